"""The cross-section panel in the window itself, on a store: chosen, dropped, confirmed, stored."""

from __future__ import annotations

import pytest
import shapely
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.messages import Language
from app.settings_table import LANGUAGE
from app.store.store import open_store
from app.store.street_geometry import load_streets
from app.streets.street_document import Chosen, ChosenKind
from gis.streets.cross_section import ElementKind
from tests.helpers.approach_task import PRESET
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.street_editor import begin, street_store
from widgets.door.real_use_cases import real_use_cases
from widgets.street_editor.roads.road_records import ROAD_TOOLS

pytestmark = pytest.mark.gui


@pytest.fixture
def window(dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, use_cases=real_use_cases())
    made.window.resize(1280, 800)
    made.window.show()
    qtbot.waitExposed(made.window)
    begin(made, qtbot, street_store(tmp_path))
    made.window.streets.hand.take(made.window.streets.around, ROAD_TOOLS)
    made.window.map.canvas.centre_on(made.window.map.canvas.picture.bounds.centre, 1000.0)
    yield made.window
    made.window.streets.forget()
    put_away(made)


def panel_of(window):
    return window.streets.dock.panel("section")


def stored(window):
    with open_store(window.workbench.store.location) as store, store.read() as connection:
        return load_streets(connection)


def choose_first(window):
    document = window.streets.document
    uid = min(document.network.streets)
    document.choose(Chosen(kind=ChosenKind.ROAD, uid=uid))
    QApplication.processEvents()
    return uid


def test_a_chosen_road_is_shown_and_enter_on_the_map_confirms_it(window, qtbot):
    uid = choose_first(window)
    panel = panel_of(window)
    assert panel.picture.isVisible()
    qtbot.keyClick(window.map.canvas, Qt.Key.Key_Return)
    held = next(one for one in stored(window) if one.road.uid == uid)
    assert not any(one.assumed for one in held.section.elements)
    assert window.streets.document.undo.undo_names == ("Confirm widths",)
    assert window.streets.around.count.total == 1
    assert not panel.confirm_button.isEnabled()


def test_a_dropped_card_is_stored_and_what_was_drawn_next_follows_a_click(window, qtbot):
    canvas, panel = window.map.canvas, panel_of(window)
    document = window.streets.document
    uid = choose_first(window)
    line = document.network.streets[uid].road.line
    middle = shapely.Point(canvas.window_.middle)
    near = 0.0 if shapely.Point(line.coords[0]).distance(middle) < 1.0 else line.length
    at = line.interpolate(abs(near - 25.0))
    cards = panel.presets.cards
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=cards.place_of(PRESET))
    assert window.streets.around.style.road.preset.code == PRESET
    data = panel.presets.model.mimeData(cards.selectedIndexes())
    pixel = QPointF(*canvas.window_.view.to_pixels((at.x, at.y)))
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(canvas, kind(pixel.toPoint(), copy, data, left, keys))
    QApplication.sendEvent(canvas, QDropEvent(pixel, copy, data, left, keys))
    found = [
        one
        for one in stored(window)
        if [e.kind for e in one.section.elements].count(ElementKind.PARKING) == 2
    ]
    assert len(found) == 1
    assert len(stored(window)) == 5
    assert window.streets.around.count.total == 2


def test_own_cross_sections_are_kept_for_the_next_run_and_cards_speak_chinese(window):
    choose_first(window)
    panel = panel_of(window)
    made = panel.presets.model
    shelf = panel.presets.shelf
    shelf.keep("中山路現況", window.streets.document.network.streets[choose_first(window)].section)
    assert "中山路現況" in window.settings.get_text("street_sections")
    window.settings.put(LANGUAGE, Language.CHINESE)
    QApplication.processEvents()
    assert "單行巷道" in [row.text for row in made.rows]
