"""What is asked of the list: words, whose, unfinished, station, days, order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.scenes.scene_list import SceneFilter, SceneOrder
from widgets.parts.day_edit import DayEdit
from widgets.parts.flow_layout import FlowLayout
from widgets.scenes.scene_list_desk import SceneListDesk
from widgets.scenes.scene_words import order_words

SEARCH_DELAY_MS = 120
_ALL = None
_LEAST_SEARCH_EM = 8


class SceneFilterBar(QWidget):
    """Asks the desk; follows what is asked from elsewhere."""

    told = Signal(str)
    list_wanted = Signal()
    """Enter was pressed in the search box: the keys go on in the list."""

    def __init__(self, desk: SceneListDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.mine, self.unfinished, self.unlinked = (self._switch() for _ in range(3))
        self.station, self.order = QComboBox(), QComboBox()
        self.since, self.until = DayEdit(end=False), DayEdit(end=True)
        self.to, self.reset = QLabel(), QToolButton()
        for order in SceneOrder:
            self.order.addItem("", order)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SEARCH_DELAY_MS)
        self._lay_out()
        self._connect()
        self._retranslate()

    @staticmethod
    def _switch() -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        conditions = QWidget()
        row = FlowLayout(conditions)
        days = QWidget()
        pair = QHBoxLayout(days)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(3)
        for widget in (self.since, self.to, self.until):
            pair.addWidget(widget)
        for widget in (
            self.mine,
            self.unfinished,
            self.unlinked,
            self.station,
            days,
            self.order,
            self.reset,
        ):
            row.addWidget(widget)
        self.reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        em = self.fontMetrics().horizontalAdvance("國")
        self.search.setMinimumWidth(_LEAST_SEARCH_EM * em)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(conditions)

    def _connect(self) -> None:
        desk = self._desk
        desk.shelf_changed.connect(self._show_stations)
        desk.shown_changed.connect(self._follow)
        self.search.textChanged.connect(lambda: self._delay.start())
        self.search.returnPressed.connect(self._search_and_leave)
        self._delay.timeout.connect(self.search_now)
        self.mine.toggled.connect(desk.ask_mine)
        self.unfinished.toggled.connect(lambda on: desk.ask(replace(desk.filter, unfinished=on)))
        self.unlinked.toggled.connect(lambda on: desk.ask(replace(desk.filter, unlinked=on)))
        self.station.activated.connect(self._ask_station)
        self.order.activated.connect(lambda: desk.ask_order(self.order.currentData()))
        self.since.day_typed.connect(lambda day: desk.ask(replace(desk.filter, since=day)))
        self.until.day_typed.connect(lambda day: desk.ask(replace(desk.filter, until=day)))
        for edit in (self.since, self.until):
            edit.refused.connect(self._refuse_day)
        self.reset.clicked.connect(desk.reset)

    # --- asking

    def search_now(self) -> None:
        """Search at once."""
        self._delay.stop()
        self._desk.ask(replace(self._desk.filter, words=self.search.text().strip()))

    def _search_and_leave(self) -> None:
        self.search_now()
        self.list_wanted.emit()

    def focus_search(self) -> None:
        """Go to the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _ask_station(self) -> None:
        chosen = self.station.currentData()
        stations: frozenset[str] = frozenset() if chosen is _ALL else frozenset({chosen})
        self._desk.ask(replace(self._desk.filter, stations=stations))

    def _refuse_day(self, text: str) -> None:
        self.told.emit(
            self.tr("“{text}” is no day. Write 2026-05-06, 115/5/6, 115/5 or 115.").format(
                text=text
            )
        )

    # --- following

    def _show_stations(self) -> None:
        """Stations of the store with the number of their scenes."""
        shelf = self._desk.shelf
        blocked = QSignalBlocker(self.station)
        self.station.clear()
        self.station.addItem(self.tr("All stations"), _ALL)
        for station, count in () if shelf is None else shelf.stations():
            named = station or self.tr("(no station)")
            self.station.addItem(f"{named}  {count:,}", station)
        blocked.unblock()
        self._follow()

    def _follow(self) -> None:
        """Show what is asked, without asking it again."""
        wanted = self._desk.filter
        for switch, on in (
            (self.mine, bool(wanted.owner)),
            (self.unfinished, wanted.unfinished),
            (self.unlinked, wanted.unlinked),
        ):
            blocked = QSignalBlocker(switch)
            switch.setChecked(on)
            blocked.unblock()
        if self.search.text().strip() != wanted.words and not self._delay.isActive():
            blocked = QSignalBlocker(self.search)
            self.search.setText(wanted.words)
            blocked.unblock()
        station = next(iter(wanted.stations), _ALL)
        self.station.setCurrentIndex(max(self.station.findData(station), 0))
        self.order.setCurrentIndex(self.order.findData(self._desk.order))
        self._show_day(self.since, wanted.since)
        self._show_day(self.until, wanted.until)
        self.reset.setEnabled(wanted != SceneFilter())
        self.setEnabled(self._desk.shelf is not None)

    @staticmethod
    def _show_day(edit: DayEdit, day: date | None) -> None:
        if not edit.hasFocus():
            edit.show_day(day)

    # --- words

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Conditions of the list of scenes"))
        self.search.setPlaceholderText(self.tr("Search case, place, station, handler, day"))
        self.search.setAccessibleName(self.tr("Search the scenes"))
        self.mine.setText(self.tr("Mine"))
        self.mine.setToolTip(
            self.tr("Scenes that I handle; where no handler is entered, that I changed last")
        )
        self.unfinished.setText(self.tr("Unfinished"))
        self.unfinished.setToolTip(self.tr("Scenes that are not sealed yet"))
        self.unlinked.setText(self.tr("No crash record"))
        self.unlinked.setToolTip(self.tr("Scenes that belong to no crash of this store yet"))
        self.station.setAccessibleName(self.tr("Station"))
        self.since.setAccessibleName(self.tr("First day of the crash"))
        self.until.setAccessibleName(self.tr("Last day of the crash"))
        self.since.setPlaceholderText(self.tr("from day"))
        self.until.setPlaceholderText(self.tr("to day"))
        self.since.setToolTip(self.tr("First day of the crash: 115/5/6, 115/5, 115 or 2026-05-06"))
        self.until.setToolTip(self.tr("Last day of the crash, included"))
        self.to.setText(self.tr("–", "between two days"))
        self.order.setAccessibleName(self.tr("Order of the list"))
        self.reset.setText(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Ask nothing: show all scenes"))
        for place in range(self.order.count()):
            self.order.setItemText(place, order_words(self.order.itemData(place)))
        self._show_stations()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
