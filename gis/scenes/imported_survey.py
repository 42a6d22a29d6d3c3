"""A total station's points in a scene: fixed points, things, marks, corners of vehicles.

Every point becomes a row of the table by its coordinates, so that it drives the drawing like any
other. Corners of a vehicle go clockwise from its left front; "VH1" are those of party A.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gis.angles import Point
from gis.problems import Problem
from gis.scenes.drawing.additions import free_name
from gis.scenes.drawing.parties import new_party
from gis.scenes.driven import fixed_by_id
from gis.scenes.measuring import mark_names
from gis.scenes.scene import (
    KeptFixedPoint,
    KeptMeasurement,
    Mark,
    MarkForm,
    MarkKind,
    Scene,
    SceneObject,
)
from gis.scenes.survey.measurements import SIGMA_M, FixedPoint, Instrument, Measurement, Method
from gis.scenes.survey.rigid import laid
from gis.scenes.survey.total_station import (
    CodeShape,
    Drawn,
    SurveyCode,
    SurveyedPoint,
    draw_codes,
)
from gis.scenes.symbols import SymbolLibrary
from gis.scenes.targets import IMPACT, letter, ordered

FIXED, VEHICLE = "fixed_point", "vehicle"
CORNERS = ("front_left_corner", "front_right_corner", "rear_right_corner", "rear_left_corner")
USUAL_VEHICLE = "passenger_car"
FAR_M = 2000.0
"""Points farther from the scene than this are in a system of the instrument's own."""
BAD_FIT_M = 0.5
CENTIMETRE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSurvey:
    """The scene with a file's points."""

    scene: Scene
    drawn: tuple[Drawn, ...]
    unknown: tuple[SurveyedPoint, ...]
    """Points whose code nobody knows: they were left out."""
    doubled: tuple[SurveyedPoint, ...] = ()
    """Fixed points of a name that an earlier one of the file has: they were left out."""
    misfit_m: float | None = None
    """Greatest distance of a common fixed point after turning and moving the file's system onto
    the scene's; None where the file has the scene's own."""


def with_survey(
    scene: Scene,
    library: SymbolLibrary,
    points: Sequence[SurveyedPoint],
    table: Mapping[str, SurveyCode],
    *,
    near: Point,
) -> ImportedSurvey:
    """The scene with all points that draw something; `near` is where the scene lies.

    Raises:
        Problem: SURVEY_FILE_ELSEWHERE, SURVEY_FILE_NO_FIT, SURVEY_FILE_NOTHING.
    """
    placed, misfit = _in_scene(scene, points, near)
    drawn, unknown = draw_codes(placed, table)
    if not drawn:
        raise Problem("SURVEY_FILE_NOTHING", points=len(points))
    drawn, doubled = _named_once(drawn)
    for one in drawn:
        scene = _with(scene, library, one)
    return ImportedSurvey(
        scene=scene,
        drawn=tuple(drawn),
        unknown=tuple(unknown),
        doubled=doubled,
        misfit_m=misfit,
    )


def _named_once(drawn: Sequence[Drawn]) -> tuple[list[Drawn], tuple[SurveyedPoint, ...]]:
    """Without fixed points whose name an earlier one has, and these."""
    names: set[str] = set()
    kept: list[Drawn] = []
    doubled: list[SurveyedPoint] = []
    for one in drawn:
        name = one.points[0].name
        if one.code.draws == FIXED and name in names:
            doubled.append(one.points[0])
            continue
        if one.code.draws == FIXED and name:
            names.add(name)
        kept.append(one)
    return kept, tuple(doubled)


# Systems of the instrument's own


