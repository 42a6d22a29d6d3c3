"""Hands that follow lanes, turn, change lanes, and leave the road."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString

from gis.angles import bearing_deg, gap_deg
from gis.scenes.drawing.lane_following import HandSample, followed

NORTH, EAST, BESIDE = "north", "east", "beside"
REACH_M = 1.0


def sample(at):
    """Lanes along x = 0 and x = 3.5 to the north up to y = 0, and along y = 10 from x = 10 on."""
    x, y = at
    if abs(x) <= REACH_M and y <= 0.0:
        return HandSample(at=at, lane=NORTH, on_lane=(0.0, y))
    if abs(x - 3.5) <= REACH_M and y <= 0.0:
        return HandSample(at=at, lane=BESIDE, on_lane=(3.5, y))
    if abs(y - 10.0) <= REACH_M and x >= 10.0:
        return HandSample(at=at, lane=EAST, on_lane=(x, 10.0))
    return HandSample(at=at)


def hand(*points, step_m=0.5):
    line = LineString(points)
    count = int(line.length / step_m)
    places = [line.interpolate(k / count, normalized=True) for k in range(count + 1)]
    return [sample((at.x, at.y)) for at in places]


@given(st.floats(-0.8, 0.8), st.floats(-0.8, 0.8))
def test_a_shaky_hand_on_a_lane_gives_its_middle(first, last):
    path = followed(hand((first, -40.0), (last, -5.0)))
    assert [*path[0], *path[-1]] == pytest.approx([0.0, -40.0, 0.0, -5.0], abs=0.01)
    assert max(abs(x) for x, _ in path) < 0.01


def test_a_turn_leaves_the_lane_along_it_and_enters_the_next_along_it():
    corner = [(10.0 - 10.0 * math.cos(a / 10.0), 10.0 * math.sin(a / 10.0)) for a in range(16)]
    path = followed(hand((0.2, -30.0), *corner, (10.0, 10.2), (30.0, 9.8)))
    line = LineString(path)
    assert path[0] == pytest.approx((0.0, -30.0), abs=0.3)
    assert path[-1] == pytest.approx((30.0, 10.0), abs=0.01)
    on_first = [p for p in path if p[1] < -0.5]
    assert max(abs(x) for x, _ in on_first) < 0.01
    assert max(LineString(corner).distance(shapely.Point(p)) for p in path if 0 < p[1] < 9) < 1.5
    bends = [
        gap_deg(bearing_deg(a, b), bearing_deg(b, c))
        for a, b, c in zip(path, path[1:], path[2:], strict=False)
    ]
    assert max(bends) < 20.0
    assert line.is_simple


def test_the_way_to_contact_is_an_arc_from_the_lane():
    path = followed(hand((0.0, -30.0), (0.0, 0.0), (0.5, 5.0), (2.0, 9.0)))
    assert path[-1] == pytest.approx((2.0, 9.0), abs=0.01)
    leaving = next(k for k, (_, y) in enumerate(path) if y > 0.5)
    assert gap_deg(bearing_deg(path[leaving - 1], path[leaving]), 0.0) < 10.0


def test_a_lane_change_is_smooth_and_ends_on_the_other_lane():
    path = followed(hand((0.1, -60.0), (0.0, -35.0), (3.5, -25.0), (3.4, -2.0)))
    assert path[0] == pytest.approx((0.0, -60.0), abs=0.01)
    assert path[-1] == pytest.approx((3.5, -2.0), abs=0.01)
    headings = [bearing_deg(a, b) for a, b in pairwise(path)]
    assert max(gap_deg(h, 0.0) for h in headings) < 35.0


def test_a_hand_that_crosses_lanes_does_not_follow_them():
    path = followed(hand((-10.0, -20.0), (10.0, -20.0)))
    assert max(abs(y + 20.0) for _, y in path) < 0.01


def test_a_hand_away_from_all_lanes_is_followed_as_it_went():
    truth = LineString([(-30.0, 5.0), (-25.0, 9.0), (-20.0, 9.0)])
    path = followed(hand(*truth.coords))
    assert path[0] == (-30.0, 5.0)
    assert max(truth.distance(shapely.Point(p)) for p in path) < 0.5
