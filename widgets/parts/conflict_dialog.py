"""Asks what only an officer can decide where two people changed one record; nothing is lost."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.edits.conflict import Conflict, Side
from app.edits.three_way import Fate
from widgets.parts.conflict_table import ConflictTable, RecordWords
from widgets.parts.dialog_manners import open_size, press_only_when_meant
from widgets.parts.flow_layout import FlowLayout
from widgets.parts.fonts import emphasised


class ConflictDialog(QDialog):
    """A table of what differs, and buttons that say what they do.

    Closing it in any other way keeps what was typed and stores nothing.
    """

    decided = Signal(object)
    """A `Decision`."""

    def __init__(self, conflict: Conflict, words: RecordWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.conflict, self.words = conflict, words
        self.heading, self.explanation, self.missing = QLabel(), QLabel(), QLabel()
        self.heading.setFont(emphasised(self.font()))
        for label in (self.heading, self.explanation, self.missing):
            label.setWordWrap(True)
        self.table = ConflictTable()
        self.save, self.theirs, self.mine = QPushButton(), QPushButton(), QPushButton()
        self.cancel, self.copy = QPushButton(), QPushButton()
        self._lay_out()
        self._wire()
        self.retranslate(dict(conflict.kept_sides))
        self._first().setFocus()

    def _lay_out(self) -> None:
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons)
        for button in (self.save, self.theirs, self.mine, self.cancel):
            flow.addWidget(button)
        press_only_when_meant(self.save, self.theirs, self.mine, self.cancel, self.copy)
        below = QHBoxLayout()
        below.addWidget(self.missing, 1)
        below.addWidget(self.copy)
        column = QVBoxLayout(self)
        for widget in (self.heading, self.explanation):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        column.addWidget(self.buttons)
        em = self.fontMetrics().height()
        open_size(self, 50, 28)
        self.setMinimumSize(36 * em, 20 * em)

    def _wire(self) -> None:
        self.table.chosen.connect(self._follow)
        self.save.clicked.connect(lambda: self._decide(self.table.sides()))
        self.theirs.clicked.connect(lambda: self._take(Side.THEIRS))
        self.mine.clicked.connect(lambda: self._take(Side.MINE))
        self.cancel.clicked.connect(self.reject)
        self.copy.clicked.connect(self.copy_all)

    def _first(self) -> QWidget:
        """What the keys go to first: nothing that decides by itself."""
        chosen = self.table.sides()
        open_ones = [box for name, box in self.table.pickers.items() if name not in chosen]
        return open_ones[0] if open_ones else self.cancel

    @property
    def _about_row(self) -> bool:
        return self.conflict.merge.fate is not Fate.KEPT

    def _take(self, side: Side) -> None:
        """One side for all that is asked."""
        if self._about_row:
            self._end(self.conflict.choose_row(side))
        else:
            self._decide({one.column: side for one in self.conflict.asked})

    def _decide(self, sides: dict[str, Side]) -> None:
        self._end(self.conflict.choose(sides))

    def _end(self, decision: object) -> None:
        self.accept()
        self.decided.emit(decision)

    def copy_all(self) -> None:
        """Put all fields of all sides on the clipboard."""
        QGuiApplication.clipboard().setText(self.table.text(self.conflict, self.words))
        self.missing.setText(self.tr("Copied."))

    # --- words

    def retranslate(self, sides: dict[str, Side] | None = None) -> None:
        """Write all words again; what was chosen stays."""
        chosen = self.table.sides() if sides is None else dict(sides)
        self.setWindowTitle(self.tr("Somebody else changed this record"))
        self.table.setAccessibleName(self.tr("What differs"))
        self.heading.setText(self._heading())
        self.explanation.setText(self._explanation())
        self.table.show_conflict(self.conflict, self.words, chosen)
        self.save.setVisible(not self._about_row)
        self.save.setText(self.tr("&Save the merged record"))
        self.copy.setText(self.tr("C&opy all as text"))
        self.copy.setToolTip(self.tr("Put what you typed and what they stored on the clipboard"))
        self.cancel.setText(self.tr("&Cancel: keep my text"))
        self.cancel.setToolTip(self.tr("Store nothing and go back to what you typed"))
        self._name_sides()
        self._follow()

    def _name_sides(self) -> None:
        fate = self.conflict.merge.fate
        if fate is Fate.THEY_DELETED:
            words = self.tr("&Leave it deleted"), self.tr("&Restore it with my changes")
            hints = self.tr("Drop what you typed"), self.tr("Put the record back as you typed it")
        elif fate is Fate.I_DELETE:
            words = self.tr("&Take theirs"), self.tr("&Delete it all the same")
            hints = self.tr("Keep their record"), self.tr("Delete the record with their changes")
        else:
            words = self.tr("&Take theirs"), self.tr("Keep &mine")
            hints = (
                self.tr("Theirs in every field that both changed; your other changes are stored"),
                self.tr("Mine in every field that both changed; their other changes stay"),
            )
        for button, text, hint in zip((self.theirs, self.mine), words, hints, strict=True):
            button.setText(text)
            button.setToolTip(hint)

    def _heading(self) -> str:
        author = self.conflict.authors.row
        gone = self.conflict.merge.fate is Fate.THEY_DELETED
        if author is None:  # changed past the program (psql, QGIS): no audit row
            text = (
                self.tr("Somebody else deleted {record} while you were at it.")
                if gone
                else self.tr("Somebody else changed {record} while you were at it.")
            )
            return text.format(record=self.words.record())
        if gone:
            text = self.tr("{who} deleted {record} while you were at it ({when}).")
        else:
            text = self.tr("{who} changed {record} while you were at it ({when}).")
        when = self.words.moment(author.at)
        return text.format(who=author.actor, record=self.words.record(), when=when)

    def _explanation(self) -> str:
        fate = self.conflict.merge.fate
        if fate is Fate.THEY_DELETED:
            return self.tr("Your changes have nowhere to go now. Restore the record, or leave it.")
        if fate is Fate.I_DELETE:
            return self.tr("You were about to delete what they have just changed.")
        return self.tr(
            "Where both of you changed the same field, choose what shall hold. All else is merged. "
            "Nothing is stored before you say so."
        )

    def _follow(self) -> None:
        """Allow saving once everything is chosen."""
        left = len(self.table.pickers) - len(self.table.sides())
        self.save.setEnabled(left == 0)
        if self._about_row:
            self.missing.clear()
        elif left:
            self.missing.setText(self.tr("Still to be chosen: {count}").format(count=left))
        else:
            self.missing.setText(self.tr("Everything is chosen."))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
