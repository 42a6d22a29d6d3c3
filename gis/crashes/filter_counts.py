"""Which crashes pass a filter, and what every other choice would show (faceted search).

The count beside a value is the number of crashes if that value alone were chosen in its facet and
all other facets stayed as they are. A crash is counted there when it fails no other facet, so one
pass adds up for each crash how many conditions it fails; conditions that did not change since the
last question are not looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from gis.crashes.crash_columns import (
    AGE_BANDS,
    DAY_PHASES,
    MONTH_STATES,
    POSITION_FLAGS,
    SEVERITIES,
    Bools,
    Coded,
    CrashColumns,
    Ints,
)
from gis.crashes.facets import Facet, Values, chosen_values
from gis.crashes.filters import CrashFilter

HOURS, WEEKDAYS = 24, 7
PERIOD_ENDS = (1, 3_652_059)
"""Ordinals of the first and the last day that a date can be."""


@dataclass(frozen=True, eq=False)
class FacetCounts:
    """How many crashes each value of a facet would show; `values` never change with the filter."""

    values: tuple[str, ...]
    counts: Ints

    def of(self, value: str) -> int:
        """The count of a value; 0 for one that no crash has."""
        return int(self.counts[self.values.index(value)]) if value in self.values else 0


@dataclass(frozen=True, eq=False, kw_only=True)
class FilterCounts:
    """The answer to one filter."""

    mask: Bools
    """Which rows pass."""
    total: int
    facets: Mapping[Facet, FacetCounts]
    first_month: int
    """year * 12 + month - 1 of the first month counted."""
    months: Ints
    """Crashes in each month from the first to the last of all crashes, whatever the period."""


class _Condition(Enum):
    """Conditions beside the facets; class and age of parties must hold for one party."""

    PARTY = "party"
    PERIOD = "period"
    PLACE = "place"


_Key = Facet | _Condition
_Fails = NDArray[np.uint8]
_Narrowing = dict[_Key, _Fails]
_OF_PARTY = (Facet.PARTY_CLASS, Facet.AGE)


@dataclass(frozen=True, eq=False)
class _Numbered:
    """A facet of the crash itself: its value's number for every row, and the values."""

    number: NDArray[np.unsignedinteger]
    values: tuple[str, ...]


