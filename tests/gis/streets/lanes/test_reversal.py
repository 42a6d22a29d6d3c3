"""Tags of a line drawn the other way round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.streets.cross_section import reversed_section
from gis.streets.lanes.reversal import reversed_tags
from tests.helpers.sections import read, short
from tests.helpers.street_tags import ROADS, TAGS


def without_plain_lists(tags: dict[str, str]) -> dict[str, str]:
    """Two-way roads: lists and arrows without a suffix are meant for one-way roads only."""
    return {
        key: value
        for key, value in tags.items()
        if not (key.endswith(":lanes") or key in ("turn", "oneway"))
        and not key.startswith("turn:lanes:both_ways")
    }


@given(tags=TAGS, road=ROADS, left_hand=st.booleans())
def test_tags_of_the_turned_line_give_the_turned_section(tags, road, left_hand):
    tags = {**without_plain_lists(tags), "highway": road}
    plain = read(tags, left_hand=left_hand).section
    turned = read(reversed_tags(tags, oneway=False), left_hand=left_hand).section
    expected = reversed_section(plain)
    assert short(turned) == short(expected)
    assert turned.left_m == pytest.approx(expected.left_m)
    assert [s.width_m for s in turned.elements] == pytest.approx(
        [s.width_m for s in expected.elements]
    )


@given(tags=TAGS)
def test_tags_turned_twice_are_what_they_were(tags):
    assert reversed_tags(reversed_tags(tags, oneway=True), oneway=True) == {
        key: {"true": "yes", "1": "yes", "reverse": "-1"}.get(value.strip().lower(), value)
        if key == "oneway" or key.endswith(":oneway")
        else value
        for key, value in tags.items()
    }
