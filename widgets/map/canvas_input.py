"""Mouse and keys over the map: the tool hears first, what it leaves moves the view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from gis.angles import Point
from widgets.map.canvas_door import MapButton, MapTool, Pointer

WHEEL_STEP = 1.0015
KEY_ZOOM = 1.5
KEY_PAN_PX = 80.0
_BUTTONS = {
    Qt.MouseButton.LeftButton: MapButton.LEFT,
    Qt.MouseButton.RightButton: MapButton.RIGHT,
}
_NAMES = {
    Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Return",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Delete: "Backspace",
    Qt.Key.Key_Tab: "Tab",
}
_LETTERS = range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)


class Movable(Protocol):
    """What the input moves."""

    def pan(self, right_px: float, down_px: float) -> None:
        """Move the map."""

    def zoom(self, factor: float, at: Point | None = None) -> None:
        """Scale about a pixel."""

    def metres_at(self, pixel: QPointF) -> Point:
        """The ground under a pixel."""

    def show_cursor(self, cursor: Qt.CursorShape | None) -> None:
        """Another pointer; None for the tool's own."""

    def ask_for_frame(self) -> None:
        """Bring what is chosen, or all, into sight."""


class CanvasInput:
    """Turns events into calls of the tool, or of the view."""

    def __init__(self, canvas: Movable) -> None:
        self._canvas = canvas
        self.tool: MapTool | None = None
        self._dragged_from: QPointF | None = None
        self._pressed_at: QPointF | None = None
        self.tool_took = False
        """Whether the button pressed last was of use to the tool."""
        self._space = False
        self.before_tool: Callable[[str], bool] = lambda name: False
        """Hears a key before the tool does: whether it was taken."""
        self.after_tool: Callable[[str], bool] = lambda name: False
        """Hears a key that the tool left, before it moves the view."""
        self.claims: Callable[[str], bool] = lambda name: False
        """Whether a key belongs to the tool though an action of the window has it too."""

    @property
    def dragging(self) -> bool:
        """Whether the map is being moved by hand."""
        return self._dragged_from is not None

    # --- mouse

    def press(self, event: QMouseEvent) -> None:
        """A button went down: the middle one, or space and the left one, moves the map."""
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._space):
            self._begin_drag(event.position())
            return
        self._pressed_at = event.position()
        self.tool_took = bool(self.tool and self.tool.press(self._pointer(event, event.button())))

    def move(self, event: QMouseEvent) -> None:
        """Drag the map, or tell the tool."""
        here = event.position()
        if self._dragged_from is not None:
            step = here - self._dragged_from
            self._canvas.pan(step.x(), step.y())
            self._dragged_from = here
            return
        if self._left_drag_began(event):
            self._begin_drag(self._pressed_at or here)
            self.move(event)
            return
        if self.tool is not None:
            self.tool.move(self._pointer(event, _held(event)))

    def release(self, event: QMouseEvent) -> None:
        """A button came up."""
        if self._dragged_from is not None:
            self._dragged_from = self._pressed_at = None
            self._canvas.show_cursor(Qt.CursorShape.OpenHandCursor if self._space else None)
            return
        self._pressed_at = None
        if self.tool is not None:
            self.tool.release(self._pointer(event, event.button()))

    def double_click(self, event: QMouseEvent) -> None:
        """Tell the tool; what it leaves zooms in."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.tool and self.tool.double_click(self._pointer(event, event.button())):
            return
        self._canvas.zoom(2.0, (event.position().x(), event.position().y()))

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        at = event.position()
        self._canvas.zoom(WHEEL_STEP**turned, (at.x(), at.y()))

    def _left_drag_began(self, event: QMouseEvent) -> bool:
        """Whether a left drag that the tool has no use for has come far enough."""
        if self._pressed_at is None or self.tool_took:
            return False
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        way = (event.position() - self._pressed_at).manhattanLength()
        return way >= QApplication.startDragDistance()

    def _begin_drag(self, at: QPointF) -> None:
        self._dragged_from = at
        self._canvas.show_cursor(Qt.CursorShape.ClosedHandCursor)

    def _pointer(self, event: QMouseEvent, button: Qt.MouseButton) -> Pointer:
        held = event.modifiers()
        return Pointer(
            at=self._canvas.metres_at(event.position()),
            pixel=(event.position().x(), event.position().y()),
            button=_BUTTONS.get(button, MapButton.NONE),
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            ctrl=bool(held & Qt.KeyboardModifier.ControlModifier),
        )

    # --- keys

    def key_press(self, event: QKeyEvent) -> bool:
        """Space readies the hand; the tool hears the rest, then the view; whether it was taken."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space = True
                self._canvas.show_cursor(Qt.CursorShape.OpenHandCursor)
            return True
        if self.takes_key(key_name(event)):
            return True
        act = self._moves().get(event.key())
        if act is None:
            return False
        act()
        return True

    def takes_key(self, name: str) -> bool:
        """Tell the tool a key, and who hears before and after it; whether anybody took it."""
        if not name:
            return False
        if self.before_tool(name) or (self.tool is not None and self.tool.key(name)):
            return True
        return self.after_tool(name)

    def key_release(self, event: QKeyEvent) -> bool:
        """Space was let go."""
        if event.key() != Qt.Key.Key_Space:
            return False
        if not event.isAutoRepeat():
            self._space = False
            if self._dragged_from is None:
                self._canvas.show_cursor(None)
        return True

    def let_go(self) -> None:
        """The keys went elsewhere: nobody will tell that space was let go."""
        self._space = False
        if self._dragged_from is None:
            self._canvas.show_cursor(None)

    def _moves(self) -> Mapping[int, Callable[[], None]]:
        key, canvas = Qt.Key, self._canvas
        return {
            key.Key_Left: lambda: canvas.pan(KEY_PAN_PX, 0),
            key.Key_Right: lambda: canvas.pan(-KEY_PAN_PX, 0),
            key.Key_Up: lambda: canvas.pan(0, KEY_PAN_PX),
            key.Key_Down: lambda: canvas.pan(0, -KEY_PAN_PX),
            key.Key_Plus: lambda: canvas.zoom(KEY_ZOOM),
            key.Key_Equal: lambda: canvas.zoom(KEY_ZOOM),
            key.Key_Minus: lambda: canvas.zoom(1 / KEY_ZOOM),
            key.Key_F: canvas.ask_for_frame,
        }


def control_character(letter: str) -> str:
    """What Ctrl with a letter is called: the control character 64 below the capital."""
    return chr(ord(letter.upper()) - 64)


def key_name(event: QKeyEvent) -> str:
    """What tools call a key; "" for one that they do not hear of."""
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if ctrl and event.key() in _LETTERS:
        return control_character(chr(event.key()))
    return _NAMES.get(Qt.Key(event.key()), event.text())


def _held(event: QMouseEvent) -> Qt.MouseButton:
    """The left button where it is held during a move."""
    held = bool(event.buttons() & Qt.MouseButton.LeftButton)
    return Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
