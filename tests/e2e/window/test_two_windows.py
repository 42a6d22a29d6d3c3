"""Two windows on one store correct one crash by real events: nothing of either is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from app.crash_import.importer import import_crashes
from app.edits.crash_correction import correct_crash, open_crash
from app.edits.three_way import Cell
from app.store import schema
from app.store.roles.names import Role
from gis.crashes.records import Severity
from gis.problems import Problem
from tests.helpers.crash_imports import TWO, crashes_in, rows_in
from tests.helpers.crashes import write_csv
from tests.helpers.map_day import MapDay
from tests.helpers.postgres import WORKER, login_of
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.stores import writer
from widgets.crashes.crash_edit_dialog import CrashEditDialog
from widgets.door.real_use_cases import real_use_cases
from widgets.frame.main_window import MainWindow
from widgets.parts.conflict_dialog import ConflictDialog

pytestmark = pytest.mark.gui
NEW_PLACE = "嘉義市東區中央里中山路 / 嘉義市東區中央里吳鳳北路"


@pytest.fixture
def store(request, tmp_path):
    """The store with two crashes, in a file or on a server, as a third program has it open."""
    made = request.getfixturevalue(request.param)
    import_crashes(made, [write_csv(tmp_path / "a.csv", TWO)])
    return made


@pytest.fixture
def locations(store):
    """Where Lin and Wang open the store; on a server each has a login and a role."""
    return store.location, store.location.replace(f"//{WORKER}@", f"//{login_of(Role.SUPERVISOR)}@")


@dataclass
class Desk:
    """One officer at one window."""

    day: MapDay

    @property
    def window(self) -> MainWindow:
        return self.day.window

    def dialog(self, kind):
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return found[0] if found else None

    def wait_for(self, kind):
        self.day.until(lambda: self.dialog(kind) is not None, f"no {kind.__name__}")
        return self.dialog(kind)

    def open_form(self) -> CrashEditDialog:
        """Click the first crash of the list, press Enter."""
        view = self.window.crashes.list.view
        self.day.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
        self.day.keys(view, "Return")
        form = self.wait_for(CrashEditDialog)
        form.activateWindow()
        self.day.until(form.isActiveWindow)
        return form

    def pick(self, form, column: str, code: str) -> None:
        """Type a code's digits into its pick list."""
        box = form.editors[column].widget
        box.setFocus()
        QTest.keyClicks(box, code)
        assert form.editors[column].value() == code

    def write(self, form, column: str, text: str) -> None:
        line = form.editors[column].widget
        self.day.keys(line, "Ctrl+A")
        self.day.type_chinese(line, text)

    def save(self, form) -> None:
        self.day.click(form.save)

    def stored(self) -> None:
        """The form has closed and everything shows the store as it is."""
        self.day.until(lambda: self.dialog(CrashEditDialog) is None, "the form stays open")
        self.day.rest()


@pytest.fixture
def desks(dressed, qtbot, tmp_path, locations):
    """Two windows with the same store on the screen."""
    rigs = []
    for name, location in zip(("lin", "wang"), locations, strict=True):
        folder = tmp_path / name
        folder.mkdir()
        rig = make_rig(folder, use_cases=real_use_cases())
        rigs.append(rig)
        rig.window.show()
        qtbot.waitExposed(rig.window)
        rig.window.open_location(location)
    made = [Desk(MapDay(rig.window)) for rig in rigs]
    for desk in made:
        desk.day.until(lambda desk=desk: desk.window.crashes.list.view.model().rowCount() == 2)
        desk.day.rest()
    yield made
    for rig in rigs:
        put_away(rig)