class FilterCounter:
    """Answers filters over one set of columns; remembers the conditions of the last question."""

    def __init__(self, columns: CrashColumns) -> None:
        self.columns = columns
        self._numbered = _numbered_facets(columns)
        self._fails: dict[_Key, tuple[Hashable, Bools]] = {}
        self._all = {
            facet: np.bincount(held.number, minlength=len(held.values))
            for facet, held in self._numbered.items()
        }
        months = columns.month
        self._first_month = int(months.min()) if len(months) else 0
        self._month = (months - self._first_month).astype(np.uint16)
        self._month_count = int(self._month.max()) + 1 if len(months) else 0
        self._all_months = np.bincount(self._month, minlength=self._month_count)
        self._groups = _class_groups(columns)
        self._by_band = _by_band(columns)
        nothing = frozenset[str]()
        self._all_parties = {
            Facet.PARTY_CLASS: self._classes(None, nothing),
            Facet.AGE: self._ages(None, nothing),
        }

    def forget(self) -> None:
        """Remember nothing of earlier questions."""
        self._fails.clear()

    def mask(self, wanted: CrashFilter) -> Bools:
        """Which rows pass."""
        fails, _ = self._failures(wanted)
        passing: Bools = fails == 0
        return passing

    def count(self, wanted: CrashFilter) -> FilterCounts:
        """Which rows pass, and the counts of every facet."""
        fails, narrowing = self._failures(wanted)
        mask = fails == 0
        shared = None if not narrowing else np.flatnonzero(mask)
        facets: dict[Facet, FacetCounts] = {}
        for facet, held in self._numbered.items():
            rows = np.flatnonzero(fails == narrowing[facet]) if facet in narrowing else shared
            counts = self._all[facet] if rows is None else _counted(held, rows)
            facets[facet] = FacetCounts(held.values, counts)
        facets |= self._of_parties(wanted, fails, narrowing)
        return FilterCounts(
            mask=mask,
            total=len(self.columns) if shared is None else len(shared),
            facets={facet: facets[facet] for facet in Facet},
            first_month=self._first_month,
            months=self._months(fails, narrowing),
        )

    def _months(self, fails: _Fails, narrowing: _Narrowing) -> Ints:
        """Crashes of each month that fail nothing but the period."""
        if not set(narrowing) - {_Condition.PERIOD}:
            return self._all_months
        passing = fails == narrowing.get(_Condition.PERIOD, 0)
        return np.bincount(self._month[passing], minlength=self._month_count)

    def _of_parties(
        self, wanted: CrashFilter, fails: _Fails, narrowing: _Narrowing
    ) -> dict[Facet, FacetCounts]:
        """Counts of class and age among the crashes that fail nothing else."""
        others: Bools | None = None
        if set(narrowing) - {_Condition.PARTY}:
            others = fails == narrowing.get(_Condition.PARTY, 0)
        classes, ages = (chosen_values(wanted, facet) for facet in _OF_PARTY)
        if others is None and not classes and not ages:
            return self._all_parties
        return {
            Facet.PARTY_CLASS: self._classes(others, ages),
            Facet.AGE: self._ages(others, classes),
        }

    def _failures(self, wanted: CrashFilter) -> tuple[_Fails, _Narrowing]:
        """How many conditions each row fails, and of the narrowing ones which rows fail each."""
        fails = np.zeros(len(self.columns), np.uint8)
        narrowing: _Narrowing = {}
        for key, (asked, find) in self._conditions(wanted).items():
            held = self._fails.get(key)
            if held is None or held[0] != asked:
                held = asked, ~find()
                self._fails[key] = held
            failed = held[1].view(np.uint8)
            narrowing[key] = failed
            fails += failed
        return fails, narrowing

    def _conditions(self, wanted: CrashFilter) -> dict[_Key, tuple[Hashable, Callable[[], Bools]]]:
        """What is asked: for each condition the question, and who finds the rows that pass."""
        found: dict[_Key, tuple[Hashable, Callable[[], Bools]]] = {}
        for facet in self._numbered:
            if values := chosen_values(wanted, facet):
                found[facet] = values, _with(self._passing, facet, values)
        if wanted.party_classes or wanted.age_bands:
            party = wanted.party_classes, wanted.age_bands
            found[_Condition.PARTY] = party, lambda: self._party_passing(wanted)
        if wanted.period.first or wanted.period.last:
            found[_Condition.PERIOD] = wanted.period, lambda: self._period_passing(wanted)
        place = wanted.polygon, wanted.junction_uid, wanted.usable_positions_only
        if any(part is not None and part is not False for part in place):
            found[_Condition.PLACE] = place, lambda: self._place_passing(wanted)
        return found

    def _passing(self, facet: Facet, values: Values) -> Bools:
        held = self._numbered[facet]
        fits = np.array([value in values for value in held.values], np.bool_)
        passing: Bools = fits[held.number]
        return passing

    def _period_passing(self, wanted: CrashFilter) -> Bools:
        first, last = wanted.period
        start = first.toordinal() if first else PERIOD_ENDS[0]
        end = last.toordinal() if last else PERIOD_ENDS[1]
        passing: Bools = (self.columns.day >= start) & (self.columns.day <= end)
        return passing

    def _place_passing(self, wanted: CrashFilter) -> Bools:
        columns = self.columns
        passing = np.ones(len(columns), np.bool_)
        if wanted.junction_uid is not None:
            labels = columns.junction.labels
            fits = np.array([label == wanted.junction_uid for label in labels], np.bool_)
            passing &= fits[columns.junction.index]
        if wanted.usable_positions_only:
            usable = np.array([flag.usable for flag in POSITION_FLAGS])
            passing &= usable[columns.position_flag] & ~np.isnan(columns.x)
        if wanted.polygon is not None:
            passing &= rows_within(columns, wanted.polygon)
        return passing

    def _party_passing(self, wanted: CrashFilter) -> Bools:
        parties = self.columns.parties
        prefixes = tuple(wanted.party_classes) or ("",)
        fits = np.array([label.startswith(prefixes) for label in parties.class_labels], np.bool_)
        fitting = fits[parties.class_index]
        if wanted.age_bands:
            fitting &= np.array([band in wanted.age_bands for band in AGE_BANDS])[parties.band]
        passing = np.zeros(len(self.columns), np.bool_)
        passing[parties.crash[fitting]] = True
        return passing

    def _classes(self, others_pass: Bools | None, ages: Values) -> FacetCounts:
        """Crashes with a party of each class (of the chosen ages), by code and by its letter."""
        parties = self.columns.parties
        kept = None if others_pass is None else others_pass[parties.crash]
        if ages:
            of_age = np.array([band.value in ages for band in AGE_BANDS])[parties.band]
            kept = of_age if kept is None else kept & of_age
        crash, number = _only(kept, parties.crash, parties.class_index)
        counts = _counted_once(crash, number, len(parties.class_labels))
        letters, group_of = self._groups
        group_counts = _counted_once(crash, group_of[number], len(letters))
        values = tuple(label for label in parties.class_labels if label)
        named = np.array([bool(label) for label in parties.class_labels])
        lettered = np.array([bool(letter) for letter in letters])
        return FacetCounts(
            (*values, *(letter for letter in letters if letter)),
            np.concatenate([counts[named], group_counts[lettered]]),
        )

    def _ages(self, others_pass: Bools | None, prefixes: Values) -> FacetCounts:
        """Crashes with a party of each age band (and of the chosen classes)."""
        crash, band, number = self._by_band
        kept = None if others_pass is None else others_pass[crash]
        if prefixes:
            starts, labels = tuple(prefixes), self.columns.parties.class_labels
            of_class = np.array([label.startswith(starts) for label in labels], np.bool_)[number]
            kept = of_class if kept is None else kept & of_class
        counts = _counted_once(*_only(kept, crash, band), len(AGE_BANDS))
        return FacetCounts(tuple(band.value for band in AGE_BANDS), counts)


