"""The history of a scene in the window: opened by its action, looked at, taken up again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.messages import Language
from app.scenes.scene_store import correct_scene, new_scene, open_scene, save_scene, seal_scene
from app.store.store import open_store
from gis.scenes.scene import Scene, SceneText
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.scene_editor import begin_scene, open_in, with_car
from tests.helpers.street_editor import street_store
from widgets.door.real_use_cases import real_use_cases
from widgets.frame.dock_table import DockId
from widgets.scene_editor.desk.scene_keeper import Kept

pytestmark = pytest.mark.gui
CASE = "11411DA0001"
PATIENCE_MS = 20_000


@pytest.fixture
def rig(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, use_cases=real_use_cases())
    made.window.resize(1280, 800)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.window.scene_histories.close()
    made.window.scene_desk.forget()
    put_away(made)


@pytest.fixture
def place(tmp_path):
    """A store in which the scene of a case was begun and drawn on."""
    path = street_store(tmp_path)
    with open_store(path) as store:
        empty = Scene(case_no=CASE, crs=f"EPSG:{store.epsg}")
        first = with_car(empty, (0.0, 0.0))
        opened = new_scene(store, first)
        save_scene(store, opened, with_car(first, (8.0, 0.0)))
    return path


@pytest.fixture
def opened(rig, qtbot, place):
    """The window, the scene in the editor."""
    open_in(rig, qtbot, place)
    rig.window.scene_flow.open_case(CASE)
    qtbot.waitUntil(lambda: rig.window.scene_desk.is_active, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not rig.window.background.busy, timeout=PATIENCE_MS)
    return rig


def shown(rig, qtbot):
    """The dialog, once the history is read."""
    histories = rig.window.scene_histories
    qtbot.waitUntil(lambda: histories.dialog is not None, timeout=PATIENCE_MS)
    return histories.dialog


def told(dialog):
    return [row.words.what for row in dialog.table.shown_records()]


def choose(dialog, place):
    """A click on a row of the table."""
    index = dialog.table.model().index(place, 0)
    where = dialog.table.visualRect(index).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def press_history(rig):
    QTest.mouseClick(rig.window.scene_desk.head.history, Qt.MouseButton.LeftButton)


def until_stored(rig, qtbot):
    keeper = rig.window.scene_desk.keeper
    qtbot.waitUntil(lambda: keeper.state is Kept.STORED and keeper.is_at_rest, timeout=PATIENCE_MS)


def test_the_button_shows_each_change_the_latest_first_and_leaves_the_window_usable(opened, qtbot):
    press_history(opened)
    dialog = shown(opened, qtbot)
    assert told(dialog) == [
        "Party B added (private car)",
        "Begun: Party A",
    ]
    assert not dialog.isModal()
    assert dialog.chosen.after == opened.window.scene_desk.document.scene


def test_an_older_version_is_seen_as_it_was(opened, qtbot):
    press_history(opened)
    dialog = shown(opened, qtbot)
    wide = dialog.picture.bounds
    choose(dialog, 1)
    assert len(dialog.chosen.after.parties) == 1
    assert dialog.picture.bounds.max_x < wide.max_x - 3.0
    assert [dialog.details.item(0).text()] == ["Party A added (private car)"]


def test_what_changed_stands_out_in_the_picture(opened, qtbot):
    press_history(opened)
    dialog = shown(opened, qtbot)
    marked = dialog.picture.grab().toImage()
    dialog.picture.show_scene(dialog.chosen.after)
    assert dialog.picture.grab().toImage() != marked


def test_an_old_version_is_taken_up_in_one_step_that_can_be_undone(opened, qtbot):
    press_history(opened)
    dialog = shown(opened, qtbot)
    document = opened.window.scene_desk.document
    now = document.scene
    assert not dialog.restore.isEnabled()
    choose(dialog, 1)
    QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert len(document.scene.parties) == 1
    until_stored(opened, qtbot)
    qtbot.waitUntil(lambda: len(told(dialog)) == 3, timeout=PATIENCE_MS)
    assert told(dialog)[0] == "Party B taken away (private car)"
    opened.window.actions_by_id["undo"].trigger()
    assert document.scene == now
    until_stored(opened, qtbot)


def test_steps_that_wait_are_stored_before_the_history_is_read(opened, qtbot):
    desk = opened.window.scene_desk
    scene = desk.document.scene
    desk.document.run(replace(scene, weather="雨"), "weather")
    opened.window.actions_by_id["scene_history"].trigger()
    dialog = shown(opened, qtbot)
    assert told(dialog)[0] == "Weather: blank → Rain"
    until_stored(opened, qtbot)


def test_a_new_scene_without_a_step_says_that_nothing_is_stored(rig, qtbot, tmp_path):
    open_in(rig, qtbot, street_store(tmp_path))
    begin_scene(rig, qtbot, rig.window.map.canvas.picture.bounds.centre, case_no=CASE)
    rig.window.actions_by_id["scene_history"].trigger()
    assert rig.window.scene_histories.dialog is None
    assert "Nothing of this scene is stored yet" in rig.window.statusBar().currentMessage()


def test_the_list_shows_the_history_of_the_chosen_scene(rig, qtbot, place):
    open_in(rig, qtbot, place)
    panel = rig.window.scenes
    rig.window.host.open(DockId.SCENES)
    qtbot.waitUntil(lambda: bool(panel.desk.shown), timeout=PATIENCE_MS)
    panel.show_scene(panel.desk.shown[0].uid)
    panel.history_action.trigger()
    dialog = shown(rig, qtbot)
    assert told(dialog)[-1] == "Begun: Party A"
    choose(dialog, 1)
    assert not dialog.restore.isEnabled()
    assert "Open this scene in the editor first" in dialog.restore.toolTip()


def test_a_sealed_scene_shows_its_corrections_with_reason_and_is_not_restored(rig, qtbot, place):
    with open_store(place) as store:
        sealed = seal_scene(store, open_scene(store, CASE))
        noted = replace(sealed.scene, texts=(SceneText(at=(0.0, 0.0), text="oil"),))
        correct_scene(store, sealed, noted, "seen on video")
    open_in(rig, qtbot, place)
    rig.window.scene_flow.open_case(CASE)
    qtbot.waitUntil(lambda: rig.window.scene_desk.is_active, timeout=PATIENCE_MS)
    press_history(rig)
    dialog = shown(rig, qtbot)
    assert told(dialog)[:2] == [
        "Corrected after sealing – text 1 added (oil) (reason: seen on video)",
        "Finished and sealed",
    ]
    assert dialog.reason.text() == "Reason: seen on video"
    choose(dialog, 2)
    assert not dialog.restore.isEnabled()


def test_the_history_speaks_the_language_of_the_window(opened, qtbot):
    press_history(opened)
    dialog = shown(opened, qtbot)
    opened.window.look.use_language(Language.CHINESE)
    QApplication.processEvents()
    assert told(dialog) == ["新增 當事人 B（自用小客車）", "開始繪製：當事人 A"]
    opened.window.look.use_language(Language.ENGLISH)


def test_escape_closes_and_another_store_closes_too(opened, qtbot):
    press_history(opened)
    dialog = shown(opened, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert opened.window.scene_histories.dialog is None
    press_history(opened)
    shown(opened, qtbot)
    opened.window.scene_histories.open_store(None)
    assert opened.window.scene_histories.dialog is None
