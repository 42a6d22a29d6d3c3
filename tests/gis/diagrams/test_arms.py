"""Legs: matched, merged, named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString

from gis.angles import gap_deg, moved
from gis.crashes.records import JunctionUid, RoadUid
from gis.diagrams.arms import compass_name, match_arms, merge_arms, renamed_after
from gis.diagrams.diagram import DiagramArm
from gis.diagrams.road_arms import road_arms
from gis.streets.records import Road
from tests.helpers.diagrams import CROSS

HERE = JunctionUid("j")


def arm(name, bearing, street=""):
    return DiagramArm(name=name, bearing_deg=bearing, street=street)


def road(uid, bearing, name="", *, to=False, length=80.0):
    points = [(500.0, 500.0), moved((500.0, 500.0), bearing, length)]
    if to:
        return Road(uid=RoadUid(uid), name=name, to_junction=HERE, line=LineString(points[::-1]))
    return Road(uid=RoadUid(uid), name=name, from_junction=HERE, line=LineString(points))


def test_arms_match_by_bearing_not_by_name():
    theirs = [arm("A", 92.0), arm("B", 181.0), arm("N", 268.0)]
    assert match_arms(theirs, CROSS) == {"A": "E", "B": "S", "N": "W"}


def test_two_arms_never_match_one_and_far_ones_match_none():
    assert match_arms([arm("A", 80.0), arm("B", 95.0)], CROSS) == {"B": "E"}
    assert match_arms([arm("A", 135.0)], CROSS) == {}


@given(st.lists(st.floats(0, 359.9), max_size=7), st.lists(st.floats(0, 359.9), max_size=7))
def test_matching_is_one_to_one_and_near(theirs, ours):
    left = [arm(f"t{index}", bearing) for index, bearing in enumerate(theirs)]
    right = [arm(f"o{index}", bearing) for index, bearing in enumerate(ours)]
    found = match_arms(left, right)
    assert len(set(found.values())) == len(found)
    bearings = {one.name: one.bearing_deg for one in [*left, *right]}
    assert all(gap_deg(bearings[a], bearings[b]) <= 40.0 for a, b in found.items())


def test_merged_sketches_share_arms_and_add_new_ones():
    first = [arm("N", 0.0, "中山路"), arm("E", 90.0)]
    second = [arm("N", 88.0, "文化路"), arm("N2", 200.0)]
    merged = merge_arms((), [first, second])
    assert [(one.name, one.street) for one in merged] == [
        ("N", "中山路"),
        ("E", "文化路"),
        ("N2", ""),
    ]


def test_arms_of_the_network_take_the_names_of_a_scene():
    ours = (arm("N", 3.0, "中山路"), arm("E", 91.0), arm("S", 178.0))
    renamed = renamed_after(ours, [[arm("S", 1.0), arm("x", 90.0)]])
    assert [one.name for one in renamed] == ["S", "x", "S2"]
    assert [one.bearing_deg for one in renamed] == [3.0, 91.0, 178.0]


def test_compass_names():
    assert [compass_name(b) for b in (0, 44, 91, 136, 200, 225, 269, 300, 359)] == [
        "N", "NE", "E", "SE", "S", "SW", "W", "NW", "N",
    ]  # fmt: skip


def test_every_road_end_at_the_junction_is_a_leg_at_its_bearing():
    roads = [road("a", 10.0, "中山路"), road("b", 190.0, "中山路", to=True), road("c", 100.0)]
    roads.append(Road(uid=RoadUid("far"), line=LineString([(0, 0), (1, 1)])))
    arms = road_arms(HERE, roads)
    assert [(one.name, round(one.bearing_deg), one.street) for one in arms] == [
        ("N", 10, "中山路"),
        ("E", 100, ""),
        ("S", 190, "中山路"),
    ]


def test_carriageways_of_one_street_are_one_leg():
    roads = [road("a", 358.0, "中山路"), road("b", 12.0, "中山路", to=True)]
    (only,) = road_arms(HERE, roads)
    assert round(only.bearing_deg) == 5


def test_streets_that_part_at_a_narrow_angle_stay_two_legs():
    arms = road_arms(HERE, [road("a", 20.0, "甲路"), road("b", 42.0, "乙路")])
    assert [one.street for one in arms] == ["甲路", "乙路"]
    assert len({one.name for one in arms}) == 2


def test_a_loop_gives_two_legs():
    loop = Road(
        uid=RoadUid("loop"),
        from_junction=HERE,
        to_junction=HERE,
        line=LineString([(0, 0), (0, 90), (90, 90), (90, 0), (0, 0)]),
    )
    assert [round(one.bearing_deg) for one in road_arms(HERE, [loop])] == [0, 90]
