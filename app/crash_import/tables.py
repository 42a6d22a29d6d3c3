"""Rows of a delimited text with their line numbers, and what stands around the data."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from app.crash_import.rows import SourceRow
from gis.crashes.moments import read_date

HEADER_WITHIN = 40
"""A header stands within this many lines from the top."""
DELIMITERS = ("@", ",", "\t", ";")
_LONGEST_QUOTE = 20
_TICK_LINES = 5000
_PIECE = 1 << 22
"""Characters that are parted into lines at once."""
_NOTE = re.compile(r"\s*(資料|事故類別[:：]|備註|附註|註\s*[:：\d]|說明|總計|合計|更新|製表|※|＊)")
_PROVIDED = re.compile(
    r"(?:資料(?:提供|更新)|製表|列印|匯出)日期\s*[:：]?\s*(\d{2,4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?)"
)


def split_rows(
    text: str, delimiter: str, *, start: int = 0, tick: Callable[[float], None] = lambda done: None
) -> Iterator[SourceRow]:
    """All rows that are not blank, from line index `start` on.

    A quoted cell may run over several lines; a quote that is never closed spoils its own line
    only, not the rest of the file. Equal cells are one string: a month takes a quarter of the
    memory, and comparing cells is quick. `tick` is told the share that is done.
    """
    lines = lines_of(text, tick)
    shared = dict[str, str]().setdefault
    at = start
    due = start
    while at < len(lines):
        if at >= due:
            tick(at / len(lines))
            due = at + _TICK_LINES
        raw, taken = lines[at], 1
        if raw.count('"') % 2:
            raw, taken = _joined(lines, at)
        if raw.strip():
            cells = _cells(raw, delimiter)
            yield SourceRow(at + 1, tuple(map(shared, cells, cells)), raw)
        at += taken


def lines_of(text: str, tick: Callable[[float], None] = lambda done: None) -> list[str]:
    """Lines by CRLF, LF or CR only (a place text may hold other separators)."""
    lines: list[str] = []
    start = 0
    while (end := text.find("\n", start + _PIECE)) >= 0:
        tick(0.0)
        lines += _lines_of_piece(text[start:end].removesuffix("\r"))
        start = end + 1
    return lines + _lines_of_piece(text[start:])


def _lines_of_piece(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _joined(lines: Sequence[str], at: int) -> tuple[str, int]:
    """A row whose quoted cell runs on, and its number of lines; one line if it never closes."""
    quotes = 0
    for taken in range(1, min(_LONGEST_QUOTE, len(lines) - at) + 1):
        quotes += lines[at + taken - 1].count('"')
        if quotes % 2 == 0:
            return "\n".join(lines[at : at + taken]), taken
    return lines[at], 1


def _cells(raw: str, delimiter: str) -> list[str]:
    """The cells of one row; a row that is not proper CSV is split plainly."""
    if '"' not in raw:
        return raw.split(delimiter)
    try:
        return next(csv.reader(raw.splitlines(keepends=True), delimiter=delimiter))
    except (csv.Error, StopIteration):
        return raw.split(delimiter)


def plain_header(cell: str) -> str:
    """A column's name without differences of writing: width, spaces, punctuation, 名稱."""
    narrow = unicodedata.normalize("NFKC", cell).lstrip("\ufeff")
    return re.sub(r"[\s\-_()【】\[\]:./\"']|名稱|代碼|代號", "", narrow)


def is_note(cells: Sequence[str]) -> bool:
    """Whether a row is a remark of the publisher (a footer), not data."""
    return bool(_NOTE.match(cells[0])) and not any(cell.strip() for cell in cells[1:])


def provided_on(text: str) -> date | None:
    """資料提供日期 (製表日期 of an export) of a file, from its first or last lines."""
    found = _PROVIDED.search(unicodedata.normalize("NFKC", f"{text[:2000]}\n{text[-2000:]}"))
    return read_date(found[1]) if found else None
