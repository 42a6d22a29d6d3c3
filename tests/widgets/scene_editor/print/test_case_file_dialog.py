"""The copy for the case file: asked for a purpose, opened once, and never without one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.scenes.scene_persons import CaseFile, CaseFileParty
from app.store.sealed_access import AccessMode
from gis.problems import Problem
from widgets.parts.background import Background
from widgets.scene_editor.print.case_file_dialog import CaseFileDialog

pytestmark = pytest.mark.gui
WANG = CaseFileParty(no=1, letter="A", name="王小明", plate="ABC-1234")


def case_file(*parties):
    return CaseFile(case_no="c", ticket_uid="t", parties=parties, mode=AccessMode.SERVER)


class Rig:
    def __init__(self, qtbot, answer):
        self.background = Background()
        self.asked = []

        def open_file(purpose, progress):
            self.asked.append(purpose)
            if isinstance(answer, Exception):
                raise answer
            return answer

        self.dialog = CaseFileDialog("11401CY0001", open_file, self.background)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def finish(self):
        assert self.background.finish(20.0)


def test_nothing_is_opened_before_a_purpose_is_given(qtbot):
    rig = Rig(qtbot, case_file(WANG))
    assert not rig.dialog.confirm.isEnabled()
    QTest.keyClicks(rig.dialog.purpose, "  ")
    QTest.keyClick(rig.dialog.purpose, Qt.Key.Key_Return)
    assert rig.asked == []
    rig.dialog.reject()
    assert rig.dialog.found is None
    rig.finish()


def test_the_purpose_is_handed_on_and_the_names_are_there_once_it_closes(qtbot):
    rig = Rig(qtbot, case_file(WANG))
    QTest.keyClicks(rig.dialog.purpose, "report")
    with qtbot.waitSignal(rig.dialog.accepted):
        QTest.keyClick(rig.dialog.purpose, Qt.Key.Key_Return)
        if rig.dialog.isVisible():
            rig.dialog.purpose.returnPressed.emit()  # pressed once more before it is open
    assert rig.asked == ["report"]
    assert rig.dialog.found == case_file(WANG)
    rig.finish()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Problem("PERSONAL_LOCKED"), "unlock"),
        (case_file(), "No names or plates"),
    ],
)
def test_what_keeps_the_names_shut_is_told_and_the_question_stays(qtbot, answer, words):
    rig = Rig(qtbot, answer)
    QTest.keyClicks(rig.dialog.purpose, "x")
    QTest.mouseClick(rig.dialog.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: words in rig.dialog.said.text())
    assert rig.dialog.isVisible()
    assert rig.dialog.found is None
    assert rig.dialog.confirm.isEnabled()
    rig.finish()
