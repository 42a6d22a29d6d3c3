"""On which side of the road a place drives, by coarse rings around the left-hand countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, kw_only=True)
class Region:
    """Part of the earth as rings in degrees, longitude before latitude."""

    rings: tuple[Polygon, ...]

    @cached_property
    def _whole(self) -> BaseGeometry:
        whole = shapely.union_all(self.rings)
        shapely.prepare(whole)
        return whole

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a place lies inside one of the rings."""
        return bool(shapely.contains_xy(self._whole, lon, lat))

    def which(self, lon: Sequence[float], lat: Sequence[float]) -> NDArray[np.bool_]:
        """Whether each of many places lies inside."""
        return np.asarray(shapely.contains_xy(self._whole, np.asarray(lon), np.asarray(lat)))
