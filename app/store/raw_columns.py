"""Columns of all rows of a table, in pieces: for lists that hold a whole store in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from sqlalchemy import Column, Connection, Integer, LargeBinary, Table, Text, select, type_coerce

from app.store.column_types import Geometry, UtcDateTime
from app.store.dialects import SQLITE
from app.store.geometry_blob import decode_geometries

_POINT_BYTES = 29
"""A GeoPackage point without a box: 8 bytes of header, 5 of WKB's head, two doubles."""
_POINT_HEAD = slice(8, 13)
_POINT_MARK = np.frombuffer(b"\x01\x01\x00\x00\x00", np.uint8)
"""WKB's head of a little-endian point without Z."""


def raw_columns(
    connection: Connection, table: Table, names: Sequence[str], *, at_once: int, missing: int
) -> Iterator[list[Any]]:
    """The named columns of a table in the order of `fid`, in pieces of about `at_once` rows.

    Texts are a list (a missing one is None or empty), integers an array of int64 with `missing`
    where there is none, times (never missing) an array of whole UTC minutes since 1970, points an
    array (n, 2) in metres of the store's CRS with NaN where there is none.
    """
    if connection.dialect.name != SQLITE:
        from app.store.server.column_blocks import column_blocks

        yield from column_blocks(connection, table, names, at_once=at_once, missing=missing)
        return
    columns = [table.c[name] for name in names]
    for rows in _rows(connection, table, columns, at_once=at_once):
        held = zip(*rows, strict=True)
        yield [
            _column(column, values, missing) for column, values in zip(columns, held, strict=True)
        ]


def _rows(
    connection: Connection, table: Table, columns: Sequence[Column[Any]], *, at_once: int
) -> Iterator[list[tuple[Any, ...]]]:
    """Rows of a file; its own cursor is read: SQLAlchemy's rows take five times as long."""
    asked = [type_coerce(column, LargeBinary) for column in columns]
    query = select(*asked).order_by(table.c.fid)
    driver = connection.connection.driver_connection
    assert driver is not None
    cursor = driver.cursor()
    try:
        cursor.execute(str(query.compile(dialect=connection.dialect)))
        while rows := cursor.fetchmany(at_once):
            yield rows
    finally:
        cursor.close()


def _column(
    column: Column[Any], values: Sequence[Any], missing: int
) -> Sequence[Any] | NDArray[Any]:
    """A column of a piece from what the file holds."""
    if isinstance(column.type, Text):
        return values
    if isinstance(column.type, Integer):
        held = (
            [missing if value is None else value for value in values] if column.nullable else values
        )
        return np.array(held, np.int64)
    if isinstance(column.type, UtcDateTime):
        text = np.array(values, dtype="S16")  # to the minute; what follows is seconds and "Z"
        return text.astype("datetime64[m]").astype(np.int64)
    assert isinstance(column.type, Geometry)
    return _points(values)


def _points(shapes: Sequence[Any]) -> NDArray[np.float64]:
    """Coordinates (n, 2) of points, NaN where there is none."""
    plain = np.array([isinstance(shape, bytes) and len(shape) == _POINT_BYTES for shape in shapes])
    found = np.full((len(shapes), 2), np.nan)
    known = [shape for shape, simple in zip(shapes, plain, strict=True) if simple]
    table = np.frombuffer(b"".join(known), np.uint8).reshape(-1, _POINT_BYTES)
    usual = (table[:, _POINT_HEAD.start : _POINT_HEAD.stop] == _POINT_MARK).all(axis=1)
    rows = np.flatnonzero(plain)
    found[rows[usual]] = table[usual, _POINT_HEAD.stop :].copy().view("<f8")
    plain[rows[~usual]] = False
    if others := np.flatnonzero(~plain).tolist():
        found[others] = _decoded([shapes[row] for row in others])
    return found


def _decoded(shapes: Sequence[Any]) -> NDArray[np.float64]:
    """Coordinates of shapes as they may also be written: with a box, big-endian."""
    points = decode_geometries(shapes)
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])
