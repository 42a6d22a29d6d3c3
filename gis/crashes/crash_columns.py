"""All crashes of a store as columns: what filters, lists and histograms look through quickly.

Row i of every column is the same crash; rows stand in order of `fid`. Repeated texts are held once
and pointed at by number, so that a million crashes take no Python object each. Exact ages, names
and plates are not here: parties have a class and an age band.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gis.crashes.records import AgeBand, DayPhase, FormEdition, MonthState, PositionFlag, Severity

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Small = NDArray[np.uint8]
Floats = NDArray[np.float64]

SEVERITIES = tuple(Severity)
DAY_PHASES = tuple(DayPhase)
POSITION_FLAGS = tuple(PositionFlag)
MONTH_STATES = tuple(MonthState)
AGE_BANDS = tuple(AgeBand)
FORMS = tuple(FormEdition)
"""What the numbers of enum columns stand for: member i of the enum."""
UNKNOWN_DEATHS = -1
MONTHS = 12


@dataclass(frozen=True, eq=False)
class Coded:
    """A column of repeated texts: `labels[index[i]]` is the text of row i, "" where blank."""

    labels: tuple[str, ...]
    index: NDArray[np.unsignedinteger]

    def at(self, row: int) -> str:
        """The text of one row."""
        return self.labels[int(self.index[row])]

    @cached_property
    def rank(self) -> NDArray[np.uint32]:
        """For each label its place when the labels are sorted."""
        order = sorted(range(len(self.labels)), key=self.labels.__getitem__)
        ranks = np.empty(len(order), np.uint32)
        ranks[order] = np.arange(len(order), dtype=np.uint32)
        return ranks


@dataclass(frozen=True, eq=False)
class Texts:
    """A column of texts that seldom repeat, as one run of UTF-8 bytes.

    Row i is `data[starts[i]:starts[i + 1] - 1]`; a line feed ends each row.
    """

    data: bytes
    starts: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    def at(self, row: int) -> str:
        """The text of one row."""
        return self.data[int(self.starts[row]) : int(self.starts[row + 1]) - 1].decode()

    @cached_property
    def _folded(self) -> tuple[bytes, Ints]:
        """The same with letters of one case; lengths may change by that."""
        lines = self.data.decode().casefold().encode()
        ends = np.flatnonzero(np.frombuffer(lines, np.uint8) == ord("\n")) + 1
        return lines, np.concatenate([[0], ends]).astype(np.int64)

    def holding(self, word: str) -> Bools:
        """Rows whose text holds a word, letters of any case; every row for the empty word."""
        found = np.zeros(len(self), dtype=np.bool_)
        needle = word.casefold().encode()
        if not needle:
            return ~found
        data, starts = self._folded
        hits = []
        at = data.find(needle)
        while at >= 0:
            hits.append(at)
            at = data.find(needle, at + 1)
        found[np.searchsorted(starts, np.array(hits, np.int64), side="right") - 1] = True
        return found


def texts_of(values: Sequence[str | None]) -> Texts:
    """Texts as one column; line feeds within a text become spaces, None is empty."""
    encoded = [(value or "").replace("\n", " ").encode() for value in values]
    starts = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)) + 1, out=starts[1:])
    return Texts(b"".join(text + b"\n" for text in encoded), starts)


def ascending(numbers: Ints) -> Ints:
    """Each number once, ascending; ten times as fast as `np.unique` of numpy 2.4, which hashes."""
    held = np.sort(numbers)
    new = np.ones(len(held), np.bool_)
    new[1:] = held[1:] != held[:-1]
    once: Ints = held[new]
    return once


@dataclass(frozen=True, eq=False, kw_only=True)
class PartyColumns:
    """All parties, ordered by crash row, then class, then age band; each distinct triple once.

    `class_labels` are sorted; number 0 is "" (no class recorded).
    """

    crash: NDArray[np.int32]
    """Row of the party's crash."""
    class_labels: tuple[str, ...]
    class_index: Small
    band: Small
    """Index into `AGE_BANDS`."""

    def __len__(self) -> int:
        return len(self.crash)


