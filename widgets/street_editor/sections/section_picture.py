"""The cross-section as a picture whose edges are dragged and whose strips are chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gis.streets.cross_section import CrossSection, Element
from gis.streets.drawing.section_edits import moved_edge, pushed_edge
from widgets.parts.fonts import enlarged
from widgets.street_editor.sections.section_painter import Across, paint_plan, paint_profile
from widgets.street_editor.sections.section_words import ASSUMED, DASH, KINDS, SHORT, metres, said

EDGE_REACH_PX = 5.0
STEP_M = 0.05
FINE_STEP_M = 0.01
SIDE_PX = 10.0
PLAN_PX = 92.0
PROFILE_PX = 12.0
GAP_PX = 8.0
LINE_PX = 6.0
LEAST_UPRIGHT = 0.8
"""Strips narrower than this share of a line of letters have none."""
UPRIGHT_GAP_PX = 4.0
Role = QPalette.ColorRole


class SectionPicture(QWidget):
    """Shows one cross-section. Drag an edge: the two strips beside it share; Shift pushes."""

    edge_dragged = Signal(int, float, bool)
    """Edge, offset from the line in metres, whether those outside go along; for a preview."""
    edge_dropped = Signal(int, float, bool)
    given_up = Signal()
    """Esc in a drag."""
    strip_chosen = Signal(int)
    """Clicked or by arrow keys."""
    strip_moved = Signal(int, int)
    """Ctrl and an arrow key: from, to."""
    strip_unwanted = Signal(int)
    """Delete."""
    width_stepped = Signal(int, float)
    """Plus and minus: by metres."""
    confirmed = Signal()
    """Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section: CrossSection | None = None
        self.mixed: frozenset[int] = frozenset()
        """Strips whose widths differ among the chosen roads."""
        self.chosen = 0
        self._hovered: int | None = None
        self._dragged: int | None = None
        self._last: tuple[int, float, bool] | None = None
        self._held: Across | None = None
        """The scale while an edge is dragged."""
        self._before: CrossSection | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_section(
        self, section: CrossSection | None, mixed: frozenset[int] = frozenset()
    ) -> None:
        """Another cross-section, or none; a drag in hand is given up."""
        self._end_drag()
        self.section, self.mixed = section, mixed
        self.chosen = min(self.chosen, len(section.elements) - 1) if section else 0
        self._fit_height()
        self.update()

    def choose(self, strip: int) -> None:
        """Choose a strip without telling."""
        self.chosen = strip
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to read."""
        return QSize(280, self.height())

    def minimumSizeHint(self) -> QSize:
        """It is squeezed in width only."""
        return QSize(160, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Widths that no longer fit stand upright, and need more room below."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def _fit_height(self) -> None:
        across = self.across()
        letters = QFontMetricsF(self._small)
        below = letters.height()
        for k, (one, left, right) in enumerate(across.strips() if across else []):
            below = max(below, words_px(self._lines(k, one), right - left, letters))
        self.setFixedHeight(round(self._plan_top + PLAN_PX + PROFILE_PX + 2 * GAP_PX + below))

    # --- geometry

    def across(self) -> Across | None:
        """Where the strips lie now."""
        if self.section is None:
            return None
        room = QRectF(SIDE_PX, self._plan_top, self.width() - 2 * SIDE_PX, PLAN_PX)
        if self._held is None:
            return Across(self.section, room)
        scale = self._held.px_per_m
        left = self._held.x_of(self.section.left_m)
        return Across(self.section, QRectF(left, room.top(), self.section.width_m * scale, PLAN_PX))

    @property
    def _plan_top(self) -> float:
        return QFontMetricsF(self._small).height() + GAP_PX

    @property
    def _small(self) -> QFont:
        return enlarged(self.font(), 0.85)

    def edge_at(self, x: float) -> int | None:
        """The edge that a pixel can take, the nearest."""
        across = self.across()
        if across is None:
            return None
        far, edge = min((abs(at - x), k) for k, at in enumerate(across.edges))
        return edge if far <= EDGE_REACH_PX else None

    def strip_at(self, x: float) -> int | None:
        """The strip at a pixel."""
        across = self.across()
        strips = across.strips() if across else []
        return next((k for k, (_, left, right) in enumerate(strips) if left <= x < right), None)

    # --- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take an edge, or choose a strip."""
        if event.button() != Qt.MouseButton.LeftButton or self.section is None:
            return
        x = event.position().x()
        edge = self.edge_at(x)
        if edge is not None:
            self._dragged, self._before, self._held = edge, self.section, self.across()
            self._last = None
            return
        strip = self.strip_at(x)
        if strip is not None:
            self.choose(strip)
            self.strip_chosen.emit(strip)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the edge, or show what can be taken."""
        if self._dragged is not None and self._held is not None and self._before is not None:
            keys = event.modifiers()
            step = FINE_STEP_M if keys & Qt.KeyboardModifier.ControlModifier else STEP_M
            by = self._held.offset_at(event.position().x())
            by -= self._before.offsets_m[self._dragged]
            to = self._before.offsets_m[self._dragged] + round(by / step) * step
            pushes = bool(keys & Qt.KeyboardModifier.ShiftModifier)
            move = (self._dragged, to, pushes)
            if move != self._last:
                self._last = move
                change = pushed_edge if pushes else moved_edge
                self.section = change(self._before, self._dragged, to)
                self.update()
                self.edge_dragged.emit(*move)
            return
        edge = self.edge_at(event.position().x())
        if edge != self._hovered:
            self._hovered = edge
            self.update()
        if edge is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.SplitHCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The edge is where it shall be."""
        move, before = self._last, self._before
        if event.button() != Qt.MouseButton.LeftButton or self._dragged is None:
            return
        self._end_drag()
        if move is not None and before is not None:
            self.section = before
            self.edge_dropped.emit(*move)
        self.update()

    def _end_drag(self) -> None:
        self._dragged = self._last = self._held = self._before = None

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered."""
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    # --- keys

    def event(self, event: QEvent) -> bool:
        """Esc in a drag is ours, whatever shortcut has it; words of a strip under the mouse."""
        if event.type() == QEvent.Type.ShortcutOverride and self._dragged is not None:
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip:
            strip = self.strip_at(event.pos().x())
            QToolTip.showText(event.globalPos(), "" if strip is None else self.words(strip), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose (with Ctrl: move), plus and minus widen, Delete, Enter, Esc."""
        if self.section is None or not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, count = event.key(), len(self.section.elements) if self.section else 0
        if key == Qt.Key.Key_Escape:
            if self._dragged is None:
                return False
            self.section = self._before
            self._end_drag()
            self.update()
            self.given_up.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            to = self.chosen + (-1 if key == Qt.Key.Key_Left else 1)
            if not 0 <= to < count:
                return True
            before, self.chosen = self.chosen, to
            self.update()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.strip_moved.emit(before, to)
            else:
                self.strip_chosen.emit(to)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            by = -STEP_M if key == Qt.Key.Key_Minus else STEP_M
            self.width_stepped.emit(self.chosen, by)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.strip_unwanted.emit(self.chosen)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the frame."""
        self.update()
        super().focusOutEvent(event)

    # --- words

    def words(self, strip: int) -> str:
        """A strip in a line of words."""
        if self.section is None:
            return ""
        one = self.section.elements[strip]
        width = DASH if strip in self.mixed else f"{metres(one.width_m)} m"
        found = f"{said(KINDS[one.kind])} {width}"
        return f"{found} ({said(ASSUMED)})" if one.assumed else found

    def retranslate(self) -> None:
        """Write all words again."""
        self.setAccessibleName(self.tr("Cross-section seen along the line"))
        self.setAccessibleDescription(
            self.tr(
                "Arrow keys choose a strip, with Ctrl they move it; plus and minus change its "
                "width, Delete removes it, Enter confirms all widths"
            )
        )
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, plan, profile, widths."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = self.across()
        if across is None:
            return
        painter.setFont(self._small)
        palette = self.palette()
        paint_plan(painter, across, palette)
        profile = across.room.translated(0.0, PROFILE_PX + 4.0)
        paint_profile(painter, Across(across.section, profile), palette, PROFILE_PX)
        for k, (one, left, right) in enumerate(across.strips()):
            self._paint_words(painter, k, one, QRectF(left, 0.0, right - left, self.height()))
        self._paint_line(painter, across)
        self._paint_edge(painter, across)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(palette.color(Role.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_words(self, painter: QPainter, k: int, one: Element, strip: QRectF) -> None:
        plan = QRectF(strip.left(), self._plan_top, strip.width(), PLAN_PX)
        if one.assumed:
            painter.setPen(QPen(self.palette().color(Role.Text), 1.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(plan.adjusted(2.0, 2.0, -2.0, -2.0))
        if k == self.chosen:
            painter.setPen(QPen(self.palette().color(Role.Highlight), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(plan.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(self.palette().color(Role.WindowText))
        letters = QFontMetricsF(painter.font())
        short = said(SHORT[one.kind])
        if letters.horizontalAdvance(short) <= strip.width() - 1.0:
            top = QRectF(strip.left(), 2.0, strip.width(), letters.height())
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, short)
        below = plan.bottom() + PROFILE_PX + GAP_PX
        room = QRectF(strip.left(), below, strip.width(), self.height() - below)
        self._write(painter, self._lines(k, one), room)

    def _lines(self, k: int, one: Element) -> list[str]:
        width = DASH if k in self.mixed else metres(one.width_m)
        return [width, said(ASSUMED)] if one.assumed else [width]

    def _write(self, painter: QPainter, lines: list[str], room: QRectF) -> None:
        """Lines below each other, each turned upright where it does not fit, else not at all."""
        letters = QFontMetricsF(painter.font())
        if room.width() < letters.height() * LEAST_UPRIGHT:
            return
        y = room.top()
        for line in lines:
            long = letters.horizontalAdvance(line)
            if long <= room.width() - 1.0:
                row = QRectF(room.left(), y, room.width(), letters.height())
                painter.drawText(row, Qt.AlignmentFlag.AlignCenter, line)
                y += letters.height()
                continue
            painter.save()
            painter.translate(room.center().x(), y)
            painter.rotate(90.0)
            painter.drawText(QPointF(1.0, letters.ascent() / 2.0 - 1.0), line)
            painter.restore()
            y += long + UPRIGHT_GAP_PX

    def _paint_line(self, painter: QPainter, across: Across) -> None:
        """The road's own line, left out where it would hide what is painted there."""
        x, top, low = across.x_of(0.0), across.room.top(), across.room.bottom()
        pen = QPen(self.palette().color(Role.Link), 2.0)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, top - LINE_PX), QPointF(x, top + LINE_PX))
        painter.drawLine(QPointF(x, low - LINE_PX), QPointF(x, low + PROFILE_PX + GAP_PX))

    def _paint_edge(self, painter: QPainter, across: Across) -> None:
        edge = self._dragged if self._dragged is not None else self._hovered
        if edge is None or edge >= len(across.edges):
            return
        painter.setPen(QPen(self.palette().color(Role.Highlight), 3.0))
        x = across.edges[edge]
        painter.drawLine(
            QPointF(x, across.room.top()), QPointF(x, across.room.bottom() + PROFILE_PX)
        )


def words_px(lines: list[str], room_px: float, letters: QFontMetricsF) -> float:
    """How high lines below a strip stand, upright where they do not fit."""
    if room_px < letters.height() * LEAST_UPRIGHT:
        return 0.0
    found = 0.0
    for line in lines:
        long = letters.horizontalAdvance(line)
        found += letters.height() if long <= room_px - 1.0 else long + UPRIGHT_GAP_PX
    return found
