"""Circular arcs by three points, by bulge, by tangent; and as lines within 1 cm."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gis.angles import Point, unit_vector
from gis.drafting.lines import Circle
from gis.problems import Problem

SAGITTA_M = 0.01
STRAIGHT_SINE = 1e-9


@dataclass(frozen=True, kw_only=True)
class Arc:
    """An arc; angles in radians anticlockwise from east, a positive sweep turns left."""

    circle: Circle
    start_rad: float
    sweep_rad: float

    @property
    def length_m(self) -> float:
        """Length along the arc."""
        return self.circle.radius_m * abs(self.sweep_rad)

    @property
    def bulge(self) -> float:
        """Tangent of a quarter of the sweep, as DXF polylines have it; left is positive."""
        return math.tan(self.sweep_rad / 4)

    def at(self, share: float) -> Point:
        """The point at a share of the sweep."""
        angle = self.start_rad + self.sweep_rad * share
        (x, y), r = self.circle.centre, self.circle.radius_m
        return (x + r * math.cos(angle), y + r * math.sin(angle))


def sampled(arc: Arc, sagitta_m: float = SAGITTA_M) -> tuple[Point, ...]:
    """Points on the arc, both ends among them; chords stay within `sagitta_m` of it.

    A chord over the angle a has the sagitta r (1 - cos(a / 2)).
    """
    part = 2 * math.acos(max(1 - sagitta_m / arc.circle.radius_m, 0.0))
    count = max(math.ceil(abs(arc.sweep_rad) / part), 1)
    return tuple(arc.at(share) for share in np.linspace(0, 1, count + 1).tolist())


def arc_through(start: Point, middle: Point, end: Point) -> Arc:
    """The arc from start through middle to end; `Problem` DRAFT_ARC_STRAIGHT if on one line.

    The centre is the circumcentre of the three points.
    """
    ax, ay = middle[0] - start[0], middle[1] - start[1]
    bx, by = end[0] - start[0], end[1] - start[1]
    cross = ax * by - ay * bx
    if abs(cross) <= STRAIGHT_SINE * math.hypot(ax, ay) * math.hypot(bx, by):
        raise Problem("DRAFT_ARC_STRAIGHT")
    a2, b2 = ax * ax + ay * ay, bx * bx + by * by
    ux, uy = (by * a2 - ay * b2) / (2 * cross), (ax * b2 - bx * a2) / (2 * cross)
    centre = (start[0] + ux, start[1] + uy)
    # Start, middle, end turn left exactly when the arc runs anticlockwise.
    return _between(centre, start, end, is_left=cross > 0)


def arc_by_bulge(start: Point, end: Point, bulge: float) -> Arc:
    """The arc over a chord whose sweep is 4 atan(bulge); `Problem` DRAFT_ARC_STRAIGHT of 0."""
    chord = math.dist(start, end)
    if abs(bulge) <= STRAIGHT_SINE or not chord:
        raise Problem("DRAFT_ARC_STRAIGHT")
    # The centre lies left of the chord's middle by (1 - b^2) / (4 b) chords.
    off = (1 - bulge**2) / (4 * bulge)
    dx, dy = end[0] - start[0], end[1] - start[1]
    centre = ((start[0] + end[0]) / 2 - dy * off, (start[1] + end[1]) / 2 + dx * off)
    return Arc(
        circle=Circle(centre, chord * (1 + bulge**2) / (4 * abs(bulge))),
        start_rad=math.atan2(start[1] - centre[1], start[0] - centre[0]),
        sweep_rad=4 * math.atan(bulge),
    )


def tangent_arc(start: Point, heading_deg: float, end: Point) -> Arc:
    """The arc that leaves `start` along a bearing and ends at `end`.

    The chord turns from the tangent by half the sweep. `Problem` DRAFT_ARC_STRAIGHT where the
    end lies straight ahead or behind.
    """
    tx, ty = unit_vector(heading_deg)
    dx, dy = end[0] - start[0], end[1] - start[1]
    turn = math.atan2(tx * dy - ty * dx, tx * dx + ty * dy)
    if abs(math.sin(turn)) <= STRAIGHT_SINE:
        raise Problem("DRAFT_ARC_STRAIGHT")
    return arc_by_bulge(start, end, math.tan(turn / 2))


def _between(centre: Point, start: Point, end: Point, *, is_left: bool) -> Arc:
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    last = math.atan2(end[1] - centre[1], end[0] - centre[0])
    sweep = (last - first) % math.tau
    return Arc(
        circle=Circle(centre, math.dist(centre, start)),
        start_rad=first,
        sweep_rad=sweep if is_left else sweep - math.tau,
    )
