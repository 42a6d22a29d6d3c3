"""Draws kerb lines, marking lines and areas: a drag is a whole line or arc, clicks draw on."""

from __future__ import annotations

import math

from gis.angles import Point
from gis.drafting.arc_fit import apex_of_path
from gis.drafting.drawing_state import ArcMode, DrawingState, DrawKey, DrawnKind
from gis.drafting.drawing_tool import DrawingTool
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayShape
from gis.problems import Problem
from gis.streets.object_edits import area_of, line_of
from gis.streets.object_palette import Gesture, PaletteEntry
from gis.streets.objects import ObjectChange, ObjectUid, StreetObject
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.objects.object_pick import DRAW
from widgets.street_editor.tools.drawing_keys import DrawingKeys

SNAP_PX = 11.0
DRAG_PX = 5.0
BULGE_PX = 3.0
"""A path that leaves its chord by less is no arc yet: a click says where it runs."""


class DrawLineObject:
    """Straight lines by a drag each, arcs by drags that follow them, or corner after corner.

    R changes between straight lines and arcs. A line that is finished leaves the tool ready for
    the next one, in the same mode.
    """

    id: str = DRAW

    def __init__(self, around: EditorAround, *, say: Say = untranslated) -> None:
        self._around, self._say = around, say
        self._keys = DrawingKeys()
        self._pressed: Pointer | None = None
        self._path: list[Point] = []
        """Where the pointer ran while the button is down."""
        self._chord_end: Point | None = None
        """End of an arc whose middle is still to be shown."""
        self._chord_whole = True
        """Whether that arc is a line of its own."""
        self._problem: Problem | None = None
        self._drawing = self._fresh(ArcMode.STRAIGHT)
        around.pick.changed.connect(self._entry_changed)

    @property
    def state(self) -> DrawingState:
        """What the drawing waits for."""
        return self._drawing.state

    @property
    def _entry(self) -> PaletteEntry:
        """What is drawn."""
        return self._around.pick.for_tool(self.id)

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """Left begins a click or drag, right finishes."""
        if pointer.button is MapButton.RIGHT:
            if not self._drawing.state.points:
                return False
            self._drawing.right_pressed()
            self._after()
            return True
        if pointer.button is not MapButton.LEFT:
            return False
        self._move_to(pointer)
        self._pressed, self._path = pointer, [pointer.at]
        self._show()
        return True

    def move(self, pointer: Pointer) -> bool:
        """The line follows the pointer."""
        self._move_to(pointer)
        if self._pressed is not None:
            self._path.append(pointer.at)
        self._show()
        return True

    def release(self, pointer: Pointer) -> bool:
        """A click sets a point; a drag is a line or arc."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or pointer.button is not MapButton.LEFT:
            return False
        if math.dist(pressed.pixel, pointer.pixel) > DRAG_PX:
            self._drag(pressed, pointer)
        elif self._chord_end is not None:
            self._around.count.count(UserAction.CLICK)
            self._arc(pointer.at, self._chord_end, counts_as=None, whole=self._chord_whole)
        else:
            self._move_to(pointer)
            self._drawing.pressed()
        self._after()
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """The first click has set the point, the second finishes."""
        self._drawing.right_pressed()
        self._after()
        return True

    # --- keys

    def key(self, name: str) -> bool:
        """Chords, values, Enter, Backspace, Esc (one level at a time)."""
        if self._chord_end is not None and name in ("Escape", "Backspace"):
            self._around.count.count(UserAction.KEY)
            self._begin_anew()
            self._show()
            return True
        if self._keys.key(self._drawing, name):
            self._after()
            return True
        state = self._drawing.state
        arcs = self._drawing.arc_mode is not ArcMode.STRAIGHT
        busy = bool(state.points or state.given) or (arcs and name == "Escape")
        act = {
            "Return": DrawKey.FINISH,
            "Backspace": DrawKey.BACK,
            "Escape": DrawKey.CANCEL,
        }.get(name)
        if act is None or not busy:
            return False
        self._drawing.key(act)
        self._after()
        return True

    def typed(self, text: str) -> bool:
        """A value of the typed-value line."""
        self._keys.clear()
        self._drawing.typed(text)
        self._after()
        return True

    def leave(self) -> None:
        """Forget what was begun."""
        self._begin_anew(ArcMode.STRAIGHT)
        self._around.canvas.show_overlay(self.id, ())
        self._tell(None)

    # --- drags

    def _drag(self, start: Pointer, end: Pointer) -> None:
        whole = not self._drawing.state.points
        if whole:
            self._move_to(start)
            self._drawing.pressed(None)
        self._move_to(end)
        if self._drawing.arc_mode is ArcMode.THREE_POINTS:
            self._drag_arc(whole=whole)
        elif whole and self._kind() is DrawnKind.LINE:
            self._drawing.dragged()
        else:
            self._drawing.pressed(UserAction.DRAG)

    def _drag_arc(self, *, whole: bool) -> None:
        """The arc that the pointer followed; from a straight drag the chord of one."""
        state = self._drawing.state
        end = state.snap.at if state.snap is not None else self._path[-1]
        start = state.points[-1]
        least = BULGE_PX * self._around.canvas.metres_per_pixel
        apex = apex_of_path(start, end, self._path, least_m=least)
        if apex is None:
            self._around.count.count(UserAction.DRAG)
            self._chord_end, self._chord_whole = end, whole
        else:
            self._arc(apex, end, counts_as=UserAction.DRAG, whole=whole)

    def _arc(self, middle: Point, end: Point, *, counts_as: UserAction | None, whole: bool) -> None:
        self._chord_end = None
        self._drawing.pointer_moved(middle, 0.0, is_suppressed=True)
        self._drawing.pressed(None)
        self._drawing.pointer_moved(end, 0.0, is_suppressed=True)
        self._drawing.pressed(counts_as)
        if whole and self._kind() is DrawnKind.LINE and self._drawing.state.problem is None:
            self._drawing.finish()

    # --- inside

    def _kind(self) -> DrawnKind:
        return DrawnKind.AREA if self._entry.gesture is Gesture.AREA else DrawnKind.LINE

    def _fresh(self, mode: ArcMode) -> DrawingTool:
        around = self._around
        return DrawingTool(self._kind(), around.snapper, count=around.count, arc_mode=mode)

    def _begin_anew(self, mode: ArcMode | None = None) -> None:
        self._drawing = self._fresh(self._drawing.arc_mode if mode is None else mode)
        self._keys.clear()
        self._pressed = self._chord_end = None
        self._path = []

    def _entry_changed(self, _: PaletteEntry) -> None:
        """Something else is in hand: what was begun is forgotten."""
        self._begin_anew()

    def _move_to(self, pointer: Pointer) -> None:
        tolerance = SNAP_PX * self._around.canvas.metres_per_pixel
        self._drawing.pointer_moved(pointer.at, tolerance, is_suppressed=pointer.shift)

    def _after(self) -> None:
        state = self._drawing.state
        if state.is_cancelled:
            self._begin_anew()
            self._tell(None)
        elif state.is_done:
            self._commit()
        else:
            self._tell(state.problem)
        self._show()

    def _commit(self) -> None:
        entry, around = self._entry, self._around
        points = self._drawing.state.points
        try:
            shape = area_of(points) if self._kind() is DrawnKind.AREA else line_of(points)
            one = StreetObject(
                uid=ObjectUid(around.new_id()),
                kind=entry.kind,
                code=around.pick.code_of(entry),
                shape=shape,
            )
            name = self._say("Draw {name}").format(name=around.pick.named(entry))
            around.document.run_objects(ObjectChange(new=(one,)), name)
        except Problem as problem:
            self._drawing.reopen()
            self._tell(problem)
            return
        self._begin_anew()
        self._tell(None)

    def _show(self) -> None:
        state = self._drawing.state
        shapes = [OverlayShape(points=self._line(state), text=self._text(state))]
        if state.snap is not None:
            others = len(state.candidates) - 1
            shapes.append(snap_shape(state.snap, self._say, others=others))
        self._around.canvas.show_overlay(self.id, [one for one in shapes if one.points])

    def _line(self, state: DrawingState) -> tuple[Point, ...]:
        if self._chord_end is not None:
            return (*state.points, self._chord_end)
        if self._pressed is not None and not state.points:
            followed = self._drawing.arc_mode is not ArcMode.STRAIGHT
            return tuple(self._path) if followed else (self._path[0], self._path[-1])
        return (*state.points[:-1], *(state.preview or state.points[-1:]))

    def _text(self, state: DrawingState) -> str:
        line = self._line(state)
        if self._keys.text:
            return f"{self._keys.text}_"
        return f"{math.dist(*line[-2:]):.2f} m" if len(line) > 1 else ""

    def _tell(self, problem: Problem | None) -> None:
        if problem is not self._problem:
            self._problem = problem
            self._around.tell(problem)
