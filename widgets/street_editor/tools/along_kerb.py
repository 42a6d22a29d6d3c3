"""Red and yellow lines and rows of bays along a kerb: from a point on it to another."""

from __future__ import annotations

import math

import shapely
from shapely import LineString
from shapely.ops import substring

from gis.angles import Point
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.streets.kerb_paths import beside_kerb, kerb_between
from gis.streets.object_edits import bays_along, footprint
from gis.streets.object_palette import PaletteEntry
from gis.streets.objects import (
    BayKind,
    ObjectChange,
    ObjectKind,
    ObjectUid,
    StreetObject,
)
from widgets.editor.reach import DRAG_PX
from widgets.editor.snap_marks import Say, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.objects.object_pick import ALONG_KERB

REACH_PX = 16.0
LEAST_REACH_M = 1.5
KERB_TOP_M = 0.08
"""From the kerb's face to the axis of a line on its top."""


class AlongKerb:
    """Two clicks on a kerb, or a drag from one place of it to another; the curve is followed."""

    id: str = ALONG_KERB

    def __init__(self, around: EditorAround, *, say: Say = untranslated) -> None:
        self._around, self._say = around, say
        self._start: Point | None = None
        self._pressed: Pointer | None = None
        self._pointer: Point | None = None

    @property
    def _entry(self) -> PaletteEntry:
        """What is drawn."""
        return self._around.pick.for_tool(self.id)

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """The first press sets the start."""
        if pointer.button is not MapButton.LEFT:
            return self._give_up() if pointer.button is MapButton.RIGHT else False
        self._pressed, self._pointer = pointer, pointer.at
        self._show()
        return True

    def move(self, pointer: Pointer) -> bool:
        """Shows the kerb between start and pointer."""
        self._pointer = pointer.at
        self._show()
        return True

    def release(self, pointer: Pointer) -> bool:
        """The end of a drag, or a click: the first sets the start, the second the end."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        self._pointer = pointer.at
        if math.dist(pressed.pixel, pointer.pixel) > DRAG_PX and self._start is None:
            self._around.count.count(UserAction.DRAG)
            self._make(pressed.at, pointer.at)
        else:
            self._around.count.count(UserAction.CLICK)
            if self._start is None:
                self._start = pointer.at
                self._around.tell(None)
            else:
                start, self._start = self._start, None
                self._make(start, pointer.at)
        self._show()
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """No more than a click."""
        return True

    # --- keys

    def key(self, name: str) -> bool:
        """Esc and Backspace forget the start."""
        if name in ("Escape", "Backspace") and self._give_up():
            self._around.count.count(UserAction.KEY)
            return True
        return False

    def leave(self) -> None:
        """Forget what was begun."""
        self._give_up()
        self._pointer = None
        self._around.canvas.show_overlay(self.id, ())
        self._around.tell(None)

    # --- inside

    def _give_up(self) -> bool:
        begun = self._start is not None or self._pressed is not None
        self._start = self._pressed = None
        self._show()
        return begun

    def _kerb(self, start: Point, end: Point) -> LineString:
        """The kerb of the streets, or else one that was traced."""
        around = self._around
        reach = max(REACH_PX * around.canvas.metres_per_pixel, LEAST_REACH_M)
        try:
            return kerb_between(around.document.standing, start, end, reach)
        except Problem:
            for one in around.document.objects.objects.values():
                if one.kind is ObjectKind.KERB and isinstance(one.shape, LineString):
                    found = _traced(one.shape, start, end, reach)
                    if found is not None:
                        return found
            raise

    def _objects(self, kerb: LineString) -> tuple[StreetObject, ...]:
        entry, new_id = self._entry, self._around.new_id
        if entry.kind is ObjectKind.BAY:
            return bays_along(kerb, BayKind(entry.code), new_id)
        line = beside_kerb(kerb, KERB_TOP_M)
        uid = ObjectUid(new_id())
        return (StreetObject(uid=uid, kind=entry.kind, code=entry.code, shape=line),)

    def _make(self, start: Point, end: Point) -> None:
        around, entry = self._around, self._entry
        try:
            objects = self._objects(self._kerb(start, end))
            name = self._say("Draw {name}").format(name=around.pick.named(entry))
            around.document.run_objects(ObjectChange(new=objects), name)
        except Problem as problem:
            around.tell(problem)
            return
        around.tell(None)

    def _show(self) -> None:
        start = self._pressed.at if self._pressed is not None else self._start
        if self._start is not None:
            start = self._start
        shapes: list[OverlayShape] = []
        if start is not None and self._pointer is not None and self._pointer != start:
            try:
                kerb = self._kerb(start, self._pointer)
                shapes.append(_shown(kerb, f"{kerb.length:.2f} m"))
                for one in self._objects(kerb) if self._entry.kind is ObjectKind.BAY else ():
                    shapes.append(_outlined(one))
            except Problem:
                shapes.append(OverlayShape(points=(start, self._pointer)))
        elif start is not None:
            shapes.append(OverlayShape(points=(start,), marks=True))
        self._around.canvas.show_overlay(self.id, shapes)


def _traced(line: LineString, start: Point, end: Point, reach_m: float) -> LineString | None:
    """A part of a traced kerb, as it was shown: the carriageway is on the left of the way."""
    one, other = shapely.Point(start), shapely.Point(end)
    if max(line.distance(one), line.distance(other)) > reach_m:
        return None
    low, high = line.project(one), line.project(other)
    found = substring(line, low, high)
    return found if isinstance(found, LineString) and found.length > 0 else None


def _shown(line: LineString, text: str) -> OverlayShape:
    points = tuple((x, y) for x, y in shapely.get_coordinates(line).tolist())
    return OverlayShape(points=points, look=OverlayLook.HOVERED, text=text)


def _outlined(one: StreetObject) -> OverlayShape:
    """A bay as it would lie."""
    ring = shapely.get_coordinates(footprint(one)).tolist()
    return OverlayShape(points=tuple((x, y) for x, y in ring[:-1]), closed=True)
