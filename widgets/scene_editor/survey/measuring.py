"""What is being measured: method, fixed points, target, values so far; tools and panel share it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.scenes.scene_document import SceneChange
from app.signal import Signal
from gis.angles import Point
from gis.problems import Problem
from gis.scenes.driven import fixed_by_id, rows_of
from gis.scenes.measured import read_target
from gis.scenes.measuring import (
    Maker,
    Wanted,
    is_known,
    next_wanted,
    wanted_new,
    with_fixed_point,
    with_row,
)
from gis.scenes.scene import Scene
from gis.scenes.survey.adjustment import SurveyWarning
from gis.scenes.survey.equations import LEAST_BASE_M, equations_of
from gis.scenes.survey.measurements import (
    ANGLE_SIGMA_DEG,
    SIGMA_M,
    FixedPoint,
    Instrument,
    LineSide,
    Measurement,
    Method,
)
from gis.scenes.survey.readings import side_of
from gis.scenes.survey.typed_row import TypedRow, read_row, with_values
from gis.scenes.surveyed import surveyed
from gis.scenes.targets import targets_of
from widgets.editor.snap_marks import Say

if TYPE_CHECKING:
    from widgets.scene_editor.around import SceneAround

BASE_POINTS = 2
STATION_ANGLE_SIGMA_DEG = 0.005
"""Of a total station at the distances of a scene: some 20 seconds, its pole held by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """A row that was typed."""

    wanted: Wanted
    skipped: frozenset[str]
    """What had been skipped before it."""
    taken: int
    """How many of the plan had been asked by then, itself among them."""


