"""A tool that takes a few points, by clicks or one drag, with snaps and typed values; no Qt."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence

from gis.angles import Point
from gis.drafting.drawing_state import DrawingState, DrawKey, DrawnKind
from gis.drafting.drawing_tool import DrawingTool
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayShape
from gis.problems import Problem
from widgets.editor.drawing_keys import DrawingKeys
from widgets.editor.line_gesture import Drawer
from widgets.editor.reach import DRAG_PX, snap_reach_m
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer


class PointsTool(ABC):
    """What is made says how many points it takes; a drag gives two of them.

    A click gives one; once there are as many as a tool needs by clicks, it makes what they say.
    """

    id: str = ""

    def __init__(self, around: Drawer, *, say: Say = untranslated) -> None:
        self._drawer, self._say = around, say
        self._keys = DrawingKeys()
        self._pressed: Pointer | None = None
        """Where the first point was pressed, as long as the button is down."""
        self._at: Pointer | None = None
        self._problem: Problem | None = None
        self._drawing = self._fresh()

    # --- what a tool says

    def needed(self) -> int:
        """How many clicks make it whole."""
        return 2

    def snaps(self, placed: int) -> bool:
        """Whether the point after so many snaps; what only shows a direction need not."""
        return True

    @abstractmethod
    def make(self, points: Sequence[Point]) -> None:
        """Make it of its points: as many as needed, or the two of a drag.

        Raises:
            Problem: why it cannot be; nothing is made then.
        """

    def ghost(self, points: Sequence[Point]) -> Sequence[OverlayShape]:
        """What to show while points are set; the last of them is the pointer's."""
        return ()

    # --- mouse

    @property
    def state(self) -> DrawingState | None:
        """What is waited for, for the hint line; a drag waits for nothing."""
        return self._drawing.state if self._pressed is None else None

    def press(self, pointer: Pointer) -> bool:
        """Left sets a point, right gives up what is begun."""
        if pointer.button is MapButton.RIGHT:
            if not self._drawing.state.points:
                return False
            self._drawer.count.count(UserAction.CLICK)
            self._begin_anew()
            self.show()
            return True
        if pointer.button is not MapButton.LEFT:
            return False
        self._move_to(pointer)
        if self._drawing.state.points:
            self._drawing.pressed()
            self._after()
        else:
            self._drawing.pressed(None)
            self._pressed = pointer
            self.show()
        return True

    def move(self, pointer: Pointer) -> bool:
        """Show what would be made."""
        self._move_to(pointer)
        self.show()
        return True

    def release(self, pointer: Pointer) -> bool:
        """The first press was a click, or a drag that gives the second point too."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return pointer.button is MapButton.LEFT
        if math.dist(pressed.pixel, pointer.pixel) > DRAG_PX:
            self._move_to(pointer)
            self._drawing.pressed(UserAction.DRAG)
            self._after(whole=True)
        else:
            self._drawing.clicked()
            self._after()
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """A second point at one place is none."""
        return True

    # --- keys

    def key(self, name: str) -> bool:
        """Chords and values as when drawing; Esc begins anew."""
        if self._keys.key(self._drawing, name):
            self._after()
            return True
        state = self._drawing.state
        if not (state.points or state.given) or name not in ("Backspace", "Escape"):
            return False
        self._drawing.key(DrawKey.BACK if name == "Backspace" else DrawKey.CANCEL)
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
        self._at = None
        self._drawer.canvas.show_overlay(self.id, ())
        self.tell(None)

    def tell(self, problem: Problem | None) -> None:
        """Say what is wrong, once."""
        if problem is not self._problem:
            self._problem = problem
            self._drawer.tell(problem)

    # --- inside

    def _fresh(self) -> DrawingTool:
        return DrawingTool(DrawnKind.LINE, self._drawer.snapper, count=self._drawer.count)

    def _begin_anew(self) -> None:
        self._drawing = self._fresh()
        self._keys.clear()
        self._pressed = None

    def _move_to(self, pointer: Pointer) -> None:
        self._at = pointer
        tolerance = snap_reach_m(self._drawer.canvas)
        free = pointer.shift or not self.snaps(len(self._drawing.state.points))
        self._drawing.pointer_moved(pointer.at, tolerance, is_suppressed=free)

    def _after(self, *, whole: bool = False) -> None:
        state = self._drawing.state
        if state.is_cancelled:
            self._begin_anew()
            self.tell(None)
        elif state.problem is not None:
            self.tell(state.problem)
        elif len(state.points) >= self.needed() or (whole and len(state.points) == 2):
            self._commit(state.points)
        else:
            self.tell(None)
        self.show()

    def _commit(self, points: Sequence[Point]) -> None:
        self._begin_anew()
        try:
            self.make(points)
        except Problem as problem:
            self.tell(problem)
            return
        self.tell(None)

    # --- showing

    def points_now(self) -> tuple[Point, ...]:
        """The points set, and where the next one would be."""
        state = self._drawing.state
        if state.preview:
            return (*state.points[:-1], *state.preview)
        if state.points or self._at is None:
            return state.points
        return (state.snap.at if state.snap is not None else self._at.at,)

    def show(self) -> None:
        """Show what would be made and what it snaps to."""
        state = self._drawing.state
        points = self.points_now()
        shapes = list(self.ghost(points)) if points else []
        if self._keys.text and points:
            shapes.append(OverlayShape(points=points[-1:], marks=True, text=f"{self._keys.text}_"))
        if state.snap is not None:
            others = len(state.candidates) - 1
            shapes.append(snap_shape(state.snap, self._say, others=others))
        self._drawer.canvas.show_overlay(self.id, [one for one in shapes if one.points])
