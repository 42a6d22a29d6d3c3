"""Progress and cancelling of an import."""

from __future__ import annotations

import gc
import itertools
import sys

import pytest
from sqlalchemy import func, select

from app.crash_import.importer import import_crashes
from app.store import schema
from app.store.dialects import POSTGRESQL
from app.tasks import Cancelled
from tests.helpers.crash_imports import TWO, crashes_in
from tests.helpers.crashes import as_csv, made_month, write_csv


def rows_of_each_table(store):
    """How many rows each table has that this login may read."""
    with store.read() as connection:
        tables = schema.metadata.sorted_tables
        if connection.dialect.name == POSTGRESQL:
            tables = [
                table
                for table in tables
                if connection.scalar(select(func.has_table_privilege(table.name, "SELECT")))
            ]
        assert schema.crash in tables
        return {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in tables
        }


@pytest.mark.parametrize("share", [0.0, 0.3, 0.45, 0.6, 0.79, 0.8])
def test_cancelling_leaves_the_store_as_it_was(store, tmp_path, share):
    import_crashes(store, [write_csv(tmp_path / "a.csv", TWO)])
    before = rows_of_each_table(store)

    def stop(code, fraction):
        if fraction >= share:
            raise Cancelled

    source = tmp_path / "b.csv"
    source.write_text(as_csv(made_month(300)), encoding="utf-8", newline="")
    with pytest.raises(Cancelled):
        import_crashes(store, [source], progress=stop)
    assert rows_of_each_table(store) == before
    assert len(crashes_in(store)) == 2


ROWS = 12_000
LONGEST_SILENCE = 120_000
"""Calls of functions between two reports of progress: less than a tenth of a second of work."""


class CallCounter:
    """Counts what Python calls between reports of progress."""

    def __init__(self) -> None:
        self.calls = 0
        self.reports: list[tuple[int, str, float]] = []

    def count(self, frame, event, argument) -> None:
        self.calls += event in ("call", "c_call")

    def progress(self, code, fraction) -> None:
        self.reports.append((self.calls, code, fraction))

    def longest_silence(self) -> tuple[int, str, float]:
        """The most calls in a row without a report, and the report before them."""
        return max(
            (later - earlier, code, fraction)
            for (earlier, code, fraction), (later, _, _) in itertools.pairwise(self.reports)
        )


@pytest.mark.parametrize("again", [False, True], ids=["new", "again"])
def test_no_part_of_an_import_is_silent_for_long(store, tmp_path, again):
    source = tmp_path / "month.csv"
    source.write_text(as_csv(made_month(ROWS)), encoding="utf-8", newline="")
    if again:
        import_crashes(store, [source])
    counter = CallCounter()
    before = sys.getprofile()
    sys.setprofile(counter.count)
    try:
        import_crashes(store, [source], progress=counter.progress)
    finally:
        sys.setprofile(before)
    assert counter.calls > 5 * LONGEST_SILENCE
    assert counter.longest_silence()[0] < LONGEST_SILENCE, counter.longest_silence()


def test_the_search_for_reference_cycles_goes_on_after_a_cancelled_import(store, tmp_path):
    def stop(code, fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        import_crashes(store, [write_csv(tmp_path / "a.csv", TWO)], progress=stop)
    assert gc.isenabled()
