"""The map on the screen: shows layers by tiles, hears mouse and keys, lets tools and panels in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.mapping.layer_stack import LayerStack
from gis.angles import Point
from gis.display.primitives import Bounds
from gis.mapping.hits import hits_near
from gis.mapping.layers import LayerId, MapLayer
from gis.mapping.overlay import OverlayShape
from widgets.map.canvas_door import Hit, MapTool
from widgets.map.canvas_drops import CanvasDrops
from widgets.map.canvas_input import CanvasInput, key_name
from widgets.map.frame import DARK_GROUND, LIGHT_GROUND, MapFrame, MapLook
from widgets.map.live_layers import LiveLayers
from widgets.map.navigation import Window, first_window
from widgets.map.overlay_painter import paint_overlay
from widgets.map.tile_picture import TilePicture
from widgets.parts.view_transform import ViewTransform

Decoration = Callable[[QPainter, Window], None]
"""Paints something fixed to the window: a scale bar, an arrow to the north."""
SETTLE_MS = 120


class MapCanvas(QWidget):
    """The map; `CanvasDoor` says what tools may ask of it."""

    view_changed = Signal(object)
    """The `Window` now looked through."""
    view_settled = Signal(object)
    """The same, once it has rested a moment."""
    pointer_moved = Signal(object)
    """The ground under the pointer, None where it left."""
    sharp = Signal()
    frame_wanted = Signal()
    """F: bring what is chosen into sight, or all."""
    tool_left = Signal()
    """Esc with nothing left to cancel."""
    menu_wanted = Signal(object, object)
    """The ground and the point of the screen where a menu was asked for."""
    tool_used = Signal(object)
    """The tool that has the mouse now, or None."""
    heard = Signal()
    """Mouse or keys did something: what a tool says of itself may be another now."""

    def __init__(self, stack: LayerStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = stack
        self.window_ = first_window(800, 600)
        self.picture = TilePicture(self._look(), self)
        self.live = LiveLayers()
        self.input = CanvasInput(self)
        self.drops = CanvasDrops(self, self.metres_at)
        self.drawings: list[Decoration] = []
        """Paint what is drawn on the map, below what tools show."""
        self.decorations: list[Decoration] = []
        self._overlays: dict[str, tuple[OverlayShape, ...]] = {}
        self._cursor = Qt.CursorShape.ArrowCursor
        self._shows_all = True
        """Whether nobody has looked closer yet: a larger window shows all again."""
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(SETTLE_MS)
        self._resting.timeout.connect(lambda: self.view_settled.emit(self.window_))
        self.picture.changed.connect(self.update)
        self.picture.sharp.connect(self.sharp)
        stack.changed.connect(self._layers_changed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.picture.show_layers(stack.layers)

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(800, 600)

    def finish(self) -> None:
        """End the painting thread; the canvas is to be closed."""
        self._resting.stop()
        self.picture.finish()

    @property
    def is_at_rest(self) -> bool:
        """Whether all in sight is painted, and the panels know what is in sight."""
        return self.picture.is_sharp and not self._resting.isActive()

    # --- the door

    @property
    def metres_per_pixel(self) -> float:
        """Of the view as it is, logical pixels."""
        return 1 / self.window_.view.scale

    @property
    def denominator(self) -> float:
        """Scale denominator of the view."""
        return self.window_.denominator

    @property
    def visible_bounds(self) -> Bounds:
        """The ground in sight, metres."""
        return self.window_.bounds

    def hits(self, at: Point, reach_px: float = 6.0) -> Sequence[Hit]:
        """Features within reach of a point: topmost layer first, then the nearest."""
        reach = reach_px * self.metres_per_pixel
        found: list[Hit] = []
        for layer in reversed(self.stack.layers):
            if layer.features is None or not layer.is_choosable:
                continue
            if not layer.seen_at(self.denominator):
                continue
            found += [
                Hit(
                    layer_id=layer.id,
                    index=index,
                    feature_id=int(layer.features.ids[index]),
                    distance_m=distance,
                )
                for index, distance in hits_near(layer.features, at, reach)
            ]
        return found

    def show_overlay(self, owner: str, shapes: Sequence[OverlayShape]) -> None:
        """Show shapes over the map in place of those the same owner showed before."""
        if self._overlays.get(owner, ()) == tuple(shapes):
            return
        self._overlays[owner] = tuple(shapes)
        self.update()

    def zoom_to(self, bounds: Bounds, margin: float = 0.05) -> None:
        """Bring a box into view."""
        self.look_through(self.window_.showing(bounds, margin))

    def centre_on(self, at: Point, denominator: float | None = None) -> None:
        """Bring a point into the middle."""
        self.look_through(self.window_.centred(at, denominator))

    # --- the view

    @property
    def overlays(self) -> Mapping[str, tuple[OverlayShape, ...]]:
        """What lies over the map now, by owner."""
        return self._overlays

    def look_through(self, window: Window) -> None:
        """Show another part of the map."""
        self._shows_all = False
        self._show(window)

    def _show(self, window: Window) -> None:
        if window == self.window_:
            return
        self.window_ = window
        self.picture.look_at(self.frame)
        self.view_changed.emit(window)
        self._resting.start()
        self.update()

    @property
    def frame(self) -> MapFrame:
        """What is to be painted, in device pixels."""
        ratio = self.devicePixelRatioF()
        view = self.window_.view
        return MapFrame(
            view=ViewTransform(scale=view.scale * ratio, left=view.left, top=view.top),
            width=round(self.width() * ratio),
            height=round(self.height() * ratio),
            ratio=ratio,
        )

    def zoom_all(self) -> None:
        """All visible layers in sight."""
        bounds = self.picture.bounds
        if bounds is not None:
            self._show(self.window_.showing(bounds))
        self._shows_all = True

    def pan(self, right_px: float, down_px: float) -> None:
        """Move the map by logical pixels, but not out of sight of all there is."""
        moved, bounds = self.window_.moved(right_px, down_px), self.picture.bounds
        if bounds is not None:
            moved = moved.kept_near(bounds, self.window_.middle)
        self.look_through(moved)

    def zoom(self, factor: float, at: Point | None = None) -> None:
        """Scale about a pixel, the middle where none is given."""
        self.look_through(self.window_.zoomed(factor, at))

    def metres_at(self, pixel: QPointF) -> Point:
        """The ground under a pixel."""
        return self.window_.view.to_metres((pixel.x(), pixel.y()))

    # --- tools

    def use_tool(self, tool: MapTool | None, cursor: Qt.CursorShape) -> None:
        """Give the mouse to another tool."""
        if self.input.tool is not None:
            self.input.tool.leave()
        self.input.tool = tool
        self._cursor = cursor
        self.show_cursor(None)
        self.tool_used.emit(tool)

    def show_cursor(self, cursor: Qt.CursorShape | None) -> None:
        """Another pointer; None for the tool's own."""
        self.setCursor(self._cursor if cursor is None else cursor)

    def ask_for_frame(self) -> None:
        """F was pressed."""
        self.frame_wanted.emit()

    # --- layers

    def _layers_changed(self, ids: frozenset[LayerId]) -> None:
        before = self.picture.bounds
        self.picture.show_layers([self.live.dress(layer) for layer in self.stack.layers])
        if self._shows_all and self.picture.bounds != before:
            self.zoom_all()
        self.update()

    def dress_layers(self, dress: Callable[[MapLayer], MapLayer]) -> None:
        """Show each layer as `dress` gives it: the same object for the same layer."""
        self.live.dress = dress
        self.picture.show_layers([dress(layer) for layer in self.stack.layers])
        self.update()

    def _look(self) -> MapLook:
        dark = self.palette().color(QPalette.ColorRole.Base).lightness() < 128
        ground = QColor(DARK_GROUND if dark else LIGHT_GROUND)
        return MapLook(ground=ground, font=self.font(), dark=dark)

    # --- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tiles, then what is edited, then what lies over the map."""
        painter = QPainter(self)
        frame = self.frame
        self.picture.paint(painter, frame)
        self.live.paint(painter, frame)
        self._let_paint(self.drawings, painter)
        shapes = [shape for some in self._overlays.values() for shape in some]
        if shapes:
            paint_overlay(painter, shapes, self.window_.view, self.palette())
        self._let_paint(self.decorations, painter)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _let_paint(self, decorations: Sequence[Decoration], painter: QPainter) -> None:
        for decorate in decorations:
            painter.save()
            decorate(painter, self.window_)
            painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle in the middle, and all in sight where all was."""
        self._show(self.window_.resized(self.width(), self.height()))
        if self._shows_all:
            self.zoom_all()

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden map tells nobody where it rests."""
        self._resting.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow colours and letters."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.picture.show_look(self._look())
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """To the input."""
        self.input.press(event)
        self.heard.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """To the input; tells where the pointer is."""
        self.input.move(event)
        self.heard.emit()
        self.pointer_moved.emit(self.metres_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """To the input."""
        self.input.release(event)
        self.heard.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """To the input."""
        self.input.double_click(event)
        self.heard.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Tell where a menu was asked for, unless the right button was of use to the tool."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if not (by_mouse and self.input.tool_took):
            pixel = event.pos() if by_mouse else self.rect().center()
            self.menu_wanted.emit(self.metres_at(QPointF(pixel)), self.mapToGlobal(pixel))
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keys that are held are let go elsewhere."""
        self.input.let_go()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """To the input."""
        self.input.wheel(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is nowhere."""
        self.pointer_moved.emit(None)

    def event(self, event: QEvent) -> bool:
        """Tab is a key like others where the tool takes it, else it goes to the next control."""
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.type() == QEvent.Type.ShortcutOverride and self.input.claims(key_name(event)):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if event.key() == Qt.Key.Key_Tab and plain and self.input.takes_key("Tab"):
                self.heard.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the input; an Esc that nobody takes ends the tool."""
        if self.input.key_press(event):
            self.heard.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.tool_left.emit()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """To the input."""
        if not self.input.key_release(event):
            super().keyReleaseEvent(event)
