"""Sheets of a workbook (xlsx) as rows of texts, as a text file would have them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from app.crash_import.rows import SourceRow, SourceText
from gis.problems import Problem

WORKBOOK_MEMBER = "xl/workbook.xml"
"""A ZIP that holds this is a workbook."""
_HEAD_ROWS = 40
_TICK_ROWS = 2000


def read_sheets(
    data: bytes, name: str, tick: Callable[[], None], *, most_rows: int | None = None
) -> list[SourceText]:
    """All sheets that hold anything, hidden ones too ("a.xlsx/工作表1").

    Args:
        data: the bytes of the workbook.
        name: what the file is called.
        tick: called for every few thousand rows; may raise to stop.
        most_rows: no more rows than these of each sheet.

    Raises:
        Problem: CRASH_WORKBOOK_UNREADABLE where it is damaged or has a password.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [_read_sheet(book, title, name, tick, most_rows) for title in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise Problem("CRASH_WORKBOOK_UNREADABLE", file=name) from error
    return [sheet for sheet in sheets if sheet.rows]


def _read_sheet(
    book: CalamineWorkbook, title: str, name: str, tick: Callable[[], None], most_rows: int | None
) -> SourceText:
    """One sheet; lines count as its rows are numbered."""
    rows: list[SourceRow] = []
    shared = dict[str, str]().setdefault
    tick()
    for number, cells in enumerate(book.get_sheet_by_name(title).iter_rows(), start=1):
        if number % _TICK_ROWS == 0:
            tick()
        texts = [cell if cell.__class__ is str else cell_text(cell) for cell in cells]
        if any(texts):
            rows.append(SourceRow(number, tuple(map(shared, texts, texts)), ""))
        if most_rows is not None and len(rows) >= most_rows:
            break
    head = "\n".join("\t".join(row.cells) for row in rows[:_HEAD_ROWS])
    return SourceText(name=f"{name}/{title}", text=head, rows=tuple(rows))


def cell_text(value: Any) -> str:  # noqa: ANN401  # whatever a cell holds
    """A cell as the text that an export writes: 20250101 for a date, 001500 for a time."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        whole_day = value.time() == time.min
        return f"{value:%Y%m%d}" if whole_day else f"{value:%Y%m%d %H%M%S}"
    if isinstance(value, date):
        return f"{value:%Y%m%d}"
    if isinstance(value, time):
        return f"{value:%H%M%S}"
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02d}{seconds // 60 % 60:02d}{seconds % 60:02d}"
    return "" if value is None else str(value)
