"""The measurement table beside the drawing: how far each row is off, how sure its target is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gis.angles import Point
from gis.problems import Problem
from gis.scenes.driven import fitted_body, fixed_by_id, rows_of
from gis.scenes.measured import AnchorOf, party_of, pose_named, read_target
from gis.scenes.scene import Scene
from gis.scenes.survey.adjustment import (
    MISFIT_SIGMAS,
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
        """Whether this row is the one to read again."""
        return self.sigmas is not None and self.sigmas > MISFIT_SIGMAS


def surveyed(scene: Scene, library: SymbolLibrary) -> tuple[SurveyedRow, ...]:
    """All rows of a scene in their order."""
    fixed, drawn = fixed_by_id(scene), targets_of(scene, library)
    targets = _targets(scene, library, fixed, drawn)
    found = []
    for place, kept in enumerate(scene.measurements):
        row = kept.row
        if row is None:
            found.append(SurveyedRow(place=place, row=None, target=None))
            continue
        told = targets[row.target]
        off_m, sigmas = _off(row, fixed, told.at)
        found.append(SurveyedRow(place=place, row=row, target=told, off_m=off_m, sigmas=sigmas))
    return tuple(found)


def _targets(
    scene: Scene,
    library: SymbolLibrary,
    fixed: Mapping[str, FixedPoint],
    drawn: Mapping[str, Point],
) -> dict[str, SurveyedTarget]:
    rows = rows_of(scene)
    alone = adjust_all([row for own in rows.values() for row in own], fixed, drawn)
    fits: dict[tuple[int, str], Fitted | None] = {}
    found: dict[str, SurveyedTarget] = {}
    for target, result in alone.items():
        at = drawn.get(target)
        read = read_target(scene, target)
        if isinstance(read, AnchorOf):
            body = (read.no, read.pose)
            if body not in fits:
                fits[body] = fitted_body(scene, *body, library)
            party = party_of(scene, read.no)
            anchors = anchors_of(library.of_party(party), pose_named(party, read.pose))
            anchor = anchors.get(read.anchor)
            told = _of_body(result, fits[body], anchor, at)
        else:
            told = _of_point(result, at)
        found[target] = _with_misfit(told, rows[target], fixed)
    return found


def _of_point(result: Adjusted | Problem, at: Point | None) -> SurveyedTarget:
    if isinstance(result, Problem):
        return SurveyedTarget(at=at, ellipse=None, problem=result)
    return SurveyedTarget(at=at, ellipse=result.ellipse, warnings=result.warnings)


def _of_body(
    result: Adjusted | Problem, fitted: Fitted | None, anchor: Point | None, at: Point | None
) -> SurveyedTarget:
    """As sure as the body is that it belongs to."""
    told = _of_point(result, at)
    if fitted is None or anchor is None:
        return told
    told = replace(told, ellipse=fitted.ellipse(anchor))
    lacks = told.problem is not None and told.problem.code == "SURVEY_TOO_FEW"
    return replace(told, problem=None) if lacks else told


def _with_misfit(
    told: SurveyedTarget, rows: Sequence[Measurement], fixed: Mapping[str, FixedPoint]
) -> SurveyedTarget:
    """A misfit is one against the drawing: an anchor alone always fits its own two distances."""
    off = any((_off(row, fixed, told.at)[1] or 0.0) > MISFIT_SIGMAS for row in rows)
    others = tuple(one for one in told.warnings if one is not SurveyWarning.MISFIT)
    return replace(told, warnings=(*others, *([SurveyWarning.MISFIT] if off else [])))


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
