"""Paths drawn by hand: smoothing, directions, and how far they bend."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence

from gis.angles import Point, bearing_deg, turn_deg, unit_vector

SMOOTHING_M = 1.5
"""Points within this distance are averaged: twice the jitter of a hand over its own spacing."""
STEP_M = 1.0
"""Kept points are at least this far apart."""
STANDING_M = 0.5
"""A path shorter than this shows no travel."""
_LOOK_M = 4.0
"""A direction is measured over this length, so that 0.3 m of jitter turns it by 4 deg at most."""

_MOST_POINTS = 4_000
"""Of a path made dense: 2 km of it half a metre apart; files may say anything."""


def length_m(path: Sequence[Point]) -> float:
    """Length of a path in metres."""
    return sum(math.dist(a, b) for a, b in itertools.pairwise(path))


def smooth(path: Sequence[Point]) -> tuple[Point, ...]:
    """The path without jitter and doubled points; its ends stay where they are.

    Each point becomes the mean of as many neighbours before as after it, all within
    `SMOOTHING_M`; then points closer than `STEP_M` are left out. Sparse paths stay as drawn.
    """
    if len(path) < 2:
        return tuple(path)
    means = [_local_mean(path, index) for index in range(len(path))]
    kept = [means[0]]
    for point in means[1:-1]:
        if math.dist(point, kept[-1]) >= STEP_M and math.dist(point, means[-1]) >= STEP_M:
            kept.append(point)
    if math.dist(means[-1], kept[-1]) > 0:
        kept.append(means[-1])
    return tuple(kept)


def _local_mean(path: Sequence[Point], index: int) -> Point:
    reach = 0
    while index - reach - 1 >= 0 and index + reach + 1 < len(path):
        before, after = path[index - reach - 1], path[index + reach + 1]
        if max(math.dist(before, path[index]), math.dist(after, path[index])) > SMOOTHING_M:
            break
        reach += 1
    window = path[index - reach : index + reach + 1]
    return (sum(p[0] for p in window) / len(window), sum(p[1] for p in window) / len(window))


def dense(path: Sequence[Point], step_m: float = 0.5) -> list[Point]:
    """The path with points at most `step_m` apart, corners kept; about 4,000 of them at most."""
    step_m = max(step_m, length_m(path) / _MOST_POINTS)
    points = list(path[:1])
    for a, b in itertools.pairwise(path):
        parts = max(1, math.ceil(math.dist(a, b) / step_m))
        points += [
            (a[0] + (b[0] - a[0]) * i / parts, a[1] + (b[1] - a[1]) * i / parts)
            for i in range(1, parts + 1)
        ]
    return points


def end_heading(path: Sequence[Point], look_m: float = _LOOK_M) -> float | None:
    """Direction of travel at the end of a smoothed path; None where it shows no travel.

    The look back goes along the path, not across it: a tight U-turn ends within metres of its
    own beginning.
    """
    if length_m(path) < STANDING_M:
        return None
    start, end = _point_before_end(path, look_m), path[-1]
    if math.dist(start, end) == 0:
        start = next(point for point in reversed(path) if point != end)
    return bearing_deg(start, end)


def _point_before_end(path: Sequence[Point], back_m: float) -> Point:
    """The point `back_m` before the end along the path, or its beginning."""
    left = back_m
    for a, b in itertools.pairwise(reversed(path)):
        step = math.dist(a, b)
        if step >= left:
            return (a[0] + (b[0] - a[0]) * left / step, a[1] + (b[1] - a[1]) * left / step)
        left -= step
    return path[0]


def start_heading(path: Sequence[Point], look_m: float = _LOOK_M) -> float | None:
    """Direction of travel at the start of a smoothed path; None where it shows no travel."""
    back = end_heading(tuple(reversed(path)), look_m)
    return None if back is None else (back + 180.0) % 360.0


def first_line(path: Sequence[Point]) -> tuple[Point, float] | None:
    """A point and the direction of the line on which a smoothed path begins; None without travel.

    Total least squares over the first third of the path, 4 to 15 m of it, so that a jittery start
    does not turn the line; there the path is taken as straight.
    """
    total = length_m(path)
    rough = start_heading(path)
    if rough is None:
        return None
    reach = min(max(total / 3.0, _LOOK_M), 15.0, total)
    count = max(2, math.ceil(len(points := dense(path)) * reach / total))
    part = points[:count]
    x = sum(point[0] for point in part) / len(part)
    y = sum(point[1] for point in part) / len(part)
    xx = sum((point[0] - x) ** 2 for point in part)
    yy = sum((point[1] - y) ** 2 for point in part)
    xy = sum((point[0] - x) * (point[1] - y) for point in part)
    heading = math.degrees(0.5 * math.atan2(2.0 * xy, yy - xx)) % 360.0
    if abs(turn_deg(heading, bearing_deg(part[0], part[-1]))) > 90.0:
        heading = (heading + 180.0) % 360.0
    return ((x, y), heading)


def lateral_m(origin: Point, heading_deg: float, point: Point) -> float:
    """How far `point` lies right (positive) of the line through `origin` along the heading."""
    east, north = unit_vector(heading_deg)
    return (point[0] - origin[0]) * north - (point[1] - origin[1]) * east


def forward_m(origin: Point, heading_deg: float, point: Point) -> float:
    """How far `point` lies ahead of `origin` along the heading."""
    east, north = unit_vector(heading_deg)
    return (point[0] - origin[0]) * east + (point[1] - origin[1]) * north


def total_turn_deg(path: Sequence[Point], final_deg: float) -> float:
    """Signed sum of the bends along a path and into `final_deg`; right is positive.

    Unlike the difference of two headings it tells a U-turn by the left from one by the right.
    """
    headings = [bearing_deg(a, b) for a, b in itertools.pairwise(path) if a != b]
    headings.append(final_deg)
    return sum(turn_deg(a, b) for a, b in itertools.pairwise(headings))


def distance_to_path(point: Point, path: Sequence[Point]) -> float:
    """Distance from a point to a polyline of at least one point, in metres."""
    if len(path) == 1:
        return math.dist(point, path[0])
    return min(_to_segment(point, a, b) for a, b in itertools.pairwise(path))


def farthest_m(
    points: Iterable[Point], path: Sequence[Point], *, at_least_m: float = math.inf
) -> float:
    """Distance of the point that lies farthest from a polyline of at least one point, metres.

    The search ends with the first point that lies as far as `at_least_m`.
    """
    found = 0.0
    for point in points:
        found = max(found, distance_to_path(point, path))
        if found >= at_least_m:
            break
    return found


def _to_segment(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    if square == 0:
        return math.dist(point, a)
    share = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square
    share = min(1.0, max(0.0, share))
    return math.hypot(point[0] - a[0] - share * dx, point[1] - a[1] - share * dy)
