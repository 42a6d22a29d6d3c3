"""Detaches what rules painted or put up: from then on it is an object, to be edited by hand."""

from __future__ import annotations

import shapely
from shapely import Polygon

from app.sign_catalogue import load_sign_catalogue
from app.streets.street_document import Chosen, ChosenKind
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.streets.derived import Furniture
from gis.streets.detaching import Piece, derived_at, detached, pieces_with
from widgets.editor.snap_marks import Say, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.objects.object_pick import DETACH

REACH_PX = 10.0


class Detach:
    """A click takes a marking off its rule with what is one thing with it; Shift one piece."""

    id: str = DETACH

    def __init__(self, around: EditorAround, *, say: Say = untranslated) -> None:
        self._around, self._say = around, say
        self._pressed = False

    def press(self, pointer: Pointer) -> bool:
        """Readies a click."""
        self._pressed = pointer.button is MapButton.LEFT
        return self._pressed

    def move(self, pointer: Pointer) -> bool:
        """Shows what would be detached."""
        pieces = self._pieces(pointer)
        shapes = [_outlined(piece) for piece in pieces]
        self._around.canvas.show_overlay(self.id, shapes)
        return True

    def release(self, pointer: Pointer) -> bool:
        """Detaches what is there, and chooses it."""
        if not self._pressed:
            return False
        self._pressed = False
        around = self._around
        around.count.count(UserAction.CLICK)
        pieces = self._pieces(pointer)
        if not pieces:
            around.tell(Problem("OBJECT_NOTHING_TO_DETACH"))
            return True
        change = detached(pieces, load_sign_catalogue(), around.new_id)
        try:
            around.document.run_objects(change, self._say("Detach from its rule"))
        except Problem as problem:
            around.tell(problem)
            return True
        around.document.choose(*(Chosen(kind=ChosenKind.OBJECT, uid=one.uid) for one in change.new))
        around.tell(None)
        around.canvas.show_overlay(self.id, ())
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """No more than a click."""
        return True

    def key(self, name: str) -> bool:
        """None is of use."""
        return False

    def leave(self) -> None:
        """Show nothing more."""
        self._around.canvas.show_overlay(self.id, ())
        self._around.tell(None)

    def _pieces(self, pointer: Pointer) -> tuple[Piece, ...]:
        document = self._around.document
        reach = REACH_PX * self._around.canvas.metres_per_pixel
        hidden = document.objects.replaced
        piece = derived_at(document.standing, hidden, pointer.at, reach)
        if piece is None:
            return ()
        if pointer.shift:
            return (piece,)
        return tuple(one for one in pieces_with(document.standing, piece) if one.uid not in hidden)


def _outlined(piece: Piece) -> OverlayShape:
    if isinstance(piece, Furniture):
        return OverlayShape(points=(piece.at,), look=OverlayLook.HOVERED, marks=True)
    area = isinstance(piece.shape, Polygon)
    line = piece.shape.exterior if isinstance(piece.shape, Polygon) else piece.shape
    points = [(x, y) for x, y in shapely.get_coordinates(line).tolist()]
    return OverlayShape(
        points=tuple(points[:-1] if area else points), look=OverlayLook.HOVERED, closed=area
    )
