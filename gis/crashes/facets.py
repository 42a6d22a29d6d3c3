"""Facets of a crash filter: the choices a person ticks, all of one shape.

A facet's values are texts: codes as the form writes them, values of the enums, hours "0".."23",
weekdays "0" (Monday).."6".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from gis.crashes.filters import CrashFilter
from gis.crashes.records import AgeBand, DayPhase, MonthState, PositionFlag, Severity

Values = frozenset[str]


class Facet(StrEnum):
    """What crashes are told apart by; the order is that of the filter panel."""

    SEVERITY = "severity"
    TYPE = "type"
    PARTY_CLASS = "party_class"
    AGE = "age"
    HOUR = "hour"
    WEEKDAY = "weekday"
    DAY_PHASE = "day_phase"
    WEATHER = "weather"
    CAUSE = "cause"
    COVERAGE = "coverage"
    POSITION = "position"


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a filter keeps the choices of a facet."""

    read: Callable[[CrashFilter], Iterable[object]]
    write: Callable[[CrashFilter, Values], CrashFilter]


_SLOTS: Mapping[Facet, _Slot] = {
    Facet.SEVERITY: _Slot(
        lambda f: f.severities, lambda f, v: replace(f, severities=frozenset(map(Severity, v)))
    ),
    Facet.TYPE: _Slot(lambda f: f.type_codes, lambda f, v: replace(f, type_codes=v)),
    Facet.PARTY_CLASS: _Slot(lambda f: f.party_classes, lambda f, v: replace(f, party_classes=v)),
    Facet.AGE: _Slot(
        lambda f: f.age_bands, lambda f, v: replace(f, age_bands=frozenset(map(AgeBand, v)))
    ),
    Facet.HOUR: _Slot(lambda f: f.hours, lambda f, v: replace(f, hours=frozenset(map(int, v)))),
    Facet.WEEKDAY: _Slot(
        lambda f: f.weekdays, lambda f, v: replace(f, weekdays=frozenset(map(int, v)))
    ),
    Facet.DAY_PHASE: _Slot(
        lambda f: f.day_phases, lambda f, v: replace(f, day_phases=frozenset(map(DayPhase, v)))
    ),
    Facet.WEATHER: _Slot(lambda f: f.weather_codes, lambda f, v: replace(f, weather_codes=v)),
    Facet.CAUSE: _Slot(lambda f: f.cause_codes, lambda f, v: replace(f, cause_codes=v)),
    Facet.COVERAGE: _Slot(
        lambda f: f.month_states,
        lambda f, v: replace(f, month_states=frozenset(map(MonthState, v))),
    ),
    Facet.POSITION: _Slot(
        lambda f: f.position_flags,
        lambda f, v: replace(f, position_flags=frozenset(map(PositionFlag, v))),
    ),
}


def chosen_values(wanted: CrashFilter, facet: Facet) -> Values:
    """The values a filter asks for in a facet; none means that it asks nothing there."""
    return frozenset(str(value) for value in _SLOTS[facet].read(wanted))


def with_values(wanted: CrashFilter, facet: Facet, values: Iterable[str]) -> CrashFilter:
    """The filter with other choices in a facet.

    Raises:
        ValueError: for a text that is no value of the facet.
    """
    return _SLOTS[facet].write(wanted, frozenset(values))


def facets_asked(wanted: CrashFilter) -> tuple[Facet, ...]:
    """Facets in which a filter asks something, in the panel's order."""
    return tuple(facet for facet in Facet if chosen_values(wanted, facet))
