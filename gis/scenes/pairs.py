"""Which two parties the crash type is about: the pair first in contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from gis.angles import Point
from gis.scenes.footprint import Footprint, gap_m, touching_point
from gis.scenes.trace import PartyTrace

APART_M = 1.5
"""Footprints farther apart than this do not touch, even drawn by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPair:
    """Two parties in contact and where they touch."""

    first: PartyTrace
    second: PartyTrace
    at: Point
    apart_m: float
    """Gap between the footprints, or from the drawn impact to the farther one of them."""


def first_pair(traces: Sequence[PartyTrace], impact: Point | None) -> ContactPair | None:
    """The pair nearest to the impact, ties in order of numbers; objects and passengers make none.

    Without an impact point the pair with the narrowest gap counts.
    """
    able = [t for t in traces if not t.is_object and not t.is_passenger and t.footprint]
    able.sort(key=lambda trace: trace.party.no)
    pairs = [_pair(a, b, impact) for a, b in combinations(able, 2)]
    return min(pairs, key=lambda pair: round(pair.apart_m, 2), default=None)


def _pair(a: PartyTrace, b: PartyTrace, impact: Point | None) -> ContactPair:
    one, two = _footprint(a), _footprint(b)
    gap = gap_m(one, two)
    if impact is None:
        return ContactPair(first=a, second=b, at=touching_point(one, two), apart_m=gap)
    apart = max(gap, one.distance_to(impact), two.distance_to(impact))
    return ContactPair(first=a, second=b, at=impact, apart_m=apart)


def _footprint(trace: PartyTrace) -> Footprint:
    if trace.footprint is None:
        raise ValueError("a pair needs footprints")
    return trace.footprint
