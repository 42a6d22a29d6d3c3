"""Frozen records as rows of a table model that sorts and searches by itself.

Qt's own sorting proxy asks a Python model cell by cell: 8,000 records take it a second. Here
whole columns are taken at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
UNSORTED = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: title and tooltip are source strings of the context `COLUMN_CONTEXT`."""

    title: str
    hint: str = ""
    text: Callable[[Any], str]
    order: Callable[[Any], Any]
    """What the column sorts by: a number or a string, the same for all records."""
    number: bool = False
    stretch: bool = False
    width_em: float = 4.0
    """Its width; the least one where it stretches."""


COLUMN_CONTEXT = "Columns"


class _Collation:
    """Places of texts among each other by the rules of the system's language."""

    def __init__(self) -> None:
        self._rank: dict[str, int] = {}

    def ranks(self, texts: Sequence[str]) -> list[int]:
        """A number for each text that orders as the texts do; texts known before cost nothing."""
        if not self._rank.keys() >= set(texts):
            self._learn(set(texts))
        return [self._rank[text] for text in texts]

    def _learn(self, texts: set[str]) -> None:
        keys = {text: QCollator.defaultSortKey(text) for text in texts}
        ordered = sorted(texts, key=keys.__getitem__)
        self._rank, rank = {}, 0
        for place, text in enumerate(ordered):
            if place and keys[ordered[place - 1]].compare(keys[text]):
                rank += 1
            self._rank[text] = rank


class RecordsModel(QAbstractTableModel):
    """Records as rows; holds no truth of its own."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._records: tuple[Any, ...] = ()
        self._rows: list[int] = []
        """Places of the shown records among all, in the order on the screen."""
        self._shown: tuple[Any, ...] = ()
        self._lines: list[str] | None = None
        self._words: tuple[str, ...] = ()
        self._sorted_by, self._falling = UNSORTED, False
        self._collation = _Collation()

    def set_records(self, records: Iterable[Any]) -> None:
        """Show other records, sorted and searched as before."""
        self.beginResetModel()
        self._records = tuple(records)
        self._lines = None
        self._choose()
        self.endResetModel()

    @property
    def records(self) -> tuple[Any, ...]:
        """All records in their own order."""
        return self._records

    @property
    def shown(self) -> tuple[Any, ...]:
        """Records in the order on the screen, without those that a search hides."""
        return self._shown

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Number of records that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text and alignment of a cell."""
        column, record = self.columns[index.column()], self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(record)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(column))
        return None

    def title(self, section: int) -> str:
        """The translated title of a column; it may have several lines."""
        return QCoreApplication.translate(COLUMN_CONTEXT, self.columns[section].title)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Translated titles, off their edges as the cells are."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(f"\u00a0{line}\u00a0" for line in self.title(section).split("\n"))
        if role == Qt.ItemDataRole.ToolTipRole:
            return QCoreApplication.translate(COLUMN_CONTEXT, column.hint or column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(column))
        return None

    def retranslate(self) -> None:
        """Ask the views to read titles and cells again."""
        self._lines = None
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self._arrange()
        if self._shown:
            last = self.index(len(self._shown) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def search(self, text: str) -> None:
        """Show the records that hold every word of `text`, in any column."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; equal records keep their own order. -1: all in their own order."""
        self._sorted_by, self._falling = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        """Choose and order the shown records anew; what is selected stays so where it is shown."""
        self.layoutAboutToBeChanged.emit()
        before = self._rows
        self._choose()
        held = self.persistentIndexList()
        if held:
            place = {row: shown for shown, row in enumerate(self._rows)}
            self.changePersistentIndexList(
                held, [self._index_at(place.get(before[old.row()]), old.column()) for old in held]
            )
        self.layoutChanged.emit()

    def _index_at(self, row: int | None, column: int) -> QModelIndex:
        """A cell; no cell for None."""
        return QModelIndex() if row is None else self.index(row, column)

    def _choose(self) -> None:
        rows = list(range(len(self._records)))
        if self._words:
            lines = self._searchable()
            rows = [row for row in rows if all(word in lines[row] for word in self._words)]
        if self._sorted_by != UNSORTED:
            keys = self._keys([self._records[row] for row in rows])
            places = sorted(range(len(rows)), key=keys.__getitem__, reverse=self._falling)
            rows = [rows[place] for place in places]
        self._rows = rows
        self._shown = tuple(self._records[row] for row in rows)

    def _keys(self, records: Sequence[Any]) -> Sequence[Any]:
        """What the chosen column sorts some records by."""
        keys = list(map(self.columns[self._sorted_by].order, records))
        return self._collation.ranks(keys) if keys and isinstance(keys[0], str) else keys

    def _searchable(self) -> list[str]:
        """All texts of each record in one line, letters of one case."""
        if self._lines is None:
            cells = [map(column.text, self._records) for column in self.columns]
            self._lines = [" ".join(texts).casefold() for texts in zip(*cells, strict=True)]
        return self._lines


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
