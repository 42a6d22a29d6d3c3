"""Filters as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from app.diagrams.filters import filter_phrases, parse_filters, parse_period
from app.messages import Language
from gis.crashes.filters import ANY_TIME, CrashFilter
from gis.crashes.records import AgeBand, DayPhase, MonthState, PositionFlag, Severity
from gis.problems import Problem


def parsed(*texts):
    return parse_filters(texts, period=ANY_TIME)


def test_every_key_is_understood():
    wanted = parsed(
        "severity=a1,A2", "type=16,追撞", "class=c", "hour=7-9", "phase=night", "weather=雨",
        "cause=71", "age=65-74,75+",
    )  # fmt: skip
    assert wanted.severities == {Severity.A1, Severity.A2}
    assert wanted.type_codes == {"13", "16"}
    assert wanted.party_classes == {"C"}
    assert wanted.hours == {7, 8, 9}
    assert wanted.day_phases == {DayPhase.NIGHT}
    assert wanted.weather_codes == {"6"}
    assert wanted.cause_codes == {"71"}
    assert wanted.age_bands == {AgeBand.A65, AgeBand.A75}


def test_a_key_given_twice_takes_both():
    assert parsed("type=3", "type=10").type_codes == {"03", "10"}


@pytest.mark.parametrize(
    ("text", "hours"), [("hour=22-2", {22, 23, 0, 1, 2}), ("hour=0", {0}), ("hour=5,7", {5, 7})]
)
def test_hours_run_over_midnight(text, hours):
    assert parsed(text).hours == hours


@pytest.mark.parametrize(
    "text",
    ["", "type", "type=", "=3", "colour=red", "severity=A9", "hour=24", "hour=x", "hour=-3",
     "class=Z", "weather=晴天霹靂", "phase=noon", "age=30", "type=99"],
)  # fmt: skip
def test_a_bad_filter_is_refused_with_what_is_allowed(text):
    with pytest.raises(Problem) as refused:
        parsed(text)
    assert refused.value.code == "BAD_FILTER"
    assert "severity=A1|A2|A3" in str(refused.value.params["allowed"])


def test_periods():
    assert parse_period("2025-01-01", None) == (date(2025, 1, 1), None)
    for first, last, code in [
        ("2025-02-01", "2025-01-01", "BAD_PERIOD"),
        ("yesterday", None, "BAD_DATE"),
    ]:
        with pytest.raises(Problem) as refused:
            parse_period(first, last)
        assert refused.value.code == code


def test_filters_in_words_in_both_languages():
    wanted = parsed("severity=A1", "type=16", "phase=night")
    assert filter_phrases(wanted, Language.CHINESE) == (
        "嚴重程度 A1",
        "事故類型 16 側撞",
        "日夜 夜間",
    )
    assert filter_phrases(wanted, Language.ENGLISH)[2] == "day and night: night"
    assert filter_phrases(parsed(), Language.CHINESE) == ()


def test_party_classes_are_named_in_filters():
    chinese = filter_phrases(parsed("class=C03,B"), Language.CHINESE)
    assert chinese[0].endswith("B 小型車、C03 普通重型機車")
    assert "C Motorcycles" in filter_phrases(parsed("class=C"), Language.ENGLISH)[0]


def test_conditions_of_the_window_have_phrases_too():
    asked = CrashFilter(
        weekdays=frozenset({6, 0}),
        position_flags=frozenset({PositionFlag.MISMATCH}),
        month_states=frozenset({MonthState.INCOMPLETE}),
        type_codes=frozenset({""}),
    )
    assert filter_phrases(asked, Language.ENGLISH) == (
        "crash type not recorded",
        "weekday Mon, Sun",
        "position far from the named road",
        "coverage incomplete months",
    )
