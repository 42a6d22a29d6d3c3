"""A city's published monthly counts (年, 月, 件數A1+A2, 死亡, 受傷), to measure coverage by."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from app.crash_import.rows import FileContent, PublishedCount, Refusal, SourceRow
from app.crash_import.tables import is_note, plain_header

_SEVERITIES = re.compile(r"A[123](?:\+A[123])*")
_EITHER = "A1+A2"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountColumns:
    """Where the columns of a count file stand, and which classes it counts."""

    width: int
    year: int
    month: int
    crashes: int
    deaths: int | None
    injured: int | None
    severities: str


def find_count_columns(cells: Sequence[str]) -> CountColumns | None:
    """The columns of a header row of such a file; None if it is none."""
    heads = [plain_header(cell) for cell in cells]

    def find(*starts: str) -> int | None:
        return next((at for at, head in enumerate(heads) if head.startswith(starts)), None)

    year = next((at for at, head in enumerate(heads) if head in ("年", "年度", "年份")), None)
    month = next((at for at, head in enumerate(heads) if head in ("月", "月份")), None)
    crashes = find("件數", "事故件數", "肇事件數", "發生件數")
    if year is None or month is None or crashes is None:
        return None
    counted = _SEVERITIES.search(unicodedata.normalize("NFKC", cells[crashes]).upper())
    return CountColumns(
        width=len(cells),
        year=year,
        month=month,
        crashes=crashes,
        deaths=find("死亡"),
        injured=find("受傷"),
        severities=counted[0] if counted else _EITHER,
    )


def read_counts(
    rows: Sequence[SourceRow], columns: CountColumns, content: FileContent, *, city: str
) -> None:
    """Read a count file into `content`; each row is one count or one refusal."""
    for row in rows:
        if is_note(row.cells) or find_count_columns(row.cells) is not None:
            continue
        content.read += 1
        count = _read_row(row, columns, city, content.name)
        if count is None:
            content.refusals.append(
                Refusal(
                    file=content.name,
                    line=row.line,
                    code="REFUSED_COUNT",
                    detail=", ".join(row.cells[:5]),
                    raw=row.raw,
                )
            )
        else:
            content.counts.append(count)


def _read_row(
    row: SourceRow, columns: CountColumns, city: str, source: str
) -> PublishedCount | None:
    """One month's count; None where year, month or count is no proper number."""
    if len(row.cells) < columns.width:
        return None
    year, month = _number(row.cells[columns.year]), _number(row.cells[columns.month])
    crashes = _number(row.cells[columns.crashes])
    if year is None or month is None or crashes is None or not 1 <= month <= 12:
        return None
    western = year if year >= 1000 else year + 1911
    if not 1950 <= western <= 2100:
        return None
    return PublishedCount(
        city=city,
        month=f"{western:04d}-{month:02d}",
        severities=columns.severities,
        crashes=crashes,
        deaths=None if columns.deaths is None else _number(row.cells[columns.deaths]),
        injured=None if columns.injured is None else _number(row.cells[columns.injured]),
        source=source,
    )


def _number(cell: str) -> int | None:
    """A whole number, also full width and with thousands marks."""
    plain = unicodedata.normalize("NFKC", cell).replace(",", "").strip().rstrip("年月件人")
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) <= 9 else None


def city_named_in(*texts: str) -> str | None:
    """The one city that titles and file names name, in Chinese or English; None if not one.

    "chiayi_city_monthly.csv" names 嘉義市 and "臺南市各月事故.csv" 臺南市; "chiayi.csv" could be
    the city or the county.
    """
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).replace("台", "臺")
        words = f" {re.sub(r'[^a-z]+', ' ', plain.lower())} "
        found = {
            name for name, english in _cities() if name in plain or f" {english.lower()} " in words
        }
        if len(found) == 1:
            return found.pop()
    return None


@lru_cache(maxsize=1)
def _cities() -> tuple[tuple[str, str], ...]:
    """Chinese and English names of all cities and counties."""
    text = files("resources").joinpath("codes", "cities.csv").read_text(encoding="utf-8")
    return tuple((row["name"], row["english"]) for row in csv.DictReader(text.splitlines()))
