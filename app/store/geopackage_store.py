"""A store in one GeoPackage file: opened, read in snapshots and written in units."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from app.store.engine import BUSY_TIMEOUT_S, connect, make_engine
from app.store.migrate import bring_up_to_date, make_file
from app.store.recognise import epsg_of_file, keeps_wal, recognise_store
from app.store.store import Store
from app.store.store_problems import telling
from app.store.write_unit import WriteUnit
from gis.problems import Problem

ATTEMPTS = 10
"""How often a file may vanish while it is being opened."""
PAUSE_S = 0.02
"""Between two attempts: whoever takes a file away needs about that long."""
PASSING = frozenset({"STORE_NOT_FOUND", "STORE_CANNOT_OPEN"})
"""Also said of a file that is being taken away; its follower may get the same file number."""


class GeoPackageStore(Store):
    """An open file; `location` is its path."""

    def __init__(self, path: Path, epsg: int, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> None:
        super().__init__(location=str(path), epsg=epsg)
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
    def write(self, *, actor: str, action: str, unit_uid: str | None = None) -> Iterator[WriteUnit]:
        """One unit of writing, as `Store.write` says."""
        with telling(self._path), self._writing.begin() as connection:
            unit = WriteUnit(connection, actor=actor, action=action, uid=unit_uid)
            yield unit
            unit.finish()

    def close(self) -> None:
        """Let go of the file."""
        self._reading.dispose()
        self._writing.dispose()


def open_file(path: Path, *, create: bool, epsg: int, busy_timeout_s: float) -> GeoPackageStore:
    """Open a file, or make one with `create`; as `open_store`."""
    last: Problem | None = None
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
        except Problem as problem:
            if found == _file_number(path) and problem.code not in PASSING:
                raise
            last = problem
            time.sleep(PAUSE_S)
            continue
        if found is not None and found == _file_number(path):
            return store
        store.close()  # its maker took it away again just now
    raise last or Problem("STORE_CANNOT_OPEN", path=str(path))


def _file_number(path: Path) -> int | None:
    """What tells a file from another that came to its name later; None without a file."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _opened(path: Path, busy_timeout_s: float) -> GeoPackageStore:
    """An open store on a file that exists."""
    recognise_store(path)
    if not keeps_wal(path):
        _switch_to_wal(path, busy_timeout_s)
    bring_up_to_date(path)
    store = GeoPackageStore(path, epsg_of_file(path), busy_timeout_s=busy_timeout_s)
    try:
        with store.read():  # a folder without rights shows here, not half-way in the work
            return store
    except BaseException:
        store.close()
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
