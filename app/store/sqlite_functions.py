"""Functions SQLite calls: those of the GeoPackage R*Tree triggers, and exact spatial tests.

They never raise: a blob that is no geometry gives NULL (as in GDAL), so that one bad row written by
another program cannot stop a query; `check` names such rows.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable
from functools import lru_cache

import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from app.store.geometry_blob import blob_envelope, decode_geometry, is_empty

_UNREADABLE = (ValueError, TypeError, IndexError, struct.error, GEOSException)


def register_functions(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that triggers and predicates call."""
    for name, place in (("ST_MinX", 0), ("ST_MaxX", 1), ("ST_MinY", 2), ("ST_MaxY", 3)):
        connection.create_function(name, 1, _side(place), deterministic=True)
    connection.create_function("ST_IsEmpty", 1, _st_is_empty, deterministic=True)
    connection.create_function("daoan_box_overlaps", 5, _box_overlaps, deterministic=True)
    connection.create_function("daoan_intersects", 2, _make_intersects(), deterministic=True)
    connection.create_function("daoan_dwithin", 3, _make_dwithin(), deterministic=True)


def _side(place: int) -> Callable[[bytes | None], float | None]:
    """ST_MinX and its like: one number of the envelope."""

    def side(blob: bytes | None) -> float | None:
        if blob is None:
            return None
        try:
            envelope = blob_envelope(blob)
        except _UNREADABLE:
            return None
        return None if envelope is None else envelope[place]

    return side


def _st_is_empty(blob: bytes | None) -> bool | None:
    """ST_IsEmpty; unreadable geometry counts as empty, so that it enters no index."""
    if blob is None:
        return None
    try:
        return is_empty(blob)
    except _UNREADABLE:
        return True


def _box_overlaps(
    blob: bytes | None, min_x: float, min_y: float, max_x: float, max_y: float
) -> bool | None:
    """Whether the envelope of a blob and a box share a point."""
    if blob is None:
        return None
    try:
        envelope = blob_envelope(blob)
    except _UNREADABLE:
        return None
    if envelope is None:
        return False
    left, right, low, high = envelope
    return left <= max_x and right >= min_x and low <= max_y and high >= min_y


def _query_geometries() -> Callable[[bytes], BaseGeometry]:
    """Decode the query's own geometry once, and prepare it for many tests."""

    @lru_cache(maxsize=8)
    def prepared(blob: bytes) -> BaseGeometry:
        geometry = decode_geometry(blob)
        shapely.prepare(geometry)
        return geometry

    return prepared


def _make_intersects() -> Callable[[bytes | None, bytes], bool | None]:
    prepared = _query_geometries()

    def intersects(blob: bytes | None, query: bytes) -> bool | None:
        if blob is None:
            return None
        try:
            return bool(shapely.intersects(prepared(query), decode_geometry(blob)))
        except _UNREADABLE:
            return None

    return intersects


def _make_dwithin() -> Callable[[bytes | None, bytes, float], bool | None]:
    prepared = _query_geometries()

    def dwithin(blob: bytes | None, query: bytes, distance_m: float) -> bool | None:
        if blob is None:
            return None
        try:
            return bool(shapely.dwithin(prepared(query), decode_geometry(blob), distance_m))
        except _UNREADABLE:
            return None

    return dwithin
