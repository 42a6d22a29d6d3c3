"""A cross-section as a picture, seen along the line: strips to scale, arrows, lines, kerbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen, QPolygonF

from app.mapping.street_styles import LANE_TINTS, PAINT, SurfaceClass, surface_style
from gis.display.primitives import Colour
from gis.streets.cross_section import (
    ISLAND_KINDS,
    CrossSection,
    Direction,
    Element,
    ElementKind,
    KerbRule,
    Turn,
)
from widgets.parts.display_painter import qcolour

RAISED = ISLAND_KINDS | {ElementKind.SIDEWALK}
"""Behind or between kerbs, higher than the carriageway."""
NARROW_LANES = frozenset(
    {ElementKind.MOTORCYCLE, ElementKind.MOTORCYCLE_PRIORITY, ElementKind.BICYCLE}
)
"""Not counted as lanes of a street: 1+1 with motorcycle lanes is 1+1."""
_BENDS = {
    Turn.LEFT: -1.0,
    Turn.SLIGHT_LEFT: -0.5,
    Turn.SHARP_LEFT: -1.0,
    Turn.REVERSE: -1.0,
    Turn.RIGHT: 1.0,
    Turn.SLIGHT_RIGHT: 0.5,
    Turn.SHARP_RIGHT: 1.0,
}
_KERB_PAINT = {KerbRule.NO_PARKING: "yellow", KerbRule.NO_STOPPING: "red"}
ARROW_LEAST_PX = 5.0


@dataclass(frozen=True, slots=True)
class Across:
    """Where the strips lie in a picture, pixels."""

    section: CrossSection
    room: QRectF

    @property
    def px_per_m(self) -> float:
        """Scale across the road."""
        return self.room.width() / max(self.section.width_m, 0.1)

    def x_of(self, offset_m: float) -> float:
        """Of an offset from the line, positive left."""
        return self.room.left() + (self.section.left_m - offset_m) * self.px_per_m

    def offset_at(self, x: float) -> float:
        """The offset at a pixel."""
        return self.section.left_m - (x - self.room.left()) / self.px_per_m

    @property
    def edges(self) -> list[float]:
        """Pixels of the n + 1 edges."""
        return [self.x_of(offset) for offset in self.section.offsets_m]

    def strips(self) -> list[tuple[Element, float, float]]:
        """Strips with their left and right pixel."""
        return [
            (one, left, right)
            for one, (left, right) in zip(self.section.elements, pairwise(self.edges), strict=True)
        ]


def surface_colour(kind: ElementKind, palette: QPalette) -> QColor:
    """The colour of a strip, the same as on the map."""
    dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
    found = LANE_TINTS.get(kind, SurfaceClass.ROAD)
    if kind in RAISED:
        found = SurfaceClass.SIDEWALK if kind is ElementKind.SIDEWALK else SurfaceClass.ISLAND
    return qcolour(surface_style(dark=dark).of(found).fill or Colour(128, 128, 128))


def paint_plan(
    painter: QPainter, across: Across, palette: QPalette, *, letters: bool = True
) -> None:
    """The strips from above, with lines, arrows and kerb lines."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top, height = across.room.top(), across.room.height()
    for one, left, right in across.strips():
        strip = QRectF(left, top, right - left, height)
        painter.fillRect(strip, surface_colour(one.kind, palette))
        _paint_inside(painter, one, strip, letters=letters)
    _paint_lines(painter, across)
    _paint_kerbs(painter, across)
    painter.restore()


def paint_profile(painter: QPainter, across: Across, palette: QPalette, step_px: float) -> None:
    """The same cut through: what is raised stands `step_px` higher."""
    painter.save()
    low = across.room.bottom()
    ground = palette.color(QPalette.ColorRole.Mid)
    for one, left, right in across.strips():
        high = low - step_px if one.kind in RAISED else low - step_px * 0.25
        painter.fillRect(QRectF(left, high, right - left, low - high), ground)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.0))
    previous: float | None = None
    for one, left, right in across.strips():
        high = low - step_px if one.kind in RAISED else low - step_px * 0.25
        if previous is not None and previous != high:
            painter.drawLine(QPointF(left, previous), QPointF(left, high))
        painter.drawLine(QPointF(left, high), QPointF(right, high))
        previous = high
    painter.restore()


