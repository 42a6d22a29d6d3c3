"""Assumed streets are reviewed by the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.mapping.layer_stack import LayerStack
from app.mapping.trust_layer import TRUST
from app.streets.street_document import Chosen, ChosenKind
from gis.display.primitives import Bounds
from gis.drafting.user_actions import ActionCount, UserAction
from gis.streets.trust import Trust, trust_of
from tests.app.streets.test_editing import some_road
from tests.helpers.map_canvas import FakeCanvas
from tests.helpers.street_editors import around_of, make_document
from widgets.editor.editor_dock import EditorDock
from widgets.editor.panel_table import PanelRecord
from widgets.map.canvas import MapCanvas
from widgets.street_editor.history.history_records import HISTORY_PANELS
from widgets.street_editor.history.review_panel import ReviewPanel

pytestmark = pytest.mark.gui
WHOLE = Bounds(0.0, 0.0, 1e7, 1e7)
KEYS = Qt.Key


@pytest.fixture
def document(file_store, tmp_path):
    return make_document(file_store, tmp_path)


@pytest.fixture
def count():
    return ActionCount()


@pytest.fixture
def panel(dressed, qtbot, document, count):
    made = ReviewPanel(around_of(document, FakeCanvas(visible_bounds=WHOLE), count=count))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)

    def active() -> bool:
        """Ask again: without a window manager X passes over an early wish."""
        made.activateWindow()
        return made.isActiveWindow()

    qtbot.waitUntil(active)
    made.list.setFocus()
    return made


def trust(document, uid):
    return trust_of(document.network.streets[uid])


def test_enter_confirms_road_after_road_main_roads_first(panel, document, count, qtbot) -> None:
    seen = []
    for done in range(4):
        uid = panel.current
        seen.append(document.network.streets[uid].road.name)
        assert document.chosen_uids(ChosenKind.ROAD) == (uid,)
        qtbot.keyClick(panel.list, KEYS.Key_Return)
        assert trust(document, uid) is Trust.CONFIRMED
        assert len(document.undo.undo_names) == done + 1
    assert seen == ["中山路", "中山路", "文化路", "文化路"]
    assert panel.current is None
    assert panel.nothing.isVisible()
    assert panel.bar.value() == 100
    assert (count.of(UserAction.KEY), count.total) == (4, 4)


def test_an_undone_confirmation_is_on_the_list_again(panel, document, qtbot) -> None:
    qtbot.keyClick(panel.list, KEYS.Key_Return)
    assert panel.list.count() == 3
    assert 0 < panel.bar.value() < 50
    document.undo.undo()
    qtbot.waitUntil(lambda: panel.list.count() == 4)
    assert panel.bar.value() == 0


def test_the_arrows_frame_the_road_they_come_to(panel, document, count, qtbot) -> None:
    canvas = panel._around.canvas
    qtbot.keyClick(panel.list, KEYS.Key_Down)
    uid = panel.current
    line = document.network.streets[uid].road.line.bounds
    framed = canvas.looked_at[-1]
    assert (framed.min_x, framed.max_y) == pytest.approx((line[0] - 25, line[3] + 25))
    assert document.chosen_uids(ChosenKind.ROAD) == (uid,)
    assert (count.of(UserAction.KEY), count.total) == (1, 1)


def test_space_puts_a_road_at_the_end_and_stores_nothing(panel, document, qtbot) -> None:
    first = panel.current
    qtbot.keyClick(panel.list, KEYS.Key_Space)
    assert panel.current != first
    assert document.undo.undo_names == ()
    panel.reload()
    rows = [panel.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(4)]
    assert rows[-1] == first


def test_a_digit_gives_the_road_a_preset_and_confirms_it(panel, document, qtbot) -> None:
    uid = panel.current
    qtbot.keyClick(panel.list, KEYS.Key_2)
    now = document.network.streets[uid]
    wanted = [(e.kind, e.width_m) for e in panel.presets[1].elements]
    assert [(e.kind, e.width_m) for e in now.section.elements] == wanted
    assert trust_of(now) is Trust.CONFIRMED
    assert now.provenance.confirmed_by == "lin"


def test_only_what_is_in_sight_is_listed_unless_all_is_wanted(
    dressed, qtbot, document, count
) -> None:
    west, south, *_ = some_road(document.editing).road.line.bounds
    far = FakeCanvas(visible_bounds=Bounds(west - 900, south - 900, west - 800, south - 800))
    panel = ReviewPanel(around_of(document, far, count=count))
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    assert panel.list.count() == 0
    assert "Move the map" in panel.nothing.text()
    panel.scope.setCurrentIndex(1)
    panel.scope.activated.emit(1)
    assert panel.list.count() == 4


def test_the_map_shows_what_is_confirmed(dressed, qtbot, document) -> None:
    canvas = MapCanvas(LayerStack())
    qtbot.addWidget(canvas)
    panel = ReviewPanel(around_of(document, canvas))
    qtbot.addWidget(panel)
    panel.scope.setCurrentIndex(1)
    panel.show()
    qtbot.waitExposed(panel)
    assert canvas.stack.get(TRUST) is None
    qtbot.mouseClick(panel.on_map, Qt.MouseButton.LeftButton, pos=panel.on_map.rect().center() / 4)
    panel.on_map.setChecked(True)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, KEYS.Key_Return)
    classes = canvas.stack.get(TRUST).features.classes
    assert sorted(classes.tolist()) == [Trust.CONFIRMED] + 3 * [Trust.ASSUMED]
    panel.close_panel()
    assert canvas.stack.get(TRUST) is None
    canvas.finish()


def test_the_panel_stays_in_front_when_it_chooses_roads(dressed, qtbot, document) -> None:
    dock = EditorDock()
    qtbot.addWidget(dock)
    other = PanelRecord(
        context="StreetPanels",
        id="x",
        title="x",
        factory=lambda around: QWidget(),
        follows=ChosenKind.ROAD,
    )
    document.chosen_changed.connect(lambda chosen: dock.follow([one.kind for one in chosen]))
    dock.open(around_of(document, FakeCanvas(visible_bounds=WHOLE)), (other, *HISTORY_PANELS))
    dock.show_panel("review")
    dock.show()
    qtbot.waitExposed(dock)
    panel = dock.panel("review")
    qtbot.keyClick(panel.list, KEYS.Key_Down)
    assert dock.tabs.currentWidget() is panel
    dock.show_panel("x")
    document.choose()
    document.choose(Chosen(kind=ChosenKind.ROAD, uid=some_road(document.editing).road.uid))
    assert dock.tabs.currentIndex() == 0
    dock.close_panels()
