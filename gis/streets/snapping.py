"""Which junction and which road a crash belongs to: by its text first, then by its point."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.angles import Point
from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.crash_junctions import LocatedCase, NamePair, junctions_by_pair, name_pair
from gis.streets.records import Junction, JunctionSource, Road

TEXT_REACH_M = 500.0
"""A usable point farther than this from a junction of its names belongs to another one."""
JUNCTION_REACH_M = 30.0
"""A point this near a junction lies in it, unless its text names other roads."""
ROAD_REACH_M = 25.0
"""Half of a wide road and the usual error of a recorded point."""
SAME_PLACE_M = 150.0
"""Junctions of the same names this near each other are no choice worth doubting."""
CELL_M = 2000.0
"""A city is where at least `CELL_CRASHES` of its crashes share a square of this side."""
CELL_CRASHES = 2
_AT_ONCE = 5000

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snap:
    """Where a crash was located; None where nowhere."""

    junction: JunctionUid | None
    road: RoadUid | None


def snap_crashes(
    cases: Sequence[LocatedCase],
    junctions: Sequence[Junction],
    roads: Sequence[Road],
    *,
    name_key: Callable[[str], str],
    tick: Callable[[float], None] = lambda done: None,
) -> list[Snap]:
    """Junction and road of each crash, in the order of `cases`.

    Both names of the text match a junction: the nearest within `TEXT_REACH_M` of a usable point;
    without a usable point the only such place in the crash's city. Else the nearest junction
    within `JUNCTION_REACH_M` that does not contradict the text; a street junction that lacks a
    name gives way to one of crash texts at the same place. The road is the nearest within
    `ROAD_REACH_M`, one that the text names before any other. `name_key` takes a road's own name
    to the form the cases use. `tick` is told the share that is done and may raise to stop.
    """
    by_text = _junctions_by_text(cases, junctions, lambda done: tick(done / 3.0))
    by_point = _junctions_by_point(cases, junctions, name_key, lambda done: tick((1 + done) / 3.0))
    by_road = _roads_by_point(cases, roads, name_key, lambda done: tick((2 + done) / 3.0))
    return [
        Snap(by_text[i] if by_text[i] is not None else by_point.get(i), by_road.get(i))
        for i in range(len(cases))
    ]


def _junctions_by_text(
    cases: Sequence[LocatedCase], junctions: Sequence[Junction], tick: Callable[[float], None]
) -> list[JunctionUid | None]:
    tick(0.0)
    index = junctions_by_pair(junctions)
    cities = city_cells(cases)
    found: list[JunctionUid | None] = []
    for start in range(0, len(cases), _AT_ONCE):
        tick(start / len(cases))
        found += [_match_text(case, index, cities) for case in cases[start : start + _AT_ONCE]]
    return found


def _match_text(
    case: LocatedCase,
    index: Mapping[NamePair, Sequence[Junction]],
    cities: Mapping[str, frozenset[Cell]],
) -> JunctionUid | None:
    pair = name_pair(case.names)
    candidates = index.get(pair, ()) if pair else ()
    if not candidates:
        return None
    if case.usable and case.point is not None:
        point = case.point
        distance, uid = min((math.dist(j.at, point), j.uid) for j in candidates)
        return uid if distance <= TEXT_REACH_M else None
    cells = cities.get(case.city, frozenset())
    here = sorted((j for j in candidates if _cell(j.at) in cells), key=lambda j: j.uid)
    if here and all(math.dist(here[0].at, other.at) <= SAME_PLACE_M for other in here):
        return here[0].uid
    return None


def city_cells(cases: Sequence[LocatedCase]) -> dict[str, frozenset[Cell]]:
    """The squares (and their neighbours) where each city has usable crash points."""
    counts: dict[str, Counter[Cell]] = defaultdict(Counter)
    for case in cases:
        if case.usable and case.point is not None:
            counts[case.city][_cell(case.point)] += 1
    return {
        city: frozenset(
            (column + dx, row + dy)
            for (column, row), number in cells.items()
            if number >= CELL_CRASHES
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
        )
        for city, cells in counts.items()
    }


def _cell(at: Point) -> Cell:
    return (math.floor(at[0] / CELL_M), math.floor(at[1] / CELL_M))


def _point_shapes(points: Sequence[Point | None]) -> NDArray[np.object_]:
    xy = np.array(points, dtype=float).reshape(-1, 2)
    return np.asarray(shapely.points(xy), dtype=object)


def _usable_points(cases: Sequence[LocatedCase]) -> tuple[list[int], NDArray[np.object_]]:
    """Indices of the cases with a usable point, and those points."""
    rows = [i for i, case in enumerate(cases) if case.usable and case.point is not None]
    return rows, _point_shapes([cases[i].point for i in rows])


def _near_pairs(
    points: NDArray[np.object_],
    shapes: NDArray[np.object_],
    reach_m: float,
    tick: Callable[[float], None],
) -> Iterator[tuple[int, int, float]]:
    """All (point index, shape index, distance rounded to mm) within reach."""
    if not len(points) or not len(shapes):
        return
    tree = shapely.STRtree(shapes)
    for start in range(0, len(points), _AT_ONCE):
        tick(start / len(points))
        some = points[start : start + _AT_ONCE]
        left, right = tree.query(some, predicate="dwithin", distance=reach_m)
        distances = shapely.distance(some[left], shapes[right])
        for at, shape, distance in zip(
            left.tolist(), right.tolist(), distances.tolist(), strict=True
        ):
            yield start + at, shape, round(distance, 3)


def _junctions_by_point(
    cases: Sequence[LocatedCase],
    junctions: Sequence[Junction],
    name_key: Callable[[str], str],
    tick: Callable[[float], None],
) -> dict[int, JunctionUid]:
    rows, points = _usable_points(cases)
    shapes = _point_shapes([junction.at for junction in junctions])
    keys = [{name_key(name) for name in junction.road_names} for junction in junctions]
    best: dict[int, tuple[float, JunctionUid]] = {}
    for left, right, distance in _near_pairs(points, shapes, JUNCTION_REACH_M, tick):
        row, junction = rows[left], junctions[right]
        named = set(cases[row].names)
        if named and keys[right] and named.isdisjoint(keys[right]):
            continue
        candidate = (distance, junction.uid)
        if row not in best or candidate < best[row]:
            best[row] = candidate
    better = _better_named(junctions)
    return {row: better.get(uid, uid) for row, (_, uid) in best.items()}


def _better_named(junctions: Sequence[Junction]) -> dict[JunctionUid, JunctionUid]:
    """Street junctions with fewer than two names, and the one of crash texts at the same place."""
    poor = [j for j in junctions if j.source is JunctionSource.STREETS and len(j.road_names) < 2]
    texts = [j for j in junctions if j.source is JunctionSource.CRASH_TEXT]
    at_poor, at_texts = (_point_shapes([j.at for j in some]) for some in (poor, texts))
    best: dict[JunctionUid, tuple[float, JunctionUid]] = {}
    for left, right, distance in _near_pairs(
        at_poor, at_texts, JUNCTION_REACH_M, lambda done: None
    ):
        if set(poor[left].road_names) <= set(texts[right].road_names):
            candidate = (distance, texts[right].uid)
            best[poor[left].uid] = min(best.get(poor[left].uid, candidate), candidate)
    return {uid: text for uid, (_, text) in best.items()}


def _roads_by_point(
    cases: Sequence[LocatedCase],
    roads: Sequence[Road],
    name_key: Callable[[str], str],
    tick: Callable[[float], None],
) -> dict[int, RoadUid]:
    rows, points = _usable_points(cases)
    shapes = np.array([road.line for road in roads], dtype=object)
    keys = {name: name_key(name) if name else "" for name in {road.name for road in roads}}
    best: dict[int, tuple[bool, float, RoadUid]] = {}
    for left, right, distance in _near_pairs(points, shapes, ROAD_REACH_M, tick):
        row, road = rows[left], roads[right]
        unnamed = keys[road.name] not in cases[row].names if road.name else True
        candidate = (unnamed, distance, road.uid)
        if row not in best or candidate < best[row]:
            best[row] = candidate
    return {row: uid for row, (_, _, uid) in best.items()}
