"""Rows of an EIS export to cases: judged one by one, grouped by their case number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from app.crash_import.columns import Columns
from app.crash_import.decoding import FIELDS
from app.crash_import.eis_headers import Part
from app.crash_import.eis_layout import EisLayout
from app.crash_import.eis_privacy import HIDDEN, secrets_of, without_persons
from app.crash_import.eis_values import (
    place_of,
    plain_cell,
    read_case_no,
    read_count,
    read_eis_date,
    read_eis_time,
)
from app.crash_import.rows import FileContent, Refusal, SourceRow
from gis.crashes.details import read_casualties
from gis.crashes.moments import to_utc
from gis.crashes.place_text import city_of_bureau
from gis.crashes.records import Severity

PLACE_PARTS = (
    *("city", "district", "village", "road", "section", "lane", "alley", "house", "metres"),
    *("cross_road", "cross_section", "cross_lane", "cross_alley", "other_place"),
    *("route", "route_km", "route_m"),
)
_PLAIN = ("speed", "age", "lon", "lat", "bureau")
_SHOWN = {
    "case_no": "",
    "date": r"\d{6,8}|\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?",
    "time": r"\d{3,6}|\d{1,2}[:時]\d{1,2}(?:[:分]\d{1,2}秒?)?",
    "sequence": r"\d",
    "severity": r"[A-Z]\d類?",
    "deaths_24h": r"\d",
    "deaths_later": r"\d",
    "injured": r"\d",
}
"""Fields whose values stand in the text of a refused row, in these forms: they hold no person."""
_TICK_ROWS = 4000
_FEW_CELLS = 2


class EisRow(NamedTuple):
    """One row that can be stored; `cells` as the columns of `EisReader.columns` have them."""

    source: SourceRow
    cells: tuple[str, ...]
    case_no: str
    occurred_at: datetime
    severity: Severity
    sequence: int


@dataclass(slots=True)
class EisCase:
    """The rows of one case, by party number."""

    rows: list[EisRow]
    incomplete: bool = False
    """Whether a row of it was refused."""
    differing: bool = False
    """Whether its rows disagree on the moment."""


@dataclass(slots=True)
class EisReader:
    """Judges the rows of a file; `columns` says where the cells it hands on stand."""

    layout: EisLayout
    columns: Columns = field(init=False)
    _pick: Callable[[Sequence[str]], tuple[str, ...]] = field(init=False)
    _parts: Callable[[Sequence[str]], tuple[str, ...]] = field(init=False)
    _personal: tuple[int, ...] = field(init=False)
    _at: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Find out which cells are handed on, and where."""
        layout = self.layout
        self._personal = tuple(at for at, _ in layout.personal())
        labels: dict[str, int] = {}
        groups: dict[str, int] = {}
        picked: list[int] = []
        titles: dict[str, str] = {}
        for name in (*FIELDS, *_PLAIN):
            part = Part.PERSONAL if name == "age" else Part.LABEL
            if (at := layout.at(name, part)) is not None:
                labels[name] = len(picked)
                titles[name] = layout.titles[at]
                picked.append(at)
            if (at := layout.at(name, Part.GROUP)) is not None:
                groups[name] = len(picked)
                picked.append(at)
        labels |= {"place": len(picked), "casualties": len(picked) + 1}
        titles |= {"place": "發生地點", "casualties": "死亡受傷人數"}
        self.columns = Columns(width=len(picked) + 2, labels=labels, groups=groups, titles=titles)
        self._pick = _picker(picked)
        self._parts = _picker([layout.at(name) for name in PLACE_PARTS])
        self._at = {
            meaning.field: at
            for at, meaning in reversed(list(enumerate(layout.meanings)))
            if meaning is not None and meaning.part is Part.LABEL
        }

    def read(
        self, rows: Sequence[SourceRow], content: FileContent, tick: Callable[[float], None]
    ) -> list[EisCase]:
        """The cases of a file in the order of their first rows; refusals go into `content`."""
        cases: dict[str, EisCase] = {}
        refused: list[str] = []
        for number, row in enumerate(rows):
            if number % _TICK_ROWS == 0:
                tick(number / len(rows))
            judged = self._judge(row)
            if isinstance(judged, EisRow):
                content.read += 1
                case = cases.setdefault(judged.case_no, EisCase([]))
                case.rows.append(judged)
            elif judged is not None:
                content.read += 1
                content.refusals.append(self._refusal(row, content.name, *judged))
                refused.append(self._case_of(row))
        for case_no in refused:
            if case_no in cases:
                cases[case_no].incomplete = True
        return [_ordered(case) for case in cases.values()]

    def _judge(self, row: SourceRow) -> EisRow | tuple[str, str] | None:
        """The row, or the code and detail of its refusal; None for what is no data."""
        cells, width = row.cells, self.layout.width
        if len(cells) != width:
            fitted = _fitted(row, width)
            if fitted is None:
                if self._is_note(cells):
                    return None
                return "REFUSED_COLUMN_COUNT", f"{len(cells)}/{width}"
            cells = fitted
        case_no = read_case_no(cells[self._at["case_no"]])
        moment = _moment(cells[self._at["date"]], cells[self._at["time"]])
        if case_no is None:
            if self._is_note(cells) or self._is_header(cells):
                return None
            return "REFUSED_CASE_NO", ""
        if isinstance(moment, str):
            return moment, ""
        sequence = _sequence(cells[self._at["sequence"]])
        if sequence is None:
            return "REFUSED_SEQUENCE", ""
        deaths, injured = self._count(cells, "deaths_24h"), self._count(cells, "injured")
        if deaths is None and injured is None and "casualties" in self._at:
            deaths, injured = read_casualties(cells[self._at["casualties"]]) or (None, None)
        severity = _severity(self._cell(cells, "severity"), deaths or 0, injured)
        if severity is None:
            return "REFUSED_SEVERITY", ""
        place = self._cell(cells, "place").strip() or self._place(cells)
        told = (*self._pick(cells), place, f"死亡{deaths or 0};受傷{injured or 0}")
        return EisRow(row._replace(cells=cells), told, case_no, moment, severity, sequence)

    def _place(self, cells: Sequence[str]) -> str:
        """The place text of an address in parts; the bureau's city where none is named."""
        parts = self._parts(cells)
        city = parts[0] or _city_of_bureau(self._cell(cells, "bureau"))
        return place_of((city, *parts[1:]))

    def _cell(self, cells: Sequence[str], name: str) -> str:
        at = self._at.get(name)
        return "" if at is None else cells[at]

    def _count(self, cells: Sequence[str], name: str) -> int | None:
        at = self._at.get(name)
        return None if at is None else _count(cells[at])

    def counts(self, row: EisRow) -> tuple[int | None, int | None]:
        """Deaths on days 2 to 30, and deaths within 30 days, where the file has them."""
        cells = row.source.cells
        return self._count(cells, "deaths_later"), self._count(cells, "deaths_30d")

    def direction(self, row: EisRow) -> str:
        """The recorded direction of side impacts as the row has it, "" without one."""
        return self._cell(row.source.cells, "side_direction")

    def precinct(self, case: EisCase) -> str:
        """The unit within the bureau as the first row has it, without persons."""
        text = self._cell(case.rows[0].source.cells, "precinct").strip()
        return without_persons(text, self.secrets(case, [text])) if text else ""

    def secrets(self, case: EisCase, texts: Sequence[str]) -> tuple[str, ...]:
        """The personal values of a case that stand in some texts of it."""
        whole = "\n".join(texts)
        values = [row.source.cells[at].strip() for row in case.rows for at in self._personal]
        return secrets_of(value for value in values if value and value in whole)

    def _is_note(self, cells: Sequence[str]) -> bool:
        """Whether a row is a line of the publisher: hardly any cell, and no date."""
        filled = [cell for cell in cells if cell.strip()]
        at = self._at["date"]
        return len(filled) <= _FEW_CELLS and not (at < len(cells) and read_eis_date(cells[at]))

    def _is_header(self, cells: Sequence[str]) -> bool:
        """Whether a row repeats the header (a sheet put together from several)."""
        title = self.layout.titles[self._at["case_no"]]
        return " ".join(cells[self._at["case_no"]].split()) == title

    def _case_of(self, row: SourceRow) -> str:
        """The case number of a refused row, "" where it shows none."""
        at = self._at["case_no"]
        return (read_case_no(row.cells[at]) or "") if at < len(row.cells) else ""

    def _refusal(self, row: SourceRow, file: str, code: str, detail: str) -> Refusal:
        """A refused row with what of its text can hold no person.

        Where the cells do not fit the columns a name may stand anywhere: only the case number is
        kept then, if it looks like one.
        """
        shifted = code == "REFUSED_COLUMN_COUNT"
        names = ("case_no",) if shifted else tuple(_SHOWN)
        pieces = [
            f"{self.layout.titles[self._at[name]]}={_harmless(name, row.cells[self._at[name]])}"
            for name in names
            if name in self._at and self._at[name] < len(row.cells)
        ]
        return Refusal(
            file=file, line=row.line, code=code, detail=detail, raw="@".join([*pieces, HIDDEN])
        )


