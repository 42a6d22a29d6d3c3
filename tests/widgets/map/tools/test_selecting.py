from __future__ import annotations

import pytest
from shapely import Polygon, box

from gis.mapping.selecting import SelectMode
from tests.helpers.map_canvas import FakeCanvas, Hand
from widgets.map.tools.select_polygon import SelectPolygon
from widgets.map.tools.select_radius import SelectRadius
from widgets.map.tools.select_rectangle import SelectRectangle

KINDS = [SelectPolygon, SelectRadius, SelectRectangle]


class Desk:
    def __init__(self, kind):
        self.canvas = FakeCanvas()
        self.told = []
        self.tool = kind(self.canvas, self.told.append)
        self.hand = Hand(self.tool, self.canvas)

    @property
    def shown(self):
        return self.canvas.shown.get(self.tool.id, ())


@pytest.mark.parametrize(("start", "end"), [((10, 20), (60, 90)), ((60, 20), (10, 90))])
def test_a_rectangle_is_dragged_from_any_corner(start, end):
    desk = Desk(SelectRectangle)
    assert desk.hand.drag(start, end)
    assert [one.polygon for one in desk.told] == [box(10, 20, 60, 90)]
    assert desk.shown == ()


def test_a_rectangle_is_clicked_corner_by_corner():
    desk = Desk(SelectRectangle)
    desk.hand.click(10, 20)
    desk.hand.move(40, 50)
    assert Polygon(desk.shown[0].points).equals(box(10, 20, 40, 50))
    desk.hand.click(60, 90)
    assert [one.polygon for one in desk.told] == [box(10, 20, 60, 90)]


def test_a_rectangle_without_width_goes_on():
    desk = Desk(SelectRectangle)
    desk.hand.click(10, 20)
    desk.hand.click(10, 90)
    assert desk.told == []
    desk.hand.click(30, 90)
    assert [one.polygon for one in desk.told] == [box(10, 20, 30, 90)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("held", "mode"),
    [
        ({}, SelectMode.REPLACE),
        ({"shift": True}, SelectMode.ADD),
        ({"ctrl": True}, SelectMode.TOGGLE),
    ],
)
def test_held_keys_say_what_becomes_of_the_selection_before(kind, held, mode):
    desk = Desk(kind)
    for corner in ((10, 10), (60, 10), (60, 60)):
        desk.hand.click(*corner, **held)
    desk.tool.key("Return")
    assert desk.told[0].mode is mode


@pytest.mark.parametrize("how", ["drag", "clicks"])
def test_a_radius_is_dragged_or_clicked(how):
    desk = Desk(SelectRadius)
    if how == "drag":
        desk.hand.drag((100, 100), (130, 140))
    else:
        desk.hand.click(100, 100)
        desk.hand.click(130, 140)
    (found,) = desk.told
    assert found.centre == (100, 100)
    assert found.radius_m == pytest.approx(50.0)
    assert found.polygon.area == pytest.approx(3.14159 * 2500, rel=1e-3)


def test_a_radius_is_typed():
    desk = Desk(SelectRadius)
    desk.hand.click(100, 100)
    desk.hand.move(103, 100)
    desk.hand.type("200")
    assert desk.canvas.texts("select_radius") == ["200_ m"]
    assert desk.tool.key("Return")
    assert desk.told[0].radius_m == pytest.approx(200.0)


def test_a_radius_is_typed_without_moving_the_pointer():
    desk = Desk(SelectRadius)
    desk.hand.click(100, 100)
    desk.hand.type("75.5")
    desk.tool.key("Return")
    assert desk.told[0].radius_m == pytest.approx(75.5)


@pytest.mark.parametrize("kind", [SelectRadius, SelectRectangle])
def test_backspace_escape_and_the_right_button_take_the_first_point_back(kind):
    for back in ("Backspace", "Escape", None):
        desk = Desk(kind)
        desk.hand.click(100, 100)
        desk.hand.move(130, 140)
        assert desk.shown != ()
        assert desk.tool.key(back) if back else desk.hand.right_click(130, 140)
        assert desk.shown == ()
        assert not desk.tool.key("Escape")
        assert desk.told == []


@pytest.mark.parametrize("kind", [SelectRadius, SelectRectangle])
def test_a_double_click_begins_and_does_not_end(kind):
    desk = Desk(kind)
    desk.hand.double_click(100, 100)
    assert desk.told == []
    desk.hand.click(150, 150)
    assert len(desk.told) == 1


def test_a_polygon_is_clicked_and_ends_with_a_double_click():
    desk = Desk(SelectPolygon)
    for corner in ((10, 10), (60, 10), (60, 60)):
        desk.hand.click(*corner)
    desk.hand.double_click(10, 60)
    (found,) = desk.told
    assert found.polygon.equals(box(10, 10, 60, 60))
    assert found.centre is None
    assert desk.shown == ()


def test_a_polygon_without_area_selects_nothing():
    desk = Desk(SelectPolygon)
    for corner in ((10, 10), (60, 10), (110, 10)):
        desk.hand.click(*corner)
    desk.tool.key("Return")
    assert desk.told == []
    assert desk.shown == ()


@pytest.mark.parametrize("kind", KINDS)
def test_another_tool_leaves_nothing_behind(kind):
    desk = Desk(kind)
    desk.hand.click(100, 100)
    desk.hand.move(130, 140)
    desk.tool.leave()
    assert desk.shown == ()
    assert not desk.tool.key("Backspace")
