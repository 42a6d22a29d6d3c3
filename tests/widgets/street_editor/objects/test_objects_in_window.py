"""Objects placed in the window itself by real events: palette, canvas, keys, undo, tiles."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.store.store import open_store
from app.store.street_objects import load_objects
from gis.drafting.user_actions import UserAction
from gis.streets.objects import ObjectKind
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.street_editor import click_at, place_on, street_store
from widgets.door.real_use_cases import real_use_cases
from widgets.street_editor.objects.object_records import OBJECT_PANELS, OBJECT_TOOLS

pytestmark = pytest.mark.gui


@pytest.fixture
def rig(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, use_cases=real_use_cases())
    window, desk = made.window, made.window.streets
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    desk.tools, desk.panels = OBJECT_TOOLS, OBJECT_PANELS
    with qtbot.waitSignal(window.workbench.store_opened):
        window.open_location(str(street_store(tmp_path)))
    qtbot.waitUntil(lambda: not window.background.busy, timeout=20_000)
    window.actions_by_id["edit_streets"].trigger()
    qtbot.waitUntil(lambda: desk.is_active, timeout=20_000)
    window.map.canvas.centre_on(window.map.canvas.picture.bounds.centre, 200.0)
    yield made
    desk.forget()
    put_away(made)


def drag(canvas, path):
    """Press, run along a path and release, as the window system tells it."""
    kinds = QEvent.Type
    pixels = [QPointF(place_on(canvas, point)) for point in path]
    events = [(kinds.MouseMove, pixels[0], False), (kinds.MouseButtonPress, pixels[0], True)]
    events += [(kinds.MouseMove, pixel, True) for pixel in pixels[1:]]
    events.append((kinds.MouseButtonRelease, pixels[-1], False))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, pixel, down in events:
        button = none if kind is kinds.MouseMove else left
        event = QMouseEvent(
            kind, pixel, canvas.mapToGlobal(pixel), button, left if down else none,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)


def pick(rig, qtbot, text):
    """Search the palette and click the first picture."""
    panel = rig.window.streets.dock.panel("objects")
    panel.search.setText(text)
    item = panel.list.item(0)
    at = panel.list.visualItemRect(item).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def stored(rig):
    with open_store(rig.window.workbench.store.location) as store, store.read() as connection:
        return load_objects(connection)


def test_a_picture_and_a_click_place_a_sign_that_undo_takes_away(rig, qtbot):
    canvas, desk = rig.window.map.canvas, rig.window.streets
    x, y = canvas.window_.middle
    pick(rig, qtbot, "hydrant")
    assert desk.hand.record.id == "place-object"
    click_at(qtbot, canvas, (x + 3.0, y + 11.0))
    (one,) = stored(rig)
    assert one.kind is ObjectKind.HYDRANT
    assert desk.around.count.total == 2
    assert rig.window.undo_stack.undo_names == ("Place Fire hydrant",)
    rig.window.actions_by_id["undo"].trigger()
    assert stored(rig) == ()
    rig.window.actions_by_id["redo"].trigger()
    assert stored(rig) == (one,)


def test_kerbs_are_traced_with_key_and_drags_and_seen_at_once_and_in_the_tiles(rig, qtbot):
    canvas, desk = rig.window.map.canvas, rig.window.streets
    qtbot.waitUntil(lambda: canvas.is_at_rest, timeout=20_000)
    x, y = canvas.window_.middle
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_K)
    assert desk.hand.record.id == "draw-object"
    assert desk.around.count.of(UserAction.KEY) == desk.around.count.total == 1
    corner = (x + 3.0, y - 4.0)
    drag(canvas, [(corner[0], corner[1] - 4.0), corner])
    qtbot.keyClick(canvas, Qt.Key.Key_R)
    steps = [math.pi / 2 * k / 16 for k in range(17)]
    arc = [(corner[0] - 4 + 4 * math.cos(a), corner[1] + 4 * math.sin(a)) for a in steps]
    spot = place_on(canvas, arc[8])
    bare = canvas.grab().toImage().pixelColor(spot)
    drag(canvas, arc)
    kerbs = stored(rig)
    assert [one.kind for one in kerbs] == [ObjectKind.KERB] * 2
    assert desk.around.count.total == 4  # two keys, two drags
    turned = max(kerbs, key=lambda one: len(one.shape.coords))
    middle = (corner[0] - 4, corner[1])
    pixel = canvas.metres_per_pixel
    assert all(abs(math.dist(p, middle) - 4.0) < 2 * pixel for p in turned.shape.coords)
    qtbot.mouseMove(canvas, place_on(canvas, (x, y + 3.0)))
    live = canvas.grab().toImage().pixelColor(spot)
    assert sum(abs(a - b) for a, b in zip(live.getRgb(), bare.getRgb(), strict=True)) > 60
    desk.live._pause.setInterval(0)
    desk.live.read_soon()
    qtbot.waitUntil(lambda: desk.live.is_at_rest and canvas.is_at_rest, timeout=20_000)
    tiles = canvas.grab().toImage().pixelColor(spot)
    assert sum(abs(a - b) for a, b in zip(tiles.getRgb(), bare.getRgb(), strict=True)) > 40


def test_what_is_chosen_on_the_map_is_shown_in_the_panel_and_delete_takes_it(rig, qtbot):
    canvas, desk = rig.window.map.canvas, rig.window.streets
    x, y = canvas.window_.middle
    pick(rig, qtbot, "hydrant")
    click_at(qtbot, canvas, (x + 3.0, y + 11.0))
    panel = desk.dock.panel("objects")
    qtbot.mouseClick(panel.select, Qt.MouseButton.LeftButton)
    (one,) = stored(rig)
    click_at(qtbot, canvas, one.at)
    assert panel.chosen.name.text() == "Fire hydrant"
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert stored(rig) == ()
