"""Differences and common parts of areas that always give a result."""

from __future__ import annotations

import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

GRID_M = 1e-4


def less(shape: BaseGeometry, taken: BaseGeometry) -> BaseGeometry:
    """`shape` without `taken`; on the grid where the exact difference fails.

    (The exact overlay of GEOS gives up on some inputs with very near vertices.)
    """
    try:
        rest: BaseGeometry = shapely.difference(shape, taken)
    except GEOSException:
        rest = shapely.difference(
            shapely.make_valid(shape), shapely.make_valid(taken), grid_size=GRID_M
        )
    return rest


def shared(shape: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """What both cover; on the grid where the exact intersection fails."""
    try:
        common: BaseGeometry = shapely.intersection(shape, other)
    except GEOSException:
        common = shapely.intersection(
            shapely.make_valid(shape), shapely.make_valid(other), grid_size=GRID_M
        )
    return common
