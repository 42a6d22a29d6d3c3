"""Rounds and cuts corners of lines and rings."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gis.angles import Point, bearing_deg, moved, turn_deg
from gis.drafting.arcs import sampled, tangent_arc
from gis.drafting.lines import Segment, line_crossing
from gis.problems import Problem

STRAIGHT_DEG = 1e-6
Ends = tuple[int, int]
"""Which end of each of two lines: 0 for the start, -1 for the end."""


@dataclass(frozen=True, kw_only=True)
class Corner:
    """Two legs meeting at a point: the far ends of the legs, and the point."""

    before: Point
    at: Point
    after: Point

    @property
    def turn_deg(self) -> float:
        """How the line turns at the corner, positive to the right."""
        return turn_deg(bearing_deg(self.before, self.at), bearing_deg(self.at, self.after))


CornerCut = Callable[[Corner], Sequence[Point]]
"""What a corner gives way to: points from its first leg to its second."""


def corner_between(a: Segment, b: Segment) -> Corner:
    """The corner of two segments, prolonged where they must be; they keep their far ends.

    `Problem` DRAFT_LINES_PARALLEL where there is none.
    """
    at = line_crossing(a, b)
    if at is None:
        raise Problem("DRAFT_LINES_PARALLEL")
    before = max(a, key=lambda point: math.dist(point, at))
    after = max(b, key=lambda point: math.dist(point, at))
    return Corner(before=before, at=at, after=after)


def fillet(corner: Corner, radius_m: float) -> tuple[Point, ...]:
    """Points of the arc that rounds a corner, sampled within 1 cm.

    The arc touches the legs radius * tan(turn / 2) from the corner. `Problem`
    DRAFT_CORNER_TOO_LARGE where a leg is shorter, DRAFT_LINES_PARALLEL without a turn.
    """
    if radius_m <= 0:
        raise Problem("DRAFT_DISTANCE_NOT_POSITIVE", distance=radius_m)
    turn = abs(corner.turn_deg)
    if not STRAIGHT_DEG < turn < 180 - STRAIGHT_DEG:
        raise Problem("DRAFT_LINES_PARALLEL")
    reach = radius_m * math.tan(math.radians(turn / 2))
    start, end = chamfer(corner, reach, reach)
    return sampled(tangent_arc(start, bearing_deg(corner.before, corner.at), end))


def chamfer(corner: Corner, before_m: float, after_m: float) -> tuple[Point, Point]:
    """The two points of a cut corner, each so far from the corner along its leg.

    `Problem` DRAFT_CORNER_TOO_LARGE where a leg is shorter.
    """
    for needed, far in ((before_m, corner.before), (after_m, corner.after)):
        if needed <= 0:
            raise Problem("DRAFT_DISTANCE_NOT_POSITIVE", distance=needed)
        if needed > math.dist(corner.at, far) * (1 + 1e-12):
            raise Problem(
                "DRAFT_CORNER_TOO_LARGE",
                needed=round(needed, 2),
                available=round(math.dist(corner.at, far), 2),
            )
    return (
        moved(corner.at, bearing_deg(corner.at, corner.before), before_m),
        moved(corner.at, bearing_deg(corner.at, corner.after), after_m),
    )


def nearest_ends(one: Sequence[Point], other: Sequence[Point]) -> Ends:
    """The ends of two lines that lie nearest to each other."""
    return min(
        ((i, j) for i in (0, -1) for j in (0, -1)),
        key=lambda ends: math.dist(one[ends[0]], other[ends[1]]),
    )


def met_at_corner(
    lines: Sequence[Sequence[Point]], ends: Ends, cut: CornerCut
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Two lines prolonged or cut back at those ends to a corner that is cut; each ends at the cut.

    The first line has all of the cut. Raises as `corner_between` and the cut do.
    """
    one, other = lines
    into = list(one) if ends[0] == -1 else list(one)[::-1]
    out = list(other) if ends[1] == 0 else list(other)[::-1]
    made = list(cut(corner_between((into[-2], into[-1]), (out[0], out[1]))))
    into, out = [*into[:-1], *made], [made[-1], *out[1:]]
    return (
        tuple(into if ends[0] == -1 else into[::-1]),
        tuple(out if ends[1] == 0 else out[::-1]),
    )


def with_corner(points: Sequence[Point], number: int, made: Sequence[Point]) -> tuple[Point, ...]:
    """A line or ring whose vertex `number` gave way to the points of a fillet or chamfer."""
    if points[0] == points[-1] and number in (0, len(points) - 1):
        return (*made, *points[1:-1], made[0])
    return (*points[:number], *made, *points[number + 1 :])


def corner_at(points: Sequence[Point], number: int) -> Corner:
    """The corner at a vertex of a line or ring; `Problem` DRAFT_POINTS_LACK at a line's end."""
    last = len(points) - 1
    if number in (0, last):
        if points[0] != points[-1] or len(points) < 4:
            raise Problem("DRAFT_POINTS_LACK", needed=3, present=2)
        return Corner(before=points[-2], at=points[0], after=points[1])
    return Corner(before=points[number - 1], at=points[number], after=points[number + 1])


def with_all_corners(
    points: Sequence[Point],
    cut: CornerCut,
    *,
    is_ring: bool = False,
) -> tuple[Point, ...] | None:
    """A line or ring whose corners all gave way to what `cut` makes of them; None without any.

    The place where a ring closes is a corner too; where a line closes, it is not.
    """
    made, last = tuple(points), len(points) - 1
    inner = [k for k in range(last - 1, 0, -1) if _turns(points, k)]
    for k in inner:  # the last first: numbers before it stay
        made = with_corner(made, k, cut(corner_at(made, k)))
    closes = is_ring and _turns(points, last)
    if closes:
        made = with_corner(made, len(made) - 1, cut(corner_at(made, len(made) - 1)))
    return made if inner or closes else None


def _turns(points: Sequence[Point], number: int) -> bool:
    return STRAIGHT_DEG < abs(corner_at(points, number).turn_deg) < 180.0 - STRAIGHT_DEG
