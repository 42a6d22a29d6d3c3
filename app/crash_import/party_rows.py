"""The national file with one row a party (51 columns since 2018): rows to groups of one crash."""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from operator import attrgetter, itemgetter
from typing import NamedTuple

from app.crash_import.columns import Columns
from app.crash_import.grouping import split_restarts
from app.crash_import.lacking import groups_lacking
from app.crash_import.rows import FileContent, Refusal, SourceRow
from app.crash_import.tables import is_note, plain_header
from gis.crashes.details import read_casualties
from gis.crashes.moments import read_date, read_time, to_utc
from gis.crashes.records import Severity

REQUIRED = ("date", "time", "place", "sequence")
PARTY_COLUMNS = frozenset(
    {
        "sequence",
        "class",
        "attribute",
        "age",
        "protection",
        "phone",
        "action",
        "impact",
        "impact_other",
        "party_cause",
        "fled",
    }
)
"""Columns that belong to one party. 肇事逃逸 differs between the parties of one crash (64 of 2,024
in Chiayi), so it is one of them although it stands behind the others."""
_TICK_ROWS = 4000

Tick = Callable[[float], None]


class PartyRow(NamedTuple):
    """One row that can be stored, with what its validity was judged from."""

    source: SourceRow
    occurred_at: datetime
    severity: Severity
    sequence: int


class CrashRows(NamedTuple):
    """The rows of one crash, by party number."""

    rows: list[PartyRow]
    incomplete: bool
    """Whether a row that was refused may be another party of it."""


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges rows: whether each can be stored."""

    columns: Columns
    date_at: int
    time_at: int
    sequence_at: int
    severity_at: int | None

    def judge(self, row: SourceRow) -> PartyRow | tuple[str, str]:
        """The row, or the code and detail of its refusal."""
        width, cells = self.columns.width, row.cells
        if len(cells) != width:
            if len(cells) < width or any(cell.strip() for cell in cells[width:]):
                return "REFUSED_COLUMN_COUNT", f"{len(cells)}/{width}"
            cells = cells[:width]
            row = row._replace(cells=cells)
        moment = _moment(cells[self.date_at], cells[self.time_at])
        if isinstance(moment, str):
            return moment, f"{cells[self.date_at].strip()} {cells[self.time_at].strip()}".strip()
        sequence = _sequence(cells[self.sequence_at])
        if sequence is None:
            return "REFUSED_SEQUENCE", cells[self.sequence_at].strip()
        severity = self._severity(cells)
        if severity is None:
            return "REFUSED_SEVERITY", self.columns.text(cells, "severity")
        return PartyRow(row, moment, severity, sequence)

    def _severity(self, cells: Sequence[str]) -> Severity | None:
        """The class that is written, else the one that the casualties make it."""
        said = "" if self.severity_at is None else cells[self.severity_at]
        if (known := _SEVERITIES.get(said)) is not None:
            return known
        plain = said.strip().upper().removesuffix("類")
        return _SEVERITIES.get(plain) if plain else self._implied_severity(cells)

    def _implied_severity(self, cells: Sequence[str]) -> Severity | None:
        """The class that the casualties make it, where the file does not say."""
        casualties = read_casualties(self.columns.text(cells, "casualties"))
        if casualties is None or not any(casualties):
            return None
        return Severity.A1 if casualties[0] else Severity.A2


_SEVERITIES = {severity.value: severity for severity in Severity}


@lru_cache(maxsize=65536)
def _moment(day: str, clock: str) -> datetime | str:
    """The moment, or the code of what is wrong with it."""
    if not day.strip():
        return "REFUSED_NO_DATE"
    read_day, read_clock = _day(day), _clock(clock)
    if read_day is None:
        return "REFUSED_DATE"
    if read_clock is None:
        return "REFUSED_TIME"
    return to_utc(read_day, read_clock)


_day = lru_cache(maxsize=8192)(read_date)
_clock = lru_cache(maxsize=8192)(read_time)


@lru_cache(maxsize=1024)
def _sequence(written: str) -> int | None:
    """A party number, None where it is none."""
    said = written.strip()
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= 4 else None


def find_columns(cells: Sequence[str]) -> Columns | None:
    """The columns of a header row, found by name in any order; None if it is no such header."""
    labels: dict[str, int] = {}
    groups: dict[str, int] = {}
    known = known_headers()
    for at, cell in enumerate(cells):
        if (place := known.get(plain_header(cell))) is not None:
            name, part = place
            (groups if part else labels).setdefault(name, at)
    if not all(name in labels for name in REQUIRED):
        return None
    titles = {name: cells[at].strip() for name, at in labels.items()}
    return Columns(width=len(cells), labels=labels, groups=groups, titles=titles)


@lru_cache(maxsize=1)
def known_headers() -> dict[str, tuple[str, str]]:
    """Column and part ("group" or "") by plain header."""
    text = files("resources").joinpath("codes", "columns.csv").read_text(encoding="utf-8")
    return {
        plain_header(header): (row["column"], row["part"])
        for row in csv.DictReader(text.splitlines())
        for header in (row["header"], *row["also"].split(";"))
        if header
    }


def group_rows(
    rows: Sequence[SourceRow], columns: Columns, content: FileContent, tick: Tick
) -> list[CrashRows]:
    """Rows to crashes: by moment, place and position, split where they are two.

    Counts and refusals go into `content`. Repeated headers and notes of the publisher are no data.
    """
    labels = columns.labels
    judge = _Judge(
        columns, labels["date"], labels["time"], labels["sequence"], labels.get("severity")
    ).judge
    crash_cells = itemgetter(*_crash_columns(columns))
    groups: dict[object, list[PartyRow]] = {}
    refused: list[SourceRow] = []
    header: tuple[str, ...] | None = None
    for number, row in enumerate(rows):
        if number % _TICK_ROWS == 0:
            tick(0.7 * number / len(rows))
        judged = judge(row)
        if isinstance(judged, PartyRow):
            groups.setdefault(crash_cells(judged.source.cells), []).append(judged)
            continue
        if header is None and find_columns(row.cells) is not None:
            header = row.cells
        if row.cells == header or is_note(row.cells):
            continue
        refused.append(row)
        content.refusals.append(
            Refusal(file=content.name, line=row.line, code=judged[0], detail=judged[1], raw=row.raw)
        )
    content.read += sum(map(len, groups.values())) + len(refused)
    incomplete = groups_lacking(refused, [held[0].source for held in groups.values()], columns)
    return _split(list(groups.values()), incomplete, tick)


def _split(
    groups: Sequence[Sequence[PartyRow]], incomplete: Collection[int], tick: Tick
) -> list[CrashRows]:
    """Groups of one key to crashes."""
    crashes: list[CrashRows] = []
    for number, held in enumerate(groups):
        if number % _TICK_ROWS == 0:
            tick(0.7 + 0.3 * number / len(groups))
        lacking = number in incomplete
        crashes += [CrashRows(rows, lacking) for rows in split_restarts(held, _party_number)]
    return crashes


_party_number = attrgetter("sequence")


def _crash_columns(columns: Columns) -> list[int]:
    """Where the columns stand that are equal in all rows of one crash."""
    return sorted(
        at
        for places in (columns.labels, columns.groups)
        for name, at in places.items()
        if name not in PARTY_COLUMNS
    )
