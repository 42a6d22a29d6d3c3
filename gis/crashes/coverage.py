"""Coverage: how many of the published crashes the store holds, by city, month and severity class.

A month below `COMPLETE_SHARE` is incomplete: never a zero, a trend, a mean or part of a ranking
without saying so. Where nothing was published nothing is claimed either way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gis.crashes.filters import ANY_TIME, Period
from gis.crashes.records import MonthState, Severity

COMPLETE_SHARE = 0.95
"""Least share of the published crashes that makes a month complete."""
USUAL_CLASS = "A1+A2"
"""The severity class that authorities publish monthly (deaths and injuries)."""

HeldCounts = Mapping[tuple[str, str, Severity], int]
"""Crashes held by (city, local month "2025-01", severity)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCount:
    """What an authority published for one city and month."""

    city: str
    month: str
    """"2025-01"."""
    severities: str
    """The class counted, "A1+A2"."""
    crashes: int
    deaths: int | None = None
    injured: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCoverage:
    """Held against published for one city, month and severity class."""

    city: str
    month: str
    severities: str
    held: int
    published: int | None
    """None where nothing was published."""

    @property
    def share(self) -> float | None:
        """Held over published; None where that says nothing (nothing published)."""
        if self.published is None:
            return None
        return 1.0 if self.published == 0 else self.held / self.published

    @property
    def complete(self) -> bool | None:
        """Whether the month may be counted on; None where it cannot be known."""
        return None if self.share is None else self.share >= COMPLETE_SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingBreak:
    """A day from which crashes are recorded differently."""

    on: date
    city: str
    """"" where it holds everywhere."""
    affects: tuple[str, ...]
    """What cannot be compared across the day: codes, crashes, injured, deaths."""
    factor: float | None
    """New counts over old ones where known."""
    what_zh: str
    what_en: str
    source: str


def measure_coverage(
    held: HeldCounts, published: Iterable[PublishedCount], *, period: Period = ANY_TIME
) -> list[MonthCoverage]:
    """Coverage of every city that the store holds crashes of, ordered by city, month and class.

    The months run from the first to the last held one (months without any crash included), or
    over the period where it says its ends. Like is compared with like: a published A1+A2 count
    with the held A1 and A2 crashes. A held severity that no published class contains is listed as
    a class of its own with nothing published.
    """
    by_city: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for (city, month, severity), count in held.items():
        by_city[city][month, severity.value] += count
    known: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for row in published:
        known[row.city][row.month, row.severities] = row.crashes
    found: list[MonthCoverage] = []
    for city in sorted(by_city):
        found += _city_coverage(city, by_city[city], known[city], period)
    return found


def _city_coverage(
    city: str,
    held: Counter[tuple[str, str]],
    published: Mapping[tuple[str, str], int],
    period: Period,
) -> list[MonthCoverage]:
    held_months = sorted({month for month, _ in held})
    first = f"{period.first:%Y-%m}" if period.first else held_months[0]
    last = f"{period.last:%Y-%m}" if period.last else held_months[-1]
    classes = _classes({severities for _, severities in published}, {code for _, code in held})
    return [
        MonthCoverage(
            city=city,
            month=month,
            severities=severities,
            held=sum(held[month, code] for code in severities.split("+")),
            published=published.get((month, severities)),
        )
        for month in months_between(first, last)
        for severities in classes
    ]


def _classes(published: set[str], held: set[str]) -> list[str]:
    """The classes to list: the published ones, and what is held beside them."""
    classes = published or {USUAL_CLASS}
    covered = {code for severities in classes for code in severities.split("+")}
    return sorted(classes | (held - covered))


def months_between(first: str, last: str) -> list[str]:
    """All months from "2024-11" to "2025-02", both included; none where they are reversed."""
    year, month = (int(part) for part in first.split("-"))
    end = tuple(int(part) for part in last.split("-"))
    months = []
    while (year, month) <= end:
        months.append(f"{year:04d}-{month:02d}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months


def incomplete_months(coverage: Iterable[MonthCoverage]) -> list[str]:
    """Months known to be incomplete for any city and class, sorted."""
    return sorted({row.month for row in coverage if row.complete is False})


def states_by_class(
    coverage: Iterable[MonthCoverage],
) -> dict[tuple[str, str, Severity], MonthState]:
    """How complete each (city, month, severity) is; keys that are missing are unknown.

    A severity that several published classes contain is incomplete where any of them is.
    """
    found: dict[tuple[str, str, Severity], MonthState] = {}
    for row in coverage:
        if row.complete is None:
            continue
        for code in row.severities.split("+"):
            key = row.city, row.month, Severity(code)
            if not row.complete:
                found[key] = MonthState.INCOMPLETE
            else:
                found.setdefault(key, MonthState.COMPLETE)
    return found


def states_by_month(coverage: Iterable[MonthCoverage]) -> dict[str, MonthState]:
    """How complete each month is: incomplete where any city and class is, unknown where no figure
    was published for any.
    """
    found: dict[str, MonthState] = {}
    for row in coverage:
        before = found.setdefault(row.month, MonthState.UNKNOWN)
        if row.complete is False:
            found[row.month] = MonthState.INCOMPLETE
        elif row.complete and before is MonthState.UNKNOWN:
            found[row.month] = MonthState.COMPLETE
    return found


def breaks_within(
    breaks: Sequence[RecordingBreak], period: Period, *, city: str = ""
) -> list[RecordingBreak]:
    """Breaks that split a period, in order: some of its days lie before the break, some after.

    An open side of the period reaches beyond every break. With `city` the breaks of that city and
    those that hold everywhere; without, all.
    """
    return sorted(
        (
            entry
            for entry in breaks
            if (not city or entry.city in ("", city))
            and (period.first is None or period.first < entry.on)
            and (period.last is None or entry.on <= period.last)
        ),
        key=lambda entry: (entry.on, entry.city),
    )
