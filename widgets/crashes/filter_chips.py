"""The active conditions as chips, each with an x; and a sentence that says them all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gis.crashes.facets import Facet, chosen_values, facets_asked, with_values
from gis.crashes.filters import ANY_TIME, CrashFilter, Period
from widgets.crashes.facet_words import facet_title, value_words
from widgets.parts.flow_layout import FlowLayout
from widgets.parts.words import day_text, list_text

VALUES_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One condition: its words, and the filter without it."""

    words: str
    details: str
    without: CrashFilter


def chips_of(wanted: CrashFilter) -> list[Chip]:
    """The conditions of a filter."""
    chips = []
    if wanted.period != ANY_TIME:
        words = period_words(wanted.period)
        chips.append(Chip(words=words, details=words, without=replace(wanted, period=ANY_TIME)))
    for facet in facets_asked(wanted):
        names = _value_names(facet, chosen_values(wanted, facet))
        details = _said(facet_title(facet), list_text(names))
        some = names[:VALUES_NAMED] + ["…"] * (len(names) > VALUES_NAMED)
        chips.append(
            Chip(
                words=_said(facet_title(facet), list_text(some)),
                details=details,
                without=with_values(wanted, facet, ()),
            )
        )
    if wanted.polygon is not None:
        chips.append(
            _plain(
                QCoreApplication.translate("FilterChips", "within the drawn area"),
                replace(wanted, polygon=None),
            )
        )
    if wanted.junction_uid is not None:
        chips.append(
            _plain(
                QCoreApplication.translate("FilterChips", "one junction"),
                replace(wanted, junction_uid=None),
            )
        )
    if wanted.usable_positions_only:
        without = replace(wanted, usable_positions_only=False)
        chips.append(
            _plain(QCoreApplication.translate("FilterChips", "usable positions only"), without)
        )
    return chips


def _plain(words: str, without: CrashFilter) -> Chip:
    return Chip(words=words, details=words, without=without)


def _said(title: str, values: str) -> str:
    pattern = QCoreApplication.translate("FilterChips", "{title}: {values}")
    return pattern.format(title=title, values=values)


def _value_names(facet: Facet, values: frozenset[str]) -> list[str]:
    if facet is Facet.HOUR:
        return hour_ranges(frozenset(map(int, values)))
    if facet is Facet.SEVERITY:
        return sorted(values)
    return [value_words(facet, value) for value in sorted(values)]


def hour_ranges(hours: frozenset[int]) -> list[str]:
    """Hours as ranges of the clock ("07–09", "22–02"): from the first hour to the last one's."""
    starts = [hour for hour in sorted(hours) if (hour - 1) % 24 not in hours]
    ranges = []
    for start in starts:
        last = start
        while (last + 1) % 24 in hours and (last + 1) % 24 != start:
            last = (last + 1) % 24
        ranges.append(f"{start:02d}:00–{last:02d}:59")
    return ranges


def period_words(period: Period) -> str:
    """A period in words."""
    first, last = period
    if first and last:
        return QCoreApplication.translate("FilterChips", "{first} – {last}").format(
            first=day_text(first), last=day_text(last)
        )
    if first:
        return QCoreApplication.translate("FilterChips", "from {first}").format(
            first=day_text(first)
        )
    if last:
        return QCoreApplication.translate("FilterChips", "until {last}").format(last=day_text(last))
    return QCoreApplication.translate("FilterChips", "whole time")


class ChipButton(QPushButton):
    """A button whose words are shortened where there is no room, its x never."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setAutoDefault(False)

    def show_words(self, words: str, told: str) -> None:
        """Other words, and what is told of them in full."""
        if words != self._words:
            self._words = words
            self._write(words)
            self.updateGeometry()
        self.setToolTip(told)
        self.setAccessibleName(told)

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        size, metrics = super().sizeHint(), self.fontMetrics()
        now = metrics.horizontalAdvance(self.text().replace("&&", "&"))
        whole = metrics.horizontalAdvance(f"{self._words}  ×")
        return QSize(size.width() - now + whole, size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words where the whole does not fit."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        lacking = max(self.sizeHint().width() - self.width(), 0)
        room = metrics.horizontalAdvance(self._words) - lacking
        words = self._words
        if lacking:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._write(words)

    def _write(self, words: str) -> None:
        self.setText(f"{words}  ×".replace("&", "&&"))


class FilterChips(QWidget):
    """A chip for each condition; a click on it takes the condition away."""

    filter_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = CrashFilter()
        self.flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.buttons: list[ChipButton] = []
        self._chips: list[Chip] = []

    def show_filter(self, wanted: CrashFilter) -> None:
        """Show the conditions of another filter."""
        self._filter, self._chips = wanted, chips_of(wanted)
        held = next((i for i, button in enumerate(self.buttons) if button.hasFocus()), None)
        while len(self.buttons) > len(self._chips):
            button = self.buttons.pop()
            self.flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self.buttons) < len(self._chips):
            self.buttons.append(self._button(len(self.buttons)))
        for button, chip in zip(self.buttons, self._chips, strict=True):
            told = self.tr("Take away: {condition}").format(condition=chip.details)
            button.show_words(chip.words, told)
        self.setVisible(bool(self.buttons))
        if held is not None and self.buttons:
            self.buttons[min(held, len(self.buttons) - 1)].setFocus()

    def _button(self, place: int) -> ChipButton:
        button = ChipButton()
        button.clicked.connect(lambda: self.filter_wanted.emit(self._chips[place].without))
        self.flow.addWidget(button)
        button.show()
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_filter(self._filter)
        super().changeEvent(event)
