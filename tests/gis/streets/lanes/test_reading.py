"""Sections from tags: the wiki's rules worked out by hand, and what holds for any tags."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gis.streets.cross_section import CrossSection, Direction, ElementKind
from gis.streets.lanes.reversal import reversed_tags
from tests.helpers.sections import read, short
from tests.helpers.street_tags import ROADS, TAGS


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"lanes": "2"}, "mixed v, mixed ^"),
        ({"lanes": "1"}, "mixed x"),
        ({"lane_markings": "no"}, "mixed x"),
        ({"lanes": "3"}, "mixed v, fast x, mixed ^"),
        ({"lanes": "4"}, "mixed v, fast v, fast ^, mixed ^"),
        ({"lanes": "3", "lanes:forward": "2"}, "mixed v, fast ^, mixed ^"),
        ({"lanes": "3", "lanes:forward": "1", "lanes:backward": "1"}, "mixed v, fast x, mixed ^"),
        ({"lanes": "5", "lanes:both_ways": "1"}, "mixed v, fast v, fast x, fast ^, mixed ^"),
        (
            {"lanes": "3", "turn:lanes:forward": "left|through;right"},
            "mixed v, fast ^ left, mixed ^ through;right",
        ),
        (
            {"lanes": "3", "turn:lanes:backward": "left|through;right"},
            "mixed v through;right, fast v left, mixed ^",
        ),
    ],
)
def test_two_way_roads_have_their_lanes_each_way(tags, expected):
    reading = read(tags)
    assert short(reading.section) == expected
    assert reading.dropped == ()


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"lanes": "3"}, "fast ^, fast ^, mixed ^"),
        ({"lanes": "2", "turn:lanes": "left;through|none"}, "fast ^ left;through, mixed ^"),
        ({"lanes": "2", "bus:lanes": "designated|"}, "bus ^, mixed ^"),
        ({"lanes": "3", "lanes:psv": "1"}, "fast ^, mixed ^, bus ^"),
        ({"lanes": "2", "busway:right": "lane"}, "mixed ^, bus ^"),
        ({"lanes": "3", "busway": "opposite_lane"}, "bus v, fast ^, mixed ^"),
        (
            {"lanes": "2", "bicycle:lanes": "||designated", "turn:lanes": "left|through|"},
            "fast ^ left, mixed ^ through, bicycle ^",
        ),
        (
            {"lanes": "2", "bicycle:lanes": "||designated", "turn:lanes": "left|through"},
            "fast ^ left, mixed ^ through, bicycle ^",
        ),
        (
            {"lanes": "2", "motorcycle:lanes": "||designated", "motorcar:lanes": "yes|yes|no"},
            "fast ^, fast ^, motorcycle ^",
        ),
        ({"lanes": "2", "motorcycle:lanes": "yes|designated"}, "fast ^, motorcycle_priority ^"),
        ({"lanes": "2", "motorcycle": "no"}, "fast ^, fast ^"),
        ({"lanes": "1", "motorcar": "no", "motorcycle": "designated"}, "motorcycle ^"),
        ({"lanes": "1", "cycleway": "opposite_lane"}, "bicycle v, mixed ^"),
        (
            {"lanes": "1", "cycleway:left": "lane", "cycleway:left:oneway": "-1"},
            "bicycle v, mixed ^",
        ),
        ({"lanes": "1", "cycleway:left": "lane", "oneway:bicycle": "no"}, "bicycle v, mixed ^"),
        ({"lanes": "1", "cycleway:right": "lane", "oneway:bicycle": "no"}, "mixed ^, bicycle ^"),
        ({"lanes": "1", "cycleway": "lane", "sidewalk": "left"}, "sidewalk, mixed ^, bicycle ^"),
    ],
)
def test_one_way_roads_have_their_lanes_along_the_line(tags, expected):
    reading = read(tags, direction=1)
    assert short(reading.section) == expected
    assert reading.dropped == ()


def test_left_hand_traffic_has_the_lanes_along_the_line_at_the_left():
    tags = {"lanes": "3", "lanes:forward": "2", "turn:lanes:forward": "left|through"}
    reading = read(tags, left_hand=True)
    assert short(reading.section) == "mixed ^ left, fast ^ through, mixed v"
    assert reading.section.left_hand


def test_what_lies_beside_the_lanes_stands_at_its_side():
    reading = read(
        {
            "lanes": "2",
            "sidewalk": "both",
            "sidewalk:left:width": "1.8",
            "parking:right": "lane",
            "parking:right:orientation": "perpendicular",
            "cycleway:left": "track",
            "shoulder:left": "yes",
        }
    )
    assert short(reading.section) == (
        "sidewalk, bicycle v, shoulder, mixed v, mixed ^, parking, sidewalk"
    )
    assert reading.section.elements[0].width_m == 1.8
    assert reading.section.elements[-2].width_m == 5.0


def test_a_divider_parts_the_directions_of_a_two_way_road():
    reading = read({"lanes": "4", "divider": "median", "divider:width": "3"})
    assert short(reading.section) == "mixed v, fast v, median, fast ^, mixed ^"
    assert reading.section.elements[2].width_m == 3.0
    assert short(read({"lanes": "2", "divider": "solid_line"}).section) == "mixed v, mixed ^"


@pytest.mark.parametrize(
    ("tags", "direction", "dropped", "expected"),
    [
        # a list says something of every lane, a count only how many: the longer list wins
        (
            {"lanes": "2", "turn:lanes": "left|through|right"},
            1,
            ("lanes=2",),
            "fast ^ left, fast ^ through, mixed ^ right",
        ),
        (
            {"lanes": "3", "turn:lanes": "left|right"},
            1,
            ("turn:lanes=left|right",),
            "fast ^, fast ^, mixed ^",
        ),
        (
            {"lanes": "2", "lanes:forward": "2", "lanes:backward": "1"},
            0,
            ("lanes=2",),
            "mixed v, fast ^, mixed ^",
        ),
        ({"lanes": "2", "lanes:forward": "2"}, 0, ("lanes=2",), "mixed v, fast ^, mixed ^"),
        ({"lanes": "900"}, 0, ("lanes=900",), "mixed v, mixed ^"),
        ({"lanes": "2", "width": "400"}, 0, ("width=400",), "mixed v, mixed ^"),
        ({"lanes": "4", "width": "5"}, 0, ("width=5",), "mixed v, fast v, fast ^, mixed ^"),
        (
            {"lanes": "2", "turn:lanes": "left|right"},
            0,
            ("turn:lanes=left|right",),
            "mixed v, mixed ^",
        ),
        ({"lanes": "1", "turn:lanes": "sideways"}, 1, ("turn:lanes=sideways",), "mixed ^"),
        ({"lanes": "1", "cycleway": "maybe"}, 1, ("cycleway=maybe",), "mixed ^"),
        ({"lanes": "1", "placement": "transition"}, 1, ("placement=transition",), "mixed ^"),
        ({"lanes": "1", "placement": "right_of:2"}, 1, ("placement=right_of:2",), "mixed ^"),
        (
            {"lanes": "1", "turn:lanes:backward": "left|right"},
            1,
            ("turn:lanes:backward=left|right",),
            "mixed ^",
        ),
        ({"lanes": "2", "lanes:bus": "3"}, 1, ("lanes:bus=3",), "fast ^, mixed ^"),
    ],
)
def test_contradictions_are_settled_by_rules_and_told(tags, direction, dropped, expected):
    reading = read(tags, direction=direction)
    assert reading.dropped == dropped
    assert short(reading.section) == expected


@pytest.mark.parametrize(
    ("said", "left_m"),
    [
        ("left_of:1", 0.0),
        ("right_of:1", 3.0),
        ("middle_of:2", 4.5),
        ("left_of:3", 6.0),
        ("right_of:3", 9.0),
    ],
)
def test_placement_counts_lanes_from_the_left_of_the_traffic(said, left_m):
    tags = {"lanes": "3", "placement": said, "sidewalk": "left", "sidewalk:left:width": "2"}
    for left_hand in (False, True):
        reading = read(tags, direction=1, left_hand=left_hand)
        assert reading.section.left_m == pytest.approx(2.0 + left_m)
        assert reading.section.carriageway_m[0] == pytest.approx(left_m)


def test_placement_backward_counts_against_the_line():
    tags = {"lanes": "3", "lanes:backward": "2", "placement:backward": "right_of:1"}
    section = read(tags).section
    assert short(section) == "mixed v, fast v, mixed ^"
    assert section.left_m == pytest.approx(3.0)
    section = read(tags, left_hand=True).section
    assert short(section) == "mixed ^, fast v, mixed v"
    assert section.left_m == pytest.approx(6.0)


def test_without_placement_the_line_is_the_middle_of_the_carriageway():
    tags = {"lanes": "2", "sidewalk": "right", "parking:left": "lane", "cycleway:right": "track"}
    left, right = read(tags).section.carriageway_m
    track = 1.5
    assert left == pytest.approx(-(right + track))


def carriageway_width(section: CrossSection) -> float:
    return section.carriageway_m[0] - section.carriageway_m[1]


@pytest.mark.parametrize(
    ("tags", "direction", "width", "expected"),
    [
        ({"lanes": "2", "width": "7"}, 0, 7.0, "mixed v, mixed ^"),
        ({"lanes": "2", "width": "16'0\""}, 0, 4.8768, "mixed v, mixed ^"),
        ({"width": "4"}, 0, 4.0, "mixed x"),
        ({"width": "6"}, 0, 6.0, "mixed v, mixed ^"),
        ({"width": "12"}, 0, 12.0, "mixed v, fast v, fast ^, mixed ^"),
        ({"lanes": "1", "width": "8"}, 1, 8.0, "mixed ^, shoulder"),
        ({"lanes": "1", "width": "8"}, 0, 8.0, "shoulder, mixed x, shoulder"),
        ({"lanes": "1", "width": "6.2"}, 1, 6.2, "mixed ^, shoulder"),
        ({"lanes": "2", "width": "10", "parking:both": "lane"}, 0, 10.0,
         "parking, mixed v, mixed ^, parking"),
        ({"lanes": "2", "width": "8", "width:lanes": "3|"}, 1, 8.0, "fast ^, mixed ^"),
        ({"highway": "primary", "width": "20"}, 0, 20.0,
         "motorcycle_priority v, fast v, fast v, fast ^, fast ^, motorcycle_priority ^"),
    ],
)  # fmt: skip
def test_the_carriageway_is_as_wide_as_the_tag_says(tags, direction, width, expected):
    reading = read(tags, direction=direction)
    assert reading.dropped == ()
    assert carriageway_width(reading.section) == pytest.approx(width)
    assert short(reading.section) == expected


def test_widths_of_single_lanes_stay():
    section = read({"lanes": "2", "width:lanes": "3.2|2.8"}, direction=1).section
    assert [strip.width_m for strip in section.elements] == [3.2, 2.8]
    assert not any(strip.assumed for strip in section.elements)


@pytest.mark.parametrize(
    ("tags", "direction", "expected"),
    [
        (
            {"highway": "primary"},
            0,
            "motorcycle_priority v, fast v, fast v, fast ^, fast ^, motorcycle_priority ^",
        ),
        ({"highway": "trunk"}, 1, "fast ^, fast ^, slow ^"),
        ({"highway": "motorway"}, 1, "fast ^, fast ^"),
        ({"highway": "residential", "name": "文化路"}, 0, "mixed v, mixed ^"),
        ({"highway": "residential", "name": "文化路12巷"}, 0, "mixed x"),
        ({"highway": "residential", "name": "民權路8巷3弄"}, 0, "mixed x"),
        ({"highway": "service", "service": "alley"}, 0, "mixed x"),
        ({"highway": "", "name": "世賢路二段"}, 0, "mixed v, mixed ^"),
        ({"highway": "cycleway"}, 0, "bicycle x"),
        ({"highway": "pedestrian"}, 0, "pedestrian x"),
        ({"highway": "busway"}, 1, "bus ^"),
    ],
)
def test_silent_roads_look_like_their_class_in_taiwan(tags, direction, expected):
    reading = read(tags, direction=direction)
    assert short(reading.section) == expected
    assert {"lanes", "width", "sidewalk"} <= set(reading.assumed)
    assert all(strip.assumed for strip in reading.section.elements)


def test_motorcycle_lanes_are_assumed_in_taiwan_only():
    assert short(read({"highway": "primary"}, taiwan=False).section) == "mixed v, mixed ^"


def test_what_is_said_is_not_assumed():
    reading = read({"lanes": "2", "width": "7", "sidewalk": "right", "maxspeed": "30 mph"})
    assert reading.assumed == ()
    assert [strip.assumed for strip in reading.section.elements] == [False, False, True]
    assert reading.speed_limit_kmh == 48


def test_roundabouts_are_known():
    assert read({"junction": "roundabout"}, direction=1).roundabout
    assert not read({"junction": "intersection"}).roundabout


def test_a_way_drawn_against_its_traffic_has_the_section_of_the_turned_line():
    tags = {"oneway": "-1", "lanes:backward": "2", "sidewalk": "left", "cycleway:left": "lane"}
    turned = {"oneway": "yes", "lanes:forward": "2", "sidewalk": "right", "cycleway:right": "lane"}
    assert read(tags, direction=-1) == read(turned, direction=1)


@given(tags=TAGS, road=ROADS, direction=st.sampled_from([-1, 0, 1]), left_hand=st.booleans())
@example(tags={"lanes": "٣"}, road="primary", direction=0, left_hand=False)
def test_any_tags_give_a_section_with_believable_widths(tags, road, direction, left_hand):
    reading = read({**tags, "highway": road}, direction=direction, left_hand=left_hand)
    lanes = [strip for strip in reading.section.elements if strip.is_lane]
    assert lanes
    assert all(1.2 <= lane.width_m <= 6.0 for lane in lanes)
    assert all(0.2 < strip.width_m <= 20.0 for strip in reading.section.elements)
    assert all(lane.direction is not Direction.NONE for lane in lanes)
    assert -1e-9 <= reading.section.left_m <= reading.section.width_m + 1e-9
    for told in reading.dropped:
        key, _, value = told.partition("=")
        assert (tags if direction >= 0 else reversed_tags(tags, oneway=True))[key] == value


@given(tags=TAGS, road=ROADS, direction=st.sampled_from([0, 1]), left_hand=st.booleans())
def test_a_believed_width_is_the_width_of_the_carriageway(tags, road, direction, left_hand):
    tags = {key: value for key, value in tags.items() if key != "est_width"}
    reading = read(
        {**tags, "highway": road, "width": "9.5"}, direction=direction, left_hand=left_hand
    )
    if "width=9.5" in reading.dropped:
        return
    outside = {ElementKind.SIDEWALK}
    if "track" in str(tags):
        outside.add(ElementKind.BICYCLE)
    if "street_side" in str(tags):
        outside.add(ElementKind.PARKING)
    inside = [strip.width_m for strip in reading.section.elements if strip.kind not in outside]
    assert sum(inside) <= 9.5 + 1e-6
    if outside == {ElementKind.SIDEWALK}:
        assert sum(inside) == pytest.approx(9.5)
