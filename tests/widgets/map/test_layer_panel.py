"""The list of layers by real clicks and keys: what it does to the stack, what it asks for."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QStyle, QStyleOptionViewItem

from app.mapping.layer_stack import LayerStack
from app.mapping.style_tables import guest_style, styles_for
from app.messages import Language
from gis.display.primitives import Bounds, Colour
from gis.mapping.features import Shape, point_features
from gis.mapping.layers import LayerId, LayerKind, MapLayer, Raster, ScaleRange
from gis.mapping.style import ClassStyle, LayerStyle
from widgets.map.layer_panel import LayerPanel
from widgets.map.scale_dialog import ScaleDialog
from widgets.parts.translation import LanguageSwitch

pytestmark = pytest.mark.gui
STREETS, CRASHES, GUEST = LayerId("streets"), LayerId("crashes"), LayerId("guest:1")


def layer(layer_id, kind, classes=(0,), **more):
    count = len(classes)
    features = point_features(
        np.arange(2.0 * count).reshape(-1, 2), classes=np.array(classes, np.uint8)
    )
    style = more.pop("style", styles_for(kind, dark=False))
    return MapLayer(id=layer_id, kind=kind, features=features, style=style, **more)


@pytest.fixture
def stack():
    made = LayerStack()
    made.put_all(
        [
            layer(STREETS, LayerKind.STREETS, (1, 4)),
            layer(CRASHES, LayerKind.CRASHES, (0, 2, 2, 4)),
            layer(
                GUEST,
                LayerKind.GUEST,
                title="派出所",
                style=guest_style(Shape.POINT, 0, dark=False),
            ),
        ]
    )
    return made


@pytest.fixture
def panel(dressed, qtbot, stack):
    made = LayerPanel(stack)
    qtbot.addWidget(made)
    made.resize(320, 480)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: _is_active(made))
    made.tree.setFocus()
    return made


def _is_active(window):
    """Ask again: without a window manager X passes over an early wish."""
    window.activateWindow()
    return window.isActiveWindow()


def order(stack):
    return [one.id for one in reversed(stack.layers)]


def rows(panel):
    return [panel.model.index(place, 0).data() for place in range(panel.model.rowCount())]


def legend(panel, layer_id):
    top = panel.model.index_of(layer_id)
    return [panel.model.index(row, 0, top).data() for row in range(panel.model.rowCount(top))]


def check_box(panel, layer_id):
    index = panel.model.index_of(layer_id)
    option = QStyleOptionViewItem()
    panel.tree.initViewItemOption(option)
    option.rect = panel.tree.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    return panel.tree.style().subElementRect(element, option, panel.tree).center()


def test_layers_stand_from_the_topmost_down_under_their_names(panel):
    assert rows(panel) == ["派出所", "Crashes", "Streets"]


def test_the_legend_lists_the_classes_that_occur_and_no_others(panel):
    assert legend(panel, CRASHES) == [
        "A1: death within 24 h",
        "A2: injury",
        "Position doubtful, any severity",
    ]
    assert legend(panel, STREETS) == ["Primary roads", "Local roads"]
    assert legend(panel, GUEST) == []


def test_a_layer_of_one_look_shows_it_beside_its_name(panel):
    sample = panel.model.index_of(GUEST).data(Qt.ItemDataRole.DecorationRole)
    assert not sample.isNull()
    assert panel.model.index_of(CRASHES).data(Qt.ItemDataRole.DecorationRole) is None


def test_the_steps_of_a_density_stand_in_the_legend(panel, stack):
    steps = tuple(ClassStyle(label=text, fill=Colour(9, 9, 9)) for text in ("≥ 10", "0-10"))
    raster = Raster(rgba=np.zeros((2, 2, 4), np.uint8), bounds=Bounds(0, 0, 1, 1))
    density = MapLayer(
        id=LayerId("density"),
        kind=LayerKind.DENSITY,
        raster=raster,
        title="150 m",
        style=LayerStyle(classes=steps),
    )
    stack.put(density)
    assert "Crash density, per km² (150 m)" in rows(panel)
    assert legend(panel, density.id) == ["≥ 10", "0-10"]


def test_a_click_on_the_check_box_hides_a_layer_and_another_shows_it(panel, stack, qtbot):
    viewport = panel.tree.viewport()
    for visible in (False, True):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=check_box(panel, CRASHES))
        assert stack.get(CRASHES).visible is visible


def test_the_space_key_hides_the_chosen_layer(panel, stack, qtbot):
    panel.choose(STREETS)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    assert not stack.get(STREETS).visible


def test_keys_and_buttons_change_the_order_and_the_layer_stays_chosen(panel, stack, qtbot):
    panel.choose(GUEST)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(stack) == [CRASHES, GUEST, STREETS]
    assert panel.current.id == GUEST
    panel.down_action.trigger()
    assert order(stack) == [CRASHES, STREETS, GUEST]
    assert not panel.down_action.isEnabled()
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(stack) == [CRASHES, GUEST, STREETS]


@pytest.mark.parametrize(
    ("dragged", "row", "expected"),
    [
        (GUEST, 3, [CRASHES, STREETS, GUEST]),
        (GUEST, 2, [CRASHES, GUEST, STREETS]),
        (STREETS, 0, [STREETS, GUEST, CRASHES]),
        (STREETS, 1, [GUEST, STREETS, CRASHES]),
        (CRASHES, -1, [GUEST, STREETS, CRASHES]),
        (CRASHES, 1, [GUEST, CRASHES, STREETS]),
    ],
)
def test_a_dragged_layer_lands_where_it_is_dropped(panel, stack, dragged, row, expected):
    model = panel.model
    data = model.mimeData([model.index_of(dragged)])
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert order(stack) == expected


def test_nothing_is_dropped_onto_a_layer_or_from_elsewhere(panel, stack):
    model, before = panel.model, order(stack)
    data = model.mimeData([model.index_of(GUEST)])
    onto = model.index_of(STREETS)
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, onto)
    assert not model.flags(onto) & Qt.ItemFlag.ItemIsDropEnabled
    stack.remove(GUEST)
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert order(stack) == before[1:]


def test_the_slider_sets_the_opacity_of_the_chosen_layer_only(panel, stack, qtbot):
    panel.choose(CRASHES)
    panel.opacity.setFocus()
    for _ in range(4):
        qtbot.keyClick(panel.opacity, Qt.Key.Key_Left)
    assert stack.get(CRASHES).opacity == pytest.approx(0.8)
    assert stack.get(STREETS).opacity == 1.0
    assert panel.opacity_value.text() == "80 %"
    panel.choose(STREETS)
    assert panel.opacity.value() == 100


def test_what_others_change_in_the_stack_is_shown(panel, stack):
    panel.choose(CRASHES)
    stack.change(CRASHES, opacity=0.3, visible=False)
    assert panel.opacity.value() == 30
    state = panel.model.index_of(CRASHES).data(Qt.ItemDataRole.CheckStateRole)
    assert state is Qt.CheckState.Unchecked
    stack.put(layer(CRASHES, LayerKind.CRASHES, (3,)))
    assert legend(panel, CRASHES) == ["A3: damage only"]
    assert panel.current.id == CRASHES


def test_a_legend_that_was_folded_away_stays_so_while_layers_change(panel, stack, qtbot):
    panel.choose(CRASHES)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Left)
    stack.put(layer(CRASHES, LayerKind.CRASHES, (3, 2)))
    assert not panel.tree.isExpanded(panel.model.index_of(CRASHES))
    assert panel.tree.isExpanded(panel.model.index_of(STREETS))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Right)
    stack.put(layer(CRASHES, LayerKind.CRASHES, (3, 2, 1)))
    assert panel.tree.isExpanded(panel.model.index_of(CRASHES))


def test_zooming_asks_for_the_chosen_layer_by_button_and_by_return(panel, qtbot):
    panel.choose(STREETS)
    with qtbot.waitSignal(panel.zoom_wanted) as told:
        panel.zoom_action.trigger()
    assert told.args == [STREETS]
    with qtbot.waitSignal(panel.zoom_wanted):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)


def test_an_empty_layer_cannot_be_zoomed_to(panel, stack):
    empty = LayerId("junctions")
    stack.put(MapLayer(id=empty, kind=LayerKind.JUNCTIONS))
    panel.choose(empty)
    assert not panel.zoom_action.isEnabled()


def test_only_foreign_files_are_removed_and_asked_about(panel, stack, qtbot):
    panel.choose(CRASHES)
    assert not panel.remove_action.isEnabled()
    assert not panel.about_action.isEnabled()
    panel.choose(GUEST)
    with qtbot.waitSignal(panel.attributes_wanted) as asked:
        panel.about_action.trigger()
    assert asked.args == [GUEST]
    with qtbot.waitSignal(panel.removed) as told:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert told.args == [GUEST]
    assert order(stack) == [CRASHES, STREETS]
    assert panel.current is not None


def test_without_layers_the_panel_says_what_to_do_and_offers_it(panel, stack, qtbot):
    stack.remove(*order(stack))
    assert panel.empty_text.isVisible()
    assert "drop" in panel.empty_text.text()
    with qtbot.waitSignal(panel.file_wanted):
        qtbot.mouseClick(panel.empty_button, Qt.MouseButton.LeftButton)
    stack.put(layer(STREETS, LayerKind.STREETS))
    assert panel.tree.isVisible()


def test_layers_that_the_maps_scale_hides_are_grey_and_say_so(panel, stack):
    stack.change(STREETS, scales=ScaleRange(0, 5000))
    index = panel.model.index_of(STREETS)
    panel.show_scale(4000)
    assert index.data(Qt.ItemDataRole.ForegroundRole) is None
    panel.show_scale(6000)
    assert index.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert "1:5000" in index.data(Qt.ItemDataRole.ToolTipRole).replace(",", "")


def test_the_panel_speaks_the_language_of_the_window(panel):
    switch = LanguageSwitch()
    switch.use(Language.CHINESE)
    try:
        QApplication.sendPostedEvents()
        assert rows(panel) == ["派出所", "交通事故", "道路"]
        assert legend(panel, CRASHES)[0] == "A1：24 小時內死亡"
        assert panel.opacity_label.text().startswith("不透明度")
    finally:
        switch.use(Language.ENGLISH)
        switch.remove()
    QApplication.sendPostedEvents()
    assert rows(panel)[1] == "Crashes"


def test_every_control_has_a_name_for_screen_readers(panel):
    assert panel.tree.accessibleName()
    assert panel.opacity.accessibleName()
    for action in panel.actions_in_order:
        assert action.text()
        assert action.toolTip()
        assert not action.icon().isNull()


def test_icons_follow_the_colours(panel, dressed):
    before = panel.up_action.icon().cacheKey()
    QApplication.sendEvent(panel, QEvent(QEvent.Type.PaletteChange))
    assert panel.up_action.icon().cacheKey() != before


def ok_of(dialog):
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


def test_scale_limits_are_shown_and_answered(dressed, qtbot):
    dialog = ScaleDialog("Streets", ScaleRange(0, 12_000), 2500)
    qtbot.addWidget(dialog)
    assert dialog.scales() == ScaleRange(0, 12_000)
    assert not dialog.finest.isEnabled()
    dialog.from_far.click()
    assert dialog.scales() == ScaleRange(0, math.inf)
    dialog.from_near.click()
    dialog.finest.selectAll()
    qtbot.keyClicks(dialog.finest, "1:1000")
    assert dialog.scales() == ScaleRange(1000, math.inf)


def test_limits_that_exclude_each_other_are_refused(dressed, qtbot):
    dialog = ScaleDialog("Streets", ScaleRange(500, 12_000), 0)
    qtbot.addWidget(dialog)
    dialog.finest.setValue(20_000)
    assert not ok_of(dialog).isEnabled()
    assert not dialog.wrong.isHidden()
    dialog.coarsest.setValue(20_000)
    assert ok_of(dialog).isEnabled()


def test_arrows_go_to_the_next_usual_scale(dressed, qtbot):
    dialog = ScaleDialog("Streets", ScaleRange(0, 1_234), 0)
    qtbot.addWidget(dialog)
    qtbot.keyClick(dialog.coarsest, Qt.Key.Key_Up)
    assert dialog.coarsest.value() == 2_000
    qtbot.keyClick(dialog.coarsest, Qt.Key.Key_Down)
    assert dialog.coarsest.value() == 1_000


def test_a_hidden_check_box_position_is_inside_its_row(panel):
    """The aim of the clicking test above lies on the row it means."""
    at = check_box(panel, CRASHES)
    assert panel.tree.indexAt(QPoint(at)) == panel.model.index_of(CRASHES)
