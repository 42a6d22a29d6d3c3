"""Relative headings from impact positions."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.angles import gap_deg, unit_vector
from gis.diagrams.relative import (
    Relation,
    defined_relation,
    entry_headings,
    impact_bearing,
    relation_holds,
    relative_heading,
)
from gis.scenes.record import Movement

HEADINGS = st.floats(0.0, 360.0, exclude_max=True)


@pytest.mark.parametrize(
    ("code", "bearing"),
    [
        ("01", 0.0), ("5", 45.0), ("02", 90.0), ("6", 135.0), ("3", 180.0), ("07", 225.0),
        ("4", 270.0), ("8", 315.0), ("11", 0.0), ("12", 90.0), ("13", 180.0), ("14", 270.0),
    ],
)  # fmt: skip
def test_impact_positions_have_the_bearings_of_the_report_form(code, bearing):
    assert impact_bearing(code) == bearing


@pytest.mark.parametrize("code", [None, "", "09", "10", "15", "16", "17", "99", "x"])
def test_roof_underside_unknown_and_no_contact_have_no_bearing(code):
    assert impact_bearing(code) is None


@pytest.mark.parametrize(
    ("theta1", "theta2", "expected"),
    [
        (0.0, 180.0, 0.0),  # follower's front into leader's rear: same direction
        (0.0, 0.0, 180.0),  # front to front: opposite
        (90.0, 270.0, 0.0),  # right side to left side: same direction
        (270.0, 270.0, 180.0),  # left side to left side: opposite
        (90.0, 0.0, 270.0),  # hit from the right: the other heads to the left
        (270.0, 0.0, 90.0),
    ],
)
def test_relative_heading_of_plain_cases(theta1, theta2, expected):
    assert relative_heading(0.0, theta1, theta2) == expected


@given(HEADINGS, HEADINGS, HEADINGS)
def test_contact_directions_of_both_vehicles_face_each_other(h1, theta1, theta2):
    h2 = relative_heading(h1, theta1, theta2)
    first, second = unit_vector(h1 + theta1), unit_vector(h2 + theta2)
    assert math.hypot(first[0] + second[0], first[1] + second[1]) < 1e-6


@given(HEADINGS, HEADINGS, HEADINGS)
def test_exchanging_the_parties_turns_the_answer_round(h1, theta1, theta2):
    h2 = relative_heading(h1, theta1, theta2)
    assert gap_deg(relative_heading(h2, theta2, theta1), h1) < 1e-6


@pytest.mark.parametrize(
    ("kind", "relation"),
    [
        ("10", Relation.OPPOSITE), ("11", Relation.OPPOSITE), ("12", Relation.SAME),
        ("13", Relation.SAME), ("15", Relation.CROSSING), ("14", None), ("16", None),
        ("17", None), (None, None),
    ],
)  # fmt: skip
def test_relations_are_those_of_the_official_definitions(kind, relation):
    assert defined_relation(kind) is relation


@given(st.floats(0.0, 180.0))
def test_every_gap_fits_some_relation_and_same_never_fits_with_opposite(gap):
    held = {relation for relation in Relation if relation_holds(relation, gap)}
    assert held
    assert not {Relation.SAME, Relation.OPPOSITE} <= held


def test_a_left_turner_hit_in_mid_turn_has_one_entry():
    # heading north-west, the other heads south: it came from the south, heading north
    assert entry_headings(315.0, Movement.LEFT, 180.0) == (0.0,)


def test_a_right_turner_hit_in_mid_turn_has_one_entry():
    assert entry_headings(45.0, Movement.RIGHT, 0.0) == (0.0,)


def test_a_turner_whose_heading_lies_on_a_road_has_two_entries():
    assert set(entry_headings(90.0, Movement.RIGHT, 0.0)) == {0.0, 90.0}


@given(st.sampled_from([Movement.LEFT, Movement.RIGHT]), st.integers(0, 7), st.integers(0, 7))
def test_an_entry_lies_at_most_a_quarter_turn_back(turn, heading, other):
    sign = 1.0 if turn is Movement.LEFT else -1.0
    for entry in entry_headings(heading * 45.0, turn, other * 45.0):
        back = (sign * (entry - heading * 45.0)) % 360.0
        assert back <= 90.0
