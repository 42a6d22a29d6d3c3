from __future__ import annotations

from gis.mapping.layers import LayerId
from tests.helpers.map_canvas import FakeCanvas, Hand
from widgets.map.canvas_door import Hit
from widgets.map.tools.browse import Browse
from widgets.map.tools.identify import Identify


def hit(layer, index, distance=1.0):
    return Hit(layer_id=LayerId(layer), index=index, feature_id=index + 100, distance_m=distance)


CRASH, JUNCTION = hit("crashes", 3), hit("junctions", 5)


class Browsing:
    def __init__(self, found=()):
        self.canvas = FakeCanvas(found=found)
        self.picked, self.opened, self.hovered = [], [], []
        self.tool = Browse(
            self.canvas,
            picked=lambda found, pointer: self.picked.append((found, pointer.shift)),
            opened=self._open,
            hovered=self.hovered.append,
        )
        self.hand = Hand(self.tool, self.canvas)

    def _open(self, found, at):
        if found.layer_id != "junctions":
            return False
        self.opened.append(found)
        return True


def test_a_click_picks_the_topmost_feature():
    desk = Browsing([CRASH, JUNCTION])
    desk.hand.click(10, 10, shift=True)
    assert desk.picked == [(CRASH, True)]


def test_a_click_beside_all_picks_nothing():
    desk = Browsing()
    desk.hand.click(10, 10)
    assert desk.picked == [(None, False)]


def test_a_drag_pans_and_picks_nothing():
    desk = Browsing([CRASH])
    assert not desk.hand.drag((10, 10), (90, 90))
    assert desk.picked == []


def test_a_double_click_opens_the_junction_under_a_crash():
    desk = Browsing([CRASH, JUNCTION])
    assert desk.hand.double_click(10, 10)
    assert desk.opened == [JUNCTION]
    assert desk.picked == [(CRASH, False)]


def test_a_double_click_where_nothing_opens_is_left_to_the_canvas():
    desk = Browsing([CRASH])
    assert not desk.hand.double_click(10, 10)


def test_what_is_hovered_is_told_once_until_it_changes():
    desk = Browsing([CRASH])
    desk.hand.move(10, 10)
    desk.canvas.found = [hit("crashes", 3, distance=2.0)]
    desk.hand.move(11, 10)
    desk.canvas.found = []
    desk.hand.move(90, 90)
    desk.hand.move(91, 90)
    assert desk.hovered == [CRASH, None]


def test_leaving_ends_hovering():
    desk = Browsing([CRASH])
    desk.hand.move(10, 10)
    desk.tool.leave()
    assert desk.hovered == [CRASH, None]


def test_identify_tells_all_that_is_there_and_marks_the_place():
    canvas, told = FakeCanvas(found=[CRASH, JUNCTION]), []
    tool = Identify(canvas, lambda at, found: told.append((at, list(found))))
    hand = Hand(tool, canvas)
    hand.click(10, 20)
    assert told == [((10, 20), [CRASH, JUNCTION])]
    assert canvas.shown["identify"][0].points == ((10, 20),)
    assert tool.key("Escape")
    assert canvas.shown["identify"] == ()
    assert not tool.key("Escape")


def test_identify_asks_once_for_a_double_click_and_never_for_a_drag():
    canvas, told = FakeCanvas(), []
    hand = Hand(Identify(canvas, lambda at, found: told.append(at)), canvas)
    hand.double_click(10, 20)
    hand.drag((30, 30), (90, 90))
    assert told == [(10, 20)]
