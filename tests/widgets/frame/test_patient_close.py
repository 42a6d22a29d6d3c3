"""Closing the window while a step runs that hears of no cancelling."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt

from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away

pytestmark = pytest.mark.gui


class DeafWork:
    """Work that neither reports progress nor stops before it is allowed to."""

    def __init__(self, city):
        self.runs, self.may_end = threading.Event(), threading.Event()
        self.city = city

    def __call__(self, progress, reading=None):
        self.runs.set()
        self.may_end.wait(30)


@pytest.fixture
def deaf(opened, qtbot):
    work = DeafWork(opened.city)
    opened.city.import_files = work
    opened.window.closing.at_once_s = 0.01
    opened.window.actions_by_id["import_crashes"].trigger()
    qtbot.waitUntil(work.runs.is_set)
    yield work
    work.may_end.set()


def test_the_window_waits_with_a_message_and_then_closes_by_itself(opened, deaf, qtbot):
    window = opened.window
    window.close()
    assert window.isVisible()
    assert "closes by itself" in window.closing.box.text()
    window.close()
    assert window.isVisible()
    deaf.may_end.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.workbench.store is None
    assert not window.closing.gave_up


def test_after_the_time_limit_the_window_closes_and_leaves_the_store_alone(opened, deaf, qtbot):
    window = opened.window
    window.closing.longest_s = 0.2
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.closing.gave_up
    assert window.workbench.store is not None
    deaf.may_end.set()
    qtbot.waitUntil(lambda: "daoan-worker" not in [t.name for t in threading.enumerate()])


def test_close_now_does_not_wait(opened, deaf, qtbot):
    window = opened.window
    window.close()
    [button] = window.closing.box.buttons()
    assert button.text() == "Close now"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.closing.gave_up
    deaf.may_end.set()
    qtbot.waitUntil(lambda: "daoan-worker" not in [t.name for t in threading.enumerate()])


def test_a_window_without_work_closes_at_once(dressed, tmp_path):
    rig = make_rig(tmp_path)
    rig.window.show()
    assert rig.window.close()
    assert rig.window.closing.box is None
    put_away(rig)
