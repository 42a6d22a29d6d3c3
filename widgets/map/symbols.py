"""Point symbols (a stand-in until the layers' own)."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from gis.mapping.style import ClassStyle
from widgets.parts.display_painter import qcolour


def paint_symbol(painter: QPainter, style: ClassStyle, centre: QPointF, ratio: float = 1.0) -> None:
    """A circle."""
    painter.setPen(QPen(qcolour(style.line), style.width_px * ratio) if style.line else QPen(0))
    if style.fill:
        painter.setBrush(qcolour(style.fill))
    painter.drawEllipse(centre, style.size_px * ratio / 2, style.size_px * ratio / 2)
