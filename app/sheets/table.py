"""Tables on paper: measured cells, wrapped or cut, and a last row for what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.sheets.frame import box, label, rule
from app.sheets.lettering import fitted, wrapped
from app.sheets.style import ASCENT_EM, BODY_M, GREY, LINE_FACTOR, MM, NAVY, TINT
from gis.angles import Point
from gis.display.primitives import Anchor, Bounds, Item

CELL_PAD_M = 0.8 * MM
_ROW_AIR_M = 0.9 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: heading, width on paper, side on which its cells stand."""

    heading: str
    width_m: float
    anchor: Anchor = Anchor.LEFT
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidTable:
    """A laid table: what to paint, the height it took, and how many rows it shows."""

    items: tuple[Item, ...]
    height_m: float
    shown: int


Cells = tuple[tuple[str, ...], ...]
"""One row: the lines of each cell."""


def lay_out_table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    top_left: Point,
    max_height_m: float,
    more: Callable[[int], str],
    max_lines: int = 2,
    height_m: float = BODY_M,
) -> LaidTable:
    """A table no higher than `max_height_m`.

    As many rows as possible are shown, with one line each; the room that is left lets cells wrap
    to `max_lines`, first rows first. `more(n)` says in the last row that n rows are left out.
    Nothing is painted where not even one row fits.
    """
    heading = _row_height(1, height_m)
    if heading + _row_height(1, height_m) > max_height_m:
        return LaidTable(items=(), height_m=0.0, shown=0)
    room = max_height_m - heading
    laid = [_cells(columns, row, 1, height_m) for row in rows]
    if sum(_height(cells, height_m) for cells in laid) > room + 1e-9:
        room -= _row_height(1, height_m)
        laid = laid[: _fitting(laid, room, height_m)]
    laid = _unfolded(columns, rows, laid, room, max_lines, height_m)
    items, used = _paint(columns, laid, top_left, height_m)
    left_out = len(rows) - len(laid)
    if left_out:
        width = sum(column.width_m for column in columns)
        words = fitted(more(left_out), width - 2 * CELL_PAD_M, height_m)
        at = (top_left[0] + CELL_PAD_M, _baseline(top_left[1] - used, height_m))
        items.append(label(at, words, height_m, colour=GREY, bold=False))
        used += _row_height(1, height_m)
    return LaidTable(items=tuple(items), height_m=used, shown=len(laid))


def table_height_m(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    max_lines: int = 2,
    height_m: float = BODY_M,
) -> float:
    """The height that all rows take when their cells may wrap."""
    cells = (_cells(columns, row, max_lines, height_m) for row in rows)
    return _row_height(1, height_m) + sum(_height(row, height_m) for row in cells)


def least_height_m(height_m: float = BODY_M) -> float:
    """Heading, one row, and the row that says how many are left out."""
    return 3 * _row_height(1, height_m)


def _fitting(laid: Sequence[Cells], room: float, height_m: float) -> int:
    count = 0
    for cells in laid:
        room -= _height(cells, height_m)
        if room < -1e-9:
            break
        count += 1
    return count


def _unfolded(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    laid: Sequence[Cells],
    room: float,
    max_lines: int,
    height_m: float,
) -> list[Cells]:
    """Rows with wrapped instead of cut cells, as far down as the room allows."""
    spare = room - sum(_height(cells, height_m) for cells in laid) + 1e-9
    opened: list[Cells] = []
    for row, cells in zip(rows, laid, strict=False):
        wide = cells
        if spare > 0:
            wide = _cells(columns, row, max_lines, height_m)
            more = _height(wide, height_m) - _height(cells, height_m)
            wide, spare = (wide, spare - more) if more <= spare else (cells, spare)
        opened.append(wide)
    return opened


def _row_height(lines: int, height_m: float) -> float:
    return lines * height_m * LINE_FACTOR + _ROW_AIR_M


def _height(cells: Cells, height_m: float) -> float:
    return _row_height(max((len(lines) for lines in cells), default=1), height_m)


def _baseline(top: float, height_m: float) -> float:
    """Where the first line of a row with this upper edge stands."""
    return top - _ROW_AIR_M / 2 - ASCENT_EM * height_m - 0.06 * height_m


def _cells(columns: Sequence[Column], row: Sequence[str], max_lines: int, height_m: float) -> Cells:
    return tuple(
        wrapped(
            text, column.width_m - 2 * CELL_PAD_M, height_m, bold=column.bold, max_lines=max_lines
        )
        for column, text in zip(columns, row, strict=True)
    )


def _paint(
    columns: Sequence[Column], laid: Sequence[Cells], top_left: Point, height_m: float
) -> tuple[list[Item], float]:
    """Heading and rows with a hairline under each; the height they take."""
    left, top = top_left
    right = left + sum(column.width_m for column in columns)
    used = _row_height(1, height_m)
    items: list[Item] = [box(Bounds(left, top - used, right, top), fill=TINT)]
    x = left
    for column in columns:
        text = fitted(column.heading, column.width_m - 2 * CELL_PAD_M, height_m, bold=True)
        at = (_text_x(x, column), _baseline(top, height_m))
        items.append(label(at, text, height_m, anchor=column.anchor, colour=NAVY, bold=True))
        x += column.width_m
    for cells in laid:
        items += _paint_row(columns, cells, left, top - used, height_m)
        used += _height(cells, height_m)
        items.append(rule((left, top - used), (right, top - used)))
    return items, used


def _paint_row(
    columns: Sequence[Column], cells: Cells, left: float, top: float, height_m: float
) -> list[Item]:
    items: list[Item] = []
    x = left
    for column, lines in zip(columns, cells, strict=True):
        for place, line in enumerate(lines):
            if line:
                y = _baseline(top, height_m) - place * height_m * LINE_FACTOR
                at = (_text_x(x, column), y)
                items.append(label(at, line, height_m, anchor=column.anchor, bold=column.bold))
        x += column.width_m
    return items


def _text_x(left: float, column: Column) -> float:
    match column.anchor:
        case Anchor.LEFT:
            return left + CELL_PAD_M
        case Anchor.CENTRE:
            return left + column.width_m / 2
        case Anchor.RIGHT:
            return left + column.width_m - CELL_PAD_M
