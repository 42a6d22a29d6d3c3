"""Telling a store of Daoan from other files, before anything is written to it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from app.store.geopackage import APPLICATION_ID
from app.store.migrations import REVISIONS, VERSION_TABLE
from gis.problems import Problem

_SQLITE_MAGIC = b"SQLite format 3\x00"


def recognise_store(path: Path) -> str:
    """The revision of the store in `path`, looked up without changing the file.

    Raises:
        Problem: STORE_FOREIGN (no SQLite file, no GeoPackage, or not made by Daoan), STORE_NEWER,
            STORE_CANNOT_OPEN.
    """
    try:
        with path.open("rb") as file:
            magic = file.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise Problem("STORE_CANNOT_OPEN", path=str(path)) from error
    if magic != _SQLITE_MAGIC:
        raise Problem("STORE_FOREIGN", path=str(path))
    connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        revision = _revision(connection)
    finally:
        connection.close()
    if revision is None:
        raise Problem("STORE_FOREIGN", path=str(path))
    if revision not in REVISIONS:
        raise Problem("STORE_NEWER", path=str(path), revision=revision)
    return revision


def _revision(connection: sqlite3.Connection) -> str | None:
    """The revision an open file says it has; None if it is no store of ours."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return None
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
        Problem: STORE_FOREIGN if its layers name no EPSG code.
    """
    connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        row = connection.execute(
            "SELECT s.organization_coordsys_id FROM gpkg_geometry_columns g"
            " JOIN gpkg_spatial_ref_sys s USING (srs_id)"
            " WHERE g.table_name = 'crash' AND upper(s.organization) = 'EPSG'"
        ).fetchone()
    finally:
        connection.close()
    if row is None:
        raise Problem("STORE_FOREIGN", path=str(path))
    return int(row[0])
