"""A small plan of the chosen junction: its arms numbered, its corners marked, north up."""

from __future__ import annotations

import math

import shapely
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gis.angles import Point, moved
from gis.streets.drawing.junction_arms import corners_of, places_of
from gis.streets.remake.standing import Standing

ARM_M = 16.0
"""How much of each arm is shown behind its mouth."""
NUMBER_M = 10.0
MARGIN_PX = 6.0
ASPHALT, DARK_ASPHALT = QColor(150, 152, 156), QColor(84, 86, 90)
WALK, DARK_WALK = QColor(212, 206, 194), QColor(112, 108, 100)
PAINT = {"white": QColor(255, 255, 255), "yellow": QColor(246, 196, 0), "red": QColor(214, 40, 40)}
BADGE = QColor(24, 92, 168)


class JunctionPlan(QWidget):
    """Paints what stands; nothing where no single junction is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(120)
        self.setMaximumHeight(240)
        self._standing: Standing | None = None
        self._area: str | None = None
        self._scale, self._centre = 1.0, (0.0, 0.0)

    def show_area(self, standing: Standing | None, area: str | None) -> None:
        """Show an area, or nothing."""
        self._standing, self._area = standing, area
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it comes, three quarters as high."""
        return QSize(300, 225)

    def heightForWidth(self, width: int) -> int:
        """Three quarters, but no higher than 240 pixels."""
        return min(240, max(120, width * 3 // 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plan."""
        standing, area = self._standing, self._area
        if standing is None or area is None or area not in standing.areas:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._look_at(standing, area)
        self._paint_surfaces(painter, standing, box)
        self._paint_markings(painter, standing, box)
        self._paint_signs(painter, standing, area)

    # --- where things lie

    def _look_at(self, standing: Standing, area: str) -> shapely.Polygon:
        """Fit the area and a little of its arms; the box that is in sight."""
        west, south, east, north = standing.areas[area].shape.bounds
        wide, high = east - west + 2 * ARM_M, north - south + 2 * ARM_M
        self._scale = min(
            (self.width() - 2 * MARGIN_PX) / wide, (self.height() - 2 * MARGIN_PX) / high
        )
        self._centre = ((west + east) / 2.0, (south + north) / 2.0)
        x, y = self._centre
        half_x, half_y = (size / 2.0 / self._scale for size in (self.width(), self.height()))
        return shapely.box(x - half_x, y - half_y, x + half_x, y + half_y)

    def _pixel(self, at: Point) -> QPointF:
        x, y = self._centre
        return QPointF(
            self.width() / 2.0 + (at[0] - x) * self._scale,
            self.height() / 2.0 - (at[1] - y) * self._scale,
        )

    def _ring(self, shape: shapely.Geometry) -> QPolygonF:
        return QPolygonF([self._pixel((x, y)) for x, y in shapely.get_coordinates(shape).tolist()])

    # --- painting

    def _paint_surfaces(self, painter: QPainter, standing: Standing, box: shapely.Polygon) -> None:
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        asphalt, walk = (DARK_ASPHALT, DARK_WALK) if dark else (ASPHALT, WALK)
        painter.setPen(Qt.PenStyle.NoPen)
        owners = [*standing.corridors.near([box], 0.0)]
        areas = sorted(standing.area_places.near([box], 0.0))
        for colour, held in (
            (walk, standing.sidewalks),
            (asphalt, standing.bodies),
        ):
            painter.setBrush(colour)
            for owner in (*sorted(owners), *areas):
                for piece in held.get(owner, {}).values():
                    painter.drawPolygon(self._ring(piece.shape.exterior))
        painter.setBrush(asphalt)
        for uid in areas:
            painter.drawPolygon(self._ring(standing.areas[uid].shape.exterior))
        painter.setBrush(walk)
        for owner in (*sorted(owners), *areas):
            for island in standing.islands.get(owner, {}).values():
                painter.drawPolygon(self._ring(island.shape.exterior))

    def _paint_markings(self, painter: QPainter, standing: Standing, box: shapely.Polygon) -> None:
        owners = {*standing.corridors.near([box], 0.0), *standing.area_places.near([box], 0.0)}
        for owner in sorted(owners):
            for one in standing.markings.get(owner, {}).values():
                colour = PAINT.get(one.colour, PAINT["white"])
                if isinstance(one.shape, shapely.Polygon):
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(colour)
                    path = [self._ring(one.shape.exterior)]
                    path += [self._ring(ring) for ring in one.shape.interiors]
                    _fill_with_holes(painter, path)
                    continue
                pen = QPen(colour, max(1.0, one.width_m * self._scale))
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                if one.dash_m is not None:
                    wide = pen.widthF()
                    pen.setDashPattern([max(0.1, m * self._scale / wide) for m in one.dash_m])
                painter.setPen(pen)
                painter.drawPolyline(self._ring(one.shape))

    def _paint_signs(self, painter: QPainter, standing: Standing, area: str) -> None:
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        size = 1.5 * painter.fontMetrics().height()
        for number, place in enumerate(places_of(standing, area), 1):
            at = self._pixel(moved(place.middle, place.bearing_deg, NUMBER_M))
            edge = size / 2.0 + 1.0
            at.setX(min(max(at.x(), edge), self.width() - edge))
            at.setY(min(max(at.y(), edge), self.height() - edge))
            badge = QRectF(at.x() - size / 2.0, at.y() - size / 2.0, size, size)
            painter.setPen(QPen(Qt.GlobalColor.white, 1.5))
            painter.setBrush(BADGE)
            painter.drawEllipse(badge)
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.setPen(QPen(Qt.GlobalColor.white, 1.0))
        painter.setBrush(BADGE)
        for corner in corners_of(standing, area):
            at = self._pixel(corner.at)
            painter.drawRect(QRectF(at.x() - 3.0, at.y() - 3.0, 6.0, 6.0))
        self._paint_north(painter)

    def _paint_north(self, painter: QPainter) -> None:
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(colour, 1.5))
        x, y = self.width() - 12.0, 18.0
        painter.drawLine(QPointF(x, y + 10), QPointF(x, y - 8))
        for side in (-1.0, 1.0):
            angle = math.radians(150.0 * side)
            tip = QPointF(x, y - 8)
            painter.drawLine(tip, tip + QPointF(6 * math.sin(angle), -6 * math.cos(angle)))
        painter.drawText(QRectF(x - 10, y + 10, 20, 16), Qt.AlignmentFlag.AlignCenter, "N")


def _fill_with_holes(painter: QPainter, rings: list[QPolygonF]) -> None:
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(ring)
        path.closeSubpath()
    painter.drawPath(path)
