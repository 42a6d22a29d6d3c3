"""Spatial conditions for WHERE: bbox, intersects, dwithin; the same meaning on every database.

How each becomes SQL stands in `app/store/dialects.py`. Missing and empty geometries match nothing;
borders belong to the shapes.
"""

from __future__ import annotations

import math
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import Boolean, ColumnElement, Float, bindparam, literal
from sqlalchemy.sql.functions import FunctionElement

Bounds = tuple[float, float, float, float]
"""min x, min y, max x, max y in metres of the store's CRS."""


class SpatialPredicate(FunctionElement[bool]):
    """A condition on one geometry column; its first argument is that column."""

    inherit_cache = True
    type = Boolean()

    def self_group(self, against: object = None) -> SpatialPredicate:
        """Stay as it is: "(...) = 1" would hide the R*Tree search from SQLite's planner."""
        return self


class BoxOverlaps(SpatialPredicate):
    """Arguments: column, min x, min y, max x, max y."""

    inherit_cache = True
    name = "daoan_box_overlaps"


class Intersects(SpatialPredicate):
    """Arguments: column, the four bounds to search, geometry."""

    inherit_cache = True
    name = "daoan_intersects"


class WithinDistance(SpatialPredicate):
    """Arguments: column, the four bounds to search, geometry, distance."""

    inherit_cache = True
    name = "daoan_dwithin"


def bbox(column: ColumnElement[Any], bounds: Bounds) -> ColumnElement[bool]:
    """Whether the envelope of `column` and `bounds` share a point."""
    return BoxOverlaps(column, *_numbers(bounds))


def intersects(column: ColumnElement[Any], geometry: BaseGeometry) -> ColumnElement[bool]:
    """Whether `column` and `geometry` share a point."""
    if geometry.is_empty:
        return _nothing()
    return Intersects(column, *_numbers(geometry.bounds), _shape(column, geometry))


def dwithin(
    column: ColumnElement[Any], geometry: BaseGeometry, distance_m: float
) -> ColumnElement[bool]:
    """Whether `column` comes within `distance_m` metres (included) of `geometry`."""
    if geometry.is_empty or distance_m < 0:
        return _nothing()
    searched = _grown(geometry.bounds, distance_m)
    distance = literal(float(distance_m), Float)
    return WithinDistance(column, *_numbers(searched), _shape(column, geometry), distance)


def _nothing() -> ColumnElement[bool]:
    """A condition that no row meets."""
    return literal(1) == literal(0)


def _numbers(bounds: Bounds) -> list[ColumnElement[float]]:
    """Bounds as bound parameters."""
    return [literal(float(value), Float) for value in bounds]


def _shape(column: ColumnElement[Any], geometry: BaseGeometry) -> ColumnElement[Any]:
    """A two-dimensional query geometry as a parameter of any geometry type."""
    any_geometry = type(column.type)()
    return bindparam(None, shapely.force_2d(geometry), type_=any_geometry, unique=True)


def _grown(bounds: Bounds, distance_m: float) -> Bounds:
    """Bounds widened on all sides, with room for rounding, so that the search loses nothing."""
    reach = distance_m + 4.0 * math.ulp(max(*(abs(value) for value in bounds), distance_m))
    min_x, min_y, max_x, max_y = bounds
    return (min_x - reach, min_y - reach, max_x + reach, max_y + reach)
