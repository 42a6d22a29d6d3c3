"""Troubles of the store's file, told as a Problem; what is left are bugs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from gis.problems import Problem

_CODES = {
    sqlite3.SQLITE_FULL: "STORE_DISK_FULL",
    sqlite3.SQLITE_READONLY: "STORE_READ_ONLY",
    sqlite3.SQLITE_PERM: "STORE_READ_ONLY",
    sqlite3.SQLITE_BUSY: "STORE_BUSY",
    sqlite3.SQLITE_LOCKED: "STORE_BUSY",
    sqlite3.SQLITE_NOTADB: "STORE_FOREIGN",
    sqlite3.SQLITE_CORRUPT: "STORE_DAMAGED",
    sqlite3.SQLITE_CANTOPEN: "STORE_CANNOT_OPEN",
    sqlite3.SQLITE_IOERR: "STORE_DISK_ERROR",
}


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn troubles of the file `path` into a Problem; bugs pass as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error


def problem_of(error: DBAPIError | sqlite3.Error, path: Path) -> Problem | None:
    """The Problem behind an error of SQLite; None if it is a bug of the program."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(origin, sqlite3.Error):
        return None
    primary = (getattr(origin, "sqlite_errorcode", None) or 0) & 0xFF
    code = _CODES.get(primary)
    return Problem(code, path=str(path)) if code else None
