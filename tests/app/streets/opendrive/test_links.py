"""Joints between roads and what lanes go on into, worked by hand."""

from __future__ import annotations

from shapely import LineString

from app.streets.opendrive.lanes import Profile
from app.streets.opendrive.links import joined_lanes, joints
from gis.streets.cross_section import Direction, ElementKind
from tests.helpers.street_shapes import lane, road_shape, section, strip, two_way

F, B = Direction.FORWARD, Direction.BACKWARD
EAST = LineString([(0, 0), (100, 0)])
ON = LineString([(100, 0), (200, 0)])
BACK = LineString([(200, 0), (100, 0)])


def test_roads_that_end_on_one_point_are_joined_both_ways_round() -> None:
    shapes = [road_shape("a", EAST, two_way()), road_shape("b", ON, two_way())]
    assert joints(shapes) == {(0, 1): (1, 0), (1, 0): (0, 1)}


def test_an_end_at_a_junction_is_no_joint_nor_is_a_lonely_end() -> None:
    shapes = [
        road_shape("a", EAST, two_way(), end_area="j"),
        road_shape("b", ON, two_way(), start_area="j"),
    ]
    assert joints(shapes) == {}


def test_a_bridge_over_a_joint_goes_on_by_itself() -> None:
    north = LineString([(100, -50), (100, 0)]), LineString([(100, 0), (100, 50)])
    shapes = [
        road_shape("a", EAST, two_way()),
        road_shape("b", ON, two_way()),
        *(road_shape("c", line, two_way(), level=1) for line in north),
    ]
    assert joints(shapes)[0, 1] == (1, 0)
    assert joints(shapes)[2, 1] == (3, 0)


def test_a_ring_of_one_road_is_joined_to_itself() -> None:
    ring = LineString([(0, 0), (50, 0), (50, 50), (0, 0)])
    assert joints([road_shape("a", ring, two_way())]) == {(0, 0): (0, 1), (0, 1): (0, 0)}


def test_lanes_go_on_into_those_of_the_same_direction() -> None:
    here, there = (Profile(road_shape(n, line, two_way())) for n, line in (("a", EAST), ("b", ON)))
    assert joined_lanes(here, 1, there, 0) == {k: k for k in (3, 2, 1, -1, -2, -3)}


def test_a_road_drawn_the_other_way_has_its_lanes_mirrored() -> None:
    here = Profile(road_shape("a", EAST, two_way()))
    there = Profile(road_shape("b", BACK, two_way()))
    found = joined_lanes(here, 1, there, 1)
    assert found == {k: -k for k in (3, 2, 1, -1, -2, -3)}
    assert joined_lanes(there, 1, here, 1) == {b: a for a, b in found.items()}


def test_a_lane_that_ends_goes_on_into_none_and_parking_only_into_parking() -> None:
    wide = section(lane(F, 3.0), lane(F, 3.0), strip(ElementKind.PARKING, 2.0))
    narrow = section(lane(F, 3.0), strip(ElementKind.SHOULDER, 2.0))
    here, there = Profile(road_shape("a", EAST, wide)), Profile(road_shape("b", ON, narrow))
    assert list(joined_lanes(here, 1, there, 0).values()).count(-1) == 1
    assert len(joined_lanes(here, 1, there, 0)) == 1
