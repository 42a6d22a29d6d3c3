"""A scene in a store that holds nothing yet: the place is asked on the map, the list stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.messages import Language
from app.store.store import open_store
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.scene_day import SceneDay
from widgets.door.real_use_cases import real_use_cases
from widgets.frame.dock_table import DockId
from widgets.scene_editor.desk.start_dialog import StartDialog

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture
def day(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, language=Language.CHINESE, use_cases=real_use_cases())
    made.window.resize(1100, 700)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    place = tmp_path / "empty.gpkg"
    open_store(place, create=True).close()
    story = SceneDay(made.window)
    story.open_store_at(place)
    yield story
    made.window.scene_desk.forget()
    put_away(made)


def test_the_place_is_asked_on_the_map_and_the_scene_is_in_the_list_afterwards(day):
    window, desk = day.window, day.desk
    assert window.no_crashes.isVisible()
    day.keys(window, "Ctrl+M")
    day.until(desk.entrance.question.isVisible, "nobody sees where it is asked")
    day.keys(day.canvas, "Esc")
    day.until(window.no_crashes.isVisible, "the page did not come back")
    day.keys(window, "Ctrl+M")
    day.until(desk.entrance.question.isVisible)
    day.click(day.canvas, day.canvas.rect().center())
    day.until(lambda: window.findChild(StartDialog), "no question how it begins")
    QTest.keyClick(window.findChild(StartDialog), Qt.Key.Key_Return)
    day.until(lambda: desk.is_active)
    day.until(lambda: window.host.is_in_sight(DockId.SCENE), "the form is not in sight")
    day.tool("i")
    day.click(day.canvas, day.canvas.rect().center())
    assert day.scene.impact is not None
    day.until_stored()
    day.close_scene()
    day.until(lambda: bool(window.scenes.desk.shelf))
    day.until(day.canvas.isVisible, "the list of scenes cannot be reached")
