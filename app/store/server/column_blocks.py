"""Columns of a whole table from a server, in blocks: the server makes columns of rows.

A million crashes take 25 s as rows, most of it for making Python objects. Here the server adds
some thousand values of a column up to one text or one array, and the client turns each into a list
or a numpy array at once. COPY streams them: the server adds up one block while the client is busy
with the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Connection, Integer, Table, Text

from app.store.column_types import Geometry, UtcDateTime

_ARRAY_HEAD = 20
"""Dimensions, flags, element type, length and first index of an array, before its elements."""
_BEFORE_1970_MINUTES = 946_684_800 // 60
"""From 1970 to 2000, which the server counts from."""
_MINUTE_US = 60_000_000
_NUMBER, _TIME, _COORDINATE = ">i4", ">i8", ">f8"


def column_blocks(
    connection: Connection, table: Table, names: Sequence[str], *, at_once: int, missing: int
) -> Iterator[list[Any]]:
    """As `app.store.raw_columns.raw_columns`; blocks by `fid`, each of at most `at_once` rows."""
    columns = [table.c[name] for name in names]
    driver = connection.connection.driver_connection
    assert driver is not None
    statement = _statement(connection, table, columns, at_once=at_once, missing=missing)
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in copy.rows():
            values = iter(row)
            yield [_column(column, values) for column in columns]


def _statement(
    connection: Connection,
    table: Table,
    columns: Sequence[Column[Any]],
    *,
    at_once: int,
    missing: int,
) -> str:
    """One row a block, one value a column (two of a geometry); blocks without rows are left out."""
    quote = connection.dialect.identifier_preparer.quote
    name = quote(table.name)
    gathered = ", ".join(_gathered(column, quote(column.name), missing) for column in columns)
    read = ", ".join(quote(column.name) for column in columns)
    return (
        f"COPY (SELECT b.* FROM generate_series((SELECT min(fid) FROM {name})::bigint,"
        f" (SELECT max(fid) FROM {name})::bigint, {at_once}) AS s(first),"
        f" LATERAL (SELECT {gathered} FROM (SELECT {read} FROM {name}"
        f" WHERE fid >= s.first AND fid < s.first + {at_once} ORDER BY fid) AS r"
        " HAVING count(*) > 0) AS b) TO STDOUT (FORMAT BINARY)"
    )


def _gathered(column: Column[Any], name: str, missing: int) -> str:
    """A column of a block as one value; texts are parted by NUL, which none on a server holds."""
    if isinstance(column.type, Text):
        return f"string_agg(textsend(coalesce({name}, '')), '\\x00'::bytea)"
    if isinstance(column.type, Integer):
        return f"array_agg(coalesce({name}, {missing}))"
    if isinstance(column.type, Geometry):
        return ", ".join(f"array_agg(coalesce(ST_{axis}({name}), 'NaN'))" for axis in "XY")
    return f"array_agg({name})"


def _column(column: Column[Any], values: Iterator[bytes]) -> Sequence[Any] | NDArray[Any]:
    """A column of a block from its value."""
    value = next(values)
    if isinstance(column.type, Text):
        return value.decode().split("\0")
    if isinstance(column.type, Integer):
        return _array(value, _NUMBER).astype(np.int64)
    if isinstance(column.type, UtcDateTime):
        return _array(value, _TIME) // _MINUTE_US + _BEFORE_1970_MINUTES
    return np.column_stack([_array(value, _COORDINATE), _array(next(values), _COORDINATE)])


def _array(value: bytes, kind: str) -> NDArray[Any]:
    """The elements of an array without NULL, as the server sends it: each after its length."""
    elements = np.dtype([("size", ">i4"), ("value", kind)])
    found = np.frombuffer(value, elements, offset=_ARRAY_HEAD)["value"]
    return found.astype(found.dtype.newbyteorder("="))
