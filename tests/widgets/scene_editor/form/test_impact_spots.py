"""Numbers of the first impact on the pictures of the form."""

import math

import pytest

from app.catalogues import load_code_catalogue
from gis.crashes.codes import CodeField
from gis.scenes.form.class_groups import ClassGroup
from gis.scenes.form.values import EDITION
from widgets.scene_editor.form.impact_spots import neighbour, spots_of

ARROWS = ((-1, 0), (1, 0), (0, 1), (0, -1))
PICTURES = (ClassGroup.CAR, ClassGroup.TWO_WHEELER)


@pytest.mark.parametrize("group", PICTURES)
def test_every_number_is_reached_from_the_nose_by_arrow_keys(group):
    spots = spots_of(group)
    reached = {neighbour(spots, None, 0, 1)}
    for _ in spots:
        reached |= {neighbour(spots, code, *arrow) for code in reached for arrow in ARROWS}
    assert reached == set(spots)


@pytest.mark.parametrize("group", PICTURES)
def test_an_arrow_never_goes_against_its_direction(group):
    spots = spots_of(group)
    for code, (x, y) in spots.items():
        for right, up in ARROWS:
            there = spots[neighbour(spots, code, right, up)]
            assert (there[0] - x) * right + (there[1] - y) * up >= 0.0


def test_the_pictures_have_the_numbers_of_the_form_and_no_others():
    printed = {
        entry.code: entry.group
        for entry in load_code_catalogue().choices(CodeField.IMPACT, form=EDITION)
    }
    cars = {code for code, group in printed.items() if group == "汽車"}
    assert set(spots_of(ClassGroup.CAR)) == cars
    two_wheelers = {code for code, group in printed.items() if group == "機車與自行車"}
    assert set(spots_of(ClassGroup.TWO_WHEELER)) == two_wheelers


def test_sides_stand_where_their_words_say():
    """前 up, 後 down, 右 to the right, 左 to the left, nose up."""
    labels = {
        entry.code: entry.label
        for entry in load_code_catalogue().choices(CodeField.IMPACT, form=EDITION)
    }
    for group in PICTURES:
        for code, (x, y) in spots_of(group).items():
            if code in ("09", "10"):
                continue
            label = labels[code]
            assert ("右" in label) == (x > 0.5), label
            assert ("左" in label) == (x < -0.5), label
            assert ("前" in label) == (y > 0.5), label
            assert ("後" in label) == (y < -0.5), label


def test_numbers_lie_far_enough_apart_to_be_hit():
    for group in PICTURES:
        places = list(spots_of(group).values())
        gaps = [math.dist(a, b) for n, a in enumerate(places) for b in places[n + 1 :]]
        assert min(gaps) > 0.4


def test_people_have_no_picture_and_no_numbers():
    assert spots_of(ClassGroup.PERSON) == {}
    assert neighbour(spots_of(ClassGroup.PERSON), None, 1, 0) is None
