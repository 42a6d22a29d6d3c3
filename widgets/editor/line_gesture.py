"""Draws a line or area on the map: a drag is a whole line or arc, clicks draw on; no Qt.

What both editors draw so gives its kind, and takes the points of what is whole.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Protocol

import shapely
from shapely import LinearRing, LineString, Polygon

from gis.angles import Point
from gis.drafting.arc_fit import apex_of_path
from gis.drafting.arcs import arc_through, sampled
from gis.drafting.drawing_state import ArcMode, DrawingState, DrawnKind
from gis.drafting.drawing_tool import DrawingTool, Snapper
from gis.drafting.user_actions import ActionCount, UserAction
from gis.mapping.overlay import OverlayShape
from gis.problems import Problem
from widgets.editor.drawing_keys import ENDING, DrawingKeys
from widgets.editor.reach import DRAG_PX, follow_pointer
from widgets.editor.snap_marks import Say, snap_shape
from widgets.map.canvas_door import CanvasDoor, MapButton, Pointer

BULGE_PX = 3.0
"""A path that leaves its chord by less is no arc yet: a click says where it runs."""
BENT_PX = 6.0
"""A hand that leaves the straight line by more than it shakes meant a curve."""
OFF_ARC_PX = 8.0
"""A curve that leaves its arc by more is none: it is taken as it was drawn."""
SMOOTH_PX = 1.5
ROUND_SHARE = 0.02
"""Area over square of the outline, from which a drag went round something (a circle: 0.08)."""
Commit = Callable[[tuple[Point, ...]], None]
"""Makes what is whole; a `Problem` refuses it, and the drawing goes on."""


class Drawer(Protocol):
    """What a gesture needs of an editor's surroundings."""

    @property
    def canvas(self) -> CanvasDoor:
        """Where it shows what it draws."""

    @property
    def snapper(self) -> Snapper:
        """What there is to snap to."""

    @property
    def count(self) -> ActionCount:
        """Actions of the user so far."""

    @property
    def tell(self) -> Callable[[Problem | None], None]:
        """Shows what is wrong."""


