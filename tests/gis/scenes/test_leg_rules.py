"""The contract's rules on legs and movements, one by one, on junctions of many shapes."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

from gis.angles import bearing_deg
from gis.scenes.interchange import read_scene
from gis.scenes.record import PartyRecord, SceneRecord
from gis.scenes.translate import translate
from tests.helpers.scenes import LAYOUTS, Xy, turned_path

FIVE_EVEN = {"S": 180.0, "W": 252.0, "NW": 324.0, "NE": 36.0, "E": 108.0}
SKEWED = {"S": 180.0, "N": 0.0, "NNE": 30.0}
FORK = {"S": 180.0, "NW": 340.0, "NE": 20.0}
STEM = {"S": 180.0, "E": 90.0, "W": 270.0}


def read(
    arms: dict[str, float] | None,
    path: list[Xy],
    heading: float,
    *,
    action: str | None = None,
    **more: Any,
) -> tuple[PartyRecord, SceneRecord]:
    """The record of one car on a junction of 7 m half widths (a car alone keeps its legs)."""
    junction = None
    if arms is not None:
        junction = {
            "center": [0.0, 0.0],
            "arms": [
                {"name": name, "bearing_deg": bearing, "half_width_m": 7.0}
                for name, bearing in arms.items()
            ],
        }
    document = {
        "schema": "daoan.scene/1",
        "case_no": "1",
        "junction": junction,
        "parties": [
            {
                "no": 1,
                "class": "B03",
                "role": "driver",
                "action": action,
                "approach": [list(point) for point in path],
                "contact": {"at": list(path[-1]), "heading_deg": heading},
            }
        ],
        "impact": list(path[-1]),
    } | more
    record = translate(read_scene(document))
    return record.parties[0], record


def codes(record: SceneRecord) -> set[str]:
    return {warning.code for warning in record.warnings}


UNBENT = [(1.75, -40.0), (1.75, -6.0)]


@pytest.mark.parametrize("action", ["01", "04", "07", "08", "09", "12", "14"])
def test_party_hit_before_its_path_bends_leaves_straight_ahead_by_its_action(action: str) -> None:
    party, _ = read(LAYOUTS["4 arms"], UNBENT, 0.0, action=action)
    assert (party.leg_in, party.leg_out, party.assumed) == ("S", "N", ("leg_out",))


@pytest.mark.parametrize(
    ("action", "leg_out", "movement"),
    [("05", "W", "left"), ("06", "E", "right"), ("11", "S", "u_turn")],
)
def test_party_hit_before_it_turns_leaves_by_its_action(
    action: str, leg_out: str, movement: str
) -> None:
    party, record = read(LAYOUTS["4 arms"], UNBENT, 0.0, action=action)
    assert (party.leg_out, party.movement.value, party.assumed) == (
        leg_out,
        movement,
        ("leg_out",),
    )
    assert not codes(record)


def test_two_arms_on_the_side_that_an_unbent_path_does_not_tell_apart_are_ambiguous() -> None:
    party, record = read(FIVE_EVEN, [(1.75, -60.0), (1.75, -25.0)], 0.0, action="05")
    assert (party.leg_in, party.leg_out, party.movement.value) == ("S", None, "left")
    assert "LEG_AMBIGUOUS" in codes(record)


@pytest.mark.parametrize(("turn", "leg_out"), [(-100.0, "W"), (-60.0, "W")])
def test_a_bend_past_the_nearer_arm_leads_to_the_farther_one(turn: float, leg_out: str) -> None:
    path = turned_path((1.75, -50.0), 0.0, 43.0, 7.0, turn)
    party, _ = read(FIVE_EVEN, path, turn % 360.0, action="05")
    assert (party.leg_in, party.leg_out, party.movement.value) == ("S", leg_out, "left")


def test_a_wide_bend_leads_to_the_nearer_arm() -> None:
    path = turned_path((1.75, -50.0), 0.0, 43.0, 24.0, -34.0)
    party, _ = read(FIVE_EVEN, path, 326.0, action="05")
    assert (party.leg_in, party.leg_out, party.movement.value) == ("S", "NW", "left")


def test_no_arm_within_30_deg_is_straight_ahead_on_even_five_arms() -> None:
    party, record = read(FIVE_EVEN, [(1.75, -60.0), (1.75, -6.0)], 0.0, action="09")
    assert (party.leg_out, party.movement.value) == (None, "straight")
    assert "LEG_UNKNOWN" in codes(record)


def test_most_nearly_straight_of_two_arms_30_deg_apart() -> None:
    party, record = read(SKEWED, UNBENT, 0.0, action="09")
    assert (party.leg_out, party.movement.value) == ("N", "straight")
    assert not codes(record)


def test_two_arms_equally_straight_ahead_are_ambiguous_until_the_path_tells() -> None:
    party, record = read(FORK, [(0.0, -60.0), (0.0, -20.0)], 0.0, action="09")
    assert party.leg_out is None
    assert "LEG_AMBIGUOUS" in codes(record)
    bent = turned_path((0.0, -60.0), 0.0, 45.0, 50.0, 20.0)
    party, record = read(FORK, bent, 20.0, action="09")
    assert (party.leg_out, party.movement.value) == ("NE", "straight")


def test_left_out_of_a_stem_has_one_arm_and_straight_on_has_none() -> None:
    party, _ = read(STEM, UNBENT, 0.0, action="05")
    assert (party.leg_out, party.movement.value) == ("W", "left")
    party, record = read(STEM, UNBENT, 0.0, action="09")
    assert party.leg_out is None
    assert "LEG_UNKNOWN" in codes(record)


@pytest.mark.parametrize(
    ("action", "leg_in", "movement"),
    [("09", "S", "straight"), ("05", "W", "left"), ("06", "E", "right"), ("11", "N", "u_turn")],
)
def test_party_first_drawn_on_its_way_out_came_in_by_its_action(
    action: str, leg_in: str, movement: str
) -> None:
    party, _record = read(LAYOUTS["4 arms"], [(1.75, 9.0), (1.75, 30.0)], 0.0, action=action)
    assert (party.leg_in, party.leg_out, party.movement.value, party.assumed) == (
        leg_in,
        "N",
        movement,
        ("leg_in",),
    )


@pytest.mark.parametrize(
    ("turn", "leg_out", "movement"), [(90.0, "E", "right"), (-90.0, "W", "left")]
)
def test_a_way_drawn_to_its_end_goes_before_the_action(
    turn: float, leg_out: str, movement: str
) -> None:
    path = turned_path((1.75, -40.0), 0.0, 34.0, 7.0, turn)
    path.append((path[-1][0] + 15.0 * (1 if turn > 0 else -1), path[-1][1]))
    party, record = read(LAYOUTS["4 arms"], path, turn % 360.0, action="09")
    assert (party.leg_out, party.movement.value, party.assumed) == (leg_out, movement, ())
    assert "ACTION_DISAGREES" in codes(record)


def test_a_bend_to_the_left_goes_before_a_right_turn_in_the_code() -> None:
    path = turned_path((1.75, -40.0), 0.0, 36.0, 8.0, -50.0)
    party, record = read(LAYOUTS["4 arms"], path, 310.0, action="06")
    assert (party.leg_out, party.movement.value) == ("W", "left")
    assert "ACTION_DISAGREES" in codes(record)


def test_u_turn_through_the_junction_comes_back_by_its_own_arm() -> None:
    path = turned_path((1.75, -40.0), 0.0, 36.0, 3.5, -180.0)
    path.append((path[-1][0], -30.0))
    party, _ = read(LAYOUTS["4 arms"], path, 180.0)
    assert (party.leg_in, party.leg_out, party.movement.value) == ("S", "S", "u_turn")


def test_u_turn_on_an_arm_before_the_junction() -> None:
    path = turned_path((1.75, -60.0), 0.0, 25.0, 3.5, -170.0)
    party, _ = read(LAYOUTS["4 arms"], path, 190.0, action="11")
    assert (party.leg_in, party.leg_out, party.movement.value) == ("S", "S", "u_turn")


def test_lane_change_is_no_turn_even_inside_the_junction() -> None:
    path = [(1.75, -40.0), (1.75, -8.0), (4.2, 2.0)]
    party, _ = read(LAYOUTS["4 arms"], path, 14.0, action="08")
    assert (party.leg_out, party.movement.value) == ("N", "lane_change_right")


def test_path_that_starts_inside_the_mouth_comes_from_that_arm() -> None:
    party, _ = read(LAYOUTS["4 arms"], [(1.75, -6.5), (1.75, 1.0)], 0.0, action="09")
    assert (party.leg_in, party.leg_out) == ("S", "N")


def test_arm_that_bends_far_out_is_still_that_arm() -> None:
    path = [(40.0, -70.0), (20.0, -55.0), (8.0, -40.0), (3.0, -25.0), (1.75, -12.0), (1.75, -3.0)]
    party, _ = read(LAYOUTS["4 arms"], path, 0.0, action="09")
    assert (party.leg_in, party.leg_out, party.movement.value) == ("S", "N", "straight")


def test_stopped_party_of_one_point_has_the_leg_it_stands_on() -> None:
    party, _ = read(LAYOUTS["4 arms"], [(1.75, -12.0)], 0.0, action="14")
    assert (party.leg_in, party.leg_out, party.movement.value) == ("S", "N", "stopped")
    party, _ = read(LAYOUTS["4 arms"], [(1.75, -12.0)], 0.0)
    assert (party.leg_in, party.movement.value) == ("S", "stopped")
    party, _ = read(LAYOUTS["4 arms"], [(6.0, -20.0)], 0.0, action="13")
    assert (party.leg_in, party.leg_out, party.movement.value) == ("S", None, "parked")


def test_midblock_has_no_legs_but_movements() -> None:
    party, record = read(None, turned_path((0.0, -40.0), 0.0, 30.0, 5.0, -80.0), 280.0)
    assert (party.leg_in, party.leg_out, party.movement.value) == (None, None, "left")
    assert record.inside_junction is False


def test_reversing_party_heads_where_its_nose_points() -> None:
    party, _ = read(LAYOUTS["4 arms"], [(1.75, -10.0), (1.75, -25.0)], 0.0)
    assert (party.movement.value, party.heading_deg) == ("reversing", 0.0)


def test_forward_travel_goes_before_a_reversing_code() -> None:
    party, record = read(LAYOUTS["4 arms"], UNBENT, 0.0, action="02")
    assert party.movement.value == "straight"
    assert "ACTION_DISAGREES" in codes(record)


def random_arms(chance: random.Random) -> list[float]:
    """Bearings of 3 to 6 arms at least 40 deg apart."""
    while True:
        bearings = sorted(chance.uniform(0, 360) for _ in range(chance.choice([3, 4, 4, 5, 6])))
        gaps = [(b - a) % 360 for a, b in zip(bearings, bearings[1:] + bearings[:1], strict=True)]
        if min(gaps) >= 40:
            return bearings


def lane_point(bearing: float, distance: float, beside: float) -> Xy:
    """A point on an arm, `beside` metres right of its axis looking outwards."""
    angle = math.radians(bearing)
    return (
        distance * math.sin(angle) + beside * math.cos(angle),
        distance * math.cos(angle) - beside * math.sin(angle),
    )


@pytest.mark.parametrize("side", [1.0, -1.0], ids=["keeping right", "keeping left"])
@pytest.mark.parametrize("seed", range(150))
def test_smooth_ways_between_random_arms_lead_where_they_were_made_to(
    seed: int, side: float
) -> None:
    chance = random.Random(seed)
    bearings = random_arms(chance)
    start, end = chance.sample(range(len(bearings)), 2)
    mouth = 7.0 / math.tan(math.radians(20.0))
    first = lane_point(bearings[start], mouth, -3.5 * side)
    last = lane_point(bearings[end], mouth, 3.5 * side)
    pull = 0.45 * math.dist(first, last)
    inner = lane_point(bearings[start], mouth - pull, -3.5 * side)
    outer = lane_point(bearings[end], mouth - pull, 3.5 * side)
    path = [lane_point(bearings[start], mouth + 40.0, -3.5 * side)]
    for step in range(13):
        t = 0.9 * step / 12
        weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
        corners = (first, inner, outer, last)
        path.append(
            (
                sum(w * p[0] for w, p in zip(weights, corners, strict=True)),
                sum(w * p[1] for w, p in zip(weights, corners, strict=True)),
            )
        )
    change = (bearings[end] - bearings[start]) % 360 - 180
    way = "straight" if abs(change) < 30 else "right" if change > 0 else "left"
    party, record = read(
        {str(index): bearing for index, bearing in enumerate(bearings)},
        path,
        bearing_deg(path[-2], path[-1]),
        action={"straight": "09", "left": "05", "right": "06"}[way],
    )
    assert (party.leg_in, party.leg_out, party.movement.value) == (str(start), str(end), way)
    assert not codes(record)
