"""A store in a database on a PostgreSQL server: opened, read in snapshots and written in units."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select

from app.store.engine import BUSY_TIMEOUT_S
from app.store.schema import audit
from app.store.server.address import ServerAddress
from app.store.server.engine import make_engine
from app.store.server.person import Person, person_of
from app.store.server.recognise import require_login, require_revision, stored_epsg
from app.store.server.server_problems import LOST, telling
from app.store.store import Store
from app.store.write_unit import WriteUnit
from gis.problems import Problem


class ServerStore(Store):
    """An open database; `location` is its address without a password."""

    def __init__(
        self,
        address: ServerAddress,
        epsg: int,
        *,
        person: Person,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
    ) -> None:
        super().__init__(location=address.location, epsg=epsg, person=person)
        self.address = address
        self._own_units: set[str] = set()
        wait = busy_timeout_s
        self._reading = make_engine(address, epsg, writing=False, lock_timeout_s=wait)
        self._writing = make_engine(address, epsg, writing=True, lock_timeout_s=wait)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent snapshot, whatever others write meanwhile; writing in it fails."""
        with telling(self.address), self._reading.connect() as connection:
            connection.exec_driver_sql("SELECT 1")  # fixes the snapshot
            yield connection

    @contextmanager
    def write(self, *, actor: str, action: str, unit_uid: str | None = None) -> Iterator[WriteUnit]:
        """One unit of writing, as `Store.write` says.

        Where the connection breaks while the unit is being confirmed the server is asked whether
        it was stored; only where it cannot be asked either the unit's fate stays open.

        Raises:
            Problem: beside those of `Store.write` STORE_COMMIT_UNKNOWN (`app/store/again.py` asks
                again).
        """
        with telling(self.address), self._writing.connect() as connection:
            unit = WriteUnit(connection, actor=actor, action=action, uid=unit_uid)
            self._own_units.add(unit.uid)
            with connection.begin() as transaction:
                yield unit
                unit.finish()
                try:
                    with telling(self.address):
                        transaction.commit()
                except Problem as problem:
                    if problem.code != LOST:
                        raise
                    self._settle(unit, problem)

    def _settle(self, unit: WriteUnit, lost: Problem) -> None:
        """Find out whether a unit whose confirmation did not arrive was stored."""
        try:
            stored = self.holds_unit(unit.uid)
        except Problem as error:
            raise Problem("STORE_COMMIT_UNKNOWN", **lost.params, unit=unit.uid) from error
        if not stored:
            raise lost

    def holds_unit(self, unit_uid: str) -> bool:
        """Whether a unit of writing that left audit rows was stored.

        Asked with the writers' lock: a unit that the server is still storing is waited for.
        """
        with telling(self.address), self._writing.begin() as connection:
            found = connection.execute(select(audit.c.fid).where(audit.c.unit_uid == unit_uid))
            return found.first() is not None

    def wrote(self, unit_uid: str) -> bool:
        """Whether a unit of writing was begun through this store, and not by somebody else."""
        return unit_uid in self._own_units

    def close(self) -> None:
        """Let go of the server."""
        self._reading.dispose()
        self._writing.dispose()


def open_server(
    location: str | ServerAddress, *, busy_timeout_s: float = BUSY_TIMEOUT_S
) -> ServerStore:
    """Open a database that `init-server` has set up; as `open_store`.

    Raises:
        Problem: the address cannot be read, there is no server, it refuses, the database is not
            set up, of another version, or the login is one the program never works as.
    """
    address = location if isinstance(location, ServerAddress) else ServerAddress.read(location)
    engine = make_engine(address, 0, writing=False, lock_timeout_s=busy_timeout_s)
    try:
        with telling(address), engine.connect() as connection:
            require_login(connection, address)
            require_revision(connection, address)
            epsg = stored_epsg(connection, address)
            person = person_of(connection)
    finally:
        engine.dispose()
    return ServerStore(address, epsg, person=person, busy_timeout_s=busy_timeout_s)
