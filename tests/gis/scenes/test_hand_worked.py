"""Scenes worked out by hand from the contract's words: tight turns, standing parties, hard hits.

Traffic on the right, junction centre at (0, 0), arms 8 m to each side; paths in metres.
"""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from gis.angles import Point, moved
from gis.scenes.interchange import read_scene
from gis.scenes.record import PartyRecord, SceneRecord
from gis.scenes.translate import translate
from tests.helpers.scene_drawing import Xy

FOUR = {"N": 0.0, "E": 90.0, "S": 180.0, "W": 270.0}
SIX = {"N": 0.0, "NE": 60.0, "SE": 120.0, "S": 180.0, "SW": 240.0, "NW": 300.0}
HEADINGS = (0.0, 37.0, 90.0, 211.5)
SIZES = {"B03": (4.6, 1.8), "C03": (1.9, 0.7), "A11": (8.0, 2.4)}


def party(
    path: list[Xy], heading: float, class_code: str = "B03", action: str | None = None
) -> dict[str, Any]:
    return {"path": path, "heading": heading, "class": class_code, "action": action}


def straight(end: Xy, heading: float, length: float = 30.0) -> list[Xy]:
    return [moved(end, heading, -length), end]


def curve(begin: Xy, corner: Xy, end: Xy, parts: int) -> list[Xy]:
    """A quadratic curve, both ends included."""
    shares = [step / parts for step in range(parts + 1)]
    return [
        (
            (1 - t) ** 2 * begin[0] + 2 * t * (1 - t) * corner[0] + t * t * end[0],
            (1 - t) ** 2 * begin[1] + 2 * t * (1 - t) * corner[1] + t * t * end[1],
        )
        for t in shares
    ]


def read(
    parties: list[dict[str, Any]], impact: Xy, turn: float, arms: dict[str, float] = FOUR
) -> SceneRecord:
    """The record of a scene turned clockwise, far from the origin."""
    origin: Point = (193000.0, 2597000.0)

    def at(point: Xy) -> list[float]:
        return list(moved(moved(origin, turn, point[1]), turn + 90.0, point[0]))

    return translate(
        read_scene(
            {
                "schema": "daoan.scene/1",
                "crs": "EPSG:3826",
                "case_no": "11401CY0001",
                "junction": {
                    "center": list(origin),
                    "arms": [
                        {"name": name, "bearing_deg": (bearing + turn) % 360, "half_width_m": 8.0}
                        for name, bearing in arms.items()
                    ],
                },
                "parties": [
                    {
                        "no": number,
                        "class": item["class"],
                        "role": "rider" if item["class"] == "C03" else "driver",
                        "action": item["action"],
                        "size_m": list(SIZES[item["class"]]),
                        "approach": [at(point) for point in item["path"]],
                        "contact": {
                            "at": at(item["path"][-1]),
                            "heading_deg": (item["heading"] + turn) % 360,
                        },
                    }
                    for number, item in enumerate(parties, start=1)
                ],
                "impact": at(impact),
            }
        )
    )


def way(read_party: PartyRecord) -> tuple[str | None, str | None, str]:
    return (read_party.leg_in, read_party.leg_out, read_party.movement.value)


def codes(record: SceneRecord) -> list[str]:
    return [item.code for item in record.warnings]


@pytest.mark.parametrize("turn", HEADINGS)
@pytest.mark.parametrize("parts", [3, 12])
@pytest.mark.parametrize("action", [None, "11"])
def test_a_tight_u_turn_inside_the_junction_is_no_reversing(
    turn: float, parts: int, action: str | None
) -> None:
    turner = [(1.75, -30.0), *curve((1.75, -2.0), (1.75, 6.5), (-0.44, 3.3), parts)]
    opposite = straight((-1.75, 5.3), 180.0)
    record = read([party(turner, 215.0, action=action), party(opposite, 180.0)], (-1.75, 3.0), turn)
    assert record.type_code == "16"
    assert way(record.parties[0]) == ("S", "S", "u_turn")
    assert codes(record) == []


@pytest.mark.parametrize("turn", HEADINGS)
@pytest.mark.parametrize("action", [None, "11"])
def test_a_tight_u_turn_on_an_arm_leads_back_to_it(turn: float, action: str | None) -> None:
    turner = [(1.75, -70.0), *curve((1.75, -41.5), (1.5, -36.0), (-0.8, -38.4), 8)]
    opposite = straight((-1.75, -37.05), 180.0)
    record = read(
        [party(turner, 235.0, action=action), party(opposite, 180.0, "C03")], (-1.75, -38.0), turn
    )
    assert (record.type_code, record.inside_junction) == ("16", False)
    assert way(record.parties[0]) == ("S", "S", "u_turn")
    assert codes(record) == []


