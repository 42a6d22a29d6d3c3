"""Moves, copies, turns, scales or mirrors the chosen parts by points, with snaps and values."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gis.angles import Point
from gis.drafting.by_points import Shaping
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.scenes.drawing.pointing import is_area, outline_of
from gis.scenes.drawing.shaping import copied_parts, shaped_parts
from gis.scenes.lengths import metres_text
from widgets.editor.points_tool import PointsTool
from widgets.editor.snap_marks import Say, untranslated
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.tools.chosen_shapes import moved_shapes

ShapingOf = Callable[[Sequence[Point]], Shaping]


@dataclass(frozen=True, kw_only=True)
class Placing:
    """An edit by points: how many it takes, and what the undo list calls it."""

    id: str
    name: str
    points: int
    shaping: ShapingOf
    copies: bool = False


class PlaceParts(PointsTool):
    """Takes as many points as the edit needs, shows what it would give, makes it with the last."""

    def __init__(self, around: SceneAround, placing: Placing, *, say: Say = untranslated) -> None:
        self.id = placing.id
        self._around, self._placing = around, placing
        super().__init__(around, say=say)

    def needed(self) -> int:
        """As the edit says."""
        return self._placing.points

    def make(self, points: Sequence[Point]) -> None:
        """Make the edit of what is chosen; a drag is its first two points."""
        if len(points) < self._placing.points:
            raise Problem("DRAFT_POINTS_LACK", needed=self._placing.points, present=len(points))
        document = self._around.document
        chosen = document.chosen
        if not chosen:
            raise Problem("CHOOSE_PARTS_FIRST")
        name = self._say(self._placing.name)
        shaping = self._placing.shaping(points)
        if self._placing.copies:
            after, made = copied_parts(document.scene, chosen, [shaping])
            document.run(after, name)
            document.choose(*made)
        else:
            document.run(shaped_parts(document.scene, chosen, shaping), name)

    def ghost(self, points: Sequence[Point]) -> Sequence[OverlayShape]:
        """What is chosen, and where it would be."""
        document, library = self._around.document, self._around.library
        scene, chosen = document.scene, document.chosen
        shapes = [OverlayShape(points=tuple(points), text=_length(points))]
        if len(points) == self._placing.points:
            try:
                after = shaped_parts(scene, chosen, self._placing.shaping(points))
            except Problem:
                return shapes
            return [*shapes, *moved_shapes(scene, after, chosen, library)]
        for part in chosen:
            shapes.append(
                OverlayShape(
                    points=outline_of(scene, part, library),
                    look=OverlayLook.SELECTED,
                    closed=is_area(scene, part, library),
                )
            )
        return shapes


def _length(points: Sequence[Point]) -> str:
    return f"{metres_text(math.dist(*points[-2:]))} m" if len(points) > 1 else ""
