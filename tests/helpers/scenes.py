"""Scenes worked out by hand from the official pictograms (調查報告表(一), page 2), as documents.

Each sketch is drawn in its own frame: the main road runs north-south through (0, 0), traffic on
the right, two lanes of 3.5 m each way, the side road to the east. Expected values are read off the
pictogram by eye, not computed by the program.
"""

from __future__ import annotations

import copy
import itertools
import math
import random
from collections.abc import Iterable
from typing import Any

from tests.helpers.crossing_sketches import CROSSING_SKETCHES
from tests.helpers.parallel_sketches import PARALLEL_SKETCHES
from tests.helpers.scene_drawing import HALF_WIDTH_M, LAYOUTS, Drawn, Sketch, Xy, turned_path

__all__ = [
    "HALF_WIDTH_M",
    "LAYOUTS",
    "SKETCHES",
    "Drawn",
    "Sketch",
    "Xy",
    "placed",
    "shaky",
    "sketch_document",
    "turned_path",
    "without_codes",
]

SKETCHES: tuple[Sketch, ...] = (*PARALLEL_SKETCHES, *CROSSING_SKETCHES)


def sketch_document(sketch: Sketch, layout: str) -> dict[str, Any]:
    """The sketch on a junction as an interchange document, in the sketch's own frame."""
    parties = []
    for number, drawn in enumerate(sketch.parties, start=1):
        party: dict[str, Any] = {
            "no": number,
            "class": drawn.class_code,
            "role": drawn.role,
            "action": drawn.action,
            "impact": drawn.impact,
            "injury": "3",
            "approach": [list(point) for point in drawn.path],
            "contact": {"at": list(drawn.path[-1]), "heading_deg": drawn.heading},
        }
        if drawn.size is not None:
            party["size_m"] = list(drawn.size)
        parties.append(party)
    return {
        "schema": "daoan.scene/1",
        "crs": "EPSG:3826",
        "case_no": sketch.name,
        "occurred_at": "2025-01-06T13:28:00+08:00",
        "place": "中山路 / 文化路",
        "severity": "A2",
        "type_code": sketch.type_code,
        "junction": {
            "center": [0.0, 0.0],
            "arms": [
                {"name": name, "bearing_deg": bearing, "street": name, "half_width_m": HALF_WIDTH_M}
                for name, bearing in LAYOUTS[layout].items()
            ],
        },
        "parties": parties,
        "impact": list(sketch.impact),
    }


def placed(
    document: dict[str, Any], *, turn_deg: float = 0.0, shift: Xy = (0.0, 0.0), mirror: bool = False
) -> dict[str, Any]:
    """The document mirrored (east for west), turned clockwise and moved."""
    result = copy.deepcopy(document)
    angle = math.radians(turn_deg)
    flip = -1.0 if mirror else 1.0

    def point(value: Iterable[float]) -> list[float]:
        x, y = value
        x *= flip
        return [
            x * math.cos(angle) + y * math.sin(angle) + shift[0],
            -x * math.sin(angle) + y * math.cos(angle) + shift[1],
        ]

    def heading(value: float) -> float:
        return (flip * value + turn_deg) % 360.0

    if result.get("junction"):
        result["junction"]["center"] = point(result["junction"]["center"])
        for arm in result["junction"]["arms"]:
            arm["bearing_deg"] = heading(arm["bearing_deg"])
    for party in result["parties"]:
        party["approach"] = [point(item) for item in party.get("approach", [])]
        for key in ("contact", "rest"):
            if party.get(key):
                party[key]["at"] = point(party[key]["at"])
                party[key]["heading_deg"] = heading(party[key]["heading_deg"])
        if mirror:
            party["action"] = MIRRORED_ACTION.get(party["action"], party["action"])
            party["impact"] = MIRRORED_IMPACT.get(party["impact"], party["impact"])
    if result.get("impact"):
        result["impact"] = point(result["impact"])
    return result


MIRRORED_ACTION = {"05": "06", "06": "05", "07": "08", "08": "07"}
MIRRORED_IMPACT = {
    "02": "04",
    "04": "02",
    "05": "08",
    "08": "05",
    "06": "07",
    "07": "06",
    "12": "14",
    "14": "12",
}
MIRRORED_MOVEMENT = {
    "left": "right",
    "right": "left",
    "lane_change_left": "lane_change_right",
    "lane_change_right": "lane_change_left",
}


def without_codes(document: dict[str, Any]) -> dict[str, Any]:
    """The document with all codes blank."""
    result = copy.deepcopy(document)
    result["type_code"] = None
    for party in result["parties"]:
        party["action"] = party["impact"] = None
    return result


def shaky(document: dict[str, Any], *, sigma_m: float, step_m: float, seed: int) -> dict[str, Any]:
    """The document with paths redrawn by an unsteady hand; contacts stay where they are."""
    result = copy.deepcopy(document)
    chance = random.Random(seed)
    for party in result["parties"]:
        path = party["approach"]
        if len(path) < 2:
            continue
        drawn: list[list[float]] = []
        for a, b in itertools.pairwise(path):
            parts = max(1, round(math.dist(a, b) / step_m))
            drawn += [
                [a[0] + (b[0] - a[0]) * i / parts, a[1] + (b[1] - a[1]) * i / parts]
                for i in range(parts)
            ]
        party["approach"] = [
            [x + chance.gauss(0, sigma_m), y + chance.gauss(0, sigma_m)] for x, y in drawn
        ] + [path[-1]]
    return result
