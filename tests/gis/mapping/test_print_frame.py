from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box

from gis.mapping.print_frame import PrintFrame, fitted_frame, frames_over, holds

SCALES = (200, 250, 500, 1000)
TURNS = st.floats(-180.0, 180.0)


def frame(**changes: object) -> PrintFrame:
    usual = {"centre": (192_000.0, 2_597_000.0), "width_m": 0.2, "height_m": 0.15, "scale": 200}
    return PrintFrame(**(usual | changes))  # type: ignore[arg-type] # test builder


def test_north_up_the_corners_run_counter_clockwise_from_the_south_west() -> None:
    assert frame().corners == (
        (191_980.0, 2_596_985.0),
        (192_020.0, 2_596_985.0),
        (192_020.0, 2_597_015.0),
        (191_980.0, 2_597_015.0),
    )


def test_the_bearing_given_points_up_the_paper() -> None:
    """At 90 degrees east is up: the upper edge lies in the east, the left one in the north."""
    lower_left, lower_right, upper_right, upper_left = frame(up_deg=90.0).corners
    assert upper_left == pytest.approx((192_015.0, 2_597_020.0))
    assert upper_right == pytest.approx((192_015.0, 2_596_980.0))
    assert lower_left == pytest.approx((191_985.0, 2_597_020.0))
    assert lower_right == pytest.approx((191_985.0, 2_596_980.0))


@given(TURNS, st.floats(-500, 500), st.floats(-500, 500))
def test_turning_keeps_distances_and_leads_back(up_deg: float, east: float, north: float) -> None:
    laid = frame(up_deg=up_deg)
    point = np.array([(192_000.0 + east, 2_597_000.0 + north)])
    upright = laid.to_upright(point)
    assert math.dist(upright[0], laid.centre) == pytest.approx(math.hypot(east, north), abs=1e-6)
    assert laid.from_upright(upright)[0] == pytest.approx(point[0], abs=1e-6)


@given(TURNS, st.floats(1.0, 120.0), st.floats(1.0, 120.0))
def test_the_largest_scale_that_fits_is_taken(up_deg: float, wide: float, high: float) -> None:
    shape = box(192_100.0, 2_597_100.0, 192_100.0 + wide, 2_597_100.0 + high)
    laid = fitted_frame(frame(up_deg=up_deg), shape, SCALES)
    if laid.scale < SCALES[-1]:
        assert holds(laid, shape)
    larger = [scale for scale in SCALES if scale < laid.scale]
    for scale in larger:
        tighter = PrintFrame(
            centre=laid.centre, width_m=0.2, height_m=0.15, scale=scale, up_deg=up_deg
        )
        assert not tighter.outline.buffer(-1e-6).covers(shape)


@given(TURNS, st.floats(5.0, 200.0), st.floats(5.0, 200.0))
def test_several_frames_hold_a_shape_and_do_not_overlap(
    up_deg: float, wide: float, high: float
) -> None:
    shape = box(192_100.0, 2_597_100.0, 192_100.0 + wide, 2_597_100.0 + high)
    laid = frames_over(frame(up_deg=up_deg), shape)
    outlines = [one.outline for one in laid]
    assert shapely.union_all([each.buffer(1e-4) for each in outlines]).covers(shape)
    whole = shapely.union_all(outlines).area
    assert sum(one.area for one in outlines) == pytest.approx(whole, rel=1e-6)


def test_frames_that_a_shape_does_not_reach_are_left_out() -> None:
    corner = Polygon([(0, 0), (100, 0), (100, 10), (10, 10), (10, 100), (0, 100)])
    laid = frames_over(frame(), corner)
    assert len(laid) < 3 * 4
    assert all(one.outline.intersects(corner) for one in laid)