def party_columns(crash: Ints, classes: Coded, band: Small) -> PartyColumns:
    """Parties in any order as sorted, distinct columns.

    Raises:
        ValueError: for more than 255 classes (the form has fewer than 50).
    """
    labels = tuple(sorted({"", *classes.labels}))
    if len(labels) > np.iinfo(np.uint8).max:
        raise ValueError(f"{len(labels)} classes of parties")
    places = np.array([labels.index(label) for label in classes.labels], np.int64)
    number = places[classes.index] if len(places) else np.empty(0, np.int64)
    packed = ascending((crash << 16) | (number << 8) | band)
    return PartyColumns(
        crash=(packed >> 16).astype(np.int32),
        class_labels=labels,
        class_index=((packed >> 8) & 0xFF).astype(np.uint8),
        band=(packed & 0xFF).astype(np.uint8),
    )


@dataclass(frozen=True, eq=False, kw_only=True)
class CrashColumns:
    """Crashes as columns; the domain's records are `gis.crashes.records.Crash`.

    Enum columns hold the member's number (see `SEVERITIES` and the like above).
    """

    fid: Ints
    uid: NDArray[np.bytes_]
    case_no: Texts
    place: Texts
    day: NDArray[np.int32]
    """Local day as proleptic ordinal (`date.toordinal`)."""
    minute: NDArray[np.int16]
    """Local minute of the day."""
    severity: Small
    late_death: Bools
    """Somebody died after 24 hours, within 30 days."""
    deaths_24h: NDArray[np.uint16]
    deaths_30d: NDArray[np.int16]
    """`UNKNOWN_DEATHS` where the source does not know."""
    injured: NDArray[np.uint16]
    form: Small
    type_code: Coded
    cause_code: Coded
    weather_code: Coded
    city: Coded
    district: Coded
    day_phase: Small
    position_flag: Small
    month_state: Small
    x: Floats
    y: Floats
    """Metres of the store's CRS, NaN without a point."""
    junction: Coded
    """Uids."""
    junction_names: tuple[str, ...]
    """One for each label of `junction`."""
    road: Coded
    """Uids of the roads that crashes lie on."""
    parties: PartyColumns

    def __len__(self) -> int:
        return len(self.fid)

    @cached_property
    def hour(self) -> Small:
        """Local hour."""
        return (self.minute // 60).astype(np.uint8)

    @cached_property
    def weekday(self) -> Small:
        """Local day of the week, 0 Monday."""
        return ((self.day + 6) % 7).astype(np.uint8)  # 0001-01-01 is day 1 and a Monday

    @cached_property
    def month(self) -> NDArray[np.int32]:
        """Local month: year * 12 + month - 1."""
        epoch = np.datetime64("0001-01-01", "D")
        months = (epoch + (self.day.astype(np.int64) - 1)).astype("datetime64[M]")
        return (months.astype(np.int64) + 1970 * MONTHS).astype(np.int32)

    @cached_property
    def _by_fid(self) -> Ints:
        return np.argsort(self.fid, kind="stable")

    def rows_of(self, fids: Sequence[int] | Ints | frozenset[int]) -> Ints:
        """Rows of some crashes, ascending; ids that are not here are left out."""
        wanted = np.fromiter(fids, np.int64, len(fids))
        if not len(self) or not len(wanted):
            return np.empty(0, np.int64)
        places = np.searchsorted(self.fid, wanted, sorter=self._by_fid)
        rows = self._by_fid[np.minimum(places, len(self) - 1)]
        return ascending(rows[self.fid[rows] == wanted])

    def class_bits(self) -> NDArray[np.uint64]:
        """For each crash the set of its parties' classes: bit i for `parties.class_labels[i]`.

        Classes beyond the 63rd share the last bit.
        """
        bits = np.left_shift(
            np.uint64(1), np.minimum(self.parties.class_index, 63).astype(np.uint64)
        )
        found = np.zeros(len(self), np.uint64)
        np.bitwise_or.at(found, self.parties.crash, bits)
        return found

    def age_bits(self) -> NDArray[np.uint16]:
        """For each crash the set of its parties' age bands: bit i for `AGE_BANDS[i]`."""
        bits = np.left_shift(np.uint16(1), self.parties.band.astype(np.uint16))
        found = np.zeros(len(self), np.uint16)
        np.bitwise_or.at(found, self.parties.crash, bits)
        return found
