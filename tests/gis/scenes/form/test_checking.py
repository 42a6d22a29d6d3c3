"""What the form says of a filled scene with one thing changed, by the form's own rules."""

from dataclasses import replace

import pytest

from app.catalogues import load_code_catalogue
from gis.crashes.records import DayPhase, PartyRole, Severity
from gis.scenes.form.fields import CODES, OF_PARTY, FieldAt, FormField
from gis.scenes.form.missing import WANTED, WANTED_OF_PARTY
from gis.scenes.form.remark import RemarkKind
from gis.scenes.form.values import EDITION, code_at, with_code
from gis.scenes.scene import Pose, Scene
from tests.helpers.scene_forms import at, codes_of, filled_scene, remarks_of, with_party

ON_FOOT = {"class_code": "H01", "role": PartyRole.PEDESTRIAN, "impact_code": "16"}


def _report(**changes):
    scene = filled_scene()
    return replace(scene, report=replace(scene.report, **changes))


def _crash(**changes):
    return replace(filled_scene(), **changes)


def _car(**changes):
    return with_party(filled_scene(), 1, **changes)


def _rider(**changes):
    return with_party(filled_scene(), 2, **changes)


def test_a_form_filled_in_without_contradiction_is_left_alone():
    assert remarks_of(filled_scene(), DayPhase.DAY) == ()


