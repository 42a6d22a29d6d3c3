"""A server that crashes again and again while two clients write."""

from __future__ import annotations

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from shapely import Point
from sqlalchemy import select

from app.store.again import write_again
from app.store.schema import audit, junction
from app.store.store import Store, WriteUnit, open_store
from gis.problems import Problem
from tests.helpers.postgres import TestServer, running_server, why_not

CRASHES = 50 if os.environ.get("DAOAN_SOAK") else 6


@pytest.fixture
def doomed() -> Iterator[TestServer]:
    """A server of its own."""
    if reason := why_not():
        pytest.skip(reason)
    with running_server() as server:
        yield server


class Client(threading.Thread):
    """Writes one row a unit, until told to stop; knows what was confirmed and what refused."""

    def __init__(self, store: Store, name: str, *, again: bool) -> None:
        super().__init__(name=name)
        self.store, self.again = store, again
        self.confirmed: list[str] = []
        self.refused: list[str] = []
        self.unknown: list[str] = []
        self.stop = threading.Event()

    def run(self) -> None:
        number = 0
        while not self.stop.is_set():
            number += 1
            self.write(f"{self.name}-{number}")

    def write(self, uid: str) -> None:
        def work(unit: WriteUnit) -> None:
            unit.insert(junction, [{"uid": uid, "source": "streets", "geom": Point(1, 2)}])

        try:
            if self.again:
                write_again(self.store, work, actor=self.name, action="test")
            else:
                with self.store.write(actor=self.name, action="test") as unit:
                    work(unit)
            self.confirmed.append(uid)
        except Problem as problem:
            unknown = problem.code == "STORE_COMMIT_UNKNOWN"
            (self.unknown if unknown else self.refused).append(uid)


def test_every_confirmed_row_is_there_once_and_every_other_one_was_refused(
    doomed: TestServer,
) -> None:
    chance = random.Random(4)
    with doomed.database() as name, open_store(doomed.url(name)) as store:
        clients = [Client(store, "patient", again=True), Client(store, "plain", again=False)]
        for client in clients:
            client.start()
        for _ in range(CRASHES):
            time.sleep(chance.uniform(0.05, 0.5))  # the random moment
            doomed.crash()
        confirmed = [len(client.confirmed) for client in clients]
        while any(len(c.confirmed) == n for c, n in zip(clients, confirmed, strict=True)):
            time.sleep(0.05)  # until both write again
        for client in clients:
            client.stop.set()
            client.join()
        with store.read() as connection:
            held = Counter(connection.execute(select(junction.c.uid)).scalars())
            units = Counter(connection.execute(select(audit.c.row_uid)).scalars())
    patient, plain = clients
    sure = {*patient.confirmed, *plain.confirmed}
    assert not patient.refused
    assert not patient.unknown
    assert set(held.values()) == {1}
    assert sure <= set(held)
    assert set(held) - sure <= set(plain.unknown)
    assert held == units
