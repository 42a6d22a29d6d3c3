"""Places photos: where the camera stood, and by a drag where it looked to."""

from __future__ import annotations

from collections.abc import Sequence

from gis.angles import Point, bearing_deg
from gis.mapping.overlay import OverlayShape
from gis.scenes.drawing.additions import with_photo
from gis.scenes.parts import PartKind, ScenePart
from widgets.editor.points_tool import PointsTool
from widgets.editor.snap_marks import Say, untranslated
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.tools.ghosts import arrow

LOOK_M = 4.0


class PlacePhoto(PointsTool):
    """Drag the way the camera looked; a click alone leaves that open."""

    id: str = "scene-photo"

    def __init__(self, around: SceneAround, *, say: Say = untranslated) -> None:
        self._around = around
        super().__init__(around, say=say)

    def needed(self) -> int:
        """One click."""
        return 1

    def snaps(self, placed: int) -> bool:
        """The second point only shows a direction."""
        return placed == 0

    def make(self, points: Sequence[Point]) -> None:
        """Place it."""
        document = self._around.document
        bearing = bearing_deg(points[0], points[1]) if len(points) > 1 else None
        after = with_photo(document.scene, points[0], bearing, file=self._around.pick.photo)
        document.run(after, self._say("Place photo"))
        self._around.pick.photo = ""
        self._around.pick.changed.emit(None)
        document.choose(ScenePart(kind=PartKind.PHOTO, place=len(document.scene.photos) - 1))

    def ghost(self, points: Sequence[Point]) -> Sequence[OverlayShape]:
        """The camera and where it looks."""
        shapes = [OverlayShape(points=tuple(points[:1]), marks=True)]
        if len(points) > 1:
            bearing = bearing_deg(points[0], points[1])
            shapes += arrow(points[0], bearing, LOOK_M, f"{bearing:.0f}°")
        return shapes
