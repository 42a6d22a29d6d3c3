"""A window for every test that wants one; leaked threads and timers fail the test."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.qt import Rig, make_rig
from widgets.fonts import use_fonts


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application in our style and letters."""
    qapp.setStyle("Fusion")
    use_fonts(qapp)
    return qapp


@pytest.fixture(autouse=True)
def nothing_leaks(dressed):
    """After a test no top-level widget runs a timer and no thread of ours goes on."""
    before = set(threading.enumerate())
    yield
    dressed.processEvents()
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [thread for thread in threading.enumerate() if thread not in before]
    running = [
        timer
        for widget in QApplication.topLevelWidgets()
        for timer in widget.findChildren(QTimer)
        if timer.isActive() and not timer.objectName().startswith("qt_")
    ]
    threads = [
        thread
        for widget in QApplication.topLevelWidgets()
        for thread in widget.findChildren(QThread)
        if thread.isRunning()
    ]
    assert not [thread for thread in left if not isinstance(thread, threading._DummyThread)]
    assert not running
    assert not threads


def close(rig: Rig) -> None:
    for dialog in rig.window.findChildren(QWidget):
        if dialog.isWindow() and dialog is not rig.window:
            dialog.close()
    rig.window.close()
    rig.switch.remove()
    rig.window.deleteLater()


@pytest.fixture
def rig(dressed, qtbot, tmp_path):
    """An English window without a store."""
    made = make_rig(tmp_path)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    close(made)


@pytest.fixture
def opened(rig, qtbot):
    """An English window with the first site of the fake city on the screen."""
    with qtbot.waitSignal(rig.window.settled):
        rig.window.open_location("city.gpkg")
    return rig
