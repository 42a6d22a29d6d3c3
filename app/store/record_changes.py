"""Who changed one record, and when, from the audit rows: on a server told by its own function.

People see their own audit rows only; the function tells of others who and when, and no content.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, FromClause, Row, Text, column, func, or_, select

from app.store.column_types import UtcDateTime
from app.store.dialects import SQLITE
from app.store.roles.changes import RECORD_CHANGES
from app.store.schema import audit

_ROWS = 200
"""More changes than that are not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """One audit row of a record."""

    at: datetime
    """UTC."""
    who: str
    """The login; in a file the user of the computer."""
    verb: str
    columns: tuple[str, ...]
    """The columns that an update changed."""
    alone: bool
    """False where many rows were changed at once, this one perhaps among them."""


def record_changes(connection: Connection, table: str, uid: str) -> tuple[RecordChange, ...]:
    """Changes and deletions of a record, the latest first."""
    rows = _rows_of(connection, table, uid)
    query = select(rows).where(rows.c.verb.in_(("update", "delete", "bulk"))).limit(_ROWS)
    return tuple(_change(row) for row in connection.execute(query))


def count_changes(connection: Connection, table: str, uid: str) -> int:
    """How many audit rows there are of a record, and of many rows of its table at once."""
    rows = _rows_of(connection, table, uid)
    return int(connection.execute(select(func.count()).select_from(rows)).scalar_one())


def _rows_of(connection: Connection, table: str, uid: str) -> FromClause:
    """The audit rows that may be of a record, with the columns of the server's function."""
    if connection.dialect.name != SQLITE:
        told = func.__getattr__(RECORD_CHANGES)(table, uid)
        return told.table_valued(
            column("at", UtcDateTime), column("login", Text), column("verb", Text),
            column("alone"), column("column_names", Text),
        )  # fmt: skip
    columns = audit.c
    return (
        select(
            columns.at,
            columns.actor.label("login"),
            columns.verb,
            columns.row_uid.is_not(None).label("alone"),
            columns.detail.label("column_names"),
        )
        .where(
            columns.table_name == table,
            or_(columns.row_uid == uid, columns.row_uid.is_(None)),
        )
        .order_by(columns.at.desc(), columns.fid.desc())
        .subquery()
    )


def _change(row: Row[Any]) -> RecordChange:
    told = row.alone and row.verb == "update"
    return RecordChange(
        at=row.at.astimezone(UTC),
        who=row.login,
        verb=row.verb,
        columns=tuple(row.column_names.split(", ")) if told else (),
        alone=bool(row.alone),
    )
