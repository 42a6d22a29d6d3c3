"""Every remark and suggestion has its sentence in both languages."""

import re
from pathlib import Path

import pytest

import gis.scenes.form
from app.catalogues import load_code_catalogue
from app.messages import Language, sentences
from app.scenes.form_words import field_words, say_remark, say_why, value_words
from gis.crashes.records import DayPhase
from gis.scenes.form.fields import FormField
from gis.scenes.form.suggest import PlaceFacts, suggestions
from gis.scenes.translate import translate
from tests.helpers.scene_forms import filled_scene, remarks_of, with_party

FOLDER = Path(gis.scenes.form.__file__).parent


@pytest.mark.parametrize("language", list(Language))
def test_every_code_of_the_sources_has_a_sentence(language):
    said = sentences(language)
    for source in FOLDER.glob("*.py"):
        codes = set(re.findall(r'"(FORM_[A-Z0-9_]+)"', source.read_text(encoding="utf-8")))
        assert codes <= said.keys(), source.name
    assert all(field_words(field, language) for field in FormField)


def test_a_remark_names_party_and_code_in_the_readers_language():
    scene = with_party(filled_scene(), 2, impact_code="01")
    remark = next(one for one in remarks_of(scene) if one.code == "FORM_IMPACT_OF_OTHERS")
    assert "B：撞擊部位「前車頭" in say_remark(remark, Language.CHINESE)
    assert say_remark(remark, Language.ENGLISH) == (
        "B: impact “Car, front” does not go with this class"
    )


def test_a_disagreement_says_what_is_drawn():
    scene = with_party(filled_scene(), 1, impact_code="04")
    remark = next(one for one in remarks_of(scene) if one.code == "FORM_IMPACT_DISAGREES")
    assert say_remark(remark, Language.CHINESE) == "A：撞擊部位填「左側車身」，圖上為右側"


def test_a_suggestion_says_its_value_and_why():
    scene = with_party(filled_scene(), 1, action_code=None)
    offered = suggestions(
        scene, translate(scene), PlaceFacts(phase=DayPhase.DAY), load_code_catalogue()
    )
    (one,) = offered
    assert value_words(one, Language.CHINESE) == "09 向前直行中"
    assert say_why(one, Language.CHINESE) == "依現場圖"


@pytest.mark.parametrize("language", list(Language))
def test_codes_that_the_form_does_not_know_or_no_longer_has_are_named(language):
    scene = with_party(filled_scene(), 2, impact_code="77")
    remark = next(one for one in remarks_of(scene) if one.code == "FORM_CODE_UNKNOWN")
    said = say_remark(remark, language)
    assert said.startswith("B ")
    assert "77" in said
