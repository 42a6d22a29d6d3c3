"""Features as arrays say the same as the geometries they were made of."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gis.display.primitives import Bounds
from gis.mapping.features import (
    Shape,
    features_of,
    joined,
    point_features,
    single_ring_features,
)

HOLED = shapely.box(0, 0, 10, 10) - shapely.box(4, 4, 6, 6)
APART = shapely.MultiPolygon([shapely.box(20, 20, 21, 21), shapely.box(30, 30, 33, 34)])


def array(*geometries):
    made = np.empty(len(geometries), object)
    made[:] = geometries
    return made


def boxes(count: int, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    low = rng.uniform(0, 1000, (count, 2))
    size = rng.uniform(0.5, 40, (count, 2))
    return shapely.box(low[:, 0], low[:, 1], low[:, 0] + size[:, 0], low[:, 1] + size[:, 1])


def test_each_geometry_becomes_one_feature_with_all_its_rings():
    areas = features_of(array(HOLED, APART), np.array([7, 9]))[Shape.AREA]
    assert areas.ids.tolist() == [7, 9]
    assert [len(areas.rings_of(0)), len(areas.rings_of(1))] == [2, 2]
    assert areas.low.tolist() == [[0, 0], [20, 20]]
    assert areas.high.tolist() == [[10, 10], [33, 34]]
    assert areas.bounds == Bounds(0, 0, 33, 34)


def test_missing_and_empty_geometries_are_left_out_and_shapes_are_kept_apart():
    mixed = array(None, shapely.Point(), shapely.Point(1, 2), shapely.LineString([(0, 0), (3, 4)]))
    made = features_of(mixed, np.array([1, 2, 3, 4]), np.array([0, 0, 5, 6], np.uint8))
    assert set(made) == {Shape.POINT, Shape.LINE}
    assert made[Shape.POINT].ids.tolist() == [3]
    assert made[Shape.POINT].classes.tolist() == [5]
    assert made[Shape.LINE].xy.tolist() == [[0, 0], [3, 4]]


def test_collections_give_their_parts_to_the_shapes_they_are_of():
    both = shapely.GeometryCollection([shapely.Point(1, 1), shapely.box(0, 0, 2, 2)])
    made = features_of(array(both), np.array([3]))
    assert made[Shape.POINT].ids.tolist() == made[Shape.AREA].ids.tolist() == [3]


def test_heights_are_dropped():
    line = shapely.LineString([(0, 0, 5), (1, 1, 6)])
    assert features_of(array(line))[Shape.LINE].xy.shape == (2, 2)


@given(st.integers(1, 400), st.integers(0, 9), st.tuples(*[st.floats(-100, 1100)] * 4))
def test_features_in_a_box_are_those_whose_bounds_touch_it(count, seed, corners):
    shapes = boxes(count, seed)
    box = Bounds(
        min(corners[0], corners[2]),
        min(corners[1], corners[3]),
        max(corners[0], corners[2]),
        max(corners[1], corners[3]),
    )
    wanted = np.flatnonzero(
        shapely.intersects(shapes, shapely.box(box.min_x, box.min_y, box.max_x, box.max_y))
    )
    features = features_of(shapes)[Shape.AREA]
    assert features.in_box(box).tolist() == wanted.tolist()
    sorted_ids = features.sorted_by_place().in_box(box)
    assert sorted(features.sorted_by_place().ids[sorted_ids]) == wanted.tolist()


@given(st.lists(st.integers(0, 49), max_size=80))
def test_taken_features_are_the_chosen_ones_in_the_chosen_order(chosen):
    shapes = array(*boxes(48), HOLED, APART)
    features = features_of(shapes)[Shape.AREA]
    taken = features.taken(np.array(chosen, np.int64))
    assert taken.ids.tolist() == chosen
    for place, index in enumerate(chosen):
        theirs = shapely.get_rings(shapely.get_parts(shapes[index]))
        ours = taken.rings_of(place)
        assert [ring.tolist() for ring in ours] == [
            shapely.get_coordinates(ring).tolist() for ring in theirs
        ]


def test_many_features_are_taken_in_portions_without_a_difference(monkeypatch):
    features = features_of(boxes(500))[Shape.AREA]
    order = np.random.default_rng(3).permutation(500)
    whole = features.taken(order)
    monkeypatch.setattr("gis.mapping.features.PORTION", 7)
    assert np.array_equal(features.taken(order).xy, whole.xy)


def test_sorting_by_place_keeps_every_feature_and_its_grid_is_its_own():
    features = features_of(boxes(2000))[Shape.AREA]
    by_place = features.sorted_by_place()
    assert sorted(by_place.ids) == list(range(2000))
    fresh = by_place.taken(np.arange(2000))
    box = Bounds(200, 300, 260, 380)
    assert by_place.in_box(box).tolist() == fresh.in_box(box).tolist()
    assert len(by_place.in_box(box)) > 10


def test_a_feature_as_large_as_the_map_is_found_everywhere():
    shapes = array(*boxes(500), shapely.box(-5000, -5000, 5000, 5000))
    features = features_of(shapes)[Shape.AREA]
    assert 500 in features.in_box(Bounds(-4000, -4000, -3999, -3999))


def test_points_without_ids_are_counted_and_lie_where_they_are():
    points = point_features(np.array([[1.0, 2.0], [3.0, 4.0]]))
    assert points.ids.tolist() == [0, 1]
    assert points.rings_of(1)[0].tolist() == [[3, 4]]
    assert points.size_m == 0


def test_pieces_are_joined_one_behind_the_other():
    first = features_of(array(HOLED), np.array([1]))[Shape.AREA]
    second = features_of(array(APART), np.array([2]))[Shape.AREA]
    both = joined([first, second])
    assert both.ids.tolist() == [1, 2]
    assert [len(ring) for ring in both.rings_of(1)] == [5, 5]
    assert joined([first]) is first


def test_single_rings_are_features_of_their_counts():
    xy = np.arange(14.0).reshape(7, 2)
    ids, classes = np.array([5, 6]), np.zeros(2, np.uint8)
    made = single_ring_features(Shape.LINE, xy, np.array([3, 4]), ids, classes)
    assert made.rings_of(1)[0].tolist() == xy[3:].tolist()


def test_nothing_has_no_bounds_and_nothing_in_it():
    nothing = point_features(np.empty((0, 2)))
    assert nothing.bounds is None
    assert len(nothing.in_box(Bounds(0, 0, 1, 1))) == 0


def test_the_usual_size_is_that_of_the_middle_feature():
    shapes = shapely.box(np.zeros(3), np.zeros(3), np.array([1.0, 5.0, 90.0]), np.ones(3))
    assert features_of(shapes)[Shape.AREA].size_m == pytest.approx(5.0)
