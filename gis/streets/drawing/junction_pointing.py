"""What of junctions lies under a pointer: a corner's grip, an arm, an area."""

from __future__ import annotations

import math
from collections.abc import Sequence
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


class KnownJunctions:
    """Mouths and corners of areas, worked out once as long as the streets stay as they are."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[ArmPlace, ...]] = {}
        self._corners: dict[str, tuple[Corner, ...]] = {}

    def forget(self) -> None:
        """The streets changed."""
        self._places.clear()
        self._corners.clear()

    def places(self, standing: Standing, area: str) -> tuple[ArmPlace, ...]:
        """As `places_of`."""
        if area not in self._places:
            self._places[area] = places_of(standing, area)
        return self._places[area]

    def corners(self, standing: Standing, area: str) -> tuple[Corner, ...]:
        """As `corners_of`."""
        if area not in self._corners:
            self._corners[area] = corners_of(standing, area)
        return self._corners[area]

    def pointed_at(self, standing: Standing, at: Point, grip_reach_m: float) -> Pointed:
        """The nearest grip within reach, and the arm and area there."""
        point = shapely.Point(at)
        near = sorted(standing.area_places.near([point], ARM_REACH_M) & standing.areas.keys())
        grips = [
            (math.dist(corner.at, at), uid, corner)
            for uid in near
            for corner in self.corners(standing, uid)
        ]
        distance, area, corner = min(grips, key=lambda one: one[:2], default=(math.inf, "", None))
        if corner is not None and distance <= grip_reach_m:
            places = self.places(standing, area)
            place = next((one for one in places if one.arm == corner.arm), None)
            return Pointed(area=area, place=place, corner=corner)
        for uid in near:
            if standing.areas[uid].shape.distance(point) <= grip_reach_m / 2:
                places = self.places(standing, uid)
                nearest = min(places, key=lambda one: math.dist(one.middle, at), default=None)
                return Pointed(area=uid, place=nearest)
        return self._behind_a_mouth(standing, near, at)

    def _behind_a_mouth(self, standing: Standing, areas: Sequence[str], at: Point) -> Pointed:
        found = [
            (u, uid, place)
            for uid in areas
            for place in self.places(standing, uid)
            if (u := _behind(place, at)) is not None
        ]
        if not found:
            return NOWHERE
        _, area, place = min(found, key=lambda one: one[:2])
        return Pointed(area=area, place=place)


def _behind(place: ArmPlace, at: Point) -> float | None:
    """Metres behind a mouth where a point lies on or beside its road; None elsewhere."""
    (x, y), (way_x, way_y) = place.middle, unit_vector(place.bearing_deg)
    u = (at[0] - x) * way_x + (at[1] - y) * way_y
    v = (at[0] - x) * way_y - (at[1] - y) * way_x
    half = math.dist(place.left, place.right) / 2.0 + BESIDE_M
    return u if 0.0 <= u <= ARM_REACH_M and abs(v) <= half else None
