"""Which crashes a question is about: one value that rankings, diagrams and lists share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import shapely
from shapely import MultiPolygon, Polygon

from gis.crashes.records import (
    AgeBand,
    Crash,
    DayPhase,
    JunctionUid,
    MonthState,
    PositionFlag,
    Severity,
)

TAIPEI = ZoneInfo("Asia/Taipei")
"""Time zone of every date and hour that people name."""


class Period(NamedTuple):
    """Whole local days, both included; None leaves that side open."""

    first: date | None = None
    last: date | None = None

    def contains(self, moment: datetime) -> bool:
        """Whether an aware time falls on one of the days in Taiwan."""
        day = moment.astimezone(TAIPEI).date()
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ANY_TIME = Period()
NOT_RECORDED = ""
"""Among the codes of a filter: crashes whose record leaves the field blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashFilter:
    """All conditions must hold; an empty set or None asks nothing.

    Codes are compared as the form writes them ("03", "8", "C03"; see `gis.crashes.codes`); of
    type, cause and weather `NOT_RECORDED` stands for a crash without one.
    `party_classes` are prefixes: "H01" a pedestrian, "C" any motorcycle. A crash matches the party
    conditions when at least one of its parties does; with both class and age band asked, the same
    party must meet both. `cause_codes` are compared with the crash's main cause. The polygon is in
    metres of the store's CRS, its edge included.
    """

    period: Period = ANY_TIME
    severities: frozenset[Severity] = frozenset()
    type_codes: frozenset[str] = frozenset()
    cause_codes: frozenset[str] = frozenset()
    weather_codes: frozenset[str] = frozenset()
    party_classes: frozenset[str] = frozenset()
    age_bands: frozenset[AgeBand] = frozenset()
    hours: frozenset[int] = frozenset()
    """Local hours 0..23."""
    weekdays: frozenset[int] = frozenset()
    """Local days of the week, 0 Monday to 6 Sunday."""
    day_phases: frozenset[DayPhase] = frozenset()
    position_flags: frozenset[PositionFlag] = frozenset()
    month_states: frozenset[MonthState] = frozenset()
    """How complete the crash's month is for its city and class; a crash does not know that itself,
    so `matches` is told."""
    junction_uid: JunctionUid | None = None
    polygon: Polygon | MultiPolygon | None = None
    usable_positions_only: bool = False

    def matches(self, crash: Crash, month_state: MonthState = MonthState.UNKNOWN) -> bool:
        """Whether a crash, whose month is so complete, meets every condition."""
        if self.month_states and month_state not in self.month_states:
            return False
        return all(holds(self, crash) for holds in _CONDITIONS)


def _in(wanted: frozenset[str], value: str | None) -> bool:
    """Whether a set asks nothing or holds the value."""
    return not wanted or (value or NOT_RECORDED) in wanted


def _codes_hold(wanted: CrashFilter, crash: Crash) -> bool:
    """Conditions on the crash's own codes."""
    return (
        (not wanted.severities or crash.severity in wanted.severities)
        and _in(wanted.type_codes, crash.type_code)
        and _in(wanted.cause_codes, crash.cause_code)
        and _in(wanted.weather_codes, crash.weather_code)
    )


def _time_holds(wanted: CrashFilter, crash: Crash) -> bool:
    """Conditions on day, hour, weekday and light."""
    local = crash.occurred_at.astimezone(TAIPEI)
    return (
        wanted.period.contains(crash.occurred_at)
        and (not wanted.hours or local.hour in wanted.hours)
        and (not wanted.weekdays or local.weekday() in wanted.weekdays)
        and (not wanted.day_phases or crash.day_phase in wanted.day_phases)
    )


def _parties_hold(wanted: CrashFilter, crash: Crash) -> bool:
    """Whether one party meets the conditions on parties."""
    if not wanted.party_classes and not wanted.age_bands:
        return True
    prefixes = tuple(wanted.party_classes) or ("",)
    return any(
        (party.class_code or "").startswith(prefixes)
        and (not wanted.age_bands or party.age_band in wanted.age_bands)
        for party in crash.parties
    )


def _place_holds(wanted: CrashFilter, crash: Crash) -> bool:
    """Conditions on junction, polygon and the quality of the position."""
    if wanted.junction_uid is not None and crash.junction_uid != wanted.junction_uid:
        return False
    if wanted.usable_positions_only and (crash.point is None or not crash.position_flag.usable):
        return False
    if wanted.position_flags and crash.position_flag not in wanted.position_flags:
        return False
    if wanted.polygon is None:
        return True
    return crash.point is not None and bool(shapely.intersects_xy(wanted.polygon, *crash.point))


_CONDITIONS: tuple[Callable[[CrashFilter, Crash], bool], ...] = (
    _codes_hold,
    _time_holds,
    _place_holds,
    _parties_hold,
)
