from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gis.mapping.layers import LayerId
from gis.mapping.view_history import MapView
from tests.helpers.map_canvas import FakeCanvas, Hand
from widgets.map.canvas_door import Hit
from widgets.map.tool_bar import MapToolBar, ViewStep
from widgets.map.tool_desk import ToolDesk
from widgets.map.tool_hint import ToolHint
from widgets.map.tools.tool_id import ToolId

pytestmark = pytest.mark.gui

JUNCTION = Hit(layer_id=LayerId("junctions"), index=5, feature_id=6, distance_m=1.0)


class Canvas(FakeCanvas):
    """Gives the mouse to one tool at a time."""

    tool = None
    cursor = None

    def use_tool(self, tool, cursor):
        if self.tool is not None:
            self.tool.leave()
        self.tool, self.cursor = tool, cursor


class Table:
    def __init__(self, qtbot):
        self.canvas, self.bar, self.hint = Canvas(found=[JUNCTION]), MapToolBar(), ToolHint()
        qtbot.addWidget(self.bar)
        qtbot.addWidget(self.hint)
        self.opened = []
        self.desk = ToolDesk(self.canvas, self.bar, self.hint, opens=self.open)

    def open(self, hit, at):
        self.opened.append(hit)
        return True

    @property
    def hand(self):
        return Hand(self.canvas.tool, self.canvas)


@pytest.fixture
def table(qtbot, dressed):
    return Table(qtbot)


def test_the_bar_gives_the_canvas_its_tool_pointer_and_hint(table):
    assert table.canvas.tool.id == ToolId.BROWSE
    for tool in ToolId:
        table.bar.tools[tool].trigger()
        assert table.canvas.tool.id == tool
    assert table.canvas.cursor is Qt.CursorShape.CrossCursor
    assert table.hint.text().startswith("Drag from the centre outwards")


def test_escape_goes_back_to_the_usual_tool(table):
    table.bar.measure_area.trigger()
    table.desk.use_browse()
    assert table.bar.chosen is ToolId.BROWSE
    assert table.canvas.tool.id == ToolId.BROWSE


def test_what_tools_find_is_told(table):
    told = []
    table.desk.picked.connect(lambda hit, pointer: told.append(hit))
    table.desk.identified.connect(lambda at, hits: told.append((at, hits)))
    table.desk.selected.connect(lambda selection: told.append(selection.radius_m))
    table.hand.double_click(10, 10)
    assert table.opened == [JUNCTION]
    table.bar.identify.trigger()
    table.hand.click(20, 30)
    table.bar.select_radius.trigger()
    table.hand.drag((0, 0), (30, 40))
    assert told == [JUNCTION, ((20, 30), (JUNCTION,)), 50.0]


def test_what_is_measured_stands_in_the_hint_until_another_tool_is_chosen(table):
    table.bar.measure_distance.trigger()
    table.hand.click(250_000, 2_600_000)
    table.hand.move(250_000, 2_601_000)
    assert table.hint.text().startswith("Length 1,000.1")
    table.bar.browse.trigger()
    assert table.hint.text().startswith("Drag to move")


def test_views_are_gone_back_to_and_forward(table):
    for place in range(3):
        table.desk.history.visit(MapView((1000.0 * place, 0.0), 500.0), at_s=10.0 * place)
    table.desk.visit((9000.0, 0.0), 500.0)
    assert table.bar.views[ViewStep.BACK].isEnabled()
    table.desk.go_back()
    assert table.canvas.looked_at == [((2000.0, 0.0), 500.0)]
    assert table.bar.views[ViewStep.FORWARD].isEnabled()
    table.desk.go_forward()
    assert table.canvas.looked_at[-1] == ((9000.0, 0.0), 500.0)
    assert not table.bar.views[ViewStep.FORWARD].isEnabled()


def test_another_store_begins_with_the_usual_tool_and_no_history(table):
    table.desk.visit((1.0, 0.0), 500.0)
    table.desk.visit((9000.0, 0.0), 500.0)
    table.bar.measure_area.trigger()
    table.desk.open_store(3825)
    assert table.bar.chosen is ToolId.BROWSE
    assert not table.bar.views[ViewStep.BACK].isEnabled()
