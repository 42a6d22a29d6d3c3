"""Boxes that meet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box

from gis.display.primitives import Bounds

sides = st.integers(-5, 5)


@st.composite
def boxes(draw: st.DrawFn) -> Bounds:
    left, right = sorted(draw(st.sets(sides, min_size=2, max_size=2)))
    low, high = sorted(draw(st.sets(sides, min_size=2, max_size=2)))
    return Bounds(left, low, right, high)


def shape(bounds: Bounds) -> Polygon:
    return box(bounds.min_x, bounds.min_y, bounds.max_x, bounds.max_y)


@given(one=boxes(), other=boxes())
def test_two_boxes_meet_as_their_shapes_do(one: Bounds, other: Bounds) -> None:
    assert one.meets(other) == shape(one).intersects(shape(other))
