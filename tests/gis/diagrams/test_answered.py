from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.angles import gap_deg
from gis.diagrams.answered import LegGeometry, answered_geometry, exits_of, turned_to_leg
from gis.diagrams.build import build_diagram
from gis.diagrams.diagram import Basis, DiagramArm, NotDrawnReason
from gis.diagrams.entry_faults import entry_faults
from gis.diagrams.leg_answers import (
    AnsweredParty,
    AnswerKind,
    LegAnswer,
    answer_from_json,
    answer_to_json,
)
from gis.diagrams.reasons import Reason
from gis.scenes.record import Movement
from tests.helpers.diagrams import (
    CROSS,
    chinese,
    english,
    left_turn_sketch,
    make_crash,
    make_party,
    make_site,
    two_cars,
)

TEE = tuple(arm for arm in CROSS if arm.name != "N")
"""A road from west to east with a stem to the south."""
WHEN = datetime(2025, 3, 4, 1, 30, tzinfo=UTC)


def legs(found: LegGeometry | Reason) -> list[tuple[str | None, str | None]]:
    assert isinstance(found, LegGeometry), found
    return [(party.leg_in, party.leg_out) for party in found.parties]


def answer(*parties: AnsweredParty, kind: AnswerKind = AnswerKind.LEG, **values) -> LegAnswer:
    given = {"kind": kind, "parties": parties, "arms": CROSS, "actor": "lin", "answered_at": WHEN}
    return LegAnswer(**(given | values))


def came_from(leg: str, **values) -> LegAnswer:
    return answer(AnsweredParty(no=1, leg_in=leg), **values)


# Worked by hand on paper: party 1 comes from the south and heads north (0 deg).
@pytest.mark.parametrize(
    ("kind", "impacts", "actions", "expected"),
    [
        # hit on the right side by the other's front: the other came from the right, the east
        ("15", "02 01", "09 09", [("S", "N"), ("E", "W")]),
        # its own front into the other's right side: the other crossed from the left
        ("15", "01 02", "09 09", [("S", "N"), ("W", "E")]),
        ("10", "01 01", "09 09", [("S", "N"), ("N", "S")]),
        ("13", "01 03", "09 09", [("S", "N"), ("S", "N")]),
        ("12", "04 02", "09 09", [("S", "N"), ("S", "N")]),
        # a left turn in mid-turn (heading 315), hit at its front right by one from ahead (180)
        ("16", "05 01", "05 09", [("S", "W"), ("N", "S")]),
    ],
)
def test_one_leg_settles_all_legs_of_two_vehicles(kind, impacts, actions, expected):
    crash = two_cars(kind, impacts, actions)
    assert legs(turned_to_leg(crash, CROSS, no=1, leg="S")) == expected


def quarter_turned(name: str, quarters: int) -> str:
    return "NESW"[("NESW".index(name) + quarters) % 4]


@given(
    case=st.sampled_from(
        [("15", "02 01", "09 09"), ("10", "01 01", "09 09"), ("13", "01 03", "09 14"),
         ("16", "05 01", "05 09"), ("16", "01 06", "06 09"), ("11", "04 08", "09 05")]
    ),
    quarters=st.integers(0, 3),
)  # fmt: skip
def test_another_leg_turns_everything_with_it(case, quarters):
    kind, impacts, actions = case
    crash = two_cars(kind, impacts, actions)
    from_south = turned_to_leg(crash, CROSS, no=1, leg="S")
    turned = turned_to_leg(crash, CROSS, no=1, leg=quarter_turned("S", quarters))
    if isinstance(from_south, Reason):
        assert isinstance(turned, Reason)
        assert turned.code == from_south.code
        return
    for before, after in zip(legs(from_south), legs(turned), strict=True):
        assert [name and quarter_turned(name, quarters) for name in before] == list(after)
    for before, after in zip(from_south.parties, turned.parties, strict=True):
        then, now = before.geometry.heading_deg, after.geometry.heading_deg
        assert gap_deg(then + 90.0 * quarters, now) < 1e-6


def test_a_leg_from_which_the_other_would_have_no_leg_settles_nothing():
    crash = two_cars("10", "01 01")
    found = turned_to_leg(crash, TEE, no=1, leg="S")
    assert isinstance(found, Reason)
    assert found.code == "WHY_ANSWER_NO_LEG_THERE"
    assert legs(turned_to_leg(crash, TEE, no=1, leg="W")) == [("W", "E"), ("E", "W")]


