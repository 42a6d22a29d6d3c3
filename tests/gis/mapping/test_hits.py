from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon

from gis.mapping.features import point_features
from gis.mapping.hits import hits_near
from tests.helpers.map_features import TAIWAN, coordinates, features_from, geometry_lists

X, Y = TAIWAN


@given(geometry_lists, coordinates, st.sampled_from([0.0, 3.0, 25.0, 200.0]))
def test_hits_are_those_that_shapely_finds_within_reach(geometries, at, reach_m):
    features = features_from(geometries)
    if features is None:
        return
    off_grid = (at[0] + 1.3, at[1] - 0.7)
    distances = shapely.distance(np.array(geometries, dtype=object), Point(off_grid))
    expected = {i: d for i, d in enumerate(distances) if d <= reach_m}
    found = hits_near(features, off_grid, reach_m)
    assert dict(found) == pytest.approx(expected, abs=1e-6)
    assert [distance for _, distance in found] == sorted(distance for _, distance in found)


def test_a_hole_is_no_part_of_an_area():
    ring = Polygon(
        [(X, Y), (X + 90, Y), (X + 90, Y + 90), (X, Y + 90)],
        [[(X + 30, Y + 30), (X + 60, Y + 30), (X + 60, Y + 60), (X + 30, Y + 60)]],
    )
    features = features_from([ring])
    assert hits_near(features, (X + 10, Y + 10), 1) == [(0, 0.0)]
    assert hits_near(features, (X + 45, Y + 45), 1) == []
    assert hits_near(features, (X + 45, Y + 45), 20) == [(0, pytest.approx(15.0))]


def test_between_the_parts_of_a_line_there_is_nothing():
    parts = shapely.MultiLineString(
        [[(X, Y), (X + 10, Y)], [(X + 30, Y), (X + 40, Y)]],
    )
    features = features_from([parts, LineString([(X, Y + 50), (X + 40, Y + 50)])])
    assert hits_near(features, (X + 20, Y), 9.9) == []
    assert hits_near(features, (X + 20, Y), 10) == [(0, pytest.approx(10.0))]


def test_of_equally_near_features_the_one_painted_last_comes_first():
    features = point_features(np.array([(X, Y), (X + 3, Y), (X, Y)]))
    assert [index for index, _ in hits_near(features, (X, Y), 5)] == [2, 0, 1]


def test_without_features_nothing_is_hit():
    assert hits_near(point_features(np.empty((0, 2))), (X, Y), 5) == []
