from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.mapping.bookmarks import Bookmarks, bookmarks_as_text, bookmarks_from_text
from gis.mapping.view_history import MapView
from widgets.map.bookmark_menu import BookmarkMenu

pytestmark = pytest.mark.gui

HERE, THERE = MapView((193_000.0, 2_597_000.0), 2500.0), MapView((1.0, 2.0), 500.0)


class Desk:
    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.answer = "A & B"
        self.asked, self.went, self.kept = [], [], []
        self.menu = BookmarkMenu(lambda: HERE, self.parent, ask_name=self.ask)
        self.menu.view_wanted.connect(self.went.append)
        self.menu.changed.connect(self.kept.append)

    def ask(self, parent, question, suggested):
        self.asked.append(suggested)
        return self.answer

    def entries(self):
        return [one.text() for one in self.menu.actions() if not one.isSeparator()]

    def names(self):
        return [one.name for one in bookmarks_from_text(self.kept[-1]).listed]

    def dialog(self):
        self.menu.read(bookmarks_as_text(Bookmarks().added("a", HERE).added("b", THERE)))
        self.menu.show_list()
        self.qtbot.waitExposed(self.menu.dialog)
        return self.menu.dialog


@pytest.fixture
def desk(qtbot, dressed):
    return Desk(qtbot)


def test_the_present_view_is_kept_under_the_name_that_is_given(desk):
    assert desk.entries() == ["&Add a bookmark…", "&Rename or delete…", "No bookmarks yet"]
    desk.menu.add_bookmark()
    assert desk.asked == ["Place"]
    assert desk.entries()[-1] == "A && B"
    assert bookmarks_from_text(desk.kept[-1]).named("A & B").view == HERE


@pytest.mark.parametrize("answer", [None, "  "])
def test_without_a_name_nothing_is_kept(desk, answer):
    desk.answer = answer
    desk.menu.add_bookmark()
    assert desk.kept == []


def test_an_entry_goes_to_its_view(desk):
    desk.menu.read(bookmarks_as_text(Bookmarks().added("b", THERE)))
    desk.menu.actions()[-1].trigger()
    assert desk.went == [THERE]


def test_the_list_goes_moves_and_deletes(desk):
    dialog = desk.dialog()
    dialog.list.setCurrentRow(1)
    dialog.go_there.click()
    assert desk.went == [THERE]
    dialog.move_here.click()
    assert bookmarks_from_text(desk.kept[-1]).named("b").view == HERE
    assert dialog.current == "b"
    desk.qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert desk.names() == ["a"]
    dialog.delete.click()
    assert desk.names() == []
    assert dialog.empty.isVisible()
    assert not dialog.delete.isEnabled()


def test_enter_goes_to_a_bookmark_and_leaves_the_list_open(desk):
    dialog = desk.dialog()
    dialog.list.setCurrentRow(1)
    desk.qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert desk.went == [THERE]
    assert dialog.isVisible()


def test_a_bookmark_is_renamed_in_its_row(desk):
    dialog = desk.dialog()
    dialog.list.setCurrentRow(0)
    desk.qtbot.keyClick(dialog.list, Qt.Key.Key_F2)
    editor = dialog.list.findChild(QLineEdit)
    editor.setText("b")
    desk.qtbot.keyClick(editor, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: bool(desk.kept))
    assert desk.names() == ["b (2)", "b"]
    assert dialog.current == "b (2)"


def test_the_language_can_change(desk):
    dialog = desk.dialog()
    QApplication.sendEvent(desk.menu, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert dialog.windowTitle() == "Bookmarks"
    assert len(desk.entries()) == 4
