"""Many rows at once on a server: COPY into a table of the session, then one statement.

COPY itself passes row policies by nobody's leave (the server refuses it on tables that have
policies), so rows go through a temporary table; its order is the order of the new rows' `fid`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import shapely
from sqlalchemy import Connection, Table, Text

from app.store.bulk import ColumnValues
from app.store.column_types import Geometry, UtcDateTime
from app.store.dialects import epsg_of
from app.store.server.texts import storable_texts

_LOAD = "daoan_load"
_ANALYZE_FROM = 5_000
"""From this many rows on the planner is told how many there are."""


def insert_columns(connection: Connection, table: Table, columns: ColumnValues) -> None:
    """Insert rows given as columns, in order."""
    listed = _listed(connection, columns)
    with _loaded(connection, table, columns, tuple(columns)):
        connection.exec_driver_sql(
            f"INSERT INTO {_name(connection, table)} ({listed}) SELECT {listed} FROM {_LOAD}"
        )


def update_columns(connection: Connection, table: Table, columns: ColumnValues) -> int:
    """Change the rows named by the column `uid`; versions rise by one.

    Returns how many rows were found.
    """
    quote = connection.dialect.identifier_preparer.quote
    names = [name for name in columns if name != "uid"]
    changes = ", ".join(
        [*(f"{quote(name)} = n.{quote(name)}" for name in names), "version = t.version + 1"]
    )
    with _loaded(connection, table, columns, (*names, "uid")):
        found = connection.exec_driver_sql(
            f"UPDATE {_name(connection, table)} t SET {changes} FROM {_LOAD} n WHERE t.uid = n.uid"
        )
        return int(found.rowcount)


@contextmanager
def _loaded(
    connection: Connection, table: Table, columns: ColumnValues, order: Sequence[str]
) -> Iterator[None]:
    """A temporary table with the rows; a failure that the caller survives leaves none."""
    with connection.begin_nested():
        _load(connection, table, columns, order)
        yield
        connection.exec_driver_sql(f"DROP TABLE {_LOAD}")


def _load(
    connection: Connection, table: Table, columns: ColumnValues, order: Sequence[str]
) -> None:
    """Make the temporary table and COPY the rows into it."""
    listed = _listed(connection, order)
    declared = ", ".join(_declared(connection, table, name) for name in order)
    connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {_LOAD} ({declared}) ON COMMIT DROP")
    bound = [_bound(connection, table, name, columns[name]) for name in order]
    driver = connection.connection.driver_connection
    assert driver is not None
    count = 0
    with driver.cursor() as cursor, cursor.copy(f"COPY {_LOAD} ({listed}) FROM STDIN") as copy:
        for row in zip(*bound, strict=True):
            copy.write_row(row)
            count += 1
    if count >= _ANALYZE_FROM:
        connection.exec_driver_sql(f"ANALYZE {_LOAD}")


def _declared(connection: Connection, table: Table, name: str) -> str:
    """A column as the table has it; asking the table itself needs the right to read it."""
    kind = table.c[name].type.compile(dialect=connection.dialect)
    quoted = connection.dialect.identifier_preparer.quote(name)
    return f'{quoted} {kind} COLLATE "C"' if kind == "TEXT" else f"{quoted} {kind}"


def _name(connection: Connection, table: Table) -> str:
    return str(connection.dialect.identifier_preparer.quote(table.name))


def _listed(connection: Connection, names: Sequence[str] | ColumnValues) -> str:
    quote = connection.dialect.identifier_preparer.quote
    return ", ".join(quote(name) for name in names)


def _bound(connection: Connection, table: Table, name: str, values: Sequence[Any]) -> Sequence[Any]:
    """One column as COPY takes it."""
    kind = table.c[name].type
    if isinstance(kind, Geometry):
        return _as_ewkb(values, epsg_of(connection.dialect))
    if isinstance(kind, UtcDateTime):
        return [kind.process_bind_param(value, connection.dialect) for value in values]
    return storable_texts(values) if isinstance(kind, Text) else values


def _as_ewkb(shapes: Sequence[Any], epsg: int) -> Sequence[str | None]:
    """Geometries as hexadecimal EWKB, all at once."""
    array = np.empty(len(shapes), dtype=object)
    array[:] = shapes
    marked = shapely.set_srid(array, epsg)
    made: list[str | None] = shapely.to_wkb(
        marked, hex=True, output_dimension=2, include_srid=True
    ).tolist()
    return made
