"""Words on paper: the same codes and parameters in both languages, one for every value."""

from __future__ import annotations

import json
from importlib.resources import files
from string import Formatter

import pytest

from app.messages import Language, sentences
from gis.crashes.records import DayPhase, PositionFlag
from gis.diagrams.diagram import NotDrawnReason
from gis.scenes.record import Movement


def paper_words(language: Language) -> dict[str, str]:
    path = files("resources").joinpath("i18n", f"messages.{language.value}", "paper.json")
    words: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return words


def parameters(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_both_languages_have_the_same_codes() -> None:
    assert paper_words(Language.CHINESE).keys() == paper_words(Language.ENGLISH).keys()


@pytest.mark.parametrize("code", sorted(paper_words(Language.ENGLISH)))
def test_a_sentence_uses_no_parameter_that_the_other_language_lacks_but_calendars(
    code: str,
) -> None:
    """Calendars differ by language: the dates' codes get both."""
    chinese = parameters(paper_words(Language.CHINESE)[code])
    english = parameters(paper_words(Language.ENGLISH)[code])
    calendar = {"roc", "month", "day", "iso", "roc_last", "month_last", "day_last", "iso_last"}
    assert chinese - calendar == english - calendar


@pytest.mark.parametrize("language", list(Language))
def test_every_value_that_can_be_printed_has_words(language: Language) -> None:
    known = sentences(language)
    wanted = [f"SHEET_MOVE_{m.name}" for m in Movement if m is not Movement.UNKNOWN]
    wanted += [f"SHEET_REASON_{reason.value}" for reason in NotDrawnReason]
    wanted += [f"SHEET_PHASE_{phase.name}" for phase in DayPhase]
    wanted += [f"SHEET_POSITION_{flag.name}" for flag in PositionFlag if not flag.usable]
    assert [code for code in wanted if code not in known] == []
