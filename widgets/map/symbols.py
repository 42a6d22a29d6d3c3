"""Symbols, lines and fills of a layer's classes, painted alike on the map and in the legend."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from gis.mapping.features import Shape
from gis.mapping.style import ClassStyle, Symbol
from widgets.parts.display_painter import qcolour

STREET_ENLARGED = 2.5
"""Legends show streets so much wider than the map does at its smallest scales."""
EDGE_PX = 1.6
MARGIN_PX = 1.0


def line_pen(style: ClassStyle, width_px: float | None = None) -> QPen:
    """The pen of a class's line, as wide as it says or as given; no pen without a line."""
    if style.line is None:
        return QPen(Qt.PenStyle.NoPen)
    width = style.width_px if width_px is None else width_px
    pen = QPen(qcolour(style.line), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if style.dashes_px:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([dash / max(width, 0.1) for dash in style.dashes_px])
    else:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def fill_brush(style: ClassStyle) -> QBrush:
    """The brush of a class's fill; none without a fill."""
    return QBrush(Qt.BrushStyle.NoBrush) if style.fill is None else QBrush(qcolour(style.fill))


def symbol_outline(symbol: Symbol, size_px: float) -> QPainterPath:
    """The outline of a symbol about (0, 0), y down; a cross is two open strokes."""
    half = size_px / 2
    path = QPainterPath()
    if symbol is Symbol.CROSS:
        for side in (-1.0, 1.0):
            path.moveTo(-half, side * half)
            path.lineTo(half, -side * half)
    elif symbol is Symbol.SQUARE:
        path.addRect(QRectF(-half, -half, size_px, size_px))
    elif symbol in (Symbol.DIAMOND, Symbol.TRIANGLE):
        path.addPolygon(_corners(symbol, half))
        path.closeSubpath()
    else:
        path.addEllipse(QPointF(0, 0), half, half)
    return path


def _corners(symbol: Symbol, half: float) -> QPolygonF:
    if symbol is Symbol.DIAMOND:
        return QPolygonF([QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)])
    foot = half * math.sqrt(3) / 2
    return QPolygonF([QPointF(0, -half), QPointF(foot, half / 2), QPointF(-foot, half / 2)])


def paint_symbol(painter: QPainter, style: ClassStyle, centre: QPointF, ratio: float = 1.0) -> None:
    """A class's point symbol about a point, `ratio` times its size.

    The size is that of the outline's middle line; half of `width_px` lies outside it. A ring is
    filled too where its class has a fill; a half circle is filled on its left only.
    """
    size = style.size_px * ratio
    outline = symbol_outline(style.symbol, size).translated(centre)
    if style.symbol is Symbol.HALF_CIRCLE:
        left = QPainterPath(centre)
        left.arcTo(QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size), 90.0, 180.0)
        left.closeSubpath()
        painter.fillPath(left, fill_brush(style))
    elif style.symbol is not Symbol.CROSS:
        painter.fillPath(outline, fill_brush(style))
    if style.line is not None:
        painter.strokePath(outline, line_pen(style, style.width_px * ratio))


def symbol_reach_px(style: ClassStyle) -> float:
    """How far a symbol reaches from its point, its line and smoothing included."""
    line = style.width_px if style.line is not None else 0.0
    stretch = math.sqrt(2) if style.symbol in (Symbol.SQUARE, Symbol.CROSS) else 1.0
    return style.size_px / 2 * stretch + line / 2 + MARGIN_PX


def symbol_image(style: ClassStyle, ratio: float = 1.0) -> QImage:
    """A stamp of a class's symbol, its point in the middle; `ratio` device pixels a pixel."""
    side = 2 * math.ceil(symbol_reach_px(style))
    pixels = math.ceil(side * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = pixels / ratio / 2
    paint_symbol(painter, style, QPointF(middle, middle))
    painter.end()
    return image


def paint_sample(painter: QPainter, style: ClassStyle, shape: Shape | None, box: QRectF) -> None:
    """What a class looks like, in a box: a symbol, a line across or a filled patch.

    Without a shape (a picture's colour step) the patch fills the box.
    """
    if shape is Shape.POINT:
        paint_symbol(painter, style, box.center())
    elif shape is Shape.LINE:
        _paint_line_sample(painter, style, box)
    else:
        inset = style.width_px / 2 + 1 if style.line is not None else 0.0
        patch = box.adjusted(inset, inset + 1, -inset, -inset - 1)
        painter.fillRect(patch, fill_brush(style))
        if style.line is not None:
            painter.strokePath(_rectangle(patch), line_pen(style))


def _paint_line_sample(painter: QPainter, style: ClassStyle, box: QRectF) -> None:
    """A line across; where its class has a fill, `line` is its edge on either side."""
    width = style.width_px * (STREET_ENLARGED if style.width_m else 1.0)
    inset = width / 2 + 1
    left = QPointF(box.left() + inset, box.center().y())
    right = QPointF(box.right() - inset, box.center().y())
    pen = line_pen(style, width)
    if style.fill is not None:
        edge = line_pen(style, width + EDGE_PX)
        edge.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(edge)
        painter.drawLine(left, right)
        pen.setColor(qcolour(style.fill))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(left, right)


def _rectangle(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(box)
    return path


def sample_pixmap(
    style: ClassStyle,
    shape: Shape | None,
    size: QSize,
    *,
    ratio: float = 1.0,
    paper: QColor | None = None,
    margin_px: float = 0.0,
) -> QPixmap:
    """A class's look as a picture of `size` pixels, `ratio` device pixels each.

    `paper` is laid below it, so that it also reads on a selected row; `margin_px` of it are left
    free on every side.
    """
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, size.width(), size.height())
    if paper is not None:
        plate = QPainterPath()
        plate.addRoundedRect(box, 3, 3)
        painter.fillPath(plate, paper)
    paint_sample(painter, style, shape, box.adjusted(margin_px, margin_px, -margin_px, -margin_px))
    painter.end()
    return pixmap
