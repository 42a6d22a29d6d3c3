"""Places from which the adjustment may begin: where two measurements alone put the target.

Two circles cross in two places; the adjustment is begun at both, and the better end is kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from gis.angles import Point, unit_vector
from gis.scenes.survey.equations import Along, Angle, Distance, Equation

PARALLEL_SIN = 1e-3


def starts(equations: Sequence[Equation]) -> list[Point]:
    """All places where two of the equations hold, or nearly."""
    found: list[Point] = []
    for one, other in combinations(equations, 2):
        found += _places(one, other)
    return found


def _places(one: Equation, other: Equation) -> Iterator[Point]:
    if isinstance(one, Distance) and isinstance(other, Distance):
        yield from circles_cross(one, other)
    elif isinstance(one, Distance):
        yield from _on_circle(one, other)
    elif isinstance(other, Distance):
        yield from _on_circle(other, one)
    else:
        yield from _lines_cross(_line(one), _line(other))


def circles_cross(one: Distance, other: Distance) -> Iterator[Point]:
    """The two places where circles cross, the left of the line between the centres first.

    Where they do not meet: the place on that line that fits both equally badly, once.
    """
    (x0, y0), (x1, y1) = one.centre, other.centre
    base = math.hypot(x1 - x0, y1 - y0)
    if base < 1e-6:
        return
    a, b = one.length_m, other.length_m
    along = (base * base + a * a - b * b) / (2.0 * base)
    ux, uy = (x1 - x0) / base, (y1 - y0) / base
    square = a * a - along * along
    if square <= 0.0:
        along = _between(base, a, b)
        yield (x0 + along * ux, y0 + along * uy)
        return
    aside = math.sqrt(square)
    for sign in (1.0, -1.0):
        yield (x0 + along * ux - sign * aside * uy, y0 + along * uy + sign * aside * ux)


def _between(base: float, a: float, b: float) -> float:
    """Station on the line from the first centre where circles that do not meet come closest."""
    if base >= a + b:
        return a + (base - a - b) / 2.0
    return (a + base + b) / 2.0 if a > b else -(b - base + a) / 2.0


Line = tuple[Point, Point]
"""A point, and the unit vector of the line through it."""


def _line(equation: Equation) -> Line:
    if isinstance(equation, Along):
        (x, y), (east, north) = equation.origin, equation.way
        at = (x + equation.length_m * east, y + equation.length_m * north)
        return at, (-north, east)
    assert isinstance(equation, Angle)
    return equation.centre, unit_vector(equation.bearing_deg)


def _on_circle(circle: Distance, other: Equation) -> Iterator[Point]:
    (x, y), (ux, uy) = _line(other)
    cx, cy = circle.centre
    along = (cx - x) * ux + (cy - y) * uy
    foot = (x + along * ux, y + along * uy)
    square = circle.length_m**2 - math.dist(foot, circle.centre) ** 2
    aside = math.sqrt(max(square, 0.0))
    for sign in (1.0, -1.0):
        yield (foot[0] + sign * aside * ux, foot[1] + sign * aside * uy)


def _lines_cross(one: Line, other: Line) -> Iterator[Point]:
    (p, u), (q, v) = one, other
    cross = u[0] * v[1] - u[1] * v[0]
    if abs(cross) < PARALLEL_SIN:
        return
    share = ((q[0] - p[0]) * v[1] - (q[1] - p[1]) * v[0]) / cross
    yield (p[0] + share * u[0], p[1] + share * u[1])
