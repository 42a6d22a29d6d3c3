"""Parties' kinds and movements from codes."""

from __future__ import annotations

import pytest

from gis.diagrams.party_kinds import PartyKind, is_passenger, movement_of, party_kind
from gis.scenes.record import Movement
from tests.helpers.diagrams import make_crash, make_party


@pytest.mark.parametrize(
    ("action", "movement"),
    [
        ("01", Movement.STARTING), ("2", Movement.REVERSING), ("04", Movement.OVERTAKING),
        ("05", Movement.LEFT), ("6", Movement.RIGHT), ("07", Movement.LANE_CHANGE_LEFT),
        ("08", Movement.LANE_CHANGE_RIGHT), ("09", Movement.STRAIGHT), ("11", Movement.U_TURN),
        ("12", Movement.STOPPING), ("13", Movement.PARKED), ("14", Movement.STOPPED),
        ("17", Movement.STANDING), ("15", Movement.UNKNOWN), ("21", Movement.UNKNOWN),
        (None, Movement.UNKNOWN),
    ],
)  # fmt: skip
def test_actions_of_the_form_give_movements(action, movement):
    party = make_party(1, action_code=action)
    assert movement_of(party, make_crash("13", party)) is movement


@pytest.mark.parametrize(
    ("impact", "movement"),
    [("12", Movement.LANE_CHANGE_RIGHT), ("08", Movement.LANE_CHANGE_LEFT),
     ("01", Movement.UNKNOWN)],
)  # fmt: skip
def test_joining_a_line_is_a_lane_change_to_the_side_that_was_hit(impact, movement):
    party = make_party(1, action_code="10", impact_code=impact)
    assert movement_of(party, make_crash("12", party)) is movement


@pytest.mark.parametrize(
    ("kind", "movement"),
    [("03", Movement.CROSSING), ("02", Movement.ALONG), ("09", Movement.UNKNOWN)],
)
def test_walking_means_what_the_type_says(kind, movement):
    walker = make_party(2, "H01", action_code="16")
    assert movement_of(walker, make_crash(kind, walker)) is movement


def test_kinds_of_parties():
    assert party_kind(make_party(1, "C03")) is PartyKind.VEHICLE
    assert party_kind(make_party(1, "H04")) is PartyKind.PEDESTRIAN
    assert party_kind(make_party(1, None)) is PartyKind.OBJECT
    assert is_passenger(make_party(1, "H02"))
