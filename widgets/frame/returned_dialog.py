"""What became of each change that was brought back; conflicts with both versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language, say
from app.take_along.differences import differences
from app.take_along.returns import Outcome
from app.take_along.words import kind_words, outcome_words
from widgets.parts.dialog_manners import open_size

if TYPE_CHECKING:
    from app.take_along.bringing import BroughtBack
    from app.take_along.returns import Returned


class ReturnedDialog(QDialog):
    """One line a change; below it what differs where both sides changed the same."""

    mine_wanted = Signal(object)
    """The `Returned` whose version that was taken along shall hold."""

    def __init__(self, back: BroughtBack, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._language = language
        self._rows: list[Returned] = sorted(
            back.returned, key=lambda one: one.outcome is not Outcome.CONFLICT
        )
        self.heading, self.about = QLabel(), QLabel()
        self.changes, self.sides = QTableWidget(), QTableWidget()
        self.mine, self.close_button = QPushButton(), QPushButton()
        self._lay_out()
        self.changes.itemSelectionChanged.connect(self._follow)
        self.mine.clicked.connect(self._want_mine)
        self.close_button.clicked.connect(self.accept)
        self.retranslate()
        if self._rows:
            self.changes.selectRow(0)
        self._follow()

    def _lay_out(self) -> None:
        for label in (self.heading, self.about):
            label.setWordWrap(True)
        for table in (self.changes, self.sides):
            table.setColumnCount(3)
            table.verticalHeader().hide()
            table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
            table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
            table.setTabKeyNavigation(False)
            stretch = QHeaderView.ResizeMode.Stretch
            table.horizontalHeader().setSectionResizeMode(stretch)
        self.changes.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        buttons = QHBoxLayout()
        buttons.addWidget(self.mine)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addWidget(self.heading)
        column.addWidget(self.changes, 3)
        column.addWidget(self.about)
        column.addWidget(self.sides, 2)
        column.addLayout(buttons)
        self.close_button.setDefault(True)
        open_size(self, 46, 28)

    def replace(self, old: Returned, new: Returned) -> None:
        """A conflict was settled."""
        self._rows = [new if one is old else one for one in self._rows]
        self._fill()
        self._follow()

    def _chosen(self) -> Returned | None:
        place = self.changes.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _want_mine(self) -> None:
        one = self._chosen()
        if one is not None:
            self.mine_wanted.emit(one)

    def _follow(self) -> None:
        """Show both versions of what is chosen."""
        one = self._chosen()
        open_conflict = one is not None and one.outcome is Outcome.CONFLICT
        told = () if one is None or not open_conflict else differences(one, self._language)
        self.mine.setVisible(bool(told))
        self.sides.setVisible(bool(told))
        self.sides.setRowCount(len(told))
        for place, side in enumerate(told):
            for column, text in enumerate((side.what, side.home, side.mine)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.sides.setItem(place, column, item)
        refused = one is not None and one.problem is not None
        self.about.setText(self._about(one) if open_conflict or refused else "")

    def _about(self, one: Returned) -> str:
        if one.problem is not None:
            return outcome_words(one, self._language)
        if one.home is None and one.mine is None:
            return self.tr(
                "Home keeps its streets; yours wait among the changes put aside: "
                "street editor, History."
            )
        return self.tr("Home keeps its version until you decide. What differs:")

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Brought back"))
        self.close_button.setText(self.tr("Close"))
        self.mine.setText(self.tr("Use the version that was taken along"))
        self.mine.setToolTip(self.tr("What home has now stays among the changes of the record"))
        self.changes.setAccessibleName(self.tr("Changes"))
        self.sides.setAccessibleName(self.tr("Both versions"))
        self.changes.setHorizontalHeaderLabels(
            [self.tr("Kind"), self.tr("Name"), self.tr("What became of it")]
        )
        self.sides.setHorizontalHeaderLabels(
            [self.tr("What"), self.tr("At home"), self.tr("Taken along")]
        )
        self._fill()

    def _fill(self) -> None:
        counts: Mapping[str, Any] = {
            outcome.value: sum(one.outcome is outcome for one in self._rows) for outcome in Outcome
        }
        nothing = self.tr("Nothing was changed since it was taken along or last brought back.")
        words = say("BROUGHT_BACK", self._language, **counts)
        self.heading.setText(words if self._rows else nothing)
        self.changes.setRowCount(len(self._rows))
        for place, one in enumerate(self._rows):
            cells = (kind_words(one, self._language), one.name, outcome_words(one, self._language))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.changes.setItem(place, column, item)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