def test_different_fields_are_merged_without_asking(desks, store):
    lin, wang = desks
    hers, his = lin.open_form(), wang.open_form()
    lin.pick(hers, "weather_code", "6")
    lin.save(hers)
    lin.stored()
    wang.write(his, "place_text", NEW_PLACE)
    wang.save(his)
    wang.stored()
    assert wang.dialog(ConflictDialog) is None
    crash = crashes_in(store)[0]
    assert (crash.weather_code, crash.place_text) == ("6", NEW_PLACE)
    model = wang.window.crashes.list.view.rows_model
    assert NEW_PLACE in [model.cells.columns.place.at(row) for row in model.rows]


def test_the_same_correction_twice_asks_nothing_and_is_stored_once(desks, store):
    lin, wang = desks
    forms = lin.open_form(), wang.open_form()
    for desk, form in zip(desks, forms, strict=True):
        desk.pick(form, "weather_code", "6")
        desk.save(form)
        desk.stored()
    assert len(rows_in(store, schema.crash_history)) == 1


def both_change_the_weather(desks):
    """Lin has stored rain; Wang has typed overcast and another cause and meets the question."""
    lin, wang = desks
    hers, his = lin.open_form(), wang.open_form()
    lin.pick(hers, "weather_code", "6")
    lin.pick(hers, "light_code", "1")
    lin.save(hers)
    lin.stored()
    wang.pick(his, "weather_code", "7")
    wang.pick(his, "surface_code", "4")
    wang.save(his)
    return his, wang.wait_for(ConflictDialog)


def test_one_field_changed_by_both_is_asked_and_nothing_is_preselected(desks, store):
    _, wang = desks
    _, question = both_change_the_weather(desks)
    (picker,) = question.table.pickers.values()
    assert picker.currentData() is None
    assert not question.save.isEnabled()
    before = crashes_in(store)[0]
    assert (before.weather_code, before.surface_code) == ("6", "5"), "nothing of his is stored"
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Down)
    QTest.keyClick(picker, Qt.Key.Key_Down)
    wang.day.click(question.save)
    wang.stored()
    crash = crashes_in(store)[0]
    assert (crash.weather_code, crash.light_code, crash.surface_code) == ("7", "1", "4")


def test_taking_theirs_keeps_the_other_changes_of_mine(desks, store):
    _, wang = desks
    _, question = both_change_the_weather(desks)
    wang.day.click(question.theirs)
    wang.stored()
    crash = crashes_in(store)[0]
    assert (crash.weather_code, crash.light_code, crash.surface_code) == ("6", "1", "4")


def test_cancelling_leaves_the_typed_text_in_the_form_and_on_the_clipboard(desks, store):
    _, wang = desks
    form, question = both_change_the_weather(desks)
    wang.day.click(question.copy)
    assert "\t7 Overcast" in QGuiApplication.clipboard().text()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    wang.day.until(lambda: wang.dialog(ConflictDialog) is None)
    assert form.isVisible()
    assert form.editors["weather_code"].value() == "7"
    assert crashes_in(store)[0].weather_code == "6"


def test_a_further_change_while_choosing_asks_again(desks, store):
    lin, wang = desks
    _, question = both_change_the_weather(desks)
    again = lin.open_form()
    lin.pick(again, "weather_code", "5")
    lin.save(again)
    lin.stored()
    wang.day.click(question.mine)
    wang.day.until(lambda: wang.dialog(ConflictDialog) not in (None, question))
    second = wang.dialog(ConflictDialog)
    assert crashes_in(store)[0].weather_code == "5"
    wang.day.click(second.mine)
    wang.stored()
    assert crashes_in(store)[0].weather_code == "7"


def test_a_crash_deleted_meanwhile_is_restored_with_what_was_typed(desks, store):
    _, wang = desks
    form = wang.open_form()
    fid = rows_in(store, schema.crash)[0]["fid"]
    correct_crash(store, open_crash(store, fid), None, actor="chen")
    wang.pick(form, "weather_code", "6")
    wang.save(form)
    question = wang.wait_for(ConflictDialog)
    who = writer(store, "chen")
    assert question.heading.text().startswith(f"{who} deleted 2025-01-06 13:28 while")
    assert "()" not in question.heading.text()
    wang.day.click(question.mine)
    wang.stored()
    first = crashes_in(store)[0]
    assert (len(crashes_in(store)), first.weather_code, len(first.parties)) == (2, "6", 2)


