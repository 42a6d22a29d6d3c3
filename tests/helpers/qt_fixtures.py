"""Fixtures of all window tests: dressed application, leak check, windows that are put away."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.qt import Rig
from widgets.parts.fonts import use_fonts

LONGEST_STEP_S = 20.0


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application in our style and letters."""
    qapp.setStyle("Fusion")
    use_fonts(qapp)
    return qapp


@pytest.fixture(autouse=True)
def nothing_leaks(dressed) -> Iterator[None]:
    """After a test no window is left running a timer or a thread, and no new thread goes on."""
    before = set(threading.enumerate())
    yield
    dressed.processEvents()
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    assert left == []
    assert [timer for timer in running(QTimer) if timer.isActive()] == []
    assert [thread for thread in running(QThread) if thread.isRunning()] == []


def running(kind):
    return [child for top in QApplication.topLevelWidgets() for child in top.findChildren(kind)]


def put_away(rig: Rig) -> None:
    """Close a window with its dialogs."""
    for dialog in rig.window.findChildren(QWidget):
        if dialog.isWindow() and dialog is not rig.window:
            dialog.close()
    rig.window.closing.at_once_s = LONGEST_STEP_S
    rig.window.close()
    rig.switch.remove()
    rig.window.deleteLater()
