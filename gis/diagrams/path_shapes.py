"""The path of one party about a contact point: bent for turns, U for U-turns, offset by side.

Shapes are in glyph metres with the contact at the origin; a glyph fits a circle of
`GLYPH_RADIUS_M` about it.
"""

from __future__ import annotations

from dataclasses import dataclass

from gis.angles import Point, gap_deg, moved
from gis.diagrams.diagram import HitSide
from gis.scenes.record import Movement

GLYPH_RADIUS_M = 8.0
TAIL_M = 6.2
"""Length of a moving party's path."""
REST_M = 4.0
"""Length of a vehicle at rest."""
GAP_M = 1.4
"""Room between contact point and a path's end."""
BESIDE_M = 1.55
"""Distance of a path from the contact that lies on its side."""
PAST_M = 2.0
"""How far a path that was hit on its side runs past the contact."""
BEND_M = 2.9
"""Length of the path after a bend."""
QUEUE_M = 4.6
"""Spacing of several parties on one side of a contact."""
_CURVE_STEPS = 6
_U_TURN_RADIUS_M = 1.7

_LANE_SHIFT_M = 1.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach:
    """How a party came to the contact: headings in degrees, nose first, and its place."""

    heading_in_deg: float
    heading_deg: float
    side: HitSide
    movement: Movement
    rank: int = 0
    """0 for the first party at this side of the contact, 1 for the one behind it, ..."""


@dataclass(frozen=True, slots=True)
class PathShape:
    """Runs of points in travel order; `dashed` is the run that is drawn dashed, if any."""

    runs: tuple[tuple[Point, ...], ...]
    dashed: int | None = None
    rest: tuple[Point, ...] = ()
    """What the party meant to do after the contact, where its shape needs it (a U-turn)."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The whole path without doubled joints."""
        points: list[Point] = []
        for run in self.runs:
            points.extend(run[1:] if points and points[-1] == run[0] else run)
        return tuple(points)


def hit_side(bearing_deg: float | None) -> HitSide:
    """The side of a contact's bearing from the nose; corners count to front and rear."""
    if bearing_deg is None:
        return HitSide.UNKNOWN
    bearing = bearing_deg % 360.0
    if gap_deg(bearing, 0.0) <= 45.0:
        return HitSide.FRONT
    if gap_deg(bearing, 180.0) <= 45.0:
        return HitSide.REAR
    return HitSide.RIGHT if bearing < 180.0 else HitSide.LEFT


def path_shape(approach: Approach) -> PathShape:
    """The path of one party, ending at its contact place (a leader hit from behind: after it)."""
    if approach.movement is Movement.REVERSING:
        approach = _as_travelled(approach)
    if approach.side is HitSide.REAR:
        return _led(approach)
    end = _contact_place(approach)
    match approach.movement:
        case Movement.LEFT | Movement.RIGHT:
            return _bent(end, approach)
        case Movement.U_TURN:
            return _u_turn(end, approach)
        case Movement.LANE_CHANGE_LEFT:
            return _shifted(end, approach.heading_deg, 90.0)
        case Movement.LANE_CHANGE_RIGHT:
            return _shifted(end, approach.heading_deg, -90.0)
        case Movement.OVERTAKING:
            return _swung(end, approach.heading_deg)
        case Movement.STOPPED | Movement.PARKED:
            return PathShape(((moved(end, approach.heading_deg, -REST_M), end),))
        case _:
            return _bent(end, approach)


def _as_travelled(approach: Approach) -> Approach:
    """A reversing party's approach along its travel: the tail goes first."""
    mirrored = {
        HitSide.FRONT: HitSide.REAR,
        HitSide.REAR: HitSide.FRONT,
        HitSide.LEFT: HitSide.RIGHT,
        HitSide.RIGHT: HitSide.LEFT,
    }
    travel = (approach.heading_deg + 180.0) % 360.0
    return Approach(
        heading_in_deg=travel,
        heading_deg=travel,
        side=mirrored.get(approach.side, approach.side),
        movement=Movement.STRAIGHT,
        rank=approach.rank,
    )


def _contact_place(approach: Approach) -> Point:
    """Where a path ends that was hit at the front or on a side."""
    heading = approach.heading_deg
    back = -QUEUE_M * approach.rank
    match approach.side:
        case HitSide.RIGHT:
            beside = moved((0.0, 0.0), heading - 90.0, BESIDE_M)
            return moved(beside, heading, PAST_M + back)
        case HitSide.LEFT:
            beside = moved((0.0, 0.0), heading + 90.0, BESIDE_M)
            return moved(beside, heading, PAST_M + back)
        case _:
            return moved((0.0, 0.0), heading, back - GAP_M)


