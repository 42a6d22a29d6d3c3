"""Dimension lines say the distance of their points and stand beside them by their offset."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.angles import moved
from gis.display.primitives import Path
from gis.scenes.glyphs.dimensions import dimension_items
from gis.scenes.glyphs.look import PAPER
from gis.scenes.lengths import metres_text
from gis.scenes.scene import Dimension
from tests.helpers.scene_glyphs import texts_of


@given(st.floats(0.02, 80.0), st.floats(0.0, 360.0), st.floats(-5.0, 5.0))
def test_a_dimension_tells_the_distance_of_its_points(
    long: float, heading: float, offset: float
) -> None:
    start = (250_000.0, 2_650_000.0)
    end = moved(start, heading, long)

    items = dimension_items(Dimension(start=start, end=end, offset_m=offset), PAPER, key="d")

    assert texts_of(items) == [f"{metres_text(math.dist(start, end))} m"]
    assert {item.key for item in items} == {"d"}


def test_the_line_stands_to_the_left_by_a_positive_offset() -> None:
    # From south to north: left is west.
    one = Dimension(start=(0.0, 0.0), end=(0.0, 9.0), offset_m=2.0)

    lines = dimension_items(one, PAPER, key="")[0]

    assert isinstance(lines, Path)
    assert lines.runs[0] == (pytest.approx((-2.0, 0.0)), pytest.approx((-2.0, 9.0)))


def test_arrows_touch_the_ends_and_point_outwards_from_inside() -> None:
    one = Dimension(start=(0.0, 0.0), end=(0.0, 9.0))
    heads = [
        item.runs[0]
        for item in dimension_items(one, PAPER, key="")
        if isinstance(item, Path) and item.fill == PAPER.ink
    ]

    assert [head[0] for head in heads] == [(0.0, 0.0), (0.0, 9.0)]
    assert all(0.0 <= y <= 9.0 for head in heads for _, y in head)


def test_arrows_of_a_short_dimension_point_at_it_from_outside() -> None:
    one = Dimension(start=(0.0, 0.0), end=(0.0, 0.4))
    heads = [
        item.runs[0]
        for item in dimension_items(one, PAPER, key="")
        if isinstance(item, Path) and item.fill == PAPER.ink
    ]

    assert all(y <= 0.0 for _, y in heads[0])
    assert all(y >= 0.4 for _, y in heads[1])


def test_points_at_one_place_have_no_dimension() -> None:
    assert dimension_items(Dimension(start=(1.0, 1.0), end=(1.0, 1.0)), PAPER, key="") == []
