"""Severity indices against the worked cases of the council's form."""

from __future__ import annotations

import pytest

from gis.analysis.epdo import Casualties, ScoreName, epdo_cases, epdo_people


def crash(deaths_24h: int, late: int | None, injured: int) -> Casualties:
    known = None if late is None else deaths_24h + late
    return Casualties(deaths_24h=deaths_24h, deaths_30d=known, injured=injured)


@pytest.mark.parametrize(
    ("deaths_24h", "late", "injured", "expected"),
    [
        (0, 0, 0, 1.0),
        (0, 0, 1, 4.5),
        (1, 0, 0, 10.5),
        (0, 1, 1, 10.5),
        (1, 0, 2, 17.5),
        (0, 1, 3, 17.5),
    ],
)
def test_the_people_form_gives_the_published_values(deaths_24h, late, injured, expected):
    score = epdo_people([crash(deaths_24h, late, injured)])
    assert score.value == expected
    assert score.name is ScoreName.EPDO_30D


def test_unknown_late_deaths_are_said_in_the_name_even_for_one_crash_of_many():
    score = epdo_people([crash(0, 0, 1), crash(1, None, 2)])
    assert score.value == 4.5 + 17.5
    assert score.name is ScoreName.EPDO_24H
    assert epdo_cases([crash(0, None, 0)]).name is ScoreName.EPDO_CASES_24H


def test_more_late_deaths_than_injured_never_lower_the_score():
    assert epdo_people([crash(0, 2, 1)]).value == 9.5 * 2 + 0 + 1


def test_the_case_form_counts_crashes_not_people():
    listed = [crash(2, 0, 5), crash(0, 1, 3), crash(0, 0, 4), crash(0, 0, 0)]
    score = epdo_cases(listed)
    assert score.value == 9.5 * 2 + 3.5 * 1 + 4
    assert score.name is ScoreName.EPDO_CASES_30D


def test_a_site_without_crashes_scores_nothing():
    assert epdo_people([]).value == 0.0
    assert epdo_cases([]).value == 0.0
