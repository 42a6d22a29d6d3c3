"""A field of codes, by real keys and clicks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gis.crashes.records import Severity
from gis.scenes.form.fields import FormField as F
from tests.helpers.form_fields import crash_field, type_into
from tests.helpers.scene_forms import filled_scene

pytestmark = pytest.mark.gui
Key = Qt.Key


def test_a_code_typed_and_enter_is_one_entry_of_one_action(open_panel):
    rig, panel = open_panel(replace(filled_scene(), weather=None))
    type_into(crash_field(panel, F.WEATHER), "6")
    assert rig.document.scene.weather == "雨"
    assert rig.count.total == 1
    rig.document.undo.undo()
    assert rig.document.scene.weather is None
    assert crash_field(panel, F.WEATHER).text() == ""


def test_enter_goes_on_to_the_next_field(open_panel):
    _rig, panel = open_panel(replace(filled_scene(), weather=None))
    type_into(crash_field(panel, F.WEATHER), "8")
    assert crash_field(panel, F.LIGHT).hasFocus()


def test_tab_takes_what_the_list_stands_on(open_panel):
    rig, panel = open_panel(replace(filled_scene(), weather=None))
    type_into(crash_field(panel, F.WEATHER), "rai", end=Key.Key_Tab)
    assert rig.document.scene.weather == "雨"


def test_words_find_a_choice_and_arrows_go_on_in_the_list(open_panel):
    rig, panel = open_panel(filled_scene())
    field = crash_field(panel, F.CAUSE)
    field.setFocus()
    QTest.keyClicks(field, "red light")
    assert field.list.isVisible()
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Return)
    assert not field.list.isVisible()
    assert rig.document.scene.causes == ("82",)


def test_escape_brings_back_what_stood_there(open_panel):
    rig, panel = open_panel(filled_scene())
    field = crash_field(panel, F.WEATHER)
    shown = field.text()
    type_into(field, "rain", end=Key.Key_Escape)
    assert (field.text(), field.list.isVisible()) == (shown, False)
    assert rig.count.total == 0


def test_letters_that_find_nothing_say_so_and_change_nothing(open_panel):
    rig, panel = open_panel(filled_scene())
    field = crash_field(panel, F.WEATHER)
    type_into(field, "xyz")
    assert field.hasFocus()
    assert "No such code" in field.list.item(0).text()
    assert rig.document.scene == filled_scene()
    QTest.keyClick(field, Key.Key_Tab)
    assert field.text() == "8 Clear"


def test_an_emptied_field_is_blank(open_panel):
    rig, panel = open_panel(filled_scene())
    field = crash_field(panel, F.WEATHER)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Key.Key_Delete)
    QTest.keyClick(field, Key.Key_Return)
    assert rig.document.scene.weather is None


def test_the_mouse_opens_the_list_and_takes_a_row(open_panel, qtbot):
    rig, panel = open_panel(replace(filled_scene(), weather=None))
    field = crash_field(panel, F.WEATHER)
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
    field = crash_field(panel, F.LIGHT)
    assert "by the sun: day" in field.placeholderText()
    type_into(field, "")
    assert rig.document.scene.light == "有照明未開啟或故障"


def test_the_severity_is_picked_like_any_code(open_panel):
    rig, panel = open_panel(filled_scene())
    type_into(crash_field(panel, F.SEVERITY), "a1")
    assert rig.document.scene.severity is Severity.A1
    assert "no death" not in panel.remarks.list.item(0).toolTip()
