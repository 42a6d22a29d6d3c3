"""Deleted rows that leave no trace in the file: freed pages are overwritten, the log is emptied."""

from __future__ import annotations

from sqlalchemy import Connection

from app.store.dialects import SQLITE
from app.store.store import Store


def erase_what_is_freed(connection: Connection) -> None:
    """From now on this connection overwrites with zeros what it deletes or replaces.

    On a server: nothing to do; VACUUM frees its pages, which are never given out unwiped.
    """
    if connection.dialect.name == SQLITE:
        connection.exec_driver_sql("PRAGMA secure_delete = ON").close()


def empty_the_log(store: Store) -> bool:
    """Bring the write-ahead log into the file and cut it to nothing, old pages with it.

    Returns whether it is empty; readers that are busy keep it.
    """
    with store.read() as connection:
        if connection.dialect.name != SQLITE:
            return True
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.commit()
        raw.execute("PRAGMA query_only = OFF").close()
        try:
            busy, _pages, _done = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            raw.execute("PRAGMA query_only = ON").close()
        return not busy
