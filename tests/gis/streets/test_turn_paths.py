"""Paths through junctions follow the lanes' turns, stay inside and bend smoothly."""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.streets.cross_section import Turn
from gis.streets.turn_paths import TurnPath, turn_paths
from tests.helpers.street_shapes import Arm, Made, junction, turned, two_way

LEFT, THROUGH, RIGHT = Turn.LEFT, Turn.THROUGH, Turn.RIGHT


def cross(*turns: tuple[Turn, ...], each_way: int = 2, left_hand: bool = False) -> Made:
    main = two_way(each_way, turns=turns, left_hand=left_hand)
    plain = two_way(each_way, left_hand=left_hand)
    return junction(
        *(Arm(bearing_deg=b, section=main if b == 0 else plain) for b in (0, 90, 180, 270))
    )


def from_north(made: Made) -> dict[tuple[int, Turn], TurnPath]:
    """Paths of the north arm's lanes by `seq` and turn."""
    paths = turn_paths(made.shapes, made.areas)
    return {(p.origin.seq, p.turn): p for p in paths if p.origin.road == "j-road0"}


def test_lanes_go_where_their_arrows_point() -> None:
    found = from_north(cross((LEFT,), (THROUGH, RIGHT)))
    # Who comes from the north and turns left leaves to the east, right to the west.
    assert {key: path.target.road for key, path in found.items()} == {
        (3, LEFT): "j-road1",
        (4, THROUGH): "j-road2",
        (4, RIGHT): "j-road3",
    }


def test_silent_lanes_turn_from_the_side_they_turn_to() -> None:
    assert set(from_north(cross())) == {(3, LEFT), (3, THROUGH), (4, THROUGH), (4, RIGHT)}


def test_lanes_of_left_hand_traffic_are_told_alike() -> None:
    # Seen along the line the lanes to the junction are the two on its left.
    assert set(from_north(cross(left_hand=True))) == {
        (1, LEFT),
        (1, THROUGH),
        (2, THROUGH),
        (2, RIGHT),
    }


def test_two_lanes_turning_left_take_two_lanes_out_in_their_order() -> None:
    found = from_north(cross((LEFT,), (LEFT,), (THROUGH, RIGHT), each_way=3))
    # On the east arm, whose line runs to the junction, lanes 1 to 3 lead away, lane 3 innermost.
    assert (found[4, LEFT].target.seq, found[5, LEFT].target.seq) == (3, 2)
    assert not found[4, LEFT].line.intersects(found[5, LEFT].line)


def test_a_lane_that_may_turn_back_has_a_path_onto_its_own_road() -> None:
    found = from_north(cross((LEFT, Turn.REVERSE), (THROUGH,)))
    back = found[3, Turn.REVERSE]
    assert (back.target.road, back.target.seq) == ("j-road0", 2)


def test_a_lane_straight_on_takes_the_straightest_exit_of_a_fork() -> None:
    made = junction(
        Arm(bearing_deg=0, section=two_way(1, sidewalk_m=0.0)),
        Arm(bearing_deg=140, section=two_way(1)),
        Arm(bearing_deg=195, section=two_way(1)),
    )
    found = from_north(made)
    assert {(turn, path.target.road) for (_, turn), path in found.items()} == {
        (THROUGH, "j-road2"),
        (LEFT, "j-road1"),
    }


@given(
    st.lists(st.integers(0, 35), min_size=3, max_size=5, unique=True),
    st.lists(st.integers(1, 3), min_size=5, max_size=5),
    st.booleans(),
)
@settings(max_examples=60)
def test_paths_begin_and_end_along_their_lanes_and_bend_gently(
    tens: list[int], lanes: list[int], left_hand: bool
) -> None:
    bearings = sorted(ten * 10.0 for ten in tens)
    gaps = np.diff([*bearings, bearings[0] + 360.0])
    if gaps.min() < 40.0:
        return
    made = junction(
        *(
            Arm(bearing_deg=b, section=two_way(n, left_hand=left_hand))
            for b, n in zip(bearings, lanes, strict=False)
        )
    )
    heading = {f"j-road{i}": b for i, b in enumerate(bearings)}
    paths = turn_paths(made.shapes, made.areas)
    reached = defaultdict(set)
    for path in paths:
        points = shapely.get_coordinates(path.line)
        steps = np.diff(points, axis=0)
        bearing = np.degrees(np.arctan2(steps[:, 0], steps[:, 1]))
        bends = (np.diff(bearing) + 180.0) % 360.0 - 180.0
        assert np.abs(bends).max() < 40.0
        for angle, wanted in (
            (bearing[0], heading[path.origin.road] + 180.0),
            (bearing[-1], heading[path.target.road]),
        ):
            assert abs((angle - wanted + 180.0) % 360.0 - 180.0) < 20.0
        reached[path.origin.road].add(path.target.road)
    # From every arm all others are reached.
    assert all(len(targets) == len(bearings) - 1 for targets in reached.values())


@pytest.mark.parametrize("angle", [0.0, 51.0, 200.0])
def test_paths_stay_inside_the_area_and_move_with_the_place(angle: float) -> None:
    made = cross((LEFT,), (THROUGH, RIGHT))
    there = turned(made, angle, 193_000.0, 2_597_000.0)
    before = turn_paths(made.shapes, made.areas)
    after = turn_paths(there.shapes, there.areas)
    radians = math.radians(angle)
    turn = np.array(
        [[math.cos(radians), math.sin(radians)], [-math.sin(radians), math.cos(radians)]]
    )
    for one, other in zip(before, after, strict=True):
        assert one.uid == other.uid
        expected = shapely.get_coordinates(one.line) @ turn + (193_000.0, 2_597_000.0)
        assert np.abs(shapely.get_coordinates(other.line) - expected).max() < 1e-3
    room = made.areas[0].shape.buffer(0.5)
    assert all(room.covers(path.line) for path in before)
