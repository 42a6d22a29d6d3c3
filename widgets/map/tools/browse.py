"""The usual tool: a click picks what lies there, a double click opens it, a drag pans."""

from __future__ import annotations

from collections.abc import Callable

from gis.angles import Point
from widgets.map.canvas_door import CanvasDoor, Hit, MapButton, Pointer
from widgets.map.tools.tool_id import ToolId


class Browse:
    """Tells the topmost feature clicked (None beside all), hovered, and opened."""

    id: str = ToolId.BROWSE

    def __init__(
        self,
        canvas: CanvasDoor,
        *,
        picked: Callable[[Hit | None, Pointer], object],
        opened: Callable[[Hit, Point], bool],
        hovered: Callable[[Hit | None], object] = lambda hit: None,
    ) -> None:
        """`opened` says whether a feature, clicked there, is one that opens, as a junction is."""
        self._canvas = canvas
        self._picked = picked
        self._opened = opened
        self._hovered = hovered
        self._under: Hit | None = None
        self._pressed = False

    def press(self, pointer: Pointer) -> bool:
        """Ready a click; a drag is the canvas's."""
        self._pressed = pointer.button is MapButton.LEFT
        return False

    def move(self, pointer: Pointer) -> bool:
        """Tell what comes under the pointer, once."""
        if pointer.button is MapButton.NONE:
            self._hover(self._topmost(pointer))
        return False

    def release(self, pointer: Pointer) -> bool:
        """A click picks."""
        if not self._pressed or pointer.button is not MapButton.LEFT:
            return False
        self._pressed = False
        self._picked(self._topmost(pointer), pointer)
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """Open the topmost feature that opens; without one the canvas zooms in."""
        self._pressed = False
        return any(self._opened(hit, pointer.at) for hit in self._canvas.hits(pointer.at))

    def key(self, name: str) -> bool:
        """Esc picks nothing, and is left to the canvas too."""
        if name == "Escape":
            self._picked(None, Pointer(at=(0.0, 0.0)))
        return False

    def leave(self) -> None:
        """Nothing is hovered any more."""
        self._pressed = False
        self._hover(None)

    def _topmost(self, pointer: Pointer) -> Hit | None:
        return next(iter(self._canvas.hits(pointer.at)), None)

    def _hover(self, hit: Hit | None) -> None:
        before, self._under = self._under, hit
        if _which(hit) != _which(before):
            self._hovered(hit)


def _which(hit: Hit | None) -> tuple[str, int] | None:
    """The feature alone: the distance to it changes with every move."""
    return None if hit is None else (hit.layer_id, hit.index)
