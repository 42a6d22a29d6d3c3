"""The window is covered when nobody works, and opened again by the password alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QVBoxLayout

from app.settings_table import LOCK_MINUTES
from tests.helpers.postgres import PASSWORD
from tests.helpers.qt_events import click
from tests.helpers.qt_fixtures import put_away
from tests.helpers.shared_rig import PATIENCE_MS, fill_database, make_shared_rig, show
from widgets.frame.idle_watch import IdleWatch
from widgets.frame.lock_screen import Cover

pytestmark = pytest.mark.gui


class Clock:
    """A clock that goes when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Seen(QObject):
    """Counts the keys that reach a widget."""

    def __init__(self, parent) -> None:
        super().__init__(parent)
        self.keys = 0

    def eventFilter(self, watched, event):
        self.keys += event.type() == QEvent.Type.KeyPress
        return False


@pytest.fixture
def working(dressed, qtbot, tmp_path, postgres, database):
    """An analyst at work, with a clock that the test turns."""
    fill_database(postgres, database)
    made = make_shared_rig(tmp_path, postgres, database)
    clock = Clock()
    made.window.shared.lock.watch._clock = clock
    made.clock = clock
    show(qtbot, made)
    made.log_in(qtbot)
    yield made
    put_away(made.rig)


def colours_of(widget) -> set[QColor]:
    picture = widget.grab().toImage()
    step = 7
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), step)
        for y in range(0, picture.height(), step)
    }


def test_work_is_noticed_and_its_lack_told_once(dressed, qtbot):
    clock = Clock()
    line = QLineEdit()
    qtbot.addWidget(line)
    watch = IdleWatch(line, clock)
    told = []
    watch.idle.connect(lambda: told.append(clock.now))
    watch.start(600.0)
    clock.now += 599
    qtbot.keyClick(line, Qt.Key.Key_A)
    clock.now += 599
    assert not watch.look()
    clock.now += 1
    assert watch.look()
    assert told == [clock.now]
    assert not watch.is_watching
    watch.start(0.0)
    clock.now += 1e6
    assert not watch.look()


def test_the_first_key_after_the_limit_locks_and_does_nothing_else(dressed, qtbot):
    clock = Clock()
    line = QLineEdit()
    qtbot.addWidget(line)
    seen = Seen(line)
    line.installEventFilter(seen)
    watch = IdleWatch(line, clock)
    watch.start(60.0)
    clock.now += 61  # the computer slept
    with qtbot.waitSignal(watch.idle):
        qtbot.keyClick(line, Qt.Key.Key_A)
    assert line.text() == ""


def test_after_the_limit_nothing_can_be_read_or_done_until_the_password_is_right(working, qtbot):
    window = working.window
    window.site.show_questions()
    window.site.legs.table.setFocus()
    form = QDialog(window)
    line = QLineEdit()
    column = QVBoxLayout(form)
    column.addWidget(QLabel("中山路 / 文化路"))
    column.addWidget(line)
    form.setWindowTitle("case 1")
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    line.setFocus()
    qtbot.keyClicks(line, "half typed")
    working.clock.now += 15 * 60
    window.shared.lock.watch.look()
    lock = window.shared.lock.screen
    assert lock is not None
    qtbot.waitUntil(lock.isActiveWindow)
    for covered in (window, form):
        assert len(colours_of(covered)) == 1
        assert covered.windowTitle() == "Locked"
    assert not window.shared.lock.watch.is_watching
    answered = window.site.legs._told
    qtbot.keyClick(window.site.legs.table, "1")
    assert answered == {}
    qtbot.keyClick(lock, Qt.Key.Key_Escape)
    assert lock.isVisible()
    qtbot.keyClicks(lock.password, "wrong")
    qtbot.keyClick(lock.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lock.error.isVisible(), timeout=PATIENCE_MS)
    assert lock.password.selectedText() != ""
    qtbot.keyClicks(lock.password, PASSWORD)
    with qtbot.waitSignal(window.shared.lock.locked, timeout=PATIENCE_MS):
        click(qtbot, lock.unlock)
    assert line.isVisible()
    assert line.text() == "half typed"
    assert form.windowTitle() == "case 1"
    assert window.site.isVisible()
    assert len(colours_of(window)) > 5
    assert window.shared.lock.watch.is_watching
    form.close()


def test_the_lock_can_be_called_and_put_off(working, qtbot):
    window = working.window
    working.rig.settings.put(LOCK_MINUTES, 0)
    assert not window.shared.lock.watch.is_watching
    working.rig.settings.put(LOCK_MINUTES, 5)
    assert window.shared.lock.watch.is_watching
    window.actions_by_id["lock"].trigger()
    lock = window.shared.lock.screen
    assert lock is not None
    qtbot.waitUntil(lock.isActiveWindow)
    assert QApplication.activeModalWidget() is lock
    qtbot.keyClicks(lock.password, PASSWORD)
    with qtbot.waitSignal(window.shared.lock.locked, timeout=PATIENCE_MS):
        qtbot.keyClick(lock.password, Qt.Key.Key_Return)


def test_a_store_in_a_file_is_never_locked(opened, qtbot):
    lock = opened.window.shared.lock
    assert not lock.watch.is_watching
    assert not opened.window.actions_by_id["lock"].isEnabled()
    lock.lock()
    assert lock.screen is None


def test_a_window_comes_back_where_the_line_that_had_the_keys_is_gone(dressed, qtbot):
    window = QDialog()
    qtbot.addWidget(window)
    column, line, label = QVBoxLayout(window), QLineEdit(), QLabel("below")
    column.addWidget(line)
    column.addWidget(label)
    window.show()
    qtbot.waitExposed(window)
    line.setFocus()
    cover = Cover(window, "Locked")
    assert not label.isVisible()
    with qtbot.waitSignal(line.destroyed):
        line.deleteLater()
    cover.lift()
    assert label.isVisible()
