"""The arc that a hand followed: a circle through two ends that fits the path between them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from gis.angles import Point


def apex_of_path(
    start: Point, end: Point, path: Sequence[Point], *, least_m: float
) -> Point | None:
    """The middle of the arc from start to end that lies nearest to a path; None of a straight one.

    With x along the chord from its middle and y square to it, a circle through both ends with
    its centre at (0, h) holds x^2 + y^2 - 2 h y = c^2 / 4 (c the chord); h is found by least
    squares. A path that leaves the chord by less than `least_m` is straight.
    """
    chord = math.dist(start, end)
    if not chord or not path:
        return None
    along = np.array([(end[0] - start[0]) / chord, (end[1] - start[1]) / chord])
    across = np.array([-along[1], along[0]])
    middle = (np.array(start) + np.array(end)) / 2.0
    points = np.asarray(path, dtype=float) - middle
    x, y = points @ along, points @ across
    if float(np.abs(y).max()) < least_m:
        return None
    half = chord / 2.0
    height = float((y * (x * x + y * y - half * half)).sum() / (2.0 * (y * y).sum()))
    side = math.copysign(1.0, float(y.sum()))
    apex = middle + across * (height + side * math.hypot(height, half))
    return (float(apex[0]), float(apex[1]))
