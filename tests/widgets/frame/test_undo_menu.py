"""Undo and redo in the menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.undo import Step
from tests.helpers.qt_events import box_of
from widgets.frame.undo_menu import UndoList

pytestmark = pytest.mark.gui
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def numbers(opened):
    """Three changes of a list."""
    made: list[str] = []
    for name in ("one", "two & a half", "three"):
        opened.window.undo_stack.push(
            Step(name=name, do=lambda n=name: made.append(n), undo=lambda: made.pop() and None)
        )
    return made


def test_keys_take_back_and_make_again(opened, numbers, qtbot):
    qtbot.keyClick(opened.window, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(opened.window, Qt.Key.Key_Z, CONTROL)
    assert numbers == ["one"]
    qtbot.keyClick(opened.window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert len(numbers) == 2
    qtbot.keyClick(opened.window, Qt.Key.Key_Y, CONTROL)
    assert len(numbers) == 3


def test_the_menu_names_what_would_happen(opened, numbers):
    actions = opened.window.actions_by_id
    assert actions["undo"].text() == "&Undo: three"
    assert not actions["redo"].isEnabled()
    actions["undo"].trigger()
    assert actions["undo"].text() == "&Undo: two && a half"
    assert actions["redo"].text() == "&Redo: three"


def test_nothing_can_be_undone_at_first_nor_with_another_store(opened, numbers, qtbot):
    with qtbot.waitSignal(opened.window.settled):
        opened.window.open_location("other.gpkg")
    actions = opened.window.actions_by_id
    assert [actions[name].isEnabled() for name in ("undo", "redo", "undo_list")] == [False] * 3
    assert actions["undo"].text() == "&Undo"


def test_the_list_jumps_several_steps_back_and_forth(opened, numbers, qtbot):
    opened.window.actions_by_id["undo_list"].trigger()
    dialog = opened.window.findChild(UndoList)
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert texts == ["The beginning", "one", "two & a half", "three"]
    assert dialog.list.currentRow() == 3
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert numbers == ["one"]
    assert dialog.list.currentRow() == 1
    dialog.list.itemActivated.emit(dialog.list.item(3))
    assert len(numbers) == 3
    dialog.list.itemActivated.emit(dialog.list.item(0))
    assert numbers == []
    dialog.close()


def test_an_undo_that_fails_is_told_and_stays_possible(opened, qtbot, caplog):
    def fail() -> None:
        raise RuntimeError("cannot go back")

    opened.window.undo_stack.push(Step(name="odd", do=lambda: True, undo=fail))
    opened.window.actions_by_id["undo"].trigger()
    assert "cannot go back" in box_of(opened.window, qtbot).detailedText()
    assert opened.window.undo_stack.undo_names == ("odd",)
    assert "cannot go back" in caplog.text
