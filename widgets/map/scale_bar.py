"""Scale bar and north arrow over the map, readable on any background."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen, QPolygonF

from gis.mapping.scale_bar import ScaleBar, scale_bar_for
from widgets.parts.fonts import emphasised
from widgets.parts.view_transform import ViewTransform

WIDEST_PX = 180.0
MARGIN_PX = 14.0
BAR_PX = 6.0
ARROW_PX = 34.0
VEIL_ALPHA = 0.78
_ROOM_PX = 7.0


def bar_in(view: ViewTransform, room_px: float) -> ScaleBar:
    """The bar for a view: no wider than a share of the room."""
    return scale_bar_for(min(WIDEST_PX, max(room_px * 0.3, 30.0)) / view.scale)


def paint_scale_bar(
    painter: QPainter, view: ViewTransform, rect: QRectF, palette: QPalette
) -> None:
    """A divided bar in the lower left corner of `rect`, an arrow to north in the upper right."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_bar(painter, bar_in(view, rect.width()), view.scale, rect, palette)
    if min(rect.width(), rect.height()) > 4 * ARROW_PX:
        _paint_north(painter, rect, palette)
    painter.restore()


def _paint_bar(
    painter: QPainter, bar: ScaleBar, scale: float, rect: QRectF, palette: QPalette
) -> None:
    ink = palette.color(QPalette.ColorRole.Text)
    paper = palette.color(QPalette.ColorRole.Base)
    metrics = QFontMetricsF(painter.font())
    length = bar.length_m * scale
    end_room = metrics.horizontalAdvance(bar.words) / 2
    left, low = rect.left() + MARGIN_PX + _ROOM_PX, rect.bottom() - MARGIN_PX - _ROOM_PX
    top = low - BAR_PX
    plate = QRectF(
        left - _ROOM_PX,
        top - metrics.height() - _ROOM_PX,
        length + end_room + 2 * _ROOM_PX,
        metrics.height() + BAR_PX + 2 * _ROOM_PX,
    )
    _paint_plate(painter, plate, paper)
    step = length / bar.parts
    painter.setPen(QPen(ink, 1.0))
    for part in range(bar.parts):
        painter.setBrush(paper if part % 2 else ink)
        painter.drawRect(QRectF(left + part * step, top, step, BAR_PX))
    baseline = top - metrics.descent() - 1.0
    painter.drawText(QPointF(left, baseline), "0")
    painter.drawText(QPointF(left + length - end_room, baseline), bar.words)


def _paint_north(painter: QPainter, rect: QRectF, palette: QPalette) -> None:
    ink = palette.color(QPalette.ColorRole.Text)
    paper = palette.color(QPalette.ColorRole.Base)
    font = emphasised(painter.font())
    metrics = QFontMetricsF(font)
    width, height = ARROW_PX * 0.62, ARROW_PX
    plate = QRectF(
        rect.right() - MARGIN_PX - width - 2 * _ROOM_PX,
        rect.top() + MARGIN_PX,
        width + 2 * _ROOM_PX,
        height + metrics.height() + 1.5 * _ROOM_PX,
    )
    _paint_plate(painter, plate, paper)
    x = plate.center().x()
    top, low = plate.top() + _ROOM_PX, plate.top() + _ROOM_PX + height
    tail = QPointF(x, low - height * 0.28)
    painter.setPen(QPen(ink, 1.0))
    for side, fill in ((-1.0, ink), (1.0, paper)):
        painter.setBrush(fill)
        foot = QPointF(x + side * width / 2, low)
        painter.drawPolygon(QPolygonF([QPointF(x, top), foot, tail]))
    painter.setFont(font)
    letter = QRectF(plate.left(), low, plate.width(), metrics.height())
    painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, "N")


def _paint_plate(painter: QPainter, plate: QRectF, paper: QColor) -> None:
    """A light plate below the ink, so that no background swallows it."""
    shade = QColor(paper)
    shade.setAlphaF(VEIL_ALPHA)
    outline = QPainterPath()
    outline.addRoundedRect(plate, 4.0, 4.0)
    painter.fillPath(outline, shade)
