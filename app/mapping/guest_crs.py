"""The CRS of a foreign file, and its features in the metres of the store."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from app.street_import.source_crs import (
    MARGIN_DEG,
    guess_epsg,
    read_crs,
    transformer_to,
)
from gis.crs import WGS84_EPSG, transformer
from gis.display.primitives import Bounds
from gis.mapping.features import Features
from gis.problems import Problem

_STRAY_SHARE = 0.02
"""So many rows may lie anywhere without spoiling a guess."""
_EDGE_SAMPLES = 9


def settle_guest_crs(
    said: str, of_file: CRS | None, boxes: NDArray[np.float64], *, file: str
) -> tuple[CRS, bool]:
    """The CRS to read (n, 4) boxes of features in, and whether it is a guess.

    What is said goes before what the file says. A file's degrees are not believed where its
    numbers are none. TWD67 cannot be told from TWD97 by numbers: it must be said.

    Raises:
        Problem: CRS_NOT_KNOWN, GUEST_CRS_WRONG, GUEST_CRS_UNKNOWN.
    """
    guess = guess_epsg(typical_bounds(boxes))
    chosen = read_crs(said)
    if chosen is not None:
        if chosen.is_geographic and guess != WGS84_EPSG:
            raise Problem("GUEST_CRS_WRONG", file=file, crs=chosen.name)
        return chosen, False
    usable = of_file is not None and (not of_file.is_geographic or guess == WGS84_EPSG)
    if of_file is not None and usable and _is_placed(of_file):
        return of_file, False
    if guess is None:
        raise Problem("GUEST_CRS_UNKNOWN", file=file)
    return CRS.from_epsg(guess), True


def _is_placed(crs: CRS) -> bool:
    """Whether a CRS says where on earth."""
    return bool(crs.is_geographic or crs.is_projected or crs.is_bound)


def typical_bounds(boxes: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """West, south, east, north of all but the few outermost of (n, 4) boxes."""
    finite = boxes[np.isfinite(boxes).all(axis=1)]
    if not len(finite):
        return (np.inf, np.inf, -np.inf, -np.inf)
    share = _STRAY_SHARE if len(finite) >= 1 / _STRAY_SHARE else 0.0
    west, south = np.quantile(finite[:, :2], share, axis=0)
    east, north = np.quantile(finite[:, 2:], 1 - share, axis=0)
    return float(west), float(south), float(east), float(north)


def in_store(features: Features, crs: CRS, epsg: int) -> tuple[Features, NDArray[np.bool_]]:
    """Features in metres of the store's CRS, and which of them lie where that CRS holds.

    Raises:
        Problem: CRS_NO_WAY.
    """
    x, y = transformer_to(crs, epsg).transform(features.xy[:, 0], features.xy[:, 1])
    moved = replace(features, xy=np.column_stack([x, y]))
    boxes = boxes_of(moved)
    inside: NDArray[np.bool_] = np.array(np.isfinite(boxes).all(axis=1))
    area = area_of(epsg)
    if area is not None:
        inside &= (boxes[:, 0] <= area.max_x) & (boxes[:, 2] >= area.min_x)
        inside &= (boxes[:, 1] <= area.max_y) & (boxes[:, 3] >= area.min_y)
    return moved, inside


def boxes_of(features: Features) -> NDArray[np.float64]:
    """(n, 4) west, south, east, north of each feature."""
    starts = features.ring_start[features.feature_start[:-1]]
    if not len(starts):
        return np.empty((0, 4))
    low, high = (extreme.reduceat(features.xy, starts) for extreme in (np.minimum, np.maximum))
    return np.hstack([low, high])


@lru_cache(maxsize=8)
def area_of(epsg: int) -> Bounds | None:
    """Where a CRS may be used, with a margin of two degrees, in its own metres."""
    area = CRS.from_epsg(epsg).area_of_use
    if area is None:
        return None
    lon = np.linspace(area.west - MARGIN_DEG, area.east + MARGIN_DEG, _EDGE_SAMPLES)
    lat = np.linspace(area.south - MARGIN_DEG, area.north + MARGIN_DEG, _EDGE_SAMPLES)
    lons, lats = np.meshgrid(lon, lat)
    x, y = transformer(WGS84_EPSG, epsg).transform(lons.ravel(), lats.ravel())
    return Bounds(float(x.min()), float(y.min()), float(x.max()), float(y.max()))
