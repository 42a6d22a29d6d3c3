"""Names for a case-file copy: keys first, then a purpose, then the store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.scenes.print.scene_print import SceneToPrint
from gis.problems import Problem
from tests.helpers.scene_prints import NAMES, two_party_scene
from widgets.parts.background import Background
from widgets.scene_editor.print.case_file_names import CaseFileDoor, CaseFileNames
from widgets.scene_editor.print.case_file_question import CaseFileQuestion

pytestmark = pytest.mark.gui
SCENE = SceneToPrint(scene=two_party_scene((0.0, 0.0)))
STORE = object()


class Rig:
    def __init__(self, qtbot):
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.keys_open, self.asked, self.told, self.errors = True, [], [], []
        self.background = Background()
        self.names = CaseFileNames(
            CaseFileDoor(with_keys=self.with_keys, open=self.open),
            self.background,
            lambda: STORE,
            self.errors.append,
            self.window,
        )

    def with_keys(self, then):
        if self.keys_open:
            then()

    def open(self, store, case_no, purpose):
        assert store is STORE
        self.asked.append((case_no, purpose))
        if purpose == "refused":
            raise Problem("PERSONAL_OTHER_UNIT")
        return NAMES

    @property
    def question(self):
        return self.window.findChild(CaseFileQuestion)


@pytest.fixture
def rig(dressed, qtbot):
    made = Rig(qtbot)
    yield made
    assert made.background.finish(20.0)


def test_names_come_after_a_purpose_was_typed(rig, qtbot):
    rig.names(SCENE, rig.told.append)
    question = rig.question
    okay = question.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert SCENE.scene.case_no in question.told.text()
    assert not okay.isEnabled()
    QTest.keyClicks(question.purpose_field, "  file of the prosecutor ")
    assert not rig.asked
    qtbot.mouseClick(okay, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(rig.told))
    assert rig.asked == [(SCENE.scene.case_no, "file of the prosecutor")]
    assert rig.told == [NAMES]


def test_nothing_is_opened_where_the_question_is_left(rig, qtbot):
    rig.names(SCENE, rig.told.append)
    QTest.keyClicks(rig.question.purpose_field, "x")
    QTest.keyClick(rig.question, Qt.Key.Key_Escape)
    assert not rig.asked


def test_without_keys_there_is_no_question(rig):
    rig.keys_open = False
    rig.names(SCENE, rig.told.append)
    assert rig.question is None


def test_a_refusal_is_told(rig, qtbot):
    rig.names(SCENE, rig.told.append)
    QTest.keyClicks(rig.question.purpose_field, "refused")
    QTest.keyClick(rig.question.purpose_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(rig.errors))
    assert rig.errors[0].code == "PERSONAL_OTHER_UNIT"
    assert not rig.told
