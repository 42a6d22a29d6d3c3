"""Units whose connection breaks: stored exactly once, or told; never twice, never silently lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from shapely import Point
from sqlalchemy import func, select

from app.store.again import write_again
from app.store.schema import audit, junction
from app.store.server.address import ServerAddress
from app.store.server.person import Person
from app.store.server.server_store import ServerStore
from app.store.store import Store, WriteUnit, open_store
from gis.problems import Problem
from tests.helpers.flaky_proxy import Break, FlakyProxy, flaky_proxy
from tests.helpers.postgres import WORKER, TestServer


@pytest.fixture
def proxy(postgres: TestServer) -> Iterator[FlakyProxy]:
    with flaky_proxy(postgres.port) as made:
        yield made


@pytest.fixture
def behind(postgres: TestServer, database: str, proxy: FlakyProxy) -> Iterator[Store]:
    """A store reached through the proxy."""
    address = ServerAddress.read(postgres.url(database))
    person = Person(login=WORKER)
    with ServerStore(replace(address, port=proxy.port), 3826, person=person) as store:
        yield store


def add(unit: WriteUnit) -> str:
    (uid,) = unit.insert(junction, [{"uid": "j", "source": "streets", "geom": Point(1, 2)}])
    return uid


def count(store: Store) -> int:
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(junction)).scalar_one()


def test_a_unit_whose_confirmation_is_lost_is_known_to_be_stored(
    behind: Store, proxy: FlakyProxy
) -> None:
    count(behind)
    proxy.at_commit = Break.AFTER
    with behind.write(actor="lin", action="test") as unit:
        add(unit)
    assert behind.holds_unit(unit.uid)
    assert count(behind) == 1


def test_a_unit_that_never_reached_the_server_is_told_as_lost(
    behind: Store, proxy: FlakyProxy
) -> None:
    proxy.at_commit = Break.BEFORE
    with pytest.raises(Problem) as told, behind.write(actor="lin", action="test") as unit:
        add(unit)
    assert told.value.code == "STORE_CONNECTION_LOST"
    assert count(behind) == 0


@pytest.mark.parametrize("how", [Break.AFTER, Break.BEFORE])
def test_a_unit_that_cannot_be_looked_up_is_told_as_unknown(
    behind: Store, proxy: FlakyProxy, how: Break
) -> None:
    proxy.at_commit, proxy.refuse_after_break = how, True
    with pytest.raises(Problem) as told, behind.write(actor="lin", action="test") as unit:
        add(unit)
    assert told.value.code == "STORE_COMMIT_UNKNOWN"
    assert told.value.params["unit"] == unit.uid
    proxy.mend()
    assert behind.holds_unit(unit.uid) is (how is Break.AFTER)


@pytest.mark.parametrize("how", [Break.AFTER, Break.BEFORE])
@pytest.mark.parametrize("away", [False, True], ids=["back at once", "away for a while"])
def test_work_is_stored_exactly_once_whatever_breaks(
    behind: Store, proxy: FlakyProxy, how: Break, away: bool
) -> None:
    proxy.at_commit, proxy.refuse_after_break = how, away
    waits: list[float] = []

    def wait(pause_s: float) -> None:
        waits.append(pause_s)
        if len(waits) == 3:
            proxy.mend()

    assert write_again(behind, add, actor="lin", action="test", wait=wait) == "j"
    assert count(behind) == 1
    with behind.read() as connection:
        assert len(connection.execute(select(audit.c.unit_uid)).all()) == 1
    assert (len(waits) >= 3) is away


def test_a_connection_that_breaks_while_the_work_is_done_is_made_again(
    behind: Store, proxy: FlakyProxy
) -> None:
    attempts: list[int] = []

    def work(unit: WriteUnit) -> str:
        attempts.append(1)
        uid = add(unit)
        if len(attempts) < 3:
            proxy.cut()
        unit.note("test", "junction", "after the break")
        return uid

    assert write_again(behind, work, actor="lin", action="test", wait=lambda _: None) == "j"
    assert (len(attempts), count(behind)) == (3, 1)


def test_patience_ends_and_the_unknown_fate_is_told(behind: Store, proxy: FlakyProxy) -> None:
    proxy.at_commit, proxy.refuse_after_break = Break.AFTER, True
    waits: list[float] = []
    with pytest.raises(Problem) as told:
        write_again(behind, add, actor="a", action="t", patience_s=3.0, wait=waits.append)
    assert told.value.code == "STORE_COMMIT_UNKNOWN"
    assert 3.0 <= sum(waits) < 6.0


def test_other_troubles_and_bugs_are_not_tried_again(store: Store) -> None:
    attempts: list[int] = []

    def stale(unit: WriteUnit) -> None:
        attempts.append(1)
        unit.update(junction, uid="none", version=1, values={"name": "x"})

    def broken(unit: WriteUnit) -> None:
        attempts.append(1)
        raise ZeroDivisionError

    with pytest.raises(Problem, match="STALE_WRITE"):
        write_again(store, stale, actor="a", action="t")
    with pytest.raises(ZeroDivisionError):
        write_again(store, broken, actor="a", action="t")
    assert len(attempts) == 2


def test_a_unit_is_known_by_its_uid(store: Store) -> None:
    with store.write(actor="lin", action="test", unit_uid="mine") as unit:
        assert not store.holds_unit("mine") if store.location.endswith(".gpkg") else True
        add(unit)
    assert store.holds_unit("mine")
    assert not store.holds_unit("other")


def test_an_import_is_done_by_two_at_once_only_one_after_the_other(
    postgres: TestServer, database: str, server_store: Store
) -> None:
    with (
        open_store(postgres.url(database), busy_timeout_s=0.2) as impatient,
        server_store.write(actor="lin", action="test") as unit,
    ):
        add(unit)
        with pytest.raises(Problem) as told, impatient.write(actor="wu", action="test"):
            pytest.fail("two units at once")
    assert told.value.code == "STORE_SERVER_BUSY"
