"""The form's picture of a vehicle: the first impact is picked on it, by mouse or arrow keys."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gis.scenes.form.class_groups import ClassGroup
from widgets.scene_editor.form.impact_spots import neighbour, spots_of
from widgets.scene_editor.form.in_sight import bring_into_sight

SIZE = QSize(150, 176)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CAR_PX, _BIKE_PX = (34.0, 62.0), (26.0, 58.0)
"""Half of width and length."""
_SPOT_PX = 11.0
_OUT_PX = 13.0
"""How far outside the body numbers on its edge stand."""


class ImpactPicture(QWidget):
    """Shows the number of a party's group; `picked` tells the one that was chosen."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group: ClassGroup | None = None
        self._code: str | None = None
        self._at: str | None = None
        self._names: dict[str, str] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_impact(
        self, group: ClassGroup | None, code: str | None, names: dict[str, str]
    ) -> None:
        """Show a code on the picture of a group; `names` are the codes' words."""
        self._group, self._code, self._names = group, code, names
        if self._at not in spots_of(group) or not self.hasFocus():
            self._at = code
        self.setVisible(bool(spots_of(group)))
        self.setAccessibleDescription(names.get(code or "", ""))
        self.update()

    def sizeHint(self) -> QSize:
        """The form's picture, large enough to hit."""
        return SIZE

    # --- places

    def place_of(self, code: str) -> QPointF:
        """The middle of a number on the picture, pixels."""
        right, up = spots_of(self._group)[code]
        half = _CAR_PX if self._group is ClassGroup.CAR else _BIKE_PX
        is_inside = max(abs(right), abs(up)) < 1.0
        x = right * half[0] + (0.0 if is_inside else math.copysign(_OUT_PX, right) * abs(right))
        y = up * half[1] + (0.0 if is_inside else math.copysign(_OUT_PX, up) * abs(up))
        middle = QRectF(self.rect()).center()
        return QPointF(middle.x() + x, middle.y() - y)

    def code_at(self, at: QPointF) -> str | None:
        """The number under a place; of the body's parts the nearest one."""
        best, best_px = None, 1.9 * _SPOT_PX
        for code in spots_of(self._group):
            away = self.place_of(code) - at
            distance = math.hypot(away.x(), away.y())
            if distance < best_px:
                best, best_px = code, distance
        return best

    # --- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the number that is clicked."""
        code = self.code_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and code is not None:
            self._at = code
            self.picked.emit(code)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from number to number, Enter or Space picks."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._at = neighbour(spots_of(self._group), self._at, *_ARROWS[key])
            self.setAccessibleDescription(self._names.get(self._at or "", ""))
            self.update()
        elif key in (*_ENTER, Qt.Key.Key_Space) and self._at is not None:
            self.picked.emit(self._at)
            if key in _ENTER:
                self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on what is shown."""
        super().focusInEvent(event)
        bring_into_sight(self)
        self._at = self._code or neighbour(spots_of(self._group), None, 0, 1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stand nowhere."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say the words of the number under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            code = self.code_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._names.get(code or "", ""), self)
            return True
        return super().event(event)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The body and its numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(QPalette.ColorRole.Text)
        painter.setPen(QPen(colour, 1.4))
        painter.translate(QRectF(self.rect()).center())
        painter.drawPath(_car() if self._group is ClassGroup.CAR else _bike())
        painter.resetTransform()
        for code in spots_of(self._group):
            self._paint_spot(painter, code)

    def _paint_spot(self, painter: QPainter, code: str) -> None:
        roles, palette = QPalette.ColorRole, self.palette()
        is_chosen = code == self._code
        ground = roles.Highlight if is_chosen else roles.Base
        spot = QRectF(0, 0, 2 * _SPOT_PX, 2 * _SPOT_PX)
        spot.moveCenter(self.place_of(code))
        painter.setBrush(palette.color(ground))
        painter.setPen(QPen(palette.color(roles.Text), 1.2))
        painter.drawEllipse(spot)
        if self.hasFocus() and code == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(roles.Highlight), 2.4))
            painter.drawEllipse(spot.adjusted(-3, -3, 3, 3))
        painter.setPen(palette.color(roles.HighlightedText if is_chosen else roles.Text))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(int(code)))


def _car() -> QPainterPath:
    """A car from above, nose up, about its middle."""
    half_width, half_length = _CAR_PX
    path = QPainterPath()
    body = QRectF(-half_width, -half_length, 2 * half_width, 2 * half_length)
    path.addRoundedRect(body, 12, 16)
    path.moveTo(-0.72 * half_width, -0.62 * half_length)
    path.lineTo(-0.55 * half_width, -0.42 * half_length)
    path.lineTo(0.55 * half_width, -0.42 * half_length)
    path.lineTo(0.72 * half_width, -0.62 * half_length)
    path.closeSubpath()
    path.moveTo(-0.55 * half_width, 0.62 * half_length)
    path.lineTo(-0.72 * half_width, 0.78 * half_length)
    path.lineTo(0.72 * half_width, 0.78 * half_length)
    path.lineTo(0.55 * half_width, 0.62 * half_length)
    path.closeSubpath()
    return path


def _bike() -> QPainterPath:
    """A motorcycle from above: handlebar, frame, saddle."""
    half_width, half_length = _BIKE_PX
    path = QPainterPath()
    path.moveTo(0, -half_length)
    path.lineTo(0, half_length)
    path.moveTo(-half_width, -0.42 * half_length)
    path.cubicTo(
        -half_width,
        -0.7 * half_length,
        half_width,
        -0.7 * half_length,
        half_width,
        -0.42 * half_length,
    )
    path.addEllipse(QRectF(-9, -2, 18, 30))
    return path
