from __future__ import annotations

import pytest
from sqlalchemy import select

from app.diagrams.leg_answers import (
    answer_leg,
    enter_legs,
    leg_unknown,
    undo_answer,
    withdraw_answer,
)
from app.diagrams.site_diagram import site_diagram
from app.messages import Language
from app.store.check import check
from app.store.leg_answers import answer_history
from app.store.schema import audit
from gis.crashes.records import CrashUid
from gis.diagrams.diagram import Basis
from gis.diagrams.json_form import diagram_to_json
from gis.diagrams.leg_answers import AnsweredParty, AnswerKind
from gis.problems import Problem
from gis.scenes.record import Movement
from tests.helpers.leg_city import AT, CROSSED, DOUBTFUL, HERE, OPEN, fill_leg_city
from tests.helpers.stores import writer


@pytest.fixture
def city(store):
    fill_leg_city(store)
    return store


def glyph_of(store, case_no):
    made = site_diagram(store, HERE, language=Language.ENGLISH)
    assert made.diagram.total == len(made.diagram.glyphs) + len(made.diagram.not_drawn) == 3
    return next((glyph for glyph in made.diagram.glyphs if glyph.case_no == case_no), None)


def ways(store, case_no):
    glyph = glyph_of(store, case_no)
    return [(party.leg_in, party.leg_out) for party in glyph.parties]


def history(store, uid):
    with store.read() as connection:
        return answer_history(connection, uid)


def test_one_click_puts_a_record_on_its_legs(city):
    assert glyph_of(city, "C0001").basis is Basis.RECORD
    change = answer_leg(city, CROSSED, "S", actor="lin")
    assert change.before is None
    assert ways(city, "C0001") == [("S", "N"), ("E", "W")]
    glyph = glyph_of(city, "C0001")
    assert glyph.basis is Basis.ENTERED
    assert glyph.contact == AT
    assert not any("lin" in line for line in glyph.why)  # names stay in the store
    told = diagram_to_json(site_diagram(city, HERE, language=Language.ENGLISH).diagram)
    (shown,) = [entry for entry in told["glyphs"] if entry["case_no"] == "C0001"]
    assert shown["basis"] == "entered"
    assert [party["leg_in"] for party in shown["parties"]] == ["S", "E"]


def test_a_later_answer_supersedes_and_nothing_is_overwritten(city):
    answer_leg(city, CROSSED, "S", actor="lin")
    answer_leg(city, CROSSED, "W", actor="chen")
    assert ways(city, "C0001")[0] == ("W", "E")
    first, second = history(city, CROSSED)
    assert (first.answer.parties[0].leg_in, first.answer.actor) == ("S", writer(city, "lin"))
    assert second.supersedes_uid == first.uid
    assert second.answer.answered_at > first.answer.answered_at
    assert check(city.location) == []


def test_a_wrong_answer_can_be_withdrawn_and_the_rows_stay(city):
    answer_leg(city, CROSSED, "S")
    change = withdraw_answer(city, CROSSED)
    assert change.after is None
    assert glyph_of(city, "C0001").basis is Basis.RECORD
    kinds = [stored.answer.kind for stored in history(city, CROSSED)]
    assert kinds == [AnswerKind.LEG, AnswerKind.WITHDRAWN]
    with pytest.raises(Problem) as nothing:
        withdraw_answer(city, CROSSED)
    assert nothing.value.code == "LEG_NOTHING_TO_WITHDRAW"
    assert check(city.location) == []


def test_undo_and_redo_put_back_what_was_in_force(city):
    answer_leg(city, CROSSED, "S")
    second = answer_leg(city, CROSSED, "W")
    back = undo_answer(city, second)
    assert ways(city, "C0001")[0] == ("S", "N")
    again = undo_answer(city, back)
    assert ways(city, "C0001")[0] == ("W", "E")
    undo_answer(city, again)
    assert ways(city, "C0001")[0] == ("S", "N")
    assert len(history(city, CROSSED)) == 5
    assert check(city.location) == []


