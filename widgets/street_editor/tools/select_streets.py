"""Chooses roads and junction areas, and reshapes chosen roads by their grips."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from app.streets.pointing import (
    MIDDLES_FROM_PX,
    Grip,
    GripKind,
    found_at,
    found_in,
    grip_at,
    grips_of,
    outline_of,
)
from app.streets.street_document import Chosen, ChosenKind
from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.display.primitives import Bounds
from gis.drafting.snaps import Snap, SnapQuestion
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.streets.drawing.edits import (
    deleted_roads,
    deleted_vertex,
    inserted_vertex,
    moved_node,
    moved_vertex,
)
from gis.streets.drawing.strokes import IdMaker
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network
from widgets.editor.reach import snap_reach_m
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.shown_ids import shown_ids

GRIP_PX, LINE_PX, DRAG_PX = 7.0, 6.0, 4.0
GRIPPED_MOST = 20
"""Of more chosen things none shows its grips."""
Menu = Callable[[Pointer, tuple[Chosen, ...]], None]


def no_menu(pointer: Pointer, chosen: tuple[Chosen, ...]) -> None:
    """Without a window nothing opens."""


@dataclass(frozen=True, kw_only=True)
class _Held:
    """What the pressed button holds: a grip, or one corner of a box."""

    pressed: Pointer
    grip: Grip | None = None
    is_drag: bool = False
    at: Point = (0.0, 0.0)
    """Where the grip or the box's other corner is now."""
    snap: Snap | None = None


