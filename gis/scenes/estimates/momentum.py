"""Speeds before a collision from directions before and after it, and speeds after it.

Momentum is kept: m1 v1 + m2 v2 = m1 v1' + m2 v2' along east and along north (Fricke, Traffic Crash
Reconstruction). Two equations give both speeds, unless the vehicles came along one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from gis.angles import gap_deg, unit_vector
from gis.problems import Problem
from gis.scenes.estimates.ranges import Range

LEAST_ANGLE_DEG = 10.0
"""Directions nearer to one line than this do not tell two speeds apart."""
DOUBTFUL_ANGLE_DEG = 30.0
"""Below this a few degrees change the result by half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collider:
    """One vehicle; bearings are degrees clockwise from north, speeds metres per second."""

    mass_kg: Range
    approach_deg: Range
    departure_deg: Range
    departure_speed: Range


def angle_between(first: Collider, second: Collider) -> float:
    """Angle between the lines of approach, 0 to 90 degrees."""
    gap = gap_deg(first.approach_deg.likely, second.approach_deg.likely)
    return min(gap, 180.0 - gap)


def momentum_speeds(first: Collider, second: Collider) -> tuple[Range, Range]:
    """Speeds of both at impact, m/s; negative where the directions contradict the momentum.

    The limits are those over all limits and likeliest values of the inputs. A speed may peak
    between the limits of a direction, by less than 0.4 % for 5 degrees to either side.

    Raises:
        Problem: ESTIMATE_ONE_LINE where the approaches are, or within their limits may be, nearly
            on one line.
    """
    corners = [_corners(first), _corners(second)]
    found = []
    for one in corners[0]:
        for other in corners[1]:
            found.append(_speeds(one, other))
    likely = _speeds(_likely(first), _likely(second))
    return (
        Range(low=min(f[0] for f in found), likely=likely[0], high=max(f[0] for f in found)),
        Range(low=min(f[1] for f in found), likely=likely[1], high=max(f[1] for f in found)),
    )


_Vehicle = tuple[float, float, float, float]


def _likely(one: Collider) -> _Vehicle:
    return (
        one.mass_kg.likely,
        one.approach_deg.likely,
        one.departure_deg.likely,
        one.departure_speed.likely,
    )


def _corners(one: Collider) -> list[_Vehicle]:
    masses, ways_in, ways_out, speeds = (
        sorted({of.low, of.likely, of.high})
        for of in (one.mass_kg, one.approach_deg, one.departure_deg, one.departure_speed)
    )
    return list(product(masses, ways_in, ways_out, speeds))


def _speeds(first: _Vehicle, second: _Vehicle) -> tuple[float, float]:
    """Cramer's rule on the two components of momentum."""
    m1, in1, out1, after1 = first
    m2, in2, out2, after2 = second
    gap = gap_deg(in1, in2)
    if min(gap, 180.0 - gap) < LEAST_ANGLE_DEG:
        raise Problem("ESTIMATE_ONE_LINE")
    (x1, y1), (x2, y2) = unit_vector(in1), unit_vector(in2)
    (ox1, oy1), (ox2, oy2) = unit_vector(out1), unit_vector(out2)
    east = m1 * after1 * ox1 + m2 * after2 * ox2
    north = m1 * after1 * oy1 + m2 * after2 * oy2
    cross = x1 * y2 - x2 * y1
    return (
        (east * y2 - x2 * north) / (cross * m1),
        (x1 * north - east * y1) / (cross * m2),
    )