class Measuring:
    """One state for all tools and the panel; `changed` is told after each change of it."""

    def __init__(self) -> None:
        self.changed: Signal[None] = Signal()
        self.method, self.instrument = Method.TRIANGULATION, Instrument.WHEEL
        self.fixed: tuple[str, ...] = ()
        """Names of the chosen fixed points, in the order of the values."""
        self.values: tuple[float, ...] = ()
        """Typed so far for the row in hand."""
        self._side: LineSide | None = None
        self._wanted: Wanted | None = None
        self._is_chosen = False
        """Whether somebody chose the target, though nothing of it waits."""
        self._plan: tuple[Maker | Wanted, ...] = ()
        self._taken = 0
        """How many of the plan were asked already."""
        self._done: list[_Done] = []
        self._skipped: frozenset[str] = frozenset()
        self._around: SceneAround | None = None
        self._runs = False

    def follow(self, around: SceneAround) -> Measuring:
        """Act on a document from now on; as often as one likes."""
        if self._around is not around:
            self._around = around
            around.document.changed.connect(self._document_changed)
            self._go_on("")
        return self

    # What is asked

    @property
    def around(self) -> SceneAround:
        """Where it acts."""
        assert self._around is not None
        return self._around

    @property
    def wanted(self) -> Wanted | None:
        """What is measured next; None: somebody has to choose."""
        return self._wanted

    @property
    def planned(self) -> tuple[Maker | Wanted, ...]:
        """What comes after all that waits, in this order."""
        return self._plan[self._taken :]

    @property
    def points(self) -> list[FixedPoint]:
        """The chosen fixed points."""
        fixed = fixed_by_id(self.around.document.scene)
        return [fixed[name] for name in self.fixed if name in fixed]

    @property
    def has_base(self) -> bool:
        """Whether there are fixed points enough."""
        return len(self.points) >= BASE_POINTS

    @property
    def needed(self) -> int:
        """How many values make a row."""
        return len(self.fixed) if self.method is Method.TRIANGULATION else BASE_POINTS

    @property
    def side(self) -> LineSide:
        """The side of the base line on which the next target lies.

        As somebody said; else where it is drawn; else where most of the sight is.
        """
        points = self.points
        if self._side is not None or len(points) < BASE_POINTS:
            return self._side or LineSide.LEFT
        scene, library = self.around.document.scene, self.around.library
        drawn = None
        if self._wanted is not None:
            drawn = targets_of(scene, library).get(self._wanted.target)
        bounds = self.around.canvas.visible_bounds
        middle = ((bounds.min_x + bounds.max_x) / 2.0, (bounds.min_y + bounds.max_y) / 2.0)
        return side_of(drawn or middle, points[0].at, points[1].at)

    # What is done

    def use_method(self, method: Method) -> None:
        """Measure by another method; the fixed points stay."""
        if method is not self.method:
            self.method, self.values = method, ()
            if method is not Method.TRIANGULATION:
                self.fixed = self.fixed[:BASE_POINTS]
            self._tell()

    def use_instrument(self, instrument: Instrument) -> None:
        """Measure with another instrument from the next row on."""
        self.instrument = instrument
        self._tell()

    def begin(self) -> None:
        """Take the fixed points that the scene has, where none are chosen."""
        scene = self.around.document.scene
        if not self.fixed and len(scene.fixed_points) >= BASE_POINTS:
            self.fixed = tuple(kept.point.id for kept in scene.fixed_points[:BASE_POINTS])
        self._tell()

    def choose_fixed(self, name: str, *, more: bool = False) -> None:
        """Take a fixed point: the next one, a third with `more`, else the first of a new base."""
        if name in self.fixed and not (self.has_base and not more):
            return
        if self.has_base and not (more and self.method is Method.TRIANGULATION):
            self.fixed = ()
        self.fixed, self.values, self._side = (*self.fixed, name), (), None
        self._tell()

    def use_fixed(self, names: tuple[str, ...]) -> None:
        """Measure from these."""
        self.fixed, self.values, self._side = names, (), None
        self._tell()

    def place_fixed(self, at: Point, say: Say, *, note: str = "", more: bool = False) -> None:
        """A new fixed point, chosen at once.

        Raises:
            Problem: SURVEY_POINTS_TOO_NEAR, and what refuses the edit.
        """
        if any(_apart(at, one.at) < LEAST_BASE_M for one in self.points):
            raise Problem("SURVEY_POINTS_TOO_NEAR")
        scene, name = with_fixed_point(self.around.document.scene, at, note)
        self._run(scene, say("Fixed point {point}").format(point=name))
        self.choose_fixed(name, more=more)

    def want(self, wanted: Wanted) -> None:
        """Measure this next."""
        self._wanted, self.values, self._is_chosen = wanted, (), True
        self._tell()

    def plan(self, *wanted: Maker | Wanted) -> None:
        """Measure this after what is in hand; what is drawn already at once, if it stands alone."""
        if len(wanted) == 1 and isinstance(wanted[0], Wanted):
            self.want(wanted[0])
            return
        self._plan = (*self._plan, *wanted)
        if self._wanted is None:
            self._go_on("")
        self._tell()

    def skip(self) -> bool:
        """Go on to what waits next, without this one; whether there was one."""
        wanted = self._wanted
        if wanted is None:
            return False
        self._skipped |= {wanted.target}
        self.values = ()
        self._go_on("")  # a mark that is whole has no vertex after the one that is skipped
        self._tell()
        return True

    def turn_side(self) -> None:
        """The next targets lie on the other side of the base line."""
        self._side = LineSide.LEFT if self.side is LineSide.RIGHT else LineSide.RIGHT
        self._tell()

    def take_back(self) -> bool:
        """Forget the last value of the row in hand; whether there was one."""
        had = bool(self.values)
        self.values = self.values[:-1]
        if had:
            self._tell()
        return had

    def drop_values(self) -> bool:
        """Forget all values of the row in hand; whether there were any."""
        had, self.values = bool(self.values), ()
        self._tell()
        return had

    def type_values(self, text: str, say: Say, named: Callable[[str], str]) -> None:
        """Some or all values of the row in hand; the last one puts it into the table.

        Raises:
            Problem: SURVEY_NO_BASE, SURVEY_NO_TARGET, SURVEY_TOO_MANY_VALUES,
                SURVEY_VALUES_WRONG, SURVEY_TYPED_UNREADABLE, and what refuses the edit.
        """
        if not self.has_base:
            raise Problem("SURVEY_NO_BASE")
        if self._wanted is None:
            raise Problem("SURVEY_NO_TARGET")
        typed = read_row(text)
        values = (*self.values, *typed.values)
        if len(values) > self.needed:
            raise Problem("SURVEY_TOO_MANY_VALUES", needed=self.needed, typed=len(values))
        if typed.side is not None:
            self._side = typed.side
        if len(values) < self.needed:
            self.values = values
            self._tell()
            return
        self._put(self._row(self._wanted.target, values), say, named)

    # Inside

    def _row(self, target: str, values: tuple[float, ...]) -> Measurement:
        """Offsets are typed without a sign for the side in use, with a minus for the other."""
        side = self.side
        blank = Measurement(
            target=target,
            method=self.method,
            fixed=self.fixed,
            values_m=(),
            sigma_m=SIGMA_M[self.instrument],
            side=side if self.method is Method.TRIANGULATION else None,
            angle_sigma_deg=angle_sigma_deg(self.instrument),
        )
        row = with_values(blank, TypedRow(values=values, side=side))
        equations_of([row], fixed_by_id(self.around.document.scene))
        return row

    def _put(self, row: Measurement, say: Say, named: Callable[[str], str]) -> None:
        around, wanted = self.around, self._wanted
        assert wanted is not None
        scene = with_row(around.document.scene, around.library, wanted, row)
        self._run(scene, say("Measure {target}").format(target=named(row.target)))
        self._go_past(wanted)
        self._warn(row.target)
        self._tell()

    def _go_past(self, wanted: Wanted) -> None:
        """It stands in the table: what follows it is asked."""
        done = _Done(wanted=wanted, skipped=self._skipped, taken=self._taken)
        self._done.append(done)
        self.values = ()
        self._go_on(wanted.target)

    def _go_on(self, last: str) -> None:
        """What follows a target: the rest of it, what waits in the scene, what was planned."""
        scene, library = self.around.document.scene, self.around.library
        self._is_chosen = False
        self._wanted = next_wanted(scene, library, last, self._skipped)
        if self._wanted is None and self.planned:
            first = self.planned[0]
            self._taken += 1
            is_drawn = isinstance(first, Wanted)
            self._wanted = first if is_drawn else wanted_new(scene, library, first)
            self._is_chosen = True

    def _warn(self, target: str) -> None:
        """Say at once what is wrong with the row that was typed last."""
        scene, library = self.around.document.scene, self.around.library
        told = next(
            (
                one.target
                for one in surveyed(scene, library)
                if one.row and one.row.target == target
            ),
            None,
        )
        warnings = () if told is None else told.warnings
        worst = next((one for one in reversed(SurveyWarning) if one in warnings), None)
        self.around.tell(None if worst is None else Problem(worst.value))

    def _run(self, scene: Scene, name: str) -> None:
        self._runs = True
        try:
            self.around.document.run(scene, name)
        finally:
            self._runs = False

    def _document_changed(self, change: SceneChange) -> None:
        """Undo goes back to what was measured before, redo past it, whoever did it."""
        if self._runs:
            return
        scene = change.after
        known = fixed_by_id(scene)
        renamed = _new_names(change)
        self.fixed = tuple(name for old in self.fixed if (name := renamed.get(old, old)) in known)
        gone = {one for one in self._skipped if read_target(scene, one) is None}
        self._skipped -= gone  # what is drawn later may get their names
        self._follow_rows(rows_of(change.before), rows_of(scene))
        if self._wanted is None or not self._is_chosen or not is_known(scene, self._wanted):
            self._go_on(self._done[-1].wanted.target if self._done else "")
        self._tell()

    def _follow_rows(self, before: Collection[str], measured: Collection[str]) -> None:
        """Back to the first row that went, as things stood then; past one that came."""
        back = None
        while self._done and self._done[-1].wanted.target not in measured:
            back = self._done.pop()
        wanted = self._wanted
        if back is not None:
            self._skipped, self._taken = back.skipped, back.taken
            self.want(back.wanted)
        elif wanted is not None and wanted.target in measured and wanted.target not in before:
            self._go_past(wanted)

    def _tell(self) -> None:
        self.changed.emit(None)


def angle_sigma_deg(instrument: Instrument) -> float:
    """Standard deviation of an angle read with an instrument."""
    station = instrument is Instrument.TOTAL_STATION
    return STATION_ANGLE_SIGMA_DEG if station else ANGLE_SIGMA_DEG


def _new_names(change: SceneChange) -> dict[str, str]:
    """Names of fixed points that were given others."""
    before, after = change.before.fixed_points, change.after.fixed_points
    if len(before) != len(after):
        return {}
    return {old.point.id: new.point.id for old, new in zip(before, after, strict=True)}


def _apart(a: Point, b: Point) -> float:
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