def _in_scene(
    scene: Scene, points: Sequence[SurveyedPoint], near: Point
) -> tuple[Sequence[SurveyedPoint], float | None]:
    if all(math.dist(one.at, near) <= FAR_M for one in points):
        return points, None
    fixed = fixed_by_id(scene)
    known = {one.name.upper(): one for one in points}
    common = {name: known[name.upper()].at for name in fixed if name.upper() in known}
    if len(common) < 2:
        far = min(math.dist(one.at, near) for one in points)
        raise Problem("SURVEY_FILE_ELSEWHERE", km=f"{far / 1000.0:,.0f}")
    onto = {(at[1], at[0]): fixed[name].at for name, at in common.items()}
    place = laid(onto)
    moved = tuple(replace(one, at=place.anchor((one.at[1], one.at[0]))) for one in points)
    misfit = max(math.dist(place.anchor(own), at) for own, at in onto.items())
    if misfit > BAD_FIT_M:
        raise Problem("SURVEY_FILE_NO_FIT", points=" ".join(common), off=f"{misfit:.2f}")
    return moved, misfit


# What codes draw


def _with(scene: Scene, library: SymbolLibrary, drawn: Drawn) -> Scene:
    draws = drawn.code.draws
    if draws == FIXED:
        return _with_fixed(scene, drawn.points[0])
    if draws == VEHICLE:
        return _with_vehicle(scene, library, drawn)
    if draws == IMPACT:
        return _with_rows(replace(scene, impact=drawn.points[0].at), [IMPACT], drawn)
    if drawn.code.shape is CodeShape.POINT and draws not in set(MarkKind):
        name = free_name("O", [one.id for one in scene.objects], at_least=len(scene.objects) + 1)
        thing = SceneObject(id=name, symbol=draws, at=drawn.points[0].at)
        return _with_rows(replace(scene, objects=(*scene.objects, thing)), [name], drawn)
    return _with_mark(scene, drawn)


def _with_fixed(scene: Scene, point: SurveyedPoint) -> Scene:
    """Under its name in the file, unless the scene has it: there it stays where it is."""
    known = fixed_by_id(scene)
    if point.name in known:
        return scene
    name = point.name if point.name and " " not in point.name else free_name("F", known)
    kept = KeptFixedPoint(point=FixedPoint(id=name, at=point.at))
    return replace(scene, fixed_points=(*scene.fixed_points, kept))


def _with_mark(scene: Scene, drawn: Drawn) -> Scene:
    name = free_name("M", mark_names(scene))
    points = tuple(one.at for one in drawn.points)
    form = MarkForm.POINT if len(points) == 1 else MarkForm.LINE
    if drawn.is_closed and len(points) > 2:
        form = MarkForm.AREA
    mark = Mark(id=name, kind=drawn.code.draws, form=form, points=points)
    targets = [f"{name}.{number}" for number in range(1, len(points) + 1)]
    return _with_rows(replace(scene, marks=(*scene.marks, mark)), targets, drawn)


def _with_vehicle(scene: Scene, library: SymbolLibrary, drawn: Drawn) -> Scene:
    """A party's corners; a new party as long and wide as three corners say."""
    parties = ordered(scene)
    number = int(drawn.number) if drawn.number else len(parties) + 1
    corners = [one.at for one in drawn.points[: len(CORNERS)]]
    if number > len(parties):
        party = new_party(scene, library[USUAL_VEHICLE])
        if len(corners) > 2:
            length, width = math.dist(corners[1], corners[2]), math.dist(corners[0], corners[1])
            party = replace(
                party, length_m=round(length, CENTIMETRE), width_m=round(width, CENTIMETRE)
            )
        scene = replace(scene, parties=(*scene.parties, party))
        number = len(parties) + 1
    targets = [f"{letter(number - 1)}.{corner}" for corner in CORNERS[: len(corners)]]
    return _with_rows(scene, targets, drawn)


def _with_rows(scene: Scene, targets: Sequence[str], drawn: Drawn) -> Scene:
    rows = [
        KeptMeasurement(
            row=Measurement(
                target=target,
                method=Method.COORDINATES,
                values_m=point.at,
                sigma_m=SIGMA_M[Instrument.TOTAL_STATION],
            ),
            extra={"point": point.name} if point.name else {},
        )
        for target, point in zip(targets, drawn.points, strict=False)
    ]
    return replace(scene, measurements=(*scene.measurements, *rows))


def counted(drawn: Sequence[Drawn]) -> dict[str, int]:
    """How many of each code there are, in order of their first ones."""
    found: dict[str, int] = {}
    for one in drawn:
        found[one.code.code] = found.get(one.code.code, 0) + 1
    return found
