"""Which tags of a way the cross-section is read from."""

from __future__ import annotations

from collections.abc import Mapping
from sys import intern

PREFIXES = (
    *(
        "lanes",
        "turn",
        "placement",
        "width",
        "est_width",
        "lane_width",
        "lane_markings",
        "sidewalk",
        "parking",
    ),
    *("cycleway", "busway", "shoulder", "divider", "median", "maxspeed", "oneway", "junction"),
    *("dual_carriageway", "motorcycle", "motorcar", "motor_vehicle", "vehicle", "access"),
    *("moped", "bus", "psv", "bicycle", "highway", "service", "name"),
)


def lane_tags(tags: Mapping[str, str]) -> dict[str, str]:
    """The tags that say something of lanes, or by which a road's defaults are chosen.

    Equal words are kept once: a country has millions of ways with the same few.
    """
    return {
        intern(key): intern(value)
        for key, value in tags.items()
        if key.split(":", 1)[0] in PREFIXES and (":" not in key or not key.startswith("name:"))
    }