def _picker(places: Sequence[int | None]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Takes some cells of a row; "" where a place is None."""
    if not any(at is not None for at in places):
        blank = ("",) * len(places)
        return lambda cells: blank
    if all(at is not None for at in places) and len(places) > 1:
        take: Callable[[Sequence[str]], tuple[str, ...]] = itemgetter(*places)
        return take
    return lambda cells: tuple("" if at is None else cells[at] for at in places)


def _fitted(row: SourceRow, width: int) -> tuple[str, ...] | None:
    """The cells of a row brought to the header's width; None where they do not fit.

    Separators at the end are no cells. A stray quotation mark may have joined cells: then the row
    is parted plainly.
    """
    cells = row.cells
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        return cells[:width]
    plain = tuple(row.raw.split("@")) if '"' in row.raw else ()
    if len(plain) >= width and not any(cell.strip() for cell in plain[width:]):
        return tuple(cell.strip('"') for cell in plain[:width])
    return None


def _ordered(case: EisCase) -> EisCase:
    """A case by party number, rows that say exactly the same once."""
    unique = {(row.sequence, row.cells, row.source.cells): row for row in case.rows}
    rows = sorted(unique.values(), key=lambda row: row.sequence)
    moments = {row.occurred_at for row in rows}
    return EisCase(rows, case.incomplete, len(moments) > 1)


@lru_cache(maxsize=65536)
def _moment(day: str, clock: str) -> datetime | str:
    """The moment, or the code of what is wrong with it."""
    if not day.strip():
        return "REFUSED_NO_DATE"
    read_day = read_eis_date(day)
    read_clock = read_eis_time(clock)
    if read_day is None:
        return "REFUSED_DATE"
    return "REFUSED_TIME" if read_clock is None else to_utc(read_day, read_clock)


@lru_cache(maxsize=1024)
def _sequence(written: str) -> int | None:
    """A party number, None where it is none."""
    said = plain_cell(written)
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= 4 else None


_city_of_bureau = lru_cache(maxsize=1024)(city_of_bureau)
_count = lru_cache(maxsize=1024)(read_count)


@lru_cache(maxsize=4096)
def _severity(written: str, deaths: int, injured: int | None) -> Severity | None:
    """The class that is written, else the one that the counts make it."""
    plain = plain_cell(written).upper().removesuffix("類")
    if plain:
        return next((severity for severity in Severity if severity.value == plain), None)
    if deaths:
        return Severity.A1
    if injured is None:
        return None
    return Severity.A2 if injured else Severity.A3


def _harmless(name: str, cell: str) -> str:
    """A cell of a refused row, hidden where it is not what its column holds."""
    if name == "case_no":
        return read_case_no(cell) or HIDDEN
    plain = plain_cell(cell)
    return plain if not plain or re.fullmatch(_SHOWN[name], plain) else HIDDEN