def _paint_inside(painter: QPainter, one: Element, strip: QRectF, *, letters: bool) -> None:
    if one.is_lane:
        _paint_arrow(painter, one, strip)
    elif one.kind is ElementKind.CHANNEL:
        painter.fillRect(strip, QBrush(qcolour(PAINT["white"]), Qt.BrushStyle.BDiagPattern))
    elif one.kind is ElementKind.PARKING:
        painter.setPen(QPen(qcolour(PAINT["white"]), 1.0))
        steps = max(1, round(strip.height() / max(strip.width() * 2.2, 14.0)))
        for k in range(1, steps + 1):
            y = strip.top() + strip.height() * k / (steps + 1)
            painter.drawLine(QPointF(strip.left(), y), QPointF(strip.right(), y))
        if letters and strip.width() >= 12.0 and steps == 1:
            middle = QRectF(strip.left(), strip.top(), strip.width(), strip.height() / 2.0)
            painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, "P")


def _paint_arrow(painter: QPainter, one: Element, strip: QRectF) -> None:
    """Where the lane leads: its arrows, else a plain one (two heads for both directions)."""
    size = min(strip.width() * 0.55, strip.height() * 0.35, 15.0)
    if size < ARROW_LEAST_PX * 0.5:
        return
    painter.save()
    painter.translate(strip.center())
    if one.direction is Direction.BACKWARD:
        painter.rotate(180.0)
    colour = qcolour(PAINT["white"])
    if not one.turns:
        colour.setAlphaF(0.75)  # nothing is painted on the road
    painter.setPen(QPen(colour, max(1.2, size / 7.0)))
    painter.setBrush(colour)
    low = size * 0.95
    painter.drawLine(QPointF(0.0, low), QPointF(0.0, size * 0.12))
    for turn in one.turns or (Turn.THROUGH,):
        _paint_head(painter, _BENDS.get(turn, 0.0), size)
    if one.direction is Direction.BOTH:
        painter.rotate(180.0)
        _paint_head(painter, 0.0, size)
    painter.restore()


def _paint_head(painter: QPainter, bend: float, size: float) -> None:
    """One head of an arrow: straight up, or to a side."""
    if bend == 0.0:
        end, back, across = QPointF(0.0, -size), QPointF(0.0, -size * 0.45), QPointF(size / 3, 0.0)
    elif abs(bend) == 1.0:
        end = QPointF(bend * size * 0.85, size * 0.12)
        back, across = QPointF(bend * size * 0.4, size * 0.12), QPointF(0.0, size * 0.28)
    else:
        way = bend / abs(bend)
        end = QPointF(way * size * 0.6, -size * 0.75)
        back = QPointF(way * size * 0.28, -size * 0.4)
        across = QPointF(size * 0.24, way * size * 0.24)
    side = abs(bend) == 1.0
    start = QPointF(0.0, size * 0.12 if side else size * 0.2)
    painter.drawLine(start, back)
    painter.drawPolygon(QPolygonF([end, back + across, back - across]))


def _paint_lines(painter: QPainter, across: Across) -> None:
    """Between strips: yellow between directions, dashed white between lanes of one."""
    white, yellow = qcolour(PAINT["white"]), qcolour(PAINT["yellow"])
    top, low = across.room.top(), across.room.bottom()
    for (a, _, x), (b, _, _) in pairwise(across.strips()):
        if a.kind in RAISED or b.kind in RAISED:
            painter.setPen(QPen(QColor(0, 0, 0, 110), 1.0))
        elif not (a.is_lane and b.is_lane):
            painter.setPen(QPen(white, 1.2))
        elif a.direction is not b.direction:
            painter.setPen(QPen(yellow, 1.6))
            if _both_sides_two(across.section.elements):
                painter.drawLine(QPointF(x - 1.6, top), QPointF(x - 1.6, low))
                x += 1.6
        else:
            pen = QPen(white, 1.2)
            pen.setDashPattern([5.0, 5.0])
            painter.setPen(pen)
        painter.drawLine(QPointF(x, top), QPointF(x, low))


def _both_sides_two(elements: Sequence[Element]) -> bool:
    ways = [one.direction for one in elements if one.is_lane and one.kind not in NARROW_LANES]
    return min(ways.count(Direction.FORWARD), ways.count(Direction.BACKWARD)) >= 2


def _paint_kerbs(painter: QPainter, across: Across) -> None:
    left, right = (across.x_of(offset) for offset in across.section.carriageway_m)
    for x, rule, inward in (
        (left, across.section.kerb_rules[0], 1.0),
        (right, across.section.kerb_rules[1], -1.0),
    ):
        if rule in _KERB_PAINT:
            painter.setPen(QPen(qcolour(PAINT[_KERB_PAINT[rule]]), 2.5))
            at = x + 1.5 * inward
            painter.drawLine(QPointF(at, across.room.top()), QPointF(at, across.room.bottom()))
