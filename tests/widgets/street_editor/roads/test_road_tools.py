"""Roads are drawn, chosen and reshaped in the window itself, by real events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.messages import Language
from app.streets.street_document import Chosen, ChosenKind
from gis.drafting.user_actions import UserAction
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.stores import make_store
from tests.helpers.street_tools import rig_in
from widgets.door.real_use_cases import real_use_cases
from widgets.map.canvas_door import MapButton, Pointer
from widgets.street_editor.roads.edit_roads_box import EditRoadsBox, road_menu
from widgets.street_editor.roads.road_records import ROAD_TOOLS
from widgets.street_editor.roads.road_style_box import CLASSES, RoadStyleBox
from widgets.street_editor.tools.draw_road import DrawRoad

pytestmark = pytest.mark.gui


@pytest.fixture
def window(dressed, qtbot, tmp_path):
    """A window that edits an empty sheet."""
    rig = make_rig(tmp_path, use_cases=real_use_cases())
    rig.window.resize(1280, 900)
    rig.window.show()
    qtbot.waitExposed(rig.window)
    make_store(tmp_path / "streets.gpkg").close()
    rig.window.open_location(str(tmp_path / "streets.gpkg"))
    qtbot.waitUntil(lambda: rig.window.workbench.store is not None)
    rig.window.streets.start()
    qtbot.waitUntil(lambda: rig.window.streets.is_active)
    yield rig.window
    rig.window.streets.forget()
    put_away(rig)


def drag(qtbot, canvas, start: tuple[int, int], end: tuple[int, int]) -> None:
    """From place to place, pixels from the middle of the canvas."""
    middle = canvas.rect().center()
    a, b = middle + QPoint(*start), middle + QPoint(*end)
    qtbot.mouseMove(canvas, a)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=a)
    qtbot.mouseMove(canvas, (a + b) / 2)
    qtbot.mouseMove(canvas, b)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=b)


def test_two_drags_on_an_empty_sheet_are_a_junction_and_a_node_is_dragged(window, qtbot):
    canvas, desk = window.map.canvas, window.streets
    qtbot.keyClick(canvas, Qt.Key.Key_W)
    drag(qtbot, canvas, (-180, 0), (180, 5))
    drag(qtbot, canvas, (0, -90), (10, 90))
    standing = desk.document.standing
    (area,) = standing.areas.values()
    assert area.arms == 4
    assert desk.around.count.total == 3  # the key of the tool, two drags
    before = standing.whole()
    qtbot.keyClick(canvas, Qt.Key.Key_V)
    middle = canvas.rect().center()
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(-150, 4))
    assert len(desk.document.chosen) == 1
    drag(qtbot, canvas, (-180, 0), (-180, -40))
    assert standing.whole() != before
    assert len(window.undo_stack.undo_names) == 3
    window.actions_by_id["undo"].trigger()
    assert standing.whole().bodies == before.bodies


def test_escape_in_a_drag_puts_everything_back(window, qtbot):
    canvas, desk = window.map.canvas, window.streets
    qtbot.keyClick(canvas, Qt.Key.Key_W)
    drag(qtbot, canvas, (-180, 0), (180, 5))
    before = desk.document.standing.whole()
    qtbot.keyClick(canvas, Qt.Key.Key_V)
    middle = canvas.rect().center()
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(-120, 2))
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(-180, 0))
    qtbot.mouseMove(canvas, middle + QPoint(-160, -60))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(-160, -60))
    assert desk.document.standing.whole() == before
    assert len(window.undo_stack.undo_names) == 1


@pytest.fixture
def around(tmp_path):
    made = rig_in(tmp_path)
    yield made.around
    made.store.close()


def test_the_box_beside_the_tools_sets_what_is_drawn_next(around, qtbot):
    box = RoadStyleBox(around)
    qtbot.addWidget(box)
    box.show()
    box.preset.setCurrentIndex(3)
    box.preset.activated.emit(3)
    box.name.setFocus()
    qtbot.keyClicks(box.name, "Minsheng Rd")
    qtbot.keyClick(box.name, Qt.Key.Key_Return)
    box.classes["residential"].trigger()
    box.levels[1].trigger()
    road = around.style.road
    assert (road.preset, road.name) == (box._presets[3], "Minsheng Rd")
    assert (road.road_class, road.level) == ("residential", 1)
    assert around.count.of(UserAction.PICK) == 3
    assert around.count.of(UserAction.TYPED) == 1
    assert [code for code, _ in CLASSES if box.classes[code].isChecked()] == ["residential"]


def test_the_box_names_cross_sections_in_the_language_of_the_window(around, qtbot):
    spoken = [Language.CHINESE]
    box = RoadStyleBox(replace(around, language=lambda: spoken[0]))
    qtbot.addWidget(box)
    assert box.preset.itemText(0) == box._presets[0].zh
    spoken[0] = Language.ENGLISH
    QApplication.sendEvent(box, QEvent(QEvent.Type.LanguageChange))
    assert box.preset.itemText(0) == box._presets[0].en


def test_edits_are_offered_for_as_many_roads_as_they_need(around, qtbot):
    box = EditRoadsBox(around)
    qtbot.addWidget(box)
    assert not any(action.isEnabled() for action in box.actions_of.values())
    pen = DrawRoad(around)
    for y in (100.0, 200.0):
        for at, act in (((100.0, y), pen.press), ((300.0, y), pen.release)):
            act(Pointer(at=at, pixel=at, button=MapButton.LEFT))
    one, other = (Chosen(kind=ChosenKind.ROAD, uid=uid) for uid in around.document.network.streets)
    around.document.choose(one)
    assert box.actions_of["reverse-roads"].isEnabled()
    assert not box.actions_of["join-roads"].isEnabled()
    around.document.choose(one, other)
    assert box.actions_of["join-roads"].isEnabled()
    box.actions_of["raise-roads"].trigger()
    assert {street.road.level for street in around.document.network.streets.values()} == {1}
    assert around.count.of(UserAction.PICK) == 1


def test_the_menu_on_the_map_opens_for_chosen_roads_only(around, qtbot):
    opened = []
    menu = road_menu(around, opened.append)
    here = Pointer(at=(0.0, 0.0))
    menu(here, ())
    assert opened == []
    menu(here, (Chosen(kind=ChosenKind.ROAD, uid="r"),))
    qtbot.addWidget(menu.box)
    assert opened == [menu.box.menu]


def test_every_road_tool_has_a_button_with_a_picture_and_a_key_of_its_own():
    assert all(one.icon and one.hint and one.usage for one in ROAD_TOOLS)
    keys = [one.key for one in ROAD_TOOLS if one.key]
    assert len(set(keys)) == len(keys)
    assert len({one.id for one in ROAD_TOOLS}) == len(ROAD_TOOLS)
