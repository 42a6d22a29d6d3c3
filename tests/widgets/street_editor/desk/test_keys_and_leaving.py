"""Keys and mouse while streets are edited, what undo does later, and who may not edit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from app.store.roles.names import Role
from app.store.server.person import Person
from app.store.store import open_store
from app.streets.editing import StreetEditing
from gis.problems import Problem
from gis.streets.drawing.edits import deleted_road
from tests.helpers.qt import make_rig
from tests.helpers.qt_events import wheel
from tests.helpers.qt_fixtures import put_away
from tests.helpers.street_editor import DRAW, TestDraw, begin, click_at, draw_road, street_store
from widgets.door.real_use_cases import real_use_cases

pytestmark = pytest.mark.gui
POINTING = replace(DRAW, id="pointing", key="v", text="Point", factory=TestDraw)


@pytest.fixture
def rig(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, use_cases=real_use_cases())
    made.window.resize(1280, 800)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()  # keys of actions need it on a screen
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.window.streets.forget()
    put_away(made)


@pytest.fixture
def editing(rig, qtbot, tmp_path):
    begin(rig, qtbot, street_store(tmp_path))
    canvas = rig.window.map.canvas
    canvas.centre_on(canvas.picture.bounds.centre, 2000.0)
    return rig


def beside(canvas, east: float, north: float):
    x, y = canvas.window_.middle
    return (x + east, y + north)


def drag(qtbot, canvas, button, by: QPoint) -> None:
    start = canvas.rect().center()
    qtbot.mousePress(canvas, button, pos=start)
    qtbot.mouseMove(canvas, start + by / 2)
    qtbot.mouseMove(canvas, start + by)
    qtbot.mouseRelease(canvas, button, pos=start + by)


def test_the_view_moves_by_space_and_middle_button_and_wheel_while_a_road_is_drawn(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    click_at(qtbot, canvas, beside(canvas, -60, 40))
    drawn = window.streets.hand.tool.state.points
    before = canvas.window_.middle
    drag(qtbot, canvas, Qt.MouseButton.MiddleButton, QPoint(60, 0))
    moved = canvas.window_.middle
    assert moved[0] < before[0] - 10
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    drag(qtbot, canvas, Qt.MouseButton.LeftButton, QPoint(-60, 0))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.window_.middle[0] > moved[0] + 10
    wheel(canvas, canvas.rect().center(), 120)
    assert canvas.denominator < 2000
    assert window.streets.hand.tool.state.points == drawn


def test_backspace_takes_the_last_point_back_and_enter_finishes(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    for east in (-60, -20, 30):
        click_at(qtbot, canvas, beside(canvas, east, 40))
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    assert len(window.streets.hand.tool.state.points) == 2
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert window.undo_stack.undo_names == ("Draw a road",)


def test_undo_takes_back_the_last_point_while_a_road_is_drawn_and_edits_otherwise(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    draw_road(qtbot, canvas, beside(canvas, -60, -40), beside(canvas, 60, -42))
    click_at(qtbot, canvas, beside(canvas, -60, 40))
    click_at(qtbot, canvas, beside(canvas, -20, 40))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(canvas, Qt.Key.Key_Z, control)
    assert len(window.streets.hand.tool.state.points) == 1
    assert window.undo_stack.undo_names == ("Draw a road",)
    qtbot.keyClick(canvas, Qt.Key.Key_Z, control)
    assert not window.streets.hand.tool.state.points
    qtbot.keyClick(canvas, Qt.Key.Key_Z, control)
    assert window.undo_stack.undo_names == ()


def test_undo_from_the_menu_gives_up_what_is_in_hand(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    draw_road(qtbot, canvas, beside(canvas, -60, -40), beside(canvas, 60, -42))
    click_at(qtbot, canvas, beside(canvas, -60, 40))
    qtbot.mouseMove(canvas, canvas.rect().center())
    qtbot.waitUntil(lambda: window.streets.live.has_preview, timeout=10_000)
    window.actions_by_id["undo"].trigger()
    assert not window.streets.live.has_preview
    assert not window.streets.hand.tool.state.points


def test_tab_goes_to_the_tool_and_leaves_the_map_where_no_tool_takes_it(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    heard = []
    tool = window.streets.hand.tool
    usual = tool.key
    tool.key = lambda name: heard.append(name) or usual(name)
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert heard == ["Tab"]
    assert canvas.hasFocus()
    tool.key = lambda name: False
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()


def test_letters_choose_tools_and_esc_goes_back_to_the_first(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    window.actions_by_id["edit_streets"].trigger()
    window.streets.tools = (POINTING, DRAW)
    window.actions_by_id["edit_streets"].trigger()
    qtbot.waitUntil(lambda: window.streets.is_active)
    assert window.streets.hand.record is POINTING
    qtbot.keyClick(canvas, Qt.Key.Key_L)
    assert window.streets.hand.record is DRAW
    assert window.streets.bar.actions_by_id["test_draw"].isChecked()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert window.streets.hand.record is POINTING


def test_a_tool_of_the_map_can_be_used_in_between(editing, qtbot):
    window = editing.window
    assert not any(action.isChecked() for action in window.map.tool_bar.tools.values())
    window.map.tool_bar.measure_distance.trigger()
    assert window.streets.hand.record is None
    assert not window.streets.bar.actions_by_id["test_draw"].isChecked()
    window.streets.bar.actions_by_id["test_draw"].trigger()
    assert window.streets.hand.record is DRAW
    assert not window.map.tool_bar.measure_distance.isChecked()


def test_actions_of_the_officer_are_counted_in_the_bar(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    click_at(qtbot, canvas, beside(canvas, -60, 40))
    click_at(qtbot, canvas, beside(canvas, -20, 40))
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert window.streets.bar.count.text() == "Actions: 3"


def test_what_is_wrong_stands_in_the_bar_in_one_sentence(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    click_at(qtbot, canvas, beside(canvas, -60, 40))
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert window.streets.bar.hint.text().startswith("⚠")


def test_edits_can_be_taken_back_after_the_end_and_blocks_are_found_once_more(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    draw_road(qtbot, canvas, beside(canvas, -60, 40), beside(canvas, 60, 45))
    with qtbot.waitSignal(window.streets.ended, timeout=20_000):
        window.actions_by_id["edit_streets"].trigger()
    roads = len(window.streets.document.network.streets)
    window.streets._late.setInterval(0)
    with qtbot.waitSignal(window.streets.ended, timeout=20_000):
        window.actions_by_id["undo"].trigger()
    assert len(window.streets.document.network.streets) < roads
    assert not window.streets.has_to_finish


def test_streets_that_somebody_else_changed_are_loaded_again(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    document = window.streets.document
    with open_store(window.workbench.store.location) as store:
        other = StreetEditing(store, actor="somebody else")
        uid = sorted(other.standing.network.streets)[0]
        other.edit(deleted_road(other.standing.network, uid), "delete")
    with pytest.raises(Problem) as raised:
        document.run(deleted_road(document.network, uid), "delete too")
    window.streets.on_conflict = window.streets.reload_after
    window.streets.tell(raised.value)
    qtbot.waitUntil(lambda: window.streets.document is not document, timeout=20_000)
    assert window.streets.is_active
    assert uid not in window.streets.document.network.streets
    assert "Somebody else" in window.streets.bar.hint.text()
    assert canvas.isVisible()


def test_who_may_not_change_streets_is_told_so(rig, qtbot, tmp_path):
    window = rig.window
    place = street_store(tmp_path)
    with qtbot.waitSignal(window.workbench.store_opened):
        window.open_location(str(place))
    action = window.actions_by_id["edit_streets"]
    assert action.isEnabled()
    window.workbench.store.person = Person(login="wu", roles=frozenset({Role.STATION_USER}))
    window.show_state()
    assert not action.isEnabled()
    assert "station user" in action.toolTip()
    qtbot.waitUntil(lambda: not window.background.busy, timeout=20_000)


@pytest.mark.parametrize("width", [760, 1900])
def test_the_tool_in_hand_stays_in_sight_beside_its_options(rig, qtbot, tmp_path, width):
    window = rig.window
    window.resize(width, 700)
    window.streets.tools = tuple(
        replace(
            DRAW,
            id=f"tool {number}",
            key="",
            text=f"Tool number {number}",
            options=lambda around, tool: QLineEdit(placeholderText="what to draw"),
        )
        for number in range(6)
    )
    window.actions_by_id["new_street_map"].trigger()
    qtbot.waitUntil(lambda: window.streets.is_active, timeout=20_000)
    bar = window.streets.bar
    options = bar._options
    assert options.isVisible()
    button = bar.tool_bar.widgetForAction(bar.actions_by_id["tool 0"])
    qtbot.waitUntil(button.isVisible)
    assert bar.rect().contains(options.mapTo(bar, options.rect().bottomRight()))
    assert (options.y() > button.mapTo(bar, QPoint()).y() + button.height() / 2) == (width < 1000)