def test_undo_refuses_where_somebody_else_answered_since(city):
    change = answer_leg(city, CROSSED, "S")
    answer_leg(city, CROSSED, "E")
    with pytest.raises(Problem) as refused:
        undo_answer(city, change)
    assert refused.value.code == "LEG_CHANGED_SINCE"
    assert ways(city, "C0001")[0] == ("E", "W")


def entry(first="S", second="N", movement=Movement.STRAIGHT):
    return [
        AnsweredParty(no=1, leg_in=first, movement=movement),
        AnsweredParty(no=2, leg_in=second, movement=Movement.STRAIGHT),
    ]


def test_a_crash_without_direction_is_drawn_once_its_legs_are_entered(city):
    assert glyph_of(city, "C0002") is None
    change = enter_legs(city, OPEN, entry(), actor="lin")
    assert change.after.kind is AnswerKind.ENTERED
    assert ways(city, "C0002") == [("S", "N"), ("N", "S")]
    assert glyph_of(city, "C0002").basis is Basis.ENTERED


def test_entering_other_legs_later_is_a_correction(city):
    enter_legs(city, OPEN, entry())
    assert enter_legs(city, OPEN, entry("E", "W")).after.kind is AnswerKind.CORRECTED
    assert glyph_of(city, "C0002").basis is Basis.CORRECTED
    answer_leg(city, CROSSED, "S")
    assert enter_legs(city, CROSSED, entry("S", "E")).after.kind is AnswerKind.ENTERED
    assert enter_legs(city, CROSSED, entry("W", "N")).after.kind is AnswerKind.CORRECTED


def test_entered_legs_say_that_a_crash_with_a_doubtful_point_happened_here(city):
    assert glyph_of(city, "C0003") is None
    enter_legs(city, DOUBTFUL, entry())
    assert glyph_of(city, "C0003").contact == AT


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda store: answer_leg(store, CROSSED, "X"), "LEG_NOT_THERE"),
        (lambda store: answer_leg(store, OPEN, "N"), "LEG_NEEDS_FORM"),
        (lambda store: answer_leg(store, CrashUid("scene:1"), "N"), "LEG_NO_CRASH"),
        (lambda store: enter_legs(store, OPEN, []), "LEGS_REFUSED"),
        (
            lambda store: enter_legs(
                store,
                OPEN,
                [
                    AnsweredParty(no=1, leg_in="S", leg_out="E", movement=Movement.LEFT),
                    AnsweredParty(no=2, leg_in="N"),
                ],
            ),
            "LEGS_REFUSED",
        ),
    ],
)
def test_what_cannot_be_answered_is_a_problem_and_leaves_nothing(city, act, code):
    with pytest.raises(Problem) as refused:
        act(city)
    assert refused.value.code == code
    assert history(city, CROSSED) == history(city, OPEN) == ()


def test_every_answer_has_its_audit_row(city):
    answer_leg(city, CROSSED, "S", actor="lin")
    withdraw_answer(city, CROSSED, actor="chen")
    rows = [stored.uid for stored in history(city, CROSSED)]
    with city.read() as connection:
        found = connection.execute(
            select(audit.c.row_uid, audit.c.actor, audit.c.verb).where(
                audit.c.table_name == "leg_answer"
            )
        ).all()
    assert [tuple(row) for row in found] == [
        (rows[0], writer(city, "lin"), "insert"),
        (rows[1], writer(city, "chen"), "insert"),
    ]


def test_that_nobody_can_tell_is_kept_and_draws_the_crash_as_before(city):
    before = glyph_of(city, "C0001")
    change = leg_unknown(city, CROSSED, actor="lin")
    assert [row.answer.kind for row in history(city, CROSSED)] == [AnswerKind.UNKNOWN]
    assert glyph_of(city, "C0001") == before
    assert check(city.location) == []
    undo_answer(city, change)
    assert history(city, CROSSED)[-1].answer.kind is AnswerKind.WITHDRAWN
    leg_unknown(city, CROSSED)
    answer_leg(city, CROSSED, "S")
    assert glyph_of(city, "C0001").basis is Basis.ENTERED
