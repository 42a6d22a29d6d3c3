"""The crash list as a virtual model: an order of row numbers over columns, no object for a row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.crash_list.cells import NUMBERS, CrashCells, ListColumn, column_title
from app.messages import Language
from gis.crashes.crash_columns import MONTH_STATES, Ints, ascending
from gis.crashes.records import MonthState

Index = QModelIndex | QPersistentModelIndex
COLUMNS = tuple(ListColumn)
INCOMPLETE_ROLE = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_ASKED = (_DISPLAY, int(Qt.ItemDataRole.ToolTipRole), INCOMPLETE_ROLE)
"""Roles as plain numbers: every cell is asked for a dozen, and enums compare slowly."""
_INCOMPLETE = MONTH_STATES.index(MonthState.INCOMPLETE)
_NO_ROWS = np.empty(0, np.int64)


class CrashRowsModel(QAbstractTableModel):
    """Rows are numbers into `cells.columns`, in the order on the screen."""

    order_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells: CrashCells | None = None
        self.rows: Ints = _NO_ROWS
        self.language = Language.ENGLISH
        self._sorting: tuple[ListColumn, Qt.SortOrder] | None = None
        self._place: Ints | None = None

    def show_cells(self, cells: CrashCells | None) -> None:
        """Other crashes, none of them shown yet."""
        self.beginResetModel()
        self.cells, self.rows, self._place = cells, _NO_ROWS, None
        self.endResetModel()

    def show_rows(self, rows: Ints) -> None:
        """Other rows, given in the store's order, in the order that was asked last."""
        self.beginResetModel()
        self.rows, self._place = self._sorted(rows), None
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows; -1 is the store's order."""
        self._sorting = (COLUMNS[column], order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        self.rows, self._place = self._sorted(np.sort(self.rows)), None
        self.layoutChanged.emit()
        self.order_changed.emit()

    def _sorted(self, rows: Ints) -> Ints:
        if self._sorting is None or self.cells is None or not len(rows):
            return rows
        column, order = self._sorting
        keys = self.cells.order(column)[rows]
        if order == Qt.SortOrder.AscendingOrder:
            return rows[np.argsort(keys, kind="stable")]
        return rows[::-1][np.argsort(keys[::-1], kind="stable")][::-1]

    def places_of(self, rows: Ints) -> Ints:
        """Where some rows stand on the screen, ascending; those not shown are left out."""
        if self.cells is None or not len(rows):
            return _NO_ROWS
        if self._place is None:
            self._place = np.full(len(self.cells.columns), -1, np.int64)
            self._place[self.rows] = np.arange(len(self.rows))
        places = self._place[rows]
        return np.sort(places[places >= 0])

    def selection_of(self, rows: Ints) -> QItemSelection:
        """Some rows as a selection: one range for each run of neighbours."""
        made = QItemSelection()
        last = len(COLUMNS) - 1
        for first, end in _runs(self.places_of(rows)):
            made.append(QItemSelectionRange(self.index(first, 0), self.index(end, last)))
        return made

    def rows_in(self, selection: QItemSelection) -> Ints:
        """The rows of a selection, ascending."""
        parts = [self.rows[one.top() : one.bottom() + 1] for one in selection]
        return ascending(np.concatenate(parts)) if parts else _NO_ROWS

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of columns, hidden ones too."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words and alignment of a cell."""
        if role == _ALIGNMENT:
            return _ALIGNMENTS[index.column()]
        if self.cells is None or role not in _ASKED:
            return None
        row = int(self.rows[index.row()])
        if role == INCOMPLETE_ROLE:
            return int(self.cells.columns.month_state[row]) == _INCOMPLETE
        text = self.cells.text(COLUMNS[index.column()], row)
        return f"\u00a0{text}\u00a0" if role == _DISPLAY else text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column_title(COLUMNS[section], self.language)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(COLUMNS[section]))
        return None


def _alignment(column: ListColumn) -> Qt.AlignmentFlag:
    number = column in NUMBERS
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_ALIGNMENTS = tuple(int(_alignment(column)) for column in COLUMNS)


def _runs(places: Ints) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbours in ascending numbers."""
    if not len(places):
        return
    breaks = np.flatnonzero(np.diff(places) > 1)
    firsts = places[np.concatenate([[0], breaks + 1])].tolist()
    lasts = places[np.concatenate([breaks, [len(places) - 1]])].tolist()
    yield from zip(firsts, lasts, strict=True)
