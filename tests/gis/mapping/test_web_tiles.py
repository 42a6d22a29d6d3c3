from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from gis.crs import project_point
from gis.display.primitives import Bounds
from gis.mapping.web_tiles import (
    Tile,
    covering_tiles,
    mercator_bounds,
    tile_at,
    tile_corners,
    zoom_for,
)

CHIAYI = (193_818.98, 2_597_543.99)
"""120.45 E, 23.48 N."""


def tile_by_degrees(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    """Column and row by the formula of the OpenStreetMap wiki (Slippy map tilenames)."""
    count = 1 << zoom
    column = int((lon + 180.0) / 360.0 * count)
    row = int((1.0 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2.0 * count)
    return column, row


def test_the_published_box_of_tile_10_486_332():
    # xy_bounds(486, 332, 10) in the documentation of mercantile
    box = mercator_bounds(Tile(10, 486, 332))
    expected = (-1017529.7205322663, 7005300.768279833, -978393.962050256, 7044436.526761846)
    assert (box.min_x, box.min_y, box.max_x, box.max_y) == pytest.approx(expected, abs=1e-6)


def test_the_published_upper_left_corner_of_tile_10_486_332_in_degrees():
    # ul(486, 332, 10) in the documentation of mercantile
    box = mercator_bounds(Tile(10, 486, 332))
    to_degrees = Transformer.from_crs(3857, 4326, always_xy=True)
    found = to_degrees.transform(box.min_x, box.max_y)
    assert found == pytest.approx((-9.140625, 53.33087298301705), abs=1e-9)


def test_the_ancestor_of_a_tile_is_the_published_parent():
    # parent(486, 332, 10) in the documentation of mercantile
    assert Tile(10, 486, 332).ancestor(1) == Tile(9, 243, 166)


@given(st.floats(118.2, 122.0), st.floats(21.9, 26.4), st.integers(min_value=6, max_value=19))
def test_a_place_in_taiwan_is_in_the_tile_that_the_formula_of_degrees_tells(lon, lat, zoom):
    x, y = Transformer.from_crs(4326, 3857, always_xy=True).transform(lon, lat)
    tile = tile_at(x, y, zoom)
    assert (tile.column, tile.row) == tile_by_degrees(lon, lat, zoom)


@given(
    st.floats(120.2, 121.8),
    st.floats(22.0, 25.2),
    st.floats(50.0, 3000.0),
    st.integers(min_value=10, max_value=17),
)
def test_every_point_of_a_box_lies_in_a_covering_tile(lon, lat, side, zoom):
    x, y = project_point(lon, lat)
    box = Bounds(x, y, x + side, y + side * 0.6)
    covering = {(tile.column, tile.row) for tile in covering_tiles(box, zoom, epsg=3826)}
    to_degrees = Transformer.from_crs(3826, 4326, always_xy=True)
    for share_x, share_y in np.random.default_rng(1).random((20, 2)):
        at = (box.min_x + share_x * box.width, box.min_y + share_y * box.height)
        assert tile_by_degrees(*to_degrees.transform(*at), zoom) in covering


def test_covering_tiles_come_row_by_row_from_the_north_west():
    x, y = CHIAYI
    tiles = covering_tiles(Bounds(x - 800, y - 500, x + 800, y + 500), 16, epsg=3826)
    assert tiles == sorted(tiles, key=lambda tile: (tile.row, tile.column))
    # 1600 x 1000 m over tiles of 560 m touch 3 or 4 columns and 2 or 3 rows
    assert len({tile.column for tile in tiles}) in (3, 4)
    assert len({tile.row for tile in tiles}) in (2, 3)
    assert Tile(16, *tile_by_degrees(120.45, 23.48, 16)) in tiles


def test_the_corners_of_a_tile_in_metres_of_twd97_run_clockwise_from_the_upper_left():
    tile = Tile(15, *tile_by_degrees(120.45, 23.48, 15))
    corners = tile_corners(tile, epsg=3826)
    count = 1 << 15
    west = tile.column / count * 360 - 180
    north = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * tile.row / count))))
    assert corners[0] == pytest.approx(project_point(west, north), abs=0.01)
    assert corners[1][0] > corners[0][0]
    assert corners[2][1] < corners[1][1]
    # at 23.5 degrees north a tile of level 15 is 40075 km / 2^15 * cos(23.5) = 1121.6 m wide
    sides = [math.dist(corners[i], corners[(i + 1) % 4]) for i in range(4)]
    assert sides == pytest.approx([1121.6] * 4, rel=0.006)


@pytest.mark.parametrize(
    ("metres_per_pixel", "zoom"), [(1.1, 17), (1.5, 17), (1.6, 16), (140.0, 10), (0.001, 20)]
)
def test_the_level_is_the_one_whose_pixels_come_nearest(metres_per_pixel, zoom):
    # at 23.48 N: 156543.03 * cos(23.48) / 2^17 = 1.0955 m a pixel, levels differ by a factor of 2
    found = zoom_for(metres_per_pixel, at=CHIAYI, epsg=3826, least=5, most=20)
    assert found == zoom


def test_a_view_far_beyond_the_projection_is_covered_by_the_world():
    far = Bounds(-1e9, -1e9, 1e9, 1e9)
    assert len(covering_tiles(far, 1, epsg=3826)) == 4