def _led(approach: Approach) -> PathShape:
    """The path of a party hit from behind: it starts at the contact and runs ahead."""
    ahead = approach.heading_in_deg
    start = moved((0.0, 0.0), ahead, GAP_M + QUEUE_M * approach.rank)
    if approach.movement in (Movement.LEFT, Movement.RIGHT, Movement.U_TURN):
        corner = moved(start, ahead, 1.4)
        out = approach.heading_deg
        if gap_deg(out, ahead) < 1.0 or approach.movement is Movement.U_TURN:
            out = ahead + (60.0 if approach.movement is Movement.RIGHT else -60.0)
        return PathShape((_curve(start, corner, moved(corner, out, 2.2)),))
    length = REST_M if approach.rank else REST_M + 0.6
    return PathShape(((start, moved(start, ahead, length)),))


def _bent(end: Point, approach: Approach) -> PathShape:
    """A path that bends from its first heading into its last; straight where they agree."""
    before, after = approach.heading_in_deg, approach.heading_deg
    if gap_deg(before, after) < 1.0:
        return PathShape(((moved(end, after, -TAIL_M), end),))
    if gap_deg(before, after) > 165.0:
        return _u_turned(end, after)
    corner = moved(end, after, -BEND_M)
    entry = moved(corner, before, -1.6)
    start = moved(corner, before, -(TAIL_M - BEND_M + 0.6))
    leave = moved(corner, after, 1.6)
    return PathShape(((start, *_curve(entry, corner, leave), end),))


def _curve(start: Point, corner: Point, end: Point) -> tuple[Point, ...]:
    """A quadratic Bezier curve as points, both ends included."""
    points = []
    for step in range(_CURVE_STEPS + 1):
        t = step / _CURVE_STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append(
            (
                a * start[0] + b * corner[0] + c * end[0],
                a * start[1] + b * corner[1] + c * end[1],
            )
        )
    return tuple(points)


def _u_turn(end: Point, approach: Approach) -> PathShape:
    """A U: whole before the contact, or half of it where the vehicle was hit square to its way."""
    heading = approach.heading_deg
    half_done = gap_deg(approach.heading_in_deg - 90.0, heading) <= 45.0
    if not half_done:
        return _u_turned(end, heading)
    before = (heading + 90.0) % 360.0
    radius = _U_TURN_RADIUS_M * 1.3
    centre = moved(end, before, -radius)
    arc = tuple(moved(centre, before + 90.0 - 15.0 * step, radius) for step in range(7))
    rest = tuple(moved(centre, before - 15.0 * step, radius) for step in range(7))
    return PathShape(
        ((moved(arc[0], before, -3.0), *arc),), rest=(*rest, moved(rest[-1], before, -3.0))
    )


def _u_turned(end: Point, heading_deg: float) -> PathShape:
    """A U: in against the last heading, half a circle to the left, out along it."""
    foot = moved(end, heading_deg, -BEND_M)
    centre = moved(foot, heading_deg - 90.0, _U_TURN_RADIUS_M)
    arc = tuple(
        moved(centre, heading_deg - 90.0 - 180.0 * step / 8, _U_TURN_RADIUS_M) for step in range(9)
    )
    return PathShape(((moved(arc[0], heading_deg, 3.4), *arc, end),))


def _shifted(end: Point, heading_deg: float, from_side_deg: float) -> PathShape:
    """A lane change: solid, dashed aslant, solid; it comes from the side given."""
    near = moved(end, heading_deg, -2.0)
    far = moved(moved(end, heading_deg, -4.6), heading_deg + from_side_deg, _LANE_SHIFT_M)
    start = moved(far, heading_deg, -(TAIL_M - 4.6))
    return PathShape(((start, far), (far, near), (near, end)), dashed=1)


def _swung(end: Point, heading_deg: float) -> PathShape:
    """Overtaking: out to the left and on."""
    near = moved(end, heading_deg, -2.4)
    far = moved(moved(end, heading_deg, -4.4), heading_deg + 90.0, _LANE_SHIFT_M)
    start = moved(far, heading_deg, -(TAIL_M - 4.4))
    return PathShape(((start, far, near, end),))


def turned_heading(heading_deg: float, movement: Movement, angle_deg: float) -> float:
    """A heading turned by `angle_deg` towards the movement's side; unchanged if it has none."""
    if movement is Movement.RIGHT:
        return (heading_deg + angle_deg) % 360.0
    if movement is Movement.LEFT:
        return (heading_deg - angle_deg) % 360.0
    return heading_deg % 360.0
