from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox

from app.messages import Language
from app.personal.access_log import AccessLog
from app.store.sealed_access import AccessMode
from gis.problems import Problem
from tests.helpers.personal import CASE, LEE, WANG
from tests.helpers.personal_doors import FakePersons, deletion_door
from widgets.parts.background import Background
from widgets.parts.translation import LanguageSwitch
from widgets.personal.access_log_dialog import AccessLogDialog
from widgets.personal.deletion_dialog import DeletionDialog
from widgets.personal.passphrase_dialog import PassphraseDialog, PassphraseUse
from widgets.personal.persons_dialog import PersonsDialog

pytestmark = pytest.mark.gui
TODAY = date(2025, 6, 3)


@pytest.fixture
def background(dressed):
    made = Background()
    yield made
    assert made.finish(20.0)


@pytest.fixture
def persons() -> FakePersons:
    return FakePersons()


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def ok(dialog: PassphraseDialog):
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


def test_a_case_opens_only_with_number_and_purpose(qtbot, background, persons):
    dialog = shown(qtbot, PersonsDialog(persons.door(), background, case_no=CASE))
    assert dialog.focusWidget() is dialog.purpose
    assert not dialog.open_button.isEnabled()
    qtbot.keyClicks(dialog.purpose, "   ")
    assert not dialog.open_button.isEnabled()
    qtbot.keyClicks(dialog.purpose, "report")
    qtbot.keyClick(dialog.purpose, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.table.records.records))
    assert persons.asked == [(CASE, "report")]
    assert [p.details for p in dialog.table.records.records] == [WANG, LEE]


def test_what_was_opened_is_gone_when_the_dialog_is_closed(qtbot, background, persons):
    dialog = shown(qtbot, PersonsDialog(persons.door(), background, case_no=CASE))
    qtbot.keyClicks(dialog.purpose, "report")
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.table.records.records))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert dialog.table.records.records == ()


def test_a_refusal_is_told_in_place_and_what_was_typed_stays(qtbot, background, persons):
    persons.problem = Problem("PERSONAL_OTHER_UNIT")
    dialog = shown(qtbot, PersonsDialog(persons.door(), background, case_no=CASE))
    qtbot.keyClicks(dialog.purpose, "report")
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "another unit" in dialog.said.text())
    assert dialog.purpose.text() == "report"


def test_a_case_without_personal_data_says_so(qtbot, background, persons):
    dialog = shown(qtbot, PersonsDialog(persons.door(), background, case_no="other"))
    qtbot.keyClicks(dialog.purpose, "report")
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "No personal data are kept" in dialog.said.text())


@pytest.mark.parametrize("mode", list(AccessMode))
def test_the_single_user_mode_says_that_it_is_one(qtbot, background, persons, mode):
    dialog = shown(qtbot, PersonsDialog(persons.door(mode), background))
    assert ("Single-user mode" in dialog.notice.text()) is (mode is AccessMode.SINGLE_USER)


def test_the_log_reads_thirty_days_and_puts_findings_on_top(qtbot, background, persons):
    dialog = shown(qtbot, AccessLogDialog(persons.door(), background, today=TODAY))
    qtbot.waitUntil(lambda: bool(dialog.tickets.records.records))
    assert persons.days == [(date(2025, 5, 4), TODAY)]
    words = {dialog.findings.model().index(row, 0).data() for row in range(2)}
    assert words == {"Asked at night: 1", "People on one plate within a week: 3"}
    assert [line.persons for line in dialog.tickets.records.records] == [1, 1, 1]


def test_the_log_of_one_person_and_of_other_days(qtbot, background, persons):
    dialog = shown(qtbot, AccessLogDialog(persons.door(), background, today=TODAY))
    qtbot.waitUntil(lambda: bool(dialog.tickets.records.records))
    qtbot.keyClicks(dialog.person, "lin")
    assert [line.ticket.actor for line in dialog.tickets.records.records] == ["lin"]
    assert len(dialog.findings.records.records) == 1  # the plate; the night was somebody else's
    dialog.first.setFocus()
    qtbot.keyClick(dialog.first, Qt.Key.Key_Up)  # the year, where the cursor stands
    qtbot.waitUntil(lambda: len(persons.days) == 2)
    qtbot.waitUntil(lambda: not background.busy)
    assert dialog.person.currentText() == "lin"


