"""Rows of values as they are typed, and what a place would have read."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.problems import Problem
from gis.scenes.survey.adjustment import adjust
from gis.scenes.survey.measurements import FixedPoint, LineSide, Measurement, Method
from gis.scenes.survey.readings import read_off
from gis.scenes.survey.typed_row import (
    read_row,
    side_in_use,
    typed_values,
    with_values,
)
from tests.helpers.surveyed_scenes import near

FIXED = {"F1": FixedPoint(id="F1", at=near(0, 0)), "F2": FixedPoint(id="F2", at=near(10, 4))}


def row(method: Method, *values: float, side=None, angle=None) -> Measurement:
    return Measurement(
        target="M1.1",
        method=method,
        fixed=() if method is Method.COORDINATES else ("F1", "F2"),
        values_m=values,
        angle_deg=angle,
        side=side,
    )


@pytest.mark.parametrize(
    ("text", "values", "side"),
    [
        ("12.35 8.40", (12.35, 8.4), None),
        ("12.35,8.40", (12.35, 8.4), None),
        ("12.35, 8.40 L", (12.35, 8.4), LineSide.LEFT),
        ("12.35 8.40r", (12.35, 8.4), LineSide.RIGHT),
        ("12.35 8.40右", (12.35, 8.4), LineSide.RIGHT),
        ("5 左", (5.0,), LineSide.LEFT),
        ("１２．５　－３", (12.5, -3.0), None),
        ("12.5、3", (12.5, 3.0), None),
        ("9.8<45.5", (9.8, 45.5), None),
        ("9.8 45°30'", (9.8, 45.5), None),
        ("9.8 45°30'36\"", (9.8, 45.51), None),
        ("  .5   7 ", (0.5, 7.0), None),
    ],
)
def test_a_line_is_read_as_an_officer_types_it(text, values, side) -> None:
    found = read_row(text)
    assert found.values == pytest.approx(values)
    assert found.side is side


@pytest.mark.parametrize("text", ["", "  ", "L", "12.3.4", "twelve", "1e400 2", "5 6 x", "nan 1"])
def test_what_is_no_row_is_refused(text: str) -> None:
    with pytest.raises(Problem, match="SURVEY_TYPED_UNREADABLE"):
        read_row(text)


numbers = st.floats(0.5, 40.0)


@given(along=numbers, offset=numbers, side=st.sampled_from(LineSide))
def test_shown_values_typed_again_give_the_same_row(along, offset, side) -> None:
    for one in (
        row(Method.TRIANGULATION, along, offset, side=side),
        row(Method.BASELINE, along, offset if side is LineSide.LEFT else -offset),
        row(Method.POLAR, along, angle=offset),
    ):
        again = with_values(one, read_row(" ".join(typed_values(one, 6))))
        assert again.values_m == pytest.approx(one.values_m, abs=1e-5)
        assert again.angle_deg == pytest.approx(one.angle_deg, abs=1e-5)
        assert side_in_use(again) is side_in_use(one)


@given(east=st.floats(-30.0, 30.0), north=st.floats(-30.0, 30.0), method=st.sampled_from(Method))
def test_the_readings_of_a_place_put_it_there_again(east, north, method) -> None:
    at = near(east, north)
    if any(math.dist(at, one.at) < 0.05 for one in FIXED.values()):
        return
    blank = row(method, side=LineSide.LEFT if method is Method.TRIANGULATION else None)
    read = read_off(blank, at, FIXED)
    assert math.dist(adjust([read], FIXED, near=at).at, at) < 1e-3  # nearer places are one


def test_a_letter_lays_the_point_on_the_other_side() -> None:
    below = with_values(row(Method.TRIANGULATION, 5.0, 8.0), read_row("5 8 R"))
    assert below.side is LineSide.RIGHT
    assert with_values(row(Method.BASELINE, 5.0, 3.0), read_row("5 3 R")).values_m == (5.0, -3.0)
    assert with_values(row(Method.BASELINE, 5.0, -3.0), read_row("5 2")).values_m == (5.0, -2.0)
    assert with_values(row(Method.BASELINE, 5.0, -3.0), read_row("5 -2")).values_m == (5.0, 2.0)


def test_a_row_needs_all_its_values() -> None:
    three = replace(row(Method.TRIANGULATION, 5.0, 8.0, 9.0), fixed=("F1", "F2", "F3"))
    assert with_values(three, read_row("1 2 3")).values_m == (1.0, 2.0, 3.0)
    for one, text in ((three, "1 2"), (row(Method.POLAR, 5.0, angle=3.0), "5")):
        with pytest.raises(Problem, match="SURVEY_VALUES_COUNT"):
            with_values(one, read_row(text))


def test_readings_without_their_fixed_points_stay_as_they_are() -> None:
    lost = replace(row(Method.TRIANGULATION, 5.0, 8.0), fixed=("F1", "F9"))
    assert read_off(lost, near(1, 1), FIXED) == lost
    short = replace(row(Method.BASELINE, 5.0, 8.0), fixed=("F1",))
    assert read_off(short, near(1, 1), FIXED) == short
    same = {"F1": FIXED["F1"], "F2": replace(FIXED["F1"], id="F2")}
    assert read_off(row(Method.BASELINE, 5.0, 8.0), near(1, 1), same).values_m == (5.0, 8.0)
