"""Answers about a whole store that are kept until somebody writes.

Counting a million crashes by month takes a third of a second; between two writes the count is the
same. A server names its snapshot: two readers with equal names see the same rows. A file has a
number that another connection's commit changes. Each connection of the pool keeps its own answers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from app.store.dialects import SQLITE

_Answer = TypeVar("_Answer")
_KEPT = "daoan_kept_answers"
_SERVER_MARK = (
    "SELECT CASE current_setting('transaction_read_only')"
    " WHEN 'on' THEN pg_current_snapshot()::text END"
)


def kept_answer(
    connection: Connection, name: str, read: Callable[[Connection], _Answer]
) -> _Answer:
    """What `read` finds, or found before under that name, if nothing was written since.

    Args:
        connection: of the store; one that may write keeps nothing, as it sees its own changes.
        name: of the question; always the same for one `read`.
        read: asks; nobody may change what it returns.
    """
    mark = _mark(connection)
    if mark is None:
        return read(connection)
    kept: dict[str, tuple[object, _Answer]] = connection.info.setdefault(_KEPT, {})
    if name not in kept or kept[name][0] != mark:
        kept[name] = (mark, read(connection))
    return kept[name][1]


def _mark(connection: Connection) -> object:
    """What changes when anybody writes; None in a transaction that may write itself."""
    if connection.dialect.name != SQLITE:
        return connection.exec_driver_sql(_SERVER_MARK).scalar_one()
    if not connection.exec_driver_sql("PRAGMA query_only").scalar_one():
        return None
    return connection.exec_driver_sql("PRAGMA data_version").scalar_one()
