from __future__ import annotations

from gis.mapping.view_history import MOST_VIEWS, MapView, ViewHistory


def view(number, denominator=1000.0):
    return MapView((1000.0 * number, 0.0), denominator)


def visited(*numbers):
    """A history of views a long time after each other."""
    history = ViewHistory()
    for place, number in enumerate(numbers):
        history.visit(view(number), at_s=10.0 * place)
    return history


def test_back_and_forward_go_through_the_views():
    history = visited(1, 2, 3)
    assert not history.can_go_forward
    assert [history.back(), history.back(), history.back()] == [view(2), view(1), None]
    assert [history.forward(), history.forward(), history.forward()] == [view(2), view(3), None]


def test_a_turn_of_the_wheel_is_one_step():
    history = visited(1)
    for step in range(8):
        history.visit(view(1, 1000 / 1.2 ** (step + 1)), at_s=100 + 0.1 * step)
    assert history.back() == view(1)
    assert not history.can_go_back


def test_a_long_turn_is_one_step_as_long_as_it_does_not_rest():
    history = visited(1)
    for step in range(30):
        history.visit(view(2 + step), at_s=100 + 0.5 * step)
    history.visit(view(99), at_s=200)
    assert [history.back(), history.back()] == [view(31), view(1)]


def test_the_first_view_is_kept_however_soon_one_moves():
    history = ViewHistory()
    history.visit(view(1), at_s=0.0)
    history.visit(view(2), at_s=0.1)
    assert history.back() == view(1)


def test_another_way_forgets_what_was_gone_back_from():
    history = visited(1, 2, 3)
    history.back()
    history.visit(view(9), at_s=100)
    assert not history.can_go_forward
    assert [history.back(), history.back()] == [view(2), view(1)]


def test_moving_right_after_going_back_keeps_the_view_that_was_gone_back_to():
    history = visited(1, 2, 3)
    gone_to = history.back()
    history.visit(gone_to, at_s=100.0)
    history.visit(view(9), at_s=100.1)
    assert history.back() == view(2)


def test_what_looks_the_same_is_no_step():
    history = visited(1, 2)
    history.visit(MapView((2000.2, 0.1), 1000.4), at_s=100)
    assert history.back() == view(1)
    assert history.forward() == view(2)


def test_the_oldest_views_are_forgotten():
    history = visited(*range(MOST_VIEWS + 20))
    steps = 0
    while history.back() is not None:
        steps += 1
    assert steps == MOST_VIEWS - 1


def test_another_store_begins_anew():
    history = visited(1, 2)
    history.forget()
    assert not history.can_go_back
    assert history.back() is None
