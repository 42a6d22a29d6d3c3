from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
import shapely

from gis.display.primitives import Bounds, Colour, Path, Text
from gis.mapping.features import Shape, point_features
from gis.mapping.layers import LayerKind
from gis.mapping.map_drawing import PaperMap
from gis.mapping.map_names import MOST_NAMES, REPEAT_M, draw_names
from gis.mapping.style import ClassStyle, LayerStyle
from tests.helpers.maps import layer, ring_features

PAPER = PaperMap(ground=Bounds(0.0, 0.0, 200.0, 150.0), scale=1000.0)
"""200 x 150 mm of paper."""
NAMED = LayerStyle(classes=(ClassStyle(line=Colour(0, 0, 0)),), names_from=5000.0)


def street(*points):
    return np.array(points, dtype=float)


def names_on(lines, names, paper=PAPER, **more):
    features = ring_features([street(*line) for line in lines], shape=Shape.LINE)
    drawn = layer(LayerKind.STREETS, features, NAMED, names=names, **more)
    return list(draw_names([drawn], paper))


def texts(items):
    return [item for item in items if isinstance(item, Text)]


@pytest.mark.parametrize(
    ("end", "slope"),
    [((150.0, 75.0), 0.0), ((100.0, 140.0), 90.0), ((20.0, 5.0), 35.0), ((150.0, 125.0), 45.0)],
)
def test_a_road_is_named_along_its_straight_and_never_upside_down(end, slope):
    (text,) = texts(names_on([[(100.0, 75.0), end]], ("中山路",)))
    expected = math.degrees(math.atan2(end[1] - 75.0, end[0] - 100.0))
    turned = (text.angle_deg - expected) % 180.0
    assert min(turned, 180.0 - turned) == pytest.approx(0.0, abs=1e-9)
    assert -90.0 <= text.angle_deg <= 90.0
    middle = np.array([(100.0 + end[0]) / 2000, (75.0 + end[1]) / 2000])
    assert math.dist(text.at, middle) < 0.001


def test_a_veil_lies_under_each_name():
    veil, text = names_on([[(50.0, 75.0), (150.0, 75.0)]], ("中山路",))
    assert isinstance(veil, Path)
    assert isinstance(text, Text)
    assert shapely.Polygon(veil.runs[0]).contains(shapely.Point(text.at))


def test_no_two_names_cover_each_other_and_none_leaves_the_frame():
    rng = np.random.default_rng(4)
    lines = [[tuple(at), tuple(at + rng.normal(0, 30, 2))] for at in rng.random((300, 2)) * 200]
    items = names_on(lines, tuple(f"第{number}街" for number in range(300)))
    veils = [shapely.Polygon(item.runs[0]) for item in items if isinstance(item, Path)]
    assert len(veils) > 20
    assert not any(a.intersects(b) for a, b in combinations(veils, 2))
    frame = shapely.box(0.0, 0.0, 0.2, 0.15)
    assert all(frame.covers(veil) for veil in veils)


def test_a_name_is_not_said_again_nearby():
    lines = [[(20.0, y), (60.0, y)] for y in (20.0, 40.0, 60.0)] + [[(150.0, 20.0), (190.0, 20.0)]]
    said = texts(names_on(lines, ("中山路",) * 4))
    assert len(said) == 2
    assert math.dist(said[0].at, said[1].at) >= REPEAT_M


def test_a_street_too_short_for_its_name_has_none():
    assert names_on([[(50.0, 75.0), (53.0, 75.0)]], ("很長很長的路名",)) == []


def test_a_name_makes_way_for_points_along_its_road():
    road = layer(
        LayerKind.STREETS,
        ring_features([street((20.0, 75.0), (180.0, 75.0))], shape=Shape.LINE),
        NAMED,
        names=("中山路",),
    )
    heap = np.array([(100.0 + step, 75.0) for step in range(-8, 9)])
    crashes = layer(LayerKind.CRASHES, point_features(heap), NAMED)
    (free,) = texts(draw_names([road], PAPER))
    assert free.at[0] == pytest.approx(0.100)
    veil, moved = draw_names([road, crashes], PAPER)
    assert isinstance(veil, Path)
    assert isinstance(moved, Text)
    assert moved.at[1] == pytest.approx(free.at[1])
    letters = shapely.Polygon(veil.runs[0])
    assert not any(letters.contains(shapely.Point(at / 1000.0)) for at in heap)
    assert 0.020 < moved.at[0] < 0.180


def test_names_show_from_their_scale_on_and_with_their_layer_only():
    line = [[(50.0, 75.0), (150.0, 75.0)]]
    wide = PaperMap(ground=Bounds(0.0, 0.0, 1200.0, 900.0), scale=6000.0)
    assert names_on(line, ("中山路",), wide) == []
    assert names_on(line, ("中山路",), visible=False) == []
    assert names_on(line, ("",)) == []


def test_a_page_holds_a_limited_number_of_names():
    spots = np.array([(x, y) for x in range(0, 900, 25) for y in range(0, 700, 12)], dtype=float)
    drawn = layer(
        LayerKind.PLACES,
        point_features(spots),
        NAMED,
        names=tuple(f"P{number}" for number in range(len(spots))),
    )
    paper = PaperMap(ground=Bounds(0.0, 0.0, 1000.0, 800.0), scale=2000.0)
    assert len(texts(draw_names([drawn], paper))) == MOST_NAMES


@pytest.mark.parametrize("busy", [0.0, 90.0, 180.0, 270.0])
def test_the_name_of_a_point_makes_way_for_the_points_about_it(busy):
    """Crashes lie thick on one side: the name stands where no symbol would cover it."""
    turn = math.radians(busy)
    along = np.linspace(2.0, 14.0, 40)
    crashes = np.array([100.0, 75.0]) + np.outer(along, (math.cos(turn), math.sin(turn)))
    junction = layer(
        LayerKind.JUNCTIONS, point_features(np.array([[100.0, 75.0]])), NAMED, names=("甲路口",)
    )
    others = layer(LayerKind.CRASHES, point_features(crashes), NAMED)
    veil, text = draw_names([junction, others], PAPER)
    box = shapely.Polygon(veil.runs[0])
    assert not any(box.contains(shapely.Point(x / 1000, y / 1000)) for x, y in crashes)
    assert math.dist(text.at, (0.100, 0.075)) < 0.03, "it stays near its point"
