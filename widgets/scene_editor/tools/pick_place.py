"""The click that says where a crash happened."""

from __future__ import annotations

from collections.abc import Callable

from gis.angles import Point
from widgets.map.canvas_door import MapButton, Pointer


class PickPlace:
    """Tells the first click; a drag moves the map as always."""

    id = "pick_place"

    def __init__(self, picked: Callable[[Point], None], given_up: Callable[[], None]) -> None:
        self._picked, self._given_up = picked, given_up
        self._pressed: Point | None = None

    def press(self, pointer: Pointer) -> bool:
        """The click may become a drag of the map: the release tells."""
        self._pressed = pointer.pixel if pointer.button is MapButton.LEFT else None
        return False

    def move(self, pointer: Pointer) -> bool:
        """Nothing follows the mouse."""
        return False

    def release(self, pointer: Pointer) -> bool:
        """The place is picked."""
        if self._pressed is None or pointer.button is not MapButton.LEFT:
            return False
        self._pressed = None
        self._picked(pointer.at)
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """The first of the two clicks said it."""
        return True

    def key(self, name: str) -> bool:
        """Esc gives up."""
        if name == "Escape":
            self._given_up()
            return True
        return False

    def leave(self) -> None:
        """Nothing is shown."""
        self._pressed = None
