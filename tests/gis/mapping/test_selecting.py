from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon

from gis.mapping import selecting
from gis.mapping.features import point_features
from gis.mapping.selecting import (
    Selection,
    SelectMode,
    chosen_by,
    circle,
    combined,
    features_in_polygon,
    features_in_radius,
    outline_of,
)
from tests.helpers.map_features import (
    TAIWAN,
    area_features,
    coordinates,
    features_from,
    geometry_lists,
)

X, Y = TAIWAN


@given(geometry_lists, area_features)
def test_a_polygon_chooses_what_shapely_says_it_touches(geometries, polygon):
    features = features_from(geometries)
    if features is None:
        return
    expected = np.flatnonzero(shapely.intersects(np.array(geometries, dtype=object), polygon))
    assert features_in_polygon(features, polygon).tolist() == expected.tolist()


@given(geometry_lists, coordinates, st.sampled_from([0.5, 7.0, 33.0, 210.0]))
def test_a_radius_chooses_what_shapely_says_is_within_it(geometries, centre, radius_m):
    features = features_from(geometries)
    if features is None:
        return
    distances = shapely.distance(np.array(geometries, dtype=object), Point(centre))
    found = chosen_by(circle(centre, radius_m), features)
    assert found.tolist() == np.flatnonzero(distances <= radius_m).tolist()


@given(area_features, st.integers(0, 1000))
def test_many_points_are_chosen_as_one_by_one(polygon, seed):
    rng = np.random.default_rng(seed)
    low_x, low_y, high_x, high_y = polygon.bounds
    xy = np.vstack(
        [
            rng.uniform((low_x - 5, low_y - 5), (high_x + 5, high_y + 5), (selecting._FEW, 2)),
            shapely.get_coordinates(polygon),
            rng.integers((low_x, low_y), (high_x + 1, high_y + 1), (selecting._FEW, 2)),
        ]
    )
    expected = np.flatnonzero(shapely.intersects_xy(polygon, xy[:, 0], xy[:, 1]))
    assert features_in_polygon(point_features(xy), polygon).tolist() == expected.tolist()


def test_an_outline_that_crosses_itself_is_filled_even_odd():
    bow = outline_of([(X, Y), (X + 10, Y + 10), (X + 10, Y), (X, Y + 10)])
    assert bow.area == pytest.approx(50.0)
    assert bow.is_valid
    points = point_features(np.array([(X + 1, Y + 5), (X + 5, Y + 1), (X + 9, Y + 5)]))
    assert features_in_polygon(points, bow).tolist() == [0, 2]


@pytest.mark.parametrize("corners", [[], [(X, Y), (X + 1, Y)], [(X, Y), (X + 1, Y), (X + 2, Y)]])
def test_corners_without_area_are_no_outline(corners):
    assert outline_of(corners) is None


def test_a_line_through_a_polygon_is_chosen_though_no_corner_lies_inside():
    square = Polygon([(X, Y), (X + 10, Y), (X + 10, Y + 10), (X, Y + 10)])
    through = LineString([(X - 5, Y + 5), (X + 15, Y + 5)])
    beside = LineString([(X - 5, Y + 1), (X + 5, Y - 9)])
    assert features_in_polygon(features_from([through, beside]), square).tolist() == [0]


def test_a_circle_is_exact_where_its_polygon_is_not():
    features = point_features(np.array([(X + 100 * np.cos(0.7), Y + 100 * np.sin(0.7) - 1e-9)]))
    drawn = circle((X, Y), 100.0)
    assert not drawn.polygon.covers(Point(features.xy[0]))
    assert chosen_by(drawn, features).tolist() == [0]
    assert features_in_radius(features, (X, Y), 99.99).tolist() == []


def test_adding_keeps_and_toggling_turns_what_was_chosen():
    before, found = np.array([1, 4, 6]), np.array([6, 2])
    assert combined(before, found, SelectMode.REPLACE).tolist() == [2, 6]
    assert combined(before, found, SelectMode.ADD).tolist() == [1, 2, 4, 6]
    assert combined(before, found, SelectMode.TOGGLE).tolist() == [1, 2, 4]


def test_an_empty_polygon_chooses_nothing():
    points = point_features(np.array([(X, Y)]))
    assert chosen_by(Selection(polygon=Polygon()), points).tolist() == []
