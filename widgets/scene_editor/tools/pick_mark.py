"""Edits by a click on a mark: trim, extend, split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gis.angles import Point
from gis.drafting.snaps import Snap, SnapQuestion
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.scenes.drawing.pointing import is_area, outline_of, parts_near
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Scene
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.scene_editor.around import SceneAround

LINE_PX, SNAP_PX = 8.0, 11.0
PickEdit = Callable[[Scene, int, Point], Scene]


@dataclass(frozen=True, kw_only=True)
class Picking:
    """An edit by a click on a mark, and what the undo list calls it."""

    id: str
    name: str
    edit: PickEdit
    is_snapped: bool = False
    """Whether the place on the mark snaps; else it only says which piece is meant."""


class PickMark:
    """Highlights the mark under the pointer; a click makes the edit."""

    def __init__(self, around: SceneAround, picking: Picking, *, say: Say = untranslated) -> None:
        self.id = picking.id
        self._around, self._picking, self._say = around, picking, say

    def press(self, pointer: Pointer) -> bool:
        """Left picks."""
        if pointer.button is not MapButton.LEFT:
            return False
        around = self._around
        around.count.count(UserAction.CLICK)
        part = self._mark(pointer)
        try:
            if part is None:
                raise Problem("NO_MARK_HERE")
            after = self._picking.edit(around.document.scene, part.place, self._place(pointer))
            around.document.run(after, self._say(self._picking.name))
        except Problem as problem:
            around.tell(problem)
            return True
        around.tell(None)
        self.move(pointer)
        return True

    def move(self, pointer: Pointer) -> bool:
        """The mark that a click would take, and the place on it."""
        around, part = self._around, self._mark(pointer)
        shapes = []
        if part is not None:
            scene = around.document.scene
            outline = OverlayShape(
                points=outline_of(scene, part, around.library),
                look=OverlayLook.HOVERED,
                closed=is_area(scene, part, around.library),
            )
            shapes.append(outline)
            if found := self._snaps(pointer):
                shapes.append(snap_shape(found[0], self._say))
        around.canvas.show_overlay(self.id, shapes)
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
        self._around.canvas.show_overlay(self.id, ())
        self._around.tell(None)

    def _mark(self, pointer: Pointer) -> ScenePart | None:
        around = self._around
        reach = LINE_PX * around.canvas.metres_per_pixel
        found = parts_near(around.document.scene, pointer.at, reach, around.library)
        return next((part for part in found if part.kind is PartKind.MARK), None)

    def _snaps(self, pointer: Pointer) -> tuple[Snap, ...]:
        if pointer.shift or not self._picking.is_snapped:
            return ()
        tolerance = SNAP_PX * self._around.canvas.metres_per_pixel
        return self._around.snapper(SnapQuestion(pointer=pointer.at, tolerance_m=tolerance))

    def _place(self, pointer: Pointer) -> Point:
        found = self._snaps(pointer)
        return found[0].at if found else pointer.at
