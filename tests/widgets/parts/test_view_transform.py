"""Where a drawing stands on the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.display.primitives import Bounds
from widgets.parts.view_transform import ViewTransform, fitted

metres = st.floats(-1e4, 1e4)
pixels = st.floats(0, 2000)
views = st.builds(ViewTransform, scale=st.floats(0.05, 200.0), left=metres, top=metres)


@given(views, pixels, pixels)
def test_pixels_and_metres_are_inverse(view, x, y):
    there = view.to_pixels(view.to_metres((x, y)))
    assert there == pytest.approx((x, y), abs=1e-3)


@given(views, pixels, pixels, st.floats(0.2, 5.0))
def test_zooming_holds_the_point_under_the_pointer(view, x, y, factor):
    before = view.to_metres((x, y))
    after = view.zoomed(factor, at=(x, y)).to_metres((x, y))
    assert after == pytest.approx(before, abs=1e-5)


@given(views, st.floats(-500, 500), st.floats(-500, 500))
def test_moving_moves_every_point_by_the_same_pixels(view, right, down):
    x, y = view.to_pixels((3.0, 4.0))
    moved = view.moved(right_px=right, down_px=down).to_pixels((3.0, 4.0))
    assert moved == pytest.approx((x + right, y + down), abs=1e-3)


@given(st.floats(0.01, 1000), st.floats(0.01, 1000), st.integers(50, 3000), st.integers(50, 3000))
def test_a_fitted_frame_lies_inside_and_touches_two_sides(width, height, wide, high):
    view = fitted(
        Bounds(10, 20, 10 + width, 20 + height), width_px=wide, height_px=high, margin_px=5
    )
    left, top = view.to_pixels((10, 20 + height))
    right, bottom = view.to_pixels((10 + width, 20))
    assert min(left, top) == pytest.approx(5, abs=0.01)
    assert left >= 5 - 0.01
    assert right <= wide - 5 + 0.01
    assert bottom <= high - 5 + 0.01


def test_a_frame_without_extent_still_gives_a_view():
    view = fitted(Bounds(1, 1, 1, 1), width_px=100, height_px=100, margin_px=5)
    assert view.to_pixels((1, 1)) == pytest.approx((50, 50))
