"""What the site list asks for: a period and a way to rank, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.sites import Rank
from gis.crashes.filters import ANY_TIME, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteQuery:
    """Which crashes count, and how sites are ordered."""

    period: Period = ANY_TIME
    rank: Rank = Rank.COUNT


def year_period(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def months_until(last_month: date, months: int) -> Period:
    """The `months` whole months that end with the month of `last_month`."""
    after = date(last_month.year + last_month.month // 12, last_month.month % 12 + 1, 1)
    count = after.year * 12 + after.month - 1 - months
    return Period(date(count // 12, count % 12 + 1, 1), after - timedelta(days=1))
