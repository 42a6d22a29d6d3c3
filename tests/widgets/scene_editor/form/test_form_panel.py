"""The report form beside the drawing, by real keys and clicks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTabWidget, QWidget

from app.messages import Language
from gis.problems import Problem
from gis.scenes.form.fields import FormField as F
from gis.scenes.parts import PartKind, ScenePart
from tests.helpers.form_fields import crash_field, type_into
from tests.helpers.scene_forms import filled_scene, with_party
from widgets.scene_editor.form.crash_page import SECTIONS
from widgets.scene_editor.form.form_panel import CRASH_TAB, PARTIES_TAB
from widgets.scene_editor.form.text_field import TextField

pytestmark = pytest.mark.gui
Key = Qt.Key


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
    assert crash_field(panel, F.WEATHER).hasFocus()
    type_into(crash_field(panel, F.WEATHER), "6")
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


def test_time_is_typed_as_officers_write_it(open_panel):
    rig, panel = open_panel(filled_scene())
    time = panel.crash.rows.widgets[F.OCCURRED_AT]
    assert isinstance(time, TextField)
    time.setFocus()
    time.selectAll()
    type_into(time, "1150107 905")
    assert rig.document.scene.occurred_at == "2026-01-07T09:05+08:00"


def test_what_is_no_time_is_said_at_the_field_and_given_up(open_panel):
    rig, panel = open_panel(filled_scene())
    time = panel.crash.rows.widgets[F.OCCURRED_AT]
    shown = time.text()
    time.setFocus()
    time.selectAll()
    type_into(time, "soon")
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
        type_into(widget, keys)
    scene = rig.document.scene
    assert (scene.deaths_24h, scene.deaths_30d, scene.injured) == (1, 2, 3)
    assert rig.count.total == 3


def test_further_causes_are_added_and_taken_away_by_keys(open_panel):
    rig, panel = open_panel(filled_scene())
    type_into(panel.crash.causes.adder, "13")
    type_into(panel.crash.causes.adder, "16")
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
    type_into(crash_field(panel, F.WEATHER), "6")
    assert rig.problems == ["STORE_FULL"]
    assert crash_field(panel, F.WEATHER).code == "8"


def test_another_language_says_everything_again(open_panel):
    rig, panel = open_panel(replace(filled_scene(), weather="雨"))
    rig.language = Language.CHINESE
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert crash_field(panel, F.WEATHER).text() == "6 雨"
    assert panel.crash.rows.labels[F.WEATHER].text() == "天候"
    assert "路面卻填乾燥" in panel.remarks.list.item(0).text()


def test_every_field_has_a_name_for_the_screen_reader(open_panel):
    _rig, panel = open_panel(filled_scene())
    rows = [*panel.crash.rows.widgets.values(), *panel.parties.form.rows.widgets.values()]
    assert all(isinstance(one, QWidget) and one.accessibleName() for one in rows)
    assert panel.parties.form.picture.accessibleName()
    assert panel.remarks.list.accessibleName()


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
    assert crash_field(panel, F.WEATHER).hasFocus()
    assert panel.remarks.counts.text() == "Missing: 1"
    panel.setParent(None)
