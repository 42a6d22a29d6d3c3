"""Parties of the report form, by real keys and clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gis.scenes.form.fields import FormField as F
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Scene
from tests.helpers.form_fields import party_field, type_into
from tests.helpers.scene_forms import filled_scene, with_party
from widgets.scene_editor.form.form_panel import PARTIES_TAB

pytestmark = pytest.mark.gui
Key = Qt.Key


def test_a_party_chosen_on_the_map_shows_its_form(open_panel):
    rig, panel = open_panel(filled_scene())
    rig.document.choose(ScenePart(kind=PartKind.POSE, place=2))
    assert panel.tabs.currentIndex() == PARTIES_TAB
    assert party_field(panel, F.CLASS).text() == "C03 heavy motorcycle (≤250 cc)"


def test_the_impact_is_picked_on_the_picture_by_arrow_keys(open_panel):
    rig, panel = open_panel(with_party(filled_scene(), 1, impact_code=None))
    panel.tabs.setCurrentIndex(PARTIES_TAB)
    picture = panel.parties.form.picture
    picture.setFocus()
    QTest.keyClick(picture, Key.Key_Right)
    QTest.keyClick(picture, Key.Key_Down)
    QTest.keyClick(picture, Key.Key_Return)
    assert rig.document.scene.parties[0].impact_code == "02"
    assert party_field(panel, F.IMPACT).code == "02"
    assert rig.count.total == 1


@pytest.mark.parametrize("code", ["01", "05", "02", "06", "03", "07", "04", "08", "09", "10"])
def test_the_impact_is_picked_on_the_picture_by_a_click(open_panel, qtbot, code):
    rig, panel = open_panel(with_party(filled_scene(), 1, impact_code=None))
    panel.tabs.setCurrentIndex(PARTIES_TAB)
    picture = panel.parties.form.picture
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.place_of(code).toPoint())
    assert rig.document.scene.parties[0].impact_code == code


def test_two_wheelers_have_their_own_picture_and_people_none(open_panel):
    rig, panel = open_panel(with_party(filled_scene(), 1, class_code="H01"))
    panel.tabs.setCurrentIndex(PARTIES_TAB)
    picture = panel.parties.form.picture
    assert not picture.isVisible()
    panel.parties.choose(2)
    assert picture.isVisible()
    picture.setFocus()
    for key in (Key.Key_Right, Key.Key_Return):
        QTest.keyClick(picture, key)
    assert rig.document.scene.parties[1].impact_code == "12"


def test_a_party_is_entered_from_nothing_by_the_keyboard_alone(open_panel):
    rig, panel = open_panel(Scene(case_no="1"))
    panel.tabs.setCurrentIndex(PARTIES_TAB)
    assert panel.parties.empty.isVisible()
    panel.parties.list.setFocus()
    QTest.keyClick(panel.parties.list, Key.Key_Insert)
    for keys in ("c3", "", "2", "18", "5", "1", "9"):
        field = QApplication.focusWidget()
        QTest.keyClicks(field, keys)
        QTest.keyClick(field, Key.Key_Return)
    party = rig.document.scene.parties[0]
    assert (party.class_code, party.injury_code, party.age_band) == ("C03", "2", "18-24")
    assert (party.protection_code, party.phone_code, party.action_code) == ("5", "1", "09")


def test_parties_change_places_and_go_by_keys(open_panel):
    rig, panel = open_panel(filled_scene())
    panel.tabs.setCurrentIndex(PARTIES_TAB)
    panel.parties.choose(2)
    panel.parties.list.setFocus()
    QTest.keyClick(panel.parties.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.class_code for one in rig.document.scene.parties] == ["C03", "B03"]
    assert panel.parties.form.number == 1
    QTest.keyClick(panel.parties.list, Key.Key_Delete)
    assert [one.class_code for one in rig.document.scene.parties] == ["B03"]


def test_a_symbol_is_picked_by_its_name(open_panel):
    rig, panel = open_panel(filled_scene())
    panel.tabs.setCurrentIndex(PARTIES_TAB)
    type_into(panel.parties.form.symbol, "passenger car")
    assert rig.document.scene.parties[0].symbol == "passenger_car"


def test_the_chosen_number_is_told_from_the_others_in_the_colours_of_the_palette(open_panel):
    _rig, panel = open_panel(filled_scene())
    panel.tabs.setCurrentIndex(PARTIES_TAB)
    picture = panel.parties.form.picture
    shot = picture.grab().toImage()
    chosen, other = picture.place_of("02").toPoint(), picture.place_of("04").toPoint()
    palette = picture.palette()
    beside = [(place.x() - 7, place.y() - 4) for place in (chosen, other)]
    assert shot.pixelColor(*beside[0]) == palette.color(QPalette.ColorRole.Highlight)
    assert shot.pixelColor(*beside[1]) == palette.color(QPalette.ColorRole.Base)
