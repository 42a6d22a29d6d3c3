"""Where the next point may lie: distance, angle, x, y, direction, alone or together.

Angles are the program's bearings: degrees clockwise from grid north. An angle relative to the
last segment is a turn, positive to the right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import combinations

from gis.angles import Point, bearing_deg, moved
from gis.drafting.lines import Circle, Segment, foot, line_circle, line_crossing, nearest
from gis.drafting.snaps import Snap

MET_M = 1e-6


@dataclass(frozen=True, kw_only=True)
class Fixed:
    """A given value (metres or degrees); relative to the last point or segment if so said.

    A locked value holds until it is freed, another one for the next point only.
    """

    value: float
    is_relative: bool = False
    is_locked: bool = False


@dataclass(frozen=True, kw_only=True)
class Constraints:
    """What is given for the next point; `along_deg` is the direction taken from a segment.

    `polar_step_deg` draws the direction to multiples of a step; 90 is ortho.
    """

    distance: Fixed | None = None
    angle: Fixed | None = None
    x: Fixed | None = None
    y: Fixed | None = None
    along_deg: float | None = None
    polar_step_deg: float | None = None

    def after_a_point(self) -> Constraints:
        """What still holds once a point was set."""
        return replace(
            self,
            distance=_kept(self.distance),
            angle=_kept(self.angle),
            x=_kept(self.x),
            y=_kept(self.y),
            along_deg=None,
        )


def _kept(fixed: Fixed | None) -> Fixed | None:
    return fixed if fixed is not None and fixed.is_locked else None


@dataclass(frozen=True, kw_only=True)
class Placed:
    """The next point; `is_met` is false where the constraints have no common point."""

    at: Point
    is_met: bool = True


@dataclass(frozen=True, kw_only=True)
class Aim:
    """The pointer with its snap, the last point, and the heading of what was last drawn."""

    pointer: Point
    snap: Snap | None = None
    last: Point | None = None
    heading_deg: float | None = None

    @property
    def wanted(self) -> Point:
        """Where the point would go without constraints."""
        return self.pointer if self.snap is None else self.snap.at


Locus = Segment | Circle
"""An endless line or a circle that the point must lie on."""


def place(constraints: Constraints, aim: Aim) -> Placed:
    """The point that meets the constraints and lies nearest to where the pointer aims.

    One constraint slides; with a snap on a line it is met where both cross, else nearest to the
    snap. Two are met at their crossing; a third must pass through it.
    """
    loci = _loci(constraints, aim)
    if not loci:
        return Placed(at=aim.wanted)
    if len(loci) == 1:
        return Placed(at=_on_one(loci[0], aim))
    forward = _forward(constraints, aim)
    crossings = _crossings(loci)
    met = [point for point in crossings if all(_gap(locus, point) <= MET_M for locus in loci)]
    at = nearest(met, forward or aim.wanted)
    if at is not None:
        return Placed(at=at)
    return Placed(at=nearest(crossings, aim.wanted) or _on_one(loci[0], aim), is_met=False)


def direction_deg(constraints: Constraints, aim: Aim) -> float | None:
    """The bearing that the next segment must have, if one is given."""
    angle = constraints.angle
    if angle is not None:
        if angle.is_relative and aim.heading_deg is not None:
            return (aim.heading_deg + angle.value) % 360.0
        return angle.value % 360.0
    if constraints.along_deg is not None:
        return constraints.along_deg
    step = constraints.polar_step_deg
    if step and aim.last is not None and aim.snap is None and not _has_xy(constraints):
        return round(bearing_deg(aim.last, aim.pointer) / step) * step % 360.0
    return None


def _has_xy(constraints: Constraints) -> bool:
    return constraints.x is not None or constraints.y is not None


def _loci(constraints: Constraints, aim: Aim) -> list[Locus]:
    found: list[Locus] = []
    if constraints.x is not None:
        x = _absolute(constraints.x, aim, 0)
        found.append(((x, aim.wanted[1]), (x, aim.wanted[1] + 1.0)))
    if constraints.y is not None:
        y = _absolute(constraints.y, aim, 1)
        found.append(((aim.wanted[0], y), (aim.wanted[0] + 1.0, y)))
    if aim.last is None:
        return found
    direction = direction_deg(constraints, aim)
    if direction is not None:
        found.append((aim.last, moved(aim.last, direction, 1.0)))
    if constraints.distance is not None:
        found.append(Circle(aim.last, constraints.distance.value))
    return found


def _absolute(fixed: Fixed, aim: Aim, axis: int) -> float:
    if fixed.is_relative and aim.last is not None:
        return aim.last[axis] + fixed.value
    return fixed.value


def _forward(constraints: Constraints, aim: Aim) -> Point | None:
    """A typed angle with a typed distance points forward, wherever the pointer is."""
    if constraints.angle is None or constraints.distance is None or aim.last is None:
        return None
    direction = direction_deg(constraints, aim) or 0.0
    return moved(aim.last, direction, constraints.distance.value)


def _on_one(locus: Locus, aim: Aim) -> Point:
    line = None if aim.snap is None else aim.snap.line
    if line is not None:
        at = nearest(_crossing(locus, line), aim.wanted)
        if at is not None:
            return at
    if not isinstance(locus, Circle):
        return foot(locus, aim.wanted)
    bearing = bearing_deg(locus.centre, aim.wanted)
    return moved(locus.centre, bearing, locus.radius_m)


def _crossings(loci: list[Locus]) -> list[Point]:
    return [point for a, b in combinations(loci, 2) for point in _crossing(a, b)]


def _crossing(a: Locus, b: Locus) -> list[Point]:
    if isinstance(a, Circle):
        # Both circles cannot be: only the distance makes one.
        return [] if isinstance(b, Circle) else line_circle(b, a)
    if isinstance(b, Circle):
        return line_circle(a, b)
    at = line_crossing(a, b)
    return [] if at is None else [at]


def _gap(locus: Locus, point: Point) -> float:
    if isinstance(locus, Circle):
        return abs(math.dist(point, locus.centre) - locus.radius_m)
    return math.dist(point, foot(locus, point))
