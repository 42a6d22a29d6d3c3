"""A day that can be typed: ISO, ROC year, with or without words; empty leaves that side open."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gis.crashes.moments import read_date
from widgets.parts.months import first_day, last_day, month_of
from widgets.parts.words import ROC_OFFSET, day_text

_MONTH = re.compile(r"(?:民國)?\s*(\d{2,4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_YEAR = re.compile(r"(?:民國)?\s*(\d{2,4})\s*年?")


def read_day(text: str, *, end: bool) -> date | None:
    """A day, or the first (at the end: last) day of a month or year; None where impossible."""
    plain = text.strip().removeprefix("民國").strip()
    found = read_date(plain)
    if found is not None:
        return found
    month, year = _MONTH.fullmatch(plain), _YEAR.fullmatch(plain)
    parts = month or year
    if parts is None:
        return None
    number = int(parts[1])
    western = number if number >= 1000 else number + ROC_OFFSET
    of_year = int(month[2]) if month else (12 if end else 1)
    if not (1950 <= western <= 2100 and 1 <= of_year <= 12):
        return None
    held = month_of(date(western, of_year, 1))
    return last_day(held) if end else first_day(held)


class DayEdit(QLineEdit):
    """Tells the typed day; what cannot be read is put back and told."""

    day_typed = Signal(object)
    """A date, or None where the side is open."""
    refused = Signal(str)

    def __init__(self, *, end: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._day: date | None = None
        self.editingFinished.connect(self._read)
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance("0000-00-00") + 16)

    def show_day(self, day: date | None) -> None:
        """Show another day."""
        self._day = day
        self.setText("" if day is None else day_text(day))

    def _read(self) -> None:
        text = self.text().strip()
        day = read_day(text, end=self._end) if text else None
        if text and day is None:
            self.refused.emit(text)
            self.show_day(self._day)
        elif day != self._day:
            self._day = day
            self.day_typed.emit(day)
        else:
            self.show_day(day)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_day(self._day)
        super().changeEvent(event)
