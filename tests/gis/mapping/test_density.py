"""The density surface against the kernel's own formula, point by point."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.display.primitives import Colour
from gis.mapping.colour_ramp import even_ramp
from gis.mapping.density import coloured, density_surface, fitting_top

TOWN = np.random.default_rng(7)


def by_hand(surface, points, bandwidth_m):
    """The sum of all kernels at the middle of every cell, per square kilometre."""
    rows, columns = surface.per_km2.shape
    x = surface.bounds.min_x + (np.arange(columns) + 0.5) * surface.cell_m
    y = surface.bounds.max_y - (np.arange(rows) + 0.5) * surface.cell_m
    found = np.zeros((rows, columns))
    for px, py in points:
        square = ((x - px)[None, :] ** 2 + (y - py)[:, None] ** 2) / bandwidth_m**2
        found += np.where(square < 1, (1 - square) ** 2, 0) * 3 / (np.pi * bandwidth_m**2)
    return found * 1e6


def test_the_surface_is_the_sum_of_the_kernels_within_two_percent_of_the_peak():
    points = TOWN.normal((190_000.0, 2_595_000.0), 400.0, (300, 2))
    surface = density_surface(points, bandwidth_m=150.0)
    expected = by_hand(surface, points, 150.0)
    assert np.abs(surface.per_km2 - expected).max() < 0.02 * expected.max()


def test_one_point_has_the_peak_of_the_quartic_kernel_where_it_lies():
    surface = density_surface(np.array([[1000.0, 2000.0]]), bandwidth_m=100.0, cell_m=5.0)
    row, column = np.unravel_index(surface.per_km2.argmax(), surface.per_km2.shape)
    assert surface.bounds.min_x + (column + 0.5) * 5.0 == pytest.approx(1000.0, abs=5.0)
    assert surface.bounds.max_y - (row + 0.5) * 5.0 == pytest.approx(2000.0, abs=5.0)
    assert surface.per_km2.max() == pytest.approx(3 / (np.pi * 0.1**2), rel=0.01)


@given(
    st.lists(st.tuples(st.floats(-5e3, 5e3), st.floats(-5e3, 5e3)), min_size=1, max_size=40),
    st.floats(5.0, 2000.0),
)
def test_no_point_loses_or_gains_mass(points, bandwidth_m):
    surface = density_surface(np.array(points), bandwidth_m=bandwidth_m)
    assert surface.mass == pytest.approx(len(points), rel=0.005)
    assert surface.per_km2.min() >= 0


def test_the_margin_keeps_what_lies_east_from_showing_in_the_west():
    surface = density_surface(np.array([[0.0, 0.0], [500.0, 0.0]]), bandwidth_m=100.0)
    for edge in (surface.per_km2[0], surface.per_km2[-1], surface.per_km2.T[0]):
        assert edge.max() < 1e-6 * surface.per_km2.max()


def test_a_point_far_away_makes_cells_coarse_and_not_the_memory_full():
    points = np.array([[0.0, 0.0], [1.0, 1.0], [2e6, 3e6]])
    surface = density_surface(points, bandwidth_m=100.0)
    assert surface.per_km2.size < 1_000_000
    assert surface.mass == pytest.approx(3.0, rel=0.005)


def test_points_in_one_line_far_apart_stay_within_the_limit_too():
    surface = density_surface(np.array([[0.0, 0.0], [1e8, 0.0]]), bandwidth_m=10.0)
    assert surface.per_km2.size < 1_000_000
    assert surface.mass == pytest.approx(2.0, rel=0.005)


def test_points_without_a_place_count_for_nothing():
    points = np.array([[0.0, 0.0], [np.nan, 1.0], [np.inf, 0.0]])
    assert density_surface(points, bandwidth_m=50.0).mass == pytest.approx(1.0, rel=0.005)
    assert density_surface(points[1:], bandwidth_m=50.0) is None
    assert density_surface(np.empty((0, 2)), bandwidth_m=50.0) is None


@pytest.mark.parametrize(("bandwidth_m", "cell_m"), [(0.0, None), (-1.0, None), (10.0, 0.0)])
def test_lengths_of_zero_are_refused(bandwidth_m, cell_m):
    with pytest.raises(ValueError, match="above 0"):
        density_surface(np.zeros((1, 2)), bandwidth_m=bandwidth_m, cell_m=cell_m)


def test_the_picture_is_clear_where_nobody_is_and_solid_at_the_top():
    surface = density_surface(np.array([[0.0, 0.0]]), bandwidth_m=100.0)
    ramp = even_ramp([Colour(255, 255, 255, 0.0), Colour(0, 0, 0, 1.0)])
    picture = coloured(surface, ramp, top_per_km2=float(surface.per_km2.max()) / 2)
    assert picture.rgba.shape == (*surface.per_km2.shape, 4)
    assert picture.bounds == surface.bounds
    assert tuple(picture.rgba[0, 0]) == (255, 255, 255, 0)
    peak = np.unravel_index(surface.per_km2.argmax(), surface.per_km2.shape)
    assert tuple(picture.rgba[peak]) == (0, 0, 0, 255)


def test_the_first_row_of_the_picture_lies_in_the_north():
    points = np.array([[0.0, 0.0], [0.0, 1000.0], [0.0, 1000.0]])
    surface = density_surface(points, bandwidth_m=100.0)
    row = int(surface.per_km2.max(axis=1).argmax())
    assert row < len(surface.per_km2) / 2


def test_the_top_of_the_ramp_is_round_and_only_few_cells_lie_above_it():
    surface = density_surface(TOWN.normal(0, 500.0, (2000, 2)), bandwidth_m=100.0)
    top = fitting_top(surface)
    digits = f"{top:.6e}".split("e")[0].rstrip("0").rstrip(".")
    assert len(digits.replace(".", "")) <= 2
    occupied = surface.per_km2 > 1e-6 * surface.per_km2.max()
    assert (surface.per_km2[occupied] > top).mean() <= 0.005
