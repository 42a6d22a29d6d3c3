"""Names stand along their lines, upright, inside their block, and never on each other."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gis.display.primitives import Bounds
from gis.mapping.features import Shape, features_of, point_features
from gis.mapping.labels import SAME_NAME_PX, Block, Label, labels_in

BLOCK = Block(bounds=Bounds(0, 0, 1000, 1000), scale=1.0, text_px=12.0)


def width_of(text: str) -> float:
    return 12.0 * len(text)


def streets(*lines):
    made = np.empty(len(lines), object)
    made[:] = [shapely.LineString(line) for line in lines]
    return features_of(made)[Shape.LINE]


def box_of(label: Label) -> shapely.Polygon:
    half = width_of(label.text) / 2
    flat = shapely.box(-half, -6, half, 6)
    turned = shapely.affinity.rotate(flat, label.angle_deg, origin=(0, 0))
    return shapely.affinity.translate(turned, *label.at)


def test_a_name_stands_in_the_middle_of_its_street_and_reads_from_the_left():
    (label,) = labels_in(BLOCK, streets([(700, 500), (300, 500)]), ["中山路"], width_of)
    assert label.at == pytest.approx((500, 500))
    assert label.angle_deg == pytest.approx(0)


def test_a_street_to_the_north_east_has_a_name_that_climbs():
    (label,) = labels_in(BLOCK, streets([(300, 300), (600, 600)]), ["中山路"], width_of)
    assert label.angle_deg == pytest.approx(-45)
    assert label.at == pytest.approx((450, 550))


def test_a_street_too_short_or_too_crooked_for_its_name_has_none():
    short = streets([(500, 500), (520, 500)])
    assert labels_in(BLOCK, short, ["中山路"], width_of) == []
    hook = streets([(500, 500), (515, 500), (515, 485), (500, 485)])
    assert labels_in(BLOCK, hook, ["中山路"], width_of) == []


def test_a_nameless_street_stays_nameless():
    assert labels_in(BLOCK, streets([(100, 500), (900, 500)]), [""], width_of) == []


def test_a_long_street_bears_its_name_several_times_far_apart():
    labels = labels_in(BLOCK, streets([(-3000, 500), (4000, 500)]), ["中山路"], width_of)
    assert len(labels) >= 2
    xs = sorted(label.at[0] for label in labels)
    assert min(b - a for a, b in pairwise(xs)) >= SAME_NAME_PX


def test_a_point_has_its_name_beside_it():
    point = point_features(np.array([[500.0, 400.0]]))
    (label,) = labels_in(BLOCK, point, ["路口"], width_of)
    assert label.at[0] - width_of("路口") / 2 > 500
    assert label.at[1] == pytest.approx(600)


def test_an_area_has_its_name_inside_where_there_is_room():
    made = np.empty(2, object)
    made[:] = [shapely.box(100, 100, 300, 200), shapely.box(500, 500, 510, 510)]
    areas = features_of(made)[Shape.AREA]
    (label,) = labels_in(BLOCK, areas, ["東區里", "小里里"], width_of)
    assert label.text == "東區里"
    assert label.at == pytest.approx((200, 850))


@given(st.integers(0, 200))
def test_names_neither_meet_nor_cross_the_edge_nor_stand_on_their_heads(seed):
    rng = np.random.default_rng(seed)
    starts = rng.uniform(0, 1000, (40, 2))
    turns = rng.uniform(0, 2 * math.pi, 40)
    ends = starts + 180 * np.stack([np.cos(turns), np.sin(turns)], 1)
    names = [f"路{number}號" for number in range(40)]
    lines = streets(*[[tuple(a), tuple(b)] for a, b in zip(starts, ends, strict=True)])
    labels = labels_in(BLOCK, lines, names, width_of)
    boxes = [box_of(label) for label in labels]
    assert len(labels) > 5
    assert all(-90 < label.angle_deg <= 90 for label in labels)
    assert all(shapely.box(0, 0, 1000, 1000).contains(box) for box in boxes)
    assert not any(one.intersects(other) for i, one in enumerate(boxes) for other in boxes[i + 1 :])
