"""Rubber bands, selections and marks over the map, in colours that suit any ground."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from gis.mapping.overlay import OverlayLook, OverlayShape
from widgets.map.snap_icons import paint_snap
from widgets.parts.view_transform import ViewTransform

WIDTH_PX, HALO_PX, MARK_PX = 2.0, 4.5, 5.0
RING_PX, RING_HALO_PX = 7.5, 3.5
"""Marks of what is selected stand about its symbol: how severe it is stays in sight."""
GRIP_PX = 4.0
LABEL_GAP_PX = 8.0
GRIPS = (OverlayLook.GRIP, OverlayLook.HELD)
COLOURS = {
    OverlayLook.RUBBER: "#d1495b",
    OverlayLook.SELECTED: "#1769c4",
    OverlayLook.HOVERED: "#00857a",
    OverlayLook.FOUND: "#c2185b",
    OverlayLook.MEASURE: "#7a3fb0",
    OverlayLook.SNAP: "#c45a00",
    OverlayLook.GRIP: "#1769c4",
    OverlayLook.HELD: "#d1495b",
}


def paint_overlay(
    painter: QPainter, shapes: Iterable[OverlayShape], view: ViewTransform, palette: QPalette
) -> None:
    """Paint shapes over the map; `view` counts logical pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    labelled = list(shapes)
    for shape in labelled:
        _paint_shape(painter, shape, view)
    for shape in labelled:
        if shape.text and shape.points:
            _paint_label(painter, shape, view, palette)


def _paint_shape(painter: QPainter, shape: OverlayShape, view: ViewTransform) -> None:
    colour = QColor(COLOURS[shape.look])
    points = [QPointF(*view.to_pixels(point)) for point in shape.points]
    if not points:
        return
    halo = QColor("#ffffff")
    halo.setAlpha(190)
    tint = QColor(colour)
    tint.setAlpha(0 if shape.look is OverlayLook.FOUND else 26)
    ringed = _is_ringed(shape)
    for pen in (QPen(halo, RING_HALO_PX if ringed else HALO_PX), QPen(colour, WIDTH_PX)):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if shape.icon is not None or shape.marks:
            _paint_marks(painter, shape, points)
        elif shape.radius_m > 0:
            reach = shape.radius_m * view.scale
            painter.setBrush(tint)
            painter.drawEllipse(points[0], reach, reach)
        elif shape.closed:
            painter.setBrush(tint)
            painter.drawPolygon(QPolygonF(points))
        else:
            painter.drawPolyline(QPolygonF(points))


def _is_ringed(shape: OverlayShape) -> bool:
    return shape.marks and shape.look is OverlayLook.SELECTED


def _paint_marks(painter: QPainter, shape: OverlayShape, points: list[QPointF]) -> None:
    """A sign, a grip or a ring at each point."""
    reach = RING_PX if _is_ringed(shape) else MARK_PX
    for point in points:
        if shape.icon is not None:
            paint_snap(painter, shape.icon, point)
        elif shape.look in GRIPS:
            painter.fillRect(_square(point, GRIP_PX), QColor("#ffffff"))
            painter.drawRect(_square(point, GRIP_PX))
        else:
            painter.drawEllipse(point, reach, reach)


def _square(at: QPointF, half: float) -> QRectF:
    return QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)


def _paint_label(
    painter: QPainter, shape: OverlayShape, view: ViewTransform, palette: QPalette
) -> None:
    """The text beside the last point, on a plate of the window's own colours."""
    at = QPointF(*view.to_pixels(shape.points[-1]))
    metrics = QFontMetricsF(painter.font())
    lines = shape.text.split("\n")
    width = max(metrics.horizontalAdvance(line) for line in lines) + LABEL_GAP_PX
    plate = QRectF(
        at.x() + LABEL_GAP_PX,
        at.y() - metrics.height() / 2,
        width,
        metrics.height() * len(lines) + 4,
    )
    room = QRectF(painter.viewport()).adjusted(2, 2, -2, -2)
    if plate.right() > room.right():
        plate.moveRight(at.x() - LABEL_GAP_PX)
    plate.moveLeft(max(min(plate.left(), room.right() - plate.width()), room.left()))
    plate.moveTop(max(min(plate.top(), room.bottom() - plate.height()), room.top()))
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.setBrush(palette.color(QPalette.ColorRole.ToolTipBase))
    painter.drawRoundedRect(plate, 3, 3)
    painter.setPen(palette.color(QPalette.ColorRole.ToolTipText))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, shape.text)
