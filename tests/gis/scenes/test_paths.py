"""Paths drawn by hand: how far points lie from them, and how many points they are made of."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point

from gis.scenes.paths import dense, distance_to_path, farthest_m

EAST, NORTH = 250_000.0, 2_650_000.0
spots = st.tuples(st.floats(-300.0, 300.0), st.floats(-300.0, 300.0)).map(
    lambda at: (EAST + at[0], NORTH + at[1])
)


@given(
    points=st.lists(spots, min_size=1, max_size=12), path=st.lists(spots, min_size=1, max_size=9)
)
def test_the_farthest_point_is_as_far_as_shapely_says(points, path) -> None:
    line = LineString(path) if len(set(path)) > 1 else Point(path[0])
    expected = max(Point(one).distance(line) for one in points)
    assert math.isclose(farthest_m(points, path), expected, abs_tol=1e-6)
    assert math.isclose(max(distance_to_path(one, path) for one in points), expected, abs_tol=1e-6)


@given(long=st.floats(1.0, 1e9))
def test_a_path_of_any_length_is_made_dense_by_some_thousand_points(long: float) -> None:
    made = dense([(0.0, 0.0), (0.0, long / 3.0), (long * 2.0 / 3.0, long / 3.0)])
    assert len(made) <= 4_003
    assert long > 2_000.0 or all(math.dist(a, b) <= 0.5 + 1e-9 for a, b in itertools.pairwise(made))
    assert made[-1] == pytest.approx((long * 2.0 / 3.0, long / 3.0))
