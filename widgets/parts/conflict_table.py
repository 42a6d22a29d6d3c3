"""A record from three sides as a table: field, when opened, theirs, mine, and whose shall hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.edits.conflict import Conflict, Side
from app.edits.three_way import ColumnMerge, Fate, Outcome, Value
from widgets.parts.fonts import emphasised

FIELD, BASE, THEIRS, MINE, CHOICE = range(5)
_SIDE_COLUMN = {Side.THEIRS: THEIRS, Side.MINE: MINE}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """How a kind of record is written for the officer."""

    title: Callable[[str], str]
    """A column's name."""
    value: Callable[[str, Value], str]
    """A column's value."""
    moment: Callable[[datetime], str]
    """A time (UTC) as the window writes it."""
    record: Callable[[], str]
    """Which record it is."""
    order: Callable[[str], int]
    """Place of a column in the record's form."""


class ConflictTable(QTableWidget):
    """Conflicts stand first with a pick list each; what merges by itself is greyed below."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # a long text makes a row higher than the table: its end must come into sight
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (FIELD, BASE, THEIRS, MINE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(CHOICE, QHeaderView.ResizeMode.ResizeToContents)
        # Queued: Qt tells of each column before the others have their widths.
        header.sectionResized.connect(self._fit, Qt.ConnectionType.QueuedConnection)
        self.pickers: dict[str, QComboBox] = {}
        self._rows: list[ColumnMerge] = []

    def show_conflict(
        self, conflict: Conflict, words: RecordWords, sides: Mapping[str, Side]
    ) -> None:
        """Fill the table; `sides` are chosen already."""
        kept = conflict.merge.fate is Fate.KEPT
        changed = [one for one in conflict.merge.columns if one.outcome is not Outcome.UNCHANGED]
        self._rows = sorted(
            changed,
            key=lambda one: (one.outcome is not Outcome.CONFLICT, words.order(one.column)),
        )
        self.pickers = {}
        self.setHorizontalHeaderLabels(self._titles())
        self.setColumnHidden(CHOICE, not kept)
        self.setRowCount(len(self._rows))
        for row, one in enumerate(self._rows):
            self._fill(row, one, conflict, words)
            asked = kept and one.outcome is Outcome.CONFLICT
            if asked:
                self._put_picker(row, one, words, sides.get(one.column))
            elif kept:
                self._grey(row, one)
        self._mark()
        self.resizeRowsToContents()

    def _fit(self) -> None:
        """Rows as high as their wrapped words."""
        self.resizeRowsToContents()

    def _titles(self) -> list[str]:
        return [
            self.tr("Field"),
            self.tr("When opened"),
            self.tr("Theirs, who, when"),
            self.tr("Mine"),
            self.tr("What shall hold"),
        ]

    def _fill(self, row: int, one: ColumnMerge, conflict: Conflict, words: RecordWords) -> None:
        theirs = self._their_words(one, conflict, words)
        mine = words.value(one.column, one.mine) if conflict.mine is not None else self.tr("delete")
        texts = (words.title(one.column), words.value(one.column, one.base), theirs, mine)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self.setItem(row, column, item)

    def _their_words(self, one: ColumnMerge, conflict: Conflict, words: RecordWords) -> str:
        if conflict.theirs is None:
            return self.tr("deleted")
        text = words.value(one.column, one.theirs)
        author = conflict.authors.of(one.column)
        if author is None or one.outcome in (Outcome.MINE, Outcome.UNCHANGED):
            return text
        return f"{text}\n{author.actor}, {words.moment(author.at)}"

    def _put_picker(
        self, row: int, one: ColumnMerge, words: RecordWords, side: Side | None
    ) -> None:
        box = QComboBox()
        box.addItem(self.tr("Choose…"), None)
        box.addItem(self.tr("Theirs"), Side.THEIRS)
        box.addItem(self.tr("Mine"), Side.MINE)
        box.setCurrentIndex(0 if side is None else box.findData(side))
        name = self.tr("What shall hold for {field}").format(field=words.title(one.column))
        box.setAccessibleName(name)
        box.currentIndexChanged.connect(self._follow)
        self.pickers[one.column] = box
        self.setItem(row, CHOICE, QTableWidgetItem())
        holder = QWidget()  # the list is no higher than its words in a row of many lines
        column = QVBoxLayout(holder)
        column.setContentsMargins(3, 3, 3, 3)
        column.addWidget(box)
        column.addStretch()
        self.setCellWidget(row, CHOICE, holder)

    def _grey(self, row: int, one: ColumnMerge) -> None:
        """What needs no choice, and what comes of it."""
        said = {
            Outcome.MINE: self.tr("mine, merged"),
            Outcome.THEIRS: self.tr("theirs, merged"),
            Outcome.SAME: self.tr("the same"),
        }
        result = QTableWidgetItem(said[one.outcome])
        result.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setItem(row, CHOICE, result)
        for column in range(5):
            item = self.item(row, column)
            item.setFlags(Qt.ItemFlag.ItemIsSelectable)
            item.setForeground(self.palette().placeholderText())  # grey, and still to be read

    def sides(self) -> dict[str, Side]:
        """What was chosen, by column."""
        return {
            name: Side(box.currentData())
            for name, box in self.pickers.items()
            if box.currentData() is not None
        }

    def _follow(self) -> None:
        self._mark()
        self.chosen.emit()

    def _mark(self) -> None:
        """Write bold what shall hold."""
        usual, bold = self.font(), emphasised(self.font())
        sides = self.sides()
        for row, one in enumerate(self._rows):
            if one.column in self.pickers:
                for side, column in _SIDE_COLUMN.items():
                    held = sides.get(one.column) is side
                    self.item(row, column).setFont(bold if held else usual)

    def text(self, conflict: Conflict, words: RecordWords) -> str:
        """Every field of all three sides, tab-separated, those without a change too."""
        lines = [words.record(), "\t".join(self._titles()[:CHOICE])]
        for one in sorted(conflict.merge.columns, key=lambda one: words.order(one.column)):
            theirs = self._their_words(one, conflict, words).replace("\n", " · ")
            mine = words.value(one.column, one.mine) if conflict.mine else self.tr("delete")
            cells = (words.title(one.column), words.value(one.column, one.base), theirs, mine)
            lines.append("\t".join(cells))
        return "\n".join(lines)
