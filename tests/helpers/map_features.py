"""Made-up geometries as hypothesis strategies, and features of them."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box

from gis.mapping.features import features_of

TAIWAN = (190_000.0, 2_600_000.0)
"""Where coordinates are as large as in real data."""

coordinates = st.tuples(
    st.integers(0, 60).map(lambda step: TAIWAN[0] + step * 5.0),
    st.integers(0, 60).map(lambda step: TAIWAN[1] + step * 5.0),
)
lines = st.lists(coordinates, min_size=2, max_size=6).map(LineString)
line_features = st.one_of(lines, st.lists(lines, min_size=2, max_size=3).map(MultiLineString))


def _square(corner, size):
    return box(corner[0], corner[1], corner[0] + size, corner[1] + size)


squares = st.builds(_square, coordinates, st.sampled_from([5.0, 20.0, 60.0]))


def _with_hole(corner, size):
    outer = _square(corner, size)
    inner = _square((corner[0] + size / 4, corner[1] + size / 4), size / 2)
    return Polygon(outer.exterior, [inner.exterior])


holed = st.builds(_with_hole, coordinates, st.sampled_from([20.0, 80.0]))


def _two_parts(corner, size):
    east = (corner[0] + 2 * size, corner[1])
    return MultiPolygon([_square(corner, size), _square(east, size)])


triangles = (
    st.tuples(coordinates, coordinates, coordinates).map(Polygon).filter(lambda one: one.area > 1)
)
area_features = st.one_of(
    squares, holed, triangles, st.builds(_two_parts, coordinates, st.sampled_from([10.0, 30.0]))
)
point_features = coordinates.map(Point)
geometry_lists = st.one_of(
    *(st.lists(one, max_size=8) for one in (point_features, line_features, area_features))
)


def features_from(geometries):
    """Features of geometries of one shape, or None without any."""
    made = features_of(np.array(list(geometries), dtype=object))
    return next(iter(made.values()), None)
