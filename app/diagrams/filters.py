"""Filters as people write them (`severity=A1,A2`, `hour=7-9`) and as they are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.catalogues import load_code_catalogue
from app.diagrams.words import class_words, code_name
from app.messages import Language, say
from gis.crashes.codes import CodeField
from gis.crashes.filters import CrashFilter, Period
from gis.crashes.records import AgeBand, DayPhase, FormEdition, Severity
from gis.problems import Problem

_Choice = TypeVar("_Choice", bound=StrEnum)
_HOURS = 24
_FIRST_DAY, _LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)
"""No crash lies outside; days beyond are how scripts say "from ever" and "for good"."""
_LATEST_EDITIONS = (FormEdition.FROM_112_07, FormEdition.UNTIL_112_06)


class FilterKey(StrEnum):
    """Keys of `--filter`."""

    SEVERITY = "severity"
    TYPE = "type"
    CLASS = "class"
    HOUR = "hour"
    PHASE = "phase"
    WEATHER = "weather"
    CAUSE = "cause"
    AGE = "age"


_ALLOWED: Mapping[FilterKey, str] = {
    FilterKey.SEVERITY: "A1|A2|A3",
    FilterKey.TYPE: "16|側撞",
    FilterKey.CLASS: "C|C03",
    FilterKey.HOUR: "0-23|7-9",
    FilterKey.PHASE: "|".join(phase.value for phase in DayPhase),
    FilterKey.WEATHER: "6|雨",
    FilterKey.CAUSE: "71",
    FilterKey.AGE: "|".join(band.value for band in AgeBand),
}
"""What each key takes, as told when a filter cannot be used."""


def parse_filters(given: Iterable[str], *, period: Period) -> CrashFilter:
    """One filter of many `KEY=VALUE[,VALUE...]`; a key given twice takes both.

    Raises:
        Problem: BAD_FILTER with all that is allowed.
    """
    found = CrashFilter(period=period)
    for text in given:
        name, equals, values = text.partition("=")
        wanted = [value.strip() for value in values.replace("，", ",").split(",") if value.strip()]
        if not equals or not wanted or name.strip().lower() not in set(FilterKey):
            raise _refused(text)
        key = FilterKey(name.strip().lower())
        try:
            found = _PARSERS[key](found, wanted)
        except ValueError as error:
            raise _refused(text) from error
    return found


def _refused(text: str) -> Problem:
    allowed = ", ".join(f"{key.value}={values}" for key, values in _ALLOWED.items())
    return Problem("BAD_FILTER", given=text, allowed=allowed)


def parse_day(text: str | None) -> date | None:
    """A day written 2025-01-31.

    Raises:
        Problem: BAD_DATE.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Problem("BAD_DATE", given=text) from error


def parse_period(first: str | None, last: str | None) -> Period:
    """The period between two written days, either of which may be left out.

    Days no crash can have (0001-01-01, 9999-12-31) leave their side open.

    Raises:
        Problem: BAD_DATE or BAD_PERIOD.
    """
    period = Period(parse_day(first), parse_day(last))
    if period.first and period.last and period.first > period.last:
        raise Problem("BAD_PERIOD", first=str(period.first), last=str(period.last))
    start, end = period
    return Period(
        None if start is None or start < _FIRST_DAY else min(start, _LAST_DAY),
        None if end is None or end > _LAST_DAY else max(end, _FIRST_DAY),
    )


def _choice(kind: type[_Choice], text: str) -> _Choice:
    """An enum's member by its value, letters of any case."""
    for member in kind:
        if member.value.lower() == text.lower():
            return member
    raise ValueError(text)


def _codes(field: CodeField, texts: Iterable[str]) -> frozenset[str]:
    """Codes by number or by label of either edition."""
    catalogue = load_code_catalogue()
    found: set[str] = set()
    for text in texts:
        code = catalogue.normal_code(field, text)
        labels = (catalogue.code_of(field, text, form=form) for form in _LATEST_EDITIONS)
        codes = {code} if code else {label for label in labels if label}
        if not codes:
            raise ValueError(text)
        found |= codes
    return frozenset(found)


def _classes(texts: Iterable[str]) -> frozenset[str]:
    """Prefixes of party classes that at least one class has."""
    known = {
        entry.code
        for form in FormEdition
        for entry in load_code_catalogue().choices(CodeField.CLASS, form=form)
    }
    found = {text.upper() for text in texts}
    if any(not any(code.startswith(prefix) for code in known) for prefix in found):
        raise ValueError(str(sorted(found)))
    return frozenset(found)


