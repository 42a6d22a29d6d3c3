"""Roads as a plane of stations and offsets, on which markings are laid out before they bend.

A road point is (s, v): s metres along the axis from the start mouth, v metres across, positive to
the left of the line as in `CrossSection.left_m`. The edges of the strips say where it lies, so
that what is square in the plane ends exactly at kerbs, and pieces apart in the plane stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.streets.cross_section import CrossSection, Element
from gis.streets.derived import RoadShape

Array = NDArray[np.float64]
SAME_M = 1e-6
"""Stations nearer than this are one."""
LEAST_ROAD_M = 0.5
FRAMES_KEPT = 2000
OWNERS_APART_M = 1e6
"""More than any road is long."""


Strip = tuple[float, float]
"""Left and right offset, the left one larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadFrame:
    """One road's stations, offsets and the grid of its edges."""

    shape: RoadShape
    length_m: float
    stations: Array
    """(m,) metres along the axis, rising from 0."""
    offsets: Array
    """(n + 1,) offsets of the edges, falling."""
    grid: Array
    """(n + 1, m, 2) points of the edges at the stations."""
    strips: tuple[tuple[int, Element, Strip], ...]
    """Strips of the carriageway with number and offsets, left to right."""
    kerbed: tuple[bool, bool]
    """Whether a sidewalk with its kerb bounds the carriageway on the left, on the right."""

    @property
    def section(self) -> CrossSection:
        """The road's cross-section."""
        return self.shape.street.section

    @property
    def uid(self) -> str:
        """The road's uid."""
        return self.shape.street.road.uid

    @property
    def carriageway(self) -> Strip:
        """Left and right edge of the carriageway."""
        return self.strips[0][2][0], self.strips[-1][2][1]

    def stations_between(self, start: float, end: float) -> list[float]:
        """`start`, the axis' own stations between, `end`; falling where `end` lies before."""
        if len(self.stations) == 2:
            return [start, end]
        low, high = min(start, end), max(start, end)
        inner = self.stations[1:-1]
        inside = inner[(inner > low + SAME_M) & (inner < high - SAME_M)].tolist()
        return [start, *(inside if start <= end else reversed(inside)), end]


def place(frames: Sequence[RoadFrame], owners: NDArray[np.intp], points: Array) -> Array:
    """Map coordinates of (k, 2) road points, each on the road whose number `owners` gives.

    Beyond a road its ends run on straight, and beyond its edges the outermost strips.
    """
    s, v = points[:, 0], points[:, 1]
    marks = [len(frame.stations) for frame in frames]
    edges = [len(frame.offsets) for frame in frames]
    stations = np.concatenate([frame.stations for frame in frames])
    offsets = np.concatenate([frame.offsets for frame in frames])
    grid = np.concatenate([frame.grid.reshape(-1, 2) for frame in frames])
    at = _bins(marks, stations, owners, s)
    strip = _bins(edges, -offsets, owners, -v)
    along = ((s - stations[at]) / (stations[at + 1] - stations[at]))[:, None]
    left, right = offsets[strip], offsets[strip + 1]
    across = ((left - v) / np.maximum(left - right, 1e-9))[:, None]
    # Where a point's cell begins in the grid, which holds the roads one after the other.
    sizes = np.array(marks) * np.array(edges)
    wide = np.array(marks)[owners]
    first = _starts(sizes)[owners] + (at - _starts(marks)[owners])
    first += (strip - _starts(edges)[owners]) * wide
    on_left = grid[first] * (1.0 - along) + grid[first + 1] * along
    on_right = grid[first + wide] * (1.0 - along) + grid[first + wide + 1] * along
    return np.asarray(on_left * (1.0 - across) + on_right * across)


def _starts(sizes: Sequence[int] | NDArray[np.intp]) -> NDArray[np.intp]:
    ends = np.cumsum(sizes)
    return np.asarray(ends - np.asarray(sizes))


def _bins(
    sizes: list[int], marks: Array, owners: NDArray[np.intp], values: Array
) -> NDArray[np.intp]:
    """Number of the last mark not beyond each value among its owner's, never the very last.

    `marks` holds the rising marks of all owners one after the other.
    """
    spread = np.repeat(np.arange(len(sizes)) * OWNERS_APART_M, sizes)
    found = np.searchsorted(marks + spread, values + owners * OWNERS_APART_M, side="right") - 1
    first = _starts(sizes)[owners]
    return np.clip(found, first, first + np.array(sizes)[owners] - 2)


