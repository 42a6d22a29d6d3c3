"""What tools share that set corner after corner: click, type, take back, finish."""

from __future__ import annotations

from abc import ABC, abstractmethod

from gis.angles import Point
from widgets.map.canvas_door import CanvasDoor, MapButton, Pointer
from widgets.map.tools.draft import Draft

SAME_PX = 3.0
"""A point closer than this to the one before is the same click twice."""


class CornersTool(ABC):
    """Corners by clicks; a drag is left to the canvas, which pans.

    Typed digits give the length of the next side towards the pointer, Return sets it. Return
    without a length, a double click or the right button finish; Backspace takes the last point
    back; Esc first forgets the length, then the points, then leaves the tool.
    """

    id: str = ""
    fewest = 2
    """Points without which there is nothing to finish."""

    def __init__(self, canvas: CanvasDoor) -> None:
        self._canvas = canvas
        self._draft = Draft()
        self._pressed = False
        self._last = Pointer(at=(0.0, 0.0))

    # --- the tool

    def press(self, pointer: Pointer) -> bool:
        """Left readies a click and leaves a drag to the canvas; right finishes."""
        self._last = pointer
        if pointer.button is MapButton.RIGHT:
            return self._finish()
        self._pressed = pointer.button is MapButton.LEFT
        return False

    def move(self, pointer: Pointer) -> bool:
        """The rubber band follows."""
        self._last = pointer
        self._change(self._draft.moved(pointer.at))
        return False

    def release(self, pointer: Pointer) -> bool:
        """A click sets a point."""
        if not self._pressed or pointer.button is not MapButton.LEFT:
            return False
        self._pressed = False
        self._last = pointer
        self._set_point(pointer.at)
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """Its first click has set the last point."""
        self._pressed = False
        self._last = pointer
        self._set_point(pointer.at)
        self._finish()
        return True

    def key(self, name: str) -> bool:
        """Return, Backspace, Esc and the characters of a length."""
        if name == "Return":
            return self._enter()
        if name == "Backspace":
            return self._change_or_leave(self._draft.taken_back())
        if name == "Escape":
            return self._change_or_leave(self._draft.escaped())
        return self._change_or_leave(self._draft.typing(name))

    def leave(self) -> None:
        """Forget all."""
        self._pressed = False
        self._draft = Draft()
        self._canvas.show_overlay(self.id, ())

    # --- what a tool adds

    @abstractmethod
    def _show(self, draft: Draft) -> None:
        """Show what is drawn."""

    @abstractmethod
    def _done(self, points: tuple[Point, ...]) -> None:
        """All points are set."""

    # --- inside

    def _set_point(self, at: Point) -> None:
        draft = self._draft.moved(at)
        aim = draft.aim or at
        if draft.points and _near(draft.points[-1], aim, SAME_PX * self._canvas.metres_per_pixel):
            return
        self._change(draft.with_point(aim))

    def _enter(self) -> bool:
        if self._draft.typed_m is None:
            return self._finish()
        if self._draft.aim is not None:
            self._change(self._draft.with_point(self._draft.aim))
        return True

    def _finish(self) -> bool:
        """End the drawing, where there is one and it suffices; whether there is one."""
        points = self._draft.points
        if not points:
            return False
        if len(points) >= self.fewest:
            self._draft = Draft(cursor=self._draft.cursor)
            self._done(points)
        return True

    def _change_or_leave(self, draft: Draft | None) -> bool:
        if draft is None:
            return False
        self._change(draft)
        return True

    def _change(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self._show(draft)


def _near(one: Point, other: Point, reach_m: float) -> bool:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 <= reach_m**2
