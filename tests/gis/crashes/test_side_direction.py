"""The recorded direction of side impacts: words taken for what they say, nothing guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.crashes.side_direction import SideDirection, read_side_direction

POINTS = ("北", "東", "南", "西")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("同向", SideDirection.SAME),
        ("同方向行駛", SideDirection.SAME),
        ("1.同向", SideDirection.SAME),
        ("對向", SideDirection.OPPOSITE),
        ("對向直行、左轉", SideDirection.OPPOSITE),
        ("反方向", SideDirection.OPPOSITE),
        ("左側來車", SideDirection.FROM_LEFT),
        ("左方直行", SideDirection.FROM_LEFT),
        ("右方來車", SideDirection.FROM_RIGHT),
        ("橫向", SideDirection.CROSSING),
        ("不同向", SideDirection.CROSSING),
        ("由北往南、由南往北", SideDirection.OPPOSITE),
        ("北向南與東向西", SideDirection.FROM_LEFT),
        ("自北向南，自西向東", SideDirection.FROM_RIGHT),
        ("左轉彎", None),
        ("同向或對向", None),
        ("由北往南", None),
        ("無", None),
        ("不明", None),
        ("", None),
    ],
)
def test_a_text_of_the_whole_case_says_how_the_other_party_came(text, meant):
    assert read_side_direction([text, text]) is meant


def test_two_compass_directions_may_stand_with_their_parties():
    assert read_side_direction(["往南", "往北"]) is SideDirection.OPPOSITE
    assert read_side_direction(["由東向西", "由東向西"]) is None  # one text for the whole case


@given(st.sampled_from(POINTS), st.sampled_from([1, 2, 3]), st.integers(0, 3))
def test_compass_directions_mean_the_same_however_the_city_is_turned(start, apart, turned):
    def text(first):
        at = POINTS.index(first)
        mine, other = POINTS[at], POINTS[(at + apart) % 4]
        opposite = {"北": "南", "南": "北", "東": "西", "西": "東"}
        return f"{opposite[mine]}往{mine}、{opposite[other]}往{other}"

    again = POINTS[(POINTS.index(start) + turned) % 4]
    assert read_side_direction([text(start)]) is read_side_direction([text(again)])
    expected = {
        1: SideDirection.FROM_LEFT,  # who heads to my right came from my left
        2: SideDirection.OPPOSITE,
        3: SideDirection.FROM_RIGHT,
    }
    assert read_side_direction([text(start)]) is expected[apart]


@pytest.mark.parametrize("direction", list(SideDirection))
def test_the_other_party_sees_left_and_right_exchanged(direction):
    assert direction.seen_from_other.seen_from_other is direction
    sided = direction in (SideDirection.FROM_LEFT, SideDirection.FROM_RIGHT)
    assert (direction.seen_from_other is direction) is not sided
