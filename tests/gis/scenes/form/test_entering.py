"""A party's class brings what it is drawn with."""

from dataclasses import replace

from app.catalogues import load_code_catalogue
from app.symbol_catalogue import load_symbols
from gis.crashes.records import PartyRole
from gis.scenes.form.entering import with_class
from tests.helpers.scene_forms import filled_scene, with_party

CODES, LIBRARY = load_code_catalogue(), load_symbols()


def _classed(scene, code, number=2):
    changed = with_class(scene, number, code, CODES, LIBRARY)
    return next(one for one in changed.parties if one.no == number)


def _drawn(party):
    found = LIBRARY.of_party(party)
    return (found.length_m, found.width_m)


def test_another_kind_of_vehicle_gets_its_own_size():
    scooter = with_party(filled_scene(), 2, length_m=1.9, width_m=0.75)
    bus = _classed(scooter, "A01")
    assert bus.role is PartyRole.DRIVER
    assert _drawn(bus) == _drawn(replace(bus, length_m=None, width_m=None))
    assert _drawn(bus)[0] > 8.0


def test_a_symbol_that_does_not_fit_goes_and_one_that_fits_stays():
    scene = with_party(filled_scene(), 2, symbol="scooter")
    assert _classed(scene, "B03").symbol == ""
    assert _classed(scene, "F01").symbol == "scooter"


def test_a_class_drawn_alike_keeps_a_measured_size():
    car = with_party(filled_scene(), 1, length_m=4.1, width_m=1.7)
    usual = LIBRARY.of_party(car.parties[0]).id
    alike = next(code for code in LIBRARY[usual].class_codes if code != car.parties[0].class_code)
    assert _classed(car, alike, 1).length_m == 4.1


def test_a_class_taken_away_leaves_the_rest_of_the_party():
    blank = _classed(filled_scene(), None, 1)
    assert (blank.class_code, blank.injury_code) == (None, "3")


def test_a_party_that_is_not_there_changes_nothing():
    assert with_class(filled_scene(), 9, "B03", CODES, LIBRARY) == filled_scene()
