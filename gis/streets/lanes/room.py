"""Room for carriageways side by side: assumed widths and places give way to the neighbours' lines.

Two lines that run side by side on one level (快慢分隔, 中央分隔, frontage roads) leave the room
between them to both. Where the assumed carriageways would overlap, both recede by the same amount,
and what a road loses on one side it takes on the other while there is room: its line then runs
off its middle. What is still too wide is made narrower down to the least width of its lanes.
Widths that are said stay; roads with `placement` neither move nor give way.

All lines step at the same time, so the result does not depend on their order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.streets.centre_lines import CentreLine
from gis.streets.cross_section import CrossSection, Element, ElementKind

Numbers = NDArray[np.float64]

SAMPLE_M = 12.0
"""Distance of the places where neighbours are looked for."""
END_M = 12.0
"""The ends of a line belong to its junctions."""
REACH_M = 16.0
PARALLEL_DEG = 8.0
SPREAD_M = 3.0
"""Lines whose distance varies more fork or join, and do not run side by side."""
GAP_M = 0.4
"""What stays between two carriageways: a kerb on each side."""
LEAST_SHARE = 0.5
"""A line gives way to neighbours along at least this share of it."""
INSIDE_M = 0.3
"""A line stays this far inside its carriageway."""
LEAST_CHANGE_M = 0.005
ROUNDS = 80
WIDENING_ROUNDS = 60
"""In these a road takes back on one side what it loses on the other; then all only recede."""
LEAST_M: Mapping[ElementKind, float] = {
    ElementKind.FAST: 2.6,
    ElementKind.MIXED: 2.6,
    ElementKind.BUS: 2.8,
    ElementKind.SLOW: 1.8,
    ElementKind.MOTORCYCLE: 1.5,
    ElementKind.MOTORCYCLE_PRIORITY: 1.5,
    ElementKind.BICYCLE: 1.2,
    ElementKind.PEDESTRIAN: 2.0,
    ElementKind.PARKING: 1.9,
    ElementKind.SHOULDER: 0.3,
}
"""How narrow a strip of assumed width may be made."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Lines side by side; `left` of a line: the other lies at its left."""

    first: int
    second: int
    first_left: bool
    second_left: bool
    distance_m: float
    first_gives: bool
    second_gives: bool


def with_room(lines: Sequence[CentreLine]) -> list[CentreLine]:
    """The lines with cross-sections that leave room for those beside them, in the same order."""
    pairs = _side_by_side(lines)
    if not pairs:
        return list(lines)
    usual = np.array([_extents(line.section) for line in lines])
    least = np.array([_least_m(line.section) for line in lines])
    rigid = np.array([line.placed or line.section is None for line in lines])
    settled = _settle(pairs, usual, least, rigid)
    found = list(lines)
    for number in np.flatnonzero((np.abs(settled - usual) > LEAST_CHANGE_M).any(axis=1)).tolist():
        extents = settled[number].tolist()
        found[number] = _changed(lines[number], extents, float(least[number]))
    return found


def _extents(section: CrossSection | None) -> tuple[float, float]:
    """Carriageway left and right of the line, metres."""
    if section is None:
        return 0.0, 0.0
    left, right = section.carriageway_m
    return left, -right


def _least_m(section: CrossSection | None) -> float:
    """Width of the carriageway with its assumed strips as narrow as can be."""
    if section is None:
        return 0.0
    return sum(_least_of(element) for element in section.elements[section.carriageway])


def _least_of(element: Element) -> float:
    least = LEAST_M.get(element.kind, element.width_m) if element.assumed else element.width_m
    return min(least, element.width_m)


