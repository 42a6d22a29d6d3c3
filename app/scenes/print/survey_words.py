"""The measurement table in words: what was measured, how, from where, how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from app.scenes.print.form_content import SceneForm
from app.scenes.target_names import target_words
from app.sheets.lettering import Words
from gis.angles import Point
from gis.problems import Problem
from gis.scenes.lengths import coordinate_text, degrees_text, metres_text
from gis.scenes.survey.adjustment import Adjusted, Residual, adjust_all
from gis.scenes.survey.measurements import Measurement, Method
from gis.scenes.targets import targets_of

SIGN = "※"
"""Before what an officer should look at again."""


@dataclass(frozen=True)
class SurveyRows:
    """The measurements of a form, adjusted once."""

    form: SceneForm

    @cached_property
    def measured(self) -> tuple[Measurement, ...]:
        """Rows that can be computed with."""
        rows = (kept.row for kept in self.form.scene.measurements)
        return tuple(row for row in rows if row is not None)

    @cached_property
    def adjusted(self) -> dict[str, Adjusted | Problem]:
        """Where each target lies."""
        scene = self.form.scene
        fixed = {kept.point.id: kept.point for kept in scene.fixed_points}
        return adjust_all(self.measured, fixed, targets_of(scene, self.form.library))

    @cached_property
    def names(self) -> dict[str, str]:
        """What targets are called."""
        return {row.target: target_name(self.form, row.target) for row in self.measured}

    def residual(self, place: int) -> Residual | None:
        """How far the measurement at a place of `measured` is off."""
        target = self.measured[place].target
        found = self.adjusted.get(target)
        if not isinstance(found, Adjusted):
            return None
        own = sum(row.target == target for row in self.measured[:place])
        return next((one for one in found.residuals if one.measurement == own), None)

    def remarks(self) -> list[tuple[str, str]]:
        """Targets that an officer should look at again, and why; those of one reason together."""
        words = self.form.words
        found: dict[str, list[str]] = {}
        for target, told in self.adjusted.items():
            if isinstance(told, Problem):
                params = {**told.params, "target": self.names[target]}
                found.setdefault(words(told.code, **params), []).append(self.names[target])
                continue
            for one in told.warnings:
                found.setdefault(words(one.value), []).append(self.names[target])
        mark = words("SHEET_LIST_MARK")
        return [(mark.join(targets), said) for said, targets in found.items()]

    def is_doubtful(self, target: str) -> bool:
        """Whether a target has a remark."""
        told = self.adjusted.get(target)
        return isinstance(told, Problem) or bool(told is not None and told.warnings)


def target_name(form: SceneForm, target: str) -> str:
    """What a target is called: "A 左前輪"; its own name where it means nothing here."""
    return target_words(target, form.scene, form.library, form.words)


def values_words(row: Measurement, words: Words) -> str:
    """What was read, and from where."""
    mark = words("SCENE_FORM_APART")
    match row.method:
        case Method.TRIANGULATION:
            pairs = zip(row.fixed, row.values_m, strict=False)
            return mark.join(f"{name}:{metres_text(value)}" for name, value in pairs)
        case Method.BASELINE if len(row.values_m) == 2:
            along, offset = row.values_m
            side = words("SCENE_FORM_LEFT" if offset >= 0 else "SCENE_FORM_RIGHT")
            return mark.join((_base(row), metres_text(along), f"{side} {metres_text(abs(offset))}"))
        case Method.POLAR if row.values_m:
            angle = "" if row.angle_deg is None else f"{degrees_text(row.angle_deg)}°"
            return mark.join((_base(row), metres_text(row.values_m[0]), angle))
        case Method.COORDINATES if len(row.values_m) == 2:
            east, north = row.values_m
            return mark.join((f"E {coordinate_text(east)}", f"N {coordinate_text(north)}"))
        case _:
            return mark.join(map(metres_text, row.values_m))


def _base(row: Measurement) -> str:
    return "→".join(row.fixed)


def signed(value: float) -> str:
    """A residual in metres with its sign; nought has none."""
    told = f"{value:+.2f}"
    return told if float(told) else told[1:]


def place_words(at: Point) -> str:
    """Coordinates of a place."""
    return f"{at[0]:.2f}, {at[1]:.2f}"
