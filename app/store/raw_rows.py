"""Many rows at once for map layers and lists: raw rows are read and decoded in one go.

75,000 points take 0.18 s this way against 0.69 s row by row. Both stores give the same raw values:
a server puts the head of a GeoPackage's geometries before its own and writes times as texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    Select,
    Table,
    Text,
    func,
    literal_column,
    select,
    type_coerce,
)

from app.store.dialects import SQLITE
from app.store.geometry_blob import decode_geometries
from app.store.geopackage import geometry_column_of
from app.store.predicates import Bounds, bbox

_HEAD = literal_column(r"'\x4750000100000000'::bytea", LargeBinary)
"""GeoPackage 1.3, clause 2.1.3: "GP", version 1, little-endian without a box, no CRS."""
_READER = "daoan_rows"
"""Name of the server-side cursor."""
_TIME = literal_column("""'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'""", Text)


def raw_geometry(connection: Connection, column: ColumnElement[Any]) -> ColumnElement[bytes]:
    """A geometry as GeoPackage blob (`app/store/geometry_blob.py` decodes many of them)."""
    if connection.dialect.name == SQLITE:
        return type_coerce(column, LargeBinary)
    return _HEAD.op("||")(func.ST_AsBinary(column, type_=LargeBinary))


def raw_time(connection: Connection, column: ColumnElement[Any]) -> ColumnElement[str]:
    """A UTC time as the text of a GeoPackage, "2025-01-06T05:28:00.000Z"."""
    if connection.dialect.name == SQLITE:
        return type_coerce(column, Text)
    return func.to_char(column, _TIME, type_=Text)  # sessions on a server are in UTC


def raw_rows(
    connection: Connection, query: Select[Any], *, at_once: int
) -> Iterator[list[tuple[Any, ...]]]:
    """The answer to a query without parameters, in pieces of `at_once` rows.

    The driver's own cursor is read: SQLAlchemy's rows take five times as long.
    """
    statement = str(query.compile(dialect=connection.dialect))
    driver = connection.connection.driver_connection
    assert driver is not None
    if connection.dialect.name == SQLITE:
        cursor = driver.cursor()
        options = {}
    else:  # a cursor that the server keeps, or all rows would come at once
        cursor = driver.cursor(_READER)
        options = {"binary": True}
    try:
        cursor.execute(statement, **options)
        while rows := cursor.fetchmany(at_once):
            yield rows
    finally:
        cursor.close()


def read_geometries(
    connection: Connection,
    table: Table,
    *columns: ColumnElement[Any],
    bounds: Bounds | None = None,
    where: Sequence[ColumnElement[bool]] = (),
) -> tuple[NDArray[np.object_], list[tuple[Any, ...]]]:
    """Geometries of a table's rows (array, None where missing) and those rows' `columns`.

    `bounds` keeps rows whose envelope touches them, `where` adds conditions. Rows come by `fid`.

    Raises:
        ValueError: if the table has no geometry.
    """
    name = geometry_column_of(table)
    if name is None:
        raise ValueError(f"{table.name} has no geometry")
    shape = raw_geometry(connection, table.c[name])
    query: Select[Any] = select(shape, *columns).where(*where).order_by(table.c.fid)
    if bounds is not None:
        query = query.where(bbox(table.c[name], bounds))
    rows = connection.execute(query).all()
    geometries = decode_geometries([row[0] for row in rows])
    return geometries, [tuple(row[1:]) for row in rows]
