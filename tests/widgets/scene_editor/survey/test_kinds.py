"""What can be measured is found by the words that officers use, in both languages."""

from __future__ import annotations

import pytest

from app.messages import Language
from app.scenes.short_names import load_short_names
from app.symbol_catalogue import load_symbols
from gis.problems import Problem
from gis.scenes.measuring import NewMark, NewObject, NewParty
from gis.scenes.scene import MarkKind
from widgets.scene_editor.survey.kinds import found_kinds, kinds_of

MARKS = ("煞車痕", "側滑痕", "刮地痕", "刨地痕", "油漬、水漬", "散落物", "血跡")
MARKS = (*MARKS, "掉落物", "人體倒地位置")
ZH = dict(zip(MarkKind, MARKS, strict=True))
KINDS = kinds_of(load_symbols(), Language.CHINESE, load_short_names(), ZH)
CAR, SCOOTER = NewParty("passenger_car"), NewParty("scooter")


def makes(text: str) -> list[object]:
    return [kind.wanted for kind in found_kinds(text, KINDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小客 機車 煞車", [CAR, SCOOTER, NewMark("skid")]),
        ("汽車、機車、煞車痕", [CAR, SCOOTER, NewMark("skid")]),
        ("car motorcycle skid", [CAR, SCOOTER, NewMark("skid")]),
        (
            "重機 腳踏車 行人",
            [NewParty("large_motorcycle"), NewParty("bicycle"), NewParty("pedestrian")],
        ),
        ("公車，計程車", [NewParty("city_bus"), NewParty("taxi")]),
        ("大貨 刮地 散落", [NewParty("heavy_truck"), NewMark("scrape"), NewMark("debris")]),
        ("油漬、水漬", [NewMark("fluid")]),
        ("Heavy truck", [NewParty("heavy_truck")]),
        ("安全帽", [NewObject("helmet")]),
        ("機車 機車", [SCOOTER, SCOOTER]),
    ],
)
def test_names_and_short_words_are_found(text, expected) -> None:
    assert makes(text) == expected


@pytest.mark.parametrize("text", ["unicorn", "機車 飛碟"])
def test_an_unknown_word_is_told(text) -> None:
    with pytest.raises(Problem, match="SURVEY_KIND_UNKNOWN"):
        makes(text)


def test_every_short_word_means_its_own_symbol() -> None:
    for symbol, words in load_short_names().items():
        for word in words:
            assert makes(word) == [NewParty(symbol)], word
