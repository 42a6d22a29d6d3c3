"""A window that was closed for good: nothing of it stays in memory."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from widgets.frame.main_window import MainWindow

pytestmark = pytest.mark.gui


def test_of_a_closed_window_that_had_a_store_nothing_stays(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path)
    made.window.show()
    qtbot.waitExposed(made.window)
    with qtbot.waitSignal(made.window.settled):
        made.window.open_location("city.gpkg")
    mine = id(made.window)
    put_away(made)
    del made
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    windows = [one for one in gc.get_objects() if type(one) is MainWindow]
    assert mine not in map(id, windows)
