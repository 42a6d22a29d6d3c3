"""Calibrates a photo: points of it are dragged to where they belong, or a known length is typed."""

from __future__ import annotations

import math

from app.underlays.board import CalibrateBy, UnderlayBoard
from app.underlays.underlay import Underlay
from gis.angles import Point
from gis.drafting.georeference import PictureTransform
from gis.drafting.georeference_fit import PointPair, by_distance, by_rectangle, fitted
from gis.drafting.snaps import Snap, SnapQuestion
from gis.drafting.typed import read_point
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.problems import Problem
from widgets.editor.reach import DRAG_PX, snap_reach_m
from widgets.editor.snap_marks import Say, snap_shape, untranslated
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.around import EditorAround
from widgets.street_editor.tools.calibrate_values import read_length, read_sides

CALIBRATE = "calibrate-underlay"
TAKE_PX = 7.0


PROMPTS = {
    CalibrateBy.POINTS: "Drag a point of the picture to where it belongs",
    CalibrateBy.DISTANCE: "Drag along a known length, or click both ends",
    CalibrateBy.RECTANGLE: "Click the four corners of a known rectangle, one after the other",
}


class Calibrate:
    """Each pair is one drag, or a click in the picture and a click or x,y where it belongs.

    What the pairs give is shown at once; Enter keeps it as one undo entry, Esc restores all.
    """

    id: str = CALIBRATE

    def __init__(self, around: EditorAround, *, say: Say = untranslated) -> None:
        self._around, self._say = around, say
        self._pairs: list[PointPair] = []
        self._marks: list[Point] = []
        """Pixels clicked for a distance or rectangle, or the one whose place is still to come."""
        self._pressed: Pointer | None = None
        self._taken: int | None = None
        """The pair that is being moved."""
        self._pointer: Pointer | None = None
        self._snap: Snap | None = None
        self._for: Underlay | None = None
        """The underlay as it was when the first point was set."""
        around.underlays.by_changed.connect(self._by_changed)

    @property
    def _by(self) -> CalibrateBy:
        return self._board.by

    def _by_changed(self, _: CalibrateBy) -> None:
        """Another way: what was begun is forgotten."""
        self._forget()
        self._show()

    @property
    def pairs(self) -> tuple[PointPair, ...]:
        """The pairs so far."""
        return tuple(self._pairs)

    @property
    def prompt(self) -> str:
        """What to do now."""
        if self._board.current is None:
            return "Add a picture first: drop it on the map"
        if self._by is CalibrateBy.DISTANCE and len(self._marks) == 2:
            return "Type the true length in metres"
        if self._by is CalibrateBy.RECTANGLE and len(self._marks) == 4:
            return "Type both sides in metres, for instance 12.5x7"
        if self._by is not CalibrateBy.POINTS:
            return PROMPTS[self._by]
        if self._marks:
            return "Click where the point belongs, or type its x,y"
        if self._pairs:
            return "Drag the next point; Enter keeps the place"
        return PROMPTS[CalibrateBy.POINTS]

    # --- mouse

    def press(self, pointer: Pointer) -> bool:
        """Left takes a point, right finishes."""
        if pointer.button is MapButton.RIGHT:
            if not self._pairs:
                return False
            self._count(UserAction.CLICK)
            self._keep()
            return True
        if pointer.button is not MapButton.LEFT or not self._may_begin():
            return False
        self._move_to(pointer)
        self._taken = self._pair_at(pointer)
        waits = self._by is CalibrateBy.POINTS and bool(self._marks)
        if self._taken is None and not waits and self._pixel_at(pointer.at) is None:
            self._tell(Problem("UNDERLAY_OUTSIDE", name=self._subject().name))
            return False
        self._pressed = pointer
        self._show()
        return True

    def move(self, pointer: Pointer) -> bool:
        """A line from the point to the pointer."""
        self._move_to(pointer)
        self._show()
        return self._pressed is not None

    def release(self, pointer: Pointer) -> bool:
        """A click sets a point; a drag is a whole pair."""
        pressed = self._pressed
        if pressed is None or pointer.button is not MapButton.LEFT:
            return False
        self._move_to(pointer)
        self._pressed = None
        is_drag = math.dist(pressed.pixel, pointer.pixel) > DRAG_PX
        taken, self._taken = self._taken, None
        if taken is not None and is_drag:
            self._count(UserAction.DRAG)
            self._move_pair(taken, self._aim(pointer))
        elif self._by is CalibrateBy.POINTS:
            self._set(pressed, pointer, is_drag=is_drag)
        else:
            self._mark(pressed, pointer, is_drag=is_drag)
        self._show()
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """The first click has set its point."""
        return True

    # --- keys

    def key(self, name: str) -> bool:
        """Enter keeps, Backspace takes the last point back, Esc restores."""
        begun = bool(self._pairs or self._marks)
        if name not in ("Return", "Backspace", "Escape") or not begun:
            return False
        self._count(UserAction.KEY)
        if name == "Return":
            self._keep()
        elif self._marks and (name == "Backspace" or self._by is CalibrateBy.POINTS):
            self._marks.pop()
        elif name == "Backspace":
            self._try(self._pairs[:-1])
        else:
            self._forget()
        self._show()
        return True

    def typed(self, text: str) -> bool:
        """Where a point belongs, a length, or two sides."""
        self._count(UserAction.TYPED)
        try:
            self._take_typed(text)
        except Problem as problem:
            self._tell(problem)
        self._show()
        return True

    def leave(self) -> None:
        """Forget what was begun; the picture lies where it was."""
        self._forget()
        self._around.canvas.show_overlay(self.id, ())

    # --- points

    def _set(self, pressed: Pointer, pointer: Pointer, *, is_drag: bool) -> None:
        self._count(UserAction.DRAG if is_drag else UserAction.CLICK)
        if self._marks:
            self._pair(self._marks.pop(), self._aim(pointer))
        elif (pixel := self._pixel_at(pressed.at)) is not None:
            if is_drag:
                self._pair(pixel, self._aim(pointer))
            else:
                self._marks = [pixel]
                self._tell(None)

    def _mark(self, pressed: Pointer, pointer: Pointer, *, is_drag: bool) -> None:
        ends = [pressed.at, pointer.at] if is_drag else [pointer.at]
        found = [pixel for end in ends if (pixel := self._pixel_at(end)) is not None]
        room = self._by.value - len(self._marks)
        if len(found) < len(ends):
            self._tell(Problem("UNDERLAY_OUTSIDE", name=self._subject().name))
        elif len(found) <= room:
            self._count(UserAction.DRAG if is_drag else UserAction.CLICK)
            self._marks += found
            self._tell(None)

    def _pair(self, pixel: Point, ground: Point) -> None:
        self._try([*self._pairs, PointPair(pixel=pixel, ground=ground)])

    def _move_pair(self, number: int, ground: Point) -> None:
        pairs = list(self._pairs)
        pairs[number] = PointPair(pixel=pairs[number].pixel, ground=ground)
        self._try(pairs)

    def _try(self, pairs: list[PointPair]) -> None:
        """Show what pairs give; pairs that give nothing are refused and told."""
        subject = self._subject()
        fit = None
        if pairs:
            kind = self._board.kind
            enough = kind is not None and len(pairs) >= kind.value
            try:
                fit = fitted(
                    pairs,
                    size=subject.size,
                    kind=kind if enough else None,
                    before=self._board.in_store(subject) or self._flat(subject),
                )
            except Problem as problem:
                self._tell(problem)
                return
        self._pairs = pairs
        self._board.try_fit(subject.id, fit)
        self._tell(None)

    def _flat(self, subject: Underlay) -> PictureTransform:
        """A picture in other coordinates as its corners lie in the store's."""
        board = self._board
        pixels = ((0, 0), (subject.width, 0), subject.size, (0, subject.height))
        ends = [(float(x), float(y)) for x, y in pixels]
        pairs = [PointPair(pixel=end, ground=board.ground(subject, end)) for end in ends]
        return fitted(pairs, size=subject.size).transform

    def _take_typed(self, text: str) -> None:
        subject = self._subject()
        before = self._board.in_store(subject) or self._flat(subject)
        marks = self._marks
        if self._by is CalibrateBy.POINTS:
            if not marks:
                raise Problem("UNDERLAY_PAIRS_LACK", needed=1, present=0)
            place = read_point(text).at(self._board.ground(self._now(), marks[0]))
            self._pair(marks.pop(), place)
            return
        if len(marks) < self._by.value:
            raise Problem("UNDERLAY_PAIRS_LACK", needed=self._by.value, present=len(marks))
        if self._by is CalibrateBy.DISTANCE:
            first, second = marks
            self._place(by_distance(before, first, second, read_length(text)), None)
        else:
            along, across = read_sides(text)
            fit = by_rectangle(before, marks, along_m=along, across_m=across, size=subject.size)
            self._place(fit.transform, None)

    # --- keeping and forgetting

    def _keep(self) -> None:
        fit = self._board.fit
        if fit is not None:
            self._place(fit.transform, fit.rms_m if fit.is_checked else None)
        self._show()

    def _place(self, transform: PictureTransform, rms_m: float | None) -> None:
        subject = self._subject()
        name = self._say("Calibrate {name}").format(name=subject.name)
        self._pairs, self._marks, self._for = [], [], None
        self._board.place(subject.id, transform, name, rms_m)
        self._tell(None)

    def _forget(self) -> None:
        subject, self._for = self._for, None
        self._pairs, self._marks, self._pressed, self._taken = [], [], None, None
        if subject is not None:
            self._board.try_fit(subject.id, None)
        self._tell(None)

    # --- inside

    @property
    def _board(self) -> UnderlayBoard:
        return self._around.underlays

    def _subject(self) -> Underlay:
        """What is calibrated; only asked after `_may_begin`."""
        found = self._for
        assert found is not None
        return found

    def _now(self) -> Underlay:
        """What is calibrated, where it lies at this moment."""
        return self._board.tried or self._subject()

    def _may_begin(self) -> bool:
        """Whether there is a picture that may be moved; begins with it."""
        current = self._board.current
        if current is None:
            return False
        if self._for is None or self._for.id != current.id or not (self._pairs or self._marks):
            if self._pairs or self._marks:
                self._forget()
            self._for = current
        if current.locked:
            self._tell(Problem("UNDERLAY_LOCKED", name=current.name))
            return False
        return True

    def _pixel_at(self, at: Point) -> Point | None:
        """The pixel of the picture under a place; None beside it."""
        subject = self._now()
        x, y = self._board.pixel(subject, at)
        inside = 0 <= x <= subject.width and 0 <= y <= subject.height
        return (x, y) if inside else None

    def _pair_at(self, pointer: Pointer) -> int | None:
        reach = TAKE_PX * self._around.canvas.metres_per_pixel
        if self._marks or self._by is not CalibrateBy.POINTS:
            return None
        near = [(math.dist(pair.ground, pointer.at), n) for n, pair in enumerate(self._pairs)]
        best = min(near, default=(math.inf, 0))
        return best[1] if best[0] <= reach else None

    def _move_to(self, pointer: Pointer) -> None:
        self._pointer, self._snap = pointer, None
        aims = bool(self._marks) or self._pressed is not None
        if self._by is CalibrateBy.POINTS and aims and not pointer.shift:
            tolerance = snap_reach_m(self._around.canvas)
            found = self._around.snapper(SnapQuestion(pointer=pointer.at, tolerance_m=tolerance))
            self._snap = found[0] if found else None

    def _aim(self, pointer: Pointer) -> Point:
        return pointer.at if self._snap is None else self._snap.at

    def _count(self, action: UserAction) -> None:
        self._around.count.count(action)

    def _tell(self, problem: Problem | None) -> None:
        self._around.tell(problem)

    # --- showing

    def _show(self) -> None:
        shapes = self._pair_shapes() if self._for is not None else []
        if self._for is not None and self._marks:
            shapes += self._mark_shapes()
        if self._pressed is not None and self._pointer is not None:
            ends = (self._pressed.at, self._aim(self._pointer))
            shapes.append(OverlayShape(points=ends))
        if self._snap is not None:
            shapes.append(snap_shape(self._snap, self._say))
        self._around.canvas.show_overlay(self.id, shapes)

    def _pair_shapes(self) -> list[OverlayShape]:
        """Each pair with its number, and by how much it is missed where that says something."""
        fit, shapes = self._board.fit, []
        for number, pair in enumerate(self._pairs):
            text = str(number + 1)
            if fit is not None and fit.is_checked:
                text = f"{text}: {fit.residuals_m[number]:.2f} m"
                there = fit.transform.ground(pair.pixel)
                shapes.append(OverlayShape(points=(there, pair.ground), look=OverlayLook.FOUND))
            shapes.append(
                OverlayShape(points=(pair.ground,), marks=True, look=OverlayLook.FOUND, text=text)
            )
        return shapes

    def _mark_shapes(self) -> list[OverlayShape]:
        now, board = self._now(), self._board
        spots = [board.ground(now, mark) for mark in self._marks]
        pointer = self._pointer
        ahead = list(spots)
        if pointer is not None and self._pressed is None and len(spots) < max(self._by.value, 2):
            ahead.append(self._aim(pointer))
        whole = self._by is CalibrateBy.RECTANGLE and len(spots) == 4
        line = OverlayShape(points=tuple(ahead), closed=whole, look=OverlayLook.MEASURE)
        marks = OverlayShape(points=tuple(spots), marks=True, look=OverlayLook.MEASURE)
        return [line, marks] if len(ahead) > 1 else [marks]
