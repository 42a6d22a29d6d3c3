"""Segments of many shapes, found by place, of which a few shapes change between questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.angles import Point
from gis.drafting.lines import Circle, Segment

LATE_MOST = 2000
"""Segments that came later are looked at one by one; of more a new tree is made."""


@dataclass(frozen=True, kw_only=True)
class SnapShape:
    """A drawn line by its points in metres; a ring repeats its first point.

    `circle` is the circle of a line that samples an arc: it gives centre and tangents, and its
    inner points are no vertices.
    """

    points: tuple[Point, ...]
    circle: Circle | None = None
    corners: frozenset[int] | None = None
    """Numbers of the inner points that are vertices; the others lie on a curve. None: all are."""

    def is_vertex(self, number: int) -> bool:
        """Whether an inner point is a vertex."""
        return self.circle is None and (self.corners is None or number in self.corners)

    @property
    def is_ring(self) -> bool:
        """Whether the line closes."""
        return len(self.points) > 2 and self.points[0] == self.points[-1]


@dataclass(frozen=True, kw_only=True)
class FoundSegment:
    """A segment near the pointer: its shape, its place in the shape and its start's station."""

    key: str
    number: int
    segment: Segment
    station_m: float


@dataclass(frozen=True)
class _Rows:
    """Segments as a table: (n, 4) coordinates, and of each the shape's key and number."""

    ends: NDArray[np.float64]
    keys: list[str]
    numbers: NDArray[np.int64]
    stations: NDArray[np.float64]


def _rows(shapes: Mapping[str, SnapShape]) -> _Rows:
    ends, keys, numbers, stations = [np.empty((0, 4))], [], [np.empty(0, int)], [np.empty(0)]
    for key, shape in shapes.items():
        points = np.asarray(shape.points, dtype=float)
        if len(points) < 2:
            continue
        lengths = np.hypot(*np.diff(points, axis=0).T)
        ends.append(np.hstack([points[:-1], points[1:]]))
        keys.extend([key] * len(lengths))
        numbers.append(np.arange(len(lengths)))
        stations.append(np.cumsum(lengths) - lengths)
    return _Rows(np.vstack(ends), keys, np.concatenate(numbers), np.concatenate(stations))


def _distances(ends: NDArray[np.float64], pointer: Point) -> NDArray[np.float64]:
    start = ends[:, :2] - np.asarray(pointer)
    run = ends[:, 2:] - ends[:, :2]
    length2 = np.maximum((run**2).sum(axis=1), 1e-18)
    share = np.clip(-(start * run).sum(axis=1) / length2, 0.0, 1.0)
    near = start + run * share[:, None]
    away: NDArray[np.float64] = np.hypot(near[:, 0], near[:, 1])
    return away


class SnapIndex:
    """Shapes by key, asked for the segments and circle centres around a pointer."""

    def __init__(self, shapes: Mapping[str, SnapShape]) -> None:
        self._shapes = dict(shapes)
        self._plant()

    def _plant(self) -> None:
        self._standing = _rows(self._shapes)
        lines = shapely.linestrings(self._standing.ends.reshape(-1, 2, 2))
        self._tree = shapely.STRtree(np.asarray(lines, dtype=object))
        self._gone: set[str] = set()
        self._late: dict[str, SnapShape] = {}
        self._late_rows = _rows({})
        self._list_circles()

    def _list_circles(self) -> None:
        self._circles = [(k, s.circle) for k, s in self._shapes.items() if s.circle is not None]
        self._centres = np.array([c.centre for _, c in self._circles]).reshape(-1, 2)

    def shape(self, key: str) -> SnapShape | None:
        """The shape of a key."""
        return self._shapes.get(key)

    def change(self, gone: Iterable[str], new: Mapping[str, SnapShape]) -> None:
        """Take shapes away, then put others; a new shape replaces one of its key."""
        for key in [*gone, *new]:
            if self._shapes.pop(key, None) is not None and self._late.pop(key, None) is None:
                self._gone.add(key)
        self._shapes |= new
        self._late |= new
        self._late_rows = _rows(self._late)
        if len(self._late_rows.keys) > LATE_MOST:
            self._plant()
        else:
            self._list_circles()

    def segments_near(self, pointer: Point, reach_m: float, most: int) -> list[FoundSegment]:
        """At most `most` segments within reach, nearest first."""
        x, y = pointer
        box = shapely.box(x - reach_m, y - reach_m, x + reach_m, y + reach_m)
        rows = self._standing
        boxed = [k for k in self._tree.query(box).tolist() if rows.keys[k] not in self._gone]
        found = self._within(rows, np.array(boxed, dtype=int), pointer, reach_m)
        late = self._late_rows
        if late.keys:
            found += self._within(late, np.arange(len(late.keys)), pointer, reach_m)
        return [segment for _, segment in sorted(found, key=lambda pair: pair[0])[:most]]

    @staticmethod
    def _within(
        rows: _Rows, at: NDArray[np.int64], pointer: Point, reach_m: float
    ) -> list[tuple[float, FoundSegment]]:
        if not len(at):
            return []
        away = _distances(rows.ends[at], pointer)
        found = []
        for k in np.flatnonzero(away <= reach_m).tolist():
            row = int(at[k])
            ax, ay, bx, by = rows.ends[row].tolist()
            segment = FoundSegment(
                key=rows.keys[row],
                number=int(rows.numbers[row]),
                segment=((ax, ay), (bx, by)),
                station_m=float(rows.stations[row]),
            )
            found.append((float(away[k]), segment))
        return found

    def circles_near(self, pointer: Point, reach_m: float) -> list[tuple[str, Circle]]:
        """Circles whose centre lies within reach."""
        if not self._circles:
            return []
        gap = self._centres - np.asarray(pointer)
        return [self._circles[k] for k in np.flatnonzero(np.hypot(*gap.T) <= reach_m).tolist()]
