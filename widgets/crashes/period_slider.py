"""The period: a window over the months, its exact days, and quick picks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gis.crashes.coverage import states_by_month
from gis.crashes.filters import ANY_TIME, Period
from gis.crashes.records import MonthState
from widgets.crashes.coverage_note import CoverageNote
from widgets.crashes.crash_desk import CrashDesk
from widgets.crashes.period_bar import MonthBars, PeriodBar
from widgets.parts.day_edit import DayEdit
from widgets.parts.months import MONTHS, first_day, last_day, month_key
from widgets.parts.words import year_text

NOTE_EM = 13
"""Room beside the days from which the coverage stands there."""


class PeriodSlider(QWidget):
    """Shows and asks the period of the desk's filter."""

    period_asked = Signal(object)

    def __init__(self, desk: CrashDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.bar = PeriodBar()
        self.first, self.last = DayEdit(end=False), DayEdit(end=True)
        self.from_label, self.to_label = QLabel(), QLabel()
        self.from_label.setBuddy(self.first)
        self.to_label.setBuddy(self.last)
        self.picks = QToolButton()
        self.picks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.picks.setMenu(self.menu)
        self.message = QLabel()
        self.note = CoverageNote(desk)
        self._lay_out()
        self.bar.period_wanted.connect(self._ask)
        self.bar.drag_ended.connect(lambda: desk.ask_period(desk.filter.period))
        self.first.day_typed.connect(lambda day: self._type(Period(day, desk.filter.period.last)))
        self.last.day_typed.connect(lambda day: self._type(Period(desk.filter.period.first, day)))
        for edit in (self.first, self.last):
            edit.refused.connect(self._refuse)
        desk.filter_changed.connect(self._show)
        desk.crashes_changed.connect(self._show)
        self._retranslate()
        self._show()

    def _lay_out(self) -> None:
        controls, notes = QHBoxLayout(), QHBoxLayout()
        self._controls = controls
        for widget in (self.from_label, self.first, self.to_label, self.last, self.picks):
            controls.addWidget(widget)
        controls.addStretch(1)
        notes.addWidget(self.message)
        notes.addWidget(self.note, 1)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setContentsMargins(8, 0, 8, 0)
        row.addLayout(controls)
        row.addLayout(notes, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addWidget(self.bar)
        column.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the coverage under the days where there is no room beside them."""
        super().resizeEvent(event)
        note = NOTE_EM * self.fontMetrics().horizontalAdvance("國")
        wide = self.width() >= self._controls.sizeHint().width() + note
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def quick_picks(self) -> list[tuple[str, Period]]:
        """Names and periods: all, last 12 complete months, this year, each year of the data."""
        found = [(self.tr("All"), ANY_TIME)]
        counts, crashes = self.desk.counts, self.desk.crashes
        if crashes is None or counts is None or not len(counts.months):
            return found
        states = states_by_month(crashes.coverage)
        end = counts.first_month + len(counts.months)
        if (twelve := _last_complete(states, counts.first_month, end)) is not None:
            found.append((self.tr("Last 12 complete months"), twelve))
        this_year = date.today().year
        years = range(counts.first_month // MONTHS, (end - 1) // MONTHS + 1)
        whole = [(year, Period(date(year, 1, 1), date(year, 12, 31))) for year in years]
        found += [
            (self.tr("This year ({year})").format(year=year_text(year)), period)
            for year, period in whole
            if year == this_year
        ]
        return found + [(year_text(year), period) for year, period in reversed(whole)]

    def fill_menu(self) -> None:
        """Offer the quick picks that the store has."""
        self.menu.clear()
        for name, period in self.quick_picks():
            action = self.menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(period == self.desk.filter.period)
            action.triggered.connect(_asking(self, period))

    def ask(self, period: Period) -> None:
        """Ask a period."""
        self._ask(period)

    def _ask(self, period: Period) -> None:
        self.message.clear()
        self.desk.ask_period(period, dragging=self.bar.dragging)
        self.period_asked.emit(period)

    def _type(self, period: Period) -> None:
        if period.first and period.last and period.first > period.last:
            self._show()
            self.message.setText(self.tr("The start lies after the end."))
            return
        self._ask(period)

    def _refuse(self, text: str) -> None:
        self.message.setText(
            self.tr("“{text}” is no date; write 2025-01-31 or 114/1/31.").format(text=text)
        )

    def _show(self) -> None:
        desk, period = self.desk, self.desk.filter.period
        self.setEnabled(desk.counts is not None and len(desk.counts.months) > 0)
        self.first.show_day(period.first)
        self.last.show_day(period.last)
        if desk.counts is not None and desk.crashes is not None:
            self.bar.show_bars(
                MonthBars(
                    first=desk.counts.first_month,
                    counts=tuple(desk.counts.months.tolist()),
                    states=states_by_month(desk.crashes.coverage),
                    breaks=desk.crashes.breaks,
                )
            )
        self.bar.show_period(period)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Period"))
        self.bar.setAccessibleName(self.tr("Months"))
        self.bar.setAccessibleDescription(
            self.tr(
                "Arrows move the period by a month, Page Up and Page Down by a year, "
                "Ctrl+arrows its start, Shift+arrows its end, Escape shows all"
            )
        )
        self.from_label.setText(self.tr("From"))
        self.to_label.setText(self.tr("to"))
        for edit in (self.first, self.last):
            edit.setPlaceholderText(self.tr("open"))
            edit.setToolTip(self.tr("A day (2025-01-31, 114/1/31), a month or a year; empty: open"))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.picks.setText(self.tr("Quick choice"))
        self.picks.setToolTip(self.tr("Last 12 complete months, a year, all"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.bar.update()
        super().changeEvent(event)


def _asking(slider: PeriodSlider, period: Period) -> Callable[[], None]:
    return lambda: slider.ask(period)


def _last_complete(states: Mapping[str, MonthState], first: int, end: int) -> Period | None:
    """The last twelve months in a row that are all complete; None without such."""
    for stop in range(end, first + MONTHS - 1, -1):
        months = range(stop - MONTHS, stop)
        if all(states.get(month_key(month)) is MonthState.COMPLETE for month in months):
            return Period(first_day(months[0]), last_day(months[-1]))
    return None
