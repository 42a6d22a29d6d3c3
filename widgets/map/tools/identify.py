"""Asks what is at a point: all features there, layer by layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gis.angles import Point
from gis.mapping.overlay import OverlayLook, OverlayShape
from widgets.map.canvas_door import CanvasDoor, Hit, MapButton, Pointer
from widgets.map.tools.tool_id import ToolId


class Identify:
    """Tells the point of a click and everything there, topmost first; marks the point."""

    id: str = ToolId.IDENTIFY

    def __init__(
        self, canvas: CanvasDoor, identified: Callable[[Point, Sequence[Hit]], object]
    ) -> None:
        self._canvas = canvas
        self._tell = identified
        self._pressed = False
        self._marked = False

    def press(self, pointer: Pointer) -> bool:
        """Ready a click; a drag is the canvas's."""
        self._pressed = pointer.button is MapButton.LEFT
        return False

    def move(self, pointer: Pointer) -> bool:
        """Nothing follows the pointer."""
        return False

    def release(self, pointer: Pointer) -> bool:
        """A click asks."""
        if not self._pressed or pointer.button is not MapButton.LEFT:
            return False
        self._pressed = False
        mark = OverlayShape(points=(pointer.at,), look=OverlayLook.FOUND, marks=True)
        self._canvas.show_overlay(self.id, (mark,))
        self._marked = True
        self._tell(pointer.at, self._canvas.hits(pointer.at))
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """No more than its first click."""
        self._pressed = False
        return True

    def key(self, name: str) -> bool:
        """Esc takes the mark away first."""
        if name != "Escape" or not self._marked:
            return False
        self.leave()
        return True

    def leave(self) -> None:
        """Take the mark away."""
        self._pressed = self._marked = False
        self._canvas.show_overlay(self.id, ())
