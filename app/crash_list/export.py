"""The crash list as a file for others: CSV for spreadsheets, GeoPackage for QGIS.

Both begin with what the figures rest on: filter, period, incomplete months. No personal data: case
numbers and age bands are the closest they come. Files appear whole or not at all.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import numpy as np
import shapely
from numpy.typing import NDArray

from app.crash_list.cells import NUMBERS, CrashCells, ListColumn, column_title, day_words
from app.crash_list.reading import CrashList
from app.diagrams.filters import filter_phrases
from app.messages import Language, say
from app.store.recognise import refuse_store
from app.tasks import Progress, silent
from gis.crashes.coverage import (
    RecordingBreak,
    breaks_within,
    months_between,
    states_by_month,
)
from gis.crashes.crash_columns import Ints
from gis.crashes.filters import CrashFilter
from gis.crashes.records import MonthState
from gis.problems import Problem

WRITING = "WRITING_CRASH_LIST"
CHUNK = 5_000
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings that a spreadsheet reads as a formula (OWASP, CSV injection), wide letters too."""
LAYER = "crashes"


@dataclass(frozen=True, eq=False, kw_only=True)
class ExportWish:
    """What to write: `rows` of the list in their order, and the filter that they passed."""

    rows: Ints
    columns: tuple[ListColumn, ...]
    crash_filter: CrashFilter
    language: Language


def coverage_lines(held: CrashList, wanted: CrashFilter, language: Language) -> tuple[str, ...]:
    """What must be said beside any count of a period: incomplete months, breaks."""
    months = months_asked(held, wanted)
    states = states_by_month(held.coverage)
    incomplete = [m for m in months if states.get(m) is MonthState.INCOMPLETE]
    unmeasured = sum(states.get(m) in (None, MonthState.UNKNOWN) for m in months)
    lines = []
    if incomplete:
        mark = say("DIAGRAM_LIST_MARK", language)
        named = mark.join(_month_words(month, language) for month in incomplete)
        lines.append(say("CRASH_LIST_COVERAGE", language, months=named))
    if unmeasured:
        lines.append(say("CRASH_LIST_UNMEASURED", language, count=unmeasured))
    if months and not lines:
        lines.append(say("CRASH_LIST_COMPLETE", language))
    for entry in _breaks_between(held, wanted, months):
        what = entry.what_zh if language is Language.CHINESE else entry.what_en
        day = day_words(entry.on, language)
        lines.append(say("CRASH_LIST_BREAK", language, day=day, what=what))
    return tuple(lines)


def months_asked(held: CrashList, wanted: CrashFilter) -> list[str]:
    """Months of the store ("2025-01") that a filter's period touches."""
    known = sorted({row.month for row in held.coverage})
    if not known:
        return []
    first, last = wanted.period
    start = max(known[0], f"{first:%Y-%m}") if first else known[0]
    end = min(known[-1], f"{last:%Y-%m}") if last else known[-1]
    return months_between(start, end)


def _breaks_between(
    held: CrashList, wanted: CrashFilter, months: Sequence[str]
) -> list[RecordingBreak]:
    """Breaks that split the asked days, as far as the store has any."""
    if not months:
        return []
    first, last = date.fromisoformat(f"{months[0]}-01"), date.fromisoformat(f"{months[-1]}-28")
    return breaks_within(
        [entry for entry in held.breaks if first < entry.on <= last], wanted.period
    )


def _month_words(month: str, language: Language) -> str:
    return day_words(date.fromisoformat(f"{month}-01"), language)[:-3]


def head_lines(held: CrashList, wish: ExportWish) -> tuple[str, ...]:
    """The first lines of every file: how many, which period, which filter, what is missing."""
    language, asked = wish.language, wish.crash_filter
    first, last = asked.period
    period = say("CRASH_LIST_ALL_TIME", language)
    if first or last:
        ends = ("" if day is None else day_words(day, language) for day in (first, last))
        period = " – ".join(ends)
    phrases = list(filter_phrases(asked, language))
    for code, holds in (
        ("FILTER_PLACE_JUNCTION", asked.junction_uid is not None),
        ("FILTER_PLACE_AREA", asked.polygon is not None),
        ("FILTER_USABLE_ONLY", asked.usable_positions_only),
    ):
        phrases += [say(code, language)] * holds
    told = say("DIAGRAM_LIST_MARK", language).join(phrases)
    head = say(
        "CRASH_LIST_HEAD",
        language,
        shown=f"{len(wish.rows):,}",
        all=f"{len(held.columns):,}",
        period=period,
        filters=told or say("CRASH_LIST_NO_FILTER", language),
    )
    return (head, *coverage_lines(held, asked, language))


