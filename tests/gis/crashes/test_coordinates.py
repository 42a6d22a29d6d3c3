"""What recorded coordinates are worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.crashes.coordinates import in_taiwan, judge_coordinates, read_coordinate
from gis.crashes.records import PositionFlag


@pytest.mark.parametrize("pair", [(110.0, 9.0), (110.0, 10.0), (111.0, 11.0), (0.0, 0.0)])
def test_placeholders_give_no_point(pair):
    assert judge_coordinates(pair) == (None, PositionFlag.PLACEHOLDER)


def test_exchanged_latitude_and_longitude_are_put_right():
    assert judge_coordinates((24.140329, 120.696681)) == (
        (120.696681, 24.140329),
        PositionFlag.SWAPPED,
    )


@pytest.mark.parametrize(
    "pair",
    [(118.338118, 24.42992), (120.449, 23.48), (119.95, 26.16), (119.56, 23.57), (121.55, 22.05)],
)
def test_points_on_every_island_are_usable(pair):
    assert judge_coordinates(pair) == (pair, PositionFlag.UNCHECKED)


def test_other_points_are_outside_and_missing_ones_missing():
    assert judge_coordinates((139.7, 35.7))[1] is PositionFlag.OUTSIDE
    assert judge_coordinates(None)[1] is PositionFlag.MISSING


@pytest.mark.parametrize("text", ["", " ", "nan", "inf", "東經", "120,4"])
def test_texts_without_a_number_are_no_coordinates(text):
    assert read_coordinate(text) is None


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_a_point_given_out_always_lies_in_taiwan(lon, lat):
    point, flag = judge_coordinates((lon, lat))
    assert (point is not None) == flag.usable
    assert point is None or in_taiwan(*point)
