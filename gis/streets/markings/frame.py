"""Roads as a plane of stations and offsets, on which markings are laid out before they bend.

A road point is (s, v): s metres along the axis from the start mouth, v metres across, positive to
the left of the line as in `CrossSection.left_m`. The edges of the strips say where it lies, so
that what is square in the plane ends exactly at kerbs, and pieces apart in the plane stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.streets.cross_section import CrossSection, Element
from gis.streets.derived import RoadShape

Array = NDArray[np.float64]
SAME_M = 1e-6
"""Stations nearer than this are one."""


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

    @property
    def section(self) -> CrossSection:
        """The road's cross-section."""
        return self.shape.street.section

    @property
    def elements(self) -> tuple[Element, ...]:
        """Strips, left to right along the line."""
        return self.shape.street.section.elements

    @property
    def uid(self) -> str:
        """The road's uid."""
        return self.shape.street.road.uid

    def place(self, points: Array) -> Array:
        """Map coordinates of (k, 2) road points; beyond the road its ends run on straight."""
        s, v = points[:, 0], points[:, 1]
        stations, offsets = self.stations, self.offsets
        if len(stations) > 2:
            at = np.searchsorted(stations[1:-1], s, side="right")
        else:
            at = np.zeros(len(s), dtype=np.intp)
        strip = np.searchsorted(-offsets[1:-1], -v, side="right")
        along = ((s - stations[at]) / (stations[at + 1] - stations[at]))[:, None]
        left, right = offsets[strip], offsets[strip + 1]
        across = ((left - v) / np.maximum(left - right, 1e-9))[:, None]
        grid = self.grid
        on_left = grid[strip, at] * (1.0 - along) + grid[strip, at + 1] * along
        on_right = grid[strip + 1, at] * (1.0 - along) + grid[strip + 1, at + 1] * along
        return np.asarray(on_left * (1.0 - across) + on_right * across)

    def stations_between(self, start: float, end: float) -> list[float]:
        """`start`, the axis' own stations between, `end`."""
        if len(self.stations) == 2:
            return [start, end]
        inner = self.stations[1:-1]
        inside = inner[(inner > start + SAME_M) & (inner < end - SAME_M)]
        return [start, *inside.tolist(), end]


def frames_of(shapes: Sequence[RoadShape]) -> list[RoadFrame | None]:
    """A frame for each road; None where a road is too short or has no strips."""
    if not shapes:
        return []
    lines = [line for shape in shapes for line in (shape.axis, *shape.edges)]
    coordinates, index = shapely.get_coordinates(lines, return_index=True)
    ends = np.cumsum(np.bincount(index, minlength=len(lines)))
    starts = ends - np.diff(ends, prepend=0)
    found: list[RoadFrame | None] = []
    at = 0
    for shape in shapes:
        count = 1 + len(shape.edges)
        spans = zip(starts[at : at + count].tolist(), ends[at : at + count].tolist(), strict=True)
        found.append(_frame(shape, [coordinates[start:end] for start, end in spans]))
        at += count
    return found


def _frame(shape: RoadShape, lines: list[Array]) -> RoadFrame | None:
    axis, edges = lines[0], lines[1:]
    if len(axis) < 2 or len(edges) < 2 or any(len(edge) < 2 for edge in edges):
        return None
    steps = np.hypot(*np.diff(axis, axis=0).T)
    stations = np.concatenate(([0.0], np.cumsum(steps)))
    length = float(stations[-1])
    if length < 0.5:
        return None
    if all(len(edge) == len(axis) for edge in edges):
        kept = np.concatenate(([True], steps > SAME_M))
        if not kept.all():
            stations = stations[kept]
            edges = [edge[kept] for edge in edges]
    else:
        stations, edges = _on_common_stations(shape, stations, edges)
    return RoadFrame(
        shape=shape,
        length_m=length,
        stations=stations,
        offsets=np.asarray(shape.street.section.offsets_m),
        grid=np.asarray(edges),
    )


def _on_common_stations(
    shape: RoadShape, axis_stations: Array, edges: list[Array]
) -> tuple[Array, list[Array]]:
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
    return stations, sampled