def test_a_heading_between_two_legs_settles_nothing():
    arms = tuple(
        DiagramArm(name=name, bearing_deg=bearing, street="")
        for name, bearing in [("S", 180.0), ("A", 65.0), ("B", 115.0)]
    )
    found = turned_to_leg(two_cars("15", "02 01"), arms, no=1, leg="S")
    assert isinstance(found, Reason)
    assert found.code == "WHY_ANSWER_TWO_LEGS"


def test_a_turn_into_a_leg_that_is_not_there_settles_nothing():
    crash = make_crash("18", make_party(1, "C03", action_code="05"))
    assert turned_to_leg(crash, TEE, no=1, leg="W").code == "WHY_ANSWER_NO_TURN_LEFT"
    assert legs(turned_to_leg(crash, TEE, no=1, leg="E")) == [("E", "S")]


def test_exits_follow_the_movement():
    bearings = {arm.name: arm.bearing_deg for arm in CROSS}
    expected = {
        Movement.STRAIGHT: ("N",),
        Movement.LEFT: ("W",),
        Movement.RIGHT: ("E",),
        Movement.U_TURN: ("S",),
        Movement.UNKNOWN: ("N",),
        Movement.PARKED: (),
        Movement.REVERSING: (),
    }
    for movement, exits in expected.items():
        assert exits_of(movement, "S", bearings) == exits


def drawn(crash, said, *, sketches=(), arms=CROSS, words=english, doubtful=()):
    return build_diagram(
        make_site(arms),
        [crash],
        sketches,
        words=words,
        answers={crash.uid: said},
        resting_on_point=doubtful,
    )


def test_an_answered_record_is_drawn_on_its_legs_and_says_who_answered():
    crash = two_cars("15", "02 01")
    (glyph,) = drawn(crash, came_from("S")).glyphs
    assert glyph.basis is Basis.ENTERED
    assert [(p.leg_in, p.leg_out) for p in glyph.parties] == [("S", "N"), ("E", "W")]
    assert glyph.why[0] == "Leg told by an officer on 2025-03-04 09:30: party 1 came from leg S."
    first = glyph.parties[0].path
    assert first[-1][1] > first[0][1]  # travels north
    (glyph,) = drawn(crash, came_from("S"), words=chinese).glyphs
    assert glyph.why[0].startswith("承辦員警於 114 年 3 月 4 日 09:30 判定")


def test_an_answer_that_settles_nothing_leaves_the_glyph_as_it_was_with_the_reason():
    (glyph,) = drawn(two_cars("10", "01 01"), came_from("S", arms=TEE), arms=TEE).glyphs
    assert glyph.basis is Basis.RECORD
    assert "has no leg" in glyph.why[0]


def test_an_answer_holds_where_its_legs_have_other_names_now():
    renamed = tuple(
        DiagramArm(name=arm.name * 2, bearing_deg=arm.bearing_deg + 9.0, street="") for arm in CROSS
    )
    (glyph,) = drawn(two_cars("15", "02 01"), came_from("S"), arms=renamed).glyphs
    assert [party.leg_in for party in glyph.parties] == ["SS", "EE"]


def test_an_answer_for_another_junction_does_not_count():
    crash = two_cars("15", "02 01")
    found = answered_geometry(crash, came_from("S", at=(500.0, 0.0)), CROSS, (0.0, 0.0))
    assert isinstance(found, Reason)
    assert found.code == "WHY_ANSWER_ELSEWHERE"
    assert isinstance(
        answered_geometry(crash, came_from("S", at=(20.0, 0.0)), CROSS, (0.0, 0.0)), LegGeometry
    )


def test_a_sketch_goes_before_an_answer_and_a_correction_before_the_sketch():
    crash = two_cars("16", "05 01", "05 09")
    sketch = left_turn_sketch(crash.case_no)
    (glyph,) = drawn(crash, came_from("S"), sketches=[sketch]).glyphs
    assert glyph.basis is Basis.SKETCH
    ways = [
        AnsweredParty(no=1, leg_in="W", leg_out="N", movement=Movement.LEFT),
        AnsweredParty(no=2, leg_in="E", movement=Movement.STRAIGHT),
    ]
    corrected = answer(*ways, kind=AnswerKind.CORRECTED)
    (glyph,) = drawn(crash, corrected, sketches=[sketch]).glyphs
    assert glyph.basis is Basis.CORRECTED
    assert [(p.leg_in, p.leg_out) for p in glyph.parties] == [("W", "N"), ("E", "W")]


