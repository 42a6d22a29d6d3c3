"""The national file with one row a party (51 columns since 2018): rows to groups of one crash."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from operator import itemgetter

from app.crash_import.grouping import split_restarts
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


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column stands: label (and group) by column name."""

    width: int
    labels: Mapping[str, int]
    groups: Mapping[str, int]
    titles: Mapping[str, str]
    """Headers as the file writes them, by column name."""

    def text(self, cells: Sequence[str], name: str) -> str:
        """The text of a column, "" where the file does not have it."""
        at = self.labels.get(name)
        return "" if at is None else cells[at].strip()

    def group(self, cells: Sequence[str], name: str) -> str:
        """The group (大類別) that goes with a column, "" without one."""
        at = self.groups.get(name)
        return "" if at is None else cells[at].strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """One row that can be stored, with what its validity was judged from."""

    source: SourceRow
    occurred_at: datetime
    severity: Severity
    sequence: int


@dataclass(slots=True)
class _Reader:
    """Judges rows; remembers the few texts that come again and again."""

    columns: Columns
    moments: dict[tuple[str, str], datetime | str] = field(default_factory=dict)

    def judge(self, row: SourceRow) -> PartyRow | tuple[str, str]:
        """The row, or the code and detail of its refusal."""
        columns, cells = self.columns, row.cells
        if len(cells) != columns.width:
            if len(cells) < columns.width or any(cell.strip() for cell in cells[columns.width :]):
                return "REFUSED_COLUMN_COUNT", f"{len(cells)}/{columns.width}"
            row = SourceRow(line=row.line, cells=cells[: columns.width], raw=row.raw)
            cells = row.cells
        moment = self._moment(columns.text(cells, "date"), columns.text(cells, "time"))
        if isinstance(moment, str):
            return moment, f"{columns.text(cells, 'date')} {columns.text(cells, 'time')}".strip()
        sequence = columns.text(cells, "sequence")
        if not (sequence.isascii() and sequence.isdecimal() and len(sequence) <= 4):
            return "REFUSED_SEQUENCE", sequence
        said = columns.text(cells, "severity").upper().removesuffix("類")
        severity = _SEVERITIES.get(said) if said else self._implied_severity(cells)
        if severity is None:
            return "REFUSED_SEVERITY", said
        return PartyRow(source=row, occurred_at=moment, severity=severity, sequence=int(sequence))

    def _implied_severity(self, cells: Sequence[str]) -> Severity | None:
        """The class that the casualties make it, where the file does not say."""
        casualties = read_casualties(self.columns.text(cells, "casualties"))
        if casualties is None or not any(casualties):
            return None
        return Severity.A1 if casualties[0] else Severity.A2

    def _moment(self, day: str, clock: str) -> datetime | str:
        """The moment of a row, or the code of its refusal."""
        known = self.moments.get((day, clock))
        if known is None:
            known = self.moments[(day, clock)] = _read_moment(day, clock)
        return known


_SEVERITIES = {severity.value: severity for severity in Severity}


def _read_moment(day: str, clock: str) -> datetime | str:
    """The moment, or the code of what is wrong with it."""
    if not day:
        return "REFUSED_NO_DATE"
    read_day, read_clock = read_date(day), read_time(clock)
    if read_day is None:
        return "REFUSED_DATE"
    if read_clock is None:
        return "REFUSED_TIME"
    return to_utc(read_day, read_clock)


def find_columns(cells: Sequence[str]) -> Columns | None:
    """The columns of a header row, found by name in any order; None if it is no such header."""
    labels: dict[str, int] = {}
    groups: dict[str, int] = {}
    known = _known_headers()
    for at, cell in enumerate(cells):
        if (place := known.get(plain_header(cell))) is not None:
            name, part = place
            (groups if part else labels).setdefault(name, at)
    if not all(name in labels for name in REQUIRED):
        return None
    titles = {name: cells[at].strip() for name, at in labels.items()}
    return Columns(width=len(cells), labels=labels, groups=groups, titles=titles)


@lru_cache(maxsize=1)
def _known_headers() -> dict[str, tuple[str, str]]:
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
) -> list[list[PartyRow]]:
    """Rows to crashes: by moment, place and position, split where they are two.

    Counts and refusals go into `content`. Repeated headers and notes of the publisher are no data.
    """
    reader = _Reader(columns)
    crash_cells = itemgetter(*_crash_columns(columns))
    groups: dict[tuple[object, ...], list[PartyRow]] = {}
    header: tuple[str, ...] | None = None
    for number, row in enumerate(rows):
        if number % _TICK_ROWS == 0:
            tick(number / len(rows))
        if is_note(row.cells):
            continue
        judged = reader.judge(row)
        if isinstance(judged, PartyRow):
            content.read += 1
            groups.setdefault((judged.occurred_at, *crash_cells(judged.source.cells)), []).append(
                judged
            )
            continue
        if header is None and find_columns(row.cells) is not None:
            header = row.cells
        if row.cells == header:
            continue
        content.read += 1
        content.refusals.append(
            Refusal(file=content.name, line=row.line, code=judged[0], detail=judged[1], raw=row.raw)
        )
    return [
        crash for held in groups.values() for crash in split_restarts(held, lambda r: r.sequence)
    ]


def _crash_columns(columns: Columns) -> list[int]:
    """Where the columns stand that are equal in all rows of one crash."""
    return sorted(
        at
        for places in (columns.labels, columns.groups)
        for name, at in places.items()
        if name not in PARTY_COLUMNS
    )
