"""A window over the real application layer and the demo store."""

from __future__ import annotations

import os
import shutil

import pytest

from app.demo.build import build_demo
from app.messages import Language
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import dressed, nothing_leaks, put_away
from tests.helpers.screenless import use_offscreen_without_screen
from tests.helpers.stores import make_store
from widgets.door.real_use_cases import real_use_cases

__all__ = ["dressed", "nothing_leaks"]
use_offscreen_without_screen(os.environ)
PATIENCE_MS = 60_000


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    """The demo store, built once."""
    path = tmp_path_factory.mktemp("demo") / "示範市.gpkg"
    with make_store(path) as store:
        build_demo(store)
    return path


@pytest.fixture(params=[Language.CHINESE, Language.ENGLISH], ids=["zh_TW", "en"])
def desk(request, dressed, qtbot, tmp_path, demo_file):
    """The window with the first site of a copy of the demo store on the screen."""
    copy = shutil.copy(demo_file, tmp_path / demo_file.name)
    made = make_rig(tmp_path, language=request.param, use_cases=real_use_cases())
    made.files.store = str(copy)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    with qtbot.waitSignal(made.window.settled, timeout=PATIENCE_MS):
        made.window.open_location(str(copy))
    yield made
    put_away(made)
