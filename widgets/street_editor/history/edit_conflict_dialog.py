"""Two people edited one junction: both versions side by side, and what shall become of mine."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import shapely
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shapely.geometry.base import BaseGeometry

from app.streets.edit_conflict import EditConflict, RoadSides
from app.streets.history import grown
from gis.display.primitives import Bounds
from widgets.parts.dialog_manners import open_size, press_only_when_meant
from widgets.parts.flow_layout import FlowLayout
from widgets.parts.fonts import emphasised
from widgets.parts.words import moment_text
from widgets.street_editor.history.history_words import aspects_words, listed, road_name, side_words
from widgets.street_editor.history.twin_maps import TwinMaps, different_pieces

ROWS = 5
LOOK_M = 15.0
"""Seen about what differs."""


class Choice(Enum):
    """What becomes of my edit."""

    THEIRS = "theirs"
    """Theirs stays; mine is kept as dropped."""
    MINE = "mine"
    """Mine is made on top of theirs."""
    NOTE = "note"
    """Mine is put aside to be made later."""


class EditConflictDialog(QDialog):
    """Closing it in any other way puts mine aside: nothing is lost."""

    decided = Signal(object, str)
    """A `Choice`, and the note."""

    def __init__(self, conflict: EditConflict, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.conflict = conflict
        self._choice = Choice.NOTE
        self.heading, self.explanation = QLabel(), QLabel()
        self.heading.setFont(emphasised(self.font()))
        for label in (self.heading, self.explanation):
            label.setWordWrap(True)
        self.maps = TwinMaps()
        self.table = QTableWidget(0, 3)
        self.note, self.note_label = QLineEdit(), QLabel()
        self.note_label.setBuddy(self.note)
        self.theirs, self.mine, self.aside = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        self._wire()
        self.retranslate()
        different = different_pieces(conflict.theirs, conflict.mine)
        self.maps.show_sides(conflict.theirs, conflict.mine, different)
        self.maps.look_at(_about([*different[0], *different[1]], conflict))
        self.aside.setFocus()

    def _lay_out(self) -> None:
        table = self.table
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        row = self.fontMetrics().height() + 14
        table.setMinimumHeight(4 * row)
        table.setMaximumHeight((ROWS + 1) * row)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.theirs, self.mine, self.aside):
            flow.addWidget(button)
        press_only_when_meant(self.theirs, self.mine, self.aside)
        column = QVBoxLayout(self)
        for widget in (self.heading, self.explanation):
            column.addWidget(widget)
        column.addWidget(self.maps, 1)
        column.addWidget(table)
        column.addWidget(self.note_label)
        column.addWidget(self.note)
        column.addWidget(buttons)
        open_size(self, 70, 46)

    def _wire(self) -> None:
        for button, choice in (
            (self.theirs, Choice.THEIRS),
            (self.mine, Choice.MINE),
            (self.aside, Choice.NOTE),
        ):
            button.clicked.connect(lambda _on=False, choice=choice: self._take(choice))
        self.finished.connect(self._finished)

    def _take(self, choice: Choice) -> None:
        self._choice = choice
        self.accept()

    def _finished(self, _result: int) -> None:
        self.maps.finish()
        self.decided.emit(self._choice, self.note.text().strip())

    # --- words

    def _who(self) -> str:
        authors = self.conflict.authors
        return listed(authors) if authors else self.tr("Somebody else")

    def _heading(self) -> str:
        when = "" if self.conflict.at is None else moment_text(self.conflict.at)
        words = (
            self.tr("{who} changed these streets while you were at it ({when}).")
            if when
            else self.tr("{who} changed these streets while you were at it.")
        )
        return words.format(who=self._who(), when=when)

    def _explanation(self) -> str:
        if self.conflict.on_top is None:
            return self.tr(
                "“{name}” no longer applies: its roads were cut, moved or deleted. Yours can be put"
                " aside; nothing of it is lost."
            ).format(name=self.conflict.name)
        return self.tr(
            "“{name}” is not stored yet. Left is what stands now, right is yours on top of it."
            " Whatever you choose, the other version is kept."
        ).format(name=self.conflict.name)

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Somebody else edits here too"))
        self.heading.setText(self._heading())
        self.explanation.setText(self._explanation())
        self.maps.name(self.tr("Theirs, as stored"), self.tr("Mine"))
        self.table.setAccessibleName(self.tr("What differs"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Road"), self.tr("They changed"), self.tr("You change")]
        )
        self._fill()
        self.note_label.setText(self.tr("&Note for whoever looks at it later"))
        self.theirs.setText(self.tr("Keep &theirs"))
        self.theirs.setToolTip(self.tr("Yours is kept in the store as dropped"))
        self.mine.setText(self.tr("Put &mine on top"))
        self.mine.setToolTip(
            self.tr("What only they changed stays; where both changed the same, yours holds")
        )
        self.mine.setEnabled(self.conflict.on_top is not None)
        self.aside.setText(self.tr("Put mine &aside"))
        self.aside.setToolTip(self.tr("It waits in the history panel and can be made later"))

    def _fill(self) -> None:
        self.table.setRowCount(len(self.conflict.sides))
        for row, sides in enumerate(self.conflict.sides):
            for column, text in enumerate(self._cells(sides)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if sides.disputed:
                    item.setFont(emphasised(self.font()))
                self.table.setItem(row, column, item)

    def _cells(self, sides: RoadSides) -> tuple[str, str, str]:
        name = road_name(sides.name)
        if sides.disputed:
            words = self.tr("{road} (both: {what})")
            name = words.format(road=name, what=aspects_words(sides.disputed))
        theirs = side_words(sides.base, sides.theirs, sides)
        return name, theirs, side_words(sides.base, sides.mine, sides)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _about(different: Sequence[BaseGeometry], conflict: EditConflict) -> Bounds:
    """The box about what differs; about the roads where nothing is seen to differ."""
    if not different:
        return Bounds(*conflict.bounds)
    return Bounds(*grown(tuple(shapely.total_bounds(list(different)).tolist()), LOOK_M))
