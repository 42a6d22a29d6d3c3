"""The store: one GeoPackage file, opened, read in snapshots and written in units."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from app.store.engine import BUSY_TIMEOUT_S, connect, make_engine
from app.store.location import store_path
from app.store.migrate import bring_up_to_date, make_file
from app.store.recognise import epsg_of_file, keeps_wal, recognise_store
from app.store.store_problems import telling
from app.store.write_unit import WriteUnit
from gis.crs import TAIWAN_EPSG
from gis.problems import Problem

__all__ = ["Store", "WriteUnit", "open_store", "store_to_fill"]


class Store:
    """An open store. `location` is its path, `epsg` the CRS (metres) of all its geometries."""

    def __init__(self, path: Path, epsg: int, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> None:
        self.location = str(path)
        self.epsg = epsg
        self._path = path
        wait = busy_timeout_s
        self._reading = make_engine(path, epsg, writing=False, busy_timeout_s=wait)
        self._writing = make_engine(path, epsg, writing=True, busy_timeout_s=wait)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent snapshot, whatever others write meanwhile; writing in it fails."""
        with telling(self._path), self._reading.connect() as connection:
            connection.exec_driver_sql("SELECT 1 FROM sqlite_schema LIMIT 1")  # fixes the snapshot
            yield connection

    @contextmanager
    def write(self, *, actor: str, action: str) -> Iterator[WriteUnit]:
        """One unit of writing: stored at the end; any exception rolls everything back.

        `actor` is who changes (`app/store/actor.py`), `action` the command ("import crashes");
        both stand in the audit rows.

        Raises:
            Problem: STORE_BUSY if others write for more than half a minute; STORE_DISK_FULL,
                STORE_READ_ONLY and other troubles of the file.
        """
        with telling(self._path), self._writing.begin() as connection:
            unit = WriteUnit(connection, actor=actor, action=action)
            yield unit
            unit.finish()

    def close(self) -> None:
        """Let go of the file."""
        self._reading.dispose()
        self._writing.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(
    location: str | Path | None,
    *,
    create: bool = False,
    epsg: int = TAIWAN_EPSG,
    busy_timeout_s: float = BUSY_TIMEOUT_S,
) -> Store:
    """Open a store, an older one after bringing it up to date (a copy of it is kept beside it).

    `location` None is the store in the user's data folder. With `create` a missing file is made,
    in the projected CRS `epsg`; for a file that exists `epsg` is not looked at.

    Raises:
        Problem: the location is no place for a store, there is no file, it is not ours, or it
            cannot be used; the codes are those of `resources/i18n/messages.en/store.json`.
    """
    path = store_path(location)
    for _ in range(ATTEMPTS):
        with telling(path):
            if not path.exists():
                if not create:
                    raise Problem("STORE_NOT_FOUND", path=str(path))
                make_file(path, epsg)
        found = _file_number(path)
        try:
            with telling(path):
                store = _opened(path, busy_timeout_s)
        except Problem:
            if found == _file_number(path):
                raise
            continue
        if found is not None and found == _file_number(path):
            return store
        store.close()  # its maker took it away again just now
    raise Problem("STORE_CANNOT_OPEN", path=str(path))


ATTEMPTS = 10
"""How often a file may vanish while it is being opened."""


def _file_number(path: Path) -> int | None:
    """What tells a file from another that came to its name later; None without a file."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _opened(path: Path, busy_timeout_s: float) -> Store:
    """An open store on a file that exists."""
    recognise_store(path)
    if not keeps_wal(path):
        _switch_to_wal(path, busy_timeout_s)
    bring_up_to_date(path)
    store = Store(path, epsg_of_file(path), busy_timeout_s=busy_timeout_s)
    try:
        with store.read():  # a folder without rights shows here, not half-way in the work
            return store
    except BaseException:
        store.close()
        raise


@contextmanager
def store_to_fill(location: str | Path | None, *, epsg: int = TAIWAN_EPSG) -> Iterator[Store]:
    """Open a store to bring something in, or make one; a block that fails leaves none behind.

    A store that was there before stays, and so does one into which anybody has written meanwhile.

    Raises:
        Problem: as `open_store`.
    """
    path = store_path(location)
    made_here = not path.exists()
    store = open_store(path, create=True, epsg=epsg)
    try:
        with store:
            yield store
    except BaseException:
        if made_here:
            discard_unused(path)
        raise


def discard_unused(path: Path) -> None:
    """Take away a store that holds nothing and that nobody else has open; else leave it."""
    try:
        with closing(sqlite3.connect(path, timeout=0.0, isolation_level=None)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
            # leaving the write-ahead log works only for the last connection
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
            unused = connection.execute("SELECT count(*) FROM audit").fetchone() == (0,)
            if unused and os.name == "posix":  # now, while no other process can come in
                path.unlink()
        if unused and os.name != "posix":  # Windows lets no open file go
            path.unlink()
    except (sqlite3.Error, OSError):
        return


def _switch_to_wal(path: Path, busy_timeout_s: float) -> None:
    """Let readers and a writer work at once again; a file that may only be read stays as it is."""
    try:
        connect(path, writing=True, busy_timeout_s=busy_timeout_s).close()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
