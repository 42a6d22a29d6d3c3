"""Edits of the measurement table and of its fixed points, each checked before it is made."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import replace

from gis.angles import Point
from gis.problems import Problem
from gis.scenes.driven import fixed_by_id
from gis.scenes.measured import read_target
from gis.scenes.measuring import renamed_fixed_point, uses_of
from gis.scenes.scene import Scene
from gis.scenes.survey.equations import LEAST_BASE_M, equations_of
from gis.scenes.survey.measurements import Measurement, Method

FARTHEST_M = 5000.0
"""A fixed point that is moved further in the table was typed wrongly, east for north perhaps."""


def with_row_at(scene: Scene, place: int, row: Measurement) -> Scene:
    """Another row at a place of the table.

    Raises:
        Problem: SURVEY_TARGET_UNKNOWN, SURVEY_POINT_UNKNOWN, SURVEY_VALUES_COUNT,
            SURVEY_VALUES_WRONG, SURVEY_BASE_TOO_SHORT.
    """
    if read_target(scene, row.target) is None:
        raise Problem("SURVEY_TARGET_UNKNOWN", target=row.target)
    if row.method is Method.TRIANGULATION and len(row.fixed) != len(row.values_m):
        raise Problem("SURVEY_VALUES_COUNT", needed=len(row.fixed), typed=len(row.values_m))
    equations_of([row], fixed_by_id(scene))
    rows = list(scene.measurements)
    rows[place] = replace(rows[place], row=row)
    return replace(scene, measurements=tuple(rows))


def without_rows(scene: Scene, places: Collection[int]) -> Scene:
    """Without some rows; what they measured stays where it is drawn."""
    rows = tuple(row for place, row in enumerate(scene.measurements) if place not in places)
    return replace(scene, measurements=rows)


def with_point_named(scene: Scene, old: str, new: str) -> Scene:
    """A fixed point under another name.

    Raises:
        Problem: SURVEY_NAME_TAKEN, SURVEY_NAME_EMPTY.
    """
    if not new or new.split() != [new]:
        raise Problem("SURVEY_NAME_EMPTY")
    if new != old and new in fixed_by_id(scene):
        raise Problem("SURVEY_NAME_TAKEN", point=new)
    return renamed_fixed_point(scene, old, new)


def with_point_at(scene: Scene, name: str, at: Point) -> Scene:
    """A fixed point at another place; what is measured from it moves along.

    Raises:
        Problem: SURVEY_POINTS_TOO_NEAR to another fixed point, SURVEY_POINT_FAR_AWAY from where it
            was.
    """
    fixed = fixed_by_id(scene)
    others = [point.at for other, point in fixed.items() if other != name]
    if any(math.dist(at, other) < LEAST_BASE_M for other in others):
        raise Problem("SURVEY_POINTS_TOO_NEAR")
    if name in fixed and math.dist(at, fixed[name].at) > FARTHEST_M:
        raise Problem("SURVEY_POINT_FAR_AWAY", point=name)
    points = tuple(
        replace(kept, point=replace(kept.point, at=at)) if kept.point.id == name else kept
        for kept in scene.fixed_points
    )
    return replace(scene, fixed_points=points)


def with_point_note(scene: Scene, name: str, note: str) -> Scene:
    """What a fixed point is: "corner of the kerb", "pole 12"."""
    points = tuple(
        replace(kept, point=replace(kept.point, note=note)) if kept.point.id == name else kept
        for kept in scene.fixed_points
    )
    return replace(scene, fixed_points=points)


def without_point(scene: Scene, name: str) -> Scene:
    """Without a fixed point.

    Raises:
        Problem: SURVEY_POINT_IN_USE.
    """
    rows = uses_of(scene, name)
    if rows:
        raise Problem("SURVEY_POINT_IN_USE", point=name, rows=rows)
    points = tuple(kept for kept in scene.fixed_points if kept.point.id != name)
    return replace(scene, fixed_points=points)


def read_names(scene: Scene, text: str) -> tuple[str, ...]:
    """Names of fixed points in a line: "F1 F2".

    Raises:
        Problem: SURVEY_FIXED_UNKNOWN, SURVEY_NO_BASE.
    """
    known = {name.lower(): name for name in fixed_by_id(scene)}
    words: Sequence[str] = text.replace(",", " ").replace("、", " ").replace("–", " ").split()
    for word in words:
        if word.lower() not in known:
            raise Problem("SURVEY_FIXED_UNKNOWN", point=word)
    if len(set(words)) < 2:
        raise Problem("SURVEY_NO_BASE")
    return tuple(known[word.lower()] for word in words)
