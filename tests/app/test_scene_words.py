"""Reasons of scenes in words of both languages."""

from __future__ import annotations

import re

import pytest

from app.messages import Language
from app.scene_words import say_reasons
from gis.scenes.findings import RULES
from gis.scenes.footprint import Side
from gis.scenes.interchange import read_scene
from gis.scenes.record import Movement, Reason
from gis.scenes.translate import translate
from tests.helpers.scenes import SKETCHES, Sketch, sketch_document

HOWS = ("path", "bend", "action", "heading", "legs", "nothing")


@pytest.mark.parametrize("sketch", SKETCHES, ids=lambda sketch: sketch.name)
def test_english_reasons_are_the_lines_of_the_records_json(sketch: Sketch) -> None:
    record = translate(read_scene(sketch_document(sketch, sketch.layouts[0])))
    assert say_reasons(record.reasons, Language.ENGLISH) == record.why


@pytest.mark.parametrize("sketch", SKETCHES, ids=lambda sketch: sketch.name)
def test_chinese_reasons_hold_no_english_word(sketch: Sketch) -> None:
    record = translate(read_scene(sketch_document(sketch, sketch.layouts[0])))
    lines = say_reasons(record.reasons, Language.CHINESE)
    assert len(lines) == len(record.reasons) > 0
    arms = {arm for party in record.parties for arm in (party.leg_in, party.leg_out)}
    for line in lines:
        assert set(re.findall("[A-Za-z]+", line)) <= arms


@pytest.mark.parametrize("language", list(Language))
def test_every_movement_basis_side_and_rule_has_words(language: Language) -> None:
    order = [side.value for side in (Side.FRONT, Side.RIGHT, Side.REAR, Side.LEFT)]
    corners = ["front right", "right rear", "rear left", "front left"]
    reasons = [
        *(
            Reason(
                code="WHY_MOVEMENT",
                params=(("no", "1"), ("movement", movement.value), ("how", how)),
            )
            for movement in Movement
            for how in HOWS
        ),
        *(
            Reason(code="WHY_SIDES", params=(("no", "1"), ("sides", sides)))
            for sides in (*order, *corners)
        ),
        *(Reason(code="WHY_TYPE", params=(("number", "16"), ("rule", rule))) for rule in RULES),
    ]
    lines = say_reasons(reasons, language)
    assert len(set(lines)) == len(reasons)


def test_a_turn_against_a_straight_party_is_told_in_chinese() -> None:
    reason = Reason(code="WHY_TYPE", params=(("number", "16"), ("rule", "16")))
    assert say_reasons([reason], Language.CHINESE) == ("事故類型 16：一方轉向，他方直行",)
