"""Crashes of each month as bars, and a window over them that can be dragged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gis.crashes.coverage import RecordingBreak
from gis.crashes.filters import ANY_TIME, Period
from gis.crashes.records import MonthState
from widgets.crashes.hatch import paint_hatch
from widgets.crashes.month_scale import MonthScale
from widgets.parts.months import MONTHS, first_day, month_key
from widgets.parts.words import day_text, language_code, month_text, year_text

FRAME_MS = 33
"""While dragging the period is told no more often than this."""
GRIP_PX = 7
EDGE_PX = 8
VEIL_ALPHA = 150
BARS_EM = 3.4


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBars:
    """What stands in the bar: months from `first` on."""

    first: int
    counts: tuple[int, ...]
    """Crashes that pass every condition but the period."""
    states: Mapping[str, MonthState]
    """By "2025-01"; missing ones are unknown."""
    breaks: Sequence[RecordingBreak] = ()


class _Part(Enum):
    START = "start"
    STOP = "stop"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class _Drag:
    part: _Part
    from_x: float
    before: Period


class PeriodBar(QWidget):
    """Tells the period that is wanted; snaps to months.

    Keys: arrows move the window by a month, Page Up and Page Down by a year, Ctrl+arrows move its
    start, Shift+arrows its end, Home and End go to the first and last month, Escape asks all.
    """

    period_wanted = Signal(object)
    drag_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = MonthBars(first=0, counts=(), states={})
        self._period = ANY_TIME
        self._drag: _Drag | None = None
        self._throttle = QTimer(self)
        self._throttle.setSingleShot(True)
        self._throttle.setInterval(FRAME_MS)
        self._throttle.timeout.connect(self._tell)
        self._told = ANY_TIME
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    # --- what is shown

    def show_bars(self, bars: MonthBars) -> None:
        """Other counts."""
        self._bars = bars
        self.update()

    def show_period(self, period: Period) -> None:
        """Another period; a drag that is going on stays the master."""
        if self._drag is None:
            self._period = self._told = period
            self.update()

    @property
    def period(self) -> Period:
        """The period on the screen, which while dragging runs before the one that was told."""
        return self._period

    @property
    def dragging(self) -> bool:
        """Whether the mouse holds the window or a handle."""
        return self._drag is not None

    def scale(self) -> MonthScale:
        """Months over the width between the edges."""
        return MonthScale(
            self._bars.first, len(self._bars.counts), max(self.width() - 2 * EDGE_PX, 1)
        )

    def sizeHint(self) -> QSize:
        """Bars, and a line of years."""
        line = self.fontMetrics().height()
        return QSize(24 * line, int((BARS_EM + 1.2) * line) + 4)

    def minimumSizeHint(self) -> QSize:
        """Narrower, and lower: the bars shrink before the fields for the days do."""
        return QSize(120, int(2.2 * self.fontMetrics().height()))

    # --- dragging

    def handle_x(self) -> tuple[float, float]:
        """Where the two handles stand."""
        scale = self.scale()
        start, stop = scale.edges_of(self._period)
        first, last = self._period
        left = scale.x_of_edge(start) if first is None else scale.x_of_day(first)
        right = scale.x_of_edge(stop)
        if last is not None:
            right = scale.x_of_day(last) + scale.step / 31
        left = min(max(left, 0.0), scale.width)
        return EDGE_PX + left, EDGE_PX + max(min(right, scale.width), left)

    def _part_at(self, x: float) -> _Part:
        left, right = self.handle_x()
        near_left, near_right = abs(x - left), abs(x - right)
        if min(near_left, near_right) <= GRIP_PX:
            return _Part.START if near_left < near_right else _Part.STOP
        if left < x < right:
            return _Part.WINDOW
        return _Part.START if x < left else _Part.STOP

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grip a handle or the window; a click beside it moves the nearer handle there."""
        if event.button() != Qt.MouseButton.LeftButton or not self._bars.counts:
            return
        x = event.position().x()
        self._drag = _Drag(self._part_at(x), x, self._period)
        if self._drag.part is not _Part.WINDOW:
            self._follow(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse; show what it would grip."""
        x = event.position().x()
        if self._drag is not None:
            self._follow(x)
        elif self._bars.counts:
            grips = self._part_at(x) is _Part.WINDOW
            shape = Qt.CursorShape.OpenHandCursor if grips else Qt.CursorShape.SizeHorCursor
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the last place at once."""
        if self._drag is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drag = None
            self._throttle.stop()
            self._tell()
            self.drag_ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask only the month under the mouse."""
        if self._bars.counts:
            scale = self.scale()
            month = scale.month_at(event.position().x() - EDGE_PX)
            self._want(scale.period_of(month, month + 1))

    def _follow(self, x: float) -> None:
        drag, scale = self._drag, self.scale()
        if drag is None:
            return
        if drag.part is _Part.WINDOW:
            wanted = scale.moved(drag.before, round((x - drag.from_x) / scale.step))
            if wanted == scale.period_of(*scale.edges_of(drag.before)):
                wanted = drag.before  # exact days stay while the window has not moved
        elif drag.part is _Part.START:
            wanted = scale.with_start(drag.before, scale.edge_at(x - EDGE_PX))
        else:
            wanted = scale.with_stop(drag.before, scale.edge_at(x - EDGE_PX))
        if wanted != self._period:
            self._period = wanted
            self.update()
            if not self._throttle.isActive():
                self._throttle.start()

    def _tell(self) -> None:
        if self._period != self._told:
            self._told = self._period
            self.period_wanted.emit(self._period)

    def _want(self, period: Period) -> None:
        self._period = period
        self.update()
        self._tell()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move window or handles."""
        wanted = self._by_key(event) if self._bars.counts else None
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self._want(wanted)

    def _by_key(self, event: QKeyEvent) -> Period | None:
        scale, key = self.scale(), Qt.Key(event.key())
        start, stop = scale.edges_of(self._period)
        jumps = {Qt.Key.Key_PageUp: -MONTHS, Qt.Key.Key_PageDown: MONTHS}
        ends = {Qt.Key.Key_Home: -scale.count, Qt.Key.Key_End: scale.count}
        if (step := {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)) is not None:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return scale.with_start(self._period, start + step)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                return scale.with_stop(self._period, stop + step)
            return scale.moved(self._period, step)
        if (months := (jumps | ends).get(key)) is not None:
            return scale.moved(self._period, months)
        return ANY_TIME if key == Qt.Key.Key_Escape and self._period != ANY_TIME else None

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, hatch, breaks, years, window."""
        painter = QPainter(self)
        palette, line = self.palette(), self.fontMetrics().height()
        area = QRectF(EDGE_PX, 2, self.width() - 2 * EDGE_PX, self.height() - line - 6)
        painter.fillRect(area, palette.color(QPalette.ColorRole.Base))
        if not self._bars.counts:
            return
        self._paint_months(painter, area)
        self._paint_years(painter, area)
        self._paint_breaks(painter, area)
        self._paint_window(painter, area)

    def _paint_months(self, painter: QPainter, area: QRectF) -> None:
        scale, most = self.scale(), max(*self._bars.counts, 1)
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        gap = min(1.0, scale.step / 5)
        for number, count in enumerate(self._bars.counts):
            month = self._bars.first + number
            x, high = area.left() + number * scale.step, area.height() * 0.92 * count / most
            if self._bars.states.get(month_key(month)) is MonthState.INCOMPLETE:
                paint_hatch(
                    painter, QRectF(x, area.top(), scale.step, area.height()), self.palette()
                )
            painter.fillRect(
                QRectF(x + gap / 2, area.bottom() - high, scale.step - gap, high), colour
            )

    def _paint_years(self, painter: QPainter, area: QRectF) -> None:
        scale, metrics = self.scale(), self.fontMetrics()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        free = area.left() - 1
        for month in range(self._bars.first, self._bars.first + scale.count):
            if month % MONTHS and month != self._bars.first:
                continue
            x = area.left() + scale.x_of_edge(month)
            text = year_text(month // MONTHS)
            room = metrics.horizontalAdvance(text) + 6
            next_year = area.left() + scale.x_of_edge((month // MONTHS + 1) * MONTHS)
            crowded = month % MONTHS and next_year - x < room
            if x >= free and not crowded and x + room <= self.width() + 6:
                painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 3))
                painter.drawText(QPointF(x + 2, area.bottom() + 2 + metrics.ascent()), text)
                free = x + room

    def _paint_breaks(self, painter: QPainter, area: QRectF) -> None:
        scale = self.scale()
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(colour, 1.4, Qt.PenStyle.DashLine))
        for entry in self._bars.breaks:
            x = area.left() + scale.x_of_day(entry.on)
            if area.left() < x < area.right():
                painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
                painter.setBrush(colour)
                painter.drawPolygon(
                    [
                        QPointF(x - 4, area.top()),
                        QPointF(x + 4, area.top()),
                        QPointF(x, area.top() + 5),
                    ]
                )

    def _paint_window(self, painter: QPainter, area: QRectF) -> None:
        left, right = self.handle_x()
        veil = QColor(self.palette().color(QPalette.ColorRole.Window))
        veil.setAlpha(VEIL_ALPHA)
        painter.fillRect(QRectF(area.left(), area.top(), left - area.left(), area.height()), veil)
        painter.fillRect(QRectF(right, area.top(), area.right() - right, area.height()), veil)
        text = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(text, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left, area.top(), right - left, area.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Button))
        middle = area.center().y()
        for x in (left, right):
            painter.drawRoundedRect(QRectF(x - 4, middle - 11, 8, 22), 3, 3)
            painter.drawLine(QPointF(x, middle - 5), QPointF(x, middle + 5))
        if self.hasFocus():
            painter.setPen(QPen(text, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1))

    # --- words

    def month_words(self, month: int) -> str:
        """What is to be said of one month."""
        count = self._bars.counts[month - self._bars.first]
        words = self.tr("{month}: {count} crashes").format(
            month=month_text(first_day(month)), count=f"{count:,}"
        )
        state = self._bars.states.get(month_key(month), MonthState.UNKNOWN)
        if state is MonthState.INCOMPLETE:
            words += "\n" + self.tr("⚠ Incomplete: fewer crashes are held than were published.")
        elif state is MonthState.UNKNOWN:
            words += "\n" + self.tr("No figure was published to compare with.")
        chinese = language_code() != "en"
        for entry in self._bars.breaks:
            if month_key(month) == f"{entry.on:%Y-%m}":
                what = entry.what_zh if chinese else entry.what_en
                words += f"\n{day_text(entry.on)}: {what}"
        return words

    def event(self, event: QEvent) -> bool:
        """Tell the month under the mouse as a tooltip."""
        if isinstance(event, QHelpEvent) and self._bars.counts:
            month = self.scale().month_at(event.pos().x() - EDGE_PX)
            QToolTip.showText(event.globalPos(), self.month_words(month), self)
            return True
        return super().event(event)
