"""The arms of a junction area as they stand: in order, with their mouths and the corners between.

A junction area may hold several nodes with roads inside; its arms are the roads that leave it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Polygon

from gis.angles import Point, bearing_deg, unit_vector
from gis.crashes.records import RoadUid
from gis.streets.arm_design import ArmDesign
from gis.streets.derived import RoadShape, StreetRoad
from gis.streets.remake.standing import Network, Standing

LEAST_CORNER_DEG, MOST_CORNER_DEG = 12.0, 172.0
"""Arms that open less meet in a gore, kerbs that open more run through: no corner to be rounded."""
ON_OUTLINE_M = 0.3
"""A mouth's end farther than this from the area's outline says nothing of its corners."""
LOOK_M = 12.0


@dataclass(frozen=True, slots=True, order=True)
class ArmEnd:
    """One end of a road at a junction: 0 where its line starts, 1 where it ends."""

    road: RoadUid
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmPlace:
    """Where an arm leaves its area."""

    arm: ArmEnd
    bearing_deg: float
    """Out of the junction, clockwise from north."""
    left: Point
    """Where the edge of the carriageway on the left, seen outwards, leaves the area."""
    right: Point

    @property
    def middle(self) -> Point:
        """The middle of the mouth."""
        return (self.left[0] + self.right[0]) / 2.0, (self.left[1] + self.right[1]) / 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """A corner with a kerb return: it belongs to `arm`; `next_arm` follows counter-clockwise."""

    arm: ArmEnd
    next_arm: ArmEnd
    at: Point
    """The middle of the kerb."""
    apex: Point
    """Where the two kerbs would meet without a return."""
    opening_deg: float
    """Between the kerbs."""

    @property
    def factor(self) -> float:
        """Metres from the apex to the middle of the return, per metre of radius."""
        return 1.0 / math.sin(math.radians(self.opening_deg) / 2.0) - 1.0

    @property
    def radius_m(self) -> float:
        """The radius as it stands."""
        return math.dist(self.at, self.apex) / self.factor

    def radius_towards(self, at: Point) -> float:
        """The radius of the return whose middle lies abreast of a place; 0 at least."""
        way = math.dist(self.apex, self.at)
        if way < 1e-6:
            return math.dist(self.apex, at) / self.factor
        along = sum(
            (here - apex) * (grip - apex) / way
            for here, apex, grip in zip(at, self.apex, self.at, strict=True)
        )
        return max(0.0, along / self.factor)


def design_of(network: Network, arm: ArmEnd) -> ArmDesign:
    """What somebody decided at an arm."""
    return network.streets[arm.road].ends[arm.end]


def arms_of(standing: Standing, area: str) -> tuple[ArmEnd, ...]:
    """The arms of an area, clockwise; the first is the one nearest to north of its middle."""
    nodes = standing.nodes_of_area(area)
    network = standing.network
    arms = [
        ArmEnd(uid, end)
        for uid in sorted(network.roads_at(nodes))
        if not standing.is_inner(uid)
        for end in (0, 1)
        if network.ends[uid][end] in nodes
    ]
    if not arms:
        return ()
    turns = _turns(standing, area, arms)
    ordered = sorted(arms, key=lambda arm: (turns[arm], arm))
    first = min(
        range(len(ordered)),
        key=lambda k: (round(min(turns[ordered[k]], 360.0 - turns[ordered[k]]), 3), ordered[k]),
    )
    return tuple(ordered[first:] + ordered[:first])


def _turns(standing: Standing, area: str, arms: Sequence[ArmEnd]) -> dict[ArmEnd, float]:
    """Bearings that order arms: at one node those of the roads, else of their mouths."""
    network = standing.network
    if len(standing.nodes_of_area(area)) == 1:
        return {arm: first_bearing(network.streets[arm.road], arm.end) for arm in arms}
    shape = standing.areas[area].shape
    centre = (shape.centroid.x, shape.centroid.y)
    return {arm: bearing_deg(centre, _mouth(standing, arm).middle) for arm in arms}


def first_bearing(street: StreetRoad, end: int) -> float:
    """Bearing of a road's first metres out of the junction at one of its ends."""
    line = street.road.line if end == 0 else street.road.line.reverse()
    start = line.interpolate(0.0)
    ahead = line.interpolate(min(LOOK_M, line.length))
    return bearing_deg((start.x, start.y), (ahead.x, ahead.y))


