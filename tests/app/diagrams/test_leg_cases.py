from __future__ import annotations

import pytest

from app.diagrams.leg_answers import answer_leg, enter_legs
from app.diagrams.leg_cases import CaseState, site_legs
from app.diagrams.site_at import site_at
from app.diagrams.site_diagram import site_diagram
from app.diagrams.site_facts import diagram_tallies, site_coverage, unmeasured_months
from app.messages import Language
from gis.crashes.filters import CrashFilter
from gis.crashes.records import Severity
from gis.crashes.site_tallies import TallyKind
from gis.diagrams.leg_answers import AnsweredParty
from gis.display.primitives import Circle
from gis.problems import Problem
from gis.scenes.record import Movement
from tests.helpers.leg_city import AT, CROSSED, HERE, OPEN, fill_leg_city


@pytest.fixture
def city(store):
    fill_leg_city(store)
    return store


def legs_of(store):
    return site_legs(site_diagram(store, HERE, language=Language.ENGLISH))


def states(store):
    return {case.case_no: case.state for case in legs_of(store).cases}


def test_a_case_is_asked_typed_in_or_settled(city):
    assert states(city) == {
        "C0001": CaseState.ASK,
        "C0002": CaseState.FORM,
        "C0003": CaseState.FORM,
    }
    answer_leg(city, CROSSED, "S")
    legs = legs_of(city)
    assert legs.case("C0001").state is CaseState.SETTLED
    assert [party.leg_in for party in legs.case("C0001").parties] == ["S", "E"]
    assert (legs.settled, len(legs.asked)) == (1, 3)


def test_the_party_asked_about_is_named_with_class_and_movement(city):
    case = legs_of(city).case("C0001")
    asked = case.party(case.asked)
    assert (asked.no, asked.class_name, asked.movement) == (1, "private car", Movement.STRAIGHT)


def test_a_typed_in_case_opens_with_what_was_said(city):
    said = [
        AnsweredParty(no=1, leg_in="S", leg_out="E", movement=Movement.RIGHT),
        AnsweredParty(no=2, leg_in="N", movement=Movement.LEFT),
    ]
    enter_legs(city, OPEN, said)
    first, second = legs_of(city).case("C0002").parties
    assert (first.leg_in, first.leg_out, first.movement) == ("S", "E", Movement.RIGHT)
    assert (second.leg_in, second.movement) == ("N", Movement.LEFT)


def test_a_picture_turns_the_crash_to_the_leg_pointed_at(city):
    legs = legs_of(city)
    shown = {leg: legs.picture("C0001", leg) for leg in ("", "N", "S")}
    drawn = {leg: [i for i in p.items if i.key == ""] for leg, p in shown.items()}
    marks = {leg: [i for i in items if isinstance(i, Circle)] for leg, items in drawn.items()}
    assert marks[""] == []  # up to rotation it would look settled
    assert marks["N"]
    assert drawn["N"] != drawn["S"]
    answer_leg(city, CROSSED, "S")
    settled = legs_of(city).picture("C0001", "")
    assert [item for item in settled.items if item.key == "C0001"]


def test_faults_are_told_in_words(city):
    legs = legs_of(city)
    faults = legs.faults("C0002", [AnsweredParty(no=1, leg_in="S")])
    assert faults == ("Party 2: choose the leg it came from.",)
    assert legs.exits("S", Movement.LEFT) == ("W",)


def test_an_area_asks_nothing_but_is_read_named_and_counted(city):
    x, y = AT
    corners = [(-50, -50), (50, -50), (50, 50), (-50, -50)]
    triangle = f"POLYGON(({', '.join(f'{x + right} {y + up}' for right, up in corners)}))"
    made = site_diagram(city, triangle, language=Language.ENGLISH)
    assert site_legs(made).cases == ()
    assert made.site.polygon.area == 5000.0
    assert "0.5 ha" in made.site.name
    assert made.diagram.total == 3
    chinese = site_diagram(city, triangle, language=Language.CHINESE)
    assert "公頃" in chinese.site.name


def test_a_filter_narrows_diagram_and_tallies_alike(city):
    fatal = CrashFilter(severities=frozenset({Severity.A1}))
    none = site_diagram(city, HERE, crash_filter=fatal, language=Language.ENGLISH)
    assert none.diagram.total == diagram_tallies(none).total == 0
    made = site_diagram(city, HERE, language=Language.ENGLISH)
    tallies = diagram_tallies(made)
    assert tallies.total == made.diagram.total == 3
    assert sum(bar.count for bar in tallies.bars(TallyKind.MONTH)) == 3
    with city.read() as connection:
        assert unmeasured_months(site_coverage(connection, made)) >= 0


def test_a_click_means_the_junction_near_it_and_nothing_far_out(city):
    x, y = AT
    assert site_at(city, (x + 20.0, y + 10.0)) == HERE
    assert site_at(city, (x + 100.0, y + 10.0)) in {"r0", "r1", "r2", "r3"}
    with pytest.raises(Problem) as nowhere:
        site_at(city, (x + 500.0, y + 500.0))
    assert nowhere.value.code == "SITE_NONE_HERE"
