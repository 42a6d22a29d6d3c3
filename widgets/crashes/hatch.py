"""The hatch that marks incomplete months, the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

SIDE_PX = 14


def paint_hatch(painter: QPainter, place: QRectF, palette: QPalette) -> None:
    """Hatch a rectangle over a pale ground of the same colour."""
    colour = QColor(palette.color(QPalette.ColorRole.PlaceholderText))
    pale = QColor(colour)
    pale.setAlpha(40)
    painter.fillRect(place, pale)
    painter.fillRect(place, QBrush(colour, Qt.BrushStyle.BDiagPattern))


class HatchSample(QWidget):
    """A small hatched square, for sentences about incomplete months."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(SIDE_PX, SIDE_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The square."""
        painter = QPainter(self)
        place = QRectF(0.5, 0.5, SIDE_PX - 1, SIDE_PX - 1)
        paint_hatch(painter, place, self.palette())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText)))
        painter.drawRect(place)
