"""Scenes in the window itself: begun at a place, drawn by real events, kept, closed, opened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.scenes.scene_store import open_scene, save_scene, seal_scene
from app.store.scenes import load_stored_scenes
from app.store.store import open_store
from gis.problems import Problem
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.scene_editor import begin_scene, open_in, start_dialog, with_car
from tests.helpers.street_editor import click_at, street_store
from widgets.door.real_use_cases import real_use_cases
from widgets.frame.dock_table import DockId
from widgets.scene_editor.desk.scene_keeper import Kept

pytestmark = pytest.mark.gui
CASE = "11411DA0001"


@pytest.fixture
def rig(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, use_cases=real_use_cases())
    made.window.resize(1280, 800)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.window.scene_desk.forget()
    put_away(made)


@pytest.fixture
def opened(rig, qtbot, tmp_path):
    open_in(rig, qtbot, street_store(tmp_path))
    return rig


@pytest.fixture
def drawing(opened, qtbot):
    begin_scene(opened, qtbot, middle(opened), case_no=CASE)
    return opened


def middle(rig):
    """The crossing of the two streets."""
    return rig.window.map.canvas.picture.bounds.centre


def beside(rig, east, north):
    x, y = rig.window.map.canvas.window_.middle
    return (x + east, y + north)


def desk_of(rig):
    return rig.window.scene_desk


def place_car(rig, qtbot, east=0.0, north=0.0):
    click_at(qtbot, rig.window.map.canvas, beside(rig, east, north))


def until_stored(rig, qtbot):
    keeper = desk_of(rig).keeper
    qtbot.waitUntil(lambda: keeper.state is Kept.STORED and keeper.is_at_rest, timeout=20_000)


def stored(rig, case_no=CASE):
    with open_store(rig.window.workbench.store.location) as store:
        return open_scene(store, case_no)


def is_stored(rig, case_no=CASE):
    with open_store(rig.window.workbench.store.location) as store, store.read() as connection:
        return case_no in load_stored_scenes(connection, [case_no])


def in_store(rig, change):
    """Somebody else does something to the scene of the case."""
    with open_store(rig.window.workbench.store.location) as store:
        held = open_scene(store, CASE)
        return change(store, held)


def journals(tmp_path):
    return sorted((tmp_path / "journals").glob("*.journal"))


def test_the_question_where_it_happened_can_be_withdrawn(opened, qtbot):
    action, desk = opened.window.actions_by_id["draw_scene"], desk_of(opened)
    action.trigger()
    assert desk.entrance.is_picking
    assert action.isChecked()
    assert desk.entrance.question.isVisible()
    QTest.keyClick(opened.window.map.canvas, Qt.Key.Key_Escape)
    assert not desk.entrance.is_picking
    assert not action.isChecked()
    assert not desk.entrance.question.isVisible()


def test_a_place_on_the_map_is_told_by_its_junction_and_enter_begins(opened, qtbot):
    window = opened.window
    window.actions_by_id["draw_scene"].trigger()
    QApplication.processEvents()  # the other panels make room
    click_at(qtbot, window.map.canvas, middle(opened))
    dialog = start_dialog(opened, qtbot)
    assert dialog.place.text()
    assert dialog.case_no.text().endswith("-1")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk_of(opened).is_active, timeout=20_000)
    scene = desk_of(opened).document.scene
    assert scene.place == "中山路與文化路口"
    assert scene.junction is not None
    assert window.host.is_in_sight(DockId.SCENE)
    assert window.map.canvas.denominator == pytest.approx(200.0)


def test_nothing_is_stored_before_something_is_drawn(drawing, qtbot, tmp_path):
    assert desk_of(drawing).keeper.state is Kept.NOTHING
    desk_of(drawing).close()
    qtbot.waitUntil(lambda: not journals(tmp_path))
    assert not is_stored(drawing)


def test_what_is_drawn_is_stored_and_can_be_taken_back_and_made_again(drawing, qtbot):
    window = drawing.window
    place_car(drawing, qtbot)
    assert desk_of(drawing).keeper.state is Kept.WRITTEN
    until_stored(drawing, qtbot)
    assert len(stored(drawing).scene.parties) == 1
    window.actions_by_id["undo"].trigger()
    until_stored(drawing, qtbot)
    assert stored(drawing).scene.parties == ()
    window.actions_by_id["redo"].trigger()
    until_stored(drawing, qtbot)
    assert len(stored(drawing).scene.parties) == 1


def test_undo_of_the_window_is_that_of_the_scene_only_while_it_is_open(drawing, qtbot):
    window = drawing.window
    place_car(drawing, qtbot)
    assert window.actions_by_id["undo"].isEnabled()
    desk_of(drawing).close()
    assert not window.actions_by_id["undo"].isEnabled()


def test_undo_is_refused_and_told_where_it_would_give_a_name_to_another_party(drawing, qtbot):
    desk, window = desk_of(drawing), drawing.window
    place_car(drawing, qtbot)
    place_car(drawing, qtbot, east=12.0)
    until_stored(drawing, qtbot)
    qtbot.waitUntil(lambda: not window.background.busy, timeout=20_000)
    told = []
    window.tell_failure = told.append
    desk.around.names.show({2: ""})  # as if entered just now
    drawn = desk.document.scene
    window.actions_by_id["undo"].trigger()
    assert desk.document.scene == drawn
    assert [problem.code for problem in told] == ["SCENE_NAMES_BY_NUMBER"]
    desk.around.names.show({1: ""})
    window.actions_by_id["undo"].trigger()
    assert len(desk.document.scene.parties) == 1


def test_closing_at_once_stores_what_was_drawn_last(drawing, qtbot, tmp_path):
    place_car(drawing, qtbot)
    drawing.window.activateWindow()
    qtbot.waitUntil(drawing.window.isActiveWindow)
    QTest.keyClick(drawing.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert not desk_of(drawing).is_active
    qtbot.waitUntil(lambda: not journals(tmp_path), timeout=20_000)
    assert len(stored(drawing).scene.parties) == 1


def test_closing_the_window_stores_first(drawing, qtbot, tmp_path):
    location = drawing.window.workbench.store.location
    place_car(drawing, qtbot)
    drawing.window.close()
    qtbot.waitUntil(lambda: not drawing.window.isVisible(), timeout=20_000)
    with open_store(location) as store:
        assert len(open_scene(store, CASE).scene.parties) == 1
    assert journals(tmp_path) == []


def test_a_stored_scene_is_opened_by_its_case(drawing, qtbot):
    place_car(drawing, qtbot)
    drawing.window.scene_flow.draw_scene()
    drawing.window.scene_flow.open_case(CASE)
    qtbot.waitUntil(lambda: desk_of(drawing).is_active, timeout=20_000)
    assert len(desk_of(drawing).document.scene.parties) == 1
    assert desk_of(drawing).head.case.text().endswith(CASE)


def test_what_a_dead_program_left_is_offered_and_gone_on_with(drawing, qtbot, tmp_path):
    desk, location = desk_of(drawing), drawing.window.workbench.store.location
    place_car(drawing, qtbot)
    desk.keeper.hold()  # as if killed before the store had it
    desk.put_away()
    assert len(journals(tmp_path)) == 1
    with qtbot.waitSignal(drawing.window.workbench.store_opened):
        drawing.window.open_location(location)
    qtbot.waitUntil(lambda: desk.trouble.dialog is not None, timeout=20_000)
    dialog = desk.trouble.dialog
    assert dialog.list.count() == 1
    assert CASE in dialog.list.item(0).text()
    qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.is_active, timeout=20_000)
    until_stored(drawing, qtbot)
    assert len(stored(drawing).scene.parties) == 1


def test_left_steps_are_thrown_away_only_when_asked_twice(drawing, qtbot, tmp_path):
    desk, location = desk_of(drawing), drawing.window.workbench.store.location
    place_car(drawing, qtbot)
    desk.keeper.hold()
    desk.put_away()
    with qtbot.waitSignal(drawing.window.workbench.store_opened):
        drawing.window.open_location(location)
    qtbot.waitUntil(lambda: desk.trouble.dialog is not None, timeout=20_000)
    dialog = desk.trouble.dialog
    qtbot.mouseClick(dialog.give_up, Qt.MouseButton.LeftButton)
    assert len(journals(tmp_path)) == 1
    qtbot.mouseClick(dialog.give_up, Qt.MouseButton.LeftButton)
    assert journals(tmp_path) == []


def test_changes_of_another_that_do_not_touch_mine_are_taken_in(drawing, qtbot):
    place_car(drawing, qtbot)
    until_stored(drawing, qtbot)
    in_store(
        drawing, lambda store, held: save_scene(store, held, replace(held.scene, weather="雨"))
    )
    place_car(drawing, qtbot, east=8.0)
    until_stored(drawing, qtbot)
    scene = stored(drawing).scene
    assert scene.weather == "雨"
    assert len(scene.parties) == 2
    assert desk_of(drawing).document.scene == scene


def test_two_versions_of_one_part_are_shown_and_one_chooses(drawing, qtbot):
    place_car(drawing, qtbot)
    until_stored(drawing, qtbot)
    document = desk_of(drawing).document
    in_store(
        drawing, lambda store, held: save_scene(store, held, replace(held.scene, weather="雨"))
    )
    document.run(replace(document.scene, weather="晴"), "Weather")
    trouble = desk_of(drawing).trouble
    qtbot.waitUntil(lambda: trouble.dialog is not None, timeout=20_000)
    dialog = trouble.dialog
    assert dialog.table.rowCount() == 1
    assert [dialog.table.item(0, column).text() for column in (0, 1, 2)] == [
        *("Weather", "Rain", "Clear"),
    ]
    assert not dialog.save.isEnabled()
    assert stored(drawing).scene.weather == "雨"
    qtbot.mouseClick(dialog.mine, Qt.MouseButton.LeftButton)
    until_stored(drawing, qtbot)
    assert stored(drawing).scene.weather == "晴"


def test_a_sealed_scene_is_corrected_with_a_reason_only(drawing, qtbot):
    place_car(drawing, qtbot)
    until_stored(drawing, qtbot)
    desk = desk_of(drawing)
    qtbot.mouseClick(desk.head.seal, Qt.MouseButton.LeftButton)
    desk.trouble.dialog.accept()
    qtbot.waitUntil(lambda: desk.document.read_only is not None, timeout=20_000)
    assert stored(drawing).is_sealed
    assert desk.head.status.text()
    with pytest.raises(Problem, match="SCENE_SEALED"):
        desk.document.run(with_car(desk.document.scene, (0.0, 0.0)), "Place a vehicle")
    qtbot.mouseClick(desk.head.correct, Qt.MouseButton.LeftButton)
    place_car(drawing, qtbot, north=9.0)
    assert len(stored(drawing).scene.parties) == 1
    qtbot.mouseClick(desk.head.correct, Qt.MouseButton.LeftButton)
    dialog = desk.trouble.dialog
    qtbot.keyClicks(dialog.reason, "second car forgotten")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    until_stored(drawing, qtbot)
    found = stored(drawing)
    assert len(found.scene.parties) == 2
    assert len(found.sealed_scene.parties) == 1
    assert [one.words for one in found.corrections] == [("second car forgotten",)]
    qtbot.waitUntil(lambda: desk.document.read_only is not None)


def test_a_scene_sealed_by_another_meanwhile_turns_mine_into_a_correction(drawing, qtbot):
    place_car(drawing, qtbot)
    until_stored(drawing, qtbot)
    in_store(drawing, seal_scene)
    place_car(drawing, qtbot, east=8.0)
    keeper = desk_of(drawing).keeper
    qtbot.waitUntil(lambda: keeper.waits_for_reason, timeout=20_000)
    assert len(desk_of(drawing).document.scene.parties) == 2
    assert len(stored(drawing).scene.parties) == 1


def test_editing_streets_puts_the_scene_away(drawing, qtbot, tmp_path):
    place_car(drawing, qtbot)
    drawing.window.streets.tools = ()
    drawing.window.streets.panels = ()
    drawing.window.actions_by_id["edit_streets"].trigger()
    qtbot.waitUntil(lambda: drawing.window.streets.is_active, timeout=20_000)
    assert not desk_of(drawing).is_active
    assert len(stored(drawing).scene.parties) == 1
    drawing.window.streets.forget()
