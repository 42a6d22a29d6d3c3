"""Edits by a click on a road: trim, extend, split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.streets.pointing import found_at
from app.streets.street_document import ChosenKind
from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.streets.drawing.strokes import IdMaker
from gis.streets.drawing.threads import points_of
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network
from widgets.editor.pick_tool import PickTool
from widgets.editor.snap_marks import Say, untranslated
from widgets.street_editor.around import EditorAround

PickEdit = Callable[[Network, RoadUid, Point, IdMaker], StreetChange]


@dataclass(frozen=True, kw_only=True)
class Picking:
    """An edit by a click on a road, and what the undo list calls it."""

    id: str
    name: str
    edit: PickEdit
    is_snapped: bool = False
    """Whether the place on the road snaps; else it only says which piece is meant."""


class PickRoad(PickTool[RoadUid]):
    """Highlights the road under the pointer; a click makes the edit."""

    nothing_here = "NO_ROAD_HERE"

    def __init__(self, around: EditorAround, picking: Picking, *, say: Say = untranslated) -> None:
        super().__init__(around, picking.id, is_snapped=picking.is_snapped, say=say)
        self._around, self._picking = around, picking

    def found(self, at: Point, reach_m: float) -> RoadUid | None:
        """The road that a click would take."""
        things = found_at(self._around.document.standing, at, reach_m)
        roads = (RoadUid(one.uid) for one in things if one.kind is ChosenKind.ROAD)
        return next(roads, None)

    def outline(self, found: RoadUid) -> OverlayShape:
        """The road, highlighted."""
        street = self._around.document.network.streets[found]
        return OverlayShape(points=tuple(points_of(street.road.line)), look=OverlayLook.HOVERED)

    def edit(self, found: RoadUid, at: Point) -> None:
        """Edit the road, as one entry of the undo list."""
        around = self._around
        change = self._picking.edit(around.document.network, found, at, around.new_id)
        around.document.run(change, self._say(self._picking.name))
