"""Dates as officers read them: years of the Republic of China, with the common era beside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from app.sheets.lettering import Words
from gis.crashes.filters import TAIPEI

ROC_OFFSET = 1911
"""ROC year = year of the common era - 1911 (民國元年 = 1912)."""


def roc_year(day: date) -> int:
    """The year of the Republic of China; 0 and below before 1912."""
    return day.year - ROC_OFFSET


def day_words(day: date, words: Words) -> str:
    """One day, both calendars."""
    return words("SHEET_DAY", roc=roc_year(day), month=day.month, day=day.day, iso=day.isoformat())


def period_words(first: date, last: date, words: Words) -> str:
    """A span of days, both calendars."""
    return words(
        "SHEET_SPAN",
        roc=roc_year(first),
        month=first.month,
        day=first.day,
        roc_last=roc_year(last),
        month_last=last.month,
        day_last=last.day,
        iso=first.isoformat(),
        iso_last=last.isoformat(),
    )


def short_time(moment: datetime, words: Words) -> str:
    """Day and minute in Taiwan, short enough for a table."""
    local = moment.astimezone(TAIPEI)
    return words(
        "SHEET_SHORT_TIME",
        roc=roc_year(local.date()),
        month=local.month,
        day=local.day,
        iso=local.date().isoformat(),
        hour=local.hour,
        minute=local.minute,
    )


def month_runs(months: Iterable[date]) -> list[tuple[date, date]]:
    """Months (first days) as runs of consecutive ones: first and last month of each."""
    runs: list[tuple[date, date]] = []
    for month in sorted({day.replace(day=1) for day in months}):
        if runs and _month_number(month) == _month_number(runs[-1][1]) + 1:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return runs


def months_words(months: Iterable[date], words: Words) -> str:
    """Months in words, consecutive ones as a span."""
    said = []
    for first, last in month_runs(months):
        told = _month_words(first, words)
        if last != first:
            told = words("SHEET_FROM_TO", first=told, last=_month_words(last, words))
        said.append(told)
    return words("SHEET_LIST_MARK").join(said)


def _month_number(month: date) -> int:
    return month.year * 12 + month.month


def _month_words(month: date, words: Words) -> str:
    return words("SHEET_MONTH", roc=roc_year(month), month=month.month, iso=month.isoformat()[:7])
