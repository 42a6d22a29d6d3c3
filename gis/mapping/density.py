"""Density of points as a surface: binned on a grid, convolved by FFT with a quartic kernel.

The quartic (biweight) kernel is 3 / (pi h^2) (1 - d^2 / h^2)^2 within the bandwidth h and 0 beyond
(Silverman 1986, section 4.2). Each point keeps its mass of 1: the grid reaches so far beyond the
points that no kernel is cut off.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.display.primitives import Bounds
from gis.mapping.layers import Raster

Floats = NDArray[np.float64]

CELLS_IN_BANDWIDTH = 8
"""As fine as the grid gets; the surface is then within about 2 % of the peak of the true one."""
MOST_CELLS = 200_000
"""Larger areas get coarser cells, so that the surface is made in a few dozen milliseconds."""
_SUBSAMPLES = 4
_M2_IN_KM2 = 1e6


@dataclass(frozen=True, eq=False, kw_only=True)
class DensitySurface:
    """Points per square kilometre in square cells; the first row is the northernmost."""

    per_km2: Floats
    """(rows, columns)."""
    cell_m: float
    bounds: Bounds

    @property
    def mass(self) -> float:
        """The number of points that the surface holds."""
        return float(self.per_km2.sum()) * self.cell_m**2 / _M2_IN_KM2


def density_surface(
    xy: Floats, *, bandwidth_m: float, cell_m: float | None = None
) -> DensitySurface | None:
    """The density of (n, 2) points in metres; None without any point.

    `cell_m` is the wished width of a cell; it is widened where the grid would become too large.

    Raises:
        ValueError: for a bandwidth or a cell that is not above 0.
    """
    if not bandwidth_m > 0 or (cell_m is not None and not cell_m > 0):
        raise ValueError("bandwidth and cell are lengths above 0")
    points = np.asarray(xy, dtype=np.float64)
    if not np.isfinite(points).all():
        points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        return None
    low, high = points.min(axis=0), points.max(axis=0)
    cell = _cell(high - low, bandwidth_m, cell_m or bandwidth_m / CELLS_IN_BANDWIDTH)
    reach = math.ceil(bandwidth_m / cell) + 2
    columns, rows = (_fft_size(int(side / cell) + 2 + 2 * reach) for side in high - low)
    west, south = (float(edge) for edge in low - (reach + 0.5) * cell)
    counts = _binned(points, (west, south), cell, (rows, columns))
    smooth = _convolved(counts, _kernel(bandwidth_m / cell, reach))
    return DensitySurface(
        per_km2=np.flipud(smooth) * (_M2_IN_KM2 / cell**2),
        cell_m=cell,
        bounds=Bounds(west, south, west + columns * cell, south + rows * cell),
    )


def _cell(extent: Floats, bandwidth_m: float, wished: float) -> float:
    """The wished width, or the least one with which the grid is not too large."""
    width, height = (float(side) + 2 * bandwidth_m for side in extent)
    return max(wished, math.sqrt(width * height / MOST_CELLS), max(width, height) / MOST_CELLS * 8)


def _fft_size(least: int) -> int:
    """The next size of factors 2, 3 and 5, which the FFT takes quickly."""
    size = least
    while True:
        rest = size
        for factor in (2, 3, 5):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return size
        size += 1


def _binned(
    points: Floats, corner: tuple[float, float], cell: float, shape: tuple[int, int]
) -> Floats:
    """Each point shared among the four cells whose middles lie about it (linear binning)."""
    column, right = _cells_along(points[:, 0], corner[0], cell)
    row, up = _cells_along(points[:, 1], corner[1], cell)
    left_low = row * shape[1] + column
    both = right * up
    size = shape[0] * shape[1]
    counts = np.bincount(left_low, weights=1 - right - up + both, minlength=size)
    counts[1:] += np.bincount(left_low, weights=right - both, minlength=size)[:-1]
    counts[shape[1] :] += np.bincount(left_low, weights=up - both, minlength=size)[: -shape[1]]
    counts[shape[1] + 1 :] += np.bincount(left_low, weights=both, minlength=size)[: -shape[1] - 1]
    return np.asarray(counts, dtype=np.float64).reshape(shape)


def _cells_along(values: Floats, first: float, cell: float) -> tuple[NDArray[np.int64], Floats]:
    """The cell whose middle lies before each value, and how far on it lies, in cells."""
    place = (values - first) * (1.0 / cell) - 0.5
    number = place.astype(np.int64)  # never below 0: the margin lies before all values
    return number, place - number


def _kernel(bandwidth_cells: float, reach: int) -> Floats:
    """(2 reach + 1) squared shares that sum to 1, each the mean of the kernel over its cell."""
    middle = np.arange(-reach, reach + 1, dtype=np.float64)
    inside = (np.arange(_SUBSAMPLES) + 0.5) / _SUBSAMPLES - 0.5
    along = (middle[:, None] + inside).ravel() / bandwidth_cells
    rest = np.clip(1.0 - (along[:, None] ** 2 + along**2), 0.0, None) ** 2
    size = len(middle)
    shares = rest.reshape(size, _SUBSAMPLES, size, _SUBSAMPLES).mean(axis=(1, 3))
    shares[reach, reach] += 1e-12  # a kernel that falls between the samples of one cell
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def _convolved(counts: Floats, kernel: Floats) -> Floats:
    """Circular convolution: the empty margin keeps one edge from reaching over to the other."""
    reach = len(kernel) // 2
    spread = np.zeros_like(counts)
    spread[: len(kernel), : len(kernel)] = kernel
    spread = np.roll(spread, (-reach, -reach), axis=(0, 1))
    product = np.fft.rfft2(counts) * np.fft.rfft2(spread)
    smooth = np.fft.irfft2(product, counts.shape)
    return np.asarray(np.clip(smooth, 0.0, None), dtype=np.float64)  # rounding goes below 0


def fitting_top(surface: DensitySurface, share: float = 0.995) -> float:
    """A round density that all but a small share of the occupied cells stay below."""
    occupied = surface.per_km2[surface.per_km2 > 1e-6 * surface.per_km2.max()]
    high = float(np.quantile(occupied, share))
    step = 10.0 ** math.floor(math.log10(high)) / 2
    return math.ceil(high / step) * step


def coloured(surface: DensitySurface, ramp: NDArray[np.uint8], *, top_per_km2: float) -> Raster:
    """The surface as a picture: a (n, 4) ramp from 0 to `top_per_km2` and beyond.

    Raises:
        ValueError: for a top that is not above 0.
    """
    if not top_per_km2 > 0:
        raise ValueError("the top of a ramp is a density above 0")
    share = np.clip(surface.per_km2 / top_per_km2, 0.0, 1.0)
    steps = np.rint(share * (len(ramp) - 1)).astype(np.intp)
    return Raster(rgba=ramp[steps], bounds=surface.bounds)
