"""Draws traces: a drag follows a line as it bends or goes round an area; then its length."""

from __future__ import annotations

import math

from gis.angles import Point
from gis.drafting.drawing_state import DrawingState, DrawnKind
from gis.drafting.snaps import SnapQuestion
from gis.drafting.typed import read_distance
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from gis.scenes.drawing.additions import with_mark
from gis.scenes.drawing.marks import measured_mark
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import MarkForm
from widgets.editor.line_gesture import LineGesture
from widgets.editor.reach import DRAG_PX, snap_reach_m
from widgets.editor.snap_marks import Say, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.mark_names import MARK_NAMES

LENGTH = "Type its measured length in metres, or draw the next one"


class DrawMark:
    """A line by a drag (bent: an arc, or as drawn), an area by a drag round it, or by clicks.

    A number typed after a line is finished is its measured length: the line is cut at its end,
    or goes on as it bends.
    """

    id: str = "scene-mark"

    def __init__(self, around: SceneAround, *, say: Say = untranslated) -> None:
        self._around, self._say = around, say
        self._gesture = LineGesture(self.id, around, self._kind, self._make, say=say, follows=True)
        self._pressed: Pointer | None = None
        self._last: str | None = None
        """Name of the line drawn last, whose length may be typed."""
        self._digits = ""
        around.pick.changed.connect(self._taken)

    @property
    def state(self) -> DrawingState:
        """What the drawing waits for."""
        return self._gesture.state

    @property
    def prompt(self) -> str:
        """After a line: its length."""
        return LENGTH if self._measurable else ""

    @property
    def _is_point(self) -> bool:
        return self._around.pick.form is MarkForm.POINT

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """Left begins a click or drag, right finishes."""
        if self._is_point:
            if pointer.button is MapButton.LEFT:
                self._pressed = pointer
            return pointer.button is MapButton.LEFT
        return self._gesture.press(pointer)

    def move(self, pointer: Pointer) -> bool:
        """The line follows the pointer."""
        return self._gesture.move(pointer)

    def release(self, pointer: Pointer) -> bool:
        """A click sets a point; a drag is a whole line or area."""
        if not self._is_point:
            return self._gesture.release(pointer)
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        is_drag = math.dist(pressed.pixel, pointer.pixel) > DRAG_PX
        self._around.count.count(UserAction.DRAG if is_drag else UserAction.CLICK)
        try:
            self._make((self._snapped(pointer),))
        except Problem as problem:
            self._gesture.tell(problem)
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """The first click has set the point, the second finishes."""
        return self._is_point or self._gesture.double_click(pointer)

    # --- keys

    def key(self, name: str) -> bool:
        """A length, chords, values, Enter, Backspace, Esc."""
        if self._measurable and self._length_key(name):
            return True
        return self._gesture.key(name)

    def typed(self, text: str) -> bool:
        """A value of the typed-value line: of the point to come, or the length of the last line."""
        if self._measurable and not self._gesture.keys.text:
            self._measure(text)
            return True
        return self._gesture.typed(text)

    def leave(self) -> None:
        """Forget what was begun."""
        self._pressed = self._last = None
        self._digits = ""
        self._gesture.leave()

    # --- inside

    @property
    def _measurable(self) -> bool:
        return self._last is not None and not self._gesture.is_begun

    def _length_key(self, name: str) -> bool:
        if name and name in "0123456789.":
            self._digits += name
            return True
        if self._digits and name == "Backspace":
            self._digits = self._digits[:-1]
            return True
        if self._digits and name == "Return":
            text, self._digits = self._digits, ""
            self._measure(text)
            return True
        return False

    def _measure(self, text: str) -> None:
        around = self._around
        around.count.count(UserAction.TYPED)
        scene = around.document.scene
        places = [k for k, mark in enumerate(scene.marks) if mark.id == self._last]
        try:
            if not places:
                raise Problem("MARK_IS_NO_LINE")
            after = measured_mark(scene, places[0], read_distance(text))
            around.document.run(after, self._say("Length of the mark"))
        except Problem as problem:
            self._gesture.tell(problem)
            return
        self._gesture.tell(None)

    def _kind(self) -> DrawnKind:
        return DrawnKind.AREA if self._around.pick.form is MarkForm.AREA else DrawnKind.LINE

    def _taken(self, _: None) -> None:
        """Something else is in hand: what was begun is forgotten."""
        if self._gesture.is_begun or self._last is not None:
            self._last, self._digits = None, ""
        self._gesture.begin_anew()

    def _make(self, points: tuple[Point, ...]) -> None:
        around, pick = self._around, self._around.pick
        scene = around.document.scene
        after = with_mark(scene, pick.mark, pick.form, points, party=pick.marker)
        name = self._say("Draw {name}").format(name=self._say(MARK_NAMES[pick.mark]))
        around.document.run(after, name)
        place = len(after.marks) - 1
        around.document.choose(ScenePart(kind=PartKind.MARK, place=place))
        self._last = after.marks[-1].id if pick.form is MarkForm.LINE else None
        self._digits = ""

    def _snapped(self, pointer: Pointer) -> Point:
        if pointer.shift:
            return pointer.at
        tolerance = snap_reach_m(self._around.canvas)
        question = SnapQuestion(pointer=pointer.at, tolerance_m=tolerance)
        found = self._around.snapper(question)
        return found[0].at if found else pointer.at
