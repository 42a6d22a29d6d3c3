"""Rows whose check boxes have a frame in every theme: Fusion's is lost on a dark list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem


class FramedChecks(QStyledItemDelegate):
    """Draws a row as usual and a frame about its check box."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row, then the frame."""
        super().paint(painter, option, index)
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        if not row.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            return
        style = QApplication.style() if row.widget is None else row.widget.style()
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, row, row.widget)
        painter.save()
        painter.setPen(QPen(row.palette.color(QPalette.ColorRole.PlaceholderText), 1))
        painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()
