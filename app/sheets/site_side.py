"""The column beside the diagram: severity key with counts, symbols, types, light, hours."""

from __future__ import annotations

from itertools import zip_longest

from app.painters.fonts import text_width_m
from app.sheets.charts import BAR_ROW_M, Part, bar_rows, divided_bar, hour_bars
from app.sheets.frame import fit_scale, label, lines_down, placed, rule
from app.sheets.lettering import Words, fitted, wrapped
from app.sheets.site_content import SheetSymbol, SiteSheetContent
from app.sheets.style import (
    BAR,
    BODY_M,
    DARK_BAR,
    DAY_BAR,
    DUSK_BAR,
    GREY,
    HAIR,
    HEADING_M,
    LINE_FACTOR,
    MM,
    NAVY,
)
from app.sheets.tallies import Tallies
from gis.crashes.records import DayPhase
from gis.display.primitives import Anchor, Bounds, Item

_HEADING_M = 5.0 * MM
_ROW_M = 4.7 * MM
_GAP_M = 2.0 * MM
_PICTURE_M = 9 * MM
_PHASES_M = 7.4 * MM
_HOURS_M = 17 * MM
_TINY_M = 1.9 * MM
_SEVERITIES = 4
_FEWEST_TYPES = 3
_PHASE_COLOURS = {
    DayPhase.DAY: DAY_BAR,
    DayPhase.DUSK: DUSK_BAR,
    DayPhase.NIGHT: DARK_BAR,
    DayPhase.UNKNOWN: HAIR,
}


