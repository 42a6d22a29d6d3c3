"""Making a store's file and bringing older ones up to date, by the revisions in `migrations/`."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from pyproj import CRS
from pyproj.exceptions import CRSError
from sqlalchemy import Connection, Engine

from app.store.engine import make_engine
from app.store.geopackage import make_frame
from app.store.migrations import FOLDER, HEAD
from app.store.recognise import epsg_of_file, recognise_store
from app.store.uids import new_uid
from gis.problems import Problem


def make_file(path: Path, epsg: int) -> None:
    """Make an empty store, complete or not at all; another process's file is left alone.

    Raises:
        Problem: STORE_BAD_CRS if `epsg` is no projected CRS in metres; STORE_CANNOT_CREATE.
    """
    require_metres(epsg)
    draft = path.with_name(f".{path.name}.{new_uid()[:8]}.new")
    try:
        draft.touch(exist_ok=False)
        with closing(sqlite3.connect(draft)) as connection:
            connection.execute("PRAGMA page_size = 4096")
            connection.execute("PRAGMA journal_mode = WAL")
        _write_schema(draft, epsg)
        _publish(draft, path)
    except OSError as error:
        raise Problem("STORE_CANNOT_CREATE", path=str(path)) from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)


def require_metres(epsg: int) -> None:
    """Refuse a CRS that does not measure in metres."""
    try:
        crs = CRS.from_epsg(epsg)
    except CRSError as error:
        raise Problem("STORE_BAD_CRS", epsg=epsg) from error
    if not crs.is_projected or any(axis.unit_name != "metre" for axis in crs.axis_info):
        raise Problem("STORE_BAD_CRS", epsg=epsg)


def _write_schema(draft: Path, epsg: int) -> None:
    """Frame and tables of a new file."""
    engine = make_engine(draft, epsg, writing=True)
    try:
        with engine.begin() as connection:
            make_frame(connection, epsg)
            upgrade(connection)
    finally:
        engine.dispose()


def _publish(draft: Path, path: Path) -> None:
    """Give a finished file its name unless another process was quicker."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # no hard links here (FAT, some shares)
        if not path.exists():
            draft.rename(path)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run revisions on an open connection, in its transaction."""
    command.upgrade(_config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take revisions after `revision` back on an open connection, with what they hold."""
    command.downgrade(_config(connection), revision)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def bring_up_to_date(path: Path) -> Path | None:
    """Migrate an older store; returns the copy that was kept of it, None if nothing was to do.

    Raises:
        Problem: STORE_NEWER, STORE_CANNOT_MIGRATE.
    """
    if recognise_store(path) == HEAD:
        return None
    engine = make_engine(path, epsg_of_file(path), writing=True, foreign_keys=False)
    try:
        return _migrate(engine, path)
    finally:
        engine.dispose()


def _migrate(engine: Engine, path: Path) -> Path | None:
    """Copy, then upgrade in one transaction; foreign keys are looked at before it ends."""
    with engine.begin() as connection:
        old = recognise_store(path)
        if old == HEAD:  # another process was quicker
            return None
        kept = _keep_copy(path, old)
        upgrade(connection)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise Problem("STORE_CANNOT_MIGRATE", path=str(path), kept=str(kept))
    return kept


def _keep_copy(path: Path, revision: str) -> Path:
    """A copy of the store beside it, named by its revision and the time."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.stem}.revision-{revision}.{stamp}{path.suffix}")
    with (
        closing(sqlite3.connect(path)) as source,
        closing(sqlite3.connect(kept)) as target,
    ):
        source.backup(target)
    return kept
