"""Coverage: like with like, gaps never silent, breaks in order."""

from __future__ import annotations

from datetime import date

import pytest

from gis.crashes.coverage import (
    PublishedCount,
    RecordingBreak,
    breaks_within,
    incomplete_months,
    measure_coverage,
    months_between,
)
from gis.crashes.filters import Period
from gis.crashes.records import Severity

CITY = "道安市"


def published(month: str, crashes: int, severities: str = "A1+A2") -> PublishedCount:
    return PublishedCount(city=CITY, month=month, severities=severities, crashes=crashes)


@pytest.mark.parametrize(("held", "complete"), [(95, True), (94, False), (103, True)])
def test_a_month_is_complete_from_95_percent(held, complete):
    (row,) = measure_coverage(
        {(CITY, "2025-01", Severity.A2): held - 1, (CITY, "2025-01", Severity.A1): 1},
        [published("2025-01", 100)],
    )
    assert (row.held, row.published, row.complete) == (held, 100, complete)
    assert row.share == pytest.approx(held / 100)


def test_a_month_between_held_ones_without_any_crash_is_incomplete_not_absent():
    rows = measure_coverage(
        {(CITY, "2024-12", Severity.A2): 10, (CITY, "2025-02", Severity.A2): 10},
        [published("2024-12", 10), published("2025-01", 10), published("2025-02", 10)],
    )
    assert [(row.month, row.held, row.complete) for row in rows] == [
        ("2024-12", 10, True),
        ("2025-01", 0, False),
        ("2025-02", 10, True),
    ]
    assert incomplete_months(rows) == ["2025-01"]


def test_nothing_published_is_neither_complete_nor_incomplete():
    (row,) = measure_coverage({(CITY, "2025-01", Severity.A1): 3}, [])
    assert (row.severities, row.published, row.share, row.complete) == ("A1+A2", None, None, None)
    assert incomplete_months([row]) == []


def test_damage_only_crashes_do_not_fill_up_an_a1_a2_count():
    rows = measure_coverage(
        {(CITY, "2025-01", Severity.A2): 50, (CITY, "2025-01", Severity.A3): 50},
        [published("2025-01", 100)],
    )
    assert [(row.severities, row.held, row.complete) for row in rows] == [
        ("A1+A2", 50, False),
        ("A3", 50, None),
    ]


def test_other_cities_published_counts_do_not_speak():
    other = PublishedCount(city="他市", month="2025-01", severities="A1+A2", crashes=1)
    (row,) = measure_coverage({(CITY, "2025-01", Severity.A2): 3}, [other])
    assert (row.city, row.published) == (CITY, None)


def test_a_period_lists_its_months_even_where_nothing_is_held():
    rows = measure_coverage(
        {(CITY, "2025-01", Severity.A2): 3},
        [published("2025-03", 7)],
        period=Period(date(2025, 2, 5), date(2025, 3, 1)),
    )
    assert [(row.month, row.held, row.complete) for row in rows] == [
        ("2025-02", 0, None),
        ("2025-03", 0, False),
    ]


def test_a_month_published_as_zero_is_complete():
    (row,) = measure_coverage(
        {(CITY, "2025-02", Severity.A2): 3},
        [published("2025-01", 0)],
        period=Period(date(2025, 1, 1), date(2025, 1, 31)),
    )
    assert row.complete is True


def test_months_run_over_the_turn_of_the_year():
    assert months_between("2024-11", "2025-02") == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert months_between("2025-02", "2025-01") == []


def breaking(on: str, city: str = "") -> RecordingBreak:
    return RecordingBreak(
        on=date.fromisoformat(on),
        city=city,
        affects=(),
        factor=None,
        what_zh="",
        what_en="",
        source="",
    )


def test_a_break_counts_only_where_the_period_has_days_on_both_sides():
    entries = [breaking("2025-01-01", CITY), breaking("2023-07-01")]

    def found(first: str, last: str, city: str = "") -> list[str]:
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
        return [entry.on.isoformat() for entry in breaks_within(entries, period, city=city)]

    assert found("2024-12-31", "2025-01-01") == ["2025-01-01"]
    assert found("2025-01-01", "2025-12-31") == []
    assert found("2024-01-01", "2024-12-31") == []
    assert found("2023-01-01", "2025-12-31") == ["2023-07-01", "2025-01-01"]
    assert found("2023-01-01", "2025-12-31", city="他市") == ["2023-07-01"]
    assert len(breaks_within(entries, Period())) == 2
