"""Changing a table on SQLite by copying it, with its triggers put back.

SQLite changes little of a table in place; Alembic's batch mode makes a new one, copies the rows,
drops the old one and gives the new one its name. The triggers go with the old table without a word:
from then on the R*Tree is wrong. Revisions use this instead of `op.batch_alter_table`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic import op
from alembic.operations import BatchOperations
from sqlalchemy import Connection

from app.store.column_types import Geometry, GeometryKind, UtcDateTime
from app.store.dialects import SQLITE
from app.store.geopackage import layers, put_triggers


@contextmanager
def change_table(name: str) -> Iterator[BatchOperations]:
    """`op.batch_alter_table` that keeps geometry types, foreign keys' meaning and the R*Tree.

    Raises:
        RuntimeError: if rows, or entries of the R*Tree, were lost in the copy.
    """
    connection = op.get_bind()
    if connection.dialect.name != SQLITE:
        with op.batch_alter_table(name) as batch:
            yield batch
        return
    column = layers(connection).get(name)
    before = _counts(connection, name)
    kept = _own_triggers(connection, name)
    with op.batch_alter_table(
        name, reflect_kwargs={"listeners": [("column_reflect", _true_types(connection, name))]}
    ) as batch:
        yield batch
    if _counts(connection, name) != before:
        raise RuntimeError(f"rows of {name} were lost")
    if column is not None:
        put_triggers(connection, name, column)
    for statement in kept:
        connection.exec_driver_sql(statement)


def _own_triggers(connection: Connection, name: str) -> list[str]:
    """The statements of triggers beside those of the R*Tree: they keep rows from being changed."""
    asked = (
        "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?"
        " AND name NOT LIKE 'rtree!_%' ESCAPE '!' ORDER BY name"
    )
    return [str(sql) for (sql,) in connection.exec_driver_sql(asked, (name,))]


def _counts(connection: Connection, name: str) -> tuple[int, int]:
    """Number of rows and their greatest fid."""
    row = connection.exec_driver_sql(f'SELECT count(*), coalesce(max(fid), 0) FROM "{name}"').one()
    return int(row[0]), int(row[1])


def _true_types(connection: Connection, name: str) -> Any:  # noqa: ANN401  # SQLAlchemy's listener
    """A listener that gives reflected columns their types: POINT would read as INTEGER."""
    rows = connection.exec_driver_sql(
        "SELECT column_name, geometry_type_name FROM gpkg_geometry_columns WHERE table_name = ?",
        (name,),
    )
    kinds = {str(column): GeometryKind(kind) for column, kind in rows}

    def set_type(_inspector: object, _table: object, column: dict[str, Any]) -> None:
        if column["name"] in kinds:
            column["type"] = Geometry(kinds[column["name"]])
        elif str(column["type"]) == "DATETIME":
            column["type"] = UtcDateTime()

    return set_type
