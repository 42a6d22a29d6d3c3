"""Chooses objects, moves and turns them, pulls at their grips, deletes them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import shapely
from shapely import Point as ShapelyPoint
from shapely import Polygon

from app.streets.street_document import Chosen, ChosenKind
from gis.angles import Point
from gis.drafting.snaps import SnapQuestion
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.streets.object_edits import (
    Grip,
    GripKind,
    copied_objects,
    footprint,
    grip_moved,
    grips_of,
    moved_objects,
    objects_at,
    objects_in,
    turned_objects,
)
from gis.streets.objects import ObjectChange, StreetObject
from widgets.editor.reach import DRAG_PX, snap_reach_m
from widgets.editor.snap_marks import Say, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.objects.object_pick import SELECT

REACH_PX, GRIP_PX = 8.0, 8.0
QUARTER_DEG = 90.0
LEAST_SIDE_PX = 20.0


class SelectObjects:
    """Click chooses, Shift adds, Ctrl toggles; a drag moves the chosen, with Ctrl copies them.

    A drag on a grip pulls, over nothing it draws a box: left to right encloses, right to left
    touches. R turns by a quarter, Delete deletes, Esc gives up the drag, then the choice. Nothing
    is stored before a drag ends.
    """

    id: str = SELECT

    def __init__(self, around: EditorAround, *, say: Say = untranslated) -> None:
        self._around, self._say = around, say
        self._pressed: Pointer | None = None
        self._grip: tuple[StreetObject, Grip] | None = None
        self._held: tuple[StreetObject, ...] = ()
        """What a drag moves."""
        self._shown: tuple[StreetObject, ...] = ()
        """As they would be."""
        self._pointer: Pointer | None = None
        around.document.chosen_changed.connect(self._follow)
        around.document.objects_changed.connect(self._follow)

    @property
    def chosen(self) -> tuple[StreetObject, ...]:
        """The chosen objects."""
        document = self._around.document
        return document.objects.of(*document.chosen_uids(ChosenKind.OBJECT))

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """Takes hold of a grip, of an object, or of a corner of a box."""
        if pointer.button is not MapButton.LEFT:
            return False
        self._pressed = self._pointer = pointer
        self._grip = self._grip_at(pointer.at)
        self._held = ()
        if self._grip is None:
            at = self._objects_at(pointer.at)
            chosen = self.chosen
            if any(one in chosen for one in at):
                self._held = chosen
            elif at and not pointer.ctrl and not pointer.shift:
                self._held = at[:1]
        return True

    def move(self, pointer: Pointer) -> bool:
        """Shows what the drag would make."""
        self._pointer = pointer
        pressed = self._pressed
        if pressed is not None and math.dist(pressed.pixel, pointer.pixel) > DRAG_PX:
            try:
                self._shown = self._dragged(pressed, pointer)
            except Problem:
                self._shown = ()
        self._show()
        return True

    def release(self, pointer: Pointer) -> bool:
        """Makes it, or chooses."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        self._pointer = pointer
        count = self._around.count
        if math.dist(pressed.pixel, pointer.pixel) <= DRAG_PX:
            count.count(UserAction.CLICK)
            self._click(pointer)
        else:
            count.count(UserAction.DRAG)
            self._drop(pressed, pointer)
        self._grip, self._held, self._shown = None, (), ()
        self._show()
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """No more than a click."""
        return True

    # --- keys

    def key(self, name: str) -> bool:
        """R, Delete (the canvas says Backspace), Esc."""
        if name == "Escape":
            return self._escape()
        chosen = self.chosen
        if not chosen or self._pressed is not None:
            return False
        if name == "Backspace":
            self._around.count.count(UserAction.KEY)
            self._run(ObjectChange(gone=chosen), "Delete objects")
            return True
        if name in ("r", "R"):
            self._around.count.count(UserAction.KEY)
            turned = turned_objects(chosen, middle_of(chosen), QUARTER_DEG)
            self._run(ObjectChange(gone=chosen, new=turned), "Turn objects")
            return True
        return False

    def leave(self) -> None:
        """Give up what is in the hand; the choice stays."""
        self._pressed = self._grip = None
        self._held = self._shown = ()
        self._around.canvas.show_overlay(self.id, ())
        self._around.tell(None)

    # --- inside

    def _follow(self, _: object) -> None:
        if self._pressed is None and self._pointer is not None:
            self._show()

    def _escape(self) -> bool:
        if self._pressed is not None:
            self._pressed, self._grip, self._held, self._shown = None, None, (), ()
        elif self.chosen:
            self._around.document.choose()
        else:
            return False
        self._around.count.count(UserAction.KEY)
        self._show()
        return True

    def _objects_at(self, at: Point) -> tuple[StreetObject, ...]:
        reach = REACH_PX * self._around.canvas.metres_per_pixel
        return objects_at(self._around.document.objects.objects.values(), at, reach)

    def _grip_at(self, at: Point) -> tuple[StreetObject, Grip] | None:
        reach = GRIP_PX * self._around.canvas.metres_per_pixel
        found = [
            (math.dist(grip.at, at), place, one, grip)
            for one in self.chosen
            for place, grip in enumerate(grips_of(one))
            if grip.kind is not GripKind.MOVE and math.dist(grip.at, at) <= reach
            if grip.kind is not GripKind.INSERT or self._is_long(one, grip)
        ]
        if not found:
            return None
        _, _, one, grip = min(found, key=lambda item: item[:2])
        return one, grip

    def _is_long(self, one: StreetObject, grip: Grip) -> bool:
        """Whether a side has room for a grip between those of its ends."""
        ends = [end for end in grips_of(one) if end.kind is GripKind.VERTEX]
        side = math.dist(ends[grip.number].at, grip.at)
        return side > LEAST_SIDE_PX * self._around.canvas.metres_per_pixel

    def _click(self, pointer: Pointer) -> None:
        document = self._around.document
        found = self._objects_at(pointer.at)
        here = [Chosen(kind=ChosenKind.OBJECT, uid=one.uid) for one in found[:1]]
        if pointer.ctrl and here:
            kept = [one for one in document.chosen if one not in here]
            document.choose(*kept, *(here if here[0] not in document.chosen else ()))
        elif pointer.shift:
            document.choose(*dict.fromkeys((*document.chosen, *here)))
        else:
            document.choose(*here)

    def _to(self, pointer: Pointer) -> Point:
        """The pointer, drawn to what it snaps to."""
        tolerance = snap_reach_m(self._around.canvas)
        if pointer.shift:
            return pointer.at
        found = self._around.snapper(SnapQuestion(pointer=pointer.at, tolerance_m=tolerance))
        return found[0].at if found else pointer.at

    def _dragged(self, start: Pointer, end: Pointer) -> tuple[StreetObject, ...]:
        if self._grip is not None:
            one, grip = self._grip
            turns = grip.kind is GripKind.TURN
            return (grip_moved(one, grip, end.at if turns else self._to(end)),)
        if len(self._held) == 1 and isinstance(self._held[0].shape, ShapelyPoint):
            (x, y), (to_x, to_y) = self._held[0].at, self._to(end)
            if math.dist((x, y), start.at) <= GRIP_PX * self._around.canvas.metres_per_pixel:
                return moved_objects(self._held, to_x - x, to_y - y)
        east, north = end.at[0] - start.at[0], end.at[1] - start.at[1]
        return moved_objects(self._held, east, north)

    def _drop(self, start: Pointer, end: Pointer) -> None:
        if self._grip is None and not self._held:
            self._box(start, end)
            return
        if self._grip is None and end.ctrl:
            self._copy(start, end)
            return
        gone = (self._grip[0],) if self._grip is not None else self._held
        try:
            new = self._dragged(start, end)
        except Problem as problem:
            self._around.tell(problem)
            return
        turned = self._grip is not None and self._grip[1].kind is GripKind.TURN
        self._run(ObjectChange(gone=gone, new=new), "Turn objects" if turned else "Move objects")
        self._around.document.choose(*(Chosen(kind=ChosenKind.OBJECT, uid=one.uid) for one in new))

    def _copy(self, start: Pointer, end: Pointer) -> None:
        """Leave what is held where it is, and put copies where it was dragged to."""
        east, north = end.at[0] - start.at[0], end.at[1] - start.at[1]
        new = copied_objects(self._held, east, north, self._around.new_id)
        self._run(ObjectChange(new=new), "Copy objects")
        self._around.document.choose(*(Chosen(kind=ChosenKind.OBJECT, uid=one.uid) for one in new))

    def _box(self, start: Pointer, end: Pointer) -> None:
        document = self._around.document
        touching = end.at[0] < start.at[0]
        found = objects_in(
            document.objects.objects.values(), _box_of(start.at, end.at), touching=touching
        )
        here = [Chosen(kind=ChosenKind.OBJECT, uid=one.uid) for one in found]
        before = document.chosen if start.shift or start.ctrl else ()
        document.choose(*dict.fromkeys((*before, *here)))

    def _run(self, change: ObjectChange, name: str) -> None:
        try:
            self._around.document.run_objects(change, self._say(name))
        except Problem as problem:
            self._around.tell(problem)
            return
        self._around.tell(None)

    def _show(self) -> None:
        shapes = [outline_of(one, OverlayLook.SELECTED) for one in self.chosen]
        shapes += [outline_of(one, OverlayLook.RUBBER) for one in self._shown]
        if not self._shown:
            shapes += grip_shapes(self.chosen)
        pressed, pointer = self._pressed, self._pointer
        boxed = self._grip is None and not self._held and pressed is not None
        if boxed and pressed is not None and pointer is not None and pointer.at != pressed.at:
            ring = shapely.get_coordinates(_box_of(pressed.at, pointer.at)).tolist()
            shapes.append(OverlayShape(points=tuple((x, y) for x, y in ring[:-1]), closed=True))
        self._around.canvas.show_overlay(self.id, shapes)