class SelectStreets:
    """Click, Shift adds, Ctrl toggles; a box to the right encloses, to the left touches."""

    id: str = "select-streets"

    def __init__(
        self,
        around: EditorAround,
        *,
        say: Say = untranslated,
        menu: Menu = no_menu,
    ) -> None:
        self._around, self._say, self._menu = around, say, menu
        self._held: _Held | None = None
        self._hovered: Chosen | None = None
        self._hot: Grip | None = None
        """The grip under the pointer."""
        self._is_active = False
        around.document.chosen_changed.connect(self._follow)
        around.document.changed.connect(self._follow)

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """Left takes hold or begins a box; right opens the menu of what is there."""
        self._is_active = True
        if pointer.button is MapButton.RIGHT:
            self._open_menu(pointer)
            return True
        if pointer.button is not MapButton.LEFT:
            return False
        self._held = _Held(pressed=pointer, grip=self._grip_under(pointer), at=pointer.at)
        return True

    def move(self, pointer: Pointer) -> bool:
        """Highlight what is there, or drag what is held."""
        self._is_active = True
        held = self._held
        if held is None:
            self._hover(pointer)
            return True
        is_drag = held.is_drag or math.dist(held.pressed.pixel, pointer.pixel) > DRAG_PX
        self._held = replace(held, is_drag=is_drag, at=pointer.at)
        if is_drag and held.grip is not None:
            self._drag(self._held, held.grip, pointer)
        self._show()
        return True

    def release(self, pointer: Pointer) -> bool:
        """A click chooses, a box chooses, a dragged grip is let go: one entry."""
        held, self._held = self._held, None
        if held is None or pointer.button is MapButton.RIGHT:
            return False
        if not held.is_drag:
            self._around.count.count(UserAction.CLICK)
            self._choose(self._at(pointer)[:1], pointer)
        elif held.grip is None:
            self._around.count.count(UserAction.DRAG)
            self._choose(self._boxed(held.pressed.at, pointer.at), pointer)
        else:
            self._around.count.count(UserAction.DRAG)
            self._held = held  # the last place may differ from the last move
            self._drag(held, held.grip, pointer)
            held, self._held = self._held, None
            self._let_go(held, held.grip)
        self._hover(pointer)
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """Nothing more than two clicks."""
        return True

    # --- keys

    def key(self, name: str) -> bool:
        """Esc gives up the drag, then the choice; Delete (Backspace) deletes."""
        if name == "Escape":
            return self._give_up()
        if name in ("Backspace", "Delete"):
            return self._delete()
        return False

    def leave(self) -> None:
        """Give up what is held; what is chosen stays chosen."""
        self._held = self._hovered = self._hot = None
        self._is_active = False
        self._drop_preview()
        self._around.canvas.show_overlay(self.id, ())

    def _give_up(self) -> bool:
        document = self._around.document
        if self._held is not None:
            self._held = None
            self._drop_preview()
            self._around.tell(None)
        elif document.chosen:
            document.choose()
        else:
            return False
        self._around.count.count(UserAction.KEY)
        self._show()
        return True

    def _delete(self) -> bool:
        document = self._around.document
        roads = [RoadUid(uid) for uid in document.chosen_uids(ChosenKind.ROAD)]
        hot = self._hot
        if hot is not None and hot.kind is GripKind.VERTEX:
            self._around.count.count(UserAction.KEY)
            self._run(
                lambda new_id: deleted_vertex(document.network, hot.road, hot.number, new_id),
                "Delete vertex",
            )
            self._hot = None
            return True
        if self._held is not None or not document.chosen:
            return False
        if not roads:
            self._around.tell(Problem("CHOOSE_ROADS_FIRST"))
            return True
        self._around.count.count(UserAction.KEY)
        self._run(lambda new_id: deleted_roads(document.network, roads), "Delete road")
        return True

    # --- choosing

    def _at(self, pointer: Pointer) -> tuple[Chosen, ...]:
        reach = LINE_PX * self._around.canvas.metres_per_pixel
        return found_at(self._around.document.standing, pointer.at, reach)

    def _boxed(self, start: Point, end: Point) -> tuple[Chosen, ...]:
        box = Bounds(
            min(start[0], end[0]),
            min(start[1], end[1]),
            max(start[0], end[0]),
            max(start[1], end[1]),
        )
        touching = end[0] < start[0]
        return found_in(self._around.document.standing, box, is_touching=touching)

    def _choose(self, found: Sequence[Chosen], pointer: Pointer) -> None:
        document = self._around.document
        chosen = document.chosen
        if pointer.ctrl:
            kept = [one for one in chosen if one not in found]
            document.choose(*kept, *(one for one in found if one not in chosen))
        elif pointer.shift:
            document.choose(*chosen, *(one for one in found if one not in chosen))
        else:
            document.choose(*found)

    def _open_menu(self, pointer: Pointer) -> None:
        self._around.count.count(UserAction.CLICK)
        found, document = self._at(pointer), self._around.document
        if found and not set(found) & set(document.chosen):
            document.choose(found[0])
        self._menu(pointer, document.chosen)

    # --- grips

    @property
    def grips(self) -> list[Grip]:
        """What can be taken hold of now."""
        document = self._around.document
        roads = [RoadUid(uid) for uid in document.chosen_uids(ChosenKind.ROAD)]
        if len(document.chosen) > GRIPPED_MOST:
            return []
        areas = document.chosen_uids(ChosenKind.AREA)
        nodes = [node for uid in areas for node in document.standing.nodes_of_area(uid)]
        least = MIDDLES_FROM_PX * self._around.canvas.metres_per_pixel
        return grips_of(document.network, roads, nodes, least)

    def _grip_under(self, pointer: Pointer) -> Grip | None:
        return grip_at(self.grips, pointer.at, GRIP_PX * self._around.canvas.metres_per_pixel)

    def _drag(self, held: _Held, grip: Grip, pointer: Pointer) -> None:
        snap = None if pointer.shift else self._snap(grip, pointer.at)
        at = pointer.at if snap is None else snap.at
        self._held = replace(held, at=at, snap=snap, is_drag=True)
        self._around.document.preview(
            lambda network: _change(network, grip, at, shown_ids()), self._around.tell
        )

    def _snap(self, grip: Grip, at: Point) -> Snap | None:
        """The best snap that is not on the moving roads themselves."""
        tolerance = snap_reach_m(self._around.canvas)
        own = {grip.road}
        if grip.node is not None:
            own = set(self._around.document.network.at.get(grip.node, ()))
        found = self._around.snapper(SnapQuestion(pointer=at, tolerance_m=tolerance))
        free = (one for one in found if RoadUid(one.source.split("|")[0]) not in own)
        return next(free, None)

    def _let_go(self, held: _Held, grip: Grip) -> None:
        names = {
            GripKind.NODE: "Move node",
            GripKind.VERTEX: "Move vertex",
            GripKind.MIDDLE: "Insert vertex",
        }
        network = self._around.document.network
        self._run(lambda new_id: _change(network, grip, held.at, new_id), names[grip.kind])

    def _run(self, change: Callable[[IdMaker], StreetChange], name: str) -> None:
        around = self._around
        self._drop_preview()
        try:
            around.document.run(change(around.new_id), self._say(name))
        except Problem as problem:
            around.tell(problem)
            return
        around.tell(None)

    def _drop_preview(self) -> None:
        self._around.document.drop_preview()

    # --- showing

    def _hover(self, pointer: Pointer) -> None:
        hot = self._grip_under(pointer)
        found = self._at(pointer)[:1] if hot is None else ()
        self._hot, self._hovered = hot, next(iter(found), None)
        self._show()

    def _follow(self, told: object) -> None:
        """The choice or the streets changed elsewhere."""
        self._hot = None
        if self._is_active:
            self._show()

    def _show(self) -> None:
        held = self._held
        if held is not None and held.is_drag and held.grip is not None:
            shapes = self._grip_shapes(held, held.grip)  # the preview shows what moves
        else:
            shapes = self._chosen_shapes()
            if held is not None and held.is_drag:
                shapes.append(_box_shape(held))
        self._around.canvas.show_overlay(self.id, [one for one in shapes if one.points])

    def _chosen_shapes(self) -> list[OverlayShape]:
        standing, chosen = self._around.document.standing, self._around.document.chosen
        shapes = [_outline(outline_of(standing, one), OverlayLook.SELECTED) for one in chosen]
        if self._hovered is not None and self._hovered not in chosen:
            shapes.append(_outline(outline_of(standing, self._hovered), OverlayLook.HOVERED))
        shapes.append(_marks([one.at for one in self.grips], OverlayLook.GRIP))
        if self._hot is not None:
            shapes.append(_marks([self._hot.at], OverlayLook.HELD))
        return shapes

    def _grip_shapes(self, held: _Held, grip: Grip) -> list[OverlayShape]:
        shapes = [
            OverlayShape(points=(grip.at, held.at), look=OverlayLook.RUBBER),
            _marks([held.at], OverlayLook.HELD),
        ]
        return shapes if held.snap is None else [*shapes, snap_shape(held.snap, self._say)]


def _change(network: Network, grip: Grip, to: Point, new_id: IdMaker) -> StreetChange:
    """What dragging a grip to a place changes."""
    if grip.node is not None:
        return moved_node(network, grip.node, to, new_id)
    if grip.kind is GripKind.VERTEX:
        return moved_vertex(network, grip.road, grip.number, to, new_id)
    return inserted_vertex(network, grip.road, grip.number, to, new_id)


def _box_shape(held: _Held) -> OverlayShape:
    """The box between the pressed corner and the pointer; its look says which kind it is."""
    (x0, y0), (x1, y1) = held.pressed.at, held.at
    look = OverlayLook.SELECTED if x1 >= x0 else OverlayLook.FOUND
    box = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    return OverlayShape(points=box, look=look, closed=True)


def _outline(points: tuple[Point, ...], look: OverlayLook) -> OverlayShape:
    is_ring = len(points) > 3 and points[0] == points[-1]
    return OverlayShape(points=points, look=look, closed=is_ring)


def _marks(points: Iterable[Point], look: OverlayLook) -> OverlayShape:
    return OverlayShape(points=tuple(points), look=look, marks=True)
