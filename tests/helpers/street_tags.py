"""Tags of streets at random: known keys with fitting, odd and senseless values."""

from __future__ import annotations

from hypothesis import strategies as st

from gis.streets.road_tags import ROAD_CLASSES

KEYS = [
    *("lanes", "lanes:forward", "lanes:backward", "lanes:both_ways", "lanes:bus", "lanes:psv"),
    *("turn:lanes", "turn:lanes:forward", "turn:lanes:backward", "turn:lanes:both_ways", "turn"),
    *("bus:lanes", "bus:lanes:forward", "bicycle:lanes", "bicycle:lanes:backward"),
    *("motorcycle:lanes", "motorcar:lanes", "width:lanes", "width:lanes:forward", "width"),
    *("est_width", "placement", "placement:forward", "placement:backward", "sidewalk"),
    *("sidewalk:left", "sidewalk:both", "sidewalk:right:width", "parking:left", "parking:both"),
    *("parking:both:orientation", "parking:lane:right", "cycleway", "cycleway:left", "busway"),
    *("cycleway:right", "cycleway:right:oneway", "cycleway:both:width", "busway:left", "shoulder"),
    *("shoulder:right", "divider", "median", "dual_carriageway", "motorcycle", "motorcar"),
    *("access", "psv", "maxspeed", "junction", "oneway", "lane_width", "service", "name"),
]
VALUES = [
    *("0", "1", "2", "3", "4", "5", "7", "12", "99", "-1", "2;3", "2.5", "3.5", "6", "9", "14"),
    *("30", "2000", "0.1", "12'", "16'4\"", "8 m", "1e9", "no", "yes", "both", "left", "right"),
    *("lane", "track", "separate", "opposite_lane", "opposite_track", "designated", "parallel"),
    *("perpendicular", "street_side", "half_on_kerb", "median", "solid_line", "transition", "|"),
    *("left|through|right", "through|", "left;through|right", "none||", "designated||", "||yes"),
    *("|designated", "3|3", "3|9", "|||||||||||||||||||||||||||||||", "right_of:1", "left_of:2"),
    *(
        "middle_of:9",
        "right_of:0",
        "roundabout",
        "reverse",
        "alley",
        "文化路1巷",
        "½",
        "٣",
        "no|no",
    ),
]
ROADS = st.sampled_from(sorted(ROAD_CLASSES))
TAGS = st.dictionaries(
    st.sampled_from(KEYS), st.sampled_from(VALUES) | st.text(max_size=6), max_size=9
)
