"""The drawing tools by real events in the window: keys of the map, drags, the line of values."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gis.angles import moved
from gis.scenes.drawing.marks import drawn_length_m
from gis.scenes.scene import MarkKind
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.scene_editor import open_in, start_dialog
from tests.helpers.street_editor import click_at, place_on, street_store
from widgets.door.real_use_cases import real_use_cases
from widgets.scene_editor.drawing.drawing_records import SYMBOL_PANELS, TOOL_RECORDS
from widgets.scene_editor.drawing.symbol_view import SymbolView

pytestmark = pytest.mark.gui


@pytest.fixture
def rig(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, use_cases=real_use_cases())
    made.window.resize(1400, 900)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    open_in(made, qtbot, street_store(tmp_path))
    desk = made.window.scene_desk
    desk.tools, desk.panels = TOOL_RECORDS, SYMBOL_PANELS
    begin(made, qtbot, made.window.map.canvas.picture.bounds.centre)
    yield made
    desk.forget()
    put_away(made)


def begin(rig, qtbot, at):
    """A scene where somebody clicks once the map has its whole room."""
    window, canvas = rig.window, rig.window.map.canvas
    window.actions_by_id["draw_scene"].trigger()
    QApplication.processEvents()
    canvas.centre_on(at, 500.0)
    click_at(qtbot, canvas, at)
    QTest.keyClick(start_dialog(rig, qtbot), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.scene_desk.is_active, timeout=20_000)
    qtbot.waitUntil(lambda: not window.background.busy, timeout=20_000)
    QApplication.processEvents()
    canvas.centre_on(at, 300.0)


def mouse(canvas, kind, at, button, buttons):
    place = QPointF(place_on(canvas, at))
    event = QMouseEvent(
        kind,
        place,
        canvas.mapToGlobal(place),
        button,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, event)


def drag(canvas, path):
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    mouse(canvas, QEvent.Type.MouseMove, path[0], none, none)
    mouse(canvas, QEvent.Type.MouseButtonPress, path[0], left, left)
    for at in path[1:]:
        mouse(canvas, QEvent.Type.MouseMove, at, none, left)
    mouse(canvas, QEvent.Type.MouseButtonRelease, path[-1], left, none)


def test_a_curved_scrape_takes_its_length_from_the_line_of_values(rig, qtbot):
    desk, canvas = rig.window.scene_desk, rig.window.map.canvas
    middle = canvas.window_.middle
    QTest.keyClick(canvas, Qt.Key.Key_K)
    desk.around.pick.take_mark(MarkKind.SCRAPE)
    drag(canvas, [moved(moved(middle, 90, 15), 270 + k, 15.0) for k in range(0, 46, 3)])
    assert "length" in desk.bar.hint.text()
    QTest.keyClicks(canvas, "1")
    line = desk.bar.typed.line
    qtbot.waitUntil(line.isVisible)
    QTest.keyClicks(line, "2.5")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (mark,) = desk.document.scene.marks
    assert (mark.kind, mark.length_m) == ("scrape", 12.5)
    assert drawn_length_m(mark) == pytest.approx(12.5, abs=1e-6)
    assert desk.around.count.total == 3  # the key, the drag, the value
    assert "Actions: 3" in desk.bar.count.text()


def test_paths_dragged_into_the_crossing_show_the_collision_symbol(rig, qtbot):
    desk, canvas = rig.window.scene_desk, rig.window.map.canvas
    junction = desk.document.scene.junction
    view = rig.window.findChild(SymbolView)
    QTest.keyClick(canvas, Qt.Key.Key_W)
    assert view.symbol is None
    for arm in junction.arms[:2]:
        beside = moved(junction.centre, arm.bearing_deg - 90.0, 1.7)
        drag(canvas, [moved(beside, arm.bearing_deg, far) for far in range(26, 1, -1)])
    first, second = desk.document.scene.parties
    assert (len(first.approach) > 1, len(second.approach) > 1) == (True, True)
    assert view.symbol is not None
    assert view.symbol.record.inside_junction
    QTest.keyClick(canvas, Qt.Key.Key_I)
    rig.window.actions_by_id["undo"].trigger()
    assert view.symbol is None
