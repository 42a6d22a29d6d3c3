"""What suggests itself, and taking it."""

from dataclasses import replace

import pytest

from app.catalogues import load_code_catalogue
from gis.crashes.records import DayPhase, PartyRole, Severity
from gis.scenes.form.entering import with_suggestions
from gis.scenes.form.fields import FieldAt, FormField
from gis.scenes.form.suggest import PlaceFacts, suggestions
from gis.scenes.scene import Scene
from gis.scenes.translate import translate
from gis.streets.control import Control
from tests.helpers.scene_forms import codes_of, filled_scene, with_party

CODES = load_code_catalogue()


def _offered(scene, facts=None):
    return suggestions(scene, translate(scene), facts or PlaceFacts(), CODES)


def _values(scene, facts=None):
    return {(one.at.field, one.at.party): one.value for one in _offered(scene, facts)}


def test_a_filled_form_gets_no_suggestion():
    facts = PlaceFacts(
        phase=DayPhase.DAY, arms=4, control=Control.SIGNAL, speed_limit_kmh=50, weather_code="8"
    )
    assert _values(filled_scene(), facts) == {}


@pytest.mark.parametrize(
    ("facts", "field", "value"),
    [
        (PlaceFacts(phase=DayPhase.DAY), FormField.LIGHT, "6"),
        (PlaceFacts(phase=DayPhase.DUSK), FormField.LIGHT, "5"),
        (PlaceFacts(phase=DayPhase.NIGHT), FormField.LIGHT, "5"),
        (PlaceFacts(arms=0), FormField.ROAD_FORM, "14"),
        (PlaceFacts(arms=3), FormField.ROAD_FORM, "03"),
        (PlaceFacts(arms=4), FormField.ROAD_FORM, "04"),
        (PlaceFacts(arms=6), FormField.ROAD_FORM, "05"),
        (PlaceFacts(control=Control.SIGNAL), FormField.SIGNAL, "1"),
        (PlaceFacts(control=Control.FLASHING), FormField.SIGNAL, "3"),
        (PlaceFacts(control=Control.SIGN), FormField.SIGNAL, "4"),
        (PlaceFacts(control=Control.NONE), FormField.SIGNAL_STATE, "4"),
        (PlaceFacts(speed_limit_kmh=40), FormField.SPEED_LIMIT, "40"),
        (PlaceFacts(weather_code="6", weather_from=3), FormField.WEATHER, "6"),
    ],
)
def test_place_and_time_suggest(facts, field, value):
    assert _values(Scene(case_no="1"), facts)[field, None] == value


def test_nothing_suggests_itself_where_nothing_is_known_but_what_is_usual():
    offered = _offered(Scene(case_no="1"))
    assert {one.at.field for one in offered} == {
        FormField.PAVEMENT,
        FormField.DEFECT,
        FormField.OBSTACLE,
        FormField.SIGHT,
    }
    assert all(one.usual for one in offered)


@pytest.mark.parametrize(("weather", "surface"), [("雨", "4"), ("晴", "5"), ("雪", "1")])
def test_the_weather_suggests_the_surface(weather, surface):
    assert _values(Scene(case_no="1", weather=weather))[FormField.SURFACE, None] == surface


def test_an_overcast_sky_suggests_no_surface():
    assert (FormField.SURFACE, None) not in _values(Scene(case_no="1", weather="陰"))


def test_the_drawing_suggests_type_location_action_and_impact():
    scene = replace(filled_scene(), type_code=None)
    scene = replace(scene, report=replace(scene.report, location_code=None))
    for number in (1, 2):
        scene = with_party(scene, number, action_code=None, impact_code=None)
    assert _values(scene) == {
        (FormField.LOCATION, None): "01",
        (FormField.TYPE, None): "15",
        (FormField.ACTION, 1): "09",
        (FormField.IMPACT, 1): "02",
        (FormField.ACTION, 2): "09",
        (FormField.IMPACT, 2): "11",
    }


def test_injuries_suggest_class_and_numbers():
    scene = replace(filled_scene(), severity=None, injured=0)
    scene = with_party(scene, 1, injury_code="1")
    values = _values(scene)
    assert values[FormField.SEVERITY, None] == "A1"
    assert values[FormField.DEATHS_24H, None] == "1"
    assert values[FormField.INJURED, None] == "1"


def test_a_pedestrian_needs_no_equipment_and_drives_nothing():
    scene = with_party(
        filled_scene(),
        1,
        class_code="H01",
        role=PartyRole.PEDESTRIAN,
        protection_code=None,
        phone_code=None,
        impact_code=None,
    )
    values = _values(scene)
    assert values[FormField.PROTECTION, 1] == "4"
    assert values[FormField.PHONE, 1] == "5"
    assert values[FormField.IMPACT, 1] == "16"


def test_taking_suggestions_fills_empty_fields_only():
    scene = replace(filled_scene(), light=None, weather="晴", surface="濕潤")
    facts = PlaceFacts(phase=DayPhase.NIGHT)
    taken = with_suggestions(scene, _offered(scene, facts), CODES)
    assert taken.light == "有照明且開啟"
    assert taken.surface == "濕潤"


def test_usual_values_are_taken_by_themselves():
    scene = replace(filled_scene(), light=None, report=None)
    facts = PlaceFacts(phase=DayPhase.NIGHT)
    taken = with_suggestions(scene, _offered(scene, facts), CODES, usual=True)
    assert taken.light is None
    assert (taken.report.pavement_code, taken.report.sight_code) == ("1", "13")
    assert taken.report.signal_state_code == "1"


def test_a_form_filled_from_suggestions_alone_contradicts_nothing():
    bare = replace(
        filled_scene(),
        severity=None,
        injured=0,
        light=None,
        surface=None,
        type_code=None,
        report=None,
    )
    for number in (1, 2):
        bare = with_party(bare, number, action_code=None, impact_code=None, fled_code=None)
    facts = PlaceFacts(phase=DayPhase.DAY, arms=4, control=Control.SIGNAL, speed_limit_kmh=50)
    offered = _offered(bare, facts)
    taken = with_suggestions(bare, offered, CODES)
    taken = with_suggestions(taken, _offered(taken, facts), CODES, usual=True)
    assert taken.severity is Severity.A2
    assert codes_of(taken, DayPhase.DAY) == {"FORM_MISSING"}


def test_a_suggestion_stands_for_one_field():
    places = [one.at for one in _offered(Scene(case_no="1"), PlaceFacts(control=Control.NONE))]
    assert len(places) == len(set(places))
    assert FieldAt(field=FormField.SIGNAL) in places
