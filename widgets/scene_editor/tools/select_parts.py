"""Chooses parts of a scene, moves them by what is taken hold of, pulls them at their grips."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from gis.angles import Point
from gis.drafting.by_points import moving
from gis.drafting.snaps import Snap, SnapQuestion
from gis.drafting.typed import read_distance, read_number, read_point
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayShape
from gis.problems import Problem
from gis.scenes.drawing.grips import Grip, GripKind, grips_of, pulled, without_vertex
from gis.scenes.drawing.holds import hold_of, with_heading, with_next_state
from gis.scenes.drawing.marks import measured_mark
from gis.scenes.drawing.parties import TOUCH_M
from gis.scenes.drawing.pointing import parts_in, parts_near
from gis.scenes.drawing.shaping import copied_parts, deleted_parts, shaped_parts
from gis.scenes.lengths import metres_text
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Scene
from widgets.editor.reach import snap_reach_m
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.tools.chosen_shapes import chosen_shapes, hovered_shapes, moved_shapes
from widgets.scene_editor.tools.held_parts import Held

GRIP_PX, REACH_PX, DRAG_PX = 7.0, 6.0, 4.0
MIDDLES_FROM_PX = 40.0
"""Segments that look shorter offer no place for a vertex more."""
GRIPPED_MOST = 20
Menu = Callable[[Pointer, tuple[ScenePart, ...]], None]


def no_menu(pointer: Pointer, chosen: tuple[ScenePart, ...]) -> None:
    """Without a window nothing opens."""


class SelectParts:
    """Click chooses, Shift adds, Ctrl toggles, Tab takes what lies beneath.

    A drag moves what is under it (by a wheel or corner where it began at one; Ctrl: a copy), pulls
    a grip, or is a box: to the right all inside, to the left all it touches. Typed: @dx,dy moves,
    a number is the heading of a vehicle or the length of a mark. U: upright, on its side, roof.
    """

    id: str = "scene-select"

    def __init__(
        self, around: SceneAround, *, say: Say = untranslated, menu: Menu = no_menu
    ) -> None:
        self._around, self._say, self._menu = around, say, menu
        self._held: Held | None = None
        self._pointer: Pointer | None = None
        self._hovered: ScenePart | None = None
        self._is_active = False
        around.document.chosen_changed.connect(self._follow)
        around.document.changed.connect(self._follow)

    @property
    def _scene(self) -> Scene:
        return self._around.document.scene

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """Left takes hold or begins a box; right opens the menu of what is there."""
        self._is_active, self._pointer = True, pointer
        if pointer.button is MapButton.RIGHT:
            self._open_menu(pointer)
            return True
        if pointer.button is not MapButton.LEFT:
            return False
        grip = self._grip_under(pointer)
        parts: tuple[ScenePart, ...] = ()
        if grip is None:
            under = self._under(pointer)
            chosen = self._around.document.chosen
            if any(part in chosen for part in under):
                parts = chosen
            elif not pointer.shift:
                parts = under[:1]
        by = self._hold(pointer, parts)
        self._held = Held(pressed=pointer, grip=grip, parts=parts, by=by, at=pointer.at)
        return True

    def move(self, pointer: Pointer) -> bool:
        """Highlight what is there, or drag what is held."""
        self._is_active, self._pointer = True, pointer
        held = self._held
        if held is None:
            self._hovered = next(iter(self._under(pointer)), None)
            self._show()
            return True
        is_drag = held.is_drag or math.dist(held.pressed.pixel, pointer.pixel) > DRAG_PX
        self._held = self._dragged(replace(held, is_drag=is_drag), pointer)
        if is_drag and (held.grip is not None or held.parts):
            self._preview(self._held)
        self._show()
        return True

    def release(self, pointer: Pointer) -> bool:
        """A click chooses, a box chooses, what was dragged is let go: one entry."""
        held, self._held = self._held, None
        if held is None or pointer.button is MapButton.RIGHT:
            return False
        count = self._around.count
        if not held.is_drag:
            count.count(UserAction.CLICK)
            self._choose(self._under(pointer)[:1], pointer)
        else:
            count.count(UserAction.DRAG)
            held = self._dragged(held, pointer)
            if held.grip is None and not held.parts:
                self._box(held, pointer)
            else:
                self._let_go(held, copy=pointer.ctrl)
        self._show()
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """Nothing more than two clicks."""
        return True

    # --- keys

    def key(self, name: str) -> bool:
        """Esc gives up; Delete deletes; U: next state; Tab: what lies beneath."""
        if name == "Escape":
            return self._give_up()
        if self._held is not None:
            return False
        acts: dict[str, Callable[[], bool]] = {
            "Backspace": self._delete,
            "Delete": self._delete,
            "Tab": self._beneath,
            "u": self._next_state,
        }
        act = acts.get(name if len(name) > 1 else name.lower())
        return act is not None and act()

    def typed(self, text: str) -> bool:
        """@dx,dy or @d<a moves; a number is a heading, or a mark's length."""
        chosen = self._around.document.chosen
        if not chosen:
            return False
        self._around.count.count(UserAction.TYPED)
        try:
            after, name = self._by_value(text, chosen)
            self._around.document.run(after, self._say(name))
        except Problem as problem:
            self._around.tell(problem)
            return True
        self._around.tell(None)
        return True

    def leave(self) -> None:
        """Give up what is held; what is chosen stays chosen."""
        self._held = self._hovered = None
        self._is_active = False
        self._around.document.drop_preview()
        self._around.canvas.show_overlay(self.id, ())
        self._around.tell(None)

    # --- choosing

    def _under(self, pointer: Pointer) -> tuple[ScenePart, ...]:
        reach = REACH_PX * self._around.canvas.metres_per_pixel
        return parts_near(self._scene, pointer.at, reach, self._around.library)

    def _choose(self, found: Sequence[ScenePart], pointer: Pointer) -> None:
        document = self._around.document
        if pointer.ctrl and found:
            kept = [one for one in document.chosen if one not in found]
            added = [one for one in found if one not in document.chosen]
            document.choose(*kept, *added)
        elif pointer.shift:
            document.choose(*dict.fromkeys((*document.chosen, *found)))
        else:
            document.choose(*found)
        self._around.tell(None)

    def _box(self, held: Held, pointer: Pointer) -> None:
        start, end = held.pressed.at, pointer.at
        touching = end[0] < start[0]
        found = parts_in(self._scene, start, end, self._around.library, touching=touching)
        self._choose(found, pointer)

    def _beneath(self) -> bool:
        """The part under the pointer after the chosen one."""
        document, pointer = self._around.document, self._pointer
        under = () if pointer is None else self._under(pointer)
        if len(under) < 2:
            return False
        self._around.count.count(UserAction.KEY)
        held = [k for k, part in enumerate(under) if part in document.chosen]
        document.choose(under[(held[0] + 1) % len(under)] if held else under[1])
        return True

    def _open_menu(self, pointer: Pointer) -> None:
        self._around.count.count(UserAction.CLICK)
        under = self._under(pointer)
        chosen = self._around.document.chosen
        if under and not any(part in chosen for part in under):
            self._around.document.choose(under[0])
        self._menu(pointer, self._around.document.chosen)

    # --- dragging

    def _grips(self) -> list[Grip]:
        chosen = self._around.document.chosen
        if len(chosen) > GRIPPED_MOST:
            return []
        least = MIDDLES_FROM_PX * self._around.canvas.metres_per_pixel
        found = [g for part in chosen for g in grips_of(self._scene, part, self._around.library)]
        vertices = [g for g in found if g.kind is GripKind.VERTEX]
        return [
            grip
            for grip in found
            if grip.kind is not GripKind.INSERT
            or all(math.dist(grip.at, v.at) >= least / 2.0 for v in vertices)
        ]

    def _grip_under(self, pointer: Pointer) -> Grip | None:
        reach = GRIP_PX * self._around.canvas.metres_per_pixel
        near = [grip for grip in self._grips() if math.dist(grip.at, pointer.at) <= reach]
        return min(near, key=lambda grip: math.dist(grip.at, pointer.at), default=None)

    def _hold(self, pointer: Pointer, parts: Sequence[ScenePart]) -> Point | None:
        reach = GRIP_PX * self._around.canvas.metres_per_pixel
        return hold_of(self._scene, parts, pointer.at, reach, self._around.library)

    def _dragged(self, held: Held, pointer: Pointer) -> Held:
        turns = held.grip is not None and held.grip.kind in (GripKind.TURN, GripKind.TRAILER)
        free = held.grip is None and held.by is None
        snap = None if free or turns else self._snap(pointer, held.own)
        return replace(held, at=pointer.at if snap is None else snap.at, snap=snap)

    def _snap(self, pointer: Pointer, own: frozenset[str]) -> Snap | None:
        if pointer.shift:
            return None
        question = SnapQuestion(pointer=pointer.at, tolerance_m=snap_reach_m(self._around.canvas))
        found = (snap for snap in self._around.snapper(question) if snap.source not in own)
        return next(found, None)

    def _after(self, held: Held) -> Scene:
        if held.grip is not None:
            return pulled(self._scene, held.grip, held.at)
        start = held.pressed.at if held.by is None else held.by
        if math.dist(start, held.at) < TOUCH_M:
            return self._scene
        return shaped_parts(self._scene, held.parts, moving((start, held.at)))

    def _preview(self, held: Held) -> None:
        try:
            self._around.document.preview(self._after(held))
        except Problem:
            self._around.document.drop_preview()

    def _let_go(self, held: Held, *, copy: bool) -> None:
        document = self._around.document
        turns = held.grip is not None and held.grip.kind in (GripKind.TURN, GripKind.TRAILER)
        try:
            if copy and held.grip is None:
                self._copy(held)
            else:
                name = "Turn" if turns else "Move" if held.grip is None else "Reshape"
                document.run(self._after(held), self._say(name))
                if held.grip is None:
                    document.choose(*held.parts)
        except Problem as problem:
            document.drop_preview()
            self._around.tell(problem)
            return
        self._around.tell(None)

    def _copy(self, held: Held) -> None:
        start = held.pressed.at if held.by is None else held.by
        after, made = copied_parts(self._scene, held.parts, [moving((start, held.at))])
        self._around.document.run(after, self._say("Copy"))
        self._around.document.choose(*made)

    # --- keys

    def _give_up(self) -> bool:
        document = self._around.document
        if self._held is not None:
            self._held = None
            document.drop_preview()
            self._around.tell(None)
        elif document.chosen:
            document.choose()
        else:
            return False
        self._around.count.count(UserAction.KEY)
        self._show()
        return True

    def _delete(self) -> bool:
        document, pointer = self._around.document, self._pointer
        if not document.chosen:
            return False
        self._around.count.count(UserAction.KEY)
        grip = None if pointer is None else self._grip_under(pointer)
        if grip is not None and grip.kind is GripKind.VERTEX:
            self._run(without_vertex(self._scene, grip), "Delete vertex")
        else:
            chosen = document.chosen
            self._run(deleted_parts(self._scene, chosen), "Delete")
            document.choose()
        return True

    def _next_state(self) -> bool:
        chosen = self._around.document.chosen
        after = with_next_state(self._scene, chosen, self._around.library)
        if after == self._scene:
            return False
        self._around.count.count(UserAction.KEY)
        self._run(after, "Change how it lies")
        return True

    def _by_value(self, text: str, chosen: tuple[ScenePart, ...]) -> tuple[Scene, str]:
        if "," in text or "<" in text or "@" in text:
            step = read_point(text)
            by = (step.east_m, step.north_m)
            return shaped_parts(self._scene, chosen, moving(((0.0, 0.0), by))), "Move"
        marks = [part for part in chosen if part.kind is PartKind.MARK]
        if len(marks) == len(chosen) == 1:
            length = read_distance(text)
            return measured_mark(self._scene, marks[0].place, length), "Length of the mark"
        return with_heading(self._scene, chosen, read_number(text)), "Turn"

    def _run(self, after: Scene, name: str) -> None:
        try:
            self._around.document.run(after, self._say(name))
        except Problem as problem:
            self._around.tell(problem)
            return
        self._around.tell(None)

    # --- showing

    def _follow(self, _: object) -> None:
        if self._is_active:
            self._hovered = None
            self._show()

    def _show(self) -> None:
        around, held = self._around, self._held
        chosen = around.document.chosen
        shapes: list[OverlayShape] = []
        if held is not None and held.is_drag:
            if held.grip is None and not held.parts:
                (ax, ay), (bx, by) = held.pressed.at, held.at
                ring = ((ax, ay), (bx, ay), (bx, by), (ax, by))
                shapes.append(OverlayShape(points=ring, closed=True))
            else:
                shapes += self._shown_drag(held)
        else:
            shapes += chosen_shapes(self._scene, chosen, around.library, self._grips())
            if self._hovered is not None and self._hovered not in chosen:
                shapes += hovered_shapes(self._scene, self._hovered, around.library)
        around.canvas.show_overlay(self.id, [one for one in shapes if one.points])

    def _shown_drag(self, held: Held) -> list[OverlayShape]:
        parts = held.parts if held.grip is None else (held.grip.part,)
        try:
            after = self._after(held)
        except Problem:
            after = self._scene
        shapes = moved_shapes(self._scene, after, parts, self._around.library)
        start = held.by or (held.pressed.at if held.grip is None else None)
        if start is not None:
            text = f"{metres_text(math.dist(start, held.at))} m"
            shapes.append(OverlayShape(points=(start, held.at), text=text))
        if held.snap is not None:
            shapes.append(snap_shape(held.snap, self._say))
        return shapes
