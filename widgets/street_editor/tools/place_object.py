"""Places signs, poles, pictures on the road: a click, or a drag that says where it looks to."""

from __future__ import annotations

import math

from shapely import Point as ShapelyPoint

from gis.angles import Point, bearing_deg, moved
from gis.drafting.snaps import Snap, SnapQuestion
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayShape
from gis.problems import Problem
from gis.streets.object_edits import HANDLE_M, bearing_beside
from gis.streets.object_palette import PaletteEntry
from gis.streets.objects import (
    BAY_SIZES,
    BayKind,
    ObjectChange,
    ObjectKind,
    ObjectUid,
    StreetObject,
)
from widgets.editor.reach import DRAG_PX, snap_reach_m
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.objects.object_pick import PLACE

QUARTER_DEG = 90.0


class PlaceObject:
    """What is in hand stands where it is clicked, looking to the nearest road's traffic.

    R turns it by a quarter, for this and the next ones.
    """

    id: str = PLACE

    def __init__(self, around: EditorAround, *, say: Say = untranslated) -> None:
        self._around, self._say = around, say
        self._pressed: Pointer | None = None
        self._at: Point | None = None
        """Where it would stand: the foot while a drag turns it."""
        self._pointer: Point | None = None
        self._snap: Snap | None = None
        self._turn_deg = 0.0

    @property
    def _entry(self) -> PaletteEntry:
        """What is drawn."""
        return self._around.pick.for_tool(self.id)

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """The foot is set."""
        if pointer.button is not MapButton.LEFT:
            return False
        self._move_to(pointer)
        self._pressed = pointer
        self._show()
        return True

    def move(self, pointer: Pointer) -> bool:
        """Shows where it would stand and look to."""
        if self._pressed is None:
            self._move_to(pointer)
        else:
            self._pointer = pointer.at
        self._show()
        return True

    def release(self, pointer: Pointer) -> bool:
        """It stands."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._at is None:
            return False
        is_drag = math.dist(pressed.pixel, pointer.pixel) > DRAG_PX
        self._around.count.count(UserAction.DRAG if is_drag else UserAction.CLICK)
        self._place(self._at, bearing_deg(self._at, pointer.at) if is_drag else None)
        self._move_to(pointer)
        self._show()
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """Its first click has placed one; the second does not place another on top."""
        return True

    # --- keys

    def key(self, name: str) -> bool:
        """R turns by a quarter; Esc gives up a drag."""
        if name in ("r", "R"):
            self._around.count.count(UserAction.KEY)
            self._turn_deg = (self._turn_deg + QUARTER_DEG) % 360.0
            self._show()
            return True
        if name == "Escape" and self._pressed is not None:
            self._around.count.count(UserAction.KEY)
            self._pressed = None
            self._show()
            return True
        return False

    def leave(self) -> None:
        """Forget what was begun."""
        self._pressed = self._at = self._pointer = self._snap = None
        self._turn_deg = 0.0
        self._around.canvas.show_overlay(self.id, ())
        self._around.tell(None)

    # --- inside

    def _move_to(self, pointer: Pointer) -> None:
        self._pointer = pointer.at
        tolerance = snap_reach_m(self._around.canvas)
        question = SnapQuestion(pointer=pointer.at, tolerance_m=tolerance)
        found = () if pointer.shift else self._around.snapper(question)
        self._snap = found[0] if found else None
        self._at = self._snap.at if self._snap is not None else pointer.at

    def _bearing(self, at: Point) -> float:
        entry = self._entry
        driven = entry.kind in (ObjectKind.MARKING, ObjectKind.BAY)
        return (self._usual(at, driven=driven) + self._turn_deg) % 360.0

    def _usual(self, at: Point, *, driven: bool) -> float:
        return bearing_beside(self._around.document.standing, at, driven=driven)

    def _place(self, at: Point, bearing: float | None) -> None:
        entry, around = self._entry, self._around
        one = placed(
            entry,
            ObjectUid(around.new_id()),
            at,
            self._bearing(at) if bearing is None else bearing,
            code=around.pick.code_of(entry),
        )
        name = self._say("Place {name}").format(name=around.pick.named(entry))
        try:
            around.document.run_objects(ObjectChange(new=(one,)), name)
        except Problem as problem:
            around.tell(problem)
            return
        around.tell(None)

    def _show(self) -> None:
        at, pointer = self._at, self._pointer
        if at is None or pointer is None:
            return
        pulled = self._pressed is not None and pointer != at
        end = pointer if pulled else moved(at, self._bearing(at), HANDLE_M)
        shapes = [
            OverlayShape(points=(at, end), text=self._around.pick.named(self._entry)),
            OverlayShape(points=(at,), marks=True),
        ]
        if self._snap is not None and self._pressed is None:
            shapes.append(snap_shape(self._snap, self._say))
        self._around.canvas.show_overlay(self.id, shapes)


def placed(
    entry: PaletteEntry, uid: ObjectUid, at: Point, bearing: float, *, code: str
) -> StreetObject:
    """An object of an entry at a point; bays and boxes have their usual size."""
    length = width = None
    if entry.kind is ObjectKind.BAY:
        size = BAY_SIZES[BayKind(entry.code)]
        length, width = size.length_m, size.width_m
    elif entry.code in BOXES:
        length, width = BOXES[entry.code]
    return StreetObject(
        uid=uid,
        kind=entry.kind,
        code=code,
        shape=ShapelyPoint(at),
        bearing_deg=bearing,
        length_m=length,
        width_m=width,
    )


BOXES = {"motorcycle_box": (4.0, 3.0), "two_stage_box": (2.5, 4.0)}
"""Usual depth (articles 174-2, 191) and a width that is set by the lane afterwards."""
