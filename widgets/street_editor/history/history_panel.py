"""Who changed the streets in sight or the chosen road, when and what; any day can be seen again."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.streets.confirming import streets_in
from app.streets.edit_terms import EditTerms
from app.streets.history import BlockChange, block_changes, geometry_at, local_day, moment_of
from app.streets.street_document import ChosenKind
from gis.drafting.user_actions import UserAction
from widgets.editor.guarded import guarded
from widgets.map.canvas import MapCanvas
from widgets.parts.flow_layout import FlowLayout
from widgets.parts.records_table import Column, RecordsView
from widgets.street_editor.around import EditorAround
from widgets.street_editor.history.compare_dialog import CompareDialog
from widgets.street_editor.history.history_words import (
    action_words,
    block_change_words,
    road_change_words,
    since_words,
    when_words,
)
from widgets.street_editor.history.past_map import PastMap
from widgets.street_editor.history.proposals_box import ProposalsBox
from widgets.street_editor.history.terms_bar import DAY_FORMAT, TermsBar
from widgets.street_editor.history.twin_maps import corners

SETTLE_MS = 250
MOST_ROADS = 400
"""Of more roads in sight nothing is told: the map shows no block any more."""
MOST_TOLD = 40
"""Roads of one edit that are named one by one."""


def _seconds(change: BlockChange) -> float:
    return 0.0 if change.recorded_at is None else change.recorded_at.timestamp()


COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "When"),
        text=lambda c: when_words(c.recorded_at),
        order=_seconds,
        width_em=9.6,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Who"),
        text=lambda c: c.author,
        order=lambda c: c.author,
        width_em=4.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "What was done"),
        text=lambda c: action_words(c.action),
        order=lambda c: action_words(c.action),
        stretch=True,
        width_em=6.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Holds from"),
        hint=QT_TRANSLATE_NOOP("Columns", "Since when the streets are like that"),
        text=lambda c: since_words(c.holds_from),
        order=lambda c: 0.0 if c.holds_from is None else c.holds_from.timestamp(),
        width_em=7.4,
    ),
)


class HistoryPanel(QWidget):
    """Follows the document, what is chosen and, where it is told, the map's view."""

    def __init__(self, around: EditorAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._stale = True
        self.terms = TermsBar(around.document.editing.terms, self._take_terms, self._count)
        self.scope, self.scope_label = QComboBox(), QLabel()
        self.scope.addItems(["", ""])
        self.scope_label.setBuddy(self.scope)
        self.table = RecordsView(COLUMNS)
        self.hint, self.detail = QLabel(), QLabel()
        for label in (self.hint, self.detail):
            label.setWordWrap(True)
        self.day, self.day_label = QDateEdit(), QLabel()
        self.day_label.setBuddy(self.day)
        self.see, self.today, self.compare = QPushButton(), QPushButton(), QPushButton()
        self.proposals = ProposalsBox(around)
        canvas = around.canvas
        self.past = PastMap(canvas, self._hold) if isinstance(canvas, MapCanvas) else None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._lay_out()
        self._wire()
        self.retranslate()

    def _lay_out(self) -> None:
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(DAY_FORMAT)
        self.day.setMaximumDate(QDate.currentDate())
        self.day.setDate(QDate.currentDate())
        scope = QHBoxLayout()
        scope.addWidget(self.scope_label)
        scope.addWidget(self.scope, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for widget in (self.day_label, self.day, self.see, self.today, self.compare):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(self.terms)
        column.addLayout(scope)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addWidget(buttons)
        column.addWidget(self.proposals)
        self.see.setEnabled(self.past is not None)
        self.today.setEnabled(False)
        self.detail.hide()

    def _wire(self) -> None:
        document = self._around.document
        document.changed.connect(self._changed)
        document.chosen_changed.connect(self._chosen_changed)
        self._settle.timeout.connect(self.reload)
        self.scope.activated.connect(self._scope_picked)
        self.table.record_selected.connect(self._show_change)
        self.see.clicked.connect(lambda: guarded(self._see, self._around.tell))
        self.today.clicked.connect(self._back)
        self.compare.clicked.connect(lambda: guarded(self._compare, self._around.tell))
        if self.past is not None:
            self.past.ended.connect(self._ended)
        if isinstance(self._around.canvas, MapCanvas):
            self._around.canvas.view_settled.connect(self._view_settled)

    # --- what is listed

    @property
    def of_road(self) -> bool:
        """Whether the chosen road is told of, and not all in sight."""
        return self.scope.currentIndex() == 1

    def reload(self) -> None:
        """Read again who changed what."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self.proposals.reload()
        changes, hint = self._read()
        self.table.show_records(changes)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.detail.hide()

    def _read(self) -> tuple[tuple[BlockChange, ...], str]:
        document = self._around.document
        store = document.editing.store
        if self.of_road:
            roads = document.chosen_uids(ChosenKind.ROAD)
            if not roads:
                return (), self.tr("Choose a road on the map to see who changed it.")
            return block_changes(store, roads=roads), ""
        bounds = corners(self._around.canvas.visible_bounds)
        count = len(streets_in(document.network.streets.values(), bounds))
        if count > MOST_ROADS:
            return (), self.tr("Look closer: too many streets are in sight.")
        changes = block_changes(store, bounds=bounds)
        return changes, "" if changes else self.tr("No streets are in sight.")

    def _changed(self, _remade: object) -> None:
        self._settle.start()

    def _chosen_changed(self, _chosen: object) -> None:
        if self.of_road:
            self._settle.start()

    def _view_settled(self, _window: object) -> None:
        if not self.of_road and self.past is not None and self.past.day is None:
            self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Read when the panel comes to the front."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _scope_picked(self) -> None:
        self._count(UserAction.PICK)
        self.reload()

    def _show_change(self, change: Any) -> None:  # noqa: ANN401 - a record or None
        if not isinstance(change, BlockChange):
            self.detail.hide()
            return
        self._count(UserAction.PICK)
        told = [road_change_words(one) for one in change.roads[:MOST_TOLD]]
        more = len(change.roads) - len(told)
        if more > 0:
            told.append(self.tr("and {count} more").format(count=more))
        if len(told) > 3:
            told = [block_change_words(change)]
        self.detail.setText("\n".join(told))
        self.detail.show()
        if change.recorded_at is not None:
            since = change.holds_from or change.recorded_at
            day = min(local_day(since), date.today())
            self.day.setDate(QDate(day.year, day.month, day.day))

    # --- another day

    @property
    def wanted_day(self) -> date:
        """The day that is set."""
        found = self.day.date()
        return date(found.year(), found.month(), found.day())

    def _see(self) -> None:
        self._count(UserAction.CLICK)
        if self.past is None:
            return
        bounds = corners(self._around.canvas.visible_bounds)
        day = self.wanted_day
        store = self._around.document.editing.store
        made = geometry_at(store, moment_of(day), bounds=bounds)
        self.past.show(made, day)
        self.today.setEnabled(True)

    def _back(self) -> None:
        self._count(UserAction.CLICK)
        if self.past is not None:
            self.past.end()

    def _ended(self) -> None:
        self.today.setEnabled(False)

    def _hold(self, past: bool) -> None:
        self._around.document.shows_past = past

    def _compare(self) -> None:
        self._count(UserAction.CLICK)
        dialog = CompareDialog(
            self._around.document.editing.store,
            self._around.canvas.visible_bounds,
            self.wanted_day,
            self,
        )
        dialog.open()

    # --- small things

    def _take_terms(self, terms: EditTerms) -> None:
        self._around.document.editing.terms = terms

    def _count(self, action: UserAction) -> None:
        self._around.count.count(action)

    def close_panel(self) -> None:
        """The editor closes: listen no more, and show today again."""
        document = self._around.document
        document.changed.disconnect(self._changed)
        document.chosen_changed.disconnect(self._chosen_changed)
        self._settle.stop()
        if isinstance(self._around.canvas, MapCanvas):
            self._around.canvas.view_settled.disconnect(self._view_settled)
        if self.past is not None:
            self.past.close()

    def retranslate(self) -> None:
        """Write all words again."""
        self.scope_label.setText(self.tr("History &of"))
        self.scope.setItemText(0, self.tr("the streets in sight"))
        self.scope.setItemText(1, self.tr("the chosen road"))
        self.table.setAccessibleName(self.tr("Who changed what, the latest first"))
        self.table.retranslate()
        self.day_label.setText(self.tr("&Day"))
        self.see.setText(self.tr("&See this day"))
        self.see.setToolTip(self.tr("Show the streets as they were at the end of that day"))
        self.today.setText(self.tr("Back to &today"))
        self.compare.setText(self.tr("&Compare…"))
        self.compare.setToolTip(self.tr("Two days side by side, what differs marked"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.reload()
        super().changeEvent(event)
