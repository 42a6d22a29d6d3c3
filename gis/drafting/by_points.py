"""Moving, turning, scaling and mirroring as points on the map say it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from shapely import LineString

from gis.angles import Point, bearing_deg
from gis.drafting import placing
from gis.problems import Problem

Shaping = Callable[[LineString], LineString]


def moving(points: Sequence[Point]) -> Shaping:
    """From the first point to the second."""
    east, north = points[1][0] - points[0][0], points[1][1] - points[0][1]
    return lambda line: placing.moved_by(line, east, north)


def turning(points: Sequence[Point]) -> Shaping:
    """About the first point, from the direction of the second to that of the third."""
    centre, before, after = points
    turn = bearing_deg(centre, after) - bearing_deg(centre, before)
    return lambda line: placing.rotated(line, centre, turn)


def scaling(points: Sequence[Point]) -> Shaping:
    """About the first point, from the distance of the second to that of the third.

    Raises:
        Problem: DRAFT_POINTS_LACK where the second is the first.
    """
    centre, before, after = points
    if before == centre:
        raise Problem("DRAFT_POINTS_LACK", needed=3, present=2)
    factor = math.dist(centre, after) / math.dist(centre, before)
    return lambda line: placing.scaled(line, centre, factor)


def mirroring(points: Sequence[Point]) -> Shaping:
    """To the other side of the line through two points."""
    axis = (points[0], points[1])
    return lambda line: placing.mirrored(line, axis)