def _box_of(one: Point, other: Point) -> Polygon:
    (ax, ay), (bx, by) = one, other
    return shapely.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def middle_of(objects: Sequence[StreetObject]) -> Point:
    """The middle of the box about some objects; the foot of a single point."""
    if len(objects) == 1 and isinstance(objects[0].shape, ShapelyPoint):
        return objects[0].at
    west, south, east, north = shapely.total_bounds([footprint(one) for one in objects]).tolist()
    return ((west + east) / 2.0, (south + north) / 2.0)


def outline_of(one: StreetObject, look: OverlayLook) -> OverlayShape:
    """An object as the overlay shows it."""
    shape = footprint(one)
    if isinstance(shape, ShapelyPoint):
        return OverlayShape(points=(one.at,), look=look, marks=True)
    area = isinstance(shape, Polygon)
    line = shape.exterior if isinstance(shape, Polygon) else shape
    points = [(x, y) for x, y in shapely.get_coordinates(line).tolist()]
    return OverlayShape(points=tuple(points[:-1] if area else points), look=look, closed=area)


def grip_shapes(objects: Sequence[StreetObject]) -> list[OverlayShape]:
    """The grips of objects, with the line to those that turn."""
    shapes: list[OverlayShape] = []
    for one in objects:
        grips = grips_of(one)
        for grip in grips:
            if grip.kind is GripKind.TURN:
                shapes.append(OverlayShape(points=(one.at, grip.at), look=OverlayLook.SELECTED))
        points = tuple(grip.at for grip in grips if grip.kind is not GripKind.INSERT)
        shapes.append(OverlayShape(points=points, look=OverlayLook.GRIP, marks=True))
    return shapes
