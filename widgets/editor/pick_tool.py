"""A tool that edits what is clicked on: highlighted under the pointer, edited by a click; no Qt."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from gis.angles import Point
from gis.drafting.snaps import Snap, SnapQuestion
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayShape
from gis.problems import Problem
from widgets.editor.line_gesture import Drawer
from widgets.editor.reach import snap_reach_m
from widgets.editor.snap_marks import Say, snap_shape
from widgets.map.canvas_door import MapButton, Pointer

LINE_PX = 8.0
"""How near to a line a click takes it."""
Found = TypeVar("Found")


class PickTool(ABC, Generic[Found]):
    """What is made says what can be picked, how it looks, and what a click makes of it."""

    nothing_here = ""
    """Code of the problem of a click beside everything."""

    def __init__(self, drawer: Drawer, name: str, *, is_snapped: bool, say: Say) -> None:
        """`is_snapped`: the place of the click snaps; else it only says which piece is meant."""
        self.id = name
        self._drawer, self._is_snapped, self._say = drawer, is_snapped, say

    # --- what a tool says

    @abstractmethod
    def found(self, at: Point, reach_m: float) -> Found | None:
        """What a click would take."""

    @abstractmethod
    def outline(self, found: Found) -> OverlayShape:
        """How it is highlighted."""

    @abstractmethod
    def edit(self, found: Found, at: Point) -> None:
        """Make the edit.

        Raises:
            Problem: why it cannot be; nothing is made then.
        """

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """Left picks."""
        if pointer.button is not MapButton.LEFT:
            return False
        self._drawer.count.count(UserAction.CLICK)
        found = self._found(pointer)
        try:
            if found is None:
                raise Problem(self.nothing_here)
            self.edit(found, self._place(pointer))
        except Problem as problem:
            self._drawer.tell(problem)
            return True
        self._drawer.tell(None)
        self.move(pointer)
        return True

    def move(self, pointer: Pointer) -> bool:
        """What a click would take, and the place on it."""
        found, shapes = self._found(pointer), []
        if found is not None:
            shapes.append(self.outline(found))
            if snaps := self._snaps(pointer):
                shapes.append(snap_shape(snaps[0], self._say))
        self._drawer.canvas.show_overlay(self.id, shapes)
        return True

    def release(self, pointer: Pointer) -> bool:
        """The press has picked."""
        return pointer.button is MapButton.LEFT

    def double_click(self, pointer: Pointer) -> bool:
        """As one click: the first has picked."""
        return True

    def key(self, name: str) -> bool:
        """None is of use."""
        return False

    def leave(self) -> None:
        """Nothing is under the pointer any more."""
        self._drawer.canvas.show_overlay(self.id, ())
        self._drawer.tell(None)

    # --- inside

    def _found(self, pointer: Pointer) -> Found | None:
        return self.found(pointer.at, LINE_PX * self._drawer.canvas.metres_per_pixel)

    def _snaps(self, pointer: Pointer) -> tuple[Snap, ...]:
        if pointer.shift or not self._is_snapped:
            return ()
        tolerance = snap_reach_m(self._drawer.canvas)
        return self._drawer.snapper(SnapQuestion(pointer=pointer.at, tolerance_m=tolerance))

    def _place(self, pointer: Pointer) -> Point:
        found = self._snaps(pointer)
        return found[0].at if found else pointer.at
