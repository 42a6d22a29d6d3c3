"""Sets the contact point; a drag says how sure it is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gis.angles import Point
from gis.mapping.overlay import OverlayShape
from gis.scenes.drawing.additions import with_impact
from gis.scenes.lengths import metres_text
from gis.scenes.parts import PartKind, ScenePart
from widgets.editor.points_tool import PointsTool
from widgets.editor.snap_marks import Say, untranslated
from widgets.scene_editor.around import SceneAround


class PlaceImpact(PointsTool):
    """A click sets it; a drag from it draws the circle of its standard deviation."""

    id: str = "scene-impact"

    def __init__(self, around: SceneAround, *, say: Say = untranslated) -> None:
        self._around = around
        super().__init__(around, say=say)

    def needed(self) -> int:
        """One click."""
        return 1

    def snaps(self, placed: int) -> bool:
        """The second point only shows a radius."""
        return placed == 0

    def make(self, points: Sequence[Point]) -> None:
        """Set it."""
        document = self._around.document
        sigma = math.dist(*points[:2]) if len(points) > 1 else None
        after = with_impact(document.scene, points[0], sigma)
        document.run(after, self._say("Set contact point"))
        document.choose(ScenePart(kind=PartKind.IMPACT))

    def ghost(self, points: Sequence[Point]) -> Sequence[OverlayShape]:
        """The point, and its circle."""
        shapes = [OverlayShape(points=tuple(points[:1]), marks=True)]
        if len(points) > 1:
            radius = math.dist(*points[:2])
            text = f"± {metres_text(radius)} m"
            shapes += [
                OverlayShape(points=tuple(points[:1]), radius_m=radius),
                OverlayShape(points=tuple(points[:2]), text=text),
            ]
        return shapes
