"""Geometry of made scenes: paths through a junction on the right-hand side, footprints in touch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.ops import substring

from gis.angles import Point, bearing_deg, moved, turn_deg

LANE_M = 3.0
"""A party's distance to the right of the centre line."""
MOUTH_M = 13.0
"""Distance from the centre at which a turn begins and ends."""
START_M = 42.0
"""Distance from the centre at which an approach begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """Class of a party with its size."""

    class_code: str
    length_m: float
    width_m: float

    @property
    def two_wheels(self) -> bool:
        """Whether it is a motorcycle or bicycle."""
        return self.class_code[0] in "CF"


CAR = Vehicle(class_code="B03", length_m=4.6, width_m=1.8)
MOTORCYCLE = Vehicle(class_code="C03", length_m=1.9, width_m=0.7)
PEDESTRIAN = Vehicle(class_code="H01", length_m=0.4, width_m=0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A party's path in travel order; the last point is its centre at contact."""

    vehicle: Vehicle
    path: tuple[Point, ...]
    heading_deg: float


def lane_point(centre: Point, arm_deg: float, distance_m: float, *, inbound: bool) -> Point:
    """A point on the right-hand lane of an arm, `distance_m` from the junction's centre."""
    heading = arm_deg + 180.0 if inbound else arm_deg
    return moved(moved(centre, arm_deg, distance_m), heading + 90.0, LANE_M)


def straight_path(centre: Point, from_deg: float, to_deg: float) -> shapely.LineString:
    """Lane to lane straight through."""
    return shapely.LineString(
        [
            lane_point(centre, from_deg, START_M, inbound=True),
            lane_point(centre, from_deg, MOUTH_M, inbound=True),
            lane_point(centre, to_deg, MOUTH_M, inbound=False),
            lane_point(centre, to_deg, START_M, inbound=False),
        ]
    )


def turning_path(centre: Point, from_deg: float, to_deg: float) -> shapely.LineString:
    """Straight to the mouth, then a quadratic curve into the lane of the other arm."""
    start = lane_point(centre, from_deg, MOUTH_M, inbound=True)
    end = lane_point(centre, to_deg, MOUTH_M, inbound=False)
    control = _meeting(start, from_deg + 180.0, end, to_deg)
    curve = [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * control[0] + t * t * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * control[1] + t * t * end[1],
        )
        for t in np.linspace(0.0, 1.0, 17).tolist()
    ]
    first = lane_point(centre, from_deg, START_M, inbound=True)
    return shapely.LineString([first, *curve, lane_point(centre, to_deg, START_M, inbound=False)])


def _meeting(start: Point, heading_deg: float, end: Point, leaving_deg: float) -> Point:
    """Where the two lanes' lines cross; their middle where they are nearly parallel."""
    reach = 60.0
    ahead = shapely.LineString([start, moved(start, heading_deg, reach)])
    behind = shapely.LineString([end, moved(end, leaving_deg, -reach)])
    crossing = ahead.intersection(behind)
    if isinstance(crossing, shapely.Point) and not crossing.is_empty:
        return (crossing.x, crossing.y)
    return ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)


def heading_at(path: shapely.LineString, station_m: float) -> float:
    """Direction of travel at a station of a path."""
    before = path.interpolate(max(0.0, station_m - 0.5))
    after = path.interpolate(min(path.length, station_m + 0.5))
    return bearing_deg((before.x, before.y), (after.x, after.y))


def track_to(
    path: shapely.LineString, station_m: float, vehicle: Vehicle, *, end: Point | None = None
) -> Track:
    """The part of a path up to a station; `end` puts the last point exactly there."""
    heading = heading_at(path, station_m)
    part = substring(path, 0.0, station_m)
    points = [(x, y) for x, y in part.coords]
    if end is not None:
        points[-1] = end
    return Track(vehicle=vehicle, path=tuple(points), heading_deg=heading)


def struck_from_front(
    striker: shapely.LineString, struck: shapely.LineString, hitting: Vehicle, hit: Vehicle
) -> tuple[Track, Track, Point]:
    """Two crossing paths: the striker's front meets the side of the one that it hits.

    Returns the striker's track, the other's track and the point of contact.
    """
    crossing = striker.intersection(struck)
    at = crossing if isinstance(crossing, shapely.Point) else crossing.representative_point()
    along, across = striker.project(at), struck.project(at)
    heading, other = heading_at(striker, along), heading_at(struck, across)
    inward = 90.0 if turn_deg(other, heading) > 0 else -90.0
    contact = moved((at.x, at.y), other + inward, -hit.width_m / 2)
    front = moved(contact, heading, -hitting.length_m / 2)
    first = track_to(striker, max(1.0, along - hitting.length_m), hitting)
    first = Track(vehicle=hitting, path=(*first.path, front), heading_deg=heading)
    second = track_to(struck, across, hit)
    return first, second, contact


def contact_side(track: Track, contact: Point) -> str:
    """Impact code (33 欄) of the side of the footprint nearest to the contact."""
    if track.vehicle.class_code.startswith("H"):
        return "16"
    bearing = turn_deg(track.heading_deg, bearing_deg(track.path[-1], contact))
    corner = float(np.degrees(np.arctan2(track.vehicle.width_m / 2, track.vehicle.length_m / 2)))
    codes = ("11", "12", "13", "14") if track.vehicle.two_wheels else ("01", "02", "03", "04")
    if abs(bearing) <= corner + 1.0:
        return codes[0]
    if abs(bearing) >= 179.0 - corner:
        return codes[2]
    return codes[1] if bearing > 0 else codes[3]
