"""Windows over a made-up city for the tests that want one."""

from __future__ import annotations

import os

import pytest

from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import dressed, nothing_leaks, put_away
from tests.helpers.screenless import use_offscreen_without_screen

__all__ = ["dressed", "nothing_leaks"]
use_offscreen_without_screen(os.environ)


@pytest.fixture
def rig(dressed, qtbot, tmp_path):
    """An English window without a store."""
    made = make_rig(tmp_path)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    put_away(made)


@pytest.fixture
def opened(rig, qtbot):
    """An English window with the first site of the fake city on the screen."""
    with qtbot.waitSignal(rig.window.settled):
        rig.window.open_location("city.gpkg")
    return rig
