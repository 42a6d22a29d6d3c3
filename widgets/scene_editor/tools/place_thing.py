"""Places things that are no party: cones, trees, animals."""

from __future__ import annotations

from collections.abc import Sequence

from gis.angles import Point, bearing_deg
from gis.mapping.overlay import OverlayShape
from gis.problems import Problem
from gis.scenes.drawing.additions import with_object
from gis.scenes.drawing.poses import pose_at
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.symbols import Symbol, SymbolLibrary
from widgets.editor.points_tool import PointsTool
from widgets.editor.snap_marks import Say, untranslated
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.scene_pick import NO_PARTY
from widgets.scene_editor.tools.ghosts import vehicle_ghost


def things_of(library: SymbolLibrary) -> tuple[Symbol, ...]:
    """Symbols of things and animals."""
    return tuple(one for one in library.values() if one.kind in NO_PARTY)


class PlaceThing(PointsTool):
    """A click puts it, a drag turns it too."""

    id: str = "scene-thing"

    def __init__(self, around: SceneAround, *, say: Say = untranslated) -> None:
        self._around = around
        super().__init__(around, say=say)

    def needed(self) -> int:
        """One click."""
        return 1

    @property
    def _symbol(self) -> Symbol | None:
        library = self._around.library
        found = library.get(self._around.pick.thing)
        return found or next(iter(things_of(library)), None)

    def snaps(self, placed: int) -> bool:
        """The second point only shows a direction."""
        return placed == 0

    def make(self, points: Sequence[Point]) -> None:
        """Place it."""
        document, symbol = self._around.document, self._symbol
        if symbol is None:
            raise Problem("NO_SUCH_SYMBOL")
        heading = bearing_deg(points[0], points[1]) if len(points) > 1 else 0.0
        after = with_object(document.scene, symbol.id, points[0], heading)
        document.run(after, self._say("Place object"))
        document.choose(ScenePart(kind=PartKind.OBJECT, place=len(document.scene.objects) - 1))

    def ghost(self, points: Sequence[Point]) -> Sequence[OverlayShape]:
        """Its footprint."""
        symbol = self._symbol
        if symbol is None:
            return ()
        heading = bearing_deg(points[0], points[1]) if len(points) > 1 else 0.0
        return vehicle_ghost(symbol, pose_at(points[0], heading))