def rows_within(columns: CrashColumns, polygon: Polygon | MultiPolygon) -> Bools:
    """Rows whose point lies in a polygon or on its edge (metres of the store's CRS)."""
    low_x, low_y, high_x, high_y = polygon.bounds
    near: Bools = (columns.x >= low_x) & (columns.x <= high_x)
    near &= (columns.y >= low_y) & (columns.y <= high_y)
    rows = np.flatnonzero(near)
    shapely.prepare(polygon)
    near[rows] = shapely.intersects_xy(polygon, columns.x[rows], columns.y[rows])
    return near


def _by_band(
    columns: CrashColumns,
) -> tuple[NDArray[np.int32], NDArray[np.uint8], NDArray[np.uint8]]:
    """Crash, age band and class of the parties, ordered by crash, then band."""
    parties = columns.parties
    order = np.argsort(parties.crash.astype(np.int64) << 8 | parties.band, kind="stable")
    return parties.crash[order], parties.band[order], parties.class_index[order]


def _only(
    kept: Bools | None, crash: NDArray[np.int32], number: NDArray[np.uint8]
) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """The kept parts of two columns; None keeps all."""
    return (crash, number) if kept is None else (crash[kept], number[kept])


def _with(
    find: Callable[[Facet, Values], Bools], facet: Facet, values: Values
) -> Callable[[], Bools]:
    """A call to be made later."""
    return lambda: find(facet, values)


def _counted(held: _Numbered, rows: Ints) -> Ints:
    counts: Ints = np.bincount(held.number[rows], minlength=len(held.values))
    return counts


def _counted_once(crash: NDArray[np.int32], number: NDArray[np.unsignedinteger], size: int) -> Ints:
    """How many crashes have each number; both ordered by crash, then by number."""
    if not len(crash):
        return np.zeros(size, np.int64)
    new = np.ones(len(crash), np.bool_)
    new[1:] = (crash[1:] != crash[:-1]) | (number[1:] != number[:-1])
    counts: Ints = np.bincount(number[new], minlength=size)
    return counts


def _class_groups(columns: CrashColumns) -> tuple[tuple[str, ...], NDArray[np.uint8]]:
    """First letters of the classes that occur, and for each class the number of its letter.

    Letters ascend with the classes, so that what is sorted by class is sorted by letter.
    """
    labels = columns.parties.class_labels
    letters = tuple(sorted({label[:1] for label in labels}))
    return letters, np.array([letters.index(label[:1]) for label in labels], np.uint8)


def _numbered_facets(columns: CrashColumns) -> dict[Facet, _Numbered]:
    """Facets of the crash itself as numbers."""

    def coded(column: Coded) -> _Numbered:
        return _Numbered(column.index, column.labels)

    return {
        Facet.SEVERITY: _Numbered(columns.severity, tuple(map(str, SEVERITIES))),
        Facet.TYPE: coded(columns.type_code),
        Facet.HOUR: _Numbered(columns.hour, tuple(map(str, range(HOURS)))),
        Facet.WEEKDAY: _Numbered(columns.weekday, tuple(map(str, range(WEEKDAYS)))),
        Facet.DAY_PHASE: _Numbered(columns.day_phase, tuple(map(str, DAY_PHASES))),
        Facet.WEATHER: coded(columns.weather_code),
        Facet.CAUSE: coded(columns.cause_code),
        Facet.COVERAGE: _Numbered(columns.month_state, tuple(map(str, MONTH_STATES))),
        Facet.POSITION: _Numbered(columns.position_flag, tuple(map(str, POSITION_FLAGS))),
    }
