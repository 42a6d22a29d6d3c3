"""Differences and common parts of areas that always give a result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

GRID_M = 1e-4
INTERIORS_MEET = "T********"


def less(shape: BaseGeometry, taken: BaseGeometry) -> BaseGeometry:
    """`shape` without `taken`; on the grid where the exact difference fails.

    (The exact overlay of GEOS gives up on some inputs with very near vertices.)
    """
    return _safely(shapely.difference, shape, taken)


def without(shape: BaseGeometry, others: Iterable[BaseGeometry]) -> BaseGeometry:
    """`shape` less each of `others` in turn, written the same way whatever else was near.

    One after the other, for a vertex then hangs on the two shapes that meet in it and on no third.
    """
    rest, cut = shape, False
    for other in others:
        if shapely.relate_pattern(rest, other, INTERIORS_MEET):
            rest, cut = less(rest, other), True
    return shapely.normalize(rest) if cut else rest


def united(shapes: Sequence[BaseGeometry] | NDArray[np.object_]) -> BaseGeometry:
    """The union; on the grid where the exact one fails."""
    try:
        whole: BaseGeometry = shapely.union_all(shapes)
    except GEOSException:
        whole = shapely.union_all(shapely.make_valid(shapes), grid_size=GRID_M)
    return whole


def shared(shape: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """What both cover; on the grid where the exact intersection fails."""
    return _safely(shapely.intersection, shape, other)


def _safely(
    overlay: Callable[..., BaseGeometry], one: BaseGeometry, other: BaseGeometry
) -> BaseGeometry:
    """An overlay of two shapes, exact if that can be, else on the grid."""
    try:
        return overlay(one, other)
    except GEOSException:
        return overlay(shapely.make_valid(one), shapely.make_valid(other), grid_size=GRID_M)
