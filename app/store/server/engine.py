"""SQLAlchemy engines on a PostgreSQL server: what a session is told, and how units begin."""

from __future__ import annotations

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event

from app.store.dialects import set_epsg
from app.store.server.address import ServerAddress
from app.store.server.server_problems import refusal

SCHEMA = "daoan"
READ_TIMEOUT_S, WRITE_TIMEOUT_S = 60, 900
"""How long one statement may take."""
IDLE_TIMEOUT_S = 900
"""How long a client may say nothing within a transaction before the server ends it."""
WORK_MEMORY_MB = 32
"""What one sort or table of groups of a session may hold before it goes to disk."""
WRITER_LOCK = 0x64616F616E  # "daoan"
"""The advisory lock that a unit of writing holds from its beginning to its end."""


def connect(address: ServerAddress) -> psycopg.Connection[tuple[object, ...]]:
    """A connection as the driver makes it; passwords come from the address or libpq's own file.

    Raises:
        Problem: if there is no server, or it refuses.
    """
    try:
        connection = psycopg.connect(**address.parameters(), autocommit=True)  # type: ignore[arg-type]
    except psycopg.Error as error:
        raise refusal(error, address) from None  # its words may repeat what was typed
    try:
        connection.execute("SET TimeZone = 'UTC'; SET client_encoding = 'UTF8'")
        connection.execute(SEARCH_PATH, (SCHEMA,))
        connection.autocommit = False
    except BaseException:
        connection.close()
        raise
    return connection


SEARCH_PATH = """SELECT set_config('search_path', concat_ws(', ', %s::text, (
  SELECT quote_ident(nspname) FROM pg_catalog.pg_extension e
  JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE extname = 'postgis')), false)"""
"""Our schema, then that of PostGIS wherever it was installed; nothing else is looked into."""


def make_engine(
    address: ServerAddress, epsg: int, *, writing: bool, lock_timeout_s: float
) -> Engine:
    """An engine whose transactions are snapshots (reading) or hold the writers' lock (writing).

    Writers come one after the other, as in a file: what a unit read at its beginning still holds
    at its end, so that two imports of one file never store a crash twice.
    """
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(address),
        pool_pre_ping=True,
        pool_size=3,
        max_overflow=7,
        pool_timeout=30,
        pool_use_lifo=True,  # one reader after the other finds the answers that are kept
        hide_parameters=True,
        use_native_hstore=False,
    )
    set_epsg(engine.dialect, epsg)

    @event.listens_for(engine, "connect")
    def _told(connection: psycopg.Connection[tuple[object, ...]], _record: object) -> None:
        told = session_statements(writing=writing, lock_timeout_s=lock_timeout_s)
        connection.autocommit = True
        connection.execute("; ".join(told).encode())
        connection.autocommit = False

    if writing:

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")

    return engine


def session_statements(*, writing: bool, lock_timeout_s: float) -> tuple[str, ...]:
    """What a session is told once."""
    common = (
        f"SET idle_in_transaction_session_timeout = '{IDLE_TIMEOUT_S}s'",
        f"SET lock_timeout = '{int(lock_timeout_s * 1000)}ms'",
        "SET tcp_keepalives_idle = 30",
        "SET tcp_keepalives_interval = 10",
        "SET tcp_keepalives_count = 3",
        f"SET work_mem = '{WORK_MEMORY_MB}MB'",
    )
    if writing:
        return (*common, f"SET statement_timeout = '{WRITE_TIMEOUT_S}s'")
    return (
        *common,
        f"SET statement_timeout = '{READ_TIMEOUT_S}s'",
        "SET default_transaction_isolation = 'repeatable read'",
        "SET default_transaction_read_only = on",
    )
