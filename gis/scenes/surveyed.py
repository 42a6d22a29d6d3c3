"""The measurement table beside the drawing: how far each row is off, how sure its target is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gis.angles import Point
from gis.problems import Problem
from gis.scenes.driven import Body, fitted_body, fixed_by_id, measured_bodies, rows_of
from gis.scenes.measured import AnchorOf, party_of, pose_named, read_target
from gis.scenes.scene import Scene
from gis.scenes.survey.adjustment import (
    Adjusted,
    ErrorEllipse,
    SurveyWarning,
    adjust_all,
)
from gis.scenes.survey.equations import equations_of
from gis.scenes.survey.measurements import FixedPoint, Measurement
from gis.scenes.survey.rigid import Fitted
from gis.scenes.symbols import SymbolLibrary, anchors_of
from gis.scenes.targets import targets_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyedTarget:
    """What the table makes of one target."""

    at: Point | None
    """Where it is drawn; None while it is not."""
    ellipse: ErrorEllipse | None
    warnings: tuple[SurveyWarning, ...] = ()
    problem: Problem | None = None
    """Why it cannot be placed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyedRow:
    """One row of the table."""

    place: int
    """In the scene's measurements."""
    row: Measurement | None
    """None where the document's row cannot be computed with."""
    target: SurveyedTarget | None
    off_m: float | None = None
    """Drawn minus measured, the worst of its values."""
    sigmas: float | None = None

    @property
    def is_off(self) -> bool:
        """Whether this row is one of those of which one is to be read again."""
        return self.target is not None and SurveyWarning.MISFIT in self.target.warnings


def surveyed(scene: Scene, library: SymbolLibrary) -> tuple[SurveyedRow, ...]:
    """All rows of a scene in their order."""
    return SurveyTable(library).of(scene)


class SurveyTable:
    """Knows what it found last: of a scene that is dragged about only what moves is made anew."""

    def __init__(self, library: SymbolLibrary) -> None:
        self._library = library
        self._known: dict[str, tuple[object, SurveyedTarget]] = {}

    def of(self, scene: Scene) -> tuple[SurveyedRow, ...]:
        """All rows of a scene in their order."""
        look = _Look(scene, self._library)
        known: dict[str, tuple[object, SurveyedTarget]] = {}
        for target in look.rows:
            key, before = look.key(target), self._known.get(target)
            if before is None or before[0] != key:
                before = (key, look.target(target))
            known[target] = before
        self._known = known
        kept_rows = enumerate(scene.measurements)
        return tuple(self._row(place, kept.row, look.fixed) for place, kept in kept_rows)

    def _row(
        self, place: int, row: Measurement | None, fixed: Mapping[str, FixedPoint]
    ) -> SurveyedRow:
        if row is None:
            return SurveyedRow(place=place, row=None, target=None)
        told = self._known[row.target][1]
        off_m, sigmas = _off(row, fixed, told.at)
        return SurveyedRow(place=place, row=row, target=told, off_m=off_m, sigmas=sigmas)


class _Look:
    """One look at a scene: what its targets depend on, each body fitted once."""

    def __init__(self, scene: Scene, library: SymbolLibrary) -> None:
        self._scene, self._library = scene, library
        self.fixed, self.rows = fixed_by_id(scene), rows_of(scene)
        self._drawn = targets_of(scene, library)
        reads = {target: read_target(scene, target) for target in self.rows}
        self._anchors = {key: one for key, one in reads.items() if isinstance(one, AnchorOf)}
        self._bodies = measured_bodies(scene)
        self._fits: dict[Body, Fitted | None] = {}

    def key(self, target: str) -> object:
        """All that a target depends on; an anchor on all rows of its body."""
        read, rows = self._anchors.get(target), self.rows[target]
        if read is None:
            return rows, _places(rows, self.fixed), self._drawn.get(target)
        rows = tuple(row for own in self._bodies[read.no, read.pose].values() for row in own)
        return rows, _places(rows, self.fixed), party_of(self._scene, read.no)

    def target(self, target: str) -> SurveyedTarget:
        """What the table makes of a target."""
        at, rows = self._drawn.get(target), self.rows[target]
        near = {} if at is None else {target: at}
        told = _of_point(adjust_all(rows, self.fixed, near)[target], at)
        read = self._anchors.get(target)
        if read is not None:
            party = party_of(self._scene, read.no)
            anchors = anchors_of(self._library.of_party(party), pose_named(party, read.pose))
            told = _of_body(told, self._fit(read), anchors.get(read.anchor))
        return told

    def _fit(self, read: AnchorOf) -> Fitted | None:
        body = (read.no, read.pose)
        if body not in self._fits:
            self._fits[body] = fitted_body(self._scene, body, self._bodies[body], self._library)
        return self._fits[body]


def _places(
    rows: Sequence[Measurement], fixed: Mapping[str, FixedPoint]
) -> tuple[tuple[str, Point] | None, ...]:
    return tuple(
        (name, fixed[name].at) if name in fixed else None for row in rows for name in row.fixed
    )


def _of_point(result: Adjusted | Problem, at: Point | None) -> SurveyedTarget:
    if isinstance(result, Problem):
        return SurveyedTarget(at=at, ellipse=None, problem=result)
    return SurveyedTarget(at=at, ellipse=result.ellipse, warnings=result.warnings)


def _of_body(told: SurveyedTarget, fitted: Fitted | None, anchor: Point | None) -> SurveyedTarget:
    """As sure as the body is that it belongs to."""
    if fitted is None or anchor is None:
        return told
    warnings: list[SurveyWarning] = [
        one for one in told.warnings if one is not SurveyWarning.MISFIT
    ]
    if fitted.is_misfit:  # an anchor alone always fits its own two distances
        warnings.append(SurveyWarning.MISFIT)
    told = replace(told, ellipse=fitted.ellipse(anchor), warnings=tuple(warnings))
    lacks = told.problem is not None and told.problem.code == "SURVEY_TOO_FEW"
    return replace(told, problem=None) if lacks else told


def _off(
    row: Measurement, fixed: Mapping[str, FixedPoint], at: Point | None
) -> tuple[float | None, float | None]:
    """Of the worst value: metres, and standard deviations."""
    if at is None:
        return None, None
    try:
        equations = equations_of([row], fixed)
    except Problem:
        return None, None
    found = [equation.at(at) for equation in equations]
    worst = max(found, key=lambda one: abs(one.misfit_m) / one.sigma_m, default=None)
    return (None, None) if worst is None else (worst.misfit_m, abs(worst.misfit_m) / worst.sigma_m)
