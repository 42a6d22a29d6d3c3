"""What tools share that draw from one point to another, by a drag or by two clicks."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod

from gis.angles import Point
from widgets.map.canvas_door import CanvasDoor, MapButton, Pointer
from widgets.map.tools.draft import Draft

DRAG_PX = 5.0
"""A release nearer to its press than this was a click."""


class SpanTool(ABC):
    """From the press to the release where the mouse was dragged, else to the next click.

    Return finishes at the pointer; Backspace and the right button take the first point back;
    Esc forgets a typed number, then the first point, then leaves the tool.
    """

    id: str = ""

    def __init__(self, canvas: CanvasDoor) -> None:
        self._canvas = canvas
        self._draft = Draft()
        self._pressed_at: Point | None = None
        self._last = Pointer(at=(0.0, 0.0))

    # --- the tool

    def press(self, pointer: Pointer) -> bool:
        """The left button begins or, at the second click, ends; the right one takes back."""
        self._last = pointer
        if pointer.button is MapButton.RIGHT:
            return self._change_or_leave(self._draft.escaped())
        if pointer.button is not MapButton.LEFT:
            return False
        if self._draft.points:
            self._finish(pointer.at)
        else:
            self._pressed_at = pointer.pixel
            self._change(Draft(cursor=pointer.at).with_point(pointer.at))
        return True

    def move(self, pointer: Pointer) -> bool:
        """The rubber band follows."""
        self._last = pointer
        self._change(self._draft.moved(pointer.at))
        return bool(self._draft.points)

    def release(self, pointer: Pointer) -> bool:
        """The end of a drag ends the drawing; a click waits for the next one."""
        pressed_at, self._pressed_at = self._pressed_at, None
        if pressed_at is None or not self._draft.points:
            return False
        self._last = pointer
        if math.dist(pressed_at, pointer.pixel) >= DRAG_PX:
            self._finish(pointer.at)
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """Its first click has begun or ended; the second one does no more."""
        return True

    def key(self, name: str) -> bool:
        """Return, Backspace and Esc."""
        if name == "Return":
            if not self._draft.points:
                return False
            self._finish(self._draft.cursor or self._draft.points[0])
            return True
        if name == "Backspace":
            return self._change_or_leave(self._draft.taken_back())
        if name == "Escape":
            return self._change_or_leave(self._draft.escaped())
        return False

    def leave(self) -> None:
        """Forget all."""
        self._draft = Draft()
        self._pressed_at = None
        self._canvas.show_overlay(self.id, ())

    # --- what a tool adds

    @abstractmethod
    def _show(self, draft: Draft) -> None:
        """Show what is drawn."""

    @abstractmethod
    def _done(self, start: Point, end: Point) -> bool:
        """Both points are set; whether they make something."""

    # --- inside

    def _finish(self, at: Point) -> None:
        """End at a point; what makes nothing goes on."""
        draft = self._draft.moved(at)
        if self._done(draft.points[0], draft.aim or at):
            self._pressed_at = None
            self._draft = Draft(cursor=at)
            self._canvas.show_overlay(self.id, ())

    def _change_or_leave(self, draft: Draft | None) -> bool:
        if draft is None:
            return False
        self._change(draft)
        return True

    def _change(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self._show(draft)
