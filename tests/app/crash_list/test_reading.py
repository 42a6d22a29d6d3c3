"""Crashes read as columns, against the records that were stored."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from app.coverage import insert_published_counts
from app.crash_list.reading import read_crash_list
from app.store.crashes import insert_crashes, load_crashes
from app.store.schema import crash as crash_table
from app.tasks import Cancelled
from gis.crashes.coverage import PublishedCount
from gis.crashes.crash_columns import MONTH_STATES, Coded, CrashColumns, PartyColumns, Texts
from gis.crashes.filter_counts import FilterCounter
from gis.crashes.filters import CrashFilter
from gis.crashes.records import Crash, MonthState, PositionFlag, Severity
from tests.helpers.crash_columns import columns_of, crashes
from tests.helpers.demo import make_crash


def fill(store, records):
    with store.write(actor="test", action="test") as unit:
        insert_crashes(unit, records, run_uid=None)


def off_the_network(crash: Crash) -> Crash:
    """The same at no junction and on no road: the store holds none."""
    return replace(crash, junction_uid=None, road_uid=None)


def readable(columns: CrashColumns) -> dict[str, list[object]]:
    """Every column as plain values, whatever numbers stand for its texts."""
    found: dict[str, list[object]] = {}
    for field in fields(columns):
        held = getattr(columns, field.name)
        if isinstance(held, Coded | Texts):
            found[field.name] = [held.at(row) for row in range(len(columns))]
        elif isinstance(held, PartyColumns):
            classes = [held.class_labels[number] for number in held.class_index]
            found[field.name] = list(
                zip(held.crash.tolist(), classes, held.band.tolist(), strict=True)
            )
        elif isinstance(held, np.ndarray):
            found[field.name] = (
                np.nan_to_num(held, nan=-1).tolist() if held.dtype.kind == "f" else held.tolist()
            )
    return found


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(crashes.map(off_the_network), max_size=12))
def test_the_columns_are_those_of_the_stored_records(store, records):
    with store.write(actor="test", action="test") as unit:  # what the example before has left
        unit.connection.execute(delete(crash_table))
    fill(store, records)
    read = read_crash_list(store).columns
    assert (np.diff(read.fid) > 0).all()
    expected = replace(columns_of(records), fid=read.fid)
    assert readable(read) == readable(expected)


def test_a_store_without_crashes_gives_empty_columns(store):
    held = read_crash_list(store)
    assert len(held.columns) == 0
    assert FilterCounter(held.columns).count(CrashFilter()).total == 0


def test_summer_time_of_the_seventies_is_known(store):
    crash = replace(make_crash(), occurred_at=datetime(1975, 7, 1, 15, 30, tzinfo=UTC))
    fill(store, [crash])
    columns = read_crash_list(store).columns
    assert (int(columns.hour[0]), int(columns.minute[0])) == (0, 30), "UTC+9 that summer"
    assert int(columns.day[0]) == datetime(1975, 7, 2, tzinfo=UTC).toordinal()


@pytest.mark.parametrize(
    ("published", "state"), [(None, "unknown"), (1, "complete"), (5, "incomplete")]
)
def test_each_crash_knows_how_complete_its_month_is(store, published, state):
    fill(store, [make_crash(at="2025-01-05T12:00")])
    if published:
        with store.write(actor="test", action="test") as unit:
            count = PublishedCount(
                city="道安市", month="2025-01", severities="A1+A2", crashes=published
            )
            insert_published_counts(unit, [count])
    columns = read_crash_list(store).columns
    assert MONTH_STATES[columns.month_state[0]] == state


def test_records_and_columns_agree_on_every_new_condition(store):
    made = [
        make_crash(at="2025-01-05T12:00", flag=PositionFlag.MISMATCH),
        make_crash(at="2025-01-06T12:00"),
        make_crash(at="2025-02-03T12:00", severity=Severity.A3),
        replace(make_crash(at="2025-02-03T13:00"), type_code="16"),
    ]
    fill(store, made)
    with store.write(actor="test", action="test") as unit:
        count = PublishedCount(city="道安市", month="2025-01", severities="A1+A2", crashes=9)
        insert_published_counts(unit, [count])
    counter = FilterCounter(read_crash_list(store).columns)
    for asked, expected in [
        (CrashFilter(month_states=frozenset({MonthState.INCOMPLETE})), {0, 1}),
        (CrashFilter(month_states=frozenset({MonthState.UNKNOWN})), {2, 3}),
        (CrashFilter(weekdays=frozenset({0})), {1, 2, 3}),
        (CrashFilter(position_flags=frozenset({PositionFlag.MISMATCH})), {0}),
        (CrashFilter(type_codes=frozenset({""})), {0, 1, 2}),
        (CrashFilter(type_codes=frozenset({"", "16"})), {0, 1, 2, 3}),
    ]:
        with store.read() as connection:
            loaded: list[Crash] = load_crashes(connection, asked)
        assert {made.index(next(m for m in made if m.uid == c.uid)) for c in loaded} == expected
        assert set(np.flatnonzero(counter.mask(asked)).tolist()) == expected


def test_reading_can_be_stopped(store):
    fill(store, [make_crash()])

    def stop(code: str, share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_crash_list(store, stop)


def test_progress_rises_to_its_end(store):
    fill(store, [make_crash() for _ in range(3)])
    told: list[float] = []
    read_crash_list(store, lambda code, share: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1.0
