"""Draws a line or an area with snaps and constraints: a state machine without a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gis.angles import Point, bearing_deg
from gis.drafting.arcs import Arc, arc_by_bulge, arc_through, sampled, tangent_arc
from gis.drafting.constraints import Aim, Constraints, Fixed, place
from gis.drafting.drawing_state import (
    FIELDS,
    ArcMode,
    DrawingState,
    DrawKey,
    DrawnKind,
    Given,
    Prompt,
    Step,
    straight_step,
)
from gis.drafting.lines import Segment
from gis.drafting.snaps import Snap, SnapKind, SnapQuestion, cycled
from gis.drafting.typed import read_distance, read_number, read_point
from gis.drafting.user_actions import ActionCount, UserAction
from gis.problems import Problem

Snapper = Callable[[SnapQuestion], tuple[Snap, ...]]
TRACKED_MOST = 2
ORTHO_DEG, POLAR_DEG = 90.0, 15.0


class DrawingTool:
    """Takes events, keeps what is drawn; `state` says what to show."""

    def __init__(
        self,
        kind: DrawnKind,
        snapper: Snapper,
        *,
        grid_m: float | None = None,
        count: ActionCount | None = None,
        arc_mode: ArcMode = ArcMode.STRAIGHT,
    ) -> None:
        self._kind, self._snapper, self._grid_m = kind, snapper, grid_m
        self._steps: list[Step] = []
        self._constraints = Constraints()
        self._arc_mode = arc_mode
        self._arc_at: Point | None = None
        self._field: DrawKey | None = None
        self._field_flags = (False, False)
        self._waits: Prompt | None = None
        self._pointer: Point | None = None
        self._snap: Snap | None = None
        self._candidates: tuple[Snap, ...] = ()
        self._tracked: list[tuple[str, Segment]] = []
        self._snaps_on, self._is_done, self._is_cancelled = True, False, False
        self._problem: Problem | None = None
        self._actions = count or ActionCount()

    # Events

    def pointer_moved(self, at: Point, tolerance_m: float, *, is_suppressed: bool = False) -> None:
        """The pointer stands at a place; suppressed while Shift is held."""
        self._pointer = at
        self._candidates, self._snap = (), None
        picks = self._waits in (Prompt.PICK_PARALLEL, Prompt.PICK_PERPENDICULAR)
        if not picks and (is_suppressed or not self._snaps_on):
            return
        question = SnapQuestion(
            pointer=at,
            tolerance_m=tolerance_m,
            last=self._last(),
            tracked=tuple(self._tracked),
            grid_m=self._grid_m,
        )
        self._candidates = self._snapper(question)
        self._snap = self._candidates[0] if self._candidates else None
        self._track()

    def pressed(self, counts_as: UserAction | None = UserAction.CLICK) -> None:
        """A click where the pointer stands; None where what it is will be known later."""
        self._count(counts_as)
        if self._pointer is None or self._is_done:
            return
        if self._waits in (Prompt.PICK_PARALLEL, Prompt.PICK_PERPENDICULAR):
            self._pick()
            return
        placed = place(self._constraints, self._aim(self._pointer))
        if not placed.is_met:
            self._problem = Problem("DRAFT_CANNOT_MEET")
            return
        self._attempt(lambda: self._put(placed.at))

    def dragged(self) -> None:
        """The end of a drag that put the first point where it began: the line is whole."""
        self.pressed(UserAction.DRAG)
        if self._problem is None and not self._is_done:
            self._finish()

    def clicked(self) -> None:
        """What `pressed(None)` began was a click."""
        self._actions.count(UserAction.CLICK)

    def finish(self) -> None:
        """The line is whole; what made it so has been counted."""
        if not self._is_done:
            self._finish()

    def reopen(self) -> None:
        """What was finished is refused: draw on."""
        self._is_done = False

    def right_pressed(self) -> None:
        """A right click finishes."""
        self._count(UserAction.CLICK)
        if not self._is_done:
            self._finish()

    def key(self, key: DrawKey, *, has_ctrl: bool = False, has_shift: bool = False) -> None:
        """A key chord; Ctrl locks the value to come, Shift makes it relative."""
        self._count(UserAction.KEY)
        if self._is_done:
            return
        if key in FIELDS:
            self._field, self._field_flags = key, (has_ctrl, has_shift)
            return
        actions: dict[DrawKey, Callable[[], None]] = {
            DrawKey.ALONG: self._cycle_along,
            DrawKey.CONSTRUCTION: self._toggle_construction,
            DrawKey.ARC: self._cycle_arc,
            DrawKey.SNAP: self._toggle_snaps,
            DrawKey.NEXT_SNAP: self._next_snap,
            DrawKey.FINISH: self._finish,
            DrawKey.CANCEL: self._cancel,
            DrawKey.BACK: self._back,
        }
        if key is DrawKey.ORTHO:
            self._toggle_polar(POLAR_DEG if has_shift else ORTHO_DEG)
        else:
            actions[key]()

    def typed(self, text: str) -> None:
        """A value closed with Enter: of the open field, or a point; an empty one frees."""
        self._count(UserAction.TYPED)
        if self._is_done:
            return
        if self._field is not None:
            self._attempt(lambda: self._fill(text))
        elif self._prompt() is Prompt.BULGE:
            self._attempt(lambda: self._put_bulge(read_number(text)))
        else:
            self._attempt(lambda: self._put(read_point(text).at(self._last())))

    # What is shown

    @property
    def state(self) -> DrawingState:
        """What is to be shown now."""
        return DrawingState(
            points=self._points(),
            preview=self._preview(),
            snap=self._snap,
            candidates=self._candidates,
            given=self._given(),
            prompt=self._prompt(),
            problem=self._problem,
            actions=self._actions.total,
            is_done=self._is_done,
            is_cancelled=self._is_cancelled,
        )

    @property
    def arc_mode(self) -> ArcMode:
        """How the next part is drawn."""
        return self._arc_mode

    def _points(self) -> tuple[Point, ...]:
        return tuple(point for step in self._steps for point in step.adds)

    def _preview(self) -> tuple[Point, ...]:
        points = self._points()
        if self._pointer is None or self._is_done or not points:
            return ()
        at = place(self._constraints, self._aim(self._pointer)).at
        try:
            ahead = self._step_to(at).adds
        except Problem:
            ahead = (at,)
        return (points[-1], *ahead)

    def _given(self) -> tuple[Given, ...]:
        held = self._constraints
        named = [
            (DrawKey.DISTANCE, held.distance),
            (DrawKey.ANGLE, held.angle),
            (DrawKey.X, held.x),
            (DrawKey.Y, held.y),
            (DrawKey.ALONG, _fixed(held.along_deg)),
            (DrawKey.ORTHO, _fixed(held.polar_step_deg, is_locked=True)),
        ]
        return tuple(Given(key=key, fixed=fixed) for key, fixed in named if fixed is not None)

    def _prompt(self) -> Prompt:
        if self._is_done:
            return Prompt.DONE
        if self._field is not None:
            return FIELDS[self._field]
        if self._waits is not None:
            return self._waits
        if not self._points():
            return Prompt.FIRST_POINT
        if self._arc_mode is ArcMode.THREE_POINTS and self._arc_at is None:
            return Prompt.ARC_MIDDLE
        if self._arc_mode is ArcMode.BULGE and self._arc_at is not None:
            return Prompt.BULGE
        return Prompt.NEXT_POINT if self._arc_mode is ArcMode.STRAIGHT else Prompt.ARC_END

    # Points

    def _last(self) -> Point | None:
        return self._steps[-1].at if self._steps else None

    def _aim(self, pointer: Point) -> Aim:
        headings = [step.heading_deg for step in self._steps if step.heading_deg is not None]
        heading = headings[-1] if headings else None
        return Aim(pointer=pointer, snap=self._snap, last=self._last(), heading_deg=heading)

    def _put(self, at: Point) -> None:
        if self._waits is Prompt.CONSTRUCTION_POINT:
            self._steps.append(Step(at=at, adds=()))
            self._waits = None
        elif self._points() and self._needs_two():
            self._arc_at = at
        elif at == self._last() and self._steps[-1].adds:
            return
        else:
            self._steps.append(self._step_to(at))
            self._arc_at = None
        self._constraints = self._constraints.after_a_point()

    def _needs_two(self) -> bool:
        return self._arc_at is None and self._arc_mode in (ArcMode.THREE_POINTS, ArcMode.BULGE)

    def _step_to(self, at: Point) -> Step:
        points = self._points()
        if not points:
            return straight_step(None, at)
        start = points[-1]
        heading = self._steps[-1].heading_deg
        if self._arc_mode is ArcMode.TANGENT and heading is not None:
            return _arc_step(tangent_arc(start, heading, at), at)
        if self._arc_mode is ArcMode.THREE_POINTS and self._arc_at is not None:
            return _arc_step(arc_through(start, self._arc_at, at), at)
        if self._arc_mode is ArcMode.BULGE and self._arc_at is not None:
            return _arc_step(arc_through(start, at, self._arc_at), self._arc_at)
        return straight_step(start, at)

    def _put_bulge(self, bulge: float) -> None:
        if self._arc_at is not None:
            arc = arc_by_bulge(self._points()[-1], self._arc_at, bulge)
            self._steps.append(_arc_step(arc, self._arc_at))
            self._arc_at = None

    # Keys

    def _count(self, action: UserAction | None) -> None:
        if action is not None:
            self._actions.count(action)
        self._problem = None

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Problem as problem:
            self._problem = problem

    def _fill(self, text: str) -> None:
        is_locked, is_relative = self._field_flags
        fixed = None
        if text.strip():
            read = read_distance if self._field is DrawKey.DISTANCE else read_number
            fixed = Fixed(value=read(text), is_locked=is_locked, is_relative=is_relative)
        held = self._constraints
        if self._field is DrawKey.DISTANCE:
            self._constraints = replace(held, distance=fixed)
        elif self._field is DrawKey.ANGLE:
            self._constraints = replace(held, angle=fixed)
        elif self._field is DrawKey.X:
            self._constraints = replace(held, x=fixed)
        else:
            self._constraints = replace(held, y=fixed)
        self._field = None

    def _pick(self) -> None:
        line = next((snap.line for snap in self._candidates if snap.line is not None), None)
        if line is None:
            self._problem = Problem("DRAFT_NO_SEGMENT_HERE")
            return
        turn = 90.0 if self._waits is Prompt.PICK_PERPENDICULAR else 0.0
        along = (bearing_deg(*line) + turn) % 360.0
        self._constraints = replace(self._constraints, along_deg=along)
        self._waits = None

    def _cycle_along(self) -> None:
        if self._waits is Prompt.PICK_PARALLEL:
            self._waits = Prompt.PICK_PERPENDICULAR
        elif self._waits is Prompt.PICK_PERPENDICULAR:
            self._waits = None
        else:
            self._waits = Prompt.PICK_PARALLEL

    def _toggle_construction(self) -> None:
        on = self._waits is Prompt.CONSTRUCTION_POINT
        self._waits = None if on else Prompt.CONSTRUCTION_POINT

    def _cycle_arc(self) -> None:
        modes = list(ArcMode)
        self._arc_mode = modes[(modes.index(self._arc_mode) + 1) % len(modes)]
        self._arc_at = None

    def _toggle_polar(self, step_deg: float) -> None:
        step = None if self._constraints.polar_step_deg == step_deg else step_deg
        self._constraints = replace(self._constraints, polar_step_deg=step)

    def _toggle_snaps(self) -> None:
        self._snaps_on = not self._snaps_on
        self._snap, self._candidates = None, ()

    def _next_snap(self) -> None:
        self._snap = cycled(self._candidates, self._snap)

    def _finish(self) -> None:
        points = self._points()
        if len(points) < self._kind.value:
            needed, present = self._kind.value, len(points)
            self._problem = Problem("DRAFT_POINTS_LACK", needed=needed, present=present)
            return
        self._is_done = True

    def _back(self) -> None:
        if self._arc_at is not None:
            self._arc_at = None
        elif self._steps:
            self._steps.pop()

    def _cancel(self) -> None:
        """One level: open field, pick, half an arc, given values, arc mode, then all of it."""
        if self._field is not None or self._waits is not None:
            self._field = self._waits = None
        elif self._arc_at is not None:
            self._arc_at = None
        elif self._given():
            self._constraints = Constraints()
        elif self._arc_mode is not ArcMode.STRAIGHT:
            self._arc_mode = ArcMode.STRAIGHT
        else:
            self._steps.clear()
            self._is_done = self._is_cancelled = True

    def _track(self) -> None:
        for snap in self._candidates:
            if snap.kind is SnapKind.ON_SEGMENT and snap.line is not None:
                entry = (snap.source, snap.line)
                rest = [old for old in self._tracked if old != entry]
                self._tracked = [entry, *rest][:TRACKED_MOST]
                return


def _fixed(value: float | None, *, is_locked: bool = False) -> Fixed | None:
    return None if value is None else Fixed(value=value, is_locked=is_locked)


def _arc_step(arc: Arc, end: Point) -> Step:
    """The points after the arc's start up to its very end; it leaves along its tangent there."""
    points = (*sampled(arc)[:-1], end)
    ahead = arc.at(1.0)
    (cx, cy) = arc.circle.centre
    outward = bearing_deg((cx, cy), ahead)
    turn = -90.0 if arc.sweep_rad > 0 else 90.0
    return Step(at=points[-1], adds=points[1:], heading_deg=(outward + turn) % 360.0)
