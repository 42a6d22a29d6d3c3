"""Lines along a path: places at even steps, patterns across them, arrow heads."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gis.angles import Point, bearing_deg, moved
from gis.display.primitives import Colour, Path
from gis.scenes.paths import length_m

MOST_STEPS = 4_000
"""A pattern has no more places than this, however long its line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A place on a path and the direction of travel there."""

    at: Point
    heading_deg: float


def steps_along(path: Sequence[Point], step_m: float, *, from_middle: bool = True) -> list[Step]:
    """Places `step_m` apart, centred on the path's length or from its start; at least one."""
    total = length_m(path)
    if not path:
        return []
    if total <= 0:
        return [Step(at=path[0], heading_deg=0.0)]
    count = min(max(int(total / step_m), 1), MOST_STEPS)
    spacing = total / count
    offset = spacing / 2 if from_middle else 0.0
    wanted = offset + spacing * np.arange(count if from_middle else count + 1)
    return [place_at(path, float(distance)) for distance in wanted]


def place_at(path: Sequence[Point], distance_m: float) -> Step:
    """The place so far along a path, its ends beyond them."""
    left = max(distance_m, 0.0)
    legs = [(a, b) for a, b in itertools.pairwise(path) if a != b]
    if not legs:
        return Step(at=path[0], heading_deg=0.0)
    for place, (start, end) in enumerate(legs):
        long = math.dist(start, end)
        if left <= long or place == len(legs) - 1:
            share = min(left / long, 1.0)
            at = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            return Step(at=at, heading_deg=bearing_deg(start, end))
        left -= long
    raise AssertionError("the last leg takes what is left")


def cut_at(path: Sequence[Point], distance_m: float) -> tuple[Point, ...]:
    """The first metres of a path."""
    kept = list(path[:1])
    left = distance_m
    for start, end in itertools.pairwise(path):
        long = math.dist(start, end)
        if long >= left:
            break
        kept.append(end)
        left -= long
    return (*kept, place_at(path, distance_m).at)


def middle_of(path: Sequence[Point]) -> Step:
    """Half-way along."""
    return place_at(path, length_m(path) / 2)


def ticks(
    path: Sequence[Point], step_m: float, half_m: float, lean_deg: float
) -> list[list[Point]]:
    """Short lines across a path, leaning `lean_deg` clockwise from its direction."""
    return [
        [
            moved(step.at, step.heading_deg + lean_deg, -half_m),
            moved(step.at, step.heading_deg + lean_deg, half_m),
        ]
        for step in steps_along(path, step_m)
    ]


def zigzag(path: Sequence[Point], step_m: float, half_m: float) -> list[Point]:
    """A path that swings to either side of another, its ends on it."""
    inner = [
        moved(step.at, step.heading_deg + 90.0, half_m if place % 2 else -half_m)
        for place, step in enumerate(steps_along(path, step_m))
    ]
    return [path[0], *inner, path[-1]]


def arrow_head(
    tip: Point, heading_deg: float, long_m: float, colour: Colour, *, layer: str, key: str
) -> Path:
    """A filled triangle whose tip points along a heading, 0.7 times as wide as long."""
    back = moved(tip, heading_deg, -long_m)
    side = 0.35 * long_m
    ring = (tip, moved(back, heading_deg + 90.0, side), moved(back, heading_deg - 90.0, side))
    return Path(runs=(ring,), closed=True, fill=colour, layer=layer, key=key)
