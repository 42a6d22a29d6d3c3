"""The lists of a site sheet: crashes drawn, and crashes not drawn with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.painters.fonts import text_width_m
from app.sheets.dates import short_time
from app.sheets.frame import label
from app.sheets.lettering import Words, fitted
from app.sheets.site_content import SheetCrash, SheetParty
from app.sheets.style import BODY_M, HEADING_M, MM, NAVY
from app.sheets.table import CELL_PAD_M, Column, lay_out_table, least_height_m, table_height_m
from gis.crashes.records import Severity
from gis.display.primitives import Anchor, Bounds, Item
from gis.scenes.record import Movement

_HEADING_M = 4.8 * MM
_GAP_M = 2.4 * MM
_CASE_AND_PARTIES_M = 74 * MM
_LAST_TWO_M = 49 * MM
_MOST_WHOLE_M = 32 * MM
"""Width up to which cells of case numbers and casualties are never cut."""
_SHARE_NOT_DRAWN = 0.4
"""Most of the room that the second list may take while the first needs it."""


class CrashLists:
    """Both lists, measured and laid out in the room that a page leaves them."""

    def __init__(self, crashes: Sequence[SheetCrash], words: Words) -> None:
        self._words = words
        self._drawn = [crash for crash in crashes if crash.not_drawn is None]
        self._missing = [crash for crash in crashes if crash.not_drawn is not None]
        self._people_m = _width_m(
            [words("SHEET_COLUMN_PEOPLE"), *(people_words(crash, words) for crash in self._drawn)]
        )
        self._case_m = _width_m([words("SHEET_COLUMN_CASE"), *(c.case_no for c in crashes)])
        self._drawn_rows = [drawn_cells(crash, words) for crash in self._drawn]
        self._missing_rows = [not_drawn_cells(crash, words) for crash in self._missing]

    def wanted_height_m(self) -> float:
        """The height at which every crash is listed."""
        return self._drawn_height() + self._missing_height()

    def least_height_m(self) -> float:
        """A height at which both lists say something: two rows each."""
        lists = bool(self._drawn_rows) + bool(self._missing_rows)
        return _HEADING_M + lists * (_HEADING_M + least_height_m() + _GAP_M)

    def lay_out(self, area: Bounds) -> list[Item]:
        """The lists one under the other in `area`."""
        missing_room = 0.0
        if self._missing_rows:
            least = min(self._missing_height(), area.height * _SHARE_NOT_DRAWN)
            spare = area.height - self._drawn_height()
            missing_room = min(self._missing_height(), max(least, spare))
        top = area.max_y
        if self._drawn_rows or not self._missing_rows:
            items, used = self._drawn_list(area, top, area.height - missing_room)
            top -= used
        else:
            words = self._words("SHEET_NONE_DRAWN")
            items = [label((area.min_x, top - 3.2 * MM), fitted(words, area.width, HEADING_M))]
            top -= _HEADING_M
        if self._missing_rows:
            items += self._missing_list(area, top)
        return items

    def _drawn_height(self) -> float:
        if not self._drawn_rows:
            return _HEADING_M
        return _HEADING_M + table_height_m(self._columns(), self._drawn_rows) + _GAP_M

    def _missing_height(self) -> float:
        if not self._missing_rows:
            return 0.0
        return _HEADING_M + table_height_m(self._missing_columns(), self._missing_rows) + _GAP_M

    def _more(self) -> Callable[[int], str]:
        return lambda count: self._words("SHEET_MORE_ROWS", count=count)

    def _drawn_list(self, area: Bounds, top: float, room: float) -> tuple[list[Item], float]:
        if not self._drawn_rows:
            words = fitted(self._words("SHEET_NO_CRASHES"), area.width, HEADING_M)
            return [label((area.min_x, top - 3.2 * MM), words, HEADING_M)], _HEADING_M
        heading = self._words("SHEET_LIST_DRAWN", count=len(self._drawn))
        table = lay_out_table(
            self._columns(),
            self._drawn_rows,
            top_left=(area.min_x, top - _HEADING_M),
            max_height_m=room - _HEADING_M - _GAP_M,
            more=self._more(),
        )
        items = [_heading(area.min_x, top, heading), *table.items]
        return items, _HEADING_M + table.height_m + _GAP_M

    def _missing_list(self, area: Bounds, top: float) -> list[Item]:
        heading = self._words("SHEET_LIST_NOT_DRAWN", count=len(self._missing))
        table = lay_out_table(
            self._missing_columns(),
            self._missing_rows,
            top_left=(area.min_x, top - _HEADING_M),
            max_height_m=top - _HEADING_M - area.min_y,
            more=self._more(),
        )
        return [_heading(area.min_x, top, heading), *table.items]

    def _columns(self) -> tuple[Column, ...]:
        words = self._words
        return (
            Column(heading=words("SHEET_COLUMN_KEY"), width_m=9 * MM, bold=True),
            Column(heading=words("SHEET_COLUMN_TIME"), width_m=25 * MM),
            Column(heading=words("SHEET_COLUMN_CASE"), width_m=self._case_m),
            Column(heading=words("SHEET_COLUMN_SEVERITY"), width_m=9 * MM, anchor=Anchor.CENTRE),
            Column(heading=words("SHEET_COLUMN_TYPE"), width_m=20 * MM),
            Column(
                heading=words("SHEET_COLUMN_PARTIES"), width_m=_CASE_AND_PARTIES_M - self._case_m
            ),
            Column(heading=words("SHEET_COLUMN_CAUSE"), width_m=_LAST_TWO_M - self._people_m),
            Column(heading=words("SHEET_COLUMN_PEOPLE"), width_m=self._people_m),
        )

    def _missing_columns(self) -> tuple[Column, ...]:
        words = self._words
        return (
            Column(heading=words("SHEET_COLUMN_TIME"), width_m=25 * MM),
            Column(heading=words("SHEET_COLUMN_CASE"), width_m=self._case_m),
            Column(heading=words("SHEET_COLUMN_SEVERITY"), width_m=9 * MM, anchor=Anchor.CENTRE),
            Column(heading=words("SHEET_COLUMN_TYPE"), width_m=20 * MM),
            Column(
                heading=words("SHEET_COLUMN_PARTIES"),
                width_m=_CASE_AND_PARTIES_M - 12 * MM - self._case_m,
            ),
            Column(heading=words("SHEET_COLUMN_REASON"), width_m=70 * MM),
        )


def drawn_cells(crash: SheetCrash, words: Words) -> tuple[str, ...]:
    """Cells of a drawn crash: number, time, case, severity, type, parties, cause, casualties."""
    return (
        crash.key,
        short_time(crash.occurred_at, words),
        crash.case_no,
        crash.severity.value,
        crash.type_name or words("SHEET_TYPE_UNKNOWN"),
        parties_words(crash.parties, words),
        crash.cause,
        people_words(crash, words),
    )


def not_drawn_cells(crash: SheetCrash, words: Words) -> tuple[str, ...]:
    """Cells of a crash that is not drawn: time, case, severity, type, parties, reason."""
    reason = words(f"SHEET_REASON_{crash.not_drawn}")
    return (
        short_time(crash.occurred_at, words),
        crash.case_no,
        crash.severity.value,
        crash.type_name or words("SHEET_TYPE_UNKNOWN"),
        parties_words(crash.parties, words),
        words("SHEET_REASON_DETAIL", reason=reason, detail=crash.detail.rstrip("。."))
        if crash.detail
        else reason,
    )


def parties_words(parties: Sequence[SheetParty], words: Words) -> str:
    """All parties in order with what they did; unknown movements are not said."""
    said = []
    for party in parties:
        name = party.class_name or words("SHEET_CLASS_UNKNOWN")
        if party.movement is not Movement.UNKNOWN:
            name = f"{name} {words(f'SHEET_MOVE_{party.movement.name}')}"
        said.append(name)
    return words("SHEET_PARTY_MARK").join(said)


def people_words(crash: SheetCrash, words: Words) -> str:
    """Deaths within 24 h, later deaths where known, injured."""
    later = max((crash.deaths_30d or 0) - crash.deaths_24h, 0)
    if crash.late_death and crash.severity is not Severity.A1:
        later = max(later, 1)
    counts = (
        ("SHEET_DEAD", crash.deaths_24h),
        ("SHEET_DEAD_LATER", later),
        ("SHEET_INJURED", crash.injured),
    )
    said = [words(code, count=count) for code, count in counts if count]
    return words("SHEET_LIST_MARK").join(said) or words("SHEET_NOBODY")


def _width_m(cells: Sequence[str]) -> float:
    """The width of a column whose cells are not cut; the column beside it gives way."""
    widest = max(
        text_width_m(cells[0], BODY_M, bold=True), *(text_width_m(c, BODY_M) for c in cells)
    )
    return min(widest + 2 * CELL_PAD_M + 0.1 * MM, _MOST_WHOLE_M)


def _heading(left: float, top: float, words: str) -> Item:
    return label((left, top - 3.2 * MM), words, HEADING_M, colour=NAVY, bold=True)
