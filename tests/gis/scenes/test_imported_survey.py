"""A total station's points in a scene: their own system, their codes, their rows."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.survey_codes import load_survey_codes
from app.symbol_catalogue import load_symbols
from gis.problems import Problem
from gis.scenes.driven import settled
from gis.scenes.imported_survey import counted, with_survey
from gis.scenes.scene import MarkForm, Scene
from gis.scenes.survey.measurements import Method
from gis.scenes.survey.total_station import SurveyedPoint
from tests.helpers.surveyed_scenes import near, with_fixed

SYMBOLS, CODES = load_symbols(), load_survey_codes()
EMPTY = Scene(case_no="1")
HERE = near(0, 0)


def point(name: str, at, code: str) -> SurveyedPoint:
    return SurveyedPoint(name=name, at=at, code=code)


def read(scene: Scene, *points: SurveyedPoint):
    return with_survey(scene, SYMBOLS, points, CODES, near=HERE)


@settings(max_examples=30, deadline=None)
@given(turn=st.floats(0.0, 360.0), east=st.floats(-900.0, 900.0), north=st.floats(-900.0, 900.0))
def test_an_instruments_own_system_is_laid_onto_the_fixed_points_of_the_same_names(
    turn, east, north
) -> None:
    scene = with_fixed(EMPTY, near(3, 4), near(22, 9))

    def own(at):
        """The scene turned and moved, as an instrument set up anywhere has it."""
        x, y = at[0] - HERE[0], at[1] - HERE[1]
        angle = math.radians(turn)
        return (
            east + x * math.cos(angle) - y * math.sin(angle),
            north + x * math.sin(angle) + y * math.cos(angle),
        )

    pole = near(10, -5)
    found = read(
        scene,
        point("f1", own(near(3, 4)), "FP"),
        point("F2", own(near(22, 9)), "FP"),
        point("7", own(pole), "PO"),
    )
    assert math.dist(found.scene.objects[0].at, pole) < 1e-6
    assert found.misfit_m == pytest.approx(0.0, abs=1e-6)


def test_fixed_points_that_lie_otherwise_in_the_file_are_refused() -> None:
    scene = with_fixed(EMPTY, near(0, 0), near(20, 0))
    with pytest.raises(Problem, match="SURVEY_FILE_NO_FIT"):
        read(scene, point("F1", (0, 0), "FP"), point("F2", (24, 0), "FP"), point("3", (1, 1), "PO"))


def test_a_system_of_its_own_without_common_points_says_what_to_do() -> None:
    with pytest.raises(Problem, match="SURVEY_FILE_ELSEWHERE"):
        read(with_fixed(EMPTY, near(0, 0), near(9, 0)), point("F1", (0, 0), "FP"))


def test_a_fixed_point_that_the_scene_has_stays_where_it_is() -> None:
    scene = with_fixed(EMPTY, near(0, 0))
    found = read(scene, point("F1", near(5, 5), "FP"), point("F2", near(9, 9), "FP"))
    places = [(kept.point.id, kept.point.at) for kept in found.scene.fixed_points]
    assert places == [("F1", near(0, 0)), ("F2", near(9, 9))]


def test_corners_of_a_vehicle_are_those_of_the_party_of_its_number() -> None:
    corners = (near(-0.9, 12.3), near(0.9, 12.3), near(0.9, 7.7), near(-0.9, 7.7))
    rows = [point(str(no), at, "VH1") for no, at in enumerate(corners)]
    once = read(EMPTY, *rows)
    scene = settled(EMPTY, once.scene, SYMBOLS)
    (car,) = scene.parties
    assert car.rest.at == pytest.approx(near(0, 10), abs=1e-6)
    assert car.rest.heading_deg % 360.0 == pytest.approx(0.0, abs=1e-6)
    assert (car.length_m, car.width_m) == (4.6, 1.8)
    moved = [point(str(no), (at[0] + 3.0, at[1]), "VH1") for no, at in enumerate(corners)]
    again = settled(scene, read(scene, *moved).scene, SYMBOLS)
    assert len(again.parties) == 1


def test_every_point_is_a_row_by_its_coordinates_and_keeps_its_name() -> None:
    points = [point("11", near(1, 1), "SK1"), point("12", near(4, 1), "SK1")]
    found = read(EMPTY, *points, point("13", near(2, 2), "IM"), point("14", near(3, 3), "DB1"))
    rows = found.scene.measurements
    assert [kept.row.target for kept in rows] == ["M1.1", "M1.2", "impact", "M2.1"]
    assert {kept.row.method for kept in rows} == {Method.COORDINATES}
    assert [kept.extra["point"] for kept in rows] == ["11", "12", "13", "14"]
    scene = settled(EMPTY, found.scene, SYMBOLS)
    assert replace(scene, impact_sigma_m=None) == found.scene
    assert [mark.form for mark in found.scene.marks] == [MarkForm.LINE, MarkForm.POINT]
    assert counted(found.drawn) == {"SK": 1, "IM": 1, "DB": 1}


def test_fixed_points_of_one_name_are_told_and_the_first_one_counts() -> None:
    points = [point("F1", near(1, 1), "FP"), point("F1", near(9, 9), "FP")]
    unnamed = [point("", near(2, 2), "FP"), point("", near(3, 3), "FP")]
    found = read(EMPTY, *points, *unnamed)
    assert found.doubled == (points[1],)
    places = [kept.point.at for kept in found.scene.fixed_points]
    assert places == [near(1, 1), near(2, 2), near(3, 3)]
    assert len(found.drawn) == 3
