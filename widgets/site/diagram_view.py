"""The diagram on the screen: zoom, pan, hover and choose a glyph, with mouse or keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from gis.display.primitives import DisplayList
from widgets.parts.display_painter import paint_halo, paint_items
from widgets.parts.view_transform import ViewTransform, fitted
from widgets.site.diagram_hits import GlyphIndex

REACH_PX = 6.0
MARGIN_PX = 16.0
NARROWEST, WIDEST = 0.6, 2.5
WHEEL_STEP = 1.0015
KEY_ZOOM = 1.25
BENT = 1.1
"""A change of shape beyond this is worth another arrangement."""
REST_MS = 200
KEY_PAN_PX = 48.0
PAPER = QColor("#ffffff")
"""The diagram lies on white paper in both themes: its colours are those of the print."""


class DiagramView(QWidget):
    """Shows one display list; keys of glyphs are hovered, chosen and told to the outside."""

    glyph_chosen = Signal(str)
    aspect_changed = Signal(float)
    """The place has had another shape for a moment: the drawing fits it badly now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing: DisplayList | None = None
        self._keys: tuple[str, ...] = ()
        self._index = GlyphIndex((), ())
        self._view: ViewTransform | None = None
        self._picture: QPixmap | None = None
        self._fits = True
        self._dragged_from: QPointF | None = None
        self._moved = False
        self.hovered = ""
        self.chosen = ""
        self.describe: Callable[[str], str] = lambda key: key
        self._shaped_for = 0.0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._tell_aspect)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 160)

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(720, 480)

    # --- what is shown

    def show_drawing(self, drawing: DisplayList | None, keys: Sequence[str] = ()) -> None:
        """Show another drawing (None: empty paper), fitted; `keys` are those of its glyphs."""
        self._drawing = drawing
        self._keys = tuple(keys)
        self._index = GlyphIndex(drawing.items if drawing else (), self._keys)
        self.hovered = self.chosen = ""
        self._shaped_for = self.aspect
        self.fit()

    def reshape(self, drawing: DisplayList) -> None:
        """Show the same glyphs arranged otherwise; the chosen one stays chosen."""
        chosen = self.chosen
        self.show_drawing(drawing, self._keys)
        self.choose(chosen)

    def was_shaped_for(self, aspect: float) -> None:
        """Tell the shape that the drawing was made for: the place may have changed meanwhile."""
        self._shaped_for = aspect
        if self.isVisible():
            self._rest.start()

    def choose(self, key: str) -> None:
        """Mark a glyph ("" for none) without telling anybody."""
        if key != self.chosen:
            self.chosen = key if key in self._keys else ""
            self.update()

    @property
    def view(self) -> ViewTransform | None:
        """Where the drawing stands; None without a drawing."""
        return self._view

    @property
    def aspect(self) -> float:
        """Width over height, kept where drawings can still be arranged well."""
        shape = self.width() / max(self.height(), 1)
        return min(max(shape, NARROWEST), WIDEST)

    # --- moving about

    def fit(self) -> None:
        """The whole drawing in the middle."""
        self._fits = True
        if self._drawing is None:
            self._set_view(None)
            return
        self._set_view(
            fitted(
                self._drawing.frame,
                width_px=self.width(),
                height_px=self.height(),
                margin_px=MARGIN_PX,
            )
        )

    def zoom_in(self) -> None:
        """A larger drawing."""
        self.zoom(KEY_ZOOM)

    def zoom_out(self) -> None:
        """A smaller drawing."""
        self.zoom(1 / KEY_ZOOM)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Scale about a pixel (the middle where none is given)."""
        if self._view is None:
            return
        pixel = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self._fits = False
        self._set_view(self._view.zoomed(factor, at=(pixel.x(), pixel.y())))

    def pan(self, right_px: float, down_px: float) -> None:
        """Move the drawing by pixels."""
        if self._view is not None:
            self._fits = False
            self._set_view(self._view.moved(right_px=right_px, down_px=down_px))

    def _set_view(self, view: ViewTransform | None) -> None:
        self._view = view
        self._picture = None
        self.update()

    def step(self, by: int) -> None:
        """Choose the next (or an earlier) glyph in the order of the list."""
        if not self._keys:
            return
        place = self._keys.index(self.chosen) + by if self.chosen in self._keys else 0
        self._choose_and_tell(self._keys[place % len(self._keys)])

    def _choose_and_tell(self, key: str) -> None:
        self.choose(key)
        self.glyph_chosen.emit(key)

    # --- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted drawing fitted."""
        if self._fits:
            self.fit()
            if self._drawing is not None:
                self._rest.start()
        self._picture = None

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden place needs no other drawing."""
        self._rest.stop()
        super().hideEvent(event)

    def _tell_aspect(self) -> None:
        """Ask for another arrangement, unless the officer looks at a part of this one."""
        change = self.aspect / self._shaped_for if self._shaped_for else 1.0
        if self._fits and self._drawing is not None and not 1 / BENT < change < BENT:
            self.aspect_changed.emit(self.aspect)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom(WHEEL_STEP ** event.angleDelta().y(), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag or a click."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._dragged_from = event.position()
            self._moved = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the drawing, or mark the glyph under the pointer."""
        here = event.position()
        if self._dragged_from is None:
            self._hover(self._key_under(here))
            return
        step = here - self._dragged_from
        if not self._moved and step.manhattanLength() < QApplication.startDragDistance():
            return
        self._moved = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.pan(step.x(), step.y())
        self._dragged_from = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or choose what was clicked."""
        was_click = self._dragged_from is not None and not self._moved
        self._dragged_from = None
        self.unsetCursor()
        if was_click and event.button() == Qt.MouseButton.LeftButton:
            self._choose_and_tell(self._key_under(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit on a double click beside the glyphs."""
        if not self._key_under(event.position()):
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._hover("")

    def event(self, event: QEvent) -> bool:
        """Tell why a glyph is drawn so, as a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self._key_under(QPointF(event.pos()))
            if key:
                QToolTip.showText(event.globalPos(), self.describe(key), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan, plus and minus zoom, F fits, Page Up and Page Down step, Esc lets go."""
        act = self._key_actions().get(event.key())
        if act is None:
            super().keyPressEvent(event)
            return
        act()

    def _key_actions(self) -> dict[int, Callable[[], None]]:
        key = Qt.Key
        return {
            key.Key_Left: lambda: self.pan(KEY_PAN_PX, 0),
            key.Key_Right: lambda: self.pan(-KEY_PAN_PX, 0),
            key.Key_Up: lambda: self.pan(0, KEY_PAN_PX),
            key.Key_Down: lambda: self.pan(0, -KEY_PAN_PX),
            key.Key_Plus: lambda: self.zoom(KEY_ZOOM),
            key.Key_Equal: lambda: self.zoom(KEY_ZOOM),
            key.Key_Minus: lambda: self.zoom(1 / KEY_ZOOM),
            key.Key_F: self.fit,
            key.Key_PageDown: lambda: self.step(1),
            key.Key_PageUp: lambda: self.step(-1),
            key.Key_Escape: lambda: self._choose_and_tell(""),
        }

    def _key_under(self, pixel: QPointF) -> str:
        if self._view is None:
            return ""
        here = self._view.to_metres((pixel.x(), pixel.y()))
        return self._index.key_at(here, REACH_PX / self._view.scale) or ""

    def _hover(self, key: str) -> None:
        if key != self.hovered:
            self.hovered = key
            self.setCursor(Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor)
            self.update()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and over it the glyphs that are pointed at or chosen."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted())
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        for key, alpha in ((self.hovered, 0.25), (self.chosen, 0.45)):
            self._paint_marked(painter, key, accent, alpha)
        if self.hasFocus():
            painter.setPen(accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_marked(self, painter: QPainter, key: str, accent: QColor, alpha: float) -> None:
        if not key or self._view is None or self._drawing is None:
            return
        glow = QColor(accent)
        glow.setAlphaF(alpha)
        items = [item for item in self._drawing.items if item.key == key]
        paint_halo(painter, items, self._view, glow, 5.0)
        paint_items(painter, items, self._view, font=self.font())

    def _painted(self) -> QPixmap:
        """The drawing at its place, painted once for each view."""
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            picture = QPixmap((self.size() * ratio).expandedTo(QSize(1, 1)))
            picture.setDevicePixelRatio(ratio)
            picture.fill(PAPER)
            if self._drawing is not None and self._view is not None:
                painter = QPainter(picture)
                paint_items(painter, self._drawing.items, self._view, font=self.font())
                painter.end()
            self._picture = picture
        return self._picture
