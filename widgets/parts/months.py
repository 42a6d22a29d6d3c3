"""Months as numbers: which one a day belongs to, its first day and its last. No Qt."""

from __future__ import annotations

import calendar
from datetime import date

MONTHS = 12


def month_of(day: date) -> int:
    """The number of a day's month: year * 12 + month - 1."""
    return day.year * MONTHS + day.month - 1


def first_day(month: int) -> date:
    """The first day of a month."""
    return date(month // MONTHS, month % MONTHS + 1, 1)


def last_day(month: int) -> date:
    """The last day of a month."""
    year, number = month // MONTHS, month % MONTHS + 1
    return date(year, number, calendar.monthrange(year, number)[1])


def month_key(month: int) -> str:
    """A month as coverage writes it: "2025-01"."""
    return f"{month // MONTHS:04d}-{month % MONTHS + 1:02d}"
