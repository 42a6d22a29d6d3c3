"""Counts of one site's crashes for charts: by month, hour, weekday, severity, type and more.

Every bar holds the keys of its crashes, so that a click on it can list them; the count is how many
there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from gis.crashes.coverage import months_between
from gis.crashes.filters import TAIPEI
from gis.crashes.records import Crash, CrashUid, DayPhase, PartyRole, Severity

TOP_CAUSES = 10
HOURS, WEEKDAYS = 24, 7
_MOST_MONTHS = 600


class TallyKind(StrEnum):
    """What crashes are counted by."""

    MONTH = "month"
    HOUR = "hour"
    WEEK = "week"
    """Weekday and hour."""
    SEVERITY = "severity"
    TYPE = "type"
    CLASS = "class"
    """First letter of the class of any party; a crash counts once for each of its classes."""
    CAUSE = "cause"
    PHASE = "phase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: what it stands for and the keys of its crashes in order of time.

    `key` is "2025-01" (month), "0".."23" (hour), "d-h" (weekday 0 Monday, hour), "A1" (severity),
    the letter of a class ("" unknown), a day phase, or the name of a type or cause ("" none).
    """

    key: str
    cases: tuple[str, ...] = ()
    incomplete: bool = False
    """Whether the data of the month are known to be incomplete."""

    @property
    def count(self) -> int:
        """Number of crashes."""
        return len(self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTallies:
    """All counts of a site; `breaks` are days from which crashes are recorded differently."""

    by: Mapping[TallyKind, tuple[Bar, ...]]
    total: int
    breaks: tuple[date, ...] = ()

    def bars(self, kind: TallyKind) -> tuple[Bar, ...]:
        """The bars of one chart in the order they are drawn."""
        return self.by[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyWords:
    """Names of a crash's type and main cause as its form's edition has them, "" where blank."""

    type_of: Callable[[Crash], str]
    cause_of: Callable[[Crash], str]


def site_tallies(
    crashes: Sequence[Crash],
    keys: Mapping[CrashUid, str],
    words: TallyWords,
    *,
    period: tuple[date, date],
    incomplete: Collection[date] = (),
    breaks: Collection[date] = (),
) -> SiteTallies:
    """All counts; hours, weekdays and months are Taiwan's.

    Args:
        crashes: the crashes of the site that pass the filters, in order of time.
        keys: what each crash is called.
        words: names of types and causes.
        period: first and last day; every month of it has a bar.
        incomplete: first days of months known to be incomplete.
        breaks: days from which crashes are recorded differently.
    """

    def grouped(of: Callable[[Crash], Collection[str]]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for crash in crashes:
            for name in of(crash):
                found.setdefault(name, []).append(keys[crash.uid])
        return found

    months = grouped(lambda crash: [f"{_local(crash):%Y-%m}"])
    shown = months_between(f"{period[0]:%Y-%m}", f"{period[1]:%Y-%m}")[-_MOST_MONTHS:]
    poor = {f"{month:%Y-%m}" for month in incomplete}
    by = {
        TallyKind.MONTH: tuple(
            Bar(key=month, cases=tuple(months.get(month, ())), incomplete=month in poor)
            for month in shown
        ),
        TallyKind.HOUR: _all(grouped(lambda crash: [str(_local(crash).hour)]), _HOUR_KEYS),
        TallyKind.WEEK: _all(grouped(_week_keys), _WEEK_KEYS),
        TallyKind.SEVERITY: _all(grouped(lambda c: [c.severity.value]), tuple(Severity)),
        TallyKind.PHASE: _present(grouped(lambda c: [c.day_phase.value]), tuple(DayPhase)),
        TallyKind.TYPE: _falling(grouped(lambda crash: [words.type_of(crash)])),
        TallyKind.CLASS: _falling(grouped(_class_letters)),
        TallyKind.CAUSE: _falling(grouped(lambda crash: [words.cause_of(crash)]))[:TOP_CAUSES],
    }
    return SiteTallies(by=by, total=len(crashes), breaks=tuple(sorted(breaks)))


_HOUR_KEYS = tuple(str(hour) for hour in range(HOURS))
_WEEK_KEYS = tuple(f"{day}-{hour}" for day in range(WEEKDAYS) for hour in range(HOURS))


def _local(crash: Crash) -> datetime:
    return crash.occurred_at.astimezone(TAIPEI)


def _week_keys(crash: Crash) -> list[str]:
    local = _local(crash)
    return [f"{local.weekday()}-{local.hour}"]


def _class_letters(crash: Crash) -> set[str]:
    """First letters of the classes of all parties but passengers; "" where none has a class."""
    letters = {
        party.class_code[0]
        for party in crash.parties
        if party.class_code and party.role is not PartyRole.PASSENGER
    }
    return letters or {""}


def _all(found: Mapping[str, list[str]], order: Sequence[str]) -> tuple[Bar, ...]:
    """A bar for every key of an order, empty ones too."""
    return tuple(Bar(key=str(key), cases=tuple(found.get(key, ()))) for key in order)


def _present(found: Mapping[str, list[str]], order: Sequence[str]) -> tuple[Bar, ...]:
    """Bars in an order, without empty ones."""
    return tuple(bar for bar in _all(found, order) if bar.cases)


def _falling(found: Mapping[str, list[str]]) -> tuple[Bar, ...]:
    """The longest bar first, those without a name last among equals."""
    bars = [Bar(key=key, cases=tuple(cases)) for key, cases in found.items()]
    return tuple(sorted(bars, key=lambda bar: (-bar.count, bar.key or "\uffff")))