def test_days_on_which_nobody_looked_say_what_to_do(qtbot, background, persons):
    persons.log = AccessLog(tickets=(), views=(), findings=())
    dialog = shown(qtbot, AccessLogDialog(persons.door(), background, today=TODAY))
    qtbot.waitUntil(lambda: "choose other days" in dialog.found_heading.text())


def test_a_chosen_finding_marks_its_first_ticket(qtbot, background, persons):
    dialog = shown(qtbot, AccessLogDialog(persons.door(), background, today=TODAY))
    qtbot.waitUntil(lambda: bool(dialog.tickets.records.records))
    row = next(r for r in range(2) if "night" in dialog.findings.model().index(r, 0).data())
    dialog.findings.selectRow(row)
    assert dialog.tickets.current_record().ticket.actor == "chen"


def test_a_new_passphrase_is_long_enough_and_typed_twice(qtbot, background):
    tried: list[tuple[str, str]] = []
    given = []
    dialog = PassphraseDialog(
        PassphraseUse.SET, lambda old, new: tried.append((old, new)) or "keys", background
    )
    dialog.succeeded.connect(given.append)
    shown(qtbot, dialog)
    qtbot.keyClicks(dialog.new, "too short")
    assert "12" in dialog.wrong.text()
    qtbot.keyClicks(dialog.new, " no more")
    qtbot.keyClicks(dialog.again, "too short no mor")
    assert dialog.wrong.text() == "The two differ."
    assert not ok(dialog).isEnabled()
    qtbot.keyClicks(dialog.again, "e")
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)  # it is being stored: too late
    assert dialog.isVisible()
    qtbot.waitUntil(dialog.isHidden)
    assert given == ["keys"]
    assert tried == [("", "too short no more")]
    assert dialog.new.text() == dialog.again.text() == ""


def test_a_wrong_passphrase_is_told_until_something_is_typed(qtbot, background):
    def refuse(old: str, new: str) -> None:
        raise Problem("PERSONAL_PASSPHRASE_WRONG")

    dialog = shown(qtbot, PassphraseDialog(PassphraseUse.OPEN, refuse, background))
    qtbot.keyClicks(dialog.present, "wrong")
    qtbot.keyClick(dialog.present, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not the passphrase" in dialog.wrong.text())
    assert dialog.present.selectedText() == "wrong"
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.present, "r")
    assert dialog.present.text() == "r"
    assert dialog.wrong.text() == ""


def test_the_passphrase_is_hidden_until_asked_for(qtbot, background):
    dialog = shown(qtbot, PassphraseDialog(PassphraseUse.CHANGE, lambda old, new: None, background))
    modes = {field.echoMode() for field in dialog.fields}
    assert modes == {dialog.new.EchoMode.Password}
    qtbot.mouseClick(dialog.shown, Qt.MouseButton.LeftButton, pos=dialog.shown.rect().center() / 8)
    assert {field.echoMode() for field in dialog.fields} == {dialog.new.EchoMode.Normal}


def test_the_dialogs_follow_the_language(qtbot, background, persons):
    dialogs = [
        shown(qtbot, PersonsDialog(persons.door(), background)),
        shown(qtbot, AccessLogDialog(persons.door(), background, today=TODAY)),
        shown(qtbot, PassphraseDialog(PassphraseUse.SET, lambda old, new: None, background)),
    ]
    switch = LanguageSwitch()
    switch.use(Language.CHINESE)
    try:
        qtbot.waitUntil(lambda: dialogs[0].windowTitle() == "案件個人資料")
        assert [d.windowTitle() for d in dialogs[1:]] == [
            "個人資料調閱紀錄",
            "設定個人資料通行片語",
        ]
    finally:
        switch.remove()
    qtbot.waitUntil(lambda: not background.busy)


def test_enter_pressed_again_and_again_writes_one_opening_down(qtbot, background, persons):
    dialog = shown(qtbot, PersonsDialog(persons.door(), background, case_no=CASE))
    qtbot.keyClicks(dialog.purpose, "report")
    qtbot.keyClick(dialog.purpose, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.purpose, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.table.records.records) and not background.busy)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not background.busy)
    assert persons.asked == [(CASE, "report")]


