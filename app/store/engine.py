"""SQLAlchemy engines on a GeoPackage file: connections, functions, pragmas and transactions."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from app.store.dialects import begin_statement, set_epsg, sqlite_pragmas
from app.store.sqlite_functions import register_functions

BUSY_TIMEOUT_S = 30.0
"""How long a writer waits for others before it gives up."""


def connect(
    path: Path,
    *,
    writing: bool,
    busy_timeout_s: float = BUSY_TIMEOUT_S,
    foreign_keys: bool = True,
) -> sqlite3.Connection:
    """A connection to an existing file, with functions and pragmas set.

    Raises:
        sqlite3.Error: if the file cannot be opened.
    """
    connection = sqlite3.connect(
        path.absolute().as_uri() + "?mode=rw",
        uri=True,
        timeout=busy_timeout_s,
        isolation_level=None,  # transactions are begun by the engine, never by the driver
        check_same_thread=False,
    )
    try:
        for pragma in sqlite_pragmas(writing=writing, foreign_keys=foreign_keys):
            connection.execute(pragma).close()
        register_functions(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(
    path: Path,
    epsg: int,
    *,
    writing: bool,
    busy_timeout_s: float = BUSY_TIMEOUT_S,
    foreign_keys: bool = True,
) -> Engine:
    """An engine whose transactions are snapshots (reading) or hold the write lock (writing).

    `foreign_keys` False is for migrations, which drop and rebuild tables others point at.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(
            path, writing=writing, busy_timeout_s=busy_timeout_s, foreign_keys=foreign_keys
        ),
        poolclass=QueuePool,
    )
    set_epsg(engine.dialect, epsg)
    statement = begin_statement(writing=writing)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    return engine
