"""What the tags of an OpenStreetMap way say: whether it is a road, its level and direction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

ROAD_CLASSES = frozenset(
    {
        *("motorway", "trunk", "primary", "secondary", "tertiary"),
        *("motorway_link", "trunk_link", "primary_link", "secondary_link", "tertiary_link"),
        *("unclassified", "residential", "living_street", "service", "track"),
        *("busway", "cycleway", "pedestrian"),
    }
)
"""Values of `highway` that are roads; all other values are none (contracts: street export)."""

NO_ROADS = frozenset(
    {
        *(
            "footway",
            "path",
            "steps",
            "corridor",
            "bridleway",
            "elevator",
            "platform",
            "via_ferrata",
        ),
        *("proposed", "construction", "razed", "abandoned", "disused", "demolished", "raceway"),
        *("bus_stop", "rest_area", "services", "sidewalk", "crossing"),
    }
)
"""Values that other sources use in a class column and that are certainly no roads."""

OBJECT_KEYS = (
    *(
        "railway",
        "area:highway",
        "building",
        "building:part",
        "waterway",
        "natural",
        "landuse",
        "leisure",
    ),
    *("amenity", "barrier", "boundary", "power", "man_made", "aeroway", "public_transport"),
    *("place", "tourism", "shop", "golf", "route", "cycleway", "indoor", "addr:housenumber"),
)
"""Keys that say what a way is that is no highway, the telling ones first."""

MAX_LEVEL = 5
"""OpenStreetMap's `layer` runs from -5 to 5."""
ONE_WAY = {"yes": 1, "true": 1, "1": 1, "-1": -1, "reverse": -1}
TWO_WAY = frozenset({"no", "false", "0", "reversible", "alternating"})
IMPLIED_ONE_WAY = frozenset({"roundabout", "circular"})
NO = frozenset({"", "no", "false", "0"})
PASSAGES = frozenset({"building_passage", "covered"})
"""Tunnels that lie on the ground."""
MAX_LANES = 20
MAX_WIDTH_M = 150.0

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadTags:
    """What the tags say of a road."""

    name: str
    ref: str
    road_class: str
    level: int
    direction: int
    """1 one-way along the line, -1 against it, 0 both ways."""
    absurd: tuple[str, ...]
    """Tags that cannot be meant so ("layer=top"); they were ignored."""
    contradicting: str = ""
    """A layer on the other side of the ground than its bridge or tunnel; the layer is believed."""


def dropped_as(tags: Mapping[str, str]) -> str | None:
    """The tag for which a way is no road ("highway=footway"); None for a road.

    Other objects are counted by key, railways and highways by value.
    """
    highway = tags.get("highway")
    if highway is not None:
        if highway not in ROAD_CLASSES:
            return f"highway={highway}"
        return "area=yes" if tags.get("area", "no") not in NO else None
    for key in OBJECT_KEYS:
        if key in tags:
            return f"{key}={tags[key]}" if key == "railway" else key
    if tags.get("area", "no") not in NO:
        return "area=yes"
    return min(tags) if tags else "untagged"


def read_road_tags(tags: Mapping[str, str]) -> RoadTags:
    """The meaning of a road's tags; absurd values are named and ignored."""
    said = (tags.get("layer", ""), tags.get("bridge", ""), tags.get("tunnel", ""))
    level, absurd_level = read_level(*said)
    direction, absurd_direction = read_direction(
        tags.get("oneway", ""), tags.get("highway", ""), tags.get("junction", "")
    )
    absurd = [absurd_level, absurd_direction, *_absurd_sizes(tags)]
    return RoadTags(
        name=first_filled(tags, "name", "name:zh", "official_name", "alt_name"),
        ref=first_filled(tags, "ref"),
        road_class=tags.get("highway", ""),
        level=level,
        direction=direction,
        absurd=tuple(tag for tag in absurd if tag),
        contradicting=contradicting_levels(*said),
    )


def first_filled(tags: Mapping[str, str], *keys: str) -> str:
    """The first value that is not blank."""
    return next((tags[key].strip() for key in keys if tags.get(key, "").strip()), "")


def read_level(layer: str, bridge: str = "", tunnel: str = "") -> tuple[int, str]:
    """Level of a road and the absurd tag if there is one.

    Without a layer a bridge lies one level up, a tunnel one down.
    """
    implied = 0
    if bridge.lower() not in NO:
        implied = 1
    elif tunnel.lower() not in NO | PASSAGES:
        implied = -1
    if not layer.strip():
        return implied, ""
    number = read_number(layer)
    if number is None or not number.is_integer() or abs(number) > MAX_LEVEL:
        return implied, f"layer={layer}"
    return int(number), ""


def contradicting_levels(layer: str, bridge: str, tunnel: str) -> str:
    """The tags of a bridge below or a tunnel above the ground, or of both at once; "" without."""
    over, under = bridge.lower() not in NO, tunnel.lower() not in NO | PASSAGES
    if over and under:
        return f"bridge={bridge} tunnel={tunnel}"
    number = read_number(layer) or 0.0
    if over and number < 0:
        return f"bridge={bridge} layer={layer}"
    return f"tunnel={tunnel} layer={layer}" if under and number > 0 else ""


def read_direction(oneway: str, highway: str = "", junction: str = "") -> tuple[int, str]:
    """1, -1 or 0 as in `RoadTags.direction`, and the absurd tag if there is one.

    Motorways and roundabouts are one-way where nothing is said.
    """
    said = oneway.strip().lower()
    if said in ONE_WAY:
        return ONE_WAY[said], ""
    if said in TWO_WAY:
        return 0, ""
    implied = int(highway == "motorway" or junction in IMPLIED_ONE_WAY)
    return implied, f"oneway={oneway}" if said else ""


def read_number(text: str) -> float | None:
    """The number a text is; None where it is none."""
    return float(text) if _NUMBER.fullmatch(text.strip()) else None


def _absurd_sizes(tags: Mapping[str, str]) -> list[str]:
    """Lane counts and widths that no road has; widths with a unit are left alone."""
    absurd = []
    if lanes := tags.get("lanes", ""):
        values = [read_number(part) for part in lanes.split(";")]
        if any(number is None or not 0 < number <= MAX_LANES for number in values):
            absurd.append(f"lanes={lanes}")
    width = read_number(tags.get("width", ""))
    if width is not None and not 0 < width <= MAX_WIDTH_M:
        absurd.append(f"width={tags['width']}")
    return absurd
