"""A uniform grid over boxes: which of many features can lie in a box, in a few array steps."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.display.primitives import Bounds

PER_CELL = 64
MOST_CELLS = 40_000


@dataclass(frozen=True, eq=False, kw_only=True)
class Grid:
    """Each feature stands in the cell of its middle; `reach` says how far it can stick out."""

    origin: tuple[float, float]
    cell_m: float
    columns: int
    rows: int
    order: NDArray[np.int64]
    """Feature indices, cell after cell (row by row)."""
    start: NDArray[np.int64]
    """Where each cell starts in `order`; one more for the end."""
    reach: tuple[float, float]
    """Half of the widest and of the highest feature."""
    large: NDArray[np.int64]
    """Features too large for the grid: always candidates."""
    in_order: bool = False
    """Whether the features themselves stand in this order: candidates come ascending then."""

    def candidates(self, box: Bounds) -> NDArray[np.int64]:
        """Indices of all features whose box may touch another (and some that do not)."""
        left, right = self._span(box.min_x, box.max_x, axis=0, count=self.columns)
        low, high = self._span(box.min_y, box.max_y, axis=1, count=self.rows)
        if right < left or high < low:
            return self.large
        runs = [
            self.order[self.start[row * self.columns + left] : self.start[_end(self, row, right)]]
            for row in range(low, high + 1)
        ]
        return np.concatenate([*runs, self.large])

    def _span(self, first: float, last: float, *, axis: int, count: int) -> tuple[int, int]:
        base, reach = self.origin[axis], self.reach[axis]
        low = math.floor(_bounded((first - reach - base) / self.cell_m, count))
        high = math.floor(_bounded((last + reach - base) / self.cell_m, count))
        return max(low, 0), min(high, count - 1)


def _end(grid: Grid, row: int, column: int) -> int:
    return row * grid.columns + column + 1


def _bounded(value: float, count: int) -> float:
    """A cell number that is safe to round."""
    return min(max(value, -1.0), count + 1.0) if value == value else -1.0


def make_grid(low_xy: NDArray[np.float64], high_xy: NDArray[np.float64]) -> Grid:
    """A grid of about `PER_CELL` features a cell over boxes, (n, 2) lower and upper corners."""
    if not len(low_xy):
        none = np.empty(0, np.int64)
        return Grid(
            origin=(0.0, 0.0),
            cell_m=1.0,
            columns=1,
            rows=1,
            order=none,
            start=np.zeros(2, np.int64),
            reach=(0.0, 0.0),
            large=none,
        )
    middle = (low_xy + high_xy) / 2
    low = np.array([middle[:, 0].min(), middle[:, 1].min()])
    high = np.array([middle[:, 0].max(), middle[:, 1].max()])
    width, height = (float(side) for side in np.maximum(high - low, 1e-6))
    cells = min(max(len(low_xy) // PER_CELL, 1), MOST_CELLS)
    cell = max(math.sqrt(width * height / cells), max(width, height) / 4096)
    columns, rows = int(width / cell) + 1, int(height / cell) + 1
    half = (high_xy - low_xy) / 2
    oversized = (half[:, 0] > 4 * cell) | (half[:, 1] > 4 * cell)
    usual = np.flatnonzero(~oversized)
    place = ((middle[usual] - low) / cell).astype(np.int64)
    number = place[:, 1] * columns + place[:, 0]
    if columns * rows <= 1 << 16:
        number = number.astype(np.uint16)  # sorted by digits: eight times as quick
    order = np.argsort(number, kind="stable")
    counts = np.bincount(number, minlength=columns * rows)
    start = np.concatenate([[0], np.cumsum(counts)])
    widest = [half[usual, axis].max() if len(usual) else 0.0 for axis in (0, 1)]
    return Grid(
        origin=(float(low[0]), float(low[1])),
        cell_m=cell,
        columns=columns,
        rows=rows,
        order=usual[order],
        start=start,
        reach=(float(widest[0]), float(widest[1])),
        large=np.flatnonzero(oversized),
    )