@pytest.mark.parametrize(
    ("scene", "phase", "code"),
    [
        (_crash(weather="雨"), DayPhase.DAY, "FORM_RAIN_DRY"),
        (_crash(surface="濕潤"), DayPhase.DAY, "FORM_CLEAR_WET"),
        (_crash(surface="冰雪"), DayPhase.DAY, "FORM_ICE_NO_SNOW"),
        (_crash(light="日間自然光線"), DayPhase.NIGHT, "FORM_DAYLIGHT_AT_NIGHT"),
        (_crash(light="夜間(隧道地下道涵洞)有照明"), DayPhase.DAY, "FORM_NIGHT_BY_DAY"),
        (_crash(light="有照明且開啟"), DayPhase.DAY, "FORM_LAMPS_ON_BY_DAY"),
        (_crash(), DayPhase.NIGHT, "FORM_LAMPS_OFF_AT_NIGHT"),
        (_crash(causes=("81", "29")), DayPhase.DAY, "FORM_NIGHT_CAUSE_BY_DAY"),
        (_crash(signal="無號誌"), DayPhase.DAY, "FORM_SIGNAL_STATE"),
        (_crash(signal="無號誌"), DayPhase.DAY, "FORM_CAUSE_WANTS_SIGNAL"),
        (_crash(causes=("81", "75")), DayPhase.DAY, "FORM_CAUSE_WANTS_NO_SIGNAL"),
        (_report(road_form_code="14"), DayPhase.DAY, "FORM_NO_JUNCTION_HERE"),
        (_report(road_form_code="03"), DayPhase.DAY, "FORM_ARMS_DIFFER"),
        (_report(signal_state_code="4"), DayPhase.DAY, "FORM_SIGNAL_STATE"),
        (_report(road_form_code="13"), DayPhase.DAY, "FORM_CODE_RETIRED"),
        (_report(sight_code="99"), DayPhase.DAY, "FORM_CODE_UNKNOWN"),
        (_crash(weather="大晴天"), DayPhase.DAY, "FORM_CODE_UNKNOWN"),
        (_crash(type_code="03"), DayPhase.DAY, "FORM_TYPE_WANTS_PEDESTRIAN"),
        (_crash(type_code="18"), DayPhase.DAY, "FORM_TYPE_WANTS_ONE"),
        (_car(**ON_FOOT), DayPhase.DAY, "FORM_TYPE_WANTS_TWO"),
        (_crash(severity=Severity.A3), DayPhase.DAY, "FORM_HURT_NOT_A2"),
        (_rider(injury_code="1"), DayPhase.DAY, "FORM_DEAD_NOT_A1"),
        (_rider(injury_code="1"), DayPhase.DAY, "FORM_DEATHS_LOW"),
        (_car(injury_code="2"), DayPhase.DAY, "FORM_INJURED_LOW"),
        (_rider(injury_code="5"), DayPhase.DAY, "FORM_DEATHS_30D_LOW"),
        (replace(_rider(injury_code="3"), injured=0), DayPhase.DAY, "FORM_NOBODY_HURT"),
        (
            replace(_rider(injury_code="4"), injured=0, severity=Severity.A1),
            DayPhase.DAY,
            "FORM_A1_NOBODY_DIED",
        ),
        (replace(_rider(injury_code="4"), injured=0), DayPhase.DAY, "FORM_A2_NOBODY_HURT"),
        (_car(action_code="16"), DayPhase.DAY, "FORM_ACTION_OF_OTHERS"),
        (_car(**ON_FOOT), DayPhase.DAY, "FORM_ACTION_OF_OTHERS"),
        (_car(action_code="13"), DayPhase.DAY, "FORM_STOOD_BUT_MOVES"),
        (_car(impact_code="12"), DayPhase.DAY, "FORM_IMPACT_OF_OTHERS"),
        (_rider(impact_code="01"), DayPhase.DAY, "FORM_IMPACT_OF_OTHERS"),
        (_rider(impact_code="16"), DayPhase.DAY, "FORM_IMPACT_IS_VEHICLE"),
        (_car(protection_code="6"), DayPhase.DAY, "FORM_HELMET_IN_CAR"),
        (_rider(protection_code="7"), DayPhase.DAY, "FORM_BELT_ON_TWO_WHEELS"),
        (_rider(protection_code="4"), DayPhase.DAY, "FORM_PROTECTION_NEEDED"),
        (_car(**ON_FOOT), DayPhase.DAY, "FORM_EQUIPPED_ON_FOOT"),
        (_car(phone_code="5"), DayPhase.DAY, "FORM_PHONE_OF_DRIVER"),
        (_car(symbol="scooter"), DayPhase.DAY, "FORM_SYMBOL_OF_OTHERS"),
        (_crash(type_code="13"), DayPhase.DAY, "FORM_TYPE_DISAGREES"),
        (_car(action_code="02"), DayPhase.DAY, "FORM_ACTION_DISAGREES"),
        (_car(impact_code="04"), DayPhase.DAY, "FORM_IMPACT_DISAGREES"),
        (_crash(impact=None), DayPhase.DAY, "FORM_NO_IMPACT_POINT"),
        (_car(contact=None), DayPhase.DAY, "FORM_NO_CONTACT"),
        (
            _rider(contact=Pose(at=at(9.0, 1.75), heading_deg=270.0)),
            DayPhase.DAY,
            "FORM_PARTIES_APART",
        ),
        (
            _rider(contact=Pose(at=at(3.6, 1.75), heading_deg=180.0)),
            DayPhase.DAY,
            "FORM_HEADING_OFF_PATH",
        ),
        (
            _rider(approach=(at(40, 1.75), at(20, 1.75), at(12.0, 1.75))),
            DayPhase.DAY,
            "FORM_PATH_OFF_CONTACT",
        ),
        (_crash(parties=()), DayPhase.DAY, "FORM_NO_PARTIES"),
    ],
)
def test_one_thing_changed_is_said(scene, phase, code):
    assert code in codes_of(scene, phase)


def test_rain_on_a_wet_road_is_left_alone():
    assert codes_of(_crash(weather="雨", surface="濕潤"), DayPhase.DAY) == set()


def test_a_death_after_a_day_keeps_the_class_a2():
    scene = replace(_rider(injury_code="5"), deaths_30d=1, injured=0)
    assert codes_of(scene, DayPhase.DAY) == set()


def test_more_people_hurt_than_the_parties_show_is_left_alone():
    assert codes_of(_crash(injured=3), DayPhase.DAY) == set()


