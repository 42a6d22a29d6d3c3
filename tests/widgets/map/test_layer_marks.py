"""Locking and printing by the marks of a layer's row, by real clicks and keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from shapely import box

from app.mapping.layer_stack import LayerStack
from app.mapping.style_tables import styles_for
from gis.display.primitives import Bounds
from gis.mapping.features import point_features
from gis.mapping.layers import LayerId, LayerKind, MapLayer, PrintRule, printed_layers
from gis.mapping.selecting import Selection, SelectMode
from widgets.map.canvas import MapCanvas
from widgets.map.layer_marks import LayerMark, places
from widgets.map.layer_panel import LayerPanel
from widgets.map.map_picks import MapPicks

pytestmark = pytest.mark.gui
STREETS, CRASHES = LayerId("streets"), LayerId("crashes")


@pytest.fixture
def stack():
    made = LayerStack()
    for name, kind in ((STREETS, LayerKind.STREETS), (CRASHES, LayerKind.CRASHES)):
        xy = np.array([(0.0, 0.0), (10.0, 0.0), (0.0, 10.0)])
        made.put(
            MapLayer(
                id=name,
                kind=kind,
                features=point_features(xy),
                style=styles_for(kind, dark=False),
            )
        )
    return made


@pytest.fixture
def panel(dressed, qtbot, stack):
    made = LayerPanel(stack)
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def place_of(panel, layer_id, mark):
    row = panel.tree.visualRect(panel.model.index_of(layer_id))
    return dict(places(row))[mark].center()


def click(panel, qtbot, layer_id, mark):
    view = panel.tree.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place_of(panel, layer_id, mark))


def test_a_click_on_the_lock_locks_a_layer_and_another_lets_it_go(panel, stack, qtbot):
    click(panel, qtbot, CRASHES, LayerMark.LOCK)
    assert stack.get(CRASHES).locked
    assert not stack.get(STREETS).locked
    assert stack.get(CRASHES).visible
    click(panel, qtbot, CRASHES, LayerMark.LOCK)
    assert not stack.get(CRASHES).locked


def test_clicks_on_the_printer_go_through_the_three_rules(panel, stack, qtbot):
    seen = []
    for _ in range(3):
        click(panel, qtbot, STREETS, LayerMark.PRINT)
        seen.append(stack.get(STREETS).print_rule)
    assert seen == [PrintRule.ALWAYS, PrintRule.NEVER, PrintRule.AS_SHOWN]


def test_keys_lock_and_print_the_chosen_layer(panel, stack, qtbot):
    def is_active() -> bool:
        """Shortcuts hear nothing before; without a window manager one has to ask."""
        panel.activateWindow()
        return panel.isActiveWindow()

    qtbot.waitUntil(is_active)
    panel.choose(STREETS)
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(panel.tree, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert stack.get(STREETS).locked
    assert stack.get(STREETS).print_rule is PrintRule.ALWAYS
    assert not stack.get(CRASHES).locked


def test_a_mark_tells_its_state_under_the_mouse(panel, stack, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda at, words, view: said.append(words))
    stack.change(CRASHES, print_rule=PrintRule.NEVER)
    at = place_of(panel, CRASHES, LayerMark.PRINT)
    view = panel.tree.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, event)
    assert said == ["Never printed"]
    index = panel.model.index_of(CRASHES)
    assert "Never printed" in index.data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("visible", "rule", "printed"),
    [
        (True, PrintRule.AS_SHOWN, True),
        (False, PrintRule.AS_SHOWN, False),
        (False, PrintRule.ALWAYS, True),
        (True, PrintRule.NEVER, False),
    ],
)
def test_the_rule_says_whether_a_layer_stands_on_paper(stack, visible, rule, printed):
    stack.change(CRASHES, visible=visible, print_rule=rule)
    kept = {layer.id: layer for layer in printed_layers(stack.layers)}
    assert (CRASHES in kept) is printed
    assert STREETS in kept
    assert all(layer.visible for layer in kept.values())


def test_a_locked_layer_answers_no_click_and_no_drawn_area(dressed, qtbot, stack):
    canvas = MapCanvas(stack)
    qtbot.addWidget(canvas)
    canvas.resize(300, 300)
    canvas.zoom_to(Bounds(-5.0, -5.0, 15.0, 15.0))
    picks = MapPicks(canvas, stack)
    chosen = []
    picks.crashes_chosen.connect(chosen.append)
    drawn = Selection(polygon=box(-1, -1, 20, 20), mode=SelectMode.REPLACE)
    assert [hit.layer_id for hit in canvas.hits((0.0, 0.0))] == [CRASHES, STREETS]
    picks.select_drawn(drawn)
    stack.change(CRASHES, locked=True)
    assert [hit.layer_id for hit in canvas.hits((0.0, 0.0))] == [STREETS]
    picks.select_drawn(drawn)
    assert [len(some) for some in chosen] == [3, 0]
    canvas.finish()


def test_a_kind_is_locked_once_all_its_layers_are(stack):
    assert stack.locked_kinds == frozenset()
    stack.change(STREETS, locked=True)
    assert stack.locked_kinds == {LayerKind.STREETS}


def test_marks_stand_within_their_row_however_narrow_it_is(panel):
    panel.resize(160, 300)
    row = panel.tree.visualRect(panel.model.index_of(CRASHES))
    for _, place in places(row):
        assert row.contains(place)
        assert place.width() >= 8
    assert isinstance(place_of(panel, CRASHES, LayerMark.LOCK), QPoint)
