"""Where the legs of a schematic junction lie and where glyphs stack along their approaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

from gis.angles import Point, moved, unit_vector
from gis.diagrams.diagram import DiagramArm
from gis.diagrams.path_shapes import GLYPH_RADIUS_M

PITCH_M = 2 * GLYPH_RADIUS_M + 0.6
"""Spacing of glyphs along and across an approach."""
_HALF_M = 7.0
_BARE_HALF_M = 4.5
"""Half the width of a leg where no glyph lies on any: the junction only tells the place."""
_MOUTH_ROOM_M = 3.0
_LEAST_LENGTH_M = 22.0
_BARE_LENGTH_M = 9.0
"""Length of the legs where no glyph lies on any of them."""
_TAIL_ROOM_M = 6.0
_FARTHEST_CORNER_M = 260.0
_FLAT_GAP_DEG = 170.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One leg about the origin; the approach runs on the driver's right of the centre line."""

    arm: DiagramArm
    columns: int
    rows: int
    mouth_m: float
    """Distance from the origin where the leg is clear of its neighbours."""
    least_length_m: float = _LEAST_LENGTH_M
    half_m: float = _HALF_M

    @property
    def approach_half_m(self) -> float:
        """Width of the half that leads to the junction."""
        return max(self.half_m, self.columns and self.columns * PITCH_M + 1.0)

    @property
    def exit_half_m(self) -> float:
        """Width of the half that leads away."""
        return self.half_m

    @property
    def end_m(self) -> float:
        """Distance of the leg's outer end from the origin."""
        return self.mouth_m + max(
            self.least_length_m, self.columns and self.rows * PITCH_M + _TAIL_ROOM_M
        )

    def slot(self, index: int) -> Point:
        """Centre of the n-th glyph: stacked along the approach, then in the next column."""
        column, row = divmod(index, self.rows)
        along = self.mouth_m + _MOUTH_ROOM_M + (row + 0.5) * PITCH_M
        across = 0.5 + (column + 0.5) * PITCH_M
        bearing = self.arm.bearing_deg
        return moved(moved((0.0, 0.0), bearing, along), bearing - 90.0, across)

    def edge(self, side: int, distance_m: float) -> Point:
        """A point on an edge: -1 the approach's (counter-clockwise), +1 the exit's."""
        half = self.exit_half_m if side > 0 else self.approach_half_m
        on_line = moved((0.0, 0.0), self.arm.bearing_deg, distance_m)
        return moved(on_line, self.arm.bearing_deg + 90.0, side * half)


def lay_out_legs(arms: Sequence[DiagramArm], counts: Mapping[str, int]) -> tuple[Leg, ...]:
    """Legs wide enough for their glyphs, in order of bearing, clear of each other.

    Args:
        arms: at least one arm.
        counts: glyphs on each arm's approach, by arm name.
    """
    most = max(counts.values(), default=0)
    rows = max(1, ceil(sqrt(most * 2.0)))
    ordered = sorted(arms, key=lambda arm: arm.bearing_deg)
    legs = [
        Leg(
            arm=arm,
            columns=ceil(counts.get(arm.name, 0) / rows),
            rows=min(rows, counts.get(arm.name, 0)) or 1,
            mouth_m=0.0,
            least_length_m=_LEAST_LENGTH_M if most else _BARE_LENGTH_M,
            half_m=_HALF_M if most else _BARE_HALF_M,
        )
        for arm in ordered
    ]
    return tuple(_cleared(legs, index) for index in range(len(legs)))


def _cleared(legs: Sequence[Leg], index: int) -> Leg:
    """A leg with the distance where both its corners lie behind it."""
    leg = legs[index]
    before, after = legs[index - 1], legs[(index + 1) % len(legs)]
    mouth = max(_along(leg, corner_points(before, leg)), _along(leg, corner_points(leg, after)))
    return replace(leg, mouth_m=max(0.0, mouth))


def _along(leg: Leg, points: Sequence[Point]) -> float:
    """The farthest of some points along a leg."""
    east, north = unit_vector(leg.arm.bearing_deg)
    return max((x * east + y * north for x, y in points), default=0.0)


def corner_points(leg: Leg, following: Leg) -> tuple[Point, ...]:
    """The kerb between a leg's exit edge and the approach edge of the next leg clockwise.

    One point where the edges meet; two beside the origin where they do not (a straight or hollow
    side, a road that ends).
    """
    gap = (following.arm.bearing_deg - leg.arm.bearing_deg) % 360.0 or 360.0
    here, there = leg.edge(1, 0.0), following.edge(-1, 0.0)
    if gap >= _FLAT_GAP_DEG:
        return (here, there)
    ux, uy = unit_vector(leg.arm.bearing_deg)
    vx, vy = unit_vector(following.arm.bearing_deg)
    across = ux * vy - uy * vx
    if abs(across) < 1e-9:
        return (here, there)
    step = ((there[0] - here[0]) * vy - (there[1] - here[1]) * vx) / across
    return (leg.edge(1, min(step, _FARTHEST_CORNER_M)),)
