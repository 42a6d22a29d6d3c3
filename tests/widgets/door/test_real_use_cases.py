"""Which months the window calls complete, and which it tells about."""

from __future__ import annotations

from datetime import date

import pytest

from app.store_summary import StoreSummary
from gis.crashes.coverage import MonthCoverage
from gis.crashes.filters import ANY_TIME, Period
from widgets.door.real_use_cases import coverage_to_tell, incomplete_months, last_complete_month

pytestmark = pytest.mark.gui


def month(name: str, held: int, published: int | None, city: str = "甲市") -> MonthCoverage:
    return MonthCoverage(city=city, month=name, severities="A1+A2", held=held, published=published)


def summary(last: date) -> StoreSummary:
    return StoreSummary(crashes=9, first_day=date(2025, 1, 5), last_day=last, positions=())


def test_months_outside_the_data_are_not_told_unless_asked_for():
    rows = [month("2018-01", 0, 100), month("2025-01", 99, 100), month("2025-02", 10, 100)]
    held = summary(date(2025, 2, 3))
    assert [row.month for row in coverage_to_tell(rows, ANY_TIME, held)] == ["2025-01", "2025-02"]
    asked = Period(date(2018, 1, 1), date(2025, 12, 31))
    assert coverage_to_tell(rows, asked, held) == rows


def test_a_month_incomplete_in_one_city_is_incomplete():
    rows = [month("2025-01", 100, 100), month("2025-01", 5, 100, city="乙市")]
    assert incomplete_months(rows) == (date(2025, 1, 1),)
    assert last_complete_month([month("2024-12", 9, 9), *rows], summary(date(2025, 1, 9))) == date(
        2024, 12, 1
    )


@pytest.mark.parametrize(
    ("last", "complete"),
    [
        (date(2025, 3, 31), date(2025, 3, 1)),
        (date(2025, 3, 30), date(2025, 2, 1)),
        (date(2025, 1, 15), date(2024, 12, 1)),
    ],
)
def test_without_published_figures_the_last_full_month_counts(last, complete):
    rows = [month("2025-01", 5, None)]
    assert last_complete_month(rows, summary(last)) == complete


def test_an_empty_store_has_no_complete_month():
    nothing = StoreSummary(crashes=0, first_day=None, last_day=None, positions=())
    assert last_complete_month([], nothing) is None
