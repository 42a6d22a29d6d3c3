"""Which columns of the crash list are shown, in which order and how wide, as JSON text. No Qt."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.crash_list.cells import ListColumn

VERSION = 1
DEFAULT = (
    ListColumn.DATE,
    ListColumn.TIME,
    ListColumn.SEVERITY,
    ListColumn.TYPE,
    ListColumn.CAUSE,
    ListColumn.PARTIES,
    ListColumn.DEATHS_24H,
    ListColumn.INJURED,
    ListColumn.JUNCTION,
    ListColumn.PLACE,
    ListColumn.POSITION,
    ListColumn.CASE,
)
NARROWEST_PX, WIDEST_PX = 24, 2000


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column and its width; 0 is the usual one."""

    column: ListColumn
    width_px: int = 0


ListLayout = tuple[ShownColumn, ...]
DEFAULT_LAYOUT: ListLayout = tuple(ShownColumn(column) for column in DEFAULT)


def layout_as_text(layout: ListLayout) -> str:
    """A layout as JSON text."""
    columns = [[shown.column.value, shown.width_px] for shown in layout]
    return json.dumps({"version": VERSION, "columns": columns})


def layout_from_text(text: str) -> ListLayout:
    """A layout from JSON text; the usual one where the text is damaged or shows nothing."""
    try:
        held = json.loads(text)
        if held["version"] != VERSION:
            return DEFAULT_LAYOUT
        found: dict[ListColumn, ShownColumn] = {}
        for name, width in held["columns"]:
            column = ListColumn(name)
            wide = 0 if not width else min(max(int(width), NARROWEST_PX), WIDEST_PX)
            found.setdefault(column, ShownColumn(column, wide))
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return DEFAULT_LAYOUT
    return tuple(found.values()) or DEFAULT_LAYOUT
