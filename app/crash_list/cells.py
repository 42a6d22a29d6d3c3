"""Cells of the crash list: words of every column, and what it is sorted by.

Words of codes are looked up once for each code, never for each crash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.diagrams.words import class_words, code_name
from app.messages import Language, say
from gis.crashes.codes import CodeField
from gis.crashes.crash_columns import (
    AGE_BANDS,
    DAY_PHASES,
    FORMS,
    MONTH_STATES,
    POSITION_FLAGS,
    SEVERITIES,
    UNKNOWN_DEATHS,
    Bools,
    Coded,
    CrashColumns,
    Texts,
)
from gis.crashes.records import AgeBand

ROC_OFFSET = 1911


class ListColumn(StrEnum):
    """Columns of the crash list; titles are the sentences `CRASH_COLUMN_<NAME>`."""

    DATE = "date"
    TIME = "time"
    SEVERITY = "severity"
    DEATHS_24H = "deaths_24h"
    DEATHS_30D = "deaths_30d"
    INJURED = "injured"
    TYPE = "type"
    PARTIES = "parties"
    CAUSE = "cause"
    PLACE = "place"
    JUNCTION = "junction"
    CASE = "case"
    WEEKDAY = "weekday"
    LIGHT = "light"
    WEATHER = "weather"
    AGES = "ages"
    CITY = "city"
    DISTRICT = "district"
    POSITION = "position"
    MONTH = "month"
    X = "x"
    Y = "y"


NUMBERS = frozenset(
    {
        ListColumn.DEATHS_24H,
        ListColumn.DEATHS_30D,
        ListColumn.INJURED,
        ListColumn.X,
        ListColumn.Y,
    }
)
"""Columns of numbers."""
UNKNOWN = "–"


def column_title(column: ListColumn, language: Language) -> str:
    """The title of a column."""
    return say(f"CRASH_COLUMN_{column.name}", language)


@dataclass(frozen=True, eq=False)
class _Labelled:
    """A column of few different words: `words[index[row]]`."""

    words: tuple[str, ...]
    index: NDArray[np.integer]


class CrashCells:
    """Words of the cells of all crashes in one language."""

    def __init__(self, columns: CrashColumns, language: Language) -> None:
        self.columns = columns
        self.language = language
        self._labelled = _labelled(columns, language)
        self._ranks: dict[ListColumn, NDArray[np.uint32]] = {}
        self._classes = tuple(
            class_words(label, language).partition(" ")[2] if label else "?"
            for label in columns.parties.class_labels
        )

    def text(self, column: ListColumn, row: int) -> str:
        """The words of one cell; "" where nothing is recorded."""
        if held := self._labelled.get(column):
            return held.words[int(held.index[row])]
        return _TEXTS[column](self, row)

    def number(self, column: ListColumn, row: int) -> float | int | None:
        """The value of a cell of `NUMBERS`; None where it is not known."""
        value = getattr(self.columns, column.value)[row].item()
        unknown = value == UNKNOWN_DEATHS if column is ListColumn.DEATHS_30D else value != value
        return None if unknown else value

    def order(self, column: ListColumn) -> NDArray[np.generic]:
        """Keys that the rows of a column are sorted by."""
        columns = self.columns
        if column in (ListColumn.DATE, ListColumn.TIME):
            minutes: NDArray[np.int64] = columns.minute.astype(np.int64)
            if column is ListColumn.DATE:
                minutes += columns.day.astype(np.int64) * 1440
            return minutes
        if column in NUMBERS:
            keys: NDArray[np.generic] = getattr(columns, column.value)
            return keys
        if column in _FREE_TEXTS:
            if column not in self._ranks:
                self._ranks[column] = _ranks(_FREE_TEXTS[column](columns))
            return self._ranks[column]
        if column is ListColumn.PARTIES:
            return columns.class_bits()
        if column is ListColumn.AGES:
            return columns.age_bits()
        held = self._labelled[column]
        if column in _BY_NUMBER:
            return held.index
        ranks = Coded(held.words, held.index.astype(np.uint32)).rank
        found: NDArray[np.generic] = ranks[held.index]
        return found

    def holding(self, text: str) -> Bools:
        """Rows in which every word of a text occurs, in any cell but that of parties."""
        found = np.ones(len(self.columns), np.bool_)
        for word in text.casefold().split():
            found &= self._holding(word)
        return found

    def _holding(self, word: str) -> Bools:
        held: Bools = self.columns.place.holding(word) | self.columns.case_no.holding(word)
        for labelled in (*self._labelled.values(), self._days):
            fits = np.array([word in words.casefold() for words in labelled.words], np.bool_)
            if fits.any():
                held |= fits[labelled.index]
        return held

    @cached_property
    def _days(self) -> _Labelled:
        """The words of every day that occurs."""
        days, index = np.unique(self.columns.day, return_inverse=True)
        words = (day_words(date.fromordinal(day), self.language) for day in days.tolist())
        return _Labelled(tuple(words), index)

    def _date(self, row: int) -> str:
        return day_words(date.fromordinal(int(self.columns.day[row])), self.language)

    def _time(self, row: int) -> str:
        hour, minute = divmod(int(self.columns.minute[row]), 60)
        return f"{hour:02d}:{minute:02d}"

    def _plain_number(self, column: ListColumn, row: int) -> str:
        value = self.number(column, row)
        if value is None:
            return UNKNOWN
        return f"{value:.1f}" if isinstance(value, float) else str(value)

    def _party_slice(self, row: int) -> slice:
        crash = self.columns.parties.crash
        # of the same type, or the whole column would be converted for each cell
        first, last = np.searchsorted(crash, np.array([row, row + 1], crash.dtype))
        return slice(int(first), int(last))

    def _parties(self, row: int) -> str:
        """Different classes of the parties."""
        held = self.columns.parties.class_index[self._party_slice(row)]
        numbers = dict.fromkeys(held.tolist())
        return say("DIAGRAM_LIST_MARK", self.language).join(self._classes[n] for n in numbers)

    def _ages(self, row: int) -> str:
        """Age bands of the parties, from young to old."""
        held = sorted(set(self.columns.parties.band[self._party_slice(row)].tolist()))
        bands = [AGE_BANDS[number] for number in held]
        known = [band.value for band in bands if band is not AgeBand.UNKNOWN]
        return say("DIAGRAM_LIST_MARK", self.language).join(known)


def _number_text(column: ListColumn) -> Callable[[CrashCells, int], str]:
    return lambda cells, row: cells._plain_number(column, row)


_FREE_TEXTS: Mapping[ListColumn, Callable[[CrashColumns], Texts]] = {
    ListColumn.CASE: lambda columns: columns.case_no,
    ListColumn.PLACE: lambda columns: columns.place,
}
_TEXTS: Mapping[ListColumn, Callable[[CrashCells, int], str]] = {
    ListColumn.DATE: CrashCells._date,
    ListColumn.TIME: CrashCells._time,
    ListColumn.CASE: lambda cells, row: cells.columns.case_no.at(row),
    ListColumn.PLACE: lambda cells, row: cells.columns.place.at(row),
    ListColumn.PARTIES: CrashCells._parties,
    ListColumn.AGES: CrashCells._ages,
    **{column: _number_text(column) for column in NUMBERS},
}
_BY_NUMBER = (
    ListColumn.SEVERITY,
    ListColumn.WEEKDAY,
    ListColumn.LIGHT,
    ListColumn.POSITION,
    ListColumn.MONTH,
)
"""Columns whose words have an order of their own."""


def day_words(day: date, language: Language) -> str:
    """A date: ROC year in Chinese, ISO in English."""
    if language is Language.CHINESE:
        return f"{day.year - ROC_OFFSET}/{day.month:02d}/{day.day:02d}"
    return day.isoformat()


def _ranks(texts: Texts) -> NDArray[np.uint32]:
    """Keys of texts that seldom repeat."""
    order = sorted(range(len(texts)), key=[texts.at(row) for row in range(len(texts))].__getitem__)
    ranks = np.empty(len(order), np.uint32)
    ranks[order] = np.arange(len(order), dtype=np.uint32)
    return ranks


def _labelled(columns: CrashColumns, language: Language) -> dict[ListColumn, _Labelled]:
    """Columns of few different words."""

    def coded(field: CodeField, held: Coded) -> _Labelled:
        # a number never changes its meaning between editions, the latest one names it
        words = (code_name(field, code, FORMS[-1], language) for code in held.labels)
        return _Labelled(tuple(words), held.index)

    def named(prefix: str, members: tuple[StrEnum, ...], index: NDArray[np.uint8]) -> _Labelled:
        words = (say(f"{prefix}_{member.name}", language) for member in members)
        return _Labelled(tuple(words), index)

    weekdays = tuple(say(f"WEEKDAY_{number}", language) for number in range(7))
    return {
        ListColumn.SEVERITY: _Labelled(tuple(map(str, SEVERITIES)), columns.severity),
        ListColumn.TYPE: coded(CodeField.TYPE, columns.type_code),
        ListColumn.CAUSE: coded(CodeField.CAUSE, columns.cause_code),
        ListColumn.WEATHER: coded(CodeField.WEATHER, columns.weather_code),
        ListColumn.JUNCTION: _Labelled(columns.junction_names, columns.junction.index),
        ListColumn.CITY: _Labelled(columns.city.labels, columns.city.index),
        ListColumn.DISTRICT: _Labelled(columns.district.labels, columns.district.index),
        ListColumn.WEEKDAY: _Labelled(weekdays, columns.weekday),
        ListColumn.LIGHT: named("PHASE", DAY_PHASES, columns.day_phase),
        ListColumn.POSITION: named("POSITION", POSITION_FLAGS, columns.position_flag),
        ListColumn.MONTH: named("MONTH_STATE", MONTH_STATES, columns.month_state),
    }
