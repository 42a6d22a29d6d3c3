"""Streets for the engine: built by hand or at random, and what must hold of whatever it makes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import shapely
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon

from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.cross_section import CrossSection, ElementKind, reversed_section
from gis.streets.derived import StreetGeometry, StreetRoad
from gis.streets.records import Road
from tests.helpers.street_shapes import B, F, lane, section, strip, two_way

Xy = tuple[float, float]

CHIAYI = (193_000.0, 2_597_000.0)
"""TWD97 metres."""


def carriageway(width_m: float) -> CrossSection:
    """Two lanes, one each way, without sidewalks."""
    return two_way(1, width_m=width_m / 2.0, sidewalk_m=0.0)


def street(
    uid: str,
    points: Sequence[Xy],
    section_: CrossSection | float = 7.0,
    *,
    road_class: str = "residential",
    level: int = 0,
    roundabout: bool = False,
    nodes: tuple[str | None, str | None] = (None, None),
) -> StreetRoad:
    """A road along `points`; a number as section is the width of two equal lanes.

    Roads meet where their end points are equal; `nodes` tells apart nodes at one place.
    """
    ends = [None if one is None else JunctionUid(one) for one in nodes]
    return StreetRoad(
        road=Road(
            uid=RoadUid(uid),
            road_class=road_class,
            level=level,
            from_junction=ends[0],
            to_junction=ends[1],
            line=LineString(points),
            source_id=f"way {uid}",
        ),
        section=carriageway(section_) if isinstance(section_, float | int) else section_,
        roundabout=roundabout,
    )


def ray(degrees: float, length_m: float = 100.0, at: Xy = (0.0, 0.0)) -> Xy:
    """The point at a distance from `at`, degrees counter-clockwise from east."""
    angle = math.radians(degrees)
    return at[0] + length_m * math.cos(angle), at[1] + length_m * math.sin(angle)


def star(
    *arms: tuple[float, float], road_class: str = "residential", length_m: float = 100.0
) -> list[StreetRoad]:
    """Straight roads from the origin: (degrees counter-clockwise from east, width in metres)."""
    return [
        street(f"r{k}", [(0.0, 0.0), ray(degrees, length_m)], width, road_class=road_class)
        for k, (degrees, width) in enumerate(arms)
    ]


def reversed_street(one: StreetRoad) -> StreetRoad:
    """The same road drawn the other way."""
    road = replace(
        one.road,
        line=one.road.line.reverse(),
        from_junction=one.road.to_junction,
        to_junction=one.road.from_junction,
    )
    return replace(one, road=road, section=reversed_section(one.section))


def moved_street(one: StreetRoad, degrees: float, dx: float, dy: float) -> StreetRoad:
    """The same road turned about the origin, then moved."""
    angle = math.radians(degrees)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    line = shapely.transform(one.road.line, lambda xy: np.round(xy @ turn + (dx, dy), 6))
    return replace(one, road=replace(one.road, line=line))


def surface_of(geometry: StreetGeometry, level: int = 0) -> shapely.Geometry:
    """Everything that is driven on, on one level."""
    return shapely.union_all(
        [one.shape for one in (*geometry.bodies, *geometry.junctions) if one.level == level]
    )


def total_area(geometry: StreetGeometry) -> float:
    """Of bodies and areas, m2."""
    return sum(one.shape.area for one in (*geometry.bodies, *geometry.junctions))


# What must hold


def defects(geometry: StreetGeometry) -> list[str]:
    """What is wrong with derived geometry: validity, double pavement, gaps, mouths."""
    return [
        *_broken(geometry),
        *_doubled(geometry),
        *_lanes_doubled(geometry),
        *_uncovered(geometry),
        *_mouths_apart(geometry),
        *_uids_twice(geometry),
    ]


def _broken(geometry: StreetGeometry) -> Iterator[str]:
    for name in ("bodies", "junctions", "lanes", "sidewalks", "islands", "blocks"):
        for one in getattr(geometry, name):
            if not (isinstance(one.shape, Polygon) and one.shape.is_valid and one.shape.area > 0):
                yield f"{name}: {shapely.is_valid_reason(one.shape)} {one.shape.wkt[:200]}"
    for shape in geometry.shapes:
        for line in (shape.axis, *shape.edges):
            if line.is_empty or not np.isfinite(shapely.get_coordinates(line)).all():
                yield f"shape of {shape.street.road.uid}: {line.wkt}"


def _doubled(geometry: StreetGeometry) -> Iterator[str]:
    solid = [*geometry.bodies, *geometry.junctions]
    for one, other in combinations(solid, 2):
        if one.level == other.level:
            shared = one.shape.intersection(other.shape).area
            if shared >= 1e-3:
                yield f"{one.uid} and {other.uid} share {shared:.4f} m2"


def _lanes_doubled(geometry: StreetGeometry) -> Iterator[str]:
    """Lanes of one road; those of different roads lie in bodies, which `_doubled` looks at."""
    for one, other in combinations(geometry.lanes, 2):
        if one.road == other.road:
            shared = one.shape.intersection(other.shape).area
            if shared >= 1e-2:
                yield f"lanes {one.seq} and {other.seq} of {one.road} share {shared:.4f} m2"


def _uncovered(geometry: StreetGeometry) -> Iterator[str]:
    length = covered = 0.0
    for level in {one.road.level for one in geometry.roads}:
        surface = surface_of(geometry, level).buffer(0.05)
        joints = surface_of(geometry, min(one.road.level for one in geometry.roads)).buffer(0.05)
        for one in geometry.roads:
            if one.road.level == level and runs_on_pavement(one.section):
                length += one.road.line.length
                covered += one.road.line.intersection(surface.union(joints)).length
    if length and covered < 0.99 * length:
        yield f"only {covered / length:.4f} of the centre lines are on the surface"


def runs_on_pavement(one: CrossSection) -> bool:
    """Whether the line lies between the carriageway's edges."""
    left, right = one.carriageway_m
    return left >= 0.0 >= right


