"""What others change is told, and after a break that everything must be read again."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from shapely import Point

from app.store.changes import ChangeListener, Hearing, listener_of
from app.store.schema import junction
from app.store.server.address import ServerAddress
from app.store.server.notices import StoreChange, read_notice
from app.store.server.server_store import ServerStore
from app.store.store import Store
from tests.helpers.flaky_proxy import FlakyProxy, flaky_proxy
from tests.helpers.postgres import TestServer

PATIENCE_S = 20.0


@pytest.fixture
def proxy(postgres: TestServer) -> Iterator[FlakyProxy]:
    with flaky_proxy(postgres.port) as made:
        yield made


Heard = "queue.Queue[StoreChange | Hearing]"


@pytest.fixture
def heard(postgres: TestServer, database: str, proxy: FlakyProxy) -> Iterator[Heard]:
    """What a listener behind the proxy hears, from the moment it is connected."""
    address = replace(ServerAddress.read(postgres.url(database)), port=proxy.port)
    listener = ChangeListener(address)
    told: queue.Queue[StoreChange | Hearing] = queue.Queue()
    take = told.put
    listener.changed.connect(lambda change: take(change))
    listener.hearing.connect(lambda hearing: take(hearing))
    listener.start()
    assert told.get(timeout=PATIENCE_S) is Hearing.CONNECTED
    yield told
    listener.close()


def write(store: Store) -> str:
    with store.write(actor="lin", action="test") as unit:
        unit.insert(junction, [{"source": "streets", "geom": Point(1, 2)}])
    return unit.uid


def test_a_stored_unit_is_told_with_its_tables(server_store: Store, heard: Heard) -> None:
    uid = write(server_store)
    change = heard.get(timeout=PATIENCE_S)
    assert change == StoreChange(tables=frozenset({"junction", "audit"}), unit_uid=uid)


def test_a_unit_that_is_undone_is_never_told(server_store: Store, heard: Heard) -> None:
    def undone() -> None:
        with server_store.write(actor="lin", action="test") as unit:
            unit.insert(junction, [{"source": "streets", "geom": Point(1, 2)}])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    uid = write(server_store)
    change = heard.get(timeout=PATIENCE_S)
    assert isinstance(change, StoreChange)
    assert change.unit_uid == uid


def test_after_a_break_everything_must_be_read_again(
    server_store: Store, heard: Heard, proxy: FlakyProxy
) -> None:
    proxy.cut(refuse=True)
    assert heard.get(timeout=PATIENCE_S) is Hearing.LOST
    write(server_store)  # nobody hears of it
    proxy.mend()
    assert heard.get(timeout=PATIENCE_S) is Hearing.CONNECTED
    assert heard.get(timeout=PATIENCE_S) == StoreChange(everything=True)
    uid = write(server_store)
    change = heard.get(timeout=PATIENCE_S)
    assert isinstance(change, StoreChange)
    assert change.unit_uid == uid


def test_only_a_store_on_a_server_is_listened_to(store: Store) -> None:
    assert (listener_of(store) is not None) is isinstance(store, ServerStore)


def test_a_listener_that_never_started_can_be_closed(postgres: TestServer, database: str) -> None:
    before = threading.enumerate()
    listener = ChangeListener(ServerAddress.read(postgres.url(database)))
    listener.close()
    assert threading.enumerate() == before


@pytest.mark.parametrize("payload", ["", "{}", "[]", "null", "text", '{"unit": 1, "tables": 2}'])
def test_a_notice_that_is_not_ours_means_that_anything_may_have_changed(payload: str) -> None:
    assert read_notice(payload) == StoreChange(everything=True)
