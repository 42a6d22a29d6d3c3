"""What the readers hand on: texts, refused rows, crashes as files tell them, published counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.personal.records import PersonalDetails
from gis.crashes.records import Crash


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """The decoded text of one file, of one member of a ZIP ("a.zip/b.csv") or of one sheet."""

    name: str
    text: str
    rows: tuple[SourceRow, ...] | None = None
    """The rows of a sheet of a workbook; `text` holds its first ones then. None for plain text."""


class SourceRow(NamedTuple):
    """One data row: its first line in the file (from 1), cells, and the text as it stands."""

    line: int
    cells: tuple[str, ...]
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A row that cannot be stored."""

    file: str
    line: int
    code: str
    """Names a sentence in `resources/i18n` that takes `detail`."""
    detail: str
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What is doubtful about a stored crash."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A crash as a file tells it; matched with an earlier record it takes over that one's uid."""

    crash: Crash
    remarks: tuple[Remark, ...] = ()
    partial: bool = False
    """From a format of few columns: what it does not say is not blank but unknown."""
    incomplete: bool = False
    """A row of it was refused: it may lack a party, and must not replace a record that has it."""
    provided: date | None = None
    """Of a case: the day of the export that tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCount:
    """What an authority published for one month."""

    city: str
    month: str
    severities: str
    crashes: int
    deaths: int | None
    injured: int | None
    source: str


class PersonTold(NamedTuple):
    """What a file tells of one person; goes to `PersonalRecords` only."""

    case_no: str
    party_no: int
    details: PersonalDetails


@dataclass(slots=True, kw_only=True)
class FileContent:
    """What one text held. `read` counts data rows; each is accepted or among the refusals."""

    name: str
    read: int = 0
    provided: date | None = None
    """資料提供日期 or 製表日期, from a header or footer line."""
    arrivals: list[Arrival] = field(default_factory=list)
    counts: list[PublishedCount] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    persons: list[PersonTold] = field(default_factory=list)
    kept_out: tuple[str, ...] = ()
    """Titles of columns that nobody knows, of which nothing is stored."""
    unused: tuple[str, ...] = ()
    """Titles of known columns that no record has a place for."""
