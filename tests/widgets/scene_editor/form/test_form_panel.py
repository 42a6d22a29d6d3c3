"""The report form beside the drawing, by real keys and clicks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTabWidget, QWidget

from app.messages import Language
from gis.crashes.records import Severity
from gis.problems import Problem
from gis.scenes.form.fields import FormField as F
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Scene
from tests.helpers.scene_form_panels import FormRig
from tests.helpers.scene_forms import filled_scene, with_party
from widgets.scene_editor.form.code_field import CodeField
from widgets.scene_editor.form.crash_page import SECTIONS
from widgets.scene_editor.form.form_panel import CRASH_TAB, PARTIES_TAB, FormPanel
from widgets.scene_editor.form.text_field import TextField

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def open_panel(qtbot):
    made = []

    def opened(scene, language=Language.ENGLISH):
        rig = FormRig(scene, language)
        panel = FormPanel(rig.around)
        qtbot.addWidget(panel)
        panel.resize(380, 900)
        panel.show()
        qtbot.waitExposed(panel)
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        made.append(panel)
        return rig, panel

    yield opened
    for panel in made:
        panel.close_panel()


def _crash_field(panel, field) -> CodeField:
    return panel.crash.rows.widgets[field]


def _party_field(panel, field) -> CodeField:
    return panel.parties.form.rows.widgets[field]


def _type(widget, keys, *, end=Key.Key_Return):
    widget.setFocus()
    QApplication.processEvents()
    QTest.keyClicks(widget, keys)
    QTest.keyClick(widget, end)


def test_a_code_typed_and_enter_is_one_entry_of_one_action(open_panel):
    rig, panel = open_panel(replace(filled_scene(), weather=None))
    _type(_crash_field(panel, F.WEATHER), "6")
    assert rig.document.scene.weather == "雨"
    assert rig.count.total == 1
    rig.document.undo.undo()
    assert rig.document.scene.weather is None
    assert _crash_field(panel, F.WEATHER).text() == ""


def test_enter_goes_on_to_the_next_field(open_panel):
    _rig, panel = open_panel(replace(filled_scene(), weather=None))
    _type(_crash_field(panel, F.WEATHER), "8")
    assert _crash_field(panel, F.LIGHT).hasFocus()


def test_tab_takes_what_the_list_stands_on(open_panel):
    rig, panel = open_panel(replace(filled_scene(), weather=None))
    _type(_crash_field(panel, F.WEATHER), "rai", end=Key.Key_Tab)
    assert rig.document.scene.weather == "雨"


def test_words_find_a_choice_and_arrows_go_on_in_the_list(open_panel):
    rig, panel = open_panel(filled_scene())
    field = _crash_field(panel, F.CAUSE)
    field.setFocus()
    QTest.keyClicks(field, "red light")
    assert field.list.isVisible()
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Return)
    assert not field.list.isVisible()
    assert rig.document.scene.causes == ("82",)


def test_escape_brings_back_what_stood_there(open_panel):
    rig, panel = open_panel(filled_scene())
    field = _crash_field(panel, F.WEATHER)
    shown = field.text()
    _type(field, "rain", end=Key.Key_Escape)
    assert (field.text(), field.list.isVisible()) == (shown, False)
    assert rig.count.total == 0


def test_tab_goes_through_the_sheet_in_the_forms_order(open_panel):
    _, panel = open_panel(filled_scene())
    wanted = [f"form_{field.value}" for _, fields in SECTIONS for field in fields]
    panel.crash.rows.widgets[F.CASE_NO].setFocus()
    seen = []
    for _ in range(len(wanted) + 1):
        owner = QApplication.focusWidget()
        while owner is not None and not owner.objectName().startswith("form_"):
            owner = owner.parentWidget()
        if owner is not None and owner.objectName() not in seen:
            seen.append(owner.objectName())
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert seen == wanted


def test_letters_that_find_nothing_say_so_and_change_nothing(open_panel):
    rig, panel = open_panel(filled_scene())
    field = _crash_field(panel, F.WEATHER)
    _type(field, "xyz")
    assert field.hasFocus()
    assert "No such code" in field.list.item(0).text()
    assert rig.document.scene == filled_scene()
    QTest.keyClick(field, Key.Key_Tab)
    assert field.text() == "8 Clear"


def test_an_emptied_field_is_blank(open_panel):
    rig, panel = open_panel(filled_scene())
    field = _crash_field(panel, F.WEATHER)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Key.Key_Delete)
    QTest.keyClick(field, Key.Key_Return)
    assert rig.document.scene.weather is None


def test_the_mouse_opens_the_list_and_takes_a_row(open_panel, qtbot):
    rig, panel = open_panel(replace(filled_scene(), weather=None))
    field = _crash_field(panel, F.WEATHER)
    panel.tabs.currentWidget().ensureWidgetVisible(field)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    rows = field.list
    row = next(r for r in range(rows.count()) if rows.item(r).text() == "6 Rain")
    rows.scrollToItem(rows.item(row))
    qtbot.mouseClick(
        rows.viewport(),
        Qt.MouseButton.LeftButton,
        pos=rows.visualItemRect(rows.item(row)).center(),
    )
    assert rig.document.scene.weather == "雨"
    assert rig.count.total == 1


def test_enter_in_an_empty_field_takes_its_suggestion(open_panel):
    rig, panel = open_panel(replace(filled_scene(), light=None))
    field = _crash_field(panel, F.LIGHT)
    assert "by the sun: day" in field.placeholderText()
    _type(field, "")
    assert rig.document.scene.light == "有照明未開啟或故障"


def test_all_suggestions_are_taken_by_one_key(open_panel):
    rig, panel = open_panel(replace(filled_scene(), light=None, type_code=None))
    panel.take.setFocus()
    QTest.keyClick(panel, Key.Key_F9)
    assert (rig.document.scene.light, rig.document.scene.type_code) == ("有照明未開啟或故障", "15")
    assert rig.count.total == 1
    assert len(rig.document.undo.undo_names) == 1
    assert not panel.take.isEnabled()


def test_the_list_of_what_is_missing_lives_and_jumps_to_the_field(open_panel):
    _rig, panel = open_panel(replace(filled_scene(), weather=None))
    assert panel.remarks.counts.text() == "Missing: 1"
    panel.remarks.list.setFocus()
    QTest.keyClick(panel.remarks.list, Key.Key_Down)
    QTest.keyClick(panel.remarks.list, Key.Key_Return)
    assert _crash_field(panel, F.WEATHER).hasFocus()
    _type(_crash_field(panel, F.WEATHER), "6")
    assert panel.remarks.counts.text() == "Contradictions: 1"
    assert "dry surface" in panel.remarks.list.item(0).text()


def test_f8_goes_from_remark_to_remark_over_both_sheets(open_panel):
    scene = with_party(replace(filled_scene(), place="", weather=None), 2, age_band="")
    _rig, panel = open_panel(scene)
    seen = []
    for _ in range(4):
        QTest.keyClick(panel, Key.Key_F8)
        seen.append((panel.tabs.currentIndex(), QApplication.focusWidget().objectName()))
    assert seen == [
        (CRASH_TAB, "form_place"),
        (CRASH_TAB, "form_weather"),
        (PARTIES_TAB, "form_age_band"),
        (CRASH_TAB, "form_place"),
    ]


def test_a_remark_about_the_drawing_shows_the_party_on_the_map(open_panel):
    scene = filled_scene()
    contact = replace(scene.parties[1].contact, heading_deg=180.0)
    rig, panel = open_panel(with_party(scene, 2, contact=contact))
    for _ in range(panel.remarks.list.count()):
        if not rig.document.chosen:
            QTest.keyClick(panel, Key.Key_F8)
    assert rig.document.chosen == (ScenePart(kind=PartKind.POSE, place=2, pose="contact"),)
    assert rig.canvas.looked_at == [(contact.at, None)]


def test_a_party_chosen_on_the_map_shows_its_form(open_panel):
    rig, panel = open_panel(filled_scene())
    rig.document.choose(ScenePart(kind=PartKind.POSE, place=2))
    assert panel.tabs.currentIndex() == PARTIES_TAB
    assert _party_field(panel, F.CLASS).text() == "C03 heavy motorcycle (≤250 cc)"


def test_the_impact_is_picked_on_the_picture_by_arrow_keys(open_panel):
    rig, panel = open_panel(with_party(filled_scene(), 1, impact_code=None))
    panel.tabs.setCurrentIndex(PARTIES_TAB)
    picture = panel.parties.form.picture
    picture.setFocus()
    QTest.keyClick(picture, Key.Key_Right)
    QTest.keyClick(picture, Key.Key_Down)
    QTest.keyClick(picture, Key.Key_Return)
    assert rig.document.scene.parties[0].impact_code == "02"
    assert _party_field(panel, F.IMPACT).code == "02"
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
    _type(panel.parties.form.symbol, "passenger car")
    assert rig.document.scene.parties[0].symbol == "passenger_car"


def test_time_is_typed_as_officers_write_it(open_panel):
    rig, panel = open_panel(filled_scene())
    time = panel.crash.rows.widgets[F.OCCURRED_AT]
    assert isinstance(time, TextField)
    time.setFocus()
    time.selectAll()
    _type(time, "1150107 905")
    assert rig.document.scene.occurred_at == "2026-01-07T09:05+08:00"


def test_what_is_no_time_is_said_at_the_field_and_given_up(open_panel):
    rig, panel = open_panel(filled_scene())
    time = panel.crash.rows.widgets[F.OCCURRED_AT]
    shown = time.text()
    time.setFocus()
    time.selectAll()
    _type(time, "soon")
    assert panel.crash.wrong_time.isVisible()
    assert time.hasFocus()
    QTest.keyClick(time, Key.Key_Tab)
    assert time.text() == shown
    assert rig.count.total == 0


def test_numbers_of_dead_and_hurt_are_typed(open_panel):
    rig, panel = open_panel(filled_scene())
    for field, keys in ((F.DEATHS_24H, "1"), (F.DEATHS_30D, "2"), (F.INJURED, "3")):
        widget = panel.crash.rows.widgets[field]
        widget.setFocus()
        widget.selectAll()
        _type(widget, keys)
    scene = rig.document.scene
    assert (scene.deaths_24h, scene.deaths_30d, scene.injured) == (1, 2, 3)
    assert rig.count.total == 3


def test_further_causes_are_added_and_taken_away_by_keys(open_panel):
    rig, panel = open_panel(filled_scene())
    _type(panel.crash.causes.adder, "13")
    _type(panel.crash.causes.adder, "16")
    assert rig.document.scene.causes == ("81", "13", "16")
    panel.crash.causes.list.setFocus()
    panel.crash.causes.list.setCurrentRow(0)
    QTest.keyClick(panel.crash.causes.list, Key.Key_Delete)
    assert rig.document.scene.causes == ("81", "16")


def test_a_sealed_scene_cannot_be_filled_in(open_panel):
    rig, panel = open_panel(replace(filled_scene(), weather=None, light=None))
    rig.document.read_only = Problem("SCENE_SEALED")
    assert not panel.crash.isEnabled()
    assert not panel.take.isEnabled()
    rig.document.read_only = None
    assert panel.crash.isEnabled()


def _refuse(change):
    raise Problem("STORE_FULL")


def test_what_the_document_refuses_is_told_and_the_field_shows_what_stands(open_panel):
    rig, panel = open_panel(filled_scene())
    rig.document.journal = _refuse
    _type(_crash_field(panel, F.WEATHER), "6")
    assert rig.problems == ["STORE_FULL"]
    assert _crash_field(panel, F.WEATHER).code == "8"


def test_another_language_says_everything_again(open_panel):
    rig, panel = open_panel(replace(filled_scene(), weather="雨"))
    rig.language = Language.CHINESE
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert _crash_field(panel, F.WEATHER).text() == "6 雨"
    assert panel.crash.rows.labels[F.WEATHER].text() == "天候"
    assert "路面卻填乾燥" in panel.remarks.list.item(0).text()


def test_every_field_has_a_name_for_the_screen_reader(open_panel):
    _rig, panel = open_panel(filled_scene())
    rows = [*panel.crash.rows.widgets.values(), *panel.parties.form.rows.widgets.values()]
    assert all(isinstance(one, QWidget) and one.accessibleName() for one in rows)
    assert panel.parties.form.picture.accessibleName()
    assert panel.remarks.list.accessibleName()


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


def test_the_severity_is_picked_like_any_code(open_panel):
    rig, panel = open_panel(filled_scene())
    _type(_crash_field(panel, F.SEVERITY), "a1")
    assert rig.document.scene.severity is Severity.A1
    assert "no death" not in panel.remarks.list.item(0).toolTip()


def test_a_panel_behind_another_tab_is_brought_up_to_date_and_to_the_front_by_f8(open_panel, qtbot):
    rig, panel = open_panel(filled_scene())
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    other = QLineEdit()
    tabs.addTab(panel, "form")
    tabs.addTab(other, "other")
    tabs.show()
    qtbot.waitExposed(tabs)
    tabs.activateWindow()
    qtbot.waitUntil(tabs.isActiveWindow)
    tabs.setCurrentWidget(other)
    other.setFocus()
    rig.document.run(replace(filled_scene(), weather=None), "edit")
    assert panel.remarks.counts.text().startswith("✓")
    QTest.keyClick(other, Key.Key_F8)
    assert tabs.currentWidget() is panel
    assert _crash_field(panel, F.WEATHER).hasFocus()
    assert panel.remarks.counts.text() == "Missing: 1"
    panel.setParent(None)
