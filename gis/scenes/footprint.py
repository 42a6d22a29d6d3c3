"""Footprints of parties, and the sides that a contact point lies on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from gis.angles import Point, unit_vector
from gis.crashes.records import PartyRole
from gis.scenes.paths import forward_m, lateral_m

CORNER_SHARE = 0.2
"""A contact this share of the width away from the nearest corner is on the corner: 0.36 m of a
car, which is how the form's numbers 5 to 8 stand beside 1 to 4."""

_SIZES: tuple[tuple[str, tuple[float, float]], ...] = (
    ("A01", (11.5, 2.5)),
    ("A02", (11.5, 2.5)),
    ("A0", (12.0, 2.5)),
    ("A1", (8.0, 2.4)),
    ("A2", (18.0, 2.5)),
    ("A3", (16.5, 2.5)),
    ("A4", (7.0, 2.5)),
    ("B1", (4.9, 1.75)),
    ("B", (4.6, 1.8)),
    ("C01", (2.15, 0.8)),
    ("C02", (2.15, 0.8)),
    ("C04", (1.75, 0.65)),
    ("C05", (1.7, 0.65)),
    ("C", (1.9, 0.75)),
    ("D01", (11.5, 2.5)),
    ("D03", (4.6, 1.8)),
    ("D", (8.0, 2.4)),
    ("E02", (8.0, 2.5)),
    ("E03", (4.6, 1.8)),
    ("E04", (6.5, 2.2)),
    ("E", (5.5, 2.0)),
    ("F03", (1.6, 0.65)),
    ("F04", (2.2, 1.0)),
    ("F05", (4.5, 1.6)),
    ("F06", (2.2, 1.0)),
    ("F07", (1.15, 0.5)),
    ("F0", (1.75, 0.6)),
    ("G01", (4.5, 1.8)),
    ("G03", (6.0, 2.3)),
    ("G04", (6.0, 2.4)),
    ("G05", (60.0, 2.9)),
    ("G07", (30.0, 2.6)),
    ("G", (3.5, 1.6)),
    ("H04", (1.1, 0.65)),
    ("H", (0.5, 0.5)),
)
"""Length and width in metres by the first letters of the class code: usual sizes on Taiwan's
roads, the same as those of the symbols (`resources/catalogue/symbols.json`); a drawn size goes
before them."""
_SIZE_BY_ROLE = {PartyRole.RIDER: (1.9, 0.75), PartyRole.PEDESTRIAN: (0.5, 0.5)}
_OBJECT_SIZE = (0.5, 0.5)
_UNKNOWN_SIZE = (4.6, 1.8)


class Side(StrEnum):
    """A side of a footprint; a corner is two of them."""

    FRONT = "front"
    RIGHT = "right"
    REAR = "rear"
    LEFT = "left"


def usual_size(class_code: str | None, role: PartyRole) -> tuple[float, float]:
    """Length and width in metres of a party whose size is not drawn."""
    for prefix, size in _SIZES:
        if class_code and class_code.startswith(prefix):
            return size
    if role is PartyRole.OBJECT:
        return _OBJECT_SIZE
    return _SIZE_BY_ROLE.get(role, _UNKNOWN_SIZE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """A rectangle on the ground; the heading is where its nose points, degrees from north."""

    at: Point
    heading_deg: float
    length_m: float
    width_m: float

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Front left, front right, rear right, rear left."""
        east, north = unit_vector(self.heading_deg)
        ahead, side = self.length_m / 2, self.width_m / 2

        def corner(u: float, v: float) -> Point:
            return (self.at[0] + east * u + north * v, self.at[1] + north * u - east * v)

        return (
            corner(ahead, -side),
            corner(ahead, side),
            corner(-ahead, side),
            corner(-ahead, -side),
        )

    def place_of(self, point: Point) -> Point:
        """The point in the footprint's own frame: metres ahead of and right of the centre."""
        return (
            forward_m(self.at, self.heading_deg, point),
            lateral_m(self.at, self.heading_deg, point),
        )

    def distance_to(self, point: Point) -> float:
        """How far a point lies outside, in metres; 0 inside."""
        ahead, right = self.place_of(point)
        return math.hypot(
            max(0.0, abs(ahead) - self.length_m / 2), max(0.0, abs(right) - self.width_m / 2)
        )

    def sides_at(self, point: Point) -> frozenset[Side]:
        """The side nearest to a contact point, or the two of the corner it lies on.

        Depths are measured outwards, so that a point a little inside or outside the drawn
        rectangle is judged like one on its edge.
        """
        ahead, right = self.place_of(point)
        lengthwise = self.length_m / 2 - abs(ahead)
        crosswise = self.width_m / 2 - abs(right)
        end = Side.FRONT if ahead >= 0 else Side.REAR
        flank = Side.RIGHT if right >= 0 else Side.LEFT
        tolerance = CORNER_SHARE * min(self.width_m, self.length_m)
        if abs(lengthwise - crosswise) <= tolerance and min(abs(ahead), abs(right)) > 0:
            return frozenset((end, flank))
        return frozenset((end,)) if lengthwise < crosswise else frozenset((flank,))


def overlaps_along(a: Footprint, b: Footprint) -> tuple[float, float]:
    """Overlap of two near-parallel footprints lengthwise and crosswise of `a`, in metres.

    Negative where they are apart.
    """
    places = [a.place_of(corner) for corner in b.corners]
    ahead = [place[0] for place in places]
    right = [place[1] for place in places]
    lengthwise = min(a.length_m / 2, max(ahead)) - max(-a.length_m / 2, min(ahead))
    crosswise = min(a.width_m / 2, max(right)) - max(-a.width_m / 2, min(right))
    return (lengthwise, crosswise)


def touching_point(a: Footprint, b: Footprint) -> Point:
    """Where two footprints touch: the middle of their overlap or of the gap between them."""
    near_a, near_b = _nearest_part(a, b), _nearest_part(b, a)
    parts = [near_a, near_b]
    middles = [
        (sum(p[0] for p in part) / len(part), sum(p[1] for p in part) / len(part)) for part in parts
    ]
    return ((middles[0][0] + middles[1][0]) / 2, (middles[0][1] + middles[1][1]) / 2)


def _nearest_part(own: Footprint, other: Footprint) -> list[Point]:
    """Outline points of `own` that lie inside or, within 0.1 m, nearest to `other`."""
    distances = [(other.distance_to(point), point) for point in _ring(own)]
    nearest = min(distance for distance, _ in distances)
    return [point for distance, point in distances if distance <= nearest + 0.1]


def gap_m(a: Footprint, b: Footprint) -> float:
    """Distance between two footprints, 0 where they touch or overlap (to about 0.1 m)."""
    return min(
        min(b.distance_to(point) for point in _ring(a)),
        min(a.distance_to(point) for point in _ring(b)),
    )


def _ring(footprint: Footprint) -> list[Point]:
    """Points along the outline, 20 a side."""
    corners = footprint.corners
    parts = 20
    return [
        (a[0] + (b[0] - a[0]) * i / parts, a[1] + (b[1] - a[1]) * i / parts)
        for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)
        for i in range(parts)
    ]