def write_csv(held: CrashList, wish: ExportWish, out: Path, progress: Progress = silent) -> None:
    """Write the list as CSV: UTF-8 with a mark at its head, for spreadsheets; head lines first.

    Raises:
        Problem: CRASH_LIST_NOT_WRITTEN.
    """
    cells = CrashCells(held.columns, wish.language)
    with _whole_file(out) as part, part.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerows([safe(line)] for line in head_lines(held, wish))
        writer.writerow([column_title(column, wish.language) for column in wish.columns])
        for rows in _pieces(wish.rows, progress):
            writer.writerows(
                [_csv_cell(cells, column, row) for column in wish.columns] for row in rows
            )


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _csv_cell(cells: CrashCells, column: ListColumn, row: int) -> str | float | int:
    if column in NUMBERS:
        value = cells.number(column, row)
        return "" if value is None else value
    return safe(cells.text(column, row))


def write_geopackage(
    held: CrashList, wish: ExportWish, out: Path, progress: Progress = silent
) -> None:
    """Write the list as a GeoPackage of points; the head lines are the layer's description.

    Crashes without a point are rows without a geometry.

    Raises:
        Problem: CRASH_LIST_NOT_WRITTEN.
    """
    import pyogrio.raw

    cells = CrashCells(held.columns, wish.language)
    described = {"IDENTIFIER": LAYER, "DESCRIPTION": "\n".join(head_lines(held, wish))}
    columns = [column for column in wish.columns if column not in (ListColumn.X, ListColumn.Y)]
    titles = [column_title(column, wish.language) for column in columns]
    with _whole_file(out) as part:
        pieces = list(_sized_pieces(wish.rows))
        for number, rows in enumerate(pieces):
            progress(WRITING, number / len(pieces))
            pyogrio.raw.write(
                str(part),
                geometry=_wkb(held, rows),
                field_data=[_field(cells, column, rows) for column in columns],
                fields=titles,
                layer=LAYER,
                driver="GPKG",
                geometry_type="Point",
                crs=f"EPSG:{held.epsg}",
                append=number > 0,
                **({} if number else {"layer_options": described}),
            )
    progress(WRITING, 1.0)


def _field(cells: CrashCells, column: ListColumn, rows: Ints) -> NDArray[np.generic]:
    """The values of one column."""
    if column in NUMBERS:
        values = [cells.number(column, row) for row in rows.tolist()]
        return np.array([np.nan if value is None else value for value in values], np.float64)
    return np.array([cells.text(column, row) for row in rows.tolist()], dtype=object)


def _wkb(held: CrashList, rows: Ints) -> NDArray[np.object_]:
    """Points as WKB, None where there is none."""
    x, y = held.columns.x[rows], held.columns.y[rows]
    shapes = np.array(shapely.points(np.column_stack([x, y])), dtype=object).reshape(-1)
    encoded: NDArray[np.object_] = np.asarray(shapely.to_wkb(shapes), dtype=object)
    encoded[np.isnan(x) | np.isnan(y)] = None
    return encoded


def _sized_pieces(rows: Ints) -> Iterator[Ints]:
    """Rows in pieces; one empty piece where there are none."""
    for start in range(0, max(len(rows), 1), CHUNK):
        yield rows[start : start + CHUNK]


def _pieces(rows: Ints, progress: Progress) -> Iterator[list[int]]:
    for number, piece in enumerate(_sized_pieces(rows)):
        progress(WRITING, min(1.0, number * CHUNK / max(len(rows), 1)))
        yield piece.tolist()
    progress(WRITING, 1.0)


@contextmanager
def _whole_file(out: Path) -> Iterator[Path]:
    """A name to write to beside `out`; it becomes `out` at the end, and is gone after a failure.

    Raises:
        Problem: CRASH_LIST_NOT_WRITTEN, OUTPUT_IS_STORE.
    """
    refuse_store(out)
    part = out.with_name(f".{uuid4().hex}{out.suffix}")
    try:
        yield part
        os.replace(part, out)
    except (OSError, RuntimeError) as error:  # GDAL's errors are RuntimeErrors
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise Problem("CRASH_LIST_NOT_WRITTEN", file=str(out), why=reason) from error
    finally:
        part.unlink(missing_ok=True)
