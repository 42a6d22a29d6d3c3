"""Edits by a click on a mark: trim, extend, split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gis.angles import Point
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.scenes.drawing.pointing import is_area, outline_of, parts_near
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Scene
from widgets.editor.pick_tool import PickTool
from widgets.editor.snap_marks import Say, untranslated
from widgets.scene_editor.around import SceneAround

PickEdit = Callable[[Scene, int, Point], Scene]


@dataclass(frozen=True, kw_only=True)
class Picking:
    """An edit by a click on a mark, and what the undo list calls it."""

    id: str
    name: str
    edit: PickEdit
    is_snapped: bool = False
    """Whether the place on the mark snaps; else it only says which piece is meant."""


class PickMark(PickTool[ScenePart]):
    """Highlights the mark under the pointer; a click makes the edit."""

    nothing_here = "NO_MARK_HERE"

    def __init__(self, around: SceneAround, picking: Picking, *, say: Say = untranslated) -> None:
        super().__init__(around, picking.id, is_snapped=picking.is_snapped, say=say)
        self._around, self._picking = around, picking

    def found(self, at: Point, reach_m: float) -> ScenePart | None:
        """The mark that a click would take."""
        around = self._around
        parts = parts_near(around.document.scene, at, reach_m, around.library)
        return next((part for part in parts if part.kind is PartKind.MARK), None)

    def outline(self, found: ScenePart) -> OverlayShape:
        """The mark, highlighted."""
        scene, library = self._around.document.scene, self._around.library
        return OverlayShape(
            points=outline_of(scene, found, library),
            look=OverlayLook.HOVERED,
            closed=is_area(scene, found, library),
        )

    def edit(self, found: ScenePart, at: Point) -> None:
        """Edit the mark, as one entry of the undo list."""
        document = self._around.document
        after = self._picking.edit(document.scene, found.place, at)
        document.run(after, self._say(self._picking.name))
