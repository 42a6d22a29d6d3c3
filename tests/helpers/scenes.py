"""Scenes worked out by hand from the official pictograms (調查報告表(一), page 2).

Each sketch is drawn in its own frame: the main road runs north-south through (0, 0), traffic on
the right, two lanes of 3.5 m each way, the side road to the east. Expected values are read off the
pictogram by eye, not computed by the program.
"""

from __future__ import annotations

import copy
import itertools
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Xy = tuple[float, float]

LAYOUTS: dict[str, dict[str, float]] = {
    "3 arms": {"N": 0.0, "E": 90.0, "S": 180.0},
    "4 arms": {"N": 0.0, "E": 90.0, "S": 180.0, "W": 270.0},
    "5 arms": {"N": 0.0, "E": 90.0, "S": 180.0, "W": 270.0, "NW": 315.0},
}
HALF_WIDTH_M = 7.0


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One party of a sketch with what it must be read as; legs are arm names of the layouts."""

    class_code: str
    path: Sequence[Xy]
    heading: float
    action: str | None = None
    impact: str | None = None
    role: str = "driver"
    leg_in: str | None
    leg_out: str | None
    movement: str
    size: tuple[float, float] | None = (4.6, 1.8)


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """One pictogram."""

    name: str
    type_code: str
    impact: Xy
    parties: tuple[Drawn, ...]
    inside: bool
    layouts: tuple[str, ...] = tuple(LAYOUTS)


def turned_path(start: Xy, heading: float, ahead: float, radius: float, turn: float) -> list[Xy]:
    """Straight ahead, then on a circle by `turn` degrees (right is positive); points each 1 m."""
    points = [start]
    x, y = start
    steps = max(1, round(ahead))
    for _ in range(steps):
        x += math.sin(math.radians(heading)) * ahead / steps
        y += math.cos(math.radians(heading)) * ahead / steps
        points.append((x, y))
    arcs = max(1, math.ceil(abs(turn) / 5.0))
    chord = 2 * radius * math.sin(math.radians(abs(turn) / arcs / 2))
    for step in range(arcs):
        along = heading + turn * (step + 0.5) / arcs
        x += math.sin(math.radians(along)) * chord
        y += math.cos(math.radians(along)) * chord
        points.append((x, y))
    return points


def _left_of_16b() -> list[Xy]:
    """From the north, left towards the east: 45 deg of a circle of 9 m begun at (-1.75, 8)."""
    return turned_path((-1.75, 40.0), 180.0, 32.0, 9.0, -45.0)


def _right_of_16a() -> list[Xy]:
    """From the inner lane of the south to the right: 35 deg of a circle of 8 m begun at y = -7."""
    return turned_path((1.75, -40.0), 0.0, 33.0, 8.0, 35.0)


_TURNER_A, _TURNER_B = _right_of_16a()[-1], _left_of_16b()[-1]

SKETCHES: tuple[Sketch, ...] = (
    Sketch(
        name="10 head-on",
        type_code="10",
        impact=(1.0, 20.0),
        inside=False,
        parties=(
            Drawn(
                class_code="B03",
                path=[(1.0, -40.0), (1.0, 17.7)],
                heading=0.0,
                action="09",
                impact="01",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
            Drawn(
                class_code="B03",
                path=[(1.0, 60.0), (1.0, 22.3)],
                heading=180.0,
                action="09",
                impact="01",
                leg_in="N",
                leg_out="S",
                movement="straight",
            ),
        ),
    ),
    Sketch(
        name="11 a opposite sideswipe",
        type_code="11",
        impact=(0.0, 21.5),
        inside=False,
        parties=(
            Drawn(
                class_code="B03",
                path=[(0.9, -40.0), (0.9, 20.0)],
                heading=0.0,
                action="09",
                impact="08",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
            Drawn(
                class_code="B03",
                path=[(-0.9, 60.0), (-0.9, 21.9)],
                heading=180.0,
                action="09",
                impact="04",
                leg_in="N",
                leg_out="S",
                movement="straight",
            ),
        ),
    ),
    Sketch(
        name="12 b same direction sideswipe",
        type_code="12",
        impact=(3.5, -24.5),
        inside=False,
        parties=(
            Drawn(
                class_code="B03",
                path=[(2.6, -60.0), (2.6, -24.0)],
                heading=0.0,
                action="09",
                impact="02",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
            Drawn(
                class_code="C03",
                path=[(3.9, -60.0), (3.9, -25.0)],
                heading=0.0,
                action="09",
                impact="14",
                role="rider",
                size=(1.9, 0.75),
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
        ),
    ),
    Sketch(
        name="12 by lane change",
        type_code="12",
        impact=(3.9, -19.8),
        inside=False,
        parties=(
            Drawn(
                class_code="B03",
                path=[(1.75, -60.0), (1.75, -36.0), (2.9, -20.5)],
                heading=6.0,
                action="08",
                impact="02",
                leg_in="S",
                leg_out="N",
                movement="lane_change_right",
            ),
            Drawn(
                class_code="C03",
                path=[(4.4, -60.0), (4.4, -20.0)],
                heading=0.0,
                action="09",
                impact="14",
                role="rider",
                size=(1.9, 0.75),
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
        ),
    ),
    Sketch(
        name="13 a rear end",
        type_code="13",
        impact=(1.75, -20.0),
        inside=False,
        parties=(
            Drawn(
                class_code="B03",
                path=[(1.75, -60.0), (1.75, -22.3)],
                heading=0.0,
                action="09",
                impact="01",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
            Drawn(
                class_code="B03",
                path=[(1.75, -17.7)],
                heading=0.0,
                action="14",
                impact="03",
                leg_in="S",
                leg_out="N",
                movement="stopped",
            ),
        ),
    ),
    Sketch(
        name="13 b rear end aside",
        type_code="13",
        impact=(2.25, -20.0),
        inside=False,
        parties=(
            Drawn(
                class_code="B03",
                path=[(1.75, -60.0), (1.75, -22.3)],
                heading=0.0,
                action="09",
                impact="05",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
            Drawn(
                class_code="B03",
                path=[(2.75, -50.0), (2.75, -17.7)],
                heading=0.0,
                action="05",
                impact="07",
                leg_in="S",
                leg_out="W",
                movement="left",
            ),
        ),
        layouts=("4 arms",),
    ),
    Sketch(
        name="14 a reversing into one behind",
        type_code="14",
        impact=(1.75, -20.0),
        inside=False,
        parties=(
            Drawn(
                class_code="B03",
                path=[(1.75, -8.0), (1.75, -17.7)],
                heading=0.0,
                action="02",
                impact="03",
                leg_in=None,
                leg_out="S",
                movement="reversing",
            ),
            Drawn(
                class_code="B03",
                path=[(1.75, -60.0), (1.75, -22.3)],
                heading=0.0,
                action="09",
                impact="01",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
        ),
    ),
    Sketch(
        name="14 b reversing out of the side road",
        type_code="14",
        impact=(4.6, 0.0),
        inside=True,
        parties=(
            Drawn(
                class_code="B03",
                path=[(30.0, 0.0), (6.9, 0.0)],
                heading=90.0,
                action="02",
                impact="03",
                leg_in="E",
                leg_out=None,
                movement="reversing",
            ),
            Drawn(
                class_code="B03",
                path=[(3.7, -60.0), (3.7, -1.0)],
                heading=0.0,
                action="09",
                impact="02",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
        ),
    ),
    Sketch(
        name="15 junction crossing",
        type_code="15",
        impact=(2.65, 2.0),
        inside=True,
        parties=(
            Drawn(
                class_code="B03",
                path=[(1.75, -40.0), (1.75, 1.0)],
                heading=0.0,
                action="09",
                impact="02",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
            Drawn(
                class_code="B03",
                path=[(40.0, 2.0), (4.95, 2.0)],
                heading=270.0,
                action="09",
                impact="01",
                leg_in="E",
                leg_out="W",
                movement="straight",
            ),
        ),
        layouts=("4 arms", "5 arms"),
    ),
    Sketch(
        name="16 a right turn across the outer lane",
        type_code="16",
        impact=(_TURNER_A[0] + 1.6, _TURNER_A[1] + 1.3),
        inside=True,
        parties=(
            Drawn(
                class_code="B03",
                path=_right_of_16a(),
                heading=35.0,
                action="06",
                impact="02",
                leg_in="S",
                leg_out="E",
                movement="right",
            ),
            Drawn(
                class_code="C03",
                path=[(_TURNER_A[0] + 2.0, -40.0), (_TURNER_A[0] + 2.0, _TURNER_A[1] + 0.6)],
                heading=0.0,
                action="09",
                impact="14",
                role="rider",
                size=(1.9, 0.75),
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
        ),
    ),
    Sketch(
        name="16 b left turn against the opposite",
        type_code="16",
        impact=(_TURNER_B[0] + 1.9, _TURNER_B[1] - 1.2),
        inside=True,
        parties=(
            Drawn(
                class_code="B03",
                path=_left_of_16b(),
                heading=135.0,
                action="05",
                impact="01",
                leg_in="N",
                leg_out="E",
                movement="left",
            ),
            Drawn(
                class_code="B03",
                path=[(_TURNER_B[0] + 2.8, -40.0), (_TURNER_B[0] + 2.8, _TURNER_B[1] - 3.0)],
                heading=0.0,
                action="09",
                impact="08",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
        ),
    ),
    Sketch(
        name="17 both turning",
        type_code="17",
        impact=(5.1, -0.6),
        inside=True,
        parties=(
            Drawn(
                class_code="B03",
                path=turned_path((-1.75, 40.0), 180.0, 33.0, 7.0, -70.0),
                heading=110.0,
                action="05",
                impact="01",
                leg_in="N",
                leg_out="E",
                movement="left",
            ),
            Drawn(
                class_code="B03",
                path=turned_path((4.5, -40.0), 0.0, 35.0, 5.0, 45.0),
                heading=45.0,
                action="06",
                impact="08",
                leg_in="S",
                leg_out="E",
                movement="right",
            ),
        ),
    ),
    Sketch(
        name="03 pedestrian crossing",
        type_code="03",
        impact=(1.75, 18.8),
        inside=False,
        parties=(
            Drawn(
                class_code="B03",
                path=[(1.75, -40.0), (1.75, 16.5)],
                heading=0.0,
                action="09",
                impact="01",
                leg_in="S",
                leg_out="N",
                movement="straight",
            ),
            Drawn(
                class_code="H01",
                path=[(8.0, 19.0), (1.75, 19.0)],
                heading=270.0,
                action="16",
                impact="16",
                role="pedestrian",
                size=(0.5, 0.5),
                leg_in=None,
                leg_out=None,
                movement="crossing",
            ),
        ),
    ),
)


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
