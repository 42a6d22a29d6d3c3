"""The store: opened by its location, read in snapshots and written in units.

It is one GeoPackage file (`geopackage_store.py`) or a database on a PostgreSQL server
(`server/server_store.py`); who works with it need not know which.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, select

from app.store.actor import current_actor
from app.store.engine import BUSY_TIMEOUT_S
from app.store.location import is_server, store_path
from app.store.schema import audit
from app.store.server.person import Person
from app.store.write_unit import WriteUnit
from gis.crs import TAIWAN_EPSG

__all__ = ["Store", "WriteUnit", "open_store", "store_to_fill"]


class Store(ABC):
    """An open store. `location` says where (no password in it), `epsg` is the CRS in metres."""

    def __init__(self, *, location: str, epsg: int, person: Person | None = None) -> None:
        self.location = location
        self.epsg = epsg
        self.person = person or Person()
        """Who works with it."""

    @property
    def actor(self) -> str:
        """Whose name audit rows bear: the login, or who uses this computer."""
        return self.person.login or current_actor()

    @abstractmethod
    def read(self) -> AbstractContextManager[Connection]:
        """One consistent snapshot, whatever others write meanwhile; writing in it fails."""

    @abstractmethod
    def write(
        self, *, actor: str, action: str, unit_uid: str | None = None
    ) -> AbstractContextManager[WriteUnit]:
        """One unit of writing: stored at the end; any exception rolls everything back.

        `actor` is who changes (`app/store/actor.py`), `action` the command ("import crashes");
        both stand in the audit rows, with `unit_uid`, which is made where none is given.

        Raises:
            Problem: STORE_BUSY if others write for more than half a minute; STORE_DISK_FULL,
                STORE_READ_ONLY, STORE_CONNECTION_LOST and other troubles of file or server.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the file or the server."""

    def holds_unit(self, unit_uid: str) -> bool:
        """Whether a unit of writing that left audit rows was stored."""
        with self.read() as connection:
            found = connection.execute(select(audit.c.fid).where(audit.c.unit_uid == unit_uid))
            return found.first() is not None

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
    """Open a store: a file, or a server by its `postgresql://` address.

    `location` None is the store in the user's data folder. An older file is brought up to date (a
    copy of it is kept beside it). With `create` a missing file is made, in the projected CRS
    `epsg`; for a store that exists `epsg` is not looked at, and a server's is made by `init-server`
    only.

    Raises:
        Problem: the location is no place for a store, there is none, it is not ours, or it cannot
            be used; the codes are those of `resources/i18n/messages.en/store.json`, `server.json`.
    """
    if is_server(location):
        from app.store.server.server_store import open_server

        return open_server(str(location), busy_timeout_s=busy_timeout_s)
    from app.store.geopackage_store import open_file

    return open_file(store_path(location), create=create, epsg=epsg, busy_timeout_s=busy_timeout_s)


@contextmanager
def store_to_fill(location: str | Path | None, *, epsg: int = TAIWAN_EPSG) -> Iterator[Store]:
    """Open a store to bring something in, or make one; a block that fails leaves none behind.

    A store that was there before stays, and so does one into which anybody has written meanwhile.

    Raises:
        Problem: as `open_store`.
    """
    if is_server(location):
        with open_store(location) as store:
            yield store
        return
    from app.store.geopackage_store import discard_unused

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
