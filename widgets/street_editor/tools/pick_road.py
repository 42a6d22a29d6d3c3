"""Edits by a click on a road: trim, extend, split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.streets.pointing import found_at
from app.streets.street_document import ChosenKind
from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.drafting.snaps import Snap, SnapQuestion
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.streets.drawing.strokes import IdMaker
from gis.streets.drawing.threads import points_of
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround

LINE_PX, SNAP_PX = 8.0, 11.0
PickEdit = Callable[[Network, RoadUid, Point, IdMaker], StreetChange]


@dataclass(frozen=True, kw_only=True)
class Picking:
    """An edit by a click on a road, and what the undo list calls it."""

    id: str
    name: str
    edit: PickEdit
    is_snapped: bool = False
    """Whether the place on the road snaps; else it only says which piece is meant."""


class PickRoad:
    """Highlights the road under the pointer; a click makes the edit."""

    def __init__(self, around: EditorAround, picking: Picking, *, say: Say = untranslated) -> None:
        self.id = picking.id
        self._around, self._picking, self._say = around, picking, say

    def press(self, pointer: Pointer) -> bool:
        """Left picks."""
        if pointer.button is not MapButton.LEFT:
            return False
        around = self._around
        around.count.count(UserAction.CLICK)
        uid = self._road(pointer)
        try:
            if uid is None:
                raise Problem("NO_ROAD_HERE")
            change = self._picking.edit(
                around.document.network, uid, self._place(pointer), around.new_id
            )
            around.document.run(change, self._say(self._picking.name))
        except Problem as problem:
            around.tell(problem)
            return True
        around.tell(None)
        self.move(pointer)
        return True

    def move(self, pointer: Pointer) -> bool:
        """The road that a click would take, and the place on it."""
        network, uid = self._around.document.network, self._road(pointer)
        shapes = []
        if uid is not None:
            line = tuple(points_of(network.streets[uid].road.line))
            shapes.append(OverlayShape(points=line, look=OverlayLook.HOVERED))
            if found := self._snaps(pointer):
                shapes.append(snap_shape(found[0], self._say))
        self._around.canvas.show_overlay(self.id, shapes)
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

    def _road(self, pointer: Pointer) -> RoadUid | None:
        reach = LINE_PX * self._around.canvas.metres_per_pixel
        found = found_at(self._around.document.standing, pointer.at, reach)
        roads = (RoadUid(one.uid) for one in found if one.kind is ChosenKind.ROAD)
        return next(roads, None)

    def _snaps(self, pointer: Pointer) -> tuple[Snap, ...]:
        if pointer.shift or not self._picking.is_snapped:
            return ()
        tolerance = SNAP_PX * self._around.canvas.metres_per_pixel
        return self._around.snapper(SnapQuestion(pointer=pointer.at, tolerance_m=tolerance))

    def _place(self, pointer: Pointer) -> Point:
        found = self._snaps(pointer)
        return found[0].at if found else pointer.at
