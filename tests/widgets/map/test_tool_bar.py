from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from gis.mapping.measure import measured_area, measured_line
from widgets.map.map_actions import MAP_ACTIONS, VIEW_ACTIONS
from widgets.map.tool_bar import MapToolBar, ViewStep
from widgets.map.tool_hint import ToolHint
from widgets.map.tools.tool_id import ToolId
from widgets.parts.icons import ICONS

pytestmark = pytest.mark.gui


@pytest.fixture
def bar(qtbot, dressed):
    made = MapToolBar()
    qtbot.addWidget(made)
    made.show()
    return made


def test_one_tool_is_chosen_at_a_time(bar, qtbot):
    told = []
    bar.tool_chosen.connect(told.append)
    assert bar.chosen is ToolId.BROWSE
    button = bar.widgetForAction(bar.select_radius)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [ToolId.SELECT_RADIUS]
    assert [tool for tool, action in bar.tools.items() if action.isChecked()] == told


def test_showing_a_tool_tells_nobody(bar):
    told = []
    bar.tool_chosen.connect(told.append)
    bar.show_tool(ToolId.MEASURE_AREA)
    assert bar.chosen is ToolId.MEASURE_AREA
    assert told == []


@pytest.mark.parametrize("step", list(ViewStep))
def test_each_view_button_asks_for_its_step(bar, step):
    told = []
    bar.view_asked.connect(told.append)
    bar.show_history(back=True, forward=True)
    bar.show_selection(True)
    bar.views[step].trigger()
    assert told == [step]


def test_what_makes_no_sense_now_is_disabled(bar):
    off = {step for step, action in bar.views.items() if not action.isEnabled()}
    assert off == {ViewStep.BACK, ViewStep.FORWARD, ViewStep.ZOOM_SELECTION}
    bar.show_history(back=True, forward=False)
    assert bar.views[ViewStep.BACK].isEnabled()
    assert not bar.views[ViewStep.FORWARD].isEnabled()


def test_all_buttons_have_pictures_names_and_tooltips_in_plain_words(bar):
    bar.use_bookmarks(QMenu(bar))
    bar.adjustSize()
    buttons = [button for button in bar.findChildren(QToolButton) if button.isVisible()]
    assert len(buttons) == len(ToolId) + len(ViewStep) + 1
    for button in buttons:
        assert not button.icon().isNull()
        assert button.accessibleName()
        assert "&" not in button.accessibleName()
        assert button.toolTip()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_tooltips_tell_the_keys_of_the_menu_and_buttons_have_none_of_their_own(bar):
    assert bar.measure_area.toolTip().endswith("(Ctrl+4)")
    assert all(action.shortcut().isEmpty() for action in bar.tools.values())


def test_every_tool_can_be_chosen_by_the_handler_of_its_action(bar):
    told = []
    bar.tool_chosen.connect(told.append)
    for tool in ToolId:
        spec = next(one for one in MAP_ACTIONS if one.id == f"map_{tool.value}")
        place, name, act = spec.handler.removeprefix("map.").split(".")
        assert place == "tool_bar"
        getattr(getattr(bar, name), act)()
    assert told == list(ToolId)


def test_map_actions_have_keys_and_ids_of_their_own_and_pictures_that_exist():
    assert max(Counter(spec.id for spec in MAP_ACTIONS).values()) == 1
    keys = [spec.shortcut for spec in MAP_ACTIONS if spec.shortcut]
    assert len(keys) == len(set(keys))
    assert all((ICONS / f"{spec.icon}.svg").is_file() for spec in MAP_ACTIONS if spec.icon)
    assert [step.value for step in ViewStep] == [spec.id for spec in VIEW_ACTIONS]


def test_the_bar_follows_language_and_colours(bar):
    before = bar.browse.icon().cacheKey()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.PaletteChange))
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar.browse.icon().cacheKey() != before
    assert bar.browse.text() == "Browse"


@pytest.fixture
def hint(qtbot, dressed):
    made = ToolHint()
    qtbot.addWidget(made)
    return made


def test_the_hint_says_how_the_tool_is_used(hint):
    hint.show_tool(ToolId.MEASURE_AREA)
    assert hint.text().startswith("Click the corners; Enter ends, Backspace takes")
    hint.show_tool(ToolId.SELECT_RECTANGLE)
    assert "Shift adds, Ctrl adds or takes away" in hint.text()


def test_a_narrow_hint_takes_another_line_and_keeps_all_its_words(hint):
    hint.show_tool(ToolId.SELECT_RADIUS)
    assert hint.heightForWidth(200) > hint.heightForWidth(2000)
    assert hint.minimumWidth() <= 40


def test_the_hint_tells_lengths_by_both_rulers(hint):
    hint.show_tool(ToolId.MEASURE_DISTANCE)
    hint.show_measured(measured_line([(250_000, 2_600_000), (250_000, 2_601_000)]))
    # At the central meridian 1 km on the grid is 1,000.100 m on the ground.
    assert hint.text() == ("Length 1,000.100 m (on the grid 1,000.000 m), last side 1.000 km")
    hint.show_measured(None)
    assert hint.text().startswith("Click point after point")


def test_the_hint_tells_areas_and_outlines_that_cross_themselves(hint):
    square = [(250_000, 2_600_000), (250_100, 2_600_000), (250_100, 2_600_100)]
    hint.show_measured(measured_area([*square, (250_000, 2_600_100)]))
    # The square of 1 / 0.9999: 2 in 10,000 more on the ground.
    assert hint.text() == "Area 10,002.0 m² (on the grid 10,000.0 m²), perimeter 400.0 m"
    hint.show_measured(measured_area([square[0], square[2], square[1], (250_000, 2_600_100)]))
    assert hint.text().endswith("the outline crosses itself")


def test_one_point_measures_nothing_yet(hint):
    hint.show_tool(ToolId.MEASURE_DISTANCE)
    hint.show_measured(measured_line([(250_000, 2_600_000)]))
    assert hint.text().startswith("Click point after point")
