"""Where centre lines pass the places that make the network: shared nodes, ends, touches, crossings.

Two rules, by what the source gives. With node ids (OpenStreetMap) lines meet where they share a
node; nodes on one coordinate are one. Without, lines meet where ends coincide within `SNAP_M`,
where an end lies on another line (T), where they share a vertex, and where they cross on one
level. A bare crossing (neither an end nor a common vertex) counts only where the source does not
draw its nodes: where more than `BARE_SHARE` of all inner meetings are bare. In a source that does,
a bare crossing is a bridge that nobody tagged; it stays apart and is reported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.angles import Point
from gis.streets.centre_lines import CentreLine
from gis.streets.records import StreetDiagnostic

SNAP_M = 0.05
"""Ends nearer than this coincide."""
BARE_SHARE = 0.1

Coords = NDArray[np.float64]


@dataclass(frozen=True, slots=True, order=True)
class Pass:
    """One passing of a line through a place."""

    line: int
    """Index of the line."""
    position: float
    """Vertex number, with a fraction between vertices."""
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passes:
    """All passings, sorted, with each place's point and name for uids."""

    passes: tuple[Pass, ...]
    points: dict[int, Point]
    labels: dict[int, str]
    """What identifies a place in its source: "node 12", or its coordinates."""
    diagnostics: tuple[StreetDiagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Two lines at one point; positions of each there."""

    first: int
    second: int
    at: Point
    bare: bool


def passes_of_nodes(lines: Sequence[CentreLine]) -> Passes:
    """Passings of lines whose vertices carry node ids."""
    first_at: dict[Point, int] = {}
    same: dict[int, int] = {}
    rows = [
        (i, line.node_ids or (), shapely.get_coordinates(line.line)) for i, line in enumerate(lines)
    ]
    for node, at in sorted(
        {(n, (x, y)) for _, ids, xy in rows for n, (x, y) in zip(ids, xy.tolist(), strict=True)}
    ):
        same[node] = first_at.setdefault(at, node)
    counts = Counter(same[node] for _, ids, _ in rows for node in ids)
    points = {node: at for at, node in first_at.items()}
    found = [
        Pass(i, float(position), same[node])
        for i, ids, _ in rows
        for position, node in enumerate(ids)
        if counts[same[node]] > 1 or position in (0, len(ids) - 1)
    ]
    doubled = [
        StreetDiagnostic(code="NODES_DOUBLED", detail=f"node {kept} node {node}", at=points[kept])
        for node, kept in sorted(same.items())
        if node != kept
    ]
    return Passes(
        passes=tuple(sorted(found)),
        points=points,
        labels={node: f"node {node}" for node in points},
        diagnostics=tuple(doubled),
    )


def passes_of_geometry(lines: Sequence[CentreLine]) -> Passes:
    """Passings of lines that only geometry joins."""
    shapes = np.array([line.line for line in lines], dtype=object)
    coords = [shapely.get_coordinates(shape) for shape in shapes]
    levels = [line.level for line in lines]
    meetings = list(_meetings(shapes, coords, levels))
    ignored = [] if _crossings_count(meetings, coords) else [m for m in meetings if m.bare]
    spots = _spots(meetings, set(ignored), shapes, coords)
    places, points = _places([at for _, at in spots])
    simple = shapely.is_simple(shapes)
    found = {
        Pass(i, position, place)
        for (i, at), place in zip(spots, places, strict=True)
        for position in positions_on(coords[i], at, simple=bool(simple[i]))
    }
    return Passes(
        passes=tuple(sorted(_one_pass_each(found, coords))),
        points=points,
        labels={place: f"{x:.3f} {y:.3f}" for place, (x, y) in points.items()},
        diagnostics=tuple(
            StreetDiagnostic(
                code="CROSSING_WITHOUT_NODE",
                detail=" ".join(sorted((lines[m.first].source_id, lines[m.second].source_id))),
                at=m.at,
            )
            for m in {_rounded(m): m for m in ignored}.values()
        ),
    )


def _spots(
    meetings: Sequence[_Meeting],
    ignored: set[_Meeting],
    shapes: NDArray[np.object_],
    coords: Sequence[Coords],
) -> list[tuple[int, Point]]:
    """Every line with every point at which it is to be cut: meetings, ends, its own crossings."""
    found: set[tuple[int, Point]] = set()
    for meeting in meetings:
        if meeting not in ignored:
            found |= {(meeting.first, meeting.at), (meeting.second, meeting.at)}
    for i, xy in enumerate(coords):
        found |= {(i, _point(xy[0])), (i, _point(xy[-1]))}
    for i in np.flatnonzero(~shapely.is_simple(shapes)).tolist():
        parts = shapely.get_parts(shapely.node(shapes[i]))
        ends = shapely.get_coordinates(shapely.boundary(parts)).tolist()
        found |= {(i, (x, y)) for x, y in ends}
    return sorted(found)


def _point(xy: Coords) -> Point:
    return (float(xy[0]), float(xy[1]))


def _meetings(
    shapes: NDArray[np.object_], coords: Sequence[Coords], levels: Sequence[int]
) -> Iterator[_Meeting]:
    """Every point at which two lines meet; inner points of different levels do not."""
    if not len(shapes):
        return
    left, right = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=SNAP_M)
    keep = left < right
    left, right = left[keep], right[keep]
    crossing, pair = _crossing_points(shapes[left], shapes[right])
    for at, k in zip(crossing.tolist(), pair.tolist(), strict=True):
        yield from _judged(int(left[k]), int(right[k]), (at[0], at[1]), coords, levels)
    for one, other in ((left, right), (right, left)):
        for end in (0, -1):
            ends = shapely.points(np.array([coords[i][end] for i in one]).reshape(-1, 2))
            near = np.flatnonzero(shapely.dwithin(ends, shapes[other], SNAP_M))
            for k in near.tolist():
                at = _point(coords[one[k]][end])
                yield _Meeting(int(one[k]), int(other[k]), at, bare=False)


def _crossing_points(
    first: NDArray[np.object_], second: NDArray[np.object_]
) -> tuple[Coords, NDArray[np.intp]]:
    """Points common to pairs of lines (ends of common stretches), and the pair of each."""
    parts, pair = shapely.get_parts(shapely.intersection(first, second), return_index=True)
    parts, inner = shapely.get_parts(parts, return_index=True)
    xy, part = shapely.get_coordinates(parts, return_index=True)
    return xy, pair[inner][part]


def _judged(
    first: int, second: int, at: Point, coords: Sequence[Coords], levels: Sequence[int]
) -> Iterator[_Meeting]:
    """The meeting of two lines at a common point, unless one passes over the other."""
    at_end = _at_end(coords[first], at) or _at_end(coords[second], at)
    if at_end:
        yield _Meeting(first, second, at, bare=False)
    elif levels[first] == levels[second]:
        common = _at_vertex(coords[first], at) and _at_vertex(coords[second], at)
        yield _Meeting(first, second, at, bare=not common)


def _at_end(xy: Coords, at: Point) -> bool:
    return bool((np.hypot(*(xy[[0, -1]] - at).T) <= SNAP_M).any())


def _at_vertex(xy: Coords, at: Point) -> bool:
    return bool((np.hypot(*(xy - at).T) <= SNAP_M).any())


def _crossings_count(meetings: Sequence[_Meeting], coords: Sequence[Coords]) -> bool:
    """Whether bare crossings join lines: where the source does not draw its nodes."""
    bare = {_rounded(m) for m in meetings if m.bare}
    drawn = {
        _rounded(m)
        for m in meetings
        if not m.bare and all(_at_vertex(coords[i], m.at) for i in (m.first, m.second))
    }
    return len(bare) > BARE_SHARE * (len(bare) + len(drawn))


def _rounded(meeting: _Meeting) -> tuple[int, int, float, float]:
    first, second = sorted((meeting.first, meeting.second))
    return (first, second, round(meeting.at[0], 1), round(meeting.at[1], 1))


def positions_on(xy: Coords, at: Point, *, simple: bool = False) -> list[float]:
    """Positions (vertex number and fraction) at which a polyline passes within `SNAP_M` of a point.

    A vertex within `SNAP_M` is taken for the position itself. A `simple` line passes its own
    vertices once (its ends twice if it is closed).
    """
    if simple and len(exact := np.flatnonzero((xy[:, 0] == at[0]) & (xy[:, 1] == at[1]))):
        return [float(i) for i in exact.tolist()]
    start, step = xy[:-1], np.diff(xy, axis=0)
    length = np.hypot(*step.T)
    along = np.clip(((at - start) * step).sum(axis=1) / np.maximum(length**2, 1e-12), 0.0, 1.0)
    gap = np.hypot(*(start + along[:, None] * step - at).T)
    found: list[tuple[float, float]] = []
    stations = np.concatenate([[0.0], np.cumsum(length)])
    for i in np.flatnonzero(gap <= SNAP_M).tolist():
        position, station = i + float(along[i]), float(stations[i] + along[i] * length[i])
        for vertex in (i, i + 1):
            if np.hypot(*(xy[vertex] - at)) <= SNAP_M:
                position, station = float(vertex), float(stations[vertex])
                break
        if not found or station - found[-1][1] > 2 * SNAP_M:
            found.append((position, station))
    return [position for position, _ in found]


def _places(points: Sequence[Point]) -> tuple[list[int], dict[int, Point]]:
    """The place of each point, places being points chained within `SNAP_M`; numbered by point."""
    unique = sorted(set(points))
    shapes = np.asarray(shapely.points(np.array(unique).reshape(-1, 2)), dtype=object)
    root = list(range(len(unique)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    if unique:
        left, right = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=SNAP_M)
        for a, b in zip(left.tolist(), right.tolist(), strict=True):
            low, high = sorted((find(a), find(b)))
            root[high] = low
    number = {at: find(i) for i, at in enumerate(unique)}
    return [number[at] for at in points], {i: unique[i] for i in set(number.values())}


def _one_pass_each(found: set[Pass], coords: Sequence[Coords]) -> Iterator[Pass]:
    """Leave one of the passings of a line through a place that differ by rounding only."""
    by_line: dict[tuple[int, int], list[float]] = defaultdict(list)
    for one in found:
        by_line[one.line, one.place].append(one.position)
    for (line, place), positions in by_line.items():
        kept: list[float] = []
        for position in sorted(positions, key=lambda p: (not p.is_integer(), p)):
            if all(_length_between(coords[line], position, other) > 3 * SNAP_M for other in kept):
                kept.append(position)
        yield from (Pass(line, position, place) for position in kept)


def _length_between(xy: Coords, start: float, end: float) -> float:
    part = stretch(xy, min(start, end), max(start, end))
    return float(np.hypot(*np.diff(part, axis=0).T).sum())


def stretch(xy: Coords, start: float, end: float) -> Coords:
    """The vertices of a polyline between two positions."""
    inner = xy[int(np.floor(start)) + 1 : int(np.ceil(end))]
    return np.vstack([_interpolated(xy, start), inner, _interpolated(xy, end)])


def _interpolated(xy: Coords, position: float) -> Coords:
    i = min(int(position), len(xy) - 2)
    at: Coords = xy[i] + (position - i) * (xy[i + 1] - xy[i])
    return at
