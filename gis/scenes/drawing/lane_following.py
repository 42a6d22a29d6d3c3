"""A path drawn by hand along lanes: on the middle of the lane where the hand follows one.

Between lanes, and from the last lane to the place of contact, a curve leaves the lane along its
direction; where the hand went elsewhere, the hand is followed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import shapely
from shapely import LineString

from gis.angles import Point, bearing_deg, gap_deg, unit_vector
from gis.drafting.arcs import sampled, tangent_arc
from gis.problems import Problem
from gis.scenes.paths import length_m, smooth

SHORTEST_RUN_M = 3.0
"""A hand that crosses a lane follows it for less than this."""
CURVE_MISS_M = 1.5
"""A hand that stays within this of the smooth curve meant the curve."""
CHANGE_M = 12.0
"""Length over which a lane is changed for the next one, half of it on each."""
ACROSS_DEG = 50.0
"""Nobody drives a lane at such an angle to it: he crosses it."""
BESIDE_DEG = 20.0
STRAIGHT_M = 0.01
CURVE_POINTS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class HandSample:
    """A place of the hand, and the middle of the lane under it (None away from lanes)."""

    at: Point
    lane: str | None = None
    on_lane: Point | None = None


def followed(samples: Sequence[HandSample]) -> tuple[Point, ...]:
    """The path that a hand meant, from its first place to its last."""
    runs = _runs(samples)
    path: list[Point] = []
    for k, run in enumerate(runs):
        ahead = runs[k + 1] if k + 1 < len(runs) else None
        if run.lane is not None:
            if k and runs[k - 1].lane is not None and len(path) > 1:
                _back_off(path, run.points)
                path += _hermite(path[-2:], run.points[:2])[1:-1]
            path += run.points
            continue
        before = len(path) > 1
        if before and ahead is not None and _is_beside(path, ahead.points):
            _back_off(path, ahead.points)
        lead = path[-2:] if before else []
        after = ahead.points[:2] if ahead is not None else []
        hand = [*lead[-1:], *run.points, *after[:1]]
        path += _free(hand, lead, after)
    return _thinned(path)


@dataclass(frozen=True, slots=True)
class _Run:
    lane: str | None
    points: list[Point]
    """On the lane, or of the hand."""


def _runs(samples: Sequence[HandSample]) -> list[_Run]:
    """Stretches on one lane each, and free ones between; short ones and crossings are free."""
    found: list[_Run] = []
    for lane, group in groupby(samples, key=lambda one: one.lane):
        part = list(group)
        free = [one.at for one in part]
        on = [one.on_lane or one.at for one in part]
        if lane is not None and _is_driven(on, free):
            found.append(_Run(lane, _spaced(on)))
        elif found and found[-1].lane is None:
            found[-1].points.extend(free)
        else:
            found.append(_Run(None, free))
    return found


def _is_driven(on_lane: Sequence[Point], hand: Sequence[Point]) -> bool:
    if length_m(on_lane) < SHORTEST_RUN_M:
        return False
    along, walked = bearing_deg(on_lane[0], on_lane[-1]), bearing_deg(hand[0], hand[-1])
    return gap_deg(along, walked) < ACROSS_DEG


def _spaced(points: Sequence[Point]) -> list[Point]:
    kept = [points[0]]
    for at in points[1:]:
        if math.dist(at, kept[-1]) > STRAIGHT_M:
            kept.append(at)
    return kept


def _is_beside(path: Sequence[Point], lane: Sequence[Point]) -> bool:
    """Whether a lane runs the same way as the one that was left: it is changed for, not turned."""
    return gap_deg(bearing_deg(*path[-2:]), bearing_deg(*lane[:2])) < BESIDE_DEG


def _back_off(path: list[Point], lane: list[Point]) -> None:
    """Give the change of lanes room: leave the one earlier, and take the other later."""
    left, taken = path[-1], lane[0]
    while len(path) > 2 and math.dist(path[-1], left) < CHANGE_M / 2.0:
        path.pop()
    while len(lane) > 2 and math.dist(lane[0], taken) < CHANGE_M / 2.0:
        lane.pop(0)


def _free(hand: list[Point], before: list[Point], after: list[Point]) -> list[Point]:
    """The way between lanes, or to the end: a smooth curve where the hand was near it."""
    curve: Sequence[Point] = ()
    if len(before) == 2 and len(after) == 2:
        curve = _hermite(before, after)
    elif len(before) == 2:
        curve = _tangent(before, hand[-1])
    elif len(after) == 2:
        curve = _tangent(after[::-1], hand[0])[::-1]
    if len(curve) > 1 and _miss_m(hand, curve) <= CURVE_MISS_M:
        inner = curve[1:] if before else curve
        return list(inner[:-1] if after else inner)
    drawn = list(smooth(hand))
    drawn = drawn[1:] if before else drawn
    return drawn[:-1] if after else drawn


def _tangent(lead: Sequence[Point], end: Point) -> tuple[Point, ...]:
    """The arc that leaves the last of two points along their direction; straight where it is."""
    start = lead[-1]
    try:
        return sampled(tangent_arc(start, bearing_deg(lead[-2], start), end))
    except Problem:
        return (start, end)


def _hermite(before: Sequence[Point], after: Sequence[Point]) -> tuple[Point, ...]:
    """A curve from the last of two points to the first of two others, along both directions.

    The cubic of Hermite with tangents as long as the chord.
    """
    start, end = np.array(before[-1]), np.array(after[0])
    chord = float(np.hypot(*(end - start)))
    leaving = np.array(unit_vector(bearing_deg(before[-2], before[-1]))) * chord
    entering = np.array(unit_vector(bearing_deg(after[0], after[1]))) * chord
    t = np.linspace(0.0, 1.0, CURVE_POINTS)[:, None]
    points = (
        (2 * t**3 - 3 * t**2 + 1) * start
        + (t**3 - 2 * t**2 + t) * leaving
        + (-2 * t**3 + 3 * t**2) * end
        + (t**3 - t**2) * entering
    )
    return tuple((float(x), float(y)) for x, y in points)


def _miss_m(hand: Sequence[Point], curve: Sequence[Point]) -> float:
    line = LineString(curve)
    return float(shapely.distance(shapely.points(hand), line).max())


def _thinned(path: Sequence[Point]) -> tuple[Point, ...]:
    if len(path) < 2:
        return tuple(path)
    thin = shapely.simplify(LineString(path), STRAIGHT_M)
    return tuple((x, y) for x, y in shapely.get_coordinates(thin).tolist())
