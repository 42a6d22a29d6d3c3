"""A junction's legs to click on, with the crash in the middle as it would be drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from gis.diagrams.diagram import DiagramArm
from gis.diagrams.leg_picture import leg_towards
from gis.display.primitives import DisplayList
from widgets.parts.display_painter import paint_items
from widgets.parts.view_transform import ViewTransform, fitted
from widgets.site.diagram_view import PAPER

MARGIN_PX = 6.0


class LegMap(QWidget):
    """Shows one picture; tells which leg is pointed at and which was clicked."""

    leg_hovered = Signal(str)
    """A leg's name, "" for none."""
    leg_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arms: tuple[DiagramArm, ...] = ()
        self._picture: DisplayList | None = None
        self._hovered = ""
        self.setMouseTracking(True)
        self.setMinimumSize(150, 130)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As high as the buttons of four legs: it grows where there is room."""
        return QSize(300, 136)

    def show_picture(self, arms: Sequence[DiagramArm], picture: DisplayList | None) -> None:
        """Show a picture of these legs; None shows empty paper."""
        self._arms, self._picture = tuple(arms), picture
        self.update()

    @property
    def transform(self) -> ViewTransform | None:
        """Where the picture stands."""
        if self._picture is None:
            return None
        return fitted(
            self._picture.frame,
            width_px=self.width(),
            height_px=self.height(),
            margin_px=MARGIN_PX,
        )

    def leg_at(self, pixel: QPointF) -> str:
        """The leg at a pixel, "" for none."""
        view = self.transform
        if view is None:
            return ""
        return leg_towards(self._arms, view.to_metres((pixel.x(), pixel.y()))) or ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the leg under the pointer."""
        self._hover(self.leg_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._hover("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the leg that was clicked."""
        leg = self.leg_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and leg and self.isEnabled():
            self.leg_clicked.emit(leg)

    def _hover(self, leg: str) -> None:
        if leg != self._hovered:
            self._hovered = leg
            self.setCursor(Qt.CursorShape.PointingHandCursor if leg else Qt.CursorShape.ArrowCursor)
            self.leg_hovered.emit(leg)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture on paper."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), PAPER)
        view = self.transform
        if view is not None and self._picture is not None:
            paint_items(painter, self._picture.items, view, font=self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
