"""The hours of the day as a strip of bars: drag over hours to choose them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

HOURS = 24
BARS_EM = 2.6
LABELLED = (0, 6, 12, 18)
PALE_ALPHA = 90


class HourStrip(QWidget):
    """Hours 0 to 23. A drag chooses hours (over midnight too), with Ctrl it adds or takes away.

    By keys: arrows move, Space ticks the hour, Shift with arrows extends, Escape asks nothing.
    """

    hours_wanted = Signal(object)
    """A frozenset of hours; empty asks nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[int, ...] = (0,) * HOURS
        self._chosen: frozenset[int] = frozenset()
        self._drag: tuple[int, int] | None = None
        self._before: frozenset[int] = frozenset()
        self._takes_away = False
        self._cursor = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Sequence[int], chosen: frozenset[int]) -> None:
        """Other counts of the 24 hours, and another choice."""
        self._counts, self._chosen = tuple(counts), chosen
        self.update()

    def sizeHint(self) -> QSize:
        """Bars and a line of hours."""
        line = self.fontMetrics().height()
        return QSize(16 * line, int((1 + BARS_EM) * line) + 6)

    def hour_at(self, x: float) -> int:
        """The hour at a place of the strip."""
        return min(max(int(x / max(self.width(), 1) * HOURS), 0), HOURS - 1)

    def _dragged(self) -> frozenset[int]:
        if self._drag is None:
            return frozenset()
        first, last = sorted(self._drag)
        return frozenset(range(first, last + 1))

    def _shown(self) -> frozenset[int]:
        """The choice while dragging, else the one that holds."""
        if self._drag is None:
            return self._chosen
        dragged = self._dragged()
        return self._before - dragged if self._takes_away else self._before | dragged

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        hour = self.hour_at(event.position().x())
        adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._before = self._chosen if adding else frozenset()
        self._takes_away = adding and hour in self._chosen
        self._cursor = hour
        self._drag = hour, hour
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Widen the drag."""
        hour = self.hour_at(event.position().x())
        if self._drag is not None:
            self._drag = self._drag[0], hour
            self.update()

    def event(self, event: QEvent) -> bool:
        """Tell the hour under the mouse as a tooltip."""
        if isinstance(event, QHelpEvent):
            hour = self.hour_at(event.pos().x())
            words = self.tr("{hour}:00–{hour}:59 · {count} crashes").format(
                hour=f"{hour:02d}", count=f"{self._counts[hour]:,}"
            )
            QToolTip.showText(event.globalPos(), f"{words}\n{self.toolTip()}", self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the hours; a click on the only chosen hour asks nothing again."""
        if self._drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        wanted = self._shown()
        self._drag = None
        self._tell(frozenset() if wanted == self._chosen else wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, tick, extend, reset."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._cursor = (self._cursor + step) % HOURS
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._tell(self._chosen | {(self._cursor - step) % HOURS, self._cursor})
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self._tell(self._chosen ^ {self._cursor})
        elif event.key() == Qt.Key.Key_Escape and self._chosen:
            self._tell(frozenset())
        else:
            super().keyPressEvent(event)

    def _tell(self, wanted: frozenset[int]) -> None:
        self.update()
        self.hours_wanted.emit(frozenset() if len(wanted) == HOURS else wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, chosen ones strong, and some hours beneath."""
        painter = QPainter(self)
        palette, line = self.palette(), self.fontMetrics().height()
        high = self.height() - line - 4
        wide, most = self.width() / HOURS, max(max(self._counts), 1)
        shown = self._shown()
        painter.fillRect(
            QRectF(0, 0, self.width(), high + 2), palette.color(QPalette.ColorRole.Base)
        )
        for hour, count in enumerate(self._counts):
            colour = palette.color(QPalette.ColorRole.Highlight)
            if shown and hour not in shown:
                colour.setAlpha(PALE_ALPHA)
            tall = (high - 2) * count / most
            painter.fillRect(QRectF(hour * wide + 1, high - tall, wide - 1.5, tall), colour)
            if hour in shown:
                painter.fillRect(
                    QRectF(hour * wide, high, wide, 3), palette.color(QPalette.ColorRole.Highlight)
                )
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        for hour in LABELLED:
            painter.drawText(
                QRectF(hour * wide + 1, high + 3, 6 * wide, line),
                int(Qt.AlignmentFlag.AlignLeft),
                f"{hour:02d}",
            )
        painter.drawText(
            QRectF(0, high + 3, self.width(), line), int(Qt.AlignmentFlag.AlignRight), "24"
        )
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            painter.drawRect(QRectF(self._cursor * wide + 0.5, 0.5, wide - 1, high + 1))
