"""Searching the form's code lists."""

import pytest

from app.messages import Language
from app.scenes.form_lists import form_list, found_choices, is_code
from gis.crashes.codes import CodeField


def _found(of, typed, language=Language.CHINESE):
    return [one.code for one in found_choices(form_list(of, language), typed)]


@pytest.mark.parametrize(
    ("of", "typed", "first"),
    [
        (CodeField.ACTION, "9", "09"),
        (CodeField.ACTION, "09", "09"),
        (CodeField.ACTION, "左轉", "05"),
        (CodeField.ACTION, "turning left", "05"),
        (CodeField.CLASS, "b3", "B03"),
        (CodeField.CLASS, "B03", "B03"),
        (CodeField.CLASS, "計程", "B01"),
        (CodeField.CLASS, "taxi", "B01"),
        (CodeField.CLASS, "重型 普通", "C03"),
        (CodeField.CAUSE, "81", "81"),
        (CodeField.CAUSE, "紅燈 左轉", "83"),
        (CodeField.CAUSE, "９", "09"),
        (CodeField.SIGHT, "13", "13"),
        (CodeField.WEATHER, "雨", "6"),
    ],
)
def test_a_code_or_words_find_the_choice(of, typed, first):
    assert _found(of, typed)[0] == first


def test_a_heading_finds_all_of_its_choices():
    assert set(_found(CodeField.CLASS, "機車")) >= {"C01", "C02", "C03", "C04", "C05"}


def test_nothing_typed_offers_all_that_are_still_used_in_the_forms_order():
    assert _found(CodeField.WEATHER, "") == ["3", "4", "5", "6", "7", "8", "9"]


def test_a_retired_choice_comes_by_its_whole_code_only_first():
    assert _found(CodeField.WEATHER, "1") == ["1"]
    assert _found(CodeField.TYPE, "撞")[-1] in {"22", "25", "26"}


def test_letters_that_fit_nothing_find_nothing():
    assert _found(CodeField.ACTION, "飛碟") == []


@pytest.mark.parametrize("of", list(CodeField))
@pytest.mark.parametrize("language", list(Language))
def test_every_code_typed_in_full_finds_itself_first(of, language):
    for choice in form_list(of, language):
        found = found_choices(form_list(of, language), choice.code)
        assert found[0].code == choice.code
        assert is_code(choice, choice.code)


@pytest.mark.parametrize("of", list(CodeField))
def test_no_two_choices_of_a_list_show_the_same_words_in_chinese(of):
    words = [one.text for one in form_list(of, Language.CHINESE)]
    assert len(words) == len(set(words))