def test_codes_written_as_numbers_read_like_their_words():
    scene = _crash(weather="8", light="6", surface="5", signal="1", cause="81")
    assert codes_of(scene, DayPhase.DAY) == set()


@pytest.mark.parametrize("field", [one for one in WANTED if one in CODES])
def test_each_field_that_is_emptied_is_missing_at_its_place(field):
    scene = filled_scene()
    if field is FormField.CAUSE:
        emptied = replace(scene, cause=None, causes=())
    else:
        emptied = with_code(scene, FieldAt(field=field), None, load_code_catalogue())
    missing = [one.at.field for one in remarks_of(emptied) if one.kind is RemarkKind.MISSING]
    assert missing == [field]


@pytest.mark.parametrize("field", WANTED_OF_PARTY)
def test_each_field_of_a_party_that_is_emptied_is_missing_there(field):
    name = "age_band" if field is FormField.AGE_BAND else OF_PARTY[field]
    emptied = with_party(filled_scene(), 2, **{name: "" if name == "age_band" else None})
    missing = [one.at for one in remarks_of(emptied) if one.kind is RemarkKind.MISSING]
    assert missing == [FieldAt(field=field, party=2)]


def test_a_thing_is_asked_only_what_it_is():
    scene = Scene(case_no="1")
    thing = with_party(filled_scene(), 2).parties[1]
    thing = replace(
        thing, role=PartyRole.OBJECT, class_code=None, injury_code=None, age_band="", fled_code=None
    )
    of_thing = [
        one.at.field for one in remarks_of(replace(scene, parties=(thing,))) if one.at.party == 2
    ]
    assert of_thing == [FormField.CLASS]


def test_contradictions_stand_before_what_is_missing_and_doubts_last():
    scene = replace(_crash(weather="雨", place=""), light="有照明且開啟")
    kinds = [one.kind for one in remarks_of(scene, DayPhase.DAY)]
    assert kinds == [RemarkKind.CONTRADICTION, RemarkKind.MISSING, RemarkKind.DOUBT]


@pytest.mark.parametrize("field", list(CODES))
def test_every_code_of_every_list_is_read_back_as_it_was_written(field):
    codes = load_code_catalogue()
    place = FieldAt(field=field, party=1 if field in OF_PARTY else None)
    for entry in codes.choices(CODES[field], form=EDITION):
        written = with_code(filled_scene(), place, entry.code, codes)
        assert code_at(written, place, codes) == entry.code


def test_a_class_brings_its_role():
    codes = load_code_catalogue()
    place = FieldAt(field=FormField.CLASS, party=1)
    roles = {
        code: with_code(filled_scene(), place, code, codes).parties[0].role
        for code in ("B01", "C03", "F01", "H01", "H02")
    }
    assert roles == {
        "B01": PartyRole.DRIVER,
        "C03": PartyRole.RIDER,
        "F01": PartyRole.RIDER,
        "H01": PartyRole.PEDESTRIAN,
        "H02": PartyRole.PASSENGER,
    }


def test_a_new_main_cause_leaves_the_further_ones():
    codes = load_code_catalogue()
    scene = replace(filled_scene(), causes=("81", "13"))
    changed = with_code(scene, FieldAt(field=FormField.CAUSE), "71", codes)
    assert changed.causes == ("71", "13")
    assert changed.cause == "有號誌路口，轉彎車未讓直行車先行"


def test_parties_that_are_drawn_at_rest_only_are_not_said_to_have_missed_each_other():
    scene = replace(
        filled_scene(),
        impact=None,
        parties=tuple(
            replace(
                party,
                approach=(),
                contact=None,
                rest=Pose(at=at(20.0 * party.no, 0.0), heading_deg=0.0),
            )
            for party in filled_scene().parties
        ),
    )
    codes = {remark.code for remark in remarks_of(scene)}
    assert "FORM_PARTIES_APART" not in codes
    assert "FORM_NO_CONTACT" in codes