def _mouth(standing: Standing, arm: ArmEnd) -> ArmPlace:
    """Where a road's carriageway leaves the area."""
    return mouth_of(standing.shapes[arm.road], arm)


def mouth_of(shape: RoadShape, arm: ArmEnd) -> ArmPlace:
    """The end of a road's carriageway."""
    part = shape.street.section.carriageway
    left, right = (shape.edges[k].coords[-arm.end][:2] for k in (part.start, part.stop))
    if arm.end == 1:
        left, right = right, left
    dx, dy = right[0] - left[0], right[1] - left[1]
    # Seen outwards the right edge lies a quarter turn clockwise of straight on.
    bearing = (math.degrees(math.atan2(-dy, dx))) % 360.0
    return ArmPlace(arm=arm, bearing_deg=bearing, left=left, right=right)


def places_of(standing: Standing, area: str) -> tuple[ArmPlace, ...]:
    """The mouths of an area's arms, in the order of `arms_of`."""
    return tuple(_mouth(standing, arm) for arm in arms_of(standing, area))


def corners_of(standing: Standing, area: str) -> tuple[Corner, ...]:
    """The corners of an area that have a kerb return, in the order of their arms."""
    places = places_of(standing, area)
    if len(places) < 2 or area not in standing.areas:
        return ()
    outline = _outline(standing.areas[area].shape)
    found = []
    for k, here in enumerate(places):
        corner = _corner(outline, here, places[k - 1])
        if corner is not None:
            found.append(corner)
    return tuple(found)


def _outline(shape: Polygon) -> LineString:
    ring = shapely.get_coordinates(shape.exterior)
    return LineString(ring if shape.exterior.is_ccw else ring[::-1])


def _corner(outline: LineString, here: ArmPlace, there: ArmPlace) -> Corner | None:
    """The corner from one mouth's left end to the next mouth's right end, counter-clockwise."""
    opening = (here.bearing_deg - there.bearing_deg) % 360.0
    if not LEAST_CORNER_DEG < opening < MOST_CORNER_DEG:
        return None
    ends = shapely.points([here.left, there.right])
    if max(shapely.distance(outline, ends).tolist()) > ON_OUTLINE_M:
        return None
    first, last = shapely.line_locate_point(outline, ends).tolist()
    if last < first:
        last += outline.length
    middle = outline.interpolate(((first + last) / 2.0) % outline.length)
    ways = [unit_vector(here.bearing_deg), unit_vector(there.bearing_deg)]
    matrix = np.array([[ways[0][0], -ways[1][0]], [ways[0][1], -ways[1][1]]])
    gap = np.array([there.right[0] - here.left[0], there.right[1] - here.left[1]])
    u = float(np.linalg.solve(matrix, gap)[0])
    apex = (here.left[0] + u * ways[0][0], here.left[1] + u * ways[0][1])
    return Corner(
        arm=here.arm,
        next_arm=there.arm,
        at=_on_bisector(outline, apex, ways) or (middle.x, middle.y),
        apex=apex,
        opening_deg=opening,
    )


def _on_bisector(outline: LineString, apex: Point, ways: Sequence[Point]) -> Point | None:
    """Where the outline crosses the line that halves the corner, nearest to the apex."""
    x, y = (ways[0][k] + ways[1][k] for k in (0, 1))
    size = math.hypot(x, y)
    reach = 80.0
    ray = LineString([apex, (apex[0] + reach * x / size, apex[1] + reach * y / size)])
    met = shapely.get_coordinates(shapely.intersection(outline, ray))
    if not len(met):
        return None
    nearest = min(met.tolist(), key=lambda point: math.dist(point, apex))
    return nearest[0], nearest[1]
