"""Streets are edited in the window itself: loaded, drawn by real events, painted, stored, ended."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.store.store import open_store
from app.store.street_geometry import load_street_geometry
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.street_editor import DRAW, begin, click_at, draw_road, place_on, street_store
from widgets.door.real_use_cases import real_use_cases
from widgets.frame.dock_table import DockId

pytestmark = pytest.mark.gui


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
    middle = rig.window.map.canvas.picture.bounds.centre
    rig.window.map.canvas.centre_on(middle, 2000.0)
    return rig


def stored(rig):
    with open_store(rig.window.workbench.store.location) as store, store.read() as connection:
        return load_street_geometry(connection)


def apart(one, other):
    return sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


def beside(canvas, east: float, north: float):
    x, y = canvas.window_.middle
    return (x + east, y + north)


def test_the_action_starts_and_ends_editing(editing, qtbot):
    window = editing.window
    assert window.actions_by_id["edit_streets"].isChecked()
    assert window.streets.bar.isVisible()
    assert window.streets.hand.record.id == "test_draw"
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert not window.streets.is_active
    assert not window.streets.bar.isVisible()
    assert not window.actions_by_id["edit_streets"].isChecked()


def test_a_road_drawn_by_clicks_is_stored_and_can_be_taken_back_and_made_again(editing, qtbot):
    canvas, window = editing.window.map.canvas, editing.window
    before = stored(editing)
    draw_road(qtbot, canvas, beside(canvas, -60, 40), beside(canvas, 60, 45))
    after = stored(editing)
    assert len(after.roads) > len(before.roads)
    assert window.undo_stack.undo_names == ("Draw a road",)
    window.actions_by_id["undo"].trigger()
    assert stored(editing).bodies == before.bodies
    window.actions_by_id["redo"].trigger()
    assert stored(editing).bodies == after.bodies


def test_an_edit_is_seen_at_once_and_stays_when_the_tiles_have_it(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    qtbot.waitUntil(lambda: canvas.is_at_rest, timeout=20_000)
    spot = beside(canvas, -30, 36.5)  # amid a lane
    pixel = place_on(canvas, spot)
    bare = canvas.grab().toImage().pixelColor(pixel)
    draw_road(qtbot, canvas, beside(canvas, -60, 40), beside(canvas, 60, 44))
    qtbot.mouseMove(canvas, place_on(canvas, beside(canvas, 0, -60)))
    live = canvas.grab().toImage().pixelColor(pixel)
    assert apart(live, bare) > 150
    window.streets.live._pause.setInterval(0)
    window.streets.live.read_soon()
    qtbot.waitUntil(lambda: window.streets.live.is_at_rest and canvas.is_at_rest, timeout=20_000)
    assert canvas.live.source() == ()
    painted = canvas.grab().toImage().pixelColor(pixel)
    assert apart(painted, live) < 50  # tiles lie on pixels of their own
    assert apart(painted, bare) > 150


def test_what_a_gesture_would_give_is_shown_and_goes_with_esc(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    click_at(qtbot, canvas, beside(canvas, -60, 40))
    qtbot.mouseMove(canvas, place_on(canvas, beside(canvas, 50, 44)))
    qtbot.waitUntil(lambda: bool(canvas.live.source()))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.live.source()
    assert window.streets.is_active


def test_a_typed_value_opens_a_line_and_goes_to_the_tool(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    click_at(qtbot, canvas, beside(canvas, -60, 40))
    qtbot.keyClick(canvas, Qt.Key.Key_At)
    line = window.streets.bar.typed.line
    qtbot.waitUntil(line.isVisible)
    qtbot.keyClicks(line, "30,0")
    assert line.text() == "@30,0"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not line.isVisible()
    first, second = window.streets.hand.tool.state.points
    assert second == pytest.approx((first[0] + 30, first[1]))


def test_the_key_of_a_field_opens_the_line_for_it(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    click_at(qtbot, canvas, beside(canvas, -60, 40))
    qtbot.keyClick(canvas, Qt.Key.Key_D)
    bar = window.streets.bar
    qtbot.waitUntil(bar.typed.isVisible)
    assert bar.typed.label.text() == "Distance (m)"
    qtbot.keyClick(bar.typed.line, Qt.Key.Key_Escape)
    assert window.streets.hand.tool.state.prompt.value == "next point"
    assert window.streets.is_active


def test_leaving_after_edits_finds_the_blocks_and_reads_the_map_again(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    x, y = 60, 40
    square = [(-x, -y), (x, -y), (x, y), (-x, y), (-x, -y)]
    for (ax, ay), (bx, by) in pairwise(square):
        draw_road(qtbot, canvas, beside(canvas, ax, ay), beside(canvas, bx, by))
    assert not stored(editing).blocks
    with qtbot.waitSignal(window.streets.ended, timeout=20_000):
        window.actions_by_id["edit_streets"].trigger()
    assert stored(editing).blocks
    qtbot.waitUntil(lambda: not window.background.busy, timeout=20_000)


def test_closing_the_window_while_editing_loses_nothing_and_asks_nothing(editing, qtbot):
    window, canvas = editing.window, editing.window.map.canvas
    place = window.workbench.store.location
    draw_road(qtbot, canvas, beside(canvas, -60, 40), beside(canvas, 60, 45))
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    with open_store(place) as store, store.read() as connection:
        assert any(not street.road.name for street in load_street_geometry(connection).roads)
    QApplication.processEvents()


def test_a_new_street_map_begins_with_an_empty_sheet_to_draw_on(rig, qtbot, tmp_path):
    window = rig.window
    window.streets.tools = (DRAW,)
    window.actions_by_id["new_street_map"].trigger()
    qtbot.waitUntil(lambda: window.streets.is_active, timeout=20_000)
    canvas = window.map.canvas
    assert canvas.isVisible()
    assert canvas.denominator == pytest.approx(500)
    x, y = canvas.window_.middle
    assert (x, y) == pytest.approx((193_900, 2_597_300), abs=1500)  # Chiayi City, TWD97
    assert "cross-section" in window.streets.bar.hint.text()
    draw_road(qtbot, canvas, (x - 40, y), (x + 40, y))
    assert len(stored(rig).bodies) == 1
    assert canvas.window_.middle == pytest.approx((x, y))


def test_panels_of_crashes_make_room_while_streets_are_edited(editing, qtbot):
    host, window = editing.window.host, editing.window
    assert not host.is_in_sight(DockId.SITES)
    wide = window.map.canvas.size()
    window.actions_by_id["edit_streets"].trigger()
    qtbot.waitUntil(lambda: host.is_in_sight(DockId.SITES))
    assert window.map.canvas.width() < wide.width()
    assert window.map.canvas.height() < wide.height()


def test_the_panel_is_away_while_nobody_edits(rig, qtbot):
    assert not rig.window.host.is_in_sight(DockId.STREETS)
    assert not rig.window.host.actions_by_id[DockId.STREETS].isVisible()
