"""Speeds from skids, yaw marks and several losses one after another.

All speeds are metres per second, lengths metres. The formulas are those of Lynn B. Fricke, Traffic
Crash Reconstruction (Northwestern University Center for Public Safety): work done by friction
equals the loss of kinetic energy (1/2 m v^2 = m g f d), friction across the path gives the
centripetal force (m v^2 / R = m g f), and losses of energy add up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from gis.angles import Point
from gis.problems import Problem
from gis.scenes.estimates.ranges import Range, spread_over

G = 9.81
"""m/s^2, rounded as in the source (2 g in km/h and metres is the 254 of handbooks)."""
KMH = 3.6
_STRAIGHT_SHARE = 0.005
"""A mark whose middle leaves its chord by less than this share of it tells no radius."""


def skid_speed(
    length: Range, drag: Range, *, braked: Range, grade: Range, end_speed: Range
) -> Range:
    """Speed at the beginning of a skid.

    v = sqrt(v_end^2 + 2 g d (f n + G)).

    Args:
        length: of the marks, m.
        drag: factor of friction f.
        braked: share n of the friction that the brakes use: 1 with all wheels locked.
        grade: rise over run G, positive uphill.
        end_speed: left at the end of the marks, m/s; 0 where they end at rest.

    Raises:
        Problem: ESTIMATE_NO_BRAKING where the slope is steeper than the friction holds.
    """
    if drag.low * braked.low + grade.low <= 0.0:
        raise Problem("ESTIMATE_NO_BRAKING")

    def speed(d: float, f: float, n: float, rise: float, end: float) -> float:
        return math.sqrt(end * end + 2.0 * G * d * (f * n + rise))

    return spread_over(speed, length, drag, braked, grade, end_speed)


def radius_of_chord(chord_m: float, middle_m: float) -> float:
    """Radius of an arc, from a chord and how far the arc's middle leaves it: C^2 / 8M + M / 2."""
    return chord_m * chord_m / (8.0 * middle_m) + middle_m / 2.0


def radius_of_mark(points: Sequence[Point]) -> float:
    """Radius of the circle through a drawn mark, by least squares (Kasa 1976), metres.

    x^2 + y^2 = 2 a x + 2 b y + c is linear in a, b and c; the radius is sqrt(c + a^2 + b^2).

    Raises:
        Problem: ESTIMATE_STRAIGHT_MARK for fewer than three points or a mark too straight to tell.
    """
    found = np.asarray(points, dtype=np.float64)
    if len(found) < 3:
        raise Problem("ESTIMATE_STRAIGHT_MARK")
    found = found - found.mean(axis=0)
    chord = found[-1] - found[0]
    length = float(np.hypot(*chord))
    across = np.abs((found - found[0]) @ np.array([-chord[1], chord[0]]))
    if length == 0.0 or float(across.max()) / length**2 < _STRAIGHT_SHARE:
        raise Problem("ESTIMATE_STRAIGHT_MARK")
    left = np.column_stack((2.0 * found, np.ones(len(found))))
    (a, b, c), *_ = np.linalg.lstsq(left, (found**2).sum(axis=1), rcond=None)
    return float(math.sqrt(c + a * a + b * b))


def yaw_speed(radius: Range, drag: Range, *, superelevation: Range) -> Range:
    """Speed at which a vehicle slides sideways: v = sqrt(g R (f + e) / (1 - f e)).

    Args:
        radius: of the path of the centre of mass, m: the outer front tyre's mark less half the
            track width.
        drag: factor of friction f.
        superelevation: slope e across the path, positive where the outside is higher.

    Raises:
        Problem: ESTIMATE_NO_BRAKING where the slope is steeper than the friction holds.
    """
    if drag.low + superelevation.low <= 0.0:
        raise Problem("ESTIMATE_NO_BRAKING")

    def speed(r: float, f: float, e: float) -> float:
        return math.sqrt(G * r * (f + e) / (1.0 - f * e))

    return spread_over(speed, radius, drag, superelevation)


def combined_speed(losses: Sequence[Range]) -> Range:
    """Speed before several losses one after another: v = sqrt(v1^2 + v2^2 + ...).

    Raises:
        Problem: ESTIMATE_NOTHING without any.
    """
    if not losses:
        raise Problem("ESTIMATE_NOTHING")
    return spread_over(math.hypot, *losses)