class LineGesture:
    """Straight lines by a drag each, arcs by drags that follow them, or corner after corner.

    R changes between straight lines and arcs. A line that is finished leaves the tool ready for
    the next one, in the same mode.
    """

    def __init__(
        self,
        owner: str,
        around: Drawer,
        kind: Callable[[], DrawnKind],
        commit: Commit,
        *,
        say: Say,
        follows: bool = False,
    ) -> None:
        """`follows`: drags are followed as they bend, and one round a place is an area."""
        self._owner, self._around, self._say = owner, around, say
        self._kind, self._make, self._follows = kind, commit, follows
        self.keys = DrawingKeys()
        self._pressed: Pointer | None = None
        self._path: list[Point] = []
        """Where the pointer ran while the button is down."""
        self._chord_end: Point | None = None
        """End of an arc whose middle is still to be shown."""
        self._chord_whole = True
        """Whether that arc is a line of its own."""
        self._problem: Problem | None = None
        self._drawing = self._fresh(ArcMode.STRAIGHT)

    @property
    def state(self) -> DrawingState:
        """What the drawing waits for."""
        return self._drawing.state

    @property
    def is_begun(self) -> bool:
        """Whether something is in the hand."""
        return bool(self._drawing.state.points) or self._pressed is not None

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
        self.show()
        return True

    def move(self, pointer: Pointer) -> bool:
        """The line follows the pointer."""
        self._move_to(pointer)
        if self._pressed is not None:
            self._path.append(pointer.at)
        self.show()
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
            self.begin_anew()
            self.show()
            return True
        if self.keys.key(self._drawing, name):
            self._after()
            return True
        state = self._drawing.state
        arcs = self._drawing.arc_mode is not ArcMode.STRAIGHT
        busy = bool(state.points or state.given) or (arcs and name == "Escape")
        act = ENDING.get(name)
        if act is None or not busy:
            return False
        self._drawing.key(act)
        self._after()
        return True

    def typed(self, text: str) -> bool:
        """A value of the typed-value line."""
        self.keys.clear()
        self._drawing.typed(text)
        self._after()
        return True

    def leave(self) -> None:
        """Forget what was begun."""
        self.begin_anew(ArcMode.STRAIGHT)
        self._around.canvas.show_overlay(self._owner, ())
        self.tell(None)

    def begin_anew(self, mode: ArcMode | None = None) -> None:
        """Forget the line in hand; the mode stays where none is given."""
        self._drawing = self._fresh(self._drawing.arc_mode if mode is None else mode)
        self.keys.clear()
        self._pressed = self._chord_end = None
        self._path = []

    def tell(self, problem: Problem | None) -> None:
        """Say what is wrong, once."""
        if problem is not self._problem:
            self._problem = problem
            self._around.tell(problem)

    # --- drags

    def _drag(self, start: Pointer, end: Pointer) -> None:
        whole = not self._drawing.state.points
        area = self._kind() is DrawnKind.AREA
        if whole and self._follows and self._drag_followed(start, end, area=area):
            return
        if whole:
            self._move_to(start)
            self._drawing.pressed(None)
        self._move_to(end)
        if self._drawing.arc_mode is ArcMode.THREE_POINTS:
            self._drag_arc(whole=whole)
        elif whole and not area:
            self._drawing.dragged()
        else:
            self._drawing.pressed(UserAction.DRAG)

    def _drag_followed(self, start: Pointer, end: Pointer, *, area: bool) -> bool:
        """An area driven round, or a bent line as an arc or as drawn; False of a straight one."""
        scale = self._around.canvas.metres_per_pixel
        ends = (self._snapped(start), self._snapped(end))
        path = [ends[0], *self._path[1:-1], ends[1]]
        if area:
            ring = LinearRing(path) if len(path) > 2 else None
            if ring is None or Polygon(ring).area < ROUND_SHARE * ring.length**2:
                return False
            made = _smoothed(path, SMOOTH_PX * scale)
        else:
            apex = apex_of_path(*ends, path, least_m=BENT_PX * scale)
            if apex is None:
                return False
            made = sampled(arc_through(ends[0], apex, ends[1]))
            if _off_m(path, made) > OFF_ARC_PX * scale:
                made = _smoothed(path, SMOOTH_PX * scale)
        self._around.count.count(UserAction.DRAG)
        self._commit(made)
        return True

    def _snapped(self, pointer: Pointer) -> Point:
        self._move_to(pointer)
        snap = self._drawing.state.snap
        return pointer.at if snap is None else snap.at

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

    def _fresh(self, mode: ArcMode) -> DrawingTool:
        around = self._around
        return DrawingTool(self._kind(), around.snapper, count=around.count, arc_mode=mode)

    def _move_to(self, pointer: Pointer) -> None:
        follow_pointer(self._drawing, pointer, self._around.canvas)

    def _after(self) -> None:
        state = self._drawing.state
        if state.is_cancelled:
            self.begin_anew()
            self.tell(None)
        elif state.is_done:
            self._commit(state.points)
        else:
            self.tell(state.problem)
        self.show()

    def _commit(self, points: tuple[Point, ...]) -> None:
        try:
            self._make(points)
        except Problem as problem:
            self._drawing.reopen()
            self.tell(problem)
            return
        self.begin_anew()
        self.tell(None)

    # --- showing

    def show(self) -> None:
        """Show the line in hand and what it snaps to."""
        self._around.canvas.show_overlay(self._owner, self.shapes())

    def shapes(self) -> list[OverlayShape]:
        """What is to be seen of the drawing."""
        state = self._drawing.state
        shapes = [OverlayShape(points=self._line(state), text=self._text(state))]
        if state.snap is not None:
            others = len(state.candidates) - 1
            shapes.append(snap_shape(state.snap, self._say, others=others))
        return [one for one in shapes if one.points]

    def _line(self, state: DrawingState) -> tuple[Point, ...]:
        if self._chord_end is not None:
            return (*state.points, self._chord_end)
        if self._pressed is not None and not state.points:
            followed = self._follows or self._drawing.arc_mode is not ArcMode.STRAIGHT
            return tuple(self._path) if followed else (self._path[0], self._path[-1])
        return (*state.points[:-1], *(state.preview or state.points[-1:]))

    def _text(self, state: DrawingState) -> str:
        line = self._line(state)
        if self.keys.text:
            return f"{self.keys.text}_"
        if self._pressed is not None and not state.points and len(line) > 1:
            return f"{LineString(line).length:.2f} m"
        return f"{math.dist(*line[-2:]):.2f} m" if len(line) > 1 else ""


def _smoothed(path: Sequence[Point], within_m: float) -> tuple[Point, ...]:
    """A hand's path with fewer points, none farther off than so."""
    thin = shapely.simplify(LineString(path), within_m)
    return tuple((x, y) for x, y in shapely.get_coordinates(thin).tolist())


def _off_m(path: Sequence[Point], line: Sequence[Point]) -> float:
    return float(shapely.distance(shapely.points(path), LineString(line)).max())