def test_a_correction_is_undone_and_made_again_by_keys(desks, store):
    lin, _ = desks
    form = lin.open_form()
    lin.pick(form, "severity", "A3")
    lin.day.keys(form.editors["injured"].widget, "Ctrl+A")
    QTest.keyClicks(form.editors["injured"].widget, "0")
    lin.save(form)
    lin.stored()
    assert crashes_in(store)[0].severity is Severity.A3
    lin.day.keys(lin.window, "Ctrl+Z")
    lin.day.until(lambda: crashes_in(store)[0].severity is Severity.A2)
    lin.day.rest()
    lin.day.keys(lin.window, "Ctrl+Y")
    lin.day.until(lambda: crashes_in(store)[0].severity is Severity.A3)
    lin.day.rest()


def test_undoing_what_somebody_corrected_since_says_so_and_changes_nothing(desks, store):
    lin, _ = desks
    form = lin.open_form()
    lin.pick(form, "weather_code", "6")
    lin.save(form)
    lin.stored()
    fid = rows_in(store, schema.crash)[0]["fid"]
    sheet = open_crash(store, fid)
    wish = sheet.record.changed([Cell(column="weather_code", value="7")])
    correct_crash(store, sheet, wish, actor="chen")
    lin.day.keys(lin.window, "Ctrl+Z")
    box = lin.wait_for(QMessageBox)
    assert "since" in box.text()
    box.close()
    lin.day.rest()
    assert crashes_in(store)[0].weather_code == "7"


def test_leaving_a_form_with_text_asks_first(desks, store):
    lin, _ = desks
    form = lin.open_form()
    lin.pick(form, "weather_code", "6")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    box = lin.wait_for(QMessageBox)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.editors["weather_code"].value() == "6"
    QTest.keyClick(form, Qt.Key.Key_Escape)
    lin.day.until(lambda: lin.dialog(QMessageBox) not in (None, box))
    give_up = next(one for one in lin.dialog(QMessageBox).buttons() if "Give" in one.text())
    lin.day.click(give_up)
    lin.day.until(lambda: lin.dialog(CrashEditDialog) is None)
    assert crashes_in(store)[0].weather_code == "8"


def test_enter_pressed_twice_opens_one_form(desks, store):
    lin, _ = desks
    view = lin.window.crashes.list.view
    lin.day.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Return)
    form = lin.wait_for(CrashEditDialog)
    lin.day.rest()
    assert [one for one in lin.window.findChildren(CrashEditDialog) if one.isVisible()] == [form]
    QTest.keyClick(form, Qt.Key.Key_Escape)
    lin.day.until(lambda: lin.dialog(CrashEditDialog) is None)
    assert lin.open_form() is not form


def test_an_undo_that_the_server_did_not_hear_of_can_be_undone_again(desks, store):
    lin, _ = desks
    form = lin.open_form()
    lin.pick(form, "weather_code", "6")
    lin.save(form)
    lin.stored()
    desk, undo = lin.window.crash_edits.desk, lin.window.actions_by_id["undo"]
    named, real = undo.text(), desk._use_cases

    def away(*_):
        raise Problem("STORE_CONNECTION_LOST", server="s")

    desk._use_cases = replace(real, correct=away)
    lin.day.keys(lin.window, "Ctrl+Z")
    lin.day.rest()
    for box in lin.window.findChildren(QMessageBox):
        box.close()
    assert crashes_in(store)[0].weather_code == "6"
    assert (undo.isEnabled(), undo.text()) == (True, named)
    assert not lin.window.actions_by_id["redo"].isEnabled()
    desk._use_cases = real
    lin.day.keys(lin.window, "Ctrl+Z")
    lin.day.until(lambda: crashes_in(store)[0].weather_code == "8")
    lin.day.rest()
