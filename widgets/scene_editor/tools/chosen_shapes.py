"""What shows which parts of a scene are chosen, pointed at, or moved: outlines and grips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gis.angles import Point
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.scenes.drawing.grips import Grip, GripKind
from gis.scenes.drawing.pointing import is_area, outline_of, view_of
from gis.scenes.parts import ScenePart
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary

LOOK_M = 3.0


def chosen_shapes(
    scene: Scene, chosen: Iterable[ScenePart], library: SymbolLibrary, grips: Sequence[Grip]
) -> list[OverlayShape]:
    """Outlines of what is chosen, its grips, and the lines to those that turn."""
    shapes = [_outline(scene, part, library, OverlayLook.SELECTED) for part in chosen]
    for grip in grips:
        if grip.kind is GripKind.TURN:
            start = _middle(outline_of(scene, grip.part, library))
            if start is not None:
                shapes.append(OverlayShape(points=(start, grip.at), look=OverlayLook.SELECTED))
    points = tuple(grip.at for grip in grips)
    return [*shapes, OverlayShape(points=points, look=OverlayLook.GRIP, marks=True)]


def hovered_shapes(scene: Scene, part: ScenePart, library: SymbolLibrary) -> list[OverlayShape]:
    """The outline of what a click would choose."""
    return [_outline(scene, part, library, OverlayLook.HOVERED)]


def moved_shapes(
    before: Scene, after: Scene, parts: Iterable[ScenePart], library: SymbolLibrary
) -> list[OverlayShape]:
    """Where parts were, and where they would be."""
    shapes = []
    for part in parts:
        shapes.append(_outline(before, part, library, OverlayLook.HOVERED))
        shapes.append(_outline(after, part, library, OverlayLook.RUBBER))
        view = view_of(after, part, LOOK_M)
        if view is not None:
            shapes.append(OverlayShape(points=view))
    return shapes


def _outline(
    scene: Scene, part: ScenePart, library: SymbolLibrary, look: OverlayLook
) -> OverlayShape:
    points = outline_of(scene, part, library)
    return OverlayShape(
        points=points,
        look=look,
        closed=is_area(scene, part, library),
        marks=len(points) == 1,
    )


def _middle(points: Sequence[Point]) -> Point | None:
    if not points:
        return None
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