class SideColumn:
    """Lays the column out from the top of its area down; made for one sheet."""

    def __init__(
        self, content: SiteSheetContent, tallies: Tallies, words: Words, width_m: float
    ) -> None:
        self._content = content
        self._tallies = tallies
        self._words = words
        self._width = width_m
        self._sums = (*self._wrap(self._total_words()), *self._wrap(self._people_words()))
        self._items: list[Item] = []
        self._left = 0.0
        self._y = 0.0

    def wanted_height_m(self) -> float:
        """The height at which everything is shown."""
        types = len(self._tallies.types) * BAR_ROW_M
        return self._fixed_height() + self._symbol_rows() * _ROW_M + types

    def needed_height_m(self) -> float:
        """The height at which every symbol is shown, beside the most frequent types."""
        types = min(len(self._tallies.types), _FEWEST_TYPES) * BAR_ROW_M
        return self._fixed_height() + self._symbol_rows() * _ROW_M + types

    def lay_out(self, area: Bounds) -> list[Item]:
        """All parts in `area`; where it is short, rare types and last symbols are summed up."""
        self._items, self._left, self._y = [], area.min_x, area.max_y
        spare = area.height - self._fixed_height()
        fewest = min(len(self._tallies.types), _FEWEST_TYPES) * BAR_ROW_M
        symbol_rows = self._symbol_rows()
        while symbol_rows > 1 and symbol_rows * _ROW_M + fewest > spare:
            symbol_rows -= 1
        type_rows = int((spare - symbol_rows * _ROW_M) / BAR_ROW_M + 1e-6)
        self._severity()
        if symbol_rows:
            self._symbols(symbol_rows)
        if self._tallies.types:
            self._types(max(type_rows, 1))
        self._phases()
        self._hours()
        return self._items

    def _fixed_height(self) -> float:
        """Everything but the rows of symbols and types."""
        parts = 3 + bool(self._tallies.types) + bool(self._content.symbol_key)
        severity = _SEVERITIES * _ROW_M + len(self._sums) * BODY_M * LINE_FACTOR + 1 * MM
        return parts * _HEADING_M + (parts - 1) * _GAP_M + severity + _PHASES_M + _HOURS_M

    def _symbol_rows(self) -> int:
        return (len(self._content.symbol_key) + 1) // 2

    def _wrap(self, text: str) -> tuple[str, ...]:
        return wrapped(text, self._width, BODY_M)

    def _total_words(self) -> str:
        content = self._content
        counts = {"drawn": content.drawn, "not_drawn": len(content.not_drawn)}
        return self._words("SHEET_TOTALS", total=content.total, **counts)

    def _people_words(self) -> str:
        tallies = self._tallies
        people = {"deaths": tallies.deaths_24h, "injured": tallies.injured}
        if tallies.deaths_30d is None or not self._content.total:
            return self._words("SHEET_PEOPLE_24H", **people)
        return self._words("SHEET_PEOPLE_30D", deaths_30d=tallies.deaths_30d, **people)

    def _heading(self, code: str) -> None:
        base = self._y - 3.2 * MM
        words = fitted(self._words(code), self._width, HEADING_M, bold=True)
        line = self._y - 4.3 * MM
        self._items += [
            label((self._left, base), words, HEADING_M, colour=NAVY, bold=True),
            rule((self._left, line), (self._left + self._width, line)),
        ]
        self._y -= _HEADING_M

    def _severity(self) -> None:
        """The contact marks with their official words and counts, then the sums."""
        self._heading("SHEET_KEY_SEVERITY")
        tallies = self._tallies
        rows = (
            ("SHEET_A1", tallies.a1),
            ("SHEET_LATE_DEATH", tallies.late_deaths),
            ("SHEET_A2", tallies.a2),
            ("SHEET_A3", tallies.a3),
        )
        symbols = self._content.severity_key[:_SEVERITIES]
        for (code, count), symbol in zip_longest(rows, symbols):
            words = (symbol.label if symbol else "") or self._words(code)
            self._symbol(symbol, words, self._left, self._width - 8 * MM)
            at = (self._left + self._width, self._y - 3.2 * MM)
            self._items.append(label(at, str(count), anchor=Anchor.RIGHT, bold=True))
            self._y -= _ROW_M
        self._y -= 1 * MM
        items, height = lines_down(self._left, self._y, self._sums, BODY_M)
        self._items += items
        self._y -= height + _GAP_M

    def _symbol(self, symbol: SheetSymbol | None, words: str, left: float, width: float) -> None:
        """A picture in its cell and the words beside it."""
        if symbol is not None:
            room = Bounds(left, self._y - _ROW_M + 0.3 * MM, left + _PICTURE_M, self._y - 0.3 * MM)
            scale = fit_scale(symbol.picture, room)
            self._items += placed(symbol.picture, room, scale=scale)
        start = left + _PICTURE_M + 1.2 * MM
        room_m = left + width - start
        if text_width_m(words, BODY_M) <= room_m:
            self._items.append(label((start, self._y - 3.2 * MM), words))
            return
        lines = wrapped(words, room_m, _TINY_M, max_lines=2)
        first = self._y - (2.2 if len(lines) > 1 else 3.1) * MM
        for place, line in enumerate(lines):
            self._items.append(label((start, first - place * _TINY_M * 1.14), line, _TINY_M))

    def _symbols(self, rows: int) -> None:
        """Two symbols a row; the last place says how many are left out."""
        self._heading("SHEET_KEY_SYMBOLS")
        symbols = self._content.symbol_key
        half = self._width / 2
        places = rows * 2
        shown = symbols if len(symbols) <= places else symbols[: places - 1]
        for place, symbol in enumerate(shown):
            left = self._left + (place % 2) * half
            self._symbol(symbol, symbol.label, left, half - 1 * MM)
            self._y -= _ROW_M * (place % 2)
        if len(shown) < len(symbols):
            words = self._words("SHEET_MORE_SYMBOLS", count=len(symbols) - len(shown))
            at = (self._left + half, self._y - 3.2 * MM)
            self._items.append(label(at, fitted(words, half, BODY_M), colour=GREY))
        self._y -= _ROW_M * (len(shown) % 2) + _GAP_M

    def _types(self, rows: int) -> None:
        """Bars of the crash types; the rarest are summed up where rows are short."""
        self._heading("SHEET_KEY_TYPES")
        counts = list(self._tallies.types)
        bars = len(counts)
        if len(counts) > rows:
            rest = counts[rows - 1 :]
            bars = rows - 1
            other = self._words("SHEET_OTHER_TYPES", kinds=len(rest))
            counts = [*counts[: rows - 1], (other, sum(count for _, count in rest))]
        unknown = self._words("SHEET_TYPE_UNKNOWN")
        told = [(name or unknown, count) for name, count in counts]
        area = Bounds(self._left, self._y - 1.0, self._left + self._width, self._y)
        self._items += bar_rows(told, area, label_m=self._width * 0.45, bars=bars)
        self._y -= len(told) * BAR_ROW_M + _GAP_M

    def _phases(self) -> None:
        self._heading("SHEET_KEY_PHASES")
        parts = [
            Part(
                label=self._words(f"SHEET_PHASE_{phase.name}"),
                count=count,
                colour=_PHASE_COLOURS[phase],
            )
            for phase, count in self._tallies.phases
            if count or phase is not DayPhase.UNKNOWN
        ]
        area = Bounds(self._left, self._y - _PHASES_M, self._left + self._width, self._y)
        self._items += divided_bar(parts, area)
        self._y -= _PHASES_M + _GAP_M

    def _hours(self) -> None:
        self._heading("SHEET_KEY_HOURS")
        area = Bounds(self._left, self._y - _HOURS_M, self._left + self._width, self._y)
        self._items += hour_bars(self._tallies.hours, area, colour=BAR)
        self._y -= _HOURS_M