def _mouths_apart(geometry: StreetGeometry) -> Iterator[str]:
    """Both outer corners of a whole body's mouth are vertices of its area, bit by bit.

    Not where another area or road lies at the mouth too; where arms run side by side on each other
    a corner may lie on a side of the area.
    """
    bodies: dict[str, list[Polygon]] = {}
    for body in geometry.bodies:
        bodies.setdefault(body.road, []).append(body.shape)
    areas = {area.uid: _vertices(area.shape) for area in geometry.junctions}
    level = {area.uid: area.level for area in geometry.junctions}
    for shape in geometry.shapes:
        parts = bodies.get(shape.street.road.uid, [])
        part = shape.street.section.carriageway
        outer = (shape.edges[part.start], shape.edges[part.stop])
        for area, end in ((shape.start_area, 0), (shape.end_area, -1)):
            if area is None or level.get(area) != shape.street.road.level:
                continue  # a ramp's end lies over its area, not beside it
            corners = [tuple(edge.coords[end]) for edge in outer]
            if len(parts) != 1 or not set(corners) <= _vertices(parts[0]):
                continue  # cut by a third
            own = next(one.shape for one in geometry.junctions if one.uid == area)
            apart = [
                corner
                for corner in corners
                if corner not in areas[area] and own.distance(Point(corner)) > 1e-6
            ]
            others = [one.shape for one in geometry.junctions if one.uid != area]
            others += [one.shape for one in geometry.bodies if one.road != shape.street.road.uid]
            if any(all(one.distance(Point(at)) > 1e-3 for one in others) for at in apart):
                yield f"mouth of {shape.street.road.uid} is not in its area: {corners}"


def _vertices(shape: Polygon) -> set[Xy]:
    return set(map(tuple, shapely.get_coordinates(shape).tolist()))


def _uids_twice(geometry: StreetGeometry) -> Iterator[str]:
    for name in ("bodies", "junctions", "lanes", "sidewalks", "islands", "blocks"):
        uids = [one.uid for one in getattr(geometry, name)]
        if len(uids) != len(set(uids)):
            yield f"{name}: uids are not unique"
        if uids != sorted(uids):
            yield f"{name}: not in order of uid"


# At random

_SECTIONS = (
    carriageway(7.0),
    carriageway(14.0),
    carriageway(5.0),
    two_way(1, width_m=3.0, sidewalk_m=2.0),
    two_way(3, width_m=3.2, sidewalk_m=3.0, median_m=2.0),
    section(lane(F, 3.0)),
    section(lane(F), lane(F), strip(ElementKind.SIDEWALK, 2.0), shift_m=1.5),
    section(strip(ElementKind.PARKING, 2.0), lane(F, 3.0), shift_m=-2.0),
    section(lane(B, 3.5), strip(ElementKind.DIVIDER, 0.5), lane(F, 3.5), lane(F, 3.0)),
)
_CLASSES = ("primary", "secondary", "residential", "service", "living_street", "primary_link")


@st.composite
def street_graphs(draw: st.DrawFn) -> list[StreetRoad]:
    """Connected or not: loops, slivers, legs 3 degrees apart, curved legs, levels, long stubs.

    Nodes lie on a coarse grid, shaken, some of them very near to another.
    """
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    nodes = rng.integers(0, 4, (draw(st.integers(2, 7)), 2)) * 45.0 + rng.uniform(-9, 9, (1, 2))
    nodes = nodes + rng.choice([0.0, 1.0, 8.0], (len(nodes), 1)) * rng.normal(0, 1, nodes.shape)
    nodes = np.unique(np.round(nodes, 3), axis=0)
    found = []
    for k in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(["road", "road", "road", "curve", "loop", "leg", "sliver"]))
        a, b = rng.integers(0, len(nodes), 2)
        points = _line(rng, kind, nodes[a], nodes[b])
        found.append(
            street(
                f"r{k:02d}",
                [(float(x), float(y)) for x, y in points],
                _SECTIONS[int(rng.integers(len(_SECTIONS)))],
                road_class=_CLASSES[int(rng.integers(len(_CLASSES)))],
                level=int(rng.choice([0, 0, 0, 0, 1])),
                roundabout=kind == "loop" and bool(rng.integers(2)),
            )
        )
    return found


def _line(rng: np.random.Generator, kind: str, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    if kind == "loop":
        size, turn = rng.uniform(3, 40), rng.uniform(0, 2 * np.pi)
        steps = turn + np.linspace(0, 2 * np.pi, int(rng.integers(4, 13)))
        centre = a - size * np.array([np.cos(turn), np.sin(turn)])
        ring = centre + size * np.column_stack([np.cos(steps), np.sin(steps)])
        ring[0] = ring[-1] = a
        return np.round(ring, 3)
    if kind == "leg" or (a == b).all():  # a dead end, at steps of 3 degrees
        angle = np.radians(3.0 * rng.integers(0, 120))
        length = rng.choice([2.0, 15.0, 70.0])
        return np.round([a, a + length * np.array([np.cos(angle), np.sin(angle)])], 3)
    if kind == "road":
        return np.round([a, b], 3)
    aside = np.array([a[1] - b[1], b[0] - a[0]])
    bow = (0.01 if kind == "sliver" else rng.uniform(-0.6, 0.6)) * aside
    t = np.linspace(0, 1, 9)[:, None]
    return np.round(a + t * (b - a) + 4 * t * (1 - t) * bow, 3)