def _side_by_side(lines: Sequence[CentreLine]) -> list[_Pair]:
    """Pairs of lines that run side by side, each once, by the numbers of the lines."""
    found = _Neighbours(lines)
    pairs = []
    for (first, second), seen in sorted(found.seen.items()):
        back = found.seen.get((second, first))
        if first > second and back is not None:
            continue
        share = len(seen) / found.samples[first]
        other = len(back) / found.samples[second] if back else 0.0
        rows = [*seen, *(back or ())]
        distances = sorted(row[0] for row in rows)
        tail = len(distances) // 10
        if distances[-1 - tail] - distances[tail] > SPREAD_M:
            continue
        left = sum(row[1] for row in seen) > len(seen) / 2
        along = sum(row[2] for row in rows) > len(rows) / 2
        pairs.append(
            _Pair(
                first=first,
                second=second,
                first_left=left,
                second_left=not left if along else left,
                distance_m=distances[len(distances) // 20] - GAP_M,
                first_gives=share >= LEAST_SHARE,
                second_gives=other >= LEAST_SHARE,
            )
        )
    return [pair for pair in pairs if pair.first_gives or pair.second_gives]


class _Neighbours:
    """What is seen from places along every line: (distance, at the left, drawn the same way)."""

    def __init__(self, lines: Sequence[CentreLine]) -> None:
        self.seen: dict[tuple[int, int], list[tuple[float, float, float]]] = {}
        self.samples: dict[int, int] = {}
        self._lines = np.array([line.line for line in lines], dtype=object)
        self._levels = np.array([line.level for line in lines])
        of, at, direction = _places(self._lines)
        if len(of):
            self._look(of, at, direction)

    def _look(self, of: NDArray[np.intp], at: Numbers, direction: Numbers) -> None:
        numbers, counts = np.unique(of, return_counts=True)
        self.samples = dict(zip(numbers.tolist(), counts.tolist(), strict=True))
        place, other = shapely.STRtree(self._lines).query(
            shapely.points(at), predicate="dwithin", distance=REACH_M
        )
        keep = (of[place] != other) & (self._levels[of[place]] == self._levels[other])
        place, other = place[keep], other[keep]
        station = shapely.line_locate_point(self._lines[other], shapely.points(at[place]))
        inner = (station > 0.5) & (station < shapely.length(self._lines[other]) - 0.5)
        place, other, station = place[inner], other[inner], station[inner]
        foot = _points(self._lines[other], station)
        theirs = _points(self._lines[other], station + 0.4) - _points(
            self._lines[other], station - 0.4
        )
        mine, across = direction[place], foot - at[place]
        length = np.hypot(*theirs.T) * np.hypot(*mine.T)
        along = (theirs * mine).sum(axis=1) / np.where(length > 0.0, length, 1.0)
        left = mine[:, 0] * across[:, 1] - mine[:, 1] * across[:, 0] > 0.0
        parallel = np.abs(along) > np.cos(np.radians(PARALLEL_DEG))
        for row in np.flatnonzero(parallel).tolist():
            key = (int(of[place[row]]), int(other[row]))
            told = (float(np.hypot(*across[row])), float(left[row]), float(along[row] > 0.0))
            self.seen.setdefault(key, []).append(told)


def _places(lines: NDArray[np.object_]) -> tuple[NDArray[np.intp], Numbers, Numbers]:
    """Places along lines without their ends: number of the line, point and direction."""
    lengths = shapely.length(lines)
    counts = np.maximum(((lengths - 2 * END_M) // SAMPLE_M).astype(int) + 1, 0)
    of = np.repeat(np.arange(len(lines)), counts)
    first = np.cumsum(counts) - counts
    station = END_M + (np.arange(len(of)) - first[of]) * SAMPLE_M
    chosen = lines[of]
    direction = _points(chosen, station + 0.4) - _points(chosen, station - 0.4)
    return of, _points(chosen, station), direction


def _points(lines: NDArray[np.object_], station: Numbers) -> Numbers:
    return shapely.get_coordinates(shapely.line_interpolate_point(lines, station))


def _settle(
    pairs: Sequence[_Pair], usual: Numbers, least: Numbers, rigid: NDArray[np.bool_]
) -> Numbers:
    """Extents left and right of every line after all have made room for each other."""
    first = np.array([pair.first for pair in pairs])
    second = np.array([pair.second for pair in pairs])
    side = np.array([[0 if p.first_left else 1, 0 if p.second_left else 1] for p in pairs])
    distance = np.array([pair.distance_m for pair in pairs])
    gives = np.array([[p.first_gives, p.second_gives] for p in pairs])
    gives &= ~np.column_stack([rigid[first], rigid[second]])
    share = gives / np.maximum(gives.sum(axis=1, keepdims=True), 1)
    width = usual.sum(axis=1)
    now = usual.copy()
    for step in range(ROUNDS):
        over = now[first, side[:, 0]] + now[second, side[:, 1]] - distance
        over = np.maximum(over, 0.0)[:, None] * share
        back = np.zeros_like(now)
        np.maximum.at(back, (first, side[:, 0]), over[:, 0])
        np.maximum.at(back, (second, side[:, 1]), over[:, 1])
        now = np.maximum(now - back, np.minimum(INSIDE_M, usual))
        lacking = (width if step < WIDENING_ROUNDS else least) - now.sum(axis=1)
        now += np.maximum(lacking, 0.0)[:, None] / 2.0
    return now


def _changed(line: CentreLine, extents: Sequence[float], least_m: float) -> CentreLine:
    """The line with its carriageway in the given extents, its sidewalks beside it."""
    section = line.section
    if section is None:
        return line
    part = section.carriageway
    strips = section.elements[part]
    width = sum(strip.width_m for strip in strips)
    slack = width - least_m
    left, right = extents
    taken = min(max((width - left - right) / slack, 0.0), 1.0) if slack > 1e-9 else 0.0
    narrow = tuple(
        replace(strip, width_m=round(strip.width_m - taken * (strip.width_m - _least_of(strip)), 4))
        for strip in strips
    )
    spare = left + right - sum(strip.width_m for strip in narrow)
    before = sum(strip.width_m for strip in section.elements[: part.start])
    return replace(
        line,
        section=replace(
            section,
            elements=(*section.elements[: part.start], *narrow, *section.elements[part.stop :]),
            left_m=round(before + left - spare / 2.0, 4),
        ),
    )
