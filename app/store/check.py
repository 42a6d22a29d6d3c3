"""The check of a store: the file, its layers, its rows, and on demand what is derived from them."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, select
from sqlalchemy.exc import DatabaseError, DBAPIError

from app.store.backup import backup
from app.store.check_layers import check_layers
from app.store.check_rules import check_rules, check_tables
from app.store.defects import StoreDefect
from app.store.engine import make_engine
from app.store.geopackage import USER_VERSION
from app.store.location import is_server, store_path
from app.store.migrations import HEAD
from app.store.raw_rows import raw_geometry
from app.store.recognise import epsg_of_file, open_shared, recognise_store
from app.store.schema import crash, junction
from app.store.store import open_store
from app.store.store_problems import telling
from app.store.street_geometry import DERIVED_TABLES
from app.store.street_schema import street_doubt
from app.store.write_unit import WriteUnit
from app.tasks import Progress, silent
from gis.problems import Problem

Recompute = Callable[[WriteUnit, Progress], None]
"""Makes derived rows and columns again in a write unit (`app.streets.rebuild`)."""

_CHECKING = "CHECKING_STORE"
_FEW = 5
_DERIVED_CRASH = (crash.c.uid, crash.c.position_flag, crash.c.junction_uid, crash.c.road_uid)
_DERIVED_JUNCTION = (junction.c.uid, junction.c.name, junction.c.road_names, junction.c.geom)


def check(
    location: str | Path | None, *, recompute: Recompute | None = None, progress: Progress = silent
) -> list[StoreDefect]:
    """What is wrong in a store; empty if nothing is. The store itself is not changed.

    An older store is checked as a file only, since its rows are brought up to date on opening.
    With `recompute` derived columns are made again in a copy and compared.

    Raises:
        Problem: if the store cannot be found, is not ours, or is newer than this program.
    """
    if is_server(location):
        from app.store.server.check import check_server

        return check_server(str(location), recompute=recompute, progress=progress)
    path = store_path(location)
    if not path.exists():
        raise Problem("STORE_NOT_FOUND", path=str(path))
    try:
        with telling(path):
            revision = recognise_store(path)
            progress(_CHECKING, 0.0)
            found = list(_check_file(path))
            progress(_CHECKING, 0.3)
            if found or revision != HEAD:
                return found
            found = _check_content(path, progress)
    except Problem as problem:
        if problem.code != "STORE_DAMAGED":
            raise
        return [StoreDefect(code="CHECK_FILE_DAMAGED", detail=_words(problem))]
    except (DatabaseError, sqlite3.DatabaseError, UnicodeDecodeError) as error:
        # missing tables, or texts that are no text any more
        return [StoreDefect(code="CHECK_FILE_DAMAGED", detail=str(getattr(error, "orig", error)))]
    if recompute is not None and not found:
        found = list(_compare_derived(path, recompute, progress))
    progress(_CHECKING, 1.0)
    return found


def _words(problem: Problem) -> str:
    """What SQLite itself said."""
    cause = problem.__cause__
    return str(cause.orig if isinstance(cause, DBAPIError) else cause or "")


def _check_file(path: Path) -> Iterator[StoreDefect]:
    """SQLite's own checks, and the marks of a GeoPackage."""
    with closing(open_shared(path)) as connection:
        said = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_FEW})")]
        if said != ["ok"]:
            yield StoreDefect(code="CHECK_FILE_DAMAGED", count=len(said), detail="; ".join(said))
            return
        if connection.execute("PRAGMA user_version").fetchone()[0] < USER_VERSION:
            yield StoreDefect(code="CHECK_NO_GEOPACKAGE_VERSION")
        lost = connection.execute("PRAGMA foreign_key_check").fetchall()
        for table in sorted({row[0] for row in lost}):
            mine = [row for row in lost if row[0] == table]
            shown = ", ".join(f"fid {row[1]} -> {row[2]}" for row in mine[:_FEW])
            yield StoreDefect(
                code="CHECK_REFERENCE_BROKEN", table=table, count=len(mine), detail=shown
            )
        yield from _check_trees(connection)


def _check_trees(connection: sqlite3.Connection) -> Iterator[StoreDefect]:
    """The inner soundness of each R*Tree."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING rtree%'"
    ).fetchall()
    for (name,) in names:
        (said,) = connection.execute("SELECT rtreecheck(?)", (name,)).fetchone()
        if said != "ok":
            yield StoreDefect(code="CHECK_INDEX_DAMAGED", table=name, detail=str(said)[:200])


def _check_content(path: Path, progress: Progress) -> list[StoreDefect]:
    """Tables, layers and rows, in one snapshot."""
    engine = make_engine(path, epsg_of_file(path), writing=False)
    try:
        with engine.connect() as connection:
            found = list(check_tables(connection))
            if any(defect.code == "CHECK_COLUMNS_MISSING" for defect in found):
                return found
            found += check_layers(connection)
            progress(_CHECKING, 0.6)
            found += check_rules(connection)
            progress(_CHECKING, 0.8)
            return found
    finally:
        engine.dispose()


def _compare_derived(path: Path, recompute: Recompute, progress: Progress) -> Iterator[StoreDefect]:
    """Make derived columns again in a copy and name what differs."""
    with tempfile.TemporaryDirectory(prefix="daoan-check-") as folder:
        copy = backup(path, Path(folder) / "copy.gpkg").path
        with open_store(copy) as store, store.write(actor="check", action="check") as unit:
            yield from derived_differences(unit, recompute, progress)


def derived_differences(
    unit: WriteUnit, recompute: Recompute, progress: Progress
) -> list[StoreDefect]:
    """Make derived columns again in a unit that is thrown away, and name what differs."""
    before = _derived(unit.connection)
    recompute(unit, progress)
    after = _derived(unit.connection)
    found = []
    for table, then in before.items():
        now = after[table]
        changed = sorted(uid for uid in then.keys() | now.keys() if then.get(uid) != now.get(uid))
        if changed:
            shown = ", ".join(changed[:_FEW])
            found.append(
                StoreDefect(
                    code="CHECK_DERIVED_DIFFERS", table=table, count=len(changed), detail=shown
                )
            )
    return found


def _derived(connection: Connection) -> dict[str, dict[str, tuple[object, ...]]]:
    """Derived columns by table and uid."""
    columns = {"crash": _DERIVED_CRASH, "junction": _DERIVED_JUNCTION}
    found = {
        name: {str(row[0]): tuple(row) for row in connection.execute(select(*listed))}
        for name, listed in columns.items()
    }
    return found | {table.name: _derived_rows(connection, table) for table in DERIVED_TABLES}


def _derived_rows(connection: Connection, table: Table) -> dict[str, tuple[object, ...]]:
    """The rows of a table that is derived as a whole; doubts are known by what they say."""
    listed = [
        raw_geometry(connection, column) if column.name == "geom" else column
        for column in table.c
        if column.name not in ("fid", "version", "uid")
    ]
    rows = connection.execute(select(table.c.uid, *listed))
    if table is street_doubt:
        return _doubts(rows)
    return {str(row[0]): tuple(row[1:]) for row in rows}


def _doubts(rows: Iterable[Row[Any]]) -> dict[str, tuple[object, ...]]:
    """Doubts by what they say; of several with the same words all places count."""
    places: dict[str, list[str]] = {}
    for row in rows:
        places.setdefault(f"{row.code} {row.message}", []).append(repr(row[1:]))
    return {words: tuple(sorted(found)) for words, found in places.items()}
