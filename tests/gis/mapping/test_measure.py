from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from gis.mapping.measure import measured_area, measured_line
from tests.helpers.map_features import TAIWAN, coordinates

X, Y = TAIWAN
CENTRAL_EASTING = 250_000.0
"""TWD97 / TM2 zone 121 has its central meridian here, at a scale of 0.9999."""


def test_on_the_central_meridian_the_grid_shows_a_ten_thousandth_less_than_the_ground():
    north = [(CENTRAL_EASTING, 2_600_000.0), (CENTRAL_EASTING, 2_610_000.0)]
    found = measured_line(north)
    assert found.total.grid_m == pytest.approx(10_000.0)
    assert found.total.ground_m == pytest.approx(10_000.0 / 0.9999, abs=0.002)


def test_the_scale_grows_with_the_square_of_the_distance_from_the_central_meridian():
    # Snyder, Map projections, (8-11): k = k0 (1 + x'^2 / 2 R^2), x' = x / k0; R about 6,367 km
    # (mean radius of curvature of GRS80 at latitude 23.5 degrees).
    x = 60_000.0
    scale = 0.9999 * (1 + (x / 0.9999) ** 2 / (2 * 6_364_000.0**2))
    middle = (CENTRAL_EASTING - x, 2_600_000.0)
    found = measured_line([(middle[0], middle[1] - 500), (middle[0], middle[1] + 500)])
    assert found.total.grid_m / found.total.ground_m == pytest.approx(scale, abs=2e-7)


def test_a_line_tells_each_segment_and_their_sum():
    found = measured_line([(X, Y), (X + 30, Y), (X + 30, Y + 40)], finished=True)
    assert [one.grid_m for one in found.segments] == pytest.approx([30.0, 40.0])
    assert found.total.grid_m == pytest.approx(70.0)
    assert found.total.ground_m == pytest.approx(sum(one.ground_m for one in found.segments))
    assert found.area is None
    assert found.finished


def test_an_area_tells_all_sides_and_the_ground_by_the_square_of_the_scale():
    found = measured_area(
        [(250_000, 2_600_000), (250_100, 2_600_000), (250_100, 2_600_200), (250_000, 2_600_200)]
    )
    assert [one.grid_m for one in found.segments] == pytest.approx([100, 200, 100, 200])
    assert found.total.grid_m == pytest.approx(600.0)
    assert found.area.grid_m2 == pytest.approx(20_000.0)
    assert found.area.ground_m2 == pytest.approx(20_000.0 / 0.9999**2, abs=0.01)
    assert not found.crosses_itself


def test_an_outline_that_crosses_itself_counts_what_is_filled_and_says_so():
    found = measured_area([(X, Y), (X + 10, Y + 10), (X + 10, Y), (X, Y + 10)])
    assert found.area.grid_m2 == pytest.approx(50.0)
    assert found.area.ground_m2 == pytest.approx(50.0, rel=1e-3)
    assert found.crosses_itself


@given(st.lists(coordinates, min_size=3, max_size=3, unique=True))
def test_the_area_of_a_triangle_does_not_depend_on_its_direction(corners):
    there, back = measured_area(corners), measured_area(corners[::-1])
    assert there.area.grid_m2 == pytest.approx(Polygon(corners).area)
    assert back.area == pytest.approx(there.area)
    assert there.area.ground_m2 == pytest.approx(there.area.grid_m2, rel=2e-4, abs=1e-3)


@pytest.mark.parametrize("points", [[], [(X, Y)], [(X, Y), (X + 5, Y)]])
def test_too_few_points_have_no_area(points):
    found = measured_area(points)
    assert found.area.grid_m2 == 0.0
    assert found.area.ground_m2 == 0.0
    assert found.total.grid_m == pytest.approx(5.0 * (len(points) == 2))


def test_one_point_has_no_length():
    assert measured_line([(X, Y)]).segments == ()
    assert np.isclose(measured_line([(X, Y)]).total.ground_m, 0.0)
