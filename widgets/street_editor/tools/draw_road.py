"""Draws a road: one drag for a straight one, or point after point with snaps and given values."""

from __future__ import annotations

import math
from itertools import pairwise

from app.signal import Signal
from gis.angles import Point
from gis.drafting.drawing_state import DrawingState, DrawnKind
from gis.drafting.drawing_tool import DrawingTool
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from gis.streets.drawing.strokes import drawn
from widgets.editor.drawing_keys import ENDING, DrawingKeys
from widgets.editor.reach import DRAG_PX, follow_pointer
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.road_style import DrawnRoad, RoadStyle
from widgets.street_editor.shown_ids import shown_ids

LEAST_SHOWN_M = 1.0
"""No road is shown before the pointer is this far from the first point."""


class DrawRoad:
    """Press and drag draws a straight road; clicks draw on until Enter, right or double click."""

    id: str = "draw-road"

    def __init__(
        self,
        around: EditorAround,
        style: RoadStyle | None = None,
        *,
        say: Say = untranslated,
    ) -> None:
        self._around, self._style, self._say = around, style or around.style, say
        self._keys = DrawingKeys()
        self._pressed: Point | None = None
        """The pixel where the first point was pressed, as long as the button is down."""
        self._shown: tuple[Point, ...] = ()
        """The line of the road that is shown."""
        self._problem: Problem | None = None
        self.state_changed: Signal[DrawingState] = Signal()
        self._drawing = self._fresh()

    @property
    def state(self) -> DrawingState:
        """What the drawing waits for, for the hint line."""
        return self._drawing.state

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """Left sets a point, right finishes."""
        if pointer.button is MapButton.RIGHT:
            if not self._drawing.state.points:
                return False
            self._drawing.right_pressed()
            self._after()
            return True
        if pointer.button is not MapButton.LEFT:
            return False
        self._move_to(pointer)
        if self._drawing.state.points:
            self._drawing.pressed()
        else:
            self._drawing.pressed(None)
            self._pressed = pointer.pixel
        self._after()
        return True

    def move(self, pointer: Pointer) -> bool:
        """The road follows the pointer."""
        self._move_to(pointer)
        self._show()
        return True

    def release(self, pointer: Pointer) -> bool:
        """Where the first press was dragged away from, a straight road is whole."""
        if self._pressed is None:
            return pointer.button is MapButton.LEFT
        is_drag = math.dist(self._pressed, pointer.pixel) > DRAG_PX
        self._pressed = None
        if is_drag and self._drawing.state.points:
            self._move_to(pointer)
            self._drawing.dragged()
        else:
            self._drawing.clicked()
        self._after()
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """The first click has set the point, the second finishes."""
        self._around.count.count(UserAction.CLICK)
        if len(self._drawing.state.points) > 1:
            self._commit()
            self._show()
        return True

    # --- keys

    def key(self, name: str) -> bool:
        """Chords, values, Enter, Backspace, Esc (one level at a time)."""
        if self._keys.key(self._drawing, name):
            self._after()
            return True
        state = self._drawing.state
        busy = bool(state.points or state.given) or state.prompt is not self._fresh_prompt
        act = ENDING.get(name)
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
        self._begin_anew()
        self._around.canvas.show_overlay(self.id, ())
        self._tell(None)

    # --- inside

    def _fresh(self) -> DrawingTool:
        tool = DrawingTool(DrawnKind.LINE, self._around.snapper, count=self._around.count)
        self._fresh_prompt = tool.state.prompt
        return tool

    def _begin_anew(self) -> None:
        self._drawing = self._fresh()
        self._keys.clear()
        self._pressed = None
        self._drop_preview()

    def _move_to(self, pointer: Pointer) -> None:
        follow_pointer(self._drawing, pointer, self._around.canvas)

    def _after(self) -> None:
        """Something was set or given: finish, or show."""
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
        """Make the road; where it is refused, the drawing goes on (a drag is to be made again)."""
        around, road = self._around, self._style.road
        points = self._drawing.state.points
        self._drop_preview()
        try:
            change = drawn([road.stroke(points)], around.document.network, around.new_id)
            around.document.run(change, self._name(road))
        except Problem as problem:
            if len(points) > 2:
                self._drawing.reopen()
            else:
                self._begin_anew()
            self._tell(problem)
            return
        self._begin_anew()
        self._tell(None)

    def _name(self, road: DrawnRoad) -> str:
        return self._say("Draw road {name}").format(name=road.name).strip()

    def _show(self) -> None:
        state = self._drawing.state
        line = (*state.points[:-1], *(state.preview or state.points[-1:]))
        shapes = [OverlayShape(points=line, look=OverlayLook.RUBBER, text=_length_words(line))]
        if state.snap is not None:
            others = len(state.candidates) - 1
            shapes.append(snap_shape(state.snap, self._say, others=others))
        if self._keys.text:
            shapes[0] = OverlayShape(points=line, text=f"{self._keys.text}_")
        self._around.canvas.show_overlay(self.id, [one for one in shapes if one.points])
        if line != self._shown:
            self._shown = line
            self._preview(line)
        self.state_changed.emit(state)

    def _preview(self, line: tuple[Point, ...]) -> None:
        """Show the road along a line, with all it makes of those it meets."""
        around = self._around
        if len(line) < 2 or math.dist(line[0], line[-1]) < LEAST_SHOWN_M:
            around.document.drop_preview()
            return
        strokes = [self._style.road.stroke(line)]
        around.document.preview(lambda network: drawn(strokes, network, shown_ids()), self._tell)

    def _drop_preview(self) -> None:
        self._shown = ()
        self._around.document.drop_preview()

    def _tell(self, problem: Problem | None) -> None:
        if problem is not self._problem:
            self._problem = problem
            self._around.tell(problem)


def _length_words(line: tuple[Point, ...]) -> str:
    """Length of the last segment, and of all together where there are several."""
    if len(line) < 2:
        return ""
    last = f"{math.dist(*line[-2:]):.2f} m"
    if len(line) == 2:
        return last
    whole = sum(math.dist(a, b) for a, b in pairwise(line))
    return f"{last}\n{whole:.2f} m"
