"""What a store holds as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from app.store.crashes import insert_crashes
from app.store.schema import import_run
from app.store.uids import new_uid
from app.store_summary import summarise_store
from gis.crashes.records import PositionFlag
from tests.helpers.demo import make_crash


@pytest.fixture
def summary_of(store):
    """The summary of a store that holds some crashes."""

    def made(*crashes):
        with store.write(actor="test", action="test") as unit:
            run = new_uid()
            row = {"uid": run, "kind": "crashes", "started_at": crashes[0].occurred_at}
            unit.insert(import_run, [row])
            insert_crashes(unit, crashes, run_uid=run)
        return summarise_store(store)

    return made


def test_days_are_those_of_taiwan_and_flags_are_counted(summary_of):
    found = summary_of(
        make_crash(at="2024-12-31T23:59"),
        make_crash(at="2025-01-01T00:01", flag=PositionFlag.DEFAULT_POINT),
        make_crash(at="2025-03-02T06:00"),
    )
    assert found.crashes == 3
    assert (found.first_day, found.last_day) == (date(2024, 12, 31), date(2025, 3, 2))
    counts = dict(found.positions)
    assert counts[PositionFlag.GOOD] == 2
    assert counts[PositionFlag.DEFAULT_POINT] == 1
    assert set(counts) == set(PositionFlag)


def test_an_empty_store_has_no_days(store):
    found = summarise_store(store)
    assert (found.crashes, found.first_day, found.last_day) == (0, None, None)
