from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.display.primitives import Bounds, Circle, Colour, Path, Picture
from gis.mapping.features import Shape, features_of, point_features
from gis.mapping.layers import LayerKind, ScaleRange
from gis.mapping.map_drawing import SPILL_M, PaperMap, draw_layer, draw_layers
from gis.mapping.paper_symbols import PX_ON_PAPER_M
from gis.mapping.ring_cutting import cut_line, cut_ring
from gis.mapping.style import ClassStyle, LayerStyle, Symbol
from tests.helpers.maps import density, layer, ring_features

GREY, RED = Colour(200, 200, 200), Colour(200, 0, 0)
PAPER = PaperMap(ground=Bounds(1000.0, 2000.0, 1200.0, 2100.0), scale=1000.0, corner=(0.02, 0.03))
"""200 x 100 m at 1:1000: 200 x 100 mm of paper from (20, 30) mm."""
AREA = LayerStyle(classes=(ClassStyle(fill=GREY),))
LINE = LayerStyle(classes=(ClassStyle(line=RED, width_px=2.0, width_m=3.0),))


def box_ring(left, low, right, high):
    return np.array([(left, low), (right, low), (right, high), (left, high), (left, low)], float)


def test_ground_lands_on_paper_at_the_scale():
    drawn = layer(LayerKind.BLOCKS, ring_features([box_ring(1010, 2010, 1020, 2040)]), AREA)
    (path,) = draw_layer(drawn, PAPER)
    assert isinstance(path, Path)
    expected = [(0.03, 0.04), (0.04, 0.04), (0.04, 0.07), (0.03, 0.07), (0.03, 0.04)]
    assert [part for at in path.runs[0] for part in at] == pytest.approx(
        [part for at in expected for part in at]
    )
    assert (path.fill, path.closed) == (GREY, True)


def test_areas_are_cut_to_the_frame_and_what_spills_over_it():
    drawn = layer(LayerKind.BLOCKS, ring_features([box_ring(0, 0, 9000, 9000)]), AREA)
    (path,) = draw_layer(drawn, PAPER)
    assert isinstance(path, Path)
    xs, ys = zip(*path.runs[0], strict=True)
    assert (min(xs), max(xs)) == pytest.approx((0.02 - SPILL_M, 0.22 + SPILL_M))
    assert (min(ys), max(ys)) == pytest.approx((0.03 - SPILL_M, 0.13 + SPILL_M))


def test_features_out_of_sight_are_not_drawn():
    far = layer(LayerKind.BLOCKS, ring_features([box_ring(5000, 2010, 5010, 2020)]), AREA)
    points = layer(LayerKind.CRASHES, point_features(np.array([[0.0, 0.0]])), AREA)
    assert list(draw_layers([far, points], PAPER)) == []


def test_a_line_is_as_wide_as_on_the_ground_but_no_thinner_than_its_pixels():
    lines = ring_features([np.array([(1010.0, 2010.0), (1100.0, 2010.0)])], shape=Shape.LINE)
    drawn = layer(LayerKind.STREETS, lines, LINE)
    (near,) = draw_layer(drawn, PAPER)
    (far,) = draw_layer(drawn, replace(PAPER, scale=25_000.0))
    assert isinstance(near, Path)
    assert isinstance(far, Path)
    assert near.stroke is not None
    assert far.stroke is not None
    assert near.stroke.width_m == pytest.approx(0.003)
    assert far.stroke.width_m == pytest.approx(2.0 * PX_ON_PAPER_M)


def test_points_of_the_first_class_lie_on_top_and_equal_ones_are_one():
    style = LayerStyle(classes=(ClassStyle(fill=RED), ClassStyle(fill=GREY)))
    xy = np.array([(1050.0, 2050.0), (1050.0, 2050.0), (1050.0, 2050.0), (1060.0, 2050.0)])
    crashes = point_features(xy, classes=np.array([0, 1, 1, 1], np.uint8))
    items = list(draw_layer(layer(LayerKind.CRASHES, crashes, style), PAPER))
    assert [item.fill for item in items if isinstance(item, Circle)] == [GREY, GREY, RED]


@pytest.mark.parametrize("symbol", Symbol)
def test_every_symbol_is_drawn_about_its_point_in_its_size(symbol):
    style = LayerStyle(classes=(ClassStyle(fill=RED, symbol=symbol, size_px=10.0),))
    one = point_features(np.array([(1100.0, 2050.0)]))
    items = list(draw_layer(layer(LayerKind.CRASHES, one, style), PAPER))
    reach = 0.0
    for item in items:
        if isinstance(item, Circle):
            pen = item.stroke.width_m / 2 if item.stroke else 0.0
            reach = max(reach, item.radius_m + pen)
            assert item.centre == pytest.approx((0.12, 0.08))
        elif isinstance(item, Path):
            points = np.array([at for run in item.runs for at in run]) - (0.12, 0.08)
            reach = max(reach, float(np.hypot(*points.T).max()))
    assert reach == pytest.approx(5.0 * PX_ON_PAPER_M, rel=0.3)


def test_opacity_of_a_layer_thins_its_colours():
    drawn = layer(
        LayerKind.BLOCKS, ring_features([box_ring(1010, 2010, 1020, 2020)]), AREA, opacity=0.5
    )
    (path,) = draw_layer(drawn, PAPER)
    assert isinstance(path, Path)
    assert path.fill == Colour(200, 200, 200, 0.5)