class FrameMemo:
    """Frames of courses that stay the same from edit to edit, by the road's uid."""

    def __init__(self) -> None:
        self._held: dict[str, RoadFrame] = {}

    def of(self, shapes: Sequence[RoadShape]) -> list[RoadFrame | None]:
        """A frame for each road; None where a road is too short or has no strips."""
        new = [shape for shape in shapes if self._known(shape) is None]
        made = dict(zip(map(id, new), frames_of(new), strict=True))
        if len(self._held) > FRAMES_KEPT:
            self._held.clear()
        for shape in new:
            frame = made[id(shape)]
            if frame is not None:
                self._held[shape.street.road.uid] = frame
        return [made[id(shape)] if id(shape) in made else self._known(shape) for shape in shapes]

    def _known(self, shape: RoadShape) -> RoadFrame | None:
        frame = self._held.get(shape.street.road.uid)
        return frame if frame is not None and frame.shape is shape else None


def stretches(
    limits: tuple[float, float], gaps: tuple[tuple[float, float], ...]
) -> list[tuple[float, float]]:
    """The stretches of the limits outside of gaps."""
    free: list[tuple[float, float]] = []
    low = limits[0]
    for gap_low, gap_high in gaps:
        if gap_low > low:
            free.append((low, min(gap_low, limits[1])))
        low = max(low, gap_high)
    if low < limits[1]:
        free.append((low, limits[1]))
    return free


def frames_of(shapes: Sequence[RoadShape]) -> list[RoadFrame | None]:
    """A frame for each road; None where a road is too short or has no strips."""
    if not shapes:
        return []
    lines = [line for shape in shapes for line in (shape.axis, *shape.edges)]
    coordinates, index = shapely.get_coordinates(lines, return_index=True)
    ends = np.cumsum(np.bincount(index, minlength=len(lines))).tolist()
    found: list[RoadFrame | None] = []
    number, begin = 0, 0
    for shape in shapes:
        count = 1 + len(shape.edges)
        own = ends[number : number + count]
        found.append(_frame(shape, coordinates[begin : own[-1]], [end - begin for end in own]))
        number, begin = number + count, own[-1]
    return found


def _frame(shape: RoadShape, coordinates: Array, ends: list[int]) -> RoadFrame | None:
    """A frame from the vertices of axis and edges one after the other."""
    size, edges = ends[0], len(ends) - 1
    sizes = [end - start for start, end in pairwise((0, *ends))]
    section = shape.street.section
    if min(sizes) < 2 or edges != len(section.elements) + 1 or edges < 2:
        return None
    steps = coordinates[1:size] - coordinates[: size - 1]
    stations = np.zeros(size)
    np.cumsum(np.hypot(steps[:, 0], steps[:, 1]), out=stations[1:])
    length = float(stations[-1])
    if length < LEAST_ROAD_M:
        return None
    if all(count == size for count in sizes):
        grid = coordinates[size:].reshape(edges, size, 2)
        kept = np.diff(stations, prepend=-1.0) > SAME_M
        if not kept.all():
            stations, grid = stations[kept], grid[:, kept]
    else:
        held = [coordinates[start:end] for start, end in pairwise(ends)]
        stations, grid = _on_common_stations(shape, stations, held)
    offsets = section.offsets_m
    part = section.carriageway
    elements = section.elements
    return RoadFrame(
        shape=shape,
        length_m=length,
        stations=stations,
        offsets=np.array(offsets),
        grid=grid,
        strips=tuple(
            (i, elements[i], (offsets[i], offsets[i + 1])) for i in range(part.start, part.stop)
        ),
        kerbed=(part.start > 0, part.stop < len(elements)),
    )


def _on_common_stations(
    shape: RoadShape, axis_stations: Array, edges: list[Array]
) -> tuple[Array, Array]:
    """Stations of all vertices of axis and edges, and the edges at each of them."""
    length = float(axis_stations[-1])
    own: list[Array] = []
    for edge in edges:
        located = np.asarray(shapely.line_locate_point(shape.axis, shapely.points(edge)))
        located[0], located[-1] = 0.0, length
        own.append(np.minimum(np.maximum.accumulate(located), length))
    stations = np.unique(np.concatenate([axis_stations, *own]).round(4))
    stations = stations[(stations > 1e-3) & (stations < length - 1e-3)]
    stations = np.concatenate(([0.0], stations, [length]))
    sampled = [
        np.column_stack([np.interp(stations, held, edge[:, i]) for i in (0, 1)])
        for held, edge in zip(own, edges, strict=True)
    ]
    return stations, np.asarray(sampled)
