"""Puts words on the drawing."""

from __future__ import annotations

from collections.abc import Sequence

from gis.angles import Point
from gis.mapping.overlay import OverlayShape
from gis.scenes.drawing.additions import with_text
from gis.scenes.parts import PartKind, ScenePart
from widgets.editor.points_tool import PointsTool
from widgets.editor.snap_marks import Say, untranslated
from widgets.scene_editor.around import SceneAround


class PlaceText(PointsTool):
    """The words are written in the bar, a click puts them."""

    id: str = "scene-text"

    def __init__(self, around: SceneAround, *, say: Say = untranslated) -> None:
        self._around = around
        super().__init__(around, say=say)

    def needed(self) -> int:
        """One click."""
        return 1

    def make(self, points: Sequence[Point]) -> None:
        """Put them."""
        document = self._around.document
        after = with_text(document.scene, points[0], self._around.pick.text)
        document.run(after, self._say("Write text"))
        document.choose(ScenePart(kind=PartKind.TEXT, place=len(document.scene.texts) - 1))

    def ghost(self, points: Sequence[Point]) -> Sequence[OverlayShape]:
        """The words where they would stand."""
        text = self._around.pick.text
        return [OverlayShape(points=tuple(points[:1]), marks=True, text=text)]
