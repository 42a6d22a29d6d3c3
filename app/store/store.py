"""The store: one GeoPackage file, opened, read in snapshots and written in units."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from app.store.engine import make_engine
from app.store.location import store_path
from app.store.migrate import bring_up_to_date, make_file
from app.store.recognise import epsg_of_file, recognise_store
from app.store.store_problems import problem_of
from app.store.write_unit import WriteUnit
from gis.crs import TAIWAN_EPSG
from gis.problems import Problem

__all__ = ["Store", "WriteUnit", "open_store"]


class Store:
    """An open store. `location` is its path, `epsg` the CRS (metres) of all its geometries."""

    def __init__(self, path: Path, epsg: int) -> None:
        self.location = str(path)
        self.path = path
        self.epsg = epsg
        self._reading = make_engine(path, epsg, writing=False)
        self._writing = make_engine(path, epsg, writing=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent snapshot, whatever others write meanwhile."""
        with _told(self.path), self._reading.connect() as connection:
            connection.exec_driver_sql("SELECT 1 FROM sqlite_schema LIMIT 1")  # fixes the snapshot
            yield connection

    @contextmanager
    def write(self, *, actor: str, action: str) -> Iterator[WriteUnit]:
        """One unit of writing: stored at the end; any exception rolls everything back.

        Raises:
            Problem: STORE_BUSY if others write for more than half a minute; STORE_DISK_FULL,
                STORE_READ_ONLY and other troubles of the file.
        """
        with _told(self.path), self._writing.begin() as connection:
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


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn the file's troubles into a Problem; bugs pass."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error


def open_store(
    location: str | Path | None, *, create: bool = False, epsg: int = TAIWAN_EPSG
) -> Store:
    """Open a store, an older one after bringing it up to date (a copy of it is kept).

    `location` None is the store in the user's data folder. With `create` a missing file is made,
    in the projected CRS `epsg`; for a file that exists `epsg` is not looked at.

    Raises:
        Problem: the location is no place for a store, there is no file, it is not ours, or it
            cannot be used; see `resources/i18n/messages.en/store.json`.
    """
    path = store_path(location)
    with _told(path):
        if not path.exists():
            if not create:
                raise Problem("STORE_NOT_FOUND", path=str(path))
            make_file(path, epsg)
        recognise_store(path)
        bring_up_to_date(path)
        return Store(path, epsg_of_file(path))


def engine_for_writing(store: Store) -> Engine:
    """The engine behind a store's write units, for maintenance inside `app/store`."""
    return store._writing
