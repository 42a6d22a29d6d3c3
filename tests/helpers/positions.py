"""Planting wrong points among right ones, to measure the position check."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from shapely import LineString

from gis.angles import Point
from gis.crashes.position_check import PositionCase, judge_positions
from gis.crashes.records import PositionFlag

NEIGHBOURHOOD_M = 120.0
"""A crash that happened this near to the planted place is not misplaced by being put there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Shares of planted wrong points and of untouched right points that were flagged."""

    caught: float
    wrongly_flagged: float


def plant(
    cases: Sequence[PositionCase],
    lines: Mapping[str, Sequence[LineString]],
    places: Sequence[Point],
    counts: Sequence[int],
    *,
    scatter_m: float,
    rng: random.Random,
    exact_share: float = 0.0,
) -> Outcome:
    """Move random right cases to the places (a share exactly onto them), judge, and compare."""
    right = [
        index
        for index, flag in enumerate(judge_positions(cases, lines))
        if flag is PositionFlag.GOOD
    ]
    moved_cases = list(cases)
    planted: set[int] = set()
    for place, count in zip(places, counts, strict=True):
        away = [
            index
            for index in right
            if index not in planted and math.dist(cases[index].point, place) > NEIGHBOURHOOD_M
        ]
        for index in rng.sample(away, count):
            spread = 0.0 if exact_share and rng.random() < exact_share else scatter_m
            at = (place[0] + rng.gauss(0, spread), place[1] + rng.gauss(0, spread))
            moved_cases[index] = replace(cases[index], point=at, flag=PositionFlag.UNCHECKED)
            planted.add(index)
    flags = judge_positions(moved_cases, lines)
    kept = [index for index in right if index not in planted]
    return Outcome(
        caught=sum(1 for index in planted if not flags[index].usable) / len(planted),
        wrongly_flagged=sum(1 for index in kept if not flags[index].usable) / len(kept),
    )
