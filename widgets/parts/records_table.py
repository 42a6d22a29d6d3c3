"""A table of frozen records: columns as data, sorting, searching and copying."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from widgets.parts.records_model import Column, Index, RecordsModel

MEASURED_ROWS = 1000
CELL_EDGES_PX = 10
DIGITS = "0123456789"


class PaddedCells(QStyledItemDelegate):
    """Keeps a right-aligned number off the left-aligned text beside it."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """The text with a fixed space on either side."""
        return f"\u00a0{value}\u00a0"


class RecordsView(QTableView):
    """A sortable table of records; Ctrl+C copies the selected rows with their titles."""

    record_selected = Signal(object)
    record_opened = Signal(object)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = RecordsModel(columns, self)
        self._hidden: list[int] = []
        self.setModel(self.records)
        self.records.layoutAboutToBeChanged.connect(self._remember_hidden)
        self.records.layoutChanged.connect(self._hide_again)
        self._set_up()
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.activated.connect(lambda index: self.record_opened.emit(self._record_at(index)))

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(PaddedCells(self))
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(line + max(6, line // 3))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        em = self.fontMetrics().horizontalAdvance("國")
        for place, column in enumerate(self.records.columns):
            header.resizeSection(place, int(column.width_em * em))

    def show_records(self, records: Iterable[Any]) -> None:
        """Show other records, keeping sorting and search."""
        self.records.set_records(records)
        self.fit_numbers()

    def retranslate(self) -> None:
        """Read titles and cells again."""
        self.records.retranslate()
        self.fit_numbers()

    def fit_numbers(self) -> None:
        """Make columns of numbers as wide as title and numbers need, for the texts' sake."""
        metrics = self.fontMetrics()
        widest_digit = max(DIGITS, key=metrics.horizontalAdvance)
        alike = str.maketrans(dict.fromkeys(DIGITS, widest_digit))  # few texts are left to measure
        some = self.records.records[:MEASURED_ROWS]
        for place, column in enumerate(self.records.columns):
            if column.number:
                title = str(self.records.headerData(place, Qt.Orientation.Horizontal))
                cells = {column.text(row).translate(alike) for row in some}
                texts = [*title.split("\n"), *(f"\u00a0{cell}\u00a0" for cell in cells)]
                widest = max(metrics.horizontalAdvance(text) for text in texts)
                self.horizontalHeader().resizeSection(place, widest + CELL_EDGES_PX)
        self.stretch()

    def stretch(self) -> None:
        """Give the room left over to the columns that want it, and no less than their width."""
        header = self.horizontalHeader()
        columns = self.records.columns
        wanting = [place for place, column in enumerate(columns) if column.stretch]
        shown = [place for place in range(len(columns)) if not header.isSectionHidden(place)]
        taken = sum(header.sectionSize(place) for place in shown if place not in wanting)
        em = self.fontMetrics().horizontalAdvance("國")
        for place in wanting:
            share = (self.viewport().width() - taken) // len(wanting)
            header.resizeSection(place, max(share, int(columns[place].width_em * em)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.stretch()

    def index_of_row(self, row: int) -> QModelIndex:
        """The first cell of a row that can be seen: keys and scrolling start from no hidden one."""
        shown = (c for c in range(len(self.records.columns)) if not self.isColumnHidden(c))
        return self.records.index(row, next(shown, 0))

    def select_where(self, wanted: Callable[[Any], bool]) -> bool:
        """Select and show the first row whose record is wanted; whether there was one."""
        for row, record in enumerate(self.records.shown):
            if wanted(record):
                index = self.index_of_row(row)
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        self.clearSelection()
        return False

    def shown_records(self) -> list[Any]:
        """Records in the order on the screen."""
        return list(self.records.shown)

    def search(self, text: str) -> None:
        """Show the records that hold every word of `text`, in any column."""
        self.records.search(text)

    def current_record(self) -> object:
        """The record of the current row, or None."""
        index = self.currentIndex()
        return self._record_at(index) if index.isValid() else None

    def selection_as_text(self) -> str:
        """Selected rows with titles, tab-separated, in the order on the screen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        places = [self.horizontalHeader().logicalIndex(i) for i in range(len(self.records.columns))]
        titles = [self.records.title(i).replace("\n", " ") for i in places]
        lines = [[str(self.records.index(row, i).data() or "") for i in places] for row in rows]
        return "\n".join("\t".join(cells) for cells in [titles, *lines])

    def _remember_hidden(self) -> None:
        places = range(len(self.records.columns))
        self._hidden = [place for place in places if self.isColumnHidden(place)]

    def _hide_again(self) -> None:
        """Qt keeps hidden columns by a cell of the first row, which a search may take away."""
        for place in self._hidden:
            self.setColumnHidden(place, True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on the copy key; all else is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selection_as_text())
            return
        super().keyPressEvent(event)

    def _record_at(self, index: Index) -> object:
        return self.records.shown[index.row()]

    def _tell_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.record_selected.emit(self._record_at(current))