def test_layers_are_drawn_at_their_scales_only():
    blocks = layer(
        LayerKind.BLOCKS,
        ring_features([box_ring(1010, 2010, 1020, 2020)]),
        AREA,
        scales=ScaleRange(finest=2000.0),
    )
    assert list(draw_layers([blocks], PAPER)) == []
    assert list(draw_layers([replace(blocks, visible=False)], replace(PAPER, scale=5000.0))) == []
    assert len(list(draw_layers([blocks], replace(PAPER, scale=5000.0)))) == 1


def test_a_picture_shows_its_pixels_in_sight_where_they_lie():
    made = density(400.0, cells=8)
    assert made.raster is not None
    shifted = replace(made.raster, bounds=Bounds(900.0, 1900.0, 1300.0, 2300.0))
    (picture,) = draw_layer(replace(made, raster=shifted, opacity=0.5), PAPER)
    assert isinstance(picture, Picture)
    # cells of 50 m; in sight are x 997..1203 and y 1997..2103: columns 1-6, rows 3-6 from the north
    assert (picture.columns, picture.rows) == (6, 4)
    assert picture.upper_left == pytest.approx((0.02 - 0.05, 0.03 + 0.15))
    assert picture.lower_left == pytest.approx((0.02 - 0.05, 0.03 - 0.05))
    pixels = np.frombuffer(picture.rgba, np.uint8).reshape(4, 6, 4)
    assert (pixels[..., :3] == shifted.rgba[3:7, 1:7, :3]).all()
    assert (pixels[..., 3] == np.round(shifted.rgba[3:7, 1:7, 3] * 0.5)).all()


def test_points_nearer_than_a_dot_are_thinned_but_ends_stay():
    fine = np.column_stack([np.linspace(1010, 1011, 1001), np.full(1001, 2010.0)])
    lines = ring_features([fine], shape=Shape.LINE)
    (path,) = draw_layer(layer(LayerKind.STREETS, lines, LINE), PAPER)
    assert isinstance(path, Path)
    # one metre at 1:1000 is a millimetre of paper: a hundred dots
    assert 90 <= len(path.runs[0]) <= 110
    assert path.runs[0][0] == pytest.approx((0.03, 0.04))
    assert path.runs[0][-1] == pytest.approx((0.031, 0.04))


coordinate = st.floats(-20.0, 20.0).map(lambda value: round(value, 3))
BOX = Bounds(-10.0, -8.0, 10.0, 8.0)


@settings(max_examples=200)
@given(st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=12, unique=True))
def test_a_cut_ring_fills_what_shapely_says(points):
    ring = shapely.Polygon(points)
    if not ring.is_valid:
        return
    cut = cut_ring(np.array(points), BOX)
    expected = ring.intersection(shapely.box(BOX.min_x, BOX.min_y, BOX.max_x, BOX.max_y)).area
    # signed area by the shoelace formula: seams along the box count nothing
    area = 0.0
    if len(cut):
        x, y = cut.T
        area = abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2
        assert (cut >= (-10.0, -8.0)).all()
        assert (cut <= (10.0, 8.0)).all()
    assert area == pytest.approx(expected, abs=1e-6)


def test_a_line_that_leaves_and_comes_back_gives_two_pieces():
    line = np.array([(-5.0, 0.0), (15.0, 0.0), (15.0, 2.0), (-15.0, 2.0)])
    pieces = cut_line(line, BOX)
    assert [piece.tolist() for piece in pieces] == [
        [[-5.0, 0.0], [10.0, 0.0]],
        [[10.0, 2.0], [-10.0, 2.0]],
    ]


def test_holes_stay_holes():
    ring = shapely.Polygon(
        box_ring(1010, 2010, 1050, 2050), holes=[box_ring(1020, 2020, 1030, 2030)]
    )
    made = features_of(np.array([ring], dtype=object))[Shape.AREA]
    (path,) = draw_layer(layer(LayerKind.BLOCKS, made, AREA), PAPER)
    assert isinstance(path, Path)
    assert len(path.runs) == 2


def test_dashes_and_ends_of_paint_are_to_scale():
    look = ClassStyle(line=RED, width_px=0.6, width_m=0.35, dashes_m=(4.0, 6.0), flat_ends=True)
    features = features_of(np.array([shapely.LineString([(1010, 2010), (1090, 2010)])]))
    drawn = layer(LayerKind.MARKINGS, features[Shape.LINE], LayerStyle(classes=(look,)))
    (path,) = draw_layer(drawn, PAPER)
    assert path.stroke.width_m == pytest.approx(0.00035)
    assert path.stroke.dashes_m == pytest.approx((0.004, 0.006))
    assert not path.stroke.round_ends


def test_features_out_of_their_own_scales_are_left_out():
    one = layer(LayerKind.BLOCKS, ring_features([box_ring(1010, 2010, 1020, 2040)]), AREA)
    assert not list(draw_layer(replace(one, drawn=ScaleRange(finest=5000)), PAPER))
    assert list(draw_layer(replace(one, drawn=ScaleRange(coarsest=5000)), PAPER))
