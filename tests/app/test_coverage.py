"""Coverage of a store, the shipped published counts and the dated breaks."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from app.coverage import (
    insert_published_counts,
    load_coverage,
    recording_breaks,
    shipped_counts,
)
from gis.crashes.coverage import PublishedCount


@pytest.mark.data
def test_the_shipped_counts_are_those_the_city_published(shared_data):
    path = shared_data / "crashes" / "chiayi_city_monthly_2014_2026.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    theirs = {(f"{y}-{m}", int(n), int(d), int(i)) for y, m, n, d, i in rows}
    ours = {(row.month, row.crashes, row.deaths, row.injured) for row in shipped_counts()}
    assert ours == theirs
    assert {(row.city, row.severities) for row in shipped_counts()} == {("嘉義市", "A1+A2")}
    assert all(row.source for row in shipped_counts())


def test_the_jump_of_2025_follows_from_the_published_counts():
    (jump,) = [entry for entry in recording_breaks() if entry.city]
    assert (jump.on, jump.city, jump.factor) == (date(2025, 1, 1), "嘉義市", 2.7)
    by_year = {
        year: sum(row.crashes for row in shipped_counts() if row.month.startswith(year))
        for year in ("2024", "2025")
    }
    assert by_year["2025"] / by_year["2024"] == pytest.approx(jump.factor, abs=0.05)
    assert {"crashes", "injured"} <= set(jump.affects)


def test_every_break_is_told_in_both_languages_with_its_source():
    for entry in recording_breaks():
        assert entry.what_zh
        assert entry.what_en
        assert entry.source


def test_an_empty_store_has_no_coverage(store):
    with store.read() as connection:
        assert load_coverage(connection) == []


def test_published_counts_of_the_store_go_before_the_shipped_ones(store):
    from app.store.crashes import insert_crashes
    from tests.helpers.demo import make_crash

    with store.write(actor="test", action="test") as unit:
        insert_crashes(unit, [make_crash(city="嘉義市", at="2025-01-05T12:00")], run_uid=None)
    with store.read() as connection:
        (row,) = load_coverage(connection)
        assert (row.held, row.published, row.complete) == (1, 822, False)
    with store.write(actor="test", action="test") as unit:
        insert_published_counts(
            unit,
            [PublishedCount(city="嘉義市", month="2025-01", severities="A1+A2", crashes=1)],
        )
    with store.read() as connection:
        (row,) = load_coverage(connection)
        assert (row.published, row.complete) == (1, True)
        assert load_coverage(connection, cities=["他市"]) == []
