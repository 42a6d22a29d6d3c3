"""Marks at the right of a layer's row: locked or not, printed or not; a click changes them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QHelpEvent, QIcon, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from gis.mapping.layers import MapLayer, PrintRule
from widgets.map.framed_checks import FramedChecks
from widgets.map.layer_words import lock_words, print_words
from widgets.parts.icons import icon

LAYER_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `MapLayer` of a layer's row; None of a legend's."""
FAINT = 0.35
_GAP = 4

Index = QModelIndex | QPersistentModelIndex


class LayerMark(Enum):
    """Marks from the right."""

    PRINT = 0
    LOCK = 1


_PRINT_ICONS = {
    PrintRule.AS_SHOWN: "print",
    PrintRule.ALWAYS: "print_always",
    PrintRule.NEVER: "print_never",
}
_NEXT = {
    PrintRule.AS_SHOWN: PrintRule.ALWAYS,
    PrintRule.ALWAYS: PrintRule.NEVER,
    PrintRule.NEVER: PrintRule.AS_SHOWN,
}


def next_rule(rule: PrintRule) -> PrintRule:
    """The rule that another click gives."""
    return _NEXT[rule]


class LayerMarks(FramedChecks):
    """Draws a row with its marks, those of the usual state faint, and hears clicks on them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, narrower by the marks, and the marks."""
        layer = _layer_of(index)
        if layer is None:
            super().paint(painter, option, index)
            return
        room = QRect(option.rect)
        narrow = QStyleOptionViewItem(option)
        narrow.rect = room.adjusted(0, 0, -_taken(room), 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, option.palette.highlight())
        super().paint(painter, narrow, index)
        for mark, place in places(room):
            painter.setOpacity(FAINT if _is_usual(layer, mark) else 1.0)
            picture = icon(_picture(layer, mark))
            picture.paint(painter, place, Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal)
        painter.setOpacity(1.0)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on a mark changes the layer."""
        layer = _layer_of(index)
        if layer is not None and isinstance(event, QMouseEvent):
            mark = mark_at(option.rect, event)
            if mark is not None:
                released = event.type() == QEvent.Type.MouseButtonRelease
                if released and event.button() is Qt.MouseButton.LeftButton:
                    model.setData(QModelIndex(index), mark, LAYER_ROLE)
                return True
        return super().editorEvent(event, model, option, index)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A mark tells its own state."""
        layer = _layer_of(index)
        for mark, place in places(option.rect) if layer is not None else ():
            if layer is not None and place.contains(event.pos()):
                QToolTip.showText(event.globalPos(), mark_words(layer, mark), _widget(view))
                return True
        return super().helpEvent(event, view, option, index)


def _widget(view: QAbstractItemView) -> QWidget:
    return view.viewport()


def mark_words(layer: MapLayer, mark: LayerMark) -> str:
    """What a mark says."""
    if mark is LayerMark.LOCK:
        return lock_words(locked=layer.locked)
    return print_words(layer.print_rule)


def places(row: QRect) -> Iterator[tuple[LayerMark, QRect]]:
    """Where the marks of a row stand."""
    side = max(row.height() - 4, 8)
    for number, mark in enumerate(LayerMark):
        right = row.right() - _GAP - number * (side + _GAP)
        yield mark, QRect(right - side + 1, row.top() + (row.height() - side) // 2, side, side)


def mark_at(row: QRect, event: QMouseEvent) -> LayerMark | None:
    """The mark under the mouse."""
    at = event.position().toPoint()
    return next((mark for mark, place in places(row) if place.contains(at)), None)


def _taken(row: QRect) -> int:
    return sum(place.width() + _GAP for _, place in places(row)) + _GAP


def _layer_of(index: Index) -> MapLayer | None:
    layer = index.data(LAYER_ROLE)
    return layer if isinstance(layer, MapLayer) else None


def _is_usual(layer: MapLayer, mark: LayerMark) -> bool:
    return not layer.locked if mark is LayerMark.LOCK else layer.print_rule is PrintRule.AS_SHOWN


def _picture(layer: MapLayer, mark: LayerMark) -> str:
    if mark is LayerMark.LOCK:
        return "layer_lock" if layer.locked else "layer_unlock"
    return _PRINT_ICONS[layer.print_rule]
