"""What the held keys mean to all selecting tools."""

from __future__ import annotations

from gis.mapping.selecting import SelectMode
from widgets.map.canvas_door import Pointer


def mode_of(pointer: Pointer) -> SelectMode:
    """Shift adds to what is selected, Ctrl toggles, without either the selection is replaced."""
    if pointer.shift:
        return SelectMode.ADD
    return SelectMode.TOGGLE if pointer.ctrl else SelectMode.REPLACE
