"""The picture shows what the layers hold, where it lies, in the colours of their styles."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from PySide6.QtGui import QColor, QFont

from gis.display.primitives import Bounds, Colour
from gis.mapping.features import point_features
from gis.mapping.layers import LayerId, LayerKind, MapLayer, Raster, ScaleRange
from gis.mapping.style import ClassStyle, LayerStyle
from gis.mapping.tiles import TileKey, pixels_per_metre
from tests.helpers.map_layers import BLUE, GREEN, RED, areas, lines, points
from widgets.map.frame import MapFrame, MapLook, tile_frame
from widgets.map.renderer import render_map
from widgets.parts.view_transform import ViewTransform

pytestmark = pytest.mark.gui
LOOK = MapLook(ground=QColor("#ffffff"), font=QFont())
FRAME = MapFrame(view=ViewTransform(scale=1.0, left=0.0, top=200.0), width=200, height=200)
"""One pixel a metre; the metre (x, y) lies at the pixel (x, 200 - y)."""


def colour_at(layers, x, y, frame=FRAME) -> QColor:
    image = render_map(frame, layers, LOOK)
    column, row = frame.view.to_pixels((x, y))
    return image.pixelColor(int(column), int(row))


def is_colour(found: QColor, wanted: Colour, tolerance: int = 8) -> bool:
    parts = zip(
        (found.red(), found.green(), found.blue()),
        (wanted.red, wanted.green, wanted.blue),
        strict=True,
    )
    return all(abs(one - other) <= tolerance for one, other in parts)


WHITE = Colour(255, 255, 255)


def test_an_area_is_filled_and_its_hole_is_not():
    ring = shapely.box(20, 20, 120, 120) - shapely.box(60, 60, 80, 80)
    assert is_colour(colour_at([areas(ring)], 30, 30), RED)
    assert is_colour(colour_at([areas(ring)], 70, 70), WHITE)
    assert is_colour(colour_at([areas(ring)], 150, 150), WHITE)


def test_overlapping_areas_leave_no_hole_where_they_overlap():
    both = areas(shapely.box(20, 20, 100, 100), shapely.box(60, 60, 150, 150))
    assert is_colour(colour_at([both], 80, 80), RED)


def test_the_upper_layer_hides_the_lower_one():
    low = areas(shapely.box(0, 0, 200, 200))
    high = lines([(0, 100), (200, 100)])
    assert is_colour(colour_at([low, high], 100, 100), GREEN)
    assert is_colour(colour_at([high, low], 100, 100), RED)


def test_the_first_class_of_a_layer_lies_on_top():
    style = LayerStyle(
        classes=(ClassStyle(fill=BLUE, size_px=30), ClassStyle(fill=RED, size_px=30))
    )
    features = point_features(
        np.array([[100.0, 100.0], [104.0, 100.0]]), classes=np.array([0, 1], np.uint8)
    )
    layer = MapLayer(id=LayerId("p"), kind=LayerKind.CRASHES, features=features, style=style)
    assert is_colour(colour_at([layer], 102, 100), BLUE)


def test_a_real_width_grows_with_the_scale():
    style = LayerStyle(classes=(ClassStyle(line=GREEN, width_px=1.0, width_m=20.0),))
    street = lines([(0, 100), (200, 100)], style=style)
    assert is_colour(colour_at([street], 100, 108), GREEN)
    assert is_colour(colour_at([street], 100, 114), WHITE)


def test_opacity_lets_the_lower_layer_through():
    half = areas(shapely.box(0, 0, 200, 200), opacity=0.5)
    found = colour_at([half], 100, 100)
    assert abs(found.green() - (30 + 255) / 2) < 4


def test_a_layer_out_of_its_scale_range_or_hidden_is_not_drawn():
    near = areas(shapely.box(0, 0, 200, 200), scales=ScaleRange(0, 1000))
    assert FRAME.denominator > 3000
    assert is_colour(colour_at([near], 100, 100), WHITE)
    hidden = areas(shapely.box(0, 0, 200, 200), visible=False)
    assert is_colour(colour_at([hidden], 100, 100), WHITE)


def test_areas_smaller_than_some_pixels_are_still_seen():
    far = MapFrame(view=ViewTransform(scale=0.02, left=0, top=10_000), width=200, height=200)
    spots = [shapely.box(x, 5000, x + 60, 5060) for x in range(1000, 9000, 1000)]
    image = render_map(far, [areas(*spots)], LOOK)
    row = [image.pixelColor(column, 99) for column in range(200)]
    assert sum(is_colour(found, RED) for found in row) >= 8


def test_crowded_points_become_dots_of_their_colour():
    rng = np.random.default_rng(4)
    crowd = points(*rng.uniform(0, 200, (5000, 2)))
    image = render_map(FRAME, [crowd], LOOK)
    blue = sum(
        is_colour(image.pixelColor(x, y), BLUE) for x in range(0, 200, 5) for y in range(0, 200, 5)
    )
    assert 400 < blue < 1100  # 5000 dots of 9 pixels on 40,000 pixels cover two thirds


def test_a_raster_lies_over_its_box_with_its_first_row_in_the_north():
    rgba = np.zeros((2, 2, 4), np.uint8)
    rgba[0, :, :] = (255, 0, 0, 255)
    rgba[1, :, :] = (0, 0, 255, 255)
    layer = MapLayer(
        id=LayerId("r"),
        kind=LayerKind.DENSITY,
        raster=Raster(rgba=rgba, bounds=Bounds(50, 50, 150, 150)),
    )
    assert colour_at([layer], 100, 145).red() > 200
    assert colour_at([layer], 100, 55).blue() > 200
    assert is_colour(colour_at([layer], 20, 100), WHITE)


def test_tiles_side_by_side_are_the_same_picture_as_one_large_one():
    rng = np.random.default_rng(8)
    low = rng.uniform(0, 480, (60, 2))
    shapes = shapely.box(low[:, 0], low[:, 1], low[:, 0] + 30, low[:, 1] + 20)
    layers = [
        areas(*shapes),
        lines(*[[(x, 0), (x + 40, 512)] for x in range(0, 500, 60)]),
        points(*rng.uniform(0, 512, (40, 2))),
    ]
    scale = 1.0
    whole = MapFrame(view=ViewTransform(scale=scale, left=0, top=512), width=512, height=512)
    picture = render_map(whole, layers, LOOK)
    for column in (0, 1):
        for row in (0, 1):
            tile = render_map(tile_frame(TileKey(scale, column, row - 2), 1.0), layers, LOOK)
            part = picture.copy(column * 256, row * 256, 256, 256)
            assert _largest_difference(tile, part) <= 3


def _largest_difference(one, other) -> int:
    arrays = [
        np.frombuffer(image.bits(), np.uint8).reshape(256, 256, 4)[..., :3].astype(int)
        for image in (one, other)
    ]
    return int(np.abs(arrays[0] - arrays[1]).max())


def test_symbols_grow_with_the_pixels_of_a_fine_screen():
    fine = MapFrame(
        view=ViewTransform(scale=2.0, left=0.0, top=200.0), width=400, height=400, ratio=2.0
    )
    spot = points((100, 100))
    assert fine.denominator == pytest.approx(FRAME.denominator)
    image = render_map(fine, [spot], LOOK)
    assert is_colour(image.pixelColor(200 + 7, 200), BLUE)
    assert is_colour(colour_at([spot], 100 + 7, 100), WHITE)


def test_a_large_denominator_is_a_small_scale():
    assert pixels_per_metre(FRAME.denominator) == pytest.approx(1.0)


def test_dashes_in_metres_are_as_long_as_on_the_ground():
    style = LayerStyle(
        classes=(ClassStyle(line=RED, width_m=4.0, dashes_m=(40.0, 60.0), flat_ends=True),)
    )
    street = lines([(0, 100), (200, 100)], style=style)
    painted = [is_colour(colour_at([street], x, 100), RED) for x in (20, 38, 45, 95, 105, 138, 145)]
    assert painted == [True, True, False, False, True, True, False]


def test_a_line_with_flat_ends_ends_where_it_ends():
    style = LayerStyle(classes=(ClassStyle(line=RED, width_m=20.0, flat_ends=True),))
    street = lines([(50, 100), (150, 100)], style=style)
    assert is_colour(colour_at([street], 148, 100), RED)
    assert is_colour(colour_at([street], 154, 100), WHITE)


def test_features_out_of_their_own_scales_are_not_painted():
    afar = areas(shapely.box(0, 0, 200, 200), drawn=ScaleRange(finest=5000))
    near = areas(shapely.box(0, 0, 200, 200), drawn=ScaleRange(finest=1000))
    assert 3000 < FRAME.denominator < 5000
    assert is_colour(colour_at([afar], 100, 100), WHITE)
    assert is_colour(colour_at([near], 100, 100), RED)
