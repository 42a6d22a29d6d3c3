from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from app.store.schema import import_run
from app.store.store import Store

TAIPEI = timezone(timedelta(hours=8))
moments = st.datetimes(
    datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from([UTC, TAIPEI])
)


def stored(store: Store, when: datetime) -> datetime:
    """The time read back."""
    with store.write(actor="a", action="b") as unit:
        (uid,) = unit.insert(import_run, [{"kind": "x", "started_at": when}])
        query = select(import_run.c.started_at).where(import_run.c.uid == uid)
        return unit.connection.execute(query).scalar_one()


@pytest.mark.geopackage_only("looks at the text of a time in the file")
def test_a_time_is_kept_in_utc_as_geopackage_text(store: Store) -> None:
    back = stored(store, datetime(2025, 1, 6, 13, 28, tzinfo=TAIPEI))
    with store.read() as connection:
        text = connection.exec_driver_sql("SELECT started_at FROM import_run").scalar_one()
    assert text == "2025-01-06T05:28:00.000Z"
    assert back == datetime(2025, 1, 6, 5, 28, tzinfo=UTC)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(when=moments)
def test_every_time_comes_back_to_the_millisecond(store: Store, when: datetime) -> None:
    back = stored(store, when)
    assert back == when.replace(microsecond=when.microsecond // 1000 * 1000)
    assert back.tzinfo == UTC


def test_a_time_without_zone_is_a_bug(store: Store) -> None:
    with pytest.raises(StatementError, match="without zone"):
        stored(store, datetime(2025, 1, 6, 13, 28))


def test_times_compare_as_times(store: Store) -> None:
    early, late = datetime(2025, 1, 1, 23, tzinfo=TAIPEI), datetime(2025, 1, 1, 16, tzinfo=UTC)
    stored(store, early)
    stored(store, late)
    with store.read() as connection:
        column = import_run.c.started_at
        found = connection.execute(select(column).where(column >= late)).scalars().all()
    assert found == [late]
