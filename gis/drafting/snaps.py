"""What a snap is, in which order snaps are offered, and who may offer more."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from gis.angles import Point
from gis.drafting.lines import Segment


class SnapKind(Enum):
    """Kinds of snaps, best rank first."""

    FIXED_POINT = "fixed point"
    """What a scene is measured from."""
    TOUCH = "touch"
    """Where two vehicles touch."""
    ANCHOR = "anchor"
    """A wheel, a corner, the middle of a vehicle."""
    POST = "post"
    """A pole, a sign, a signal; a photo's place."""
    END = "end"
    INTERSECTION = "intersection"
    VERTEX = "vertex"
    CENTRE = "centre"
    MIDDLE = "middle"
    PERPENDICULAR = "perpendicular"
    TANGENT = "tangent"
    STATION = "station"
    STOP_LINE = "stop line"
    LANE_CENTRE = "lane centre"
    LANE_EDGE = "lane edge"
    KERB = "kerb"
    ON_SEGMENT = "on segment"
    EXTENSION = "extension"
    PARALLEL = "parallel"
    GRID = "grid"


RANKS = {kind: rank for rank, kind in enumerate(SnapKind)}


@dataclass(frozen=True, kw_only=True)
class SnapReason:
    """Numbers and names of the sentence that says why; the window has the words.

    Bearings are degrees clockwise from grid north, stations metres along the source.
    """

    other_source: str | None = None
    bearing_deg: float | None = None
    station_m: float | None = None
    radius_m: float | None = None


@dataclass(frozen=True, kw_only=True)
class Snap:
    """A place the pointer may be drawn to; `line` is what it can slide along."""

    kind: SnapKind
    at: Point
    source: str
    reason: SnapReason = SnapReason()
    line: Segment | None = None


@dataclass(frozen=True, kw_only=True)
class SnapQuestion:
    """Where the pointer is, how far snaps reach (metres) and what was drawn before.

    `tracked` are segments the pointer rested on: extensions and parallels refer to them.
    """

    pointer: Point
    tolerance_m: float
    last: Point | None = None
    tracked: Sequence[tuple[str, Segment]] = ()
    grid_m: float | None = None


class SnapProvider(Protocol):
    """Offers snaps of a domain of its own (lanes, kerbs, stop lines, stations)."""

    def snaps_near(self, question: SnapQuestion) -> Iterable[Snap]:
        """Snaps within the tolerance of the question's pointer, in any order."""
        ...


def ordered(snaps: Iterable[Snap], pointer: Point) -> tuple[Snap, ...]:
    """Snaps by rank, then distance; of several at one place (1 mm) only the best stays."""
    best: dict[tuple[int, int], Snap] = {}
    for snap in sorted(snaps, key=lambda s: (RANKS[s.kind], math.dist(s.at, pointer), s.source)):
        best.setdefault((round(snap.at[0] * 1000), round(snap.at[1] * 1000)), snap)
    return tuple(best.values())


def cycled(candidates: Sequence[Snap], active: Snap | None) -> Snap | None:
    """The candidate after the active one, round and round; the first if that is gone."""
    if not candidates:
        return None
    if active is None or active not in candidates:
        return candidates[0]
    return candidates[(candidates.index(active) + 1) % len(candidates)]
