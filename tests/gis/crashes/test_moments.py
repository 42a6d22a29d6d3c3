"""Dates and times as files write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.crashes.moments import read_date, read_moment, read_time


@pytest.mark.parametrize(
    "text",
    [
        "20250106",
        "1140106",
        "114年01月06日",
        "114年1月6日",
        "2025-01-06",
        "2025/1/6",
        "２０２５０１０６",
        "114/01/06",
    ],
)
def test_one_day_in_many_writings(text):
    assert read_date(text) == date(2025, 1, 6)


@pytest.mark.parametrize("text", ["20250230", "20251301", "", "0", "00000000", "99999999", "一月"])
def test_impossible_dates_are_none(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("001500", time(0, 15)),
        ("1500", time(0, 15)),
        ("132859", time(13, 28, 59)),
        ("03時00分", time(3)),
        ("03時00分07秒", time(3, 0, 7)),
        ("3:05", time(3, 5)),
        ("0", time(0)),
    ],
)
def test_times_keep_their_leading_zeros(text, clock):
    assert read_time(text) == clock


@pytest.mark.parametrize("text", ["240000", "006000", "", "25時00分", "1234567", "noon"])
def test_impossible_times_are_none(text):
    assert read_time(text) is None


def test_roc_moments_become_utc():
    assert read_moment("103年01月01日 04時30分") == datetime(2013, 12, 31, 20, 30, tzinfo=UTC)
    assert read_moment("104年12月31日 17時47分00秒") == datetime(2015, 12, 31, 9, 47, tzinfo=UTC)
    assert read_moment("104年02月30日 17時47分00秒") is None


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_western_and_roc_digits_name_the_same_day(day):
    assert read_date(f"{day:%Y%m%d}") == day
    if day.year >= 2011:
        assert read_date(f"{day.year - 1911}{day:%m%d}") == day


@given(st.text())
def test_any_text_is_read_without_failing(text):
    for found in (read_date(text), read_time(text), read_moment(text)):
        assert found is None or any(letter.isdigit() for letter in text)
