"""What the table says beside the drawing: residuals, ellipses, warnings, and what it remembers."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.symbol_catalogue import load_symbols
from gis.scenes.driven import settled
from gis.scenes.scene import KeptMeasurement, Mark, MarkForm, Pose, Scene, SceneParty
from gis.scenes.survey.adjustment import SurveyWarning
from gis.scenes.survey.measurements import LineSide, Measurement, Method
from gis.scenes.surveyed import SurveyTable, surveyed
from tests.helpers.surveyed_scenes import anchor_at, measured, near, with_fixed, with_rows

SYMBOLS = load_symbols()
CAR = SceneParty(no=1, symbol="passenger_car", rest=Pose(at=near(5, 8), heading_deg=40.0))
MARK = Mark(id="M1", kind="skid", form=MarkForm.LINE, points=(near(2, 4), near(9, 5)))
EMPTY = with_fixed(Scene(case_no="1", parties=(CAR,), marks=(MARK,)), near(0, 0), near(16, 1))
WHEELS = ("front_right_wheel", "rear_right_wheel")


def table(scene: Scene, *rows: Measurement) -> Scene:
    return settled(scene, with_rows(scene, *rows), SYMBOLS)


def wheels(scene: Scene, pose: Pose, **more) -> list[Measurement]:
    return [
        measured(scene, f"A.{one}", Method.TRIANGULATION, anchor_at(CAR, pose, one), **more)
        for one in WHEELS
    ]


def test_rows_that_agree_have_no_residual_and_no_warning() -> None:
    scene = table(EMPTY, *wheels(EMPTY, CAR.rest, side=LineSide.LEFT))
    for row in surveyed(scene, SYMBOLS):
        assert row.off_m == pytest.approx(0.0, abs=1e-6)
        assert (row.target.warnings, row.target.problem) == ((), None)


def test_without_a_side_the_doubt_is_told() -> None:
    row = measured(EMPTY, "M1.1", Method.TRIANGULATION, near(2, 4))
    (told,) = surveyed(table(EMPTY, row), SYMBOLS)
    assert told.target.warnings == (SurveyWarning.TWO_PLACES,)


def test_a_row_that_nothing_can_use_is_told_and_the_others_stand() -> None:
    scene = table(EMPTY, *wheels(EMPTY, CAR.rest))
    broken = replace(
        scene,
        measurements=(KeptMeasurement(row=None, raw={"method": "guess"}), *scene.measurements),
    )
    first, *others = surveyed(broken, SYMBOLS)
    assert (first.row, first.target) == (None, None)
    assert [one.place for one in others] == [1, 2]


def test_one_distance_of_a_wheel_is_enough_where_the_body_is_held() -> None:
    front, rear = wheels(EMPTY, CAR.rest)
    short = replace(rear, fixed=("F2",), values_m=rear.values_m[1:])
    told = surveyed(table(EMPTY, front, short), SYMBOLS)
    assert [one.target.problem for one in told] == [None, None]
    alone = surveyed(table(EMPTY, short), SYMBOLS)
    assert alone[0].target.problem.code == "SURVEY_TOO_FEW"


def test_the_ellipses_of_a_measured_car_hold_its_wheels_in_a_simulation() -> None:
    """400 times with a wheel's noise of 16 cm: the spread of both wheels is the ellipse's."""
    random_of = random.Random(4)
    exact = [replace(row, side=LineSide.LEFT) for row in wheels(EMPTY, CAR.rest)]
    told = surveyed(table(EMPTY, *exact), SYMBOLS)
    found: dict[str, list[tuple[float, float]]] = {one: [] for one in WHEELS}
    for _ in range(400):
        rows = [
            replace(row, values_m=tuple(v + random_of.gauss(0.0, 0.16) for v in row.values_m))
            for row in exact
        ]
        rest = table(EMPTY, *rows).parties[0].rest
        for one in WHEELS:
            found[one].append(anchor_at(CAR, rest, one))
    for row, places in zip(told, found.values(), strict=True):
        spread = np.sqrt(np.linalg.eigvalsh(np.cov(np.array(places).T)))
        ellipse = row.target.ellipse
        assert (ellipse.minor_m, ellipse.major_m) == pytest.approx(tuple(spread), rel=0.12)


@settings(max_examples=20, deadline=None)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(("car", "mark", "fixed", "row")), st.floats(-3.0, 3.0)),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_remembered_is_what_would_be_found_anew(steps) -> None:
    table_of = SurveyTable(SYMBOLS)
    rows = [*wheels(EMPTY, CAR.rest), measured(EMPTY, "M1.2", Method.POLAR, near(9, 5))]
    scene = table(EMPTY, *rows)
    table_of.of(scene)
    for what, by in steps:
        before = scene
        x, y = scene.parties[0].rest.at
        if what == "car":
            rest = Pose(at=(x + by, y), heading_deg=40.0 + by)
            after = replace(scene, parties=(replace(scene.parties[0], rest=rest),))
        elif what == "mark":
            after = replace(scene, marks=(replace(MARK, points=(near(2, 4), near(9 + by, 5))),))
        elif what == "fixed":
            after = with_fixed(scene, near(by, 0), near(16, 1))
        else:
            kept = list(scene.measurements)
            old = kept[-1].row
            kept[-1] = replace(kept[-1], row=replace(old, values_m=(old.values_m[0] + abs(by),)))
            after = replace(scene, measurements=tuple(kept))
        scene = settled(before, after, SYMBOLS)
        assert table_of.of(scene) == surveyed(scene, SYMBOLS)
