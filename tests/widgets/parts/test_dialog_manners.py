"""Dialogs fit their screen, and Enter presses no button by accident."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout

from widgets.parts.dialog_manners import open_size, press_only_when_meant

pytestmark = pytest.mark.gui


class Asking(QDialog):
    """A line, a button and a button box."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.act = QLineEdit(), QPushButton("act")
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.box.rejected.connect(self.reject)
        self.acted: list[bool] = []
        self.act.clicked.connect(lambda: self.acted.append(True))
        column = QVBoxLayout(self)
        for part in (self.line, self.act, self.box):
            column.addWidget(part)
        press_only_when_meant(self.act, self.box)


@pytest.fixture
def asking(dressed, qtbot):
    made = Asking()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_enter_in_a_line_presses_nothing(asking, qtbot):
    qtbot.keyClick(asking.line, Qt.Key.Key_Return)
    assert asking.isVisible()
    assert asking.acted == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_on_a_button_press_it_once(asking, qtbot, key):
    asking.act.setFocus()
    qtbot.keyClick(asking.act, key)
    assert len(asking.acted) == 1


def test_enter_on_a_button_that_is_not_allowed_does_nothing(asking, qtbot):
    asking.act.setEnabled(False)
    qtbot.keyClick(asking.act, Qt.Key.Key_Return)
    assert asking.acted == []


def test_enter_on_the_closing_button_closes(asking, qtbot):
    close = asking.box.button(QDialogButtonBox.StandardButton.Close)
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert not asking.isVisible()


def test_a_dialog_is_no_larger_than_its_screen(asking):
    room = asking.screen().availableGeometry()
    open_size(asking, 1000, 1000)
    assert asking.width() < room.width()
    assert asking.height() < room.height()
    open_size(asking, 20, 10)
    em = asking.fontMetrics().height()
    assert (asking.width(), asking.height()) == (20 * em, 10 * em)
