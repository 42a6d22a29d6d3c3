"""Leaving a scene in the middle of a gesture: the gesture is lost, nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.scenes.scene_store import open_scene
from app.store.store import open_store
from gis.scenes.interchange import write_scene
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.scene_editor import STAND, begin_scene, click_at, open_in
from tests.helpers.street_editor import place_on, street_store
from widgets.door.real_use_cases import real_use_cases
from widgets.scene_editor.desk.desk_records import DESK_TOOLS

pytestmark = pytest.mark.gui
CASE = "11411DA0001"
DRAGGING = ("scene-select", "scene-approach", "scene-rest", "scene-mark", "scene-dimension")
"""Tools whose press alone is no edit."""
MEASURING = "measure_triangulation"
LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rig(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, use_cases=real_use_cases())
    window = made.window
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    open_in(made, qtbot, street_store(tmp_path))
    window.scene_desk.tools = (STAND, *DESK_TOOLS)
    begin_scene(made, qtbot, window.map.canvas.picture.bounds.centre, case_no=CASE)
    yield made
    window.scene_desk.forget()
    put_away(made)


def wake(rig, qtbot) -> None:
    """The window has the keys; under a screen without a window manager they may be nowhere."""
    rig.window.activateWindow()
    qtbot.waitUntil(rig.window.isActiveWindow)


def with_a_car(rig, qtbot):
    """A car in the middle, not stored yet."""
    canvas = rig.window.map.canvas
    at = canvas.window_.middle
    click_at(qtbot, canvas, at)
    assert rig.window.scene_desk.keeper.unsaved
    return at


def drag_on(canvas, *way) -> None:
    """The button goes down at the first place and stays down."""
    QTest.mouseMove(canvas, place_on(canvas, way[0]))
    QTest.mousePress(canvas, LEFT, pos=place_on(canvas, way[0]))
    for at in way[1:]:
        move_held(canvas, at)


def move_held(canvas, at) -> None:
    """QTest moves without a button."""
    here = QPointF(place_on(canvas, at))
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        here,
        canvas.mapToGlobal(here),
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, event)


def journals(tmp_path):
    return sorted((tmp_path / "journals").glob("*.journal"))


def stored(location):
    with open_store(location) as store:
        return open_scene(store, CASE).scene


def test_the_key_closes_the_scene_while_the_mouse_drags_with_any_tool(rig, qtbot, tmp_path):
    window, desk, canvas = rig.window, rig.window.scene_desk, rig.window.map.canvas
    east, north = with_a_car(rig, qtbot)
    drawn = write_scene(desk.document.scene)
    for tool in DRAGGING:
        desk.hand.use(tool)
        wake(rig, qtbot)
        drag_on(canvas, (east, north), (east + 3, north + 2), (east + 6, north + 3))
        QTest.keyClick(canvas, Qt.Key.Key_M, CTRL)
        assert not desk.is_active, tool
        move_held(canvas, (east + 9, north))
        QTest.mouseRelease(canvas, LEFT, pos=place_on(canvas, (east + 9, north)))
        qtbot.waitUntil(lambda: not journals(tmp_path), timeout=20_000)
        assert not desk.is_active, tool
        assert not desk.entrance.is_picking, tool
        assert not window.actions_by_id["draw_scene"].isChecked()
        window.scene_flow.open_case(CASE)
        qtbot.waitUntil(lambda: desk.is_active, timeout=20_000)
        assert write_scene(desk.document.scene) == drawn, tool


def test_a_base_line_half_dragged_keeps_its_first_point_alone(rig, qtbot, tmp_path):
    window, desk, canvas = rig.window, rig.window.scene_desk, rig.window.map.canvas
    east, north = with_a_car(rig, qtbot)
    desk.hand.use(MEASURING)
    wake(rig, qtbot)
    drag_on(canvas, (east, north + 8), (east + 5, north + 8), (east + 9, north + 8))
    QTest.keyClick(canvas, Qt.Key.Key_M, CTRL)
    QTest.mouseRelease(canvas, LEFT, pos=place_on(canvas, (east + 9, north + 8)))
    qtbot.waitUntil(lambda: not journals(tmp_path), timeout=20_000)
    kept = stored(window.workbench.store.location)
    assert [one.point.id for one in kept.fixed_points] == ["F1"]
    assert len(kept.parties) == 1


@pytest.mark.parametrize("tool", ["scene-select", "scene-mark"])
def test_the_window_closes_while_the_mouse_drags(rig, qtbot, tmp_path, tool):
    window, desk, canvas = rig.window, rig.window.scene_desk, rig.window.map.canvas
    location = window.workbench.store.location
    east, north = with_a_car(rig, qtbot)
    drawn = desk.document.scene
    desk.hand.use(tool)
    drag_on(canvas, (east, north), (east + 3, north + 2), (east + 6, north + 3))
    window.close()
    move_held(canvas, (east + 9, north))
    QTest.mouseRelease(canvas, LEFT, pos=place_on(canvas, (east + 9, north)))
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert write_scene(stored(location)) == write_scene(drawn)
    assert journals(tmp_path) == []


def test_the_window_closes_at_once_while_the_mouse_drags_what_is_stored(rig, qtbot, tmp_path):
    window, desk, canvas = rig.window, rig.window.scene_desk, rig.window.map.canvas
    location = window.workbench.store.location
    east, north = with_a_car(rig, qtbot)
    drawn = desk.document.scene
    qtbot.waitUntil(lambda: desk.keeper.is_clean and desk.keeper.is_at_rest, timeout=20_000)
    desk.hand.use("scene-select")
    drag_on(canvas, (east, north), (east + 3, north + 2))
    assert desk.live.has_preview
    window.close()
    assert not window.isVisible()
    QTest.mouseRelease(canvas, LEFT, pos=place_on(canvas, (east + 3, north + 2)))
    assert write_scene(stored(location)) == write_scene(drawn)
    assert journals(tmp_path) == []


def test_a_key_that_is_held_closes_the_scene_once(rig, qtbot, tmp_path):
    window, desk, canvas = rig.window, rig.window.scene_desk, rig.window.map.canvas
    with_a_car(rig, qtbot)
    wake(rig, qtbot)
    QTest.simulateEvent(canvas, True, Qt.Key.Key_M, CTRL, "", False, -1)
    assert not desk.is_active
    for _ in range(3):
        QTest.simulateEvent(canvas, True, Qt.Key.Key_M, CTRL, "", True, -1)
    qtbot.waitUntil(lambda: not journals(tmp_path), timeout=20_000)
    qtbot.waitUntil(lambda: not window.background.busy, timeout=20_000)
    assert not desk.entrance.is_picking
    assert not desk.is_active
