"""The frame of a block plan on the map: dragged, turned by its handle, taken elsewhere."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import shapely

from gis.angles import Point, bearing_deg, moved
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.mapping.print_frame import PrintFrame
from widgets.map.canvas_door import CanvasDoor, MapButton, Pointer

OVERLAY = "print frame"
HANDLE_PX, REACH_PX = 28.0, 12.0
"""How far the handle stands beyond the upper edge, and how near counts as on it."""
STEP_DEG = 15.0
"""Turns go by these while Shift is held."""
SETTLED_DEG = 1.5
"""So close to north the frame stands north up."""


class PrintFrameTool:
    """Tells the frame while it is moved (`moved`) and once more when it is let go (`placed`)."""

    id = "print_frame"

    def __init__(
        self,
        canvas: CanvasDoor,
        *,
        moved: Callable[[PrintFrame], object],
        placed: Callable[[PrintFrame], object],
    ) -> None:
        self._canvas = canvas
        self._moved, self._placed = moved, placed
        self.frame: PrintFrame | None = None
        self.others: tuple[PrintFrame, ...] = ()
        """Further sheets of the same plan."""
        self._before: PrintFrame | None = None
        self._grip: Point | None = None
        """Where the frame is held, from its centre; None while it is turned."""

    def show(self, frame: PrintFrame | None, others: Sequence[PrintFrame] = ()) -> None:
        """Show a frame and further sheets, or nothing."""
        self.frame, self.others = frame, tuple(others)
        self._paint()

    @property
    def frames(self) -> tuple[PrintFrame, ...]:
        """All that are in sight."""
        return () if self.frame is None else (self.frame, *self.others)

    @property
    def handle(self) -> Point | None:
        """Where the frame is turned: beyond the middle of its upper edge."""
        if self.frame is None:
            return None
        reach = self.frame.ground_size[1] / 2 + HANDLE_PX * self._canvas.metres_per_pixel
        return moved(self.frame.centre, self.frame.up_deg, reach)

    def press(self, pointer: Pointer) -> bool:
        """Take the handle or the frame; what lies beside is the canvas's."""
        handle = self.handle
        if self.frame is None or handle is None or pointer.button is not MapButton.LEFT:
            return False
        if math.dist(pointer.at, handle) <= REACH_PX * self._canvas.metres_per_pixel:
            self._before, self._grip = self.frame, None
            return True
        if not self.frame.outline.contains(shapely.Point(pointer.at)):
            return False
        x, y = self.frame.centre
        self._before, self._grip = self.frame, (pointer.at[0] - x, pointer.at[1] - y)
        return True

    def move(self, pointer: Pointer) -> bool:
        """Drag what was taken."""
        if self._before is None or self.frame is None:
            return False
        if self._grip is not None:
            x, y = pointer.at[0] - self._grip[0], pointer.at[1] - self._grip[1]
            self.frame = self.frame.moved_to((x, y))
        else:
            self.frame = replace(self.frame, up_deg=self._turn(pointer))
        self._paint()
        self._moved(self.frame)
        return True

    def _turn(self, pointer: Pointer) -> float:
        assert self.frame is not None
        up = bearing_deg(self.frame.centre, pointer.at)
        if pointer.shift:
            up = round(up / STEP_DEG) * STEP_DEG
        up = (up + 180.0) % 360.0 - 180.0
        return 0.0 if abs(up) < SETTLED_DEG else up

    def release(self, pointer: Pointer) -> bool:
        """Let go."""
        if self._before is None or self.frame is None:
            return False
        changed = self.frame != self._before
        self._before = None
        if changed:
            self._placed(self.frame)
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """Take the frame to a place."""
        if self.frame is None:
            return False
        self._before = None
        self.frame = self.frame.moved_to(pointer.at)
        self._paint()
        self._placed(self.frame)
        return True

    def key(self, name: str) -> bool:
        """Esc puts the frame back where it was before the drag."""
        if name != "Escape" or self._before is None:
            return False
        self.frame, self._before = self._before, None
        self._paint()
        self._moved(self.frame)
        return True

    def leave(self) -> None:
        """Another tool is chosen: the frame stays in sight but is not held."""
        self._before = None

    def _paint(self) -> None:
        frame, handle = self.frame, self.handle
        if frame is None or handle is None:
            self._canvas.show_overlay(OVERLAY, ())
            return
        top = moved(frame.centre, frame.up_deg, frame.ground_size[1] / 2)
        shapes = [
            OverlayShape(points=one.corners, closed=True, look=OverlayLook.FOUND)
            for one in self.others
        ]
        shapes += [
            OverlayShape(points=frame.corners, closed=True, look=OverlayLook.FOUND),
            OverlayShape(points=(top, handle), look=OverlayLook.RUBBER),
            OverlayShape(
                points=(handle,), look=OverlayLook.RUBBER, marks=True, text=f"1:{frame.scale}"
            ),
        ]
        self._canvas.show_overlay(OVERLAY, shapes)

    def follow_view(self) -> None:
        """The handle stands as many pixels beyond the edge at every scale."""
        self._paint()
