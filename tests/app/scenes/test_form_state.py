"""The form of a scene as the window shows it, and facts of its time and place."""

from dataclasses import replace

import pytest

from app.scenes.form_state import FormChecker, next_remark
from app.scenes.place_facts import phase_of, scene_facts
from app.symbol_catalogue import load_symbols
from gis.crashes.records import DayPhase
from gis.scenes.form.fields import FieldAt, FormField
from gis.scenes.form.remark import RemarkKind
from gis.scenes.form.suggest import PlaceFacts
from gis.scenes.scene import Mark, MarkForm, Scene
from tests.helpers.scene_forms import at, filled_scene, with_party


def _state(scene, checker=None):
    return (checker or FormChecker(load_symbols())).state(scene, scene_facts(scene))


@pytest.mark.parametrize(
    ("moment", "phase"),
    [
        ("2026-01-06T13:28+08:00", DayPhase.DAY),
        ("2026-01-06T17:35+08:00", DayPhase.DUSK),
        ("2026-01-06T19:00+08:00", DayPhase.NIGHT),
        ("2026-01-06T06:30+08:00", DayPhase.DUSK),
        ("2026-06-21T18:40+08:00", DayPhase.DAY),
    ],
)
def test_the_sun_tells_day_dusk_and_night(moment, phase):
    """In central Taiwan the sun rises about 06:41 and sets about 17:25 on 6 January, and sets about
    18:46 on 21 June; civil twilight lasts about 25 minutes."""
    assert phase_of(replace(filled_scene(), occurred_at=moment)) is phase


def test_without_time_or_place_the_sun_tells_nothing():
    assert phase_of(replace(filled_scene(), occurred_at=None)) is DayPhase.UNKNOWN
    assert phase_of(Scene(case_no="1", occurred_at="2026-01-06T13:28+08:00")) is DayPhase.UNKNOWN


def test_a_mark_alone_gives_the_place():
    mark = Mark(kind="skid", form=MarkForm.LINE, points=(at(0, 0), at(1, 1)))
    scene = Scene(case_no="1", occurred_at="2026-01-06T13:28+08:00", marks=(mark,))
    assert phase_of(scene) is DayPhase.DAY


def test_a_checker_sees_every_change_of_form_and_drawing():
    checker = FormChecker(load_symbols())
    assert _state(filled_scene(), checker).remarks == ()
    rained = replace(filled_scene(), weather="雨")
    assert [one.code for one in _state(rained, checker).remarks] == ["FORM_RAIN_DRY"]
    moved = with_party(filled_scene(), 1, contact=None)
    assert "FORM_NO_CONTACT" in {one.code for one in _state(moved, checker).remarks}
    assert _state(filled_scene(), checker).remarks == ()


def test_what_this_crash_says_goes_before_what_is_usual():
    scene = replace(filled_scene(), signal="無號誌", cause=None, causes=())
    scene = replace(scene, report=replace(scene.report, signal_state_code=None))
    found = _state(scene).suggestion(FieldAt(field=FormField.SIGNAL_STATE))
    assert (found.value, found.usual) == ("4", False)


def test_counts_are_of_kinds_and_of_empty_fields():
    scene = replace(filled_scene(), light=None, weather="雨", place="")
    state = _state(scene)
    assert state.count(RemarkKind.CONTRADICTION) == 1
    assert state.count(RemarkKind.MISSING) == 2
    assert state.to_take(usual=False) == 1
    assert state.to_take(usual=True) == 0


def test_the_next_remark_goes_round():
    remarks = _state(replace(filled_scene(), light=None, place="")).remarks
    first = next_remark(remarks, None)
    second = next_remark(remarks, first.at)
    assert [first, second] == list(remarks)
    assert next_remark(remarks, second.at) == first
    assert next_remark((), None) is None


def test_facts_of_a_scene_alone_are_its_sun_and_arms():
    assert scene_facts(filled_scene()) == PlaceFacts(phase=DayPhase.DAY, arms=4)
