"""The menu of a place on the map, asked for with the right button or the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from shapely import box

from gis.mapping.layers import LayerId
from gis.mapping.selecting import Selection, SelectMode
from tests.helpers.map_layers import lines
from widgets.map.canvas_door import Hit
from widgets.map.tools.tool_id import ToolId

pytestmark = [
    pytest.mark.gui,
    # a menu that pops up is raised, which the offscreen platform cannot
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
SPOT = QPoint(300, 200)


@pytest.fixture
def panel(opened):
    yield opened.window.map
    opened.window.map.menu.close()


def ask(canvas, reason=QContextMenuEvent.Reason.Mouse, at=SPOT):
    QApplication.sendEvent(canvas, QContextMenuEvent(reason, at, canvas.mapToGlobal(at)))


def offered(panel):
    return [action for action in panel.menu.actions() if action.isVisible()]


def draw(panel):
    sight = panel.canvas.visible_bounds
    area = box(sight.min_x, sight.min_y, sight.max_x, sight.max_y)
    panel.tools.desk.selected.emit(Selection(polygon=area, mode=SelectMode.REPLACE))


def test_the_right_button_offers_what_can_be_done_at_the_place(panel, qtbot):
    asked = []
    panel.picks.site_at_wanted.disconnect()
    panel.picks.site_at_wanted.connect(asked.append)
    ask(panel.canvas)
    qtbot.waitUntil(panel.menu.isVisible)  # it fades in
    panel.menu.site.trigger()
    assert asked == [panel.canvas.metres_at(SPOT.toPointF())]


def test_the_menu_key_asks_for_the_middle_of_the_map(panel, qapp):
    ask(panel.canvas, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    middle = panel.canvas.metres_at(panel.canvas.rect().center().toPointF())
    panel.menu.copy.trigger()
    east, north = qapp.clipboard().text().replace("E ", "").split(" N ")
    assert (float(east), float(north)) == pytest.approx(middle, abs=0.051)
    assert qapp.clipboard().text() in panel.menu.copy.text()


def test_what_lies_at_the_place_is_told_and_the_tool_stays(panel):
    told = []
    panel.tools.desk.identified.connect(lambda at, hits: told.append(at))
    ask(panel.canvas)
    panel.menu.identify.trigger()
    assert told == [panel.canvas.metres_at(SPOT.toPointF())]
    assert panel.tools.desk.chosen is ToolId.BROWSE


def test_measuring_begins_at_the_place(panel, qtbot):
    told = []
    panel.tools.desk.measured.connect(told.append)
    asked = panel.canvas.metres_at(SPOT.toPointF())
    ask(panel.canvas)
    panel.menu.measure.trigger()
    panel.menu.close()
    assert panel.tools.desk.chosen is ToolId.MEASURE_DISTANCE
    qtbot.mouseMove(panel.canvas, SPOT + QPoint(40, 0))
    assert told[-1].points == (asked, panel.canvas.metres_at((SPOT + QPoint(40, 0)).toPointF()))


def test_the_right_button_that_ends_a_drawing_opens_no_menu(panel, qtbot):
    panel.tool_bar.measure_distance.trigger()
    for x in (100, 160):
        qtbot.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=QPoint(x, 100))
    qtbot.mousePress(panel.canvas, Qt.MouseButton.RightButton, pos=SPOT)
    shown = []
    panel.menu.aboutToShow.connect(lambda: shown.append(True))
    ask(panel.canvas)
    assert shown == []
    qtbot.mousePress(panel.canvas, Qt.MouseButton.RightButton, pos=SPOT)
    ask(panel.canvas)
    assert shown == [True]


def test_an_area_is_offered_only_where_one_is_drawn(panel):
    ask(panel.canvas)
    assert panel.menu.area_site not in offered(panel)
    draw(panel)
    ask(panel.canvas)
    assert panel.menu.area_site in offered(panel)
    panel.menu.area_forget.trigger()
    assert not panel.picks.has_area


def test_a_drawn_area_has_a_site_page(opened, panel, qtbot):
    action = opened.window.actions_by_id["site_of_area"]
    action.trigger()
    assert "Draw an area first" in opened.window.statusBar().currentMessage()
    draw(panel)
    ask(panel.canvas)
    with qtbot.waitSignal(opened.window.settled):
        panel.menu.area_site.trigger()
    assert opened.window.site.title.text().startswith("site POLYGON")
    assert opened.window.sites.chosen is None


def test_a_street_opens_the_site_where_it_was_clicked(panel):
    asked = []
    panel.picks.site_at_wanted.disconnect()
    panel.picks.site_at_wanted.connect(asked.append)
    panel.stack.put(lines([(0, 0), (0, 1000), (1000, 1000)], name="streets"))
    hit = Hit(layer_id=LayerId("streets"), index=0, feature_id=0, distance_m=0.0)
    assert panel.picks.open_site(hit, (2.0, 900.0))
    assert asked == [(2.0, 900.0)]