def test_entered_legs_draw_a_crash_that_the_record_could_not():
    crash = two_cars("17", "01 03")
    assert drawn(crash, came_from("S")).not_drawn[0].reason is NotDrawnReason.NO_DIRECTION
    ways = [
        AnsweredParty(no=1, leg_in="S", leg_out="E", movement=Movement.RIGHT),
        AnsweredParty(no=2, leg_in="N", leg_out="E", movement=Movement.LEFT),
    ]
    (glyph,) = drawn(crash, answer(*ways, kind=AnswerKind.ENTERED)).glyphs
    assert glyph.basis is Basis.ENTERED
    assert [p.movement for p in glyph.parties] == [Movement.RIGHT, Movement.LEFT]


def test_total_is_drawn_and_not_drawn_whatever_was_answered():
    crashes = [two_cars("15", "02 01", index=1), two_cars("17", "01 03", index=2)]
    answers = {crash.uid: came_from(leg) for crash, leg in zip(crashes, "SN", strict=True)}
    made = build_diagram(make_site(), crashes, [], words=english, answers=answers)
    assert (made.total, len(made.glyphs), len(made.not_drawn)) == (2, 1, 1)


def test_an_answer_survives_its_json():
    said = answer(
        AnsweredParty(no=1, leg_in="S", leg_out="N", movement=Movement.STRAIGHT),
        AnsweredParty(no=2, heading_deg=45.0, movement=Movement.CROSSING),
        kind=AnswerKind.ENTERED,
        at=(190000.5, 2597000.25),
    )
    held = answer_to_json(said)
    again = answer_from_json(held, said.kind, actor=said.actor, answered_at=said.answered_at)
    assert again == said
    with pytest.raises(ValueError, match="daoan"):
        answer_from_json({**held, "schema": "daoan.legs/2"}, said.kind)
    with pytest.raises(ValueError, match="no answer"):
        answer_from_json({**held, "arms": None}, said.kind)


@pytest.mark.parametrize(
    ("way", "code"),
    [
        ({}, "LEGS_ENTRY_MISSING"),
        ({"leg_in": "X"}, "LEGS_UNKNOWN_NAME"),
        ({"leg_in": "S", "leg_out": "S", "movement": Movement.STRAIGHT}, "LEGS_SAME"),
        ({"leg_in": "S", "leg_out": "E", "movement": Movement.LEFT}, "LEGS_WRONG_SIDE"),
        ({"leg_in": "S", "leg_out": "W", "movement": Movement.RIGHT}, "LEGS_WRONG_SIDE"),
        ({"leg_in": "S", "leg_out": "N", "movement": Movement.U_TURN}, "LEGS_U_TURN_ELSEWHERE"),
    ],
)
def test_an_entry_that_cannot_be_is_told(way, code):
    crash = two_cars("17", "01 03")
    right = AnsweredParty(no=2, leg_in="N")
    assert [f.code for f in entry_faults(crash, [AnsweredParty(no=1, **way), right], CROSS)] == [
        code
    ]


@pytest.mark.parametrize(
    "way",
    [
        {"leg_in": "S"},
        {"leg_in": "S", "leg_out": "W", "movement": Movement.LEFT},
        {"leg_in": "S", "leg_out": "S", "movement": Movement.U_TURN},
        {"movement": Movement.PARKED},
    ],
)
def test_an_entry_that_can_be_has_no_fault(way):
    crash = two_cars("17", "01 03")
    said = [AnsweredParty(no=1, **way), AnsweredParty(no=2, leg_in="N")]
    assert entry_faults(crash, said, CROSS) == ()


def test_a_turn_without_exit_is_told_at_a_tee():
    crash = make_crash("18", make_party(1, "C03"))
    said = [AnsweredParty(no=1, leg_in="W", movement=Movement.LEFT)]
    assert [fault.code for fault in entry_faults(crash, said, TEE)] == ["LEGS_NO_SUCH_TURN"]