def test_two_dialogs_do_not_silence_each_other(qtbot, background, persons):
    dialogs = [
        shown(qtbot, PersonsDialog(persons.door(), background, case_no=CASE)) for _ in range(2)
    ]
    for dialog in dialogs:
        qtbot.keyClicks(dialog.purpose, "report")
    for dialog in dialogs:
        dialog.open_button.click()
    qtbot.waitUntil(lambda: all(dialog.table.records.records for dialog in dialogs))


def test_a_fault_of_the_program_is_handed_on_and_the_case_can_be_asked_for_again(
    qtbot, background, persons
):
    persons.problem = ValueError("broken")
    dialog = shown(qtbot, PersonsDialog(persons.door(), background, case_no=CASE))
    qtbot.keyClicks(dialog.purpose, "report")
    with qtbot.waitSignal(dialog.failed) as told:
        qtbot.keyClick(dialog.purpose, Qt.Key.Key_Return)
    assert told.args == [persons.problem]
    assert dialog.open_button.isEnabled()
    assert dialog.said.text() == "Nothing is open. Enter case number and purpose."


def test_enter_in_a_day_of_the_log_closes_nothing(qtbot, background, persons):
    dialog = shown(qtbot, AccessLogDialog(persons.door(), background, today=TODAY))
    qtbot.waitUntil(lambda: not background.busy)
    qtbot.keyClick(dialog.first, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_days_in_the_wrong_order_are_read_in_the_right_one(qtbot, background, persons):
    dialog = shown(qtbot, AccessLogDialog(persons.door(), background, today=TODAY))
    dialog.first.setDate(QDate(2025, 6, 10))
    qtbot.waitUntil(lambda: not background.busy)
    assert persons.days[-1] == (TODAY, date(2025, 6, 10))


@pytest.fixture
def deletion(qtbot, background):
    made = DeletionDialog(deletion_door(), background, lambda *_: None, case_no=CASE)
    return shown(qtbot, made)


def test_enter_in_the_reason_neither_deletes_nor_closes(qtbot, deletion):
    qtbot.keyClick(deletion.reason, Qt.Key.Key_Return)
    qtbot.keyClicks(deletion.reason, "asked for")
    qtbot.keyClick(deletion.reason, Qt.Key.Key_Return)
    assert deletion.isVisible()
    assert deletion.certificate is None


def test_a_deletion_says_what_is_missing(qtbot, deletion):
    assert deletion.said.text() == "Enter the case number and the reason first."
    deletion.by_age.click()
    assert deletion.said.text() == "Enter the reason first."
    qtbot.keyClicks(deletion.reason, "asked for")
    assert deletion.said.text() == ""


def test_a_certificate_that_is_not_saved_is_not_left_by_accident(qtbot, deletion):
    qtbot.keyClicks(deletion.reason, "asked for")
    deletion.delete_button.click()
    qtbot.waitUntil(lambda: deletion.certificate is not None)
    qtbot.keyClick(deletion, Qt.Key.Key_Escape)
    (box,) = deletion.findChildren(QMessageBox)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert deletion.isVisible()
    qtbot.waitUntil(lambda: not deletion.findChildren(QMessageBox))
    qtbot.keyClick(deletion, Qt.Key.Key_Escape)
    (box,) = deletion.findChildren(QMessageBox)
    next(one for one in box.buttons() if "without" in one.text()).click()
    assert not deletion.isVisible()


def test_a_deletion_under_way_comes_to_its_end_without_its_dialog(qtbot, background):
    """The store is left while the server still works: what was begun is done, and told nobody."""
    gate, gone = threading.Event(), []
    door = deletion_door()

    def slow(case_no, reason):
        gate.wait(5)
        gone.append(case_no)
        return door.by_case(case_no, reason)

    dialog = DeletionDialog(replace(door, by_case=slow), background, lambda *_: None, case_no=CASE)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    qtbot.waitExposed(dialog)
    qtbot.keyClicks(dialog.reason, "asked for")
    dialog.delete_button.click()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.done(0)
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert gone == [CASE]


def test_the_button_of_a_passphrase_says_what_it_does(qtbot, background):
    for use, words in (
        (PassphraseUse.SET, "&Set passphrase"),
        (PassphraseUse.OPEN, "&Unlock"),
        (PassphraseUse.CHANGE, "&Change passphrase"),
    ):
        dialog = shown(qtbot, PassphraseDialog(use, lambda *_: None, background))
        assert ok(dialog).text() == words
