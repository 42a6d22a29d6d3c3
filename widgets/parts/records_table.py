"""A table of frozen records: columns as data, sorting, searching and copying."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
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

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
MEASURED_ROWS = 1000
CELL_EDGES_PX = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: title and tooltip are source strings of the context `COLUMN_CONTEXT`."""

    title: str
    hint: str = ""
    text: Callable[[Any], str]
    order: Callable[[Any], Any]
    """What the column sorts by: a number or a string."""
    number: bool = False
    stretch: bool = False
    width_em: float = 4.0
    """Its width; the least one where it stretches."""


COLUMN_CONTEXT = "Columns"


class RecordsModel(QAbstractTableModel):
    """Records as rows; holds no truth of its own."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._records: tuple[Any, ...] = ()

    def set_records(self, records: Iterable[Any]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._records = tuple(records)
        self.endResetModel()

    def record(self, row: int) -> object:
        """The record of a row of this model."""
        return self._records[row]

    @property
    def records(self) -> tuple[Any, ...]:
        """All records in their own order."""
        return self._records

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Number of records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, order and alignment of a cell."""
        column, record = self.columns[index.column()], self._records[index.row()]
        if role == SORT_ROLE:
            return column.order(record)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(record)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(column))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Translated titles."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate(COLUMN_CONTEXT, column.title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return QCoreApplication.translate(COLUMN_CONTEXT, column.hint or column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(column))
        return None

    def retranslate(self) -> None:
        """Ask the views to read titles and cells again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._records:
            last = self.index(len(self._records) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class SearchProxy(QSortFilterProxyModel):
    """Sorts by the columns' order and keeps the rows in which every searched word occurs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setSortRole(SORT_ROLE)
        self.setSortLocaleAware(True)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Titles off their edges, as the cells are."""
        value = super().headerData(section, orientation, role)
        if role != Qt.ItemDataRole.DisplayRole or not isinstance(value, str):
            return value
        return "\n".join(f"\u00a0{line}\u00a0" for line in value.split("\n"))

    def search(self, text: str) -> None:
        """Keep rows that hold every word of `text`, in any column."""
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row holds every searched word."""
        model = self.sourceModel()
        if not self._words or not isinstance(model, RecordsModel):
            return True
        record = model.record(source_row)
        line = " ".join(column.text(record) for column in model.columns).casefold()
        return all(word in line for word in self._words)


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
        self.proxy = SearchProxy(self)
        self.proxy.setSourceModel(self.records)
        self.setModel(self.proxy)
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
        some = self.records.records[:MEASURED_ROWS]
        for place, column in enumerate(self.records.columns):
            if column.number:
                title = str(self.proxy.headerData(place, Qt.Orientation.Horizontal))
                texts = [*title.split("\n"), *(f"\u00a0{column.text(row)}\u00a0" for row in some)]
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
        return self.proxy.index(row, next(shown, 0))

    def select_where(self, wanted: Callable[[Any], bool]) -> bool:
        """Select and show the first row whose record is wanted; whether there was one."""
        for row in range(self.proxy.rowCount()):
            index = self.index_of_row(row)
            if wanted(self._record_at(index)):
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        self.clearSelection()
        return False

    def shown_records(self) -> list[Any]:
        """Records in the order on the screen."""
        return [self._record_at(self.proxy.index(row, 0)) for row in range(self.proxy.rowCount())]

    def current_record(self) -> object:
        """The record of the current row, or None."""
        index = self.currentIndex()
        return self._record_at(index) if index.isValid() else None

    def selection_as_text(self) -> str:
        """Selected rows with titles, tab-separated, in the order on the screen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        places = [self.horizontalHeader().logicalIndex(i) for i in range(len(self.records.columns))]
        titles = [
            str(self.records.headerData(i, Qt.Orientation.Horizontal)).replace("\n", " ")
            for i in places
        ]
        lines = [[str(self.proxy.index(row, i).data() or "") for i in places] for row in rows]
        return "\n".join("\t".join(cells) for cells in [titles, *lines])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on the copy key; all else is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selection_as_text())
            return
        super().keyPressEvent(event)

    def _record_at(self, index: Index) -> object:
        return self.records.record(self.proxy.mapToSource(index).row())

    def _tell_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.record_selected.emit(self._record_at(current))
