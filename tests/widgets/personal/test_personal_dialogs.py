from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from app.messages import Language
from app.personal.access_log import AccessLog
from app.store.sealed_access import AccessMode
from gis.problems import Problem
from tests.helpers.personal import CASE, LEE, WANG
from tests.helpers.personal_doors import FakePersons
from widgets.parts.background import Background
from widgets.parts.translation import LanguageSwitch
from widgets.personal.access_log_dialog import AccessLogDialog
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