def _hours(texts: Iterable[str]) -> frozenset[int]:
    """Hours and ranges of hours; 22-2 runs over midnight."""
    found: set[int] = set()
    for text in texts:
        first, dash, last = text.partition("-")
        start, end = int(first), int(last) if dash else int(first)
        if not (0 <= start < _HOURS and 0 <= end < _HOURS):
            raise ValueError(text)
        found |= {hour % _HOURS for hour in range(start, end + (1 if start <= end else 25))}
    return frozenset(found)


_Parser = Callable[[CrashFilter, list[str]], CrashFilter]
_PARSERS: Mapping[FilterKey, _Parser] = {
    FilterKey.SEVERITY: lambda f, v: replace(
        f, severities=f.severities | {_choice(Severity, text) for text in v}
    ),
    FilterKey.TYPE: lambda f, v: replace(f, type_codes=f.type_codes | _codes(CodeField.TYPE, v)),
    FilterKey.CLASS: lambda f, v: replace(f, party_classes=f.party_classes | _classes(v)),
    FilterKey.HOUR: lambda f, v: replace(f, hours=f.hours | _hours(v)),
    FilterKey.PHASE: lambda f, v: replace(
        f, day_phases=f.day_phases | {_choice(DayPhase, text) for text in v}
    ),
    FilterKey.WEATHER: lambda f, v: replace(
        f, weather_codes=f.weather_codes | _codes(CodeField.WEATHER, v)
    ),
    FilterKey.CAUSE: lambda f, v: replace(
        f, cause_codes=f.cause_codes | _codes(CodeField.CAUSE, v)
    ),
    FilterKey.AGE: lambda f, v: replace(
        f, age_bands=f.age_bands | {_choice(AgeBand, text) for text in v}
    ),
}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One condition in words."""

    code: str
    values: tuple[str, ...]


def filter_phrases(crash_filter: CrashFilter, language: Language) -> tuple[str, ...]:
    """A short phrase for each condition but period and place."""
    mark = say("DIAGRAM_LIST_MARK", language)
    return tuple(
        say(phrase.code, language, values=mark.join(phrase.values))
        for phrase in _phrases(crash_filter, language)
        if phrase.values
    )


def _phrases(wanted: CrashFilter, language: Language) -> tuple[_Phrase, ...]:
    """All conditions, empty ones too."""

    def named(field: CodeField, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            f"{code} {code_name(field, code, FormEdition.FROM_112_07, language)}"
            if code
            else say("FILTER_NOT_RECORDED", language)
            for code in sorted(codes)
        )

    phases = [phase for phase in DayPhase if phase in wanted.day_phases]
    return (
        _Phrase("FILTER_SEVERITY", tuple(sorted(one.value for one in wanted.severities))),
        _Phrase("FILTER_TYPE", named(CodeField.TYPE, wanted.type_codes)),
        _Phrase(
            "FILTER_CLASS",
            tuple(class_words(prefix, language) for prefix in sorted(wanted.party_classes)),
        ),
        _Phrase("FILTER_HOUR", tuple(str(hour) for hour in sorted(wanted.hours))),
        _Phrase("FILTER_PHASE", tuple(say(f"PHASE_{p.name}", language) for p in phases)),
        _Phrase("FILTER_WEATHER", named(CodeField.WEATHER, wanted.weather_codes)),
        _Phrase("FILTER_CAUSE", named(CodeField.CAUSE, wanted.cause_codes)),
        _Phrase("FILTER_AGE", tuple(one.value for one in AgeBand if one in wanted.age_bands)),
        _Phrase(
            "FILTER_WEEKDAY",
            tuple(say(f"WEEKDAY_{day}", language) for day in sorted(wanted.weekdays)),
        ),
        _Phrase("FILTER_POSITION", _named("POSITION", wanted.position_flags, language)),
        _Phrase("FILTER_COVERAGE", _named("MONTH_STATE", wanted.month_states, language)),
    )


def _named(words: str, members: Iterable[StrEnum], language: Language) -> tuple[str, ...]:
    """The words of some members of an enum: `<words>_<NAME>` in the sentences."""
    return tuple(say(f"{words}_{one.name}", language) for one in sorted(members))
