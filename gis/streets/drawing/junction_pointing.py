"""What of junctions lies under a pointer: a corner's grip, an arm, an area."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import shapely

from gis.angles import Point, unit_vector
from gis.streets.drawing.junction_arms import ArmPlace, Corner, corners_of, places_of
from gis.streets.remake.standing import Standing

ARM_REACH_M = 35.0
"""An arm is pointed at up to so far behind its mouth."""
BESIDE_M = 1.5
"""And so far beside its carriageway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """What a pointer is at."""

    area: str | None = None
    place: ArmPlace | None = None
    """The arm: the one whose road is under the pointer, inside the area the nearest."""
    corner: Corner | None = None
    """The corner whose grip is within reach."""


NOWHERE = Pointed()


def pointed_at(standing: Standing, at: Point, grip_reach_m: float) -> Pointed:
    """The nearest grip within reach, and the arm and area there."""
    point = shapely.Point(at)
    near = sorted(standing.area_places.near([point], ARM_REACH_M) & standing.areas.keys())
    corner = _nearest_corner(standing, near, at, grip_reach_m)
    inside = [uid for uid in near if standing.areas[uid].shape.distance(point) <= grip_reach_m / 2]
    if corner is not None:
        area, found = corner
        place = next((one for one in places_of(standing, area) if one.arm == found.arm), None)
        return Pointed(area=area, place=place, corner=found)
    for uid in inside:
        places = places_of(standing, uid)
        nearest = min(places, key=lambda one: math.dist(one.middle, at), default=None)
        return Pointed(area=uid, place=nearest)
    behind = [
        (u, uid, place)
        for uid in near
        for place in places_of(standing, uid)
        if (u := _behind(place, at)) is not None
    ]
    if not behind:
        return NOWHERE
    _, area, place = min(behind, key=lambda one: one[:2])
    return Pointed(area=area, place=place)


def _nearest_corner(
    standing: Standing, areas: Iterable[str], at: Point, reach_m: float
) -> tuple[str, Corner] | None:
    found = [
        (math.dist(corner.at, at), uid, corner)
        for uid in areas
        for corner in corners_of(standing, uid)
    ]
    if not found:
        return None
    distance, area, corner = min(found, key=lambda one: one[:2])
    return (area, corner) if distance <= reach_m else None


def _behind(place: ArmPlace, at: Point) -> float | None:
    """Metres behind a mouth where a point lies on or beside its road; None elsewhere."""
    (x, y), (way_x, way_y) = place.middle, unit_vector(place.bearing_deg)
    u = (at[0] - x) * way_x + (at[1] - y) * way_y
    v = (at[0] - x) * way_y - (at[1] - y) * way_x
    half = math.dist(place.left, place.right) / 2.0 + BESIDE_M
    return u if 0.0 <= u <= ARM_REACH_M and abs(v) <= half else None
