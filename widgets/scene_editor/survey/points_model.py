"""The fixed points as Qt shows them: name, place and what they are, all edited in their cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gis.scenes.lengths import coordinate_text
from gis.scenes.survey.measurements import FixedPoint

Index = QModelIndex | QPersistentModelIndex


class PointField(IntEnum):
    """Columns, in their order."""

    NAME = 0
    NOTE = 1
    EAST = 2
    NORTH = 3


Edit = Callable[[FixedPoint, PointField, str], bool]
"""Of a point, a field and what was typed; whether it was taken."""


class PointsModel(QAbstractTableModel):
    """Fixed points of a scene; an edit is handed on, and comes back as other points."""

    def __init__(self, edit: Edit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self.points: tuple[FixedPoint, ...] = ()

    def set_points(self, points: Sequence[FixedPoint]) -> None:
        """Show others."""
        if tuple(points) == self.points:
            return
        self.beginResetModel()
        self.points = tuple(points)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Fixed points."""
        return 0 if parent.isValid() else len(self.points)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns of the table."""
        return 0 if parent.isValid() else len(PointField)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All cells can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _text(self.points[index.row()], PointField(index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= PointField.EAST:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand an edit on."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        point, field = self.points[index.row()], PointField(index.column())
        text = str(value).strip()
        return text != _text(point, field) and self._edit(point, field, text)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Titles."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("Name"), self.tr("What it is"), self.tr("East (m)"), self.tr("North (m)"))
        return titles[section]

    def retranslate(self) -> None:
        """Read the titles again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(PointField) - 1)


def _text(point: FixedPoint, field: PointField) -> str:
    texts = {
        PointField.NAME: point.id,
        PointField.NOTE: point.note,
        PointField.EAST: coordinate_text(point.at[0]),
        PointField.NORTH: coordinate_text(point.at[1]),
    }
    return texts[field]
