from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.section_json import section_from_json, section_to_json
from gis.streets.cross_section import CrossSection, Direction, Element, ElementKind, KerbRule, Turn

_ELEMENTS = st.builds(
    Element,
    kind=st.sampled_from(ElementKind),
    width_m=st.floats(0.1, 30.0),
    direction=st.sampled_from(Direction),
    turns=st.lists(st.sampled_from(Turn), max_size=3).map(tuple),
    assumed=st.booleans(),
)
_SECTIONS = st.builds(
    CrossSection,
    elements=st.lists(_ELEMENTS, min_size=1, max_size=12).map(tuple),
    left_m=st.floats(-50.0, 50.0),
    left_hand=st.booleans(),
    kerb_rules=st.tuples(st.sampled_from(KerbRule), st.sampled_from(KerbRule)),
)


@given(_SECTIONS)
def test_a_section_comes_back_to_the_last_bit(section: CrossSection) -> None:
    assert section_from_json(section_to_json(section)) == section


def test_the_text_names_what_it_says() -> None:
    lane = Element(
        kind=ElementKind.FAST, width_m=3.25, direction=Direction.FORWARD, turns=(Turn.LEFT,)
    )
    text = section_to_json(CrossSection(elements=(lane,), left_m=1.5))
    assert json.loads(text) == {
        "left_m": 1.5,
        "left_hand": False,
        "elements": [
            {
                "kind": "fast",
                "width_m": 3.25,
                "direction": "forward",
                "turns": ["left"],
                "assumed": True,
            }
        ],
    }


@pytest.mark.parametrize("text", ["", "{}", '{"left_m": 1, "left_hand": false, "elements": [1]}'])
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        section_from_json(text)