@pytest.mark.parametrize("turn", HEADINGS)
def test_a_left_turn_drawn_to_its_end_is_none_by_the_u_turn_code(turn: float) -> None:
    turner = [(1.75, -30.0), *curve((1.75, -5.0), (1.75, 1.0), (-7.6, 2.7), 8)]
    opposite = straight((-6.0, 4.15), 180.0)
    record = read(
        [party(turner, 280.0, action="11"), party(opposite, 180.0, "C03")], (-6.0, 3.2), turn
    )
    assert way(record.parties[0]) == ("S", "W", "left")
    assert codes(record) == ["ACTION_DISAGREES"]


@pytest.mark.parametrize("turn", HEADINGS)
def test_a_heading_past_the_near_arm_leads_to_the_far_one(turn: float) -> None:
    turner = [(1.75, -30.0), *curve((1.75, -7.5), (1.75, -4.7), (4.3, -5.4), 6)]
    other = straight((7.4, -6.2), 285.0)
    record = read(
        [party(turner, 105.0, action="06"), party(other, 285.0, "C03")], (6.5, -6.0), turn, SIX
    )
    assert way(record.parties[0]) == ("S", "SE", "right")


@pytest.mark.parametrize("turn", HEADINGS)
@pytest.mark.parametrize("action", ["13", "14"])
def test_a_party_said_to_stand_but_drawn_across_the_junction_crosses(
    turn: float, action: str
) -> None:
    north, west = straight((1.75, 1.0), 0.0), straight((4.95, 2.0), 270.0)
    record = read([party(north, 0.0, action=action), party(west, 270.0)], (2.65, 2.0), turn)
    assert record.type_code == "15"


@pytest.mark.parametrize("turn", HEADINGS)
def test_a_waiting_left_turner_hit_by_the_opposite_is_a_turning_crash(turn: float) -> None:
    turner = [(1.75, -30.0), *curve((1.75, -5.0), (1.75, 1.0), (-7.6, 2.7), 8)]
    opposite = straight((-6.0, 4.15), 180.0)
    record = read(
        [party(turner, 280.0, action="14"), party(opposite, 180.0, "C03")], (-6.0, 3.2), turn
    )
    assert record.type_code == "16"
    assert record.parties[0].movement.value == "stopped"


@pytest.mark.parametrize(("shift", "back"), list(itertools.product((-0.25, 0.25), (-0.3, 0.3))))
def test_a_motorcycle_into_a_rear_is_a_rear_end_wherever_the_hand_put_the_point(
    shift: float, back: float
) -> None:
    leader, follower = straight((1.75, -17.7), 0.0), straight((1.75 + shift, -20.95), 0.0)
    record = read(
        [party(leader, 0.0, action="06"), party(follower, 0.0, "C03")],
        (1.75 + 2 * shift, -20.0 + back),
        0.0,
    )
    assert record.type_code == "13"


def test_a_motorcycle_beside_a_rear_wheel_is_a_sideswipe() -> None:
    car, motorcycle = straight((1.75, -20.0), 0.0), straight((3.0, -21.5), 0.0)
    record = read([party(car, 0.0), party(motorcycle, 0.0, "C03")], (2.65, -21.3), 0.0)
    assert record.type_code == "12"


@pytest.mark.parametrize("shift", [-0.3, 0.0, 0.3])
def test_a_motorcycle_into_a_car_front_is_head_on(shift: float) -> None:
    car, motorcycle = straight((1.2, -32.3), 0.0), straight((1.2, -29.05), 180.0)
    record = read([party(car, 0.0), party(motorcycle, 180.0, "C03")], (1.2 + shift, -30.0), 0.0)
    assert record.type_code == "10"


def test_a_motorcycle_into_a_car_corner_is_an_opposite_sideswipe() -> None:
    car, motorcycle = straight((1.2, -32.3), 0.0), straight((0.3, -29.05), 180.0)
    record = read([party(car, 0.0), party(motorcycle, 180.0, "C03")], (0.3, -30.0), 0.0)
    assert record.type_code == "11"
