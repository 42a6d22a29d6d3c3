"""The screen painter: a display list onto a QPainter, the same picture as on paper."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from gis.display.primitives import Anchor, Circle, Colour, Item, Path, Picture, Stroke, Text
from widgets.parts.fonts import emphasised
from widgets.parts.view_transform import ViewTransform

THINNEST_PX = 0.8
LETTER_PX = 64.0
"""Letters are laid out at this size and scaled, so that they keep their shape at every zoom."""


def qcolour(colour: Colour) -> QColor:
    """A colour for Qt."""
    made = QColor(colour.red, colour.green, colour.blue)
    made.setAlphaF(colour.alpha)
    return made


def outline(item: Path | Circle) -> QPainterPath:
    """The item's shape in its own metres (y up)."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    if isinstance(item, Circle):
        path.addEllipse(QPointF(*item.centre), item.radius_m, item.radius_m)
        return path
    for run in item.runs:
        if not run:
            continue
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in run]))
        if item.closed:
            path.closeSubpath()
    return path


def pen_for(stroke: Stroke, scale: float) -> QPen:
    """A pen in pixels; dashes in Qt are counted in pen widths."""
    width = max(stroke.width_m * scale, THINNEST_PX)
    pen = QPen(qcolour(stroke.colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if stroke.round_ends else Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if stroke.round_ends else Qt.PenCapStyle.FlatCap)
    if stroke.dashes_m:
        dashes = [max(dash * scale / width, 1e-3) for dash in stroke.dashes_m]
        pen.setDashPattern(dashes if len(dashes) % 2 == 0 else dashes * 2)
    return pen


def to_screen(view: ViewTransform) -> QTransform:
    """Metres to pixels, for Qt."""
    return QTransform(view.scale, 0, 0, -view.scale, -view.left * view.scale, view.top * view.scale)


def paint_items(
    painter: QPainter, items: Iterable[Item], view: ViewTransform, *, font: QFont
) -> None:
    """Paint items in order; letters in `font`."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    transform = to_screen(view)
    for item in items:
        if isinstance(item, Text):
            paint_text(painter, item, view, font=font)
        elif isinstance(item, Picture):
            paint_picture(painter, item, transform)
        else:
            paint_shape(painter, item, transform, view.scale)


def paint_shape(
    painter: QPainter, item: Path | Circle, transform: QTransform, scale: float
) -> None:
    """Fill and stroke one shape."""
    path = transform.map(outline(item))
    fillable = isinstance(item, Circle) or item.closed
    if item.fill is not None and fillable:
        painter.fillPath(path, QBrush(qcolour(item.fill)))
    if item.stroke is not None:
        painter.strokePath(path, pen_for(item.stroke, scale))


def paint_picture(painter: QPainter, item: Picture, transform: QTransform) -> None:
    """Pixels on their parallelogram."""
    line = 4 * item.columns
    image = QImage(item.rgba, item.columns, item.rows, line, QImage.Format.Format_RGBA8888)
    (x, y), (right_x, right_y), _, (low_x, low_y) = item.corners
    lay = QTransform(
        (right_x - x) / item.columns,
        (right_y - y) / item.columns,
        (low_x - x) / item.rows,
        (low_y - y) / item.rows,
        x,
        y,
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(lay * transform, combine=True)
    painter.drawImage(0, 0, image.copy())  # a printer may look at the pixels later
    painter.restore()


def paint_text(painter: QPainter, item: Text, view: ViewTransform, *, font: QFont) -> None:
    """One line of letters; `at` is on the baseline."""
    height_px = item.height_m * view.scale
    if height_px < 1.0 or not item.text:
        return
    letters = letter_font(font, bold=item.bold)
    width = QFontMetricsF(letters).horizontalAdvance(item.text)
    shift = {Anchor.LEFT: 0.0, Anchor.CENTRE: -width / 2, Anchor.RIGHT: -width}[item.anchor]
    painter.save()
    painter.translate(QPointF(*view.to_pixels(item.at)))
    painter.rotate(-item.angle_deg)
    painter.scale(height_px / LETTER_PX, height_px / LETTER_PX)
    painter.setFont(letters)
    painter.setPen(qcolour(item.colour))
    painter.drawText(QPointF(shift, 0.0), item.text)
    painter.restore()


def letter_font(font: QFont, *, bold: bool) -> QFont:
    """The font that letters are laid out in."""
    letters = emphasised(font) if bold else QFont(font)
    letters.setPixelSize(int(LETTER_PX))
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return letters


def paint_halo(
    painter: QPainter, items: Iterable[Item], view: ViewTransform, colour: QColor, reach_px: float
) -> None:
    """A glow around items, painted before them."""
    transform = to_screen(view)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in items:
        if isinstance(item, Text | Picture):
            continue
        width = item.stroke.width_m * view.scale if item.stroke else 0.0
        pen = QPen(colour, width + 2 * reach_px)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(transform.map(outline(item)), pen)
