"""Telling a store of Daoan from other files, before anything is written to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.file_names import shown
from app.store.geopackage import APPLICATION_ID
from app.store.migrations import REVISIONS, VERSION_TABLE
from gis.problems import Problem

# The SQLite file header: https://www.sqlite.org/fileformat2.html#the_database_header
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_WRITE_VERSION = 18
_APPLICATION_ID = slice(68, 72)
_WAL = 2


def recognise_store(path: Path) -> str:
    """The revision of the store in `path`, looked up without changing the file.

    Raises:
        Problem: STORE_FOREIGN (no SQLite file, no GeoPackage, or not made by Daoan), STORE_NEWER,
            STORE_CANNOT_OPEN, STORE_DAMAGED.
        sqlite3.Error: if the file is ours by its header but cannot be read on.
    """
    header = _header(path)
    if header[: len(_MAGIC)] != _MAGIC or header[_APPLICATION_ID] != APPLICATION_ID.to_bytes(4):
        raise Problem("STORE_FOREIGN", path=str(path))
    with _looking(path), closing(open_unchanged(path)) as connection:
        revision = _revision(connection)
    if revision is None:
        raise Problem("STORE_FOREIGN", path=str(path))
    if revision not in REVISIONS:
        raise Problem("STORE_NEWER", path=str(path), revision=revision)
    return revision


def refuse_store(path: Path) -> None:
    """Keep what is written elsewhere from taking the place of a store, whose records would go.

    Raises:
        Problem: OUTPUT_IS_STORE.
    """
    try:
        if not path.is_file():
            return
        recognise_store(path)
    except OSError:
        return  # a name that no file can have, or a folder that is closed: told on writing
    except Problem as problem:
        if problem.code in ("STORE_FOREIGN", "STORE_CANNOT_OPEN"):
            return
    except sqlite3.Error:
        pass  # a broken store is still no place for something else
    raise Problem("OUTPUT_IS_STORE", file=shown(path))


def keeps_wal(path: Path) -> bool:
    """Whether the file says that it uses a write-ahead log (QGIS switches it off on closing)."""
    return _header(path)[_WRITE_VERSION] == _WAL


def open_unchanged(path: Path) -> sqlite3.Connection:
    """A plain connection for a short look that leaves neither a change nor files beside the file.

    Where no log lies beside it nobody writes to it this moment, so locks can be left out; with
    them SQLite would make a log that a connection without rights cannot take away again.
    """
    logs = any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal"))
    how = "mode=ro" if logs else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)


def open_shared(path: Path) -> sqlite3.Connection:
    """A plain connection for a long look at a store that others may be writing to."""
    return sqlite3.connect(path.absolute().as_uri() + "?mode=rw", uri=True, timeout=30.0)


@contextmanager
def _looking(path: Path) -> Iterator[None]:
    """Tell a store whose tables are not there, or whose texts are broken, as damaged."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise Problem("STORE_DAMAGED", path=str(path)) from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise Problem("STORE_DAMAGED", path=str(path)) from error


def _header(path: Path) -> bytes:
    """The first hundred bytes, filled up with zeros."""
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES).ljust(_HEADER_BYTES, b"\x00")
    except OSError as error:
        raise Problem("STORE_CANNOT_OPEN", path=str(path)) from error


def _revision(connection: sqlite3.Connection) -> str | None:
    """The revision an open GeoPackage says it has; None if it is no store of ours."""
    ours = connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", (VERSION_TABLE,)
    ).fetchone()
    if ours is None:
        return None
    row = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()
    return str(row[0]) if row else None


def epsg_of_file(path: Path) -> int:
    """The EPSG code of a store's layers.

    Raises:
        Problem: STORE_FOREIGN if its layers name no EPSG code, STORE_DAMAGED.
    """
    query = (
        "SELECT s.organization_coordsys_id FROM gpkg_geometry_columns g"
        " JOIN gpkg_spatial_ref_sys s USING (srs_id)"
        " WHERE g.table_name = 'crash' AND upper(s.organization) = 'EPSG'"
    )
    with _looking(path), closing(open_unchanged(path)) as connection:
        row = connection.execute(query).fetchone()
    if row is None:
        raise Problem("STORE_FOREIGN", path=str(path))
    return int(row[0])
