"""Vehicles put on the road by their wheels and corners."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.symbol_catalogue import load_symbols
from gis.angles import gap_deg, moved
from gis.problems import Problem
from gis.scenes.drawing.poses import anchor_pairs, pose_at, pose_by_two
from gis.scenes.drawing.states import next_state, states_of, usual_rest_state
from gis.scenes.scene import Pose, PoseState
from gis.scenes.symbols import anchors_of, placed_anchor

LIBRARY = load_symbols()
places = st.floats(-500.0, 500.0)
headings = st.floats(0.0, 359.9)
paired = st.sampled_from(
    [(one, pair) for one in LIBRARY.values() for pair in anchor_pairs(one) if pair[1]]
)


def test_a_car_facing_east_with_its_left_wheels_on_two_points_lies_south_of_them():
    car = LIBRARY["passenger_car"]
    base = car.wheelbase_m
    pose = pose_by_two(car, ("rear_left_wheel", (0.0, 0.0)), ("front_left_wheel", (base, 0.0)))
    assert pose.heading_deg == pytest.approx(90.0)
    # The middle of the car lies half its width to the right of its wheels, and half the
    # difference of its overhangs before the middle of them.
    rear_overhang = car.length_m - base - car.front_overhang_m
    ahead = base / 2.0 + (car.front_overhang_m - rear_overhang) / 2.0
    assert pose.at == pytest.approx((ahead, -car.width_m / 2.0))


@given(paired, places, places, headings)
def test_two_anchors_measured_where_they_are_give_the_pose_back(case, x, y, heading):
    symbol, (first, second) = case
    truth = Pose(at=(x, y), heading_deg=heading)
    anchors = anchors_of(symbol)
    at = {name: placed_anchor(truth, anchors[name]) for name in (first, second)}
    found = pose_by_two(symbol, (first, at[first]), (second, at[second]))
    assert found.at == pytest.approx(truth.at, abs=1e-6)
    assert gap_deg(found.heading_deg, heading) < 1e-6


@given(paired, headings, st.floats(0.7, 1.4))
def test_a_length_measured_wrong_is_shared_by_both_anchors(case, heading, share):
    symbol, (first, second) = case
    anchors = anchors_of(symbol)
    length = math.dist(anchors[first], anchors[second])
    start, end = (10.0, 20.0), moved((10.0, 20.0), heading, share * length)
    found = pose_by_two(symbol, (first, start), (second, end))
    gaps = [
        math.dist(placed_anchor(found, anchors[first]), start),
        math.dist(placed_anchor(found, anchors[second]), end),
    ]
    assert gaps == pytest.approx([abs(share - 1.0) * length / 2.0] * 2, abs=1e-9)


def test_two_places_that_are_one_or_far_apart_are_refused():
    car = LIBRARY["passenger_car"]
    names = ("rear_left_wheel", "front_left_wheel")
    with pytest.raises(Problem, match="ANCHORS_TOO_NEAR"):
        pose_by_two(car, (names[0], (1.0, 1.0)), (names[1], (1.0, 1.0)))
    with pytest.raises(Problem, match="ANCHORS_TOO_FAR"):
        pose_by_two(car, (names[0], (0.0, 0.0)), (names[1], (50.0, 0.0)))


@given(headings, st.floats(-3, 3), st.floats(-3, 3))
def test_an_anchor_lies_where_its_symbol_was_put_by_it(heading, ahead, right):
    pose = pose_at((7.0, -3.0), heading, (ahead, right))
    assert placed_anchor(pose, (ahead, right)) == pytest.approx((7.0, -3.0), abs=1e-9)


def test_states_go_round_and_people_lie_where_they_came_to_rest():
    car, walker, cone = (LIBRARY[one] for one in ("passenger_car", "pedestrian", "cone"))
    seen, state = [], ""
    for _ in states_of(car):
        state = next_state(car, state)
        seen.append(state)
    assert seen == ["left_side", "right_side", "roof", "upright"]
    assert usual_rest_state(walker) == PoseState.LYING
    assert usual_rest_state(car) == ""
    assert next_state(cone, "") == ""
