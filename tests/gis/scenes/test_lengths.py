"""Lengths as a scene writes them: one rule for map, panels and paper."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.scenes.estimates.from_scene import mark_facts
from gis.scenes.glyphs.dimensions import dimension_items
from gis.scenes.glyphs.look import PAPER
from gis.scenes.glyphs.marks import mark_items
from gis.scenes.lengths import (
    degrees_text,
    mark_length_m,
    mark_length_text,
    metres_text,
    sigma_text,
)
from gis.scenes.scene import Dimension, Mark, MarkForm, MarkKind, Scene
from gis.scenes.survey.measurements import Measurement, Method
from gis.scenes.survey.typed_row import shown_values
from tests.helpers.scene_glyphs import texts_of

AT = (250_000.0, 2_650_000.0)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (12.35, "12.35"),
        (12.3, "12.30"),
        (12.345, "12.345"),
        (12.3449999999, "12.345"),
        (12.3451, "12.35"),
        (12.3449, "12.34"),
        (9.9999, "10.00"),
        (0.0, "0.00"),
        (-0.0001, "0.00"),
        (-3.5, "-3.50"),
        (1e300, f"{1e300:.2f}"),
    ],
)
def test_metres_are_told_to_the_centimetre_and_to_the_millimetre_where_read_so(
    value: float, told: str
) -> None:
    assert metres_text(value) == told


@given(millimetres=st.integers(-10_000_000, 10_000_000))
def test_what_was_read_to_the_millimetre_is_told_as_it_was_read(millimetres: int) -> None:
    assert Decimal(metres_text(millimetres / 1000)) == Decimal(millimetres) / 1000


@given(value=st.floats(0.0, 10_000.0))
def test_what_is_told_is_never_off_by_more_than_half_a_centimetre(value: float) -> None:
    told = Decimal(metres_text(value))
    assert abs(told - Decimal(value)) <= Decimal("0.005000001")
    places = -told.as_tuple().exponent
    assert places in (2, 3)
    if places == 2:
        assert told == Decimal(repr(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("value", "told"), [(45.0, "45.0"), (45.25, "45.25"), (45.256, "45.26"), (0.0, "0.0")]
)
def test_angles_have_one_decimal_or_two(value: float, told: str) -> None:
    assert degrees_text(value) == told


@pytest.mark.parametrize(
    ("value", "told"), [(0.05, "0.05"), (0.1, "0.10"), (0.005, "0.005"), (0.0005, "0.0005")]
)
def test_a_sigma_is_told_as_fine_as_it_is(value: float, told: str) -> None:
    assert sigma_text(value) == told


@pytest.mark.parametrize(
    ("measured", "told"),
    [(None, "12.35 m"), (12.35, "12.35 m"), (12.345, "12.345 m"), (0.04, "0.04 m")],
)
def test_a_line_is_as_long_on_the_drawing_as_in_the_tables(
    measured: float | None, told: str
) -> None:
    end = (AT[0] + 12.3521, AT[1])
    one = Mark(kind=MarkKind.SKID, form=MarkForm.LINE, points=(AT, end), length_m=measured)
    assert texts_of(mark_items(one, PAPER, label="M1")) == [f"M1 {told}"]
    assert mark_length_text(one) == told
    (facts,) = mark_facts(Scene(case_no="1", marks=(one,)), [MarkKind.SKID])
    assert facts.length_m == mark_length_m(one)


def test_a_dimension_tells_what_the_mark_under_it_tells() -> None:
    end = (AT[0] + 8.125, AT[1])
    mark = Mark(kind=MarkKind.SKID, form=MarkForm.LINE, points=(AT, end))
    dimension = Dimension(start=AT, end=end)
    assert mark_length_text(mark) == "8.125 m"
    assert texts_of(dimension_items(dimension, PAPER, key="")) == ["8.125 m"]


def test_areas_and_points_have_a_length_only_where_one_was_measured() -> None:
    ring = (AT, (AT[0] + 3, AT[1]), (AT[0], AT[1] + 4))
    area = Mark(kind=MarkKind.FLUID, form=MarkForm.AREA, points=ring)
    assert mark_length_text(area) == ""
    point = Mark(kind=MarkKind.GOUGE, form=MarkForm.POINT, points=(AT,), length_m=0.3)
    assert mark_length_text(point) == "0.30 m"


def test_a_row_shows_its_values_as_the_drawing_does() -> None:
    row = Measurement(
        target="M1.1",
        method=Method.POLAR,
        fixed=("F1", "F2"),
        values_m=(12.345,),
        angle_deg=45.5,
    )
    assert shown_values(row) == ("12.345", "45.5")
    offset = Measurement(
        target="M1.1", method=Method.BASELINE, fixed=("F1", "F2"), values_m=(5.0, -3.456)
    )
    assert shown_values(offset) == ("5.00", "3.456")
