from __future__ import annotations

import pytest

from gis.streets.road_tags import dropped_as, read_road_tags


@pytest.mark.parametrize(
    "highway",
    ["motorway", "trunk_link", "living_street", "service", "track", "busway", "cycleway"],
)
def test_line_ways_of_the_contract_are_roads(highway):
    assert dropped_as({"highway": highway, "name": "x"}) is None


@pytest.mark.parametrize(
    ("tags", "why"),
    [
        ({"highway": "footway", "name": "x"}, "highway=footway"),
        ({"highway": "construction"}, "highway=construction"),
        ({"highway": "pedestrian", "area": "yes"}, "area=yes"),
        ({"railway": "rail", "name": "x"}, "railway=rail"),
        ({"name": "x", "building": "yes"}, "building"),
        ({}, "untagged"),
    ],
)
def test_other_ways_are_counted_by_their_telling_tag(tags, why):
    assert dropped_as(tags) == why


@pytest.mark.parametrize(
    ("tags", "level"),
    [
        ({"layer": "2", "bridge": "yes"}, 2),
        ({"bridge": "viaduct"}, 1),
        ({"tunnel": "yes"}, -1),
        ({"tunnel": "building_passage"}, 0),
        ({"bridge": "no"}, 0),
        ({"layer": "-1"}, -1),
    ],
)
def test_the_level_comes_from_layer_then_bridge_and_tunnel(tags, level):
    assert read_road_tags(tags).level == level


@pytest.mark.parametrize(
    ("tags", "direction"),
    [
        ({"oneway": "yes"}, 1),
        ({"oneway": "-1"}, -1),
        ({"oneway": "no", "highway": "motorway"}, 0),
        ({"highway": "motorway"}, 1),
        ({"junction": "roundabout"}, 1),
        ({"highway": "residential"}, 0),
    ],
)
def test_one_way_is_read_with_its_direction(tags, direction):
    assert read_road_tags(tags).direction == direction


def test_absurd_values_are_named_and_ignored():
    found = read_road_tags({"layer": "top", "oneway": "perhaps", "lanes": "0", "width": "-3"})
    assert found.absurd == ("layer=top", "oneway=perhaps", "lanes=0", "width=-3")
    assert (found.level, found.direction) == (0, 0)


def test_usual_values_are_not_absurd():
    usual = {"layer": "1", "oneway": "yes", "lanes": "3;4", "width": "7.5 m", "highway": "primary"}
    assert read_road_tags(usual).absurd == ()


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        ({"bridge": "yes", "layer": "-1"}, "bridge=yes layer=-1"),
        ({"tunnel": "yes", "layer": "2"}, "tunnel=yes layer=2"),
        ({"tunnel": "yes", "bridge": "viaduct"}, "bridge=viaduct tunnel=yes"),
        ({"bridge": "yes", "layer": "1"}, ""),
        ({"bridge": "no", "layer": "-1"}, ""),
        ({"tunnel": "building_passage", "layer": "1"}, ""),
        ({"bridge": "yes", "layer": "top"}, ""),
        ({}, ""),
    ],
)
def test_a_bridge_below_and_a_tunnel_above_the_ground_contradict(tags, told):
    assert read_road_tags({"highway": "primary", **tags}).contradicting == told
