"""The layer stack as a tree: layers from the topmost down, each with its legend below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QPalette

from app.mapping.layer_stack import LayerStack
from gis.mapping.layers import LayerId, MapLayer
from widgets.map.layer_marks import LAYER_ROLE, LayerMark, next_rule
from widgets.map.layer_words import layer_hint, layer_name
from widgets.map.legend import LegendEntry, legend_entries

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
MIME = "application/x-daoan-layer"


@dataclass(frozen=True, eq=False, slots=True)
class LayerRow:
    """A layer and what its legend lists."""

    layer: MapLayer
    legend: tuple[LegendEntry, ...]

    @property
    def below(self) -> tuple[LegendEntry, ...]:
        """Entries in rows of their own; a single one without a label stands beside the name."""
        alone = len(self.legend) == 1 and not self.legend[0].style.label
        return () if alone else self.legend


class LayerModel(QAbstractItemModel):
    """Holds no truth of its own: whatever is changed is changed in the stack, which tells it."""

    rebuilt = Signal()
    """Rows were made anew: whoever has a selection must find it again."""

    def __init__(self, stack: LayerStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        self._rows: list[LayerRow] = []
        self.denominator = 0.0
        """Of the map's view; layers that are not seen at it are greyed. 0 where unknown."""
        self.ratio = 1.0
        stack.changed.connect(self._follow)
        self._follow(frozenset())

    # What the stack holds

    def _follow(self, ids: frozenset[LayerId]) -> None:
        old = {row.layer.id: row for row in self._rows}
        rows = []
        for layer in reversed(self._stack.layers):
            known = old.get(layer.id)
            if known is not None and _same_legend(known.layer, layer):
                rows.append(LayerRow(layer, known.legend))
            else:
                rows.append(LayerRow(layer, legend_entries(layer)))
        if [_form(row) for row in rows] == [_form(row) for row in self._rows]:
            self._rows = rows
            self.refresh()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        self.rebuilt.emit()

    def refresh(self) -> None:
        """Ask the views to read all rows again."""
        for place, row in enumerate(self._rows):
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)
            if row.below:
                last = self.index(len(row.below) - 1, 0, index)
                self.dataChanged.emit(self.index(0, 0, index), last)

    def layer_at(self, index: Index) -> MapLayer | None:
        """The layer of a row, or of the layer whose legend the row belongs to."""
        if not index.isValid():
            return None
        place = index.row() if _is_layer(index) else index.internalId() - 1
        return self._rows[place].layer if 0 <= place < len(self._rows) else None

    def index_of(self, layer_id: LayerId) -> QModelIndex:
        """The row of a layer; an invalid index for a stranger."""
        for place, row in enumerate(self._rows):
            if row.layer.id == layer_id:
                return self.index(place, 0)
        return QModelIndex()

    def show_scale(self, denominator: float) -> None:
        """Grey the layers that are not seen at a scale of 1:`denominator`."""
        before = [self._is_seen(row.layer) for row in self._rows]
        self.denominator = denominator
        if before != [self._is_seen(row.layer) for row in self._rows]:
            self.refresh()

    def _is_seen(self, layer: MapLayer) -> bool:
        return not self.denominator or layer.scales.holds(self.denominator)

    # Qt's model

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  # Qt's own signature
        """A layer's index has the internal id 0, a legend row's its layer's place and 1."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008  # Qt has two methods of this name
        """The layer of a legend row."""
        if not index.isValid() or _is_layer(index):
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Layers, or entries of a layer's legend."""
        if not parent.isValid():
            return len(self._rows)
        return len(self._rows[parent.row()].below) if _is_layer(parent) else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """One column."""
        return 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Name, check mark and sample of a layer; label and sample of a class."""
        if not index.isValid():
            return None
        if _is_layer(index):
            return self._layer_data(self._rows[index.row()], role)
        entry = self._rows[index.internalId() - 1].below[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return entry.words
        if role == Role.DecorationRole:
            return entry.sample(self.ratio)
        return None

    def _layer_data(self, row: LayerRow, role: int) -> object:
        layer = row.layer
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return layer_name(layer)
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            return layer_hint(layer)
        if role == LAYER_ROLE:
            return layer
        if role == Role.CheckStateRole:
            return Qt.CheckState.Checked if layer.visible else Qt.CheckState.Unchecked
        if role == Role.DecorationRole and row.legend and not row.below:
            return row.legend[0].sample(self.ratio)
        if role == Role.ForegroundRole and not (layer.visible and self._is_seen(layer)):
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Show or hide a layer by its check mark; lock or print it by its other marks."""
        layer = self.layer_at(index)
        if role == LAYER_ROLE and layer is not None and isinstance(value, LayerMark):
            self.change_mark(layer, value)
            return True
        if role != Role.CheckStateRole or layer is None or not _is_layer(index):
            return False
        visible = Qt.CheckState(value) is Qt.CheckState.Checked
        self._stack.change(layer.id, visible=visible)
        return True

    def change_mark(self, layer: MapLayer, mark: LayerMark) -> None:
        """Lock a layer or let go of it; print it by the next rule."""
        if mark is LayerMark.LOCK:
            self._stack.change(layer.id, locked=not layer.locked)
        else:
            self._stack.change(layer.id, print_rule=next_rule(layer.print_rule))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Layers are checked and dragged; only the room between them takes a drop."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not _is_layer(index):
            return usual | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:
        """Layers are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Our own kind only."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the dragged layer."""
        data = QMimeData()
        layer = self.layer_at(indexes[0]) if indexes else None
        if layer is not None:
            data.setData(MIME, layer.id.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Move the dragged layer before the row at `row`; below all where there is none."""
        if not data.hasFormat(MIME) or parent.isValid():
            return False
        layer_id = LayerId(bytes(data.data(MIME).data()).decode())
        now = self.index_of(layer_id)
        if not now.isValid():
            return False
        target = len(self._rows) if row < 0 else row
        self.move(layer_id, target - 1 if target > now.row() else target)
        return True

    def move(self, layer_id: LayerId, row: int) -> None:
        """Put a layer at a row counted from the topmost, 0."""
        row = min(max(row, 0), len(self._rows) - 1)
        self._stack.move(layer_id, len(self._rows) - 1 - row)


def _is_layer(index: Index) -> bool:
    return index.internalId() == 0


def _same_legend(before: MapLayer, now: MapLayer) -> bool:
    return (
        before.features is now.features
        and before.raster is now.raster
        and before.style == now.style
    )


def _form(row: LayerRow) -> tuple[LayerId, int]:
    """Rows of one form can be read again in place."""
    return row.layer.id, len(row.below)
