"""A small picture of what a total station's file draws, before it is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gis.angles import Point
from gis.scenes.imported_survey import VEHICLE
from gis.scenes.survey.total_station import Drawn

EDGE_PX = 14.0
DOT_PX = 3.0
LEAST_M = 1.0


class SurveySketch(QWidget):
    """North is up; lines, areas and points in the colour of text, their codes beside them."""

    def __init__(self, drawn: Sequence[Drawn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn = tuple(drawn)
        self.setMinimumSize(180, 140)

    def sizeHint(self) -> QSize:
        """Beside the list."""
        return QSize(320, 260)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fit everything in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().base())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid)))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self._drawn:
            self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        ink = self.palette().color(QPalette.ColorRole.Text)
        painter.setPen(QPen(ink, 1.4))
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        taken: list[QRectF] = []
        for one in self._drawn:
            places = QPolygonF([self._on_screen(point.at) for point in one.points])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if (one.is_closed or one.code.draws == VEHICLE) and len(one.points) > 2:
                painter.drawPolygon(places)
            elif len(one.points) > 1:
                painter.drawPolyline(places)
            else:
                painter.setBrush(ink)
                painter.drawEllipse(places.first(), DOT_PX, DOT_PX)
            self._letter(painter, f"{one.code.code}{one.number}", places.last(), taken)

    def _letter(self, painter: QPainter, text: str, at: QPointF, taken: list[QRectF]) -> None:
        """Beside its place, where no other code stands already."""
        metrics = painter.fontMetrics()
        wide, high = metrics.horizontalAdvance(text), metrics.height()
        for x in (at.x() + DOT_PX + 1, at.x() - DOT_PX - 1 - wide):
            for y in (at.y() - high, at.y()):
                place = QRectF(x, y, wide, high)
                inside = QRectF(self.rect()).contains(place)
                if inside and not any(place.intersects(other) for other in taken):
                    painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)
                    taken.append(place)
                    return

    def _on_screen(self, at: Point) -> QPointF:
        points = [point.at for one in self._drawn for point in one.points]
        east, north = [one[0] for one in points], [one[1] for one in points]
        width = max(max(east) - min(east), LEAST_M)
        height = max(max(north) - min(north), LEAST_M)
        scale = min((self.width() - 2 * EDGE_PX) / width, (self.height() - 2 * EDGE_PX) / height)
        x = (at[0] - (max(east) + min(east)) / 2.0) * scale + self.width() / 2.0
        y = self.height() / 2.0 - (at[1] - (max(north) + min(north)) / 2.0) * scale
        return QPointF(x, y)
