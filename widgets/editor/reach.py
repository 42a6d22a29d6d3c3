"""How far the mouse reaches on the screen: snaps, and what is a drag."""

from __future__ import annotations

from gis.drafting.drawing_tool import DrawingTool
from widgets.map.canvas_door import CanvasDoor, Pointer

SNAP_PX = 11.0
DRAG_PX = 5.0
"""A release no farther from its press than this was a click."""


def snap_reach_m(canvas: CanvasDoor) -> float:
    """How far a snap reaches on the ground, metres."""
    return SNAP_PX * canvas.metres_per_pixel


def follow_pointer(drawing: DrawingTool, pointer: Pointer, canvas: CanvasDoor) -> None:
    """The pointer is there, with what it snaps to; Shift: nothing."""
    drawing.pointer_moved(pointer.at, snap_reach_m(canvas), is_suppressed=pointer.shift)
