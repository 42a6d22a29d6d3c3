from __future__ import annotations

import pytest

from tests.helpers.map_canvas import FakeCanvas, Hand
from widgets.map.tools.measure_area import MeasureArea
from widgets.map.tools.measure_distance import MeasureDistance


class Desk:
    """One tool in a hand, and what it told."""

    def __init__(self, kind):
        self.canvas = FakeCanvas()
        self.told = []
        self.tool = kind(self.canvas, self.told.append)
        self.hand = Hand(self.tool, self.canvas)

    @property
    def last(self):
        return self.told[-1]

    @property
    def texts(self):
        return self.canvas.texts(self.tool.id)


@pytest.fixture
def distance():
    return Desk(MeasureDistance)


@pytest.fixture
def area():
    return Desk(MeasureArea)


def test_the_length_runs_with_the_pointer(distance):
    distance.hand.click(100, 100)
    distance.hand.move(130, 140)
    assert distance.last.total.grid_m == pytest.approx(50.0)
    assert not distance.last.finished
    assert distance.texts == [f"{distance.last.total.ground_m:.2f} m"]


def test_each_corner_shows_the_length_so_far_and_the_end_the_last_side(distance):
    distance.hand.click(100, 100)
    distance.hand.click(130, 140)
    distance.hand.move(130, 160)
    so_far, end = distance.texts
    metres = distance.last
    assert so_far == f"{metres.segments[0].ground_m:.2f} m"
    assert end == f"{metres.total.ground_m:.2f} m\n+ {metres.segments[1].ground_m:.2f} m"


@pytest.mark.parametrize("ending", ["double click", "Return", "right click"])
def test_a_line_ends_in_three_ways_and_stays_on_the_map(distance, ending):
    hand = distance.hand
    hand.click(100, 100)
    if ending == "double click":
        assert hand.double_click(100, 150)
    else:
        hand.click(100, 150)
        assert distance.tool.key("Return") if ending == "Return" else hand.right_click(9, 9)
    assert distance.last.finished
    assert distance.last.points == ((100, 100), (100, 150))
    shown = distance.canvas.shown["measure_distance"]
    hand.move(400, 400)
    assert distance.canvas.shown["measure_distance"] == shown


def test_the_next_click_begins_another_line(distance):
    distance.hand.click(100, 100)
    distance.hand.double_click(100, 150)
    distance.hand.click(200, 200)
    distance.hand.move(200, 260)
    assert distance.last.points == ((200, 200), (200, 260))


def test_backspace_takes_points_back_one_by_one_until_nothing_is_shown(distance):
    distance.hand.click(100, 100)
    distance.hand.click(150, 100)
    distance.hand.move(150, 150)
    assert distance.tool.key("Backspace")
    assert distance.last.points == ((100, 100), (150, 150))
    assert distance.tool.key("Backspace")
    assert distance.last is None
    assert distance.canvas.shown["measure_distance"] == ()
    assert not distance.tool.key("Backspace")


def test_escape_goes_one_level_at_a_time(distance):
    distance.hand.click(100, 100)
    distance.hand.move(150, 100)
    distance.hand.type("12")
    assert distance.tool.key("Escape")
    assert distance.last.points == ((100, 100), (150, 100))
    assert distance.tool.key("Escape")
    assert distance.last is None
    assert not distance.tool.key("Escape")


def test_escape_clears_a_finished_line_before_it_leaves(distance):
    distance.hand.click(100, 100)
    distance.hand.double_click(100, 150)
    assert distance.tool.key("Escape")
    assert distance.canvas.shown["measure_distance"] == ()
    assert not distance.tool.key("Escape")


def test_a_typed_length_sets_the_next_point_towards_the_pointer(distance):
    distance.hand.click(100, 100)
    distance.hand.move(130, 140)
    distance.hand.type("25.0")
    assert distance.last.points[-1] == pytest.approx((115, 120))
    assert distance.tool.key("Return")
    distance.hand.move(115, 500)
    distance.hand.type("10")
    assert distance.tool.key("Return")
    assert distance.tool.key("Return")
    assert distance.last.finished
    assert [one.grid_m for one in distance.last.segments] == pytest.approx([25.0, 10.0])


def test_letters_and_digits_before_the_first_point_are_left_to_the_canvas(distance):
    assert not distance.tool.key("5")
    distance.hand.click(100, 100)
    assert not distance.tool.key("+")
    assert distance.tool.key("5")


def test_a_drag_is_left_to_the_canvas_and_sets_no_point(distance):
    assert not distance.hand.drag((100, 100), (200, 200))
    assert distance.told == []
    distance.hand.click(50, 50)
    distance.hand.move(50, 60)
    assert distance.last.points == ((50, 50), (50, 60))


def test_one_point_is_not_enough_to_finish(distance):
    distance.hand.double_click(100, 100)
    assert distance.tool.key("Return")
    assert [found.finished for found in distance.told] == [False] * len(distance.told)


def test_another_tool_leaves_nothing_behind(distance):
    distance.hand.click(100, 100)
    distance.hand.move(130, 140)
    distance.tool.leave()
    assert distance.canvas.shown["measure_distance"] == ()
    assert distance.last is None


def test_an_area_tells_size_and_perimeter_once_it_has_three_corners(area):
    area.hand.click(100, 100)
    area.hand.click(200, 100)
    assert area.tool.key("Return")
    assert not area.last.finished
    area.hand.click(200, 200)
    area.hand.double_click(100, 200)
    assert area.last.finished
    assert area.last.area.grid_m2 == pytest.approx(10_000.0)
    assert area.last.total.grid_m == pytest.approx(400.0)
    outline, corners = area.canvas.shown["measure_area"]
    assert outline.closed
    assert corners.points == ((100, 100), (200, 100), (200, 200), (100, 200))
