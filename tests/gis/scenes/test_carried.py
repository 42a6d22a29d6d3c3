"""A scene turned and moved: everything goes with it, what was measured stays."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.symbol_catalogue import load_symbols
from gis.angles import Point
from gis.scenes.carried import carried
from gis.scenes.scene import Dimension, SceneObject
from gis.scenes.targets import targets_of
from tests.helpers.scene_prints import measured, two_party_scene

AT = (192_000.0, 2_597_000.0)
LIBRARY = load_symbols()
SCENE = replace(
    measured(two_party_scene(AT), LIBRARY, ("A.front", "M1.1"), ("F1", "F2")),
    objects=(SceneObject(id="O1", at=(AT[0] + 3.0, AT[1]), heading_deg=10.0),),
    dimensions=(Dimension(start=AT, end=(AT[0] + 5.0, AT[1] + 1.0), offset_m=1.0),),
)


def turned(at: Point, clockwise_deg: float) -> Point:
    """About AT and then 100 m to the east."""
    angle = math.radians(clockwise_deg)
    x, y = at[0] - AT[0], at[1] - AT[1]
    return (
        AT[0] + 100.0 + x * math.cos(angle) + y * math.sin(angle),
        AT[1] - x * math.sin(angle) + y * math.cos(angle),
    )


@given(st.floats(-360.0, 360.0))
def test_every_target_goes_where_the_ground_goes(turn: float) -> None:
    moved = carried(SCENE, lambda at: turned(at, turn), turn)
    before, after = targets_of(SCENE, LIBRARY), targets_of(moved, LIBRARY)
    assert before.keys() == after.keys()
    for name, at in before.items():
        assert after[name] == pytest.approx(turned(at, turn), abs=1e-6), name


def test_texts_fixed_points_dimensions_photos_and_junctions_go_too() -> None:
    moved = carried(SCENE, lambda at: turned(at, 90.0), 90.0)
    assert moved.texts[0].at == pytest.approx(turned(SCENE.texts[0].at, 90.0))
    assert moved.photos[0].bearing_deg == pytest.approx(70.0)  # it looked to 340 degrees
    assert moved.objects[0].heading_deg == pytest.approx(100.0)
    fixed, was = moved.fixed_points[2].point, SCENE.fixed_points[2].point
    assert fixed.at == pytest.approx(turned(was.at, 90.0))
    line = moved.dimensions[0]
    assert math.dist(line.start, line.end) == pytest.approx(math.hypot(5.0, 1.0))


def test_what_was_measured_stays_as_it_was_read() -> None:
    moved = carried(SCENE, lambda at: turned(at, 33.0), 33.0)
    assert moved.measurements == SCENE.measurements
    assert [mark.length_m for mark in moved.marks] == [mark.length_m for mark in SCENE.marks]
