"""Draws dimension lines: a drag from point to point each."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gis.angles import Point
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.scenes.drawing.additions import with_dimension
from gis.scenes.lengths import metres_text
from gis.scenes.parts import PartKind, ScenePart
from widgets.editor.points_tool import PointsTool
from widgets.editor.snap_marks import Say, untranslated
from widgets.scene_editor.around import SceneAround


class DrawDimension(PointsTool):
    """Both ends snap to wheels, corners, ends and vertices; the line's grip moves it aside."""

    id: str = "scene-dimension"

    def __init__(self, around: SceneAround, *, say: Say = untranslated) -> None:
        self._around = around
        super().__init__(around, say=say)

    def make(self, points: Sequence[Point]) -> None:
        """Draw it."""
        document = self._around.document
        after = with_dimension(document.scene, points[0], points[1])
        document.run(after, self._say("Draw dimension"))
        place = len(document.scene.dimensions) - 1
        document.choose(ScenePart(kind=PartKind.DIMENSION, place=place))

    def ghost(self, points: Sequence[Point]) -> Sequence[OverlayShape]:
        """The line with its length."""
        text = f"{metres_text(math.dist(*points[:2]))} m" if len(points) > 1 else ""
        return [OverlayShape(points=tuple(points), look=OverlayLook.MEASURE, text=text)]
