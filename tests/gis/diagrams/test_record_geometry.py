"""What a record alone settles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gis.crashes.side_direction import SideDirection
from gis.diagrams.diagram import HitSide, NotDrawnReason
from gis.diagrams.reasons import Refusal
from gis.diagrams.record_geometry import RecordGeometry, record_geometry
from gis.scenes.record import Movement
from tests.helpers.diagrams import make_crash, make_party, two_cars


def refused(crash):
    result = record_geometry(crash)
    assert isinstance(result, Refusal)
    return result.reason


def settled(crash):
    result = record_geometry(crash)
    assert isinstance(result, RecordGeometry), result
    return result.parties


@pytest.mark.parametrize(
    ("type_code", "impacts", "second_heading"),
    [
        ("13", "01 03", 0.0), ("13", "11 13", 0.0), ("10", "01 11", 180.0), ("11", "04 14", 180.0),
        ("12", "02 14", 0.0), ("15", "11 12", 90.0), ("15", "01 14", 270.0), ("13", "05 03", 45.0),
    ],
)  # fmt: skip
def test_type_and_impacts_that_agree_settle_the_headings(type_code, impacts, second_heading):
    first, second = settled(two_cars(type_code, impacts))
    assert (first.heading_deg, second.heading_deg) == (0.0, second_heading)


@pytest.mark.parametrize(
    ("type_code", "impacts"),
    [("13", "01 01"), ("10", "01 03"), ("15", "01 03"), ("15", "01 01"), ("12", "01 02"),
     ("11", "02 14")],
)  # fmt: skip
def test_impacts_that_do_not_fit_the_type_contradict_it(type_code, impacts):
    assert refused(two_cars(type_code, impacts)) is NotDrawnReason.CODES_CONTRADICT


def test_a_turn_contradicts_a_crossing_of_two_straight_ways():
    assert refused(two_cars("15", "11 12", "05 09")) is NotDrawnReason.CODES_CONTRADICT


@pytest.mark.parametrize("impacts", ["15 01", "01 10", "09 03", "01 16"])
def test_an_impact_that_is_no_side_settles_nothing(impacts):
    assert refused(two_cars("13", impacts)) is NotDrawnReason.NO_IMPACT_CODES


def test_a_party_without_contact_settles_nothing():
    assert refused(two_cars("16", "17 12", "05 09")) is NotDrawnReason.NO_IMPACT_CODES


def test_a_side_collision_in_mid_turn_is_settled():
    turner, other = settled(two_cars("16", "05 11", "05 09"))
    assert other.heading_deg == 225.0
    assert turner.heading_deg == 0.0
    # back by 45 deg of its left turn it faced the other vehicle
    assert turner.heading_in_deg == 45.0


def test_a_side_collision_with_two_possible_entries_is_not_guessed():
    assert refused(two_cars("16", "12 11", "05 09")) is NotDrawnReason.NO_DIRECTION


@pytest.mark.parametrize("actions", ["09 09", "05 06", "11 09"])
def test_a_side_collision_without_one_turning_party_is_not_guessed(actions):
    assert refused(two_cars("16", "05 11", actions)) is NotDrawnReason.NO_DIRECTION


@pytest.mark.parametrize("type_code", ["17", None])
def test_a_type_that_defines_no_relation_is_not_guessed(type_code):
    assert refused(two_cars(type_code, "01 03")) is NotDrawnReason.NO_DIRECTION


def test_a_reversing_party_meets_the_other_with_its_rear():
    first, second = settled(two_cars("14", "03 11", "02 09"))
    assert first.side is HitSide.REAR
    assert second.heading_deg == 0.0
    assert refused(two_cars("14", "01 11", "02 09")) is NotDrawnReason.CODES_CONTRADICT
    assert refused(two_cars("14", "03 11", "09 09")) is NotDrawnReason.NO_DIRECTION


def test_a_fall_alone_needs_no_impact():
    crash = make_crash(
        "18",
        make_party(1, "C03", impact_code="17", action_code="09"),
        make_party(2, None, attribute_code="3"),
    )
    rider, ground = settled(crash)
    assert rider.movement is Movement.FELL
    assert ground.heading_deg is None


def test_an_object_lies_where_the_vehicle_was_hit():
    hit = make_crash("38", make_party(1, impact_code="02"), make_party(2, None))
    assert settled(hit)[0].side is HitSide.RIGHT
    blind = make_crash("38", make_party(1, impact_code="15"), make_party(2, None))
    assert refused(blind) is NotDrawnReason.NO_IMPACT_CODES


@pytest.mark.parametrize(("type_code", "heading"), [("01", 180.0), ("02", 0.0)])
def test_pedestrians_along_the_road_are_settled_by_their_type(type_code, heading):
    crash = make_crash(
        type_code, make_party(1, impact_code="01"), make_party(2, "H01", action_code="16")
    )
    walker = settled(crash)[1]
    assert walker.heading_deg == heading
    assert walker.movement is Movement.ALONG


def test_a_crossing_pedestrian_may_come_from_either_side():
    crash = make_crash(
        "03", make_party(1, impact_code="05"), make_party(2, "H01", action_code="16")
    )
    assert refused(crash) is NotDrawnReason.NO_DIRECTION


def test_the_pedestrian_may_be_the_first_party():
    crash = make_crash(
        "08", make_party(1, "H01", action_code="17"), make_party(2, impact_code="11")
    )
    walker, vehicle = settled(crash)
    assert walker.movement is Movement.STANDING
    assert vehicle.heading_deg == 0.0


def test_a_crash_of_two_with_one_party_left_has_too_few():
    assert refused(make_crash("13", make_party(1, impact_code="01"))) is (
        NotDrawnReason.TOO_FEW_PARTIES
    )
    assert refused(make_crash("13")) is NotDrawnReason.TOO_FEW_PARTIES


def test_passengers_are_never_parties_of_a_glyph():
    crash = make_crash(
        "13",
        make_party(1, impact_code="01"),
        make_party(2, "H02", impact_code="16"),
        make_party(3, impact_code="03"),
    )
    assert [place.party.sequence for place in settled(crash)] == [1, 3]


def test_a_queue_of_three_heads_one_way():
    parties = settled(two_cars("13", "01 03 03", "09 14 14"))
    assert [place.heading_deg for place in parties] == [0.0, 0.0, 0.0]


def test_a_third_party_beside_the_queue_keeps_no_heading():
    parties = settled(two_cars("12", "02 04 01", "09 09 09"))
    assert parties[2].heading_deg is None


@pytest.mark.parametrize(
    ("direction", "entry"),
    # party 1 turns left and heads along 0 deg when its right side is hit; the other one heads 270
    [(SideDirection.OPPOSITE, 90.0), (SideDirection.FROM_RIGHT, 0.0)],
)
def test_the_recorded_direction_settles_which_way_a_turn_began(direction, entry):
    crash = replace(two_cars("16", "12 11", "05 09"), side_direction=direction)
    turner, other = settled(crash)
    assert (turner.heading_in_deg, turner.heading_deg) == (entry, 0.0)
    assert (other.heading_in_deg, other.heading_deg) == (270.0, 270.0)
    reasons = [item.code for item in record_geometry(crash).reasons]
    assert reasons == [f"WHY_DIRECTION_{direction.name}"]


def test_left_and_right_are_seen_from_the_first_party_also_where_the_second_turns():
    crash = replace(two_cars("16", "11 12", "09 05"), side_direction=SideDirection.FROM_LEFT)
    # from the left of party 1, so party 2 has it at its right: it began along the way it heads
    first, turner = settled(crash)
    assert (first.heading_deg, turner.heading_in_deg, turner.heading_deg) == (0.0, 90.0, 90.0)


def test_a_recorded_direction_that_the_impacts_exclude_contradicts_them():
    crash = replace(two_cars("16", "12 11", "05 09"), side_direction=SideDirection.SAME)
    assert refused(crash) is NotDrawnReason.CODES_CONTRADICT


def test_without_impact_positions_the_direction_settles_headings_and_leaves_sides_open():
    crash = replace(two_cars("16", "15 15", "09 05"), side_direction=SideDirection.OPPOSITE)
    first, turner = settled(crash)
    assert (first.heading_deg, turner.heading_in_deg, turner.heading_deg) == (0.0, 180.0, 135.0)
    assert (first.side, turner.side) == (HitSide.UNKNOWN, HitSide.UNKNOWN)


def test_a_direction_says_nothing_of_crashes_that_are_no_side_impacts():
    with_one = replace(two_cars("15", "11 12"), side_direction=SideDirection.SAME)
    assert settled(with_one) == settled(two_cars("15", "11 12"))
