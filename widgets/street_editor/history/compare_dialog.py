"""Two days of the same streets side by side, what differs marked and listed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from app.store.store import Store
from app.streets.history import RoadChange, geometry_at, moment_of, road_changes
from gis.display.primitives import Bounds
from gis.streets.derived import StreetGeometry
from widgets.parts.dialog_manners import open_size, press_only_when_meant
from widgets.parts.words import day_text
from widgets.street_editor.history.history_words import road_change_words
from widgets.street_editor.history.terms_bar import DAY_FORMAT
from widgets.street_editor.history.twin_maps import TwinMaps, corners, different_pieces

LIST_ROWS = 5


class CompareDialog(QDialog):
    """Reads both days when one is changed."""

    def __init__(self, store: Store, bounds: Bounds, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store, self._bounds = store, bounds
        self.maps = TwinMaps()
        self.days = (QDateEdit(), QDateEdit())
        self.labels = (QLabel(), QLabel())
        self.list, self.list_label = QListWidget(), QLabel()
        self.list_label.setBuddy(self.list)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.changes: tuple[RoadChange, ...] = ()
        first = day if day < date.today() else day - timedelta(days=1)
        for edit, shown in zip(self.days, (first, date.today()), strict=True):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat(DAY_FORMAT)
            edit.setDate(QDate(shown.year, shown.month, shown.day))
        self._lay_out()
        self._wire()
        self.retranslate()
        self.read()
        self.maps.look_at(bounds)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for label, edit in zip(self.labels, self.days, strict=True):
            label.setBuddy(edit)
            row.addWidget(label)
            row.addWidget(edit)
            row.addStretch(1)
        self.list.setMaximumHeight(LIST_ROWS * (self.fontMetrics().height() + 6))
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.maps, 1)
        column.addWidget(self.list_label)
        column.addWidget(self.list)
        column.addWidget(self.buttons)
        press_only_when_meant(self.buttons)
        open_size(self, 70, 42)

    def _wire(self) -> None:
        for edit in self.days:
            edit.dateChanged.connect(lambda _date: self.read())
        self.list.currentRowChanged.connect(self._look_at_road)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _result: self.maps.finish())

    @property
    def wanted(self) -> tuple[date, date]:
        """The days that are set."""
        found = [edit.date() for edit in self.days]
        one, other = (date(d.year(), d.month(), d.day()) for d in found)
        return one, other

    def read(self) -> None:
        """Make the streets of both days."""
        one, other = (self._made(day) for day in self.wanted)
        self.maps.show_sides(one, other, different_pieces(one, other))
        self.changes = road_changes(one.roads, other.roads, corners(self._bounds))
        self._fill()

    def _made(self, day: date) -> StreetGeometry:
        return geometry_at(self._store, moment_of(day), bounds=corners(self._bounds))

    def _fill(self) -> None:
        self.maps.name(*(day_text(day) for day in self.wanted))
        self.list.clear()
        self.list.addItems([road_change_words(change) for change in self.changes])
        if not self.changes:
            self.list.addItem(self.tr("The streets in sight are the same on both days."))

    def _look_at_road(self, row: int) -> None:
        if 0 <= row < len(self.changes):
            street = self.changes[row].after or self.changes[row].before
            if street is not None:
                self.maps.look_at(Bounds(*street.road.line.buffer(20.0).bounds))

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Compare two days"))
        for label, text in zip(self.labels, (self.tr("&Left"), self.tr("&Right")), strict=True):
            label.setText(text)
        self.list_label.setText(self.tr("What &differs"))
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Cl&ose"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
