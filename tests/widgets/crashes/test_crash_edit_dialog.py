"""The form in which a crash is corrected: pick lists, faults, notes of what files say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app.messages import Language
from app.store.corrections import Correction
from gis.problems import Problem
from tests.helpers.crash_edits import made_sheet as sheet
from widgets.crashes.crash_edit_dialog import CrashEditDialog
from widgets.parts.translation import LanguageSwitch

pytestmark = pytest.mark.gui


@pytest.fixture
def show(dressed, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    switch = LanguageSwitch()
    switch.use(Language.ENGLISH)

    def made(wanted):
        dialog = CrashEditDialog(wanted, parent)
        dialog.sent = []
        dialog.save_wanted.connect(dialog.sent.append)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    made.switch = switch
    yield made
    switch.remove()


def test_an_untouched_form_holds_the_record_and_saves_nothing(show):
    dialog = show(sheet())
    assert dialog.typed() == dialog.sheet.record
    assert not dialog.save.isEnabled()
    assert dialog.heading.text() == "Case C7, 2025-03-04 13:06"


def test_typed_values_are_sent_and_the_others_stay(show, qtbot):
    dialog = show(sheet())
    qtbot.keyClicks(dialog.editors["weather_code"].widget, "6")
    qtbot.keyClick(dialog.editors["injured"].widget, Qt.Key.Key_Up)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    (sent,) = dialog.sent
    assert (sent.value("weather_code"), sent.value("injured")) == ("6", 2)
    assert sent.value("place_text") == "中山路"
    assert sent.version == 1


def test_a_blank_number_and_a_blank_code_stay_blank(show, qtbot):
    dialog = show(sheet())
    limit = dialog.editors["speed_limit_kmh"]
    assert (limit.value(), limit.widget.text()) == (None, "(blank)")
    qtbot.keyClick(limit.widget, Qt.Key.Key_Up)
    assert limit.value() == 0
    qtbot.keyClick(limit.widget, Qt.Key.Key_Down)
    assert limit.value() is None
    assert dialog.editors["type_code"].value() is None


def test_a_code_the_form_does_not_know_is_kept(show):
    dialog = show(sheet(weather_code="Z9"))
    assert dialog.editors["weather_code"].value() == "Z9"


def test_what_contradicts_itself_cannot_be_saved(show, qtbot):
    dialog = show(sheet())
    qtbot.keyClick(dialog.editors["severity"].widget, Qt.Key.Key_Up)
    assert dialog.faults.text() == "⚠ Class A1 needs at least one death within 24 hours."
    assert not dialog.save.isEnabled()
    qtbot.keyClick(dialog.editors["deaths_24h"].widget, Qt.Key.Key_Up)
    assert dialog.save.isEnabled()
    assert not dialog.faults.isVisible()


def test_what_contradicted_itself_before_is_no_obstacle(show, qtbot):
    dialog = show(sheet(severity="A1"))
    qtbot.keyClicks(dialog.editors["weather_code"].widget, "6")
    assert dialog.save.isEnabled()


def test_a_corrected_field_tells_what_the_files_say(show):
    dialog = show(sheet([Correction(column="weather_code", imported="7")]))
    assert set(dialog.notes) == {"weather_code"}
    assert dialog.notes["weather_code"].text() == "Corrected; the files say: 7 Overcast"


def test_the_wheel_scrolls_past_a_field_and_changes_nothing(show):
    dialog = show(sheet())
    for name in ("weather_code", "injured"):
        widget = dialog.editors[name].widget
        at = QPointF(widget.rect().center())
        wheel = QWheelEvent(
            at,
            QPointF(widget.mapToGlobal(at.toPoint())),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, wheel)
    assert dialog.typed() == dialog.sheet.record


def test_another_language_keeps_what_was_typed(show, qtbot):
    dialog = show(sheet())
    qtbot.keyClicks(dialog.editors["weather_code"].widget, "6")
    show.switch.use(Language.CHINESE)
    qtbot.waitUntil(lambda: dialog.windowTitle() == "更正事故")
    assert dialog.editors["weather_code"].value() == "6"
    assert dialog.editors["weather_code"].widget.currentText() == "6 雨"


@pytest.mark.parametrize("language", list(Language))
def test_every_field_has_a_name_for_a_screen_reader(show, language):
    show.switch.use(language)
    dialog = show(sheet())
    names = [editor.widget.accessibleName() for editor in dialog.editors.values()]
    assert all(names)
    assert len(set(names)) == len(names)


def test_the_keys_begin_in_the_first_field_and_enter_there_never_leaves_the_form(show, qtbot):
    dialog = show(sheet())
    line = dialog.editors["place_text"].widget
    assert dialog.focusWidget() is line
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert [sent.value("place_text") for sent in dialog.sent] == ["x中山路"]


def test_enter_on_the_cancel_button_leaves_the_form(show, qtbot):
    dialog = show(sheet())
    dialog.cancel.setFocus()
    qtbot.keyClick(dialog.cancel, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_while_it_is_stored_escape_does_not_ask_whether_to_give_up(show, qtbot):
    dialog = show(sheet())
    qtbot.keyClicks(dialog.editors["place_text"].widget, "x")
    dialog.wait(True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.findChildren(QMessageBox) == []
    dialog.wait(False)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.editors["place_text"].widget


def test_a_refusal_stands_in_the_form_until_something_is_typed(show, qtbot):
    dialog = show(sheet())
    qtbot.keyClicks(dialog.editors["place_text"].widget, "x")
    dialog.refuse(Problem("STORE_CONNECTION_LOST", server="s"))
    assert "connection to s was lost" in dialog.faults.text()
    assert "What you typed stays here" in dialog.faults.text()
    assert dialog.save.isEnabled()
    show.switch.use(Language.CHINESE)
    qtbot.waitUntil(lambda: "連線中斷" in dialog.faults.text())
    qtbot.keyClicks(dialog.editors["place_text"].widget, "y")
    assert not dialog.faults.isVisible()


def test_another_language_keeps_the_keys_where_they_are(show, qtbot):
    dialog = show(sheet())
    dialog.editors["injured"].widget.setFocus()
    show.switch.use(Language.CHINESE)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.editors["injured"].widget)
