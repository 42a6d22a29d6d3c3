"""Tasks of a trained officer on five random geometries each, with the user's actions counted."""

from __future__ import annotations

import math
import random

import pytest

from app.street_presets import load_section_presets
from gis.angles import moved
from gis.drafting.user_actions import UserAction
from tests.helpers.street_tools import rig_in, road_style
from widgets.street_editor.tools.draw_road import DrawRoad

ANY = tuple(one.code for one in load_section_presets())
APART_M = 12.0


@pytest.fixture
def rig(tmp_path):
    made = rig_in(tmp_path)
    yield made
    made.store.close()


def two_drags(rig, rng):
    """Two centre lines that cross somewhere at an angle between 55 and 125 degrees."""
    style = road_style(rng.choice(ANY))
    hand = rig.hand(DrawRoad(rig.around, style))
    centre = (250.0 + rng.uniform(-30, 30), 250.0 + rng.uniform(-30, 30))
    heading = rng.uniform(0.0, 180.0)
    other = heading + rng.uniform(55.0, 125.0)
    for bearing in (heading, other):
        reach = rng.uniform(90.0, 160.0)
        hand.drag(moved(centre, bearing + 180.0, reach), moved(centre, bearing, reach))
        style.use(road_style(rng.choice(ANY)).road)
    return centre


@pytest.mark.parametrize("seed", range(5))
def test_two_drags_draw_a_junction_with_four_legs(rig, seed):
    centre = two_drags(rig, random.Random(seed))
    (area,) = rig.standing.areas.values()
    assert area.arms == 4
    assert area.shape.is_valid
    assert math.dist(area.shape.centroid.coords[0], centre) < 15.0
    assert rig.count.total == rig.count.of(UserAction.DRAG) == 2


def dog_leg(rig, rng):
    """A street, and two that end on it from both sides, 12 m apart."""
    style = road_style(rng.choice(ANY))
    hand = rig.hand(DrawRoad(rig.around, style))
    start, heading = (150.0, 150.0), rng.uniform(20.0, 70.0)
    hand.drag(start, moved(start, heading, 300.0))
    first = rng.uniform(120.0, 160.0)
    side = rng.choice((-1.0, 1.0))
    for station, turn in ((first, side), (first + APART_M, -side)):
        style.use(road_style(rng.choice(ANY)).road)
        foot = moved(start, heading, station)
        bearing = heading + turn * rng.uniform(75.0, 105.0)
        # Stations snap, too: Shift holds them off, for the distance is what the task says.
        hand.drag(moved(foot, bearing, 120.0), foot, shift=True)


@pytest.mark.parametrize("seed", range(12))
def test_a_dog_leg_of_two_ts_becomes_one_junction_without_a_further_action(rig, seed):
    dog_leg(rig, random.Random(seed))
    (area,) = rig.standing.areas.values()
    assert (area.arms, len(area.junctions)) == (4, 2)
    assert area.shape.is_valid
    assert rig.count.total == 3  # the three lines; the merging took none
    one = rig.standing.whole()
    undo = rig.document.undo
    undo.undo()
    assert sorted(area.arms for area in rig.standing.areas.values()) == [3]
    undo.redo()
    assert rig.standing.whole() == one
