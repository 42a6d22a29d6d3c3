"""The row of name and plate, and what names kept by number forbid the list of parties."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gis.problems import Problem
from gis.scenes.form.fields import FormField
from gis.scenes.scene import SceneParty
from gis.scenes.targets import ordered
from tests.helpers.scene_form_panels import FormRig
from tests.helpers.scene_forms import filled_scene
from widgets.scene_editor.form.form_panel import PARTIES_TAB, FormPanel

pytestmark = pytest.mark.gui
NO_ROLE = "Your role (reviewer) does not allow this"


@pytest.fixture
def shown(qtbot):
    parties = tuple(SceneParty(no=no, class_code="B03") for no in (1, 2, 3))
    rig = FormRig(replace(filled_scene(), parties=parties, marks=(), measurements=()))
    asked: list[int] = []
    rig.around.names.ask = asked.append
    panel = FormPanel(rig.around)
    qtbot.addWidget(panel)
    panel.resize(380, 900)
    panel.tabs.setCurrentIndex(PARTIES_TAB)
    panel.show()
    qtbot.waitExposed(panel)
    yield rig, panel, asked
    panel.close_panel()


def test_the_button_asks_for_the_party_that_is_shown(shown, qtbot):
    _, panel, asked = shown
    panel.parties.choose(2)
    qtbot.mouseClick(panel.parties.form.names.button, Qt.MouseButton.LeftButton)
    assert asked == [2]


def test_only_that_something_is_kept_and_the_masked_plate_are_shown(shown):
    rig, panel, _ = shown
    row = panel.parties.form.names
    panel.parties.choose(1)
    assert row.said.text() == "nothing kept yet"
    rig.around.names.show({1: "AB*-**34", 2: ""})
    assert row.said.text() == "kept sealed, plate AB*-**34"
    panel.parties.choose(2)
    assert row.said.text() == "kept sealed"


def test_who_may_not_enter_reads_why_and_asks_nothing(shown, qtbot):
    rig, panel, asked = shown
    rig.around.names.show({}, why_not=NO_ROLE)
    row = panel.parties.form.names
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert (row.said.text(), asked) == (NO_ROLE, [])


def test_who_may_enter_and_not_replace_is_refused_where_something_is_kept_alone(shown):
    rig, panel, _ = shown
    row = panel.parties.form.names
    rig.around.names.show({1: ""}, why_kept=NO_ROLE)
    panel.parties.choose(1)
    assert not row.button.isEnabled()
    assert row.said.text() == f"kept sealed. {NO_ROLE}"
    panel.parties.choose(2)
    assert row.button.isEnabled()


def test_a_party_whose_name_is_kept_keeps_its_number(shown):
    """Else the name of one party would be printed for another."""
    rig, panel, _ = shown
    before = rig.document.scene
    rig.around.names.show({2: ""})
    panel.parties.choose(1)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Down):
        held = Qt.KeyboardModifier.AltModifier
        modifier = held if key == Qt.Key.Key_Down else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(panel.parties.list, key, modifier)
    assert rig.document.scene == before
    assert not panel.parties.remover.isEnabled()
    assert "keep their order" in panel.parties.remover.toolTip()
    panel.parties.choose(3)
    QTest.keyClick(panel.parties.list, Qt.Key.Key_Delete)
    assert [party.no for party in ordered(rig.document.scene)] == [1, 2]


def test_neither_undo_nor_redo_gives_a_name_to_another_party(shown):
    """The step was made before the name was entered, when nothing forbade it."""
    rig, panel, _ = shown
    rig.document.refuse = rig.around.names.check
    sizes = {1: 4.0, 2: 5.0, 3: 6.0}
    parties = tuple(replace(one, length_m=sizes[one.no]) for one in rig.document.scene.parties)
    rig.document.run(replace(rig.document.scene, parties=parties), "Sizes")
    panel.parties.choose(1)
    QTest.keyClick(panel.parties.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    swapped = rig.document.scene
    assert [party.length_m for party in ordered(swapped)] == [5.0, 4.0, 6.0]
    rig.around.names.show({2: ""})
    with pytest.raises(Problem, match="SCENE_NAMES_BY_NUMBER"):
        rig.document.undo.undo()
    assert rig.document.scene == swapped
    assert len(rig.document.undo.undo_names) == 2
    rig.around.names.show({3: ""})
    rig.document.undo.undo()
    assert [party.length_m for party in ordered(rig.document.scene)] == [4.0, 5.0, 6.0]
    rig.around.names.show({1: "", 3: ""})
    with pytest.raises(Problem, match="SCENE_NAMES_BY_NUMBER"):
        rig.document.undo.redo()
    assert rig.document.undo.redo_names


def test_a_party_whose_name_is_kept_is_not_taken_back(shown):
    rig, panel, _ = shown
    rig.document.refuse = rig.around.names.check
    QTest.mouseClick(panel.parties.adder, Qt.MouseButton.LeftButton)
    added = rig.document.scene
    assert len(added.parties) == 4
    rig.around.names.show({4: ""})
    with pytest.raises(Problem, match="SCENE_NAMES_BY_NUMBER"):
        rig.document.undo.undo()
    assert rig.document.scene == added
    rig.around.names.show({3: ""})
    rig.document.undo.undo()
    assert len(rig.document.scene.parties) == 3


def test_a_case_number_given_before_the_names_is_not_taken_back(shown):
    rig, _, _ = shown
    rig.document.refuse = rig.around.names.check
    rig.document.run(replace(rig.document.scene, case_no="OTHER-1"), "Case number")
    rig.around.names.show({1: ""})
    with pytest.raises(Problem, match="SCENE_NAMES_BY_CASE"):
        rig.document.undo.undo()
    assert rig.document.scene.case_no == "OTHER-1"


def test_a_case_number_under_which_names_are_kept_stays(shown):
    rig, panel, _ = shown
    case_no = panel.crash.rows.widgets[FormField.CASE_NO]
    assert case_no.isEnabled()
    rig.around.names.show({2: ""})
    assert not case_no.isEnabled()
    rig.around.names.show({})
    assert case_no.isEnabled()


def test_without_anybody_to_ask_there_is_no_row(qtbot):
    panel = FormPanel(FormRig(filled_scene()).around)
    qtbot.addWidget(panel)
    assert panel.parties.form.names.isHidden()
    panel.close_panel()
