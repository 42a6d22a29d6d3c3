"""Many rows at once, column by column and past SQLAlchemy, which looks at every single value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from app.store.column_types import UtcDateTime

ColumnValues = Mapping[str, Sequence[Any]]
"""Equally long columns by name; geometries are already encoded for the database."""


def insert_columns(connection: Connection, table: Table, columns: ColumnValues) -> None:
    """Insert rows given as columns into an SQLite table; three times as fast as `insert`."""
    quote = connection.dialect.identifier_preparer.quote
    listed = ", ".join(quote(name) for name in columns)
    marks = ", ".join("?" * len(columns))
    connection.exec_driver_sql(
        f"INSERT INTO {quote(table.name)} ({listed}) VALUES ({marks})",
        _rows(connection, table, columns, columns),
    )


def update_columns(connection: Connection, table: Table, columns: ColumnValues) -> int:
    """Change the rows of an SQLite table named by the column `uid`; versions rise by one.

    Returns how many rows were found.
    """
    quote = connection.dialect.identifier_preparer.quote
    names = [name for name in columns if name != "uid"]
    changes = ", ".join([*(f"{quote(name)} = ?" for name in names), "version = version + 1"])
    found = connection.exec_driver_sql(
        f"UPDATE {quote(table.name)} SET {changes} WHERE uid = ?",
        _rows(connection, table, columns, [*names, "uid"]),
    )
    return int(found.rowcount)


def _rows(
    connection: Connection, table: Table, columns: ColumnValues, order: Iterable[str]
) -> list[tuple[Any, ...]]:
    """The rows as the driver takes them, their values in the `order` of columns."""
    bound = [_bound(connection, table, name, columns[name]) for name in order]
    return list(zip(*bound, strict=True))


def _bound(connection: Connection, table: Table, name: str, values: Sequence[Any]) -> Sequence[Any]:
    """One column as the driver takes it: times become the text that is stored."""
    kind = table.c[name].type
    if not isinstance(kind, UtcDateTime):
        return values
    return [kind.process_bind_param(value, connection.dialect) for value in values]
