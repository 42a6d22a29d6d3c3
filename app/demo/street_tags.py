"""What is known of the made city's streets, in the words of OpenStreetMap.

Half of the streets are measured; of the others only class and name are known, so that their
cross-sections are assumed and shown so. Half a carriageway is as wide as the scenes draw it: 9 m
of a primary street, 7.5 m of a secondary, 6 m of a tertiary, 5 m of a residential one.
"""

from __future__ import annotations

from collections.abc import Mapping

Tags = Mapping[str, str]

_PRIMARY = {
    "sidewalk": "both",
    "sidewalk:both:width": "3",
    "divider": "raised_island",
    "divider:width": "1.5",
    "maxspeed": "50",
}
_SECONDARY = {"sidewalk": "both", "sidewalk:both:width": "2", "maxspeed": "50"}
_TERTIARY = {
    "lanes": "2",
    "width": "12",
    "sidewalk": "both",
    "sidewalk:both:width": "2",
    "parking:both": "lane",
    "maxspeed": "40",
}
_RESIDENTIAL = {
    "lanes": "2",
    "width": "10",
    "sidewalk": "right",
    "sidewalk:right:width": "1.5",
    "parking:both": "lane",
    "maxspeed": "30",
}
_EACH_WAY = {
    "primary": {
        "lanes": "3",
        "width:lanes": "3|3.25|2",
        "motorcycle:lanes": "no|yes|designated",
        "turn:lanes": "left|through|through;right",
    },
    "secondary": {"lanes": "2", "width:lanes": "3.5|4", "turn:lanes": "left|through;right"},
}
"""Of each direction, lanes from its left to its right."""
_ALONG = {
    "primary": _PRIMARY,
    "secondary": _SECONDARY,
    "tertiary": _TERTIARY,
    "residential": _RESIDENTIAL,
}
_ASSUMED = frozenset({"星光路", "斜陽街", "田中央路", "明行街", "慢行街", "燈塔街"})
"""Streets that nobody has measured."""


def tags_of_street(name: str, road_class: str) -> Tags:
    """All that is known of a street."""
    known = {"highway": road_class, "name": name}
    if name in _ASSUMED:
        return known
    lanes = _EACH_WAY.get(road_class, {})
    both_ways = {
        f"{key}:{way}": value for key, value in lanes.items() for way in ("forward", "backward")
    }
    return known | _ALONG[road_class] | both_ways
