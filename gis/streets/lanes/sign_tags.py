"""Signs that the tags of a node name (`traffic_sign=TW:禁1`, `traffic_sign=maxspeed`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

WORDS = {
    "stop": "遵1",
    "give_way": "遵2",
    "yield": "遵2",
    "roundabout": "遵21",
    "no_entry": "禁1",
    "no_motorcycles": "禁3",
    "no_right_turn": "禁17",
    "no_left_turn": "禁18",
    "no_u_turn": "禁22",
    "overtaking": "禁23",
    "no_overtaking": "禁23",
    "no_parking": "禁25",
    "no_stopping": "禁26",
    "maxspeed": "限5",
    "oneway": "遵16",
    "traffic_signals": "警23",
    "crossing": "警34",
    "children": "警35",
    "dead_end": "指65",
}
"""Words of OpenStreetMap and the codes of the law (articles 24 to 129)."""
KEYS = (
    ("traffic_sign:forward", False),
    ("traffic_sign:backward", True),
    ("traffic_sign", None),
)
_CODE = re.compile(r"TW:\s*([警遵禁限指])\s*(\d+(?:[.-]\d+)?)")


class SaidSign(NamedTuple):
    """A sign by its code in the law, and whether it faces traffic against the way's line."""

    code: str
    against: bool


def read_node_signs(tags: Mapping[str, str]) -> tuple[SaidSign, ...]:
    """The signs of a node that are known, in the order they are named; others say nothing.

    Foreign codes ("US:R1-1") name signs of another law and are left out.
    """
    found: list[SaidSign] = []
    turned = tags.get("direction", "").strip().lower() == "backward"
    for key, against in KEYS:
        for word in re.split(r"[;,]", tags.get(key, "")):
            code = _code(word.strip())
            if code:
                found.append(SaidSign(code, turned if against is None else against))
    return tuple(dict.fromkeys(found))


def _code(word: str) -> str:
    """The law's code of one word; blank where it is not known."""
    if match := _CODE.fullmatch(word):
        return match[1] + match[2]
    return WORDS.get(word.lower(), "")
