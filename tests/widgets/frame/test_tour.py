"""The tour of the window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication

from app.messages import Language
from tests.helpers.qt_events import box_of, click
from widgets.frame.dock_table import DockId
from widgets.frame.help_desk import TOUR_SEEN
from widgets.frame.tour import bubble_place
from widgets.frame.tour_steps import TOUR_STEPS

pytestmark = pytest.mark.gui


def titles_until_the_end(window, qtbot) -> list[str]:
    seen = []
    while window.help_desk.tour is not None:
        seen.append(window.help_desk.tour.bubble.title.text())
        qtbot.keyClick(window.help_desk.tour, Qt.Key.Key_Return)
        assert len(seen) <= len(TOUR_STEPS)
    return seen


def test_with_a_store_the_tour_walks_by_all_but_the_welcome_page(opened, qtbot):
    opened.window.actions_by_id["tour"].trigger()
    expected = [step.title for step in TOUR_STEPS if step.target != "no_store"]
    assert titles_until_the_end(opened.window, qtbot) == expected
    assert 5 <= len(expected) <= 7


def test_without_a_store_only_what_is_there_is_shown(rig, qtbot):
    rig.window.help_desk.show_tour()
    assert titles_until_the_end(rig.window, qtbot) == [
        "Welcome to Daoan",
        "Begin here",
        "Menus, and one key for everything",
    ]


def test_a_panel_that_is_closed_is_left_out(opened, qtbot):
    opened.window.host.docks[DockId.SITE].hide()
    opened.window.help_desk.show_tour()
    assert "The site's page" not in titles_until_the_end(opened.window, qtbot)


def test_the_bright_part_is_the_widget_that_is_meant(opened, qtbot):
    window = opened.window
    window.help_desk.show_tour()
    tour = window.help_desk.tour
    assert tour.hole().isEmpty()
    for target in (window.banner, window.sites, window.map, window.site):
        tour.go_on()
        corner = target.mapTo(window, QPoint(0, 0))
        assert tour.hole().contains(QRect(corner, target.size()) & tour.rect())
    tour.end()


def test_keys_go_on_back_and_end(opened, qtbot):
    opened.window.help_desk.show_tour()
    tour = opened.window.help_desk.tour
    qtbot.keyClick(tour.bubble.next, Qt.Key.Key_Right)
    qtbot.keyClick(tour.bubble.next, Qt.Key.Key_Right)
    assert tour.bubble.title.text() == "Sites"
    qtbot.keyClick(tour.bubble.next, Qt.Key.Key_Left)
    assert tour.bubble.title.text() == "What the figures rest on"
    qtbot.keyClick(tour.bubble.next, Qt.Key.Key_Escape)
    assert opened.window.help_desk.tour is None


def test_buttons_go_on_back_and_skip(opened, qtbot):
    opened.window.help_desk.show_tour()
    tour = opened.window.help_desk.tour
    assert not tour.bubble.back.isEnabled()
    click(qtbot, tour.bubble.next)
    assert tour.bubble.place.text() == "2 / 6"
    click(qtbot, tour.bubble.back)
    assert tour.bubble.place.text() == "1 / 6"
    click(qtbot, tour.bubble.skip)
    assert opened.window.help_desk.tour is None


def test_the_tab_key_stays_in_the_bubble_and_focus_comes_back(opened, qtbot):
    window = opened.window
    window.sites.search.setFocus()
    window.help_desk.show_tour()
    tour = window.help_desk.tour
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert tour.isAncestorOf(window.focusWidget())
    tour.end()
    assert window.focusWidget() is window.sites.search


def test_it_follows_the_size_of_the_window_and_the_language(opened, qtbot):
    window = opened.window
    window.help_desk.show_tour()
    tour = window.help_desk.tour
    tour.go_on()
    for size in (QSize(760, 540), QSize(1100, 700)):
        window.resize(size)
        qtbot.waitUntil(lambda: tour.size() == window.size())
        assert tour.rect().contains(tour.bubble.geometry())
    with qtbot.waitSignal(window.settled):
        window.look.use_language(Language.CHINESE)
    assert tour.bubble.title.text() == "數字的依據"
    tour.end()


def test_it_comes_by_itself_once_only(opened):
    desk = opened.window.help_desk
    desk.offer_tour()
    assert desk.tour is not None
    desk.offer_tour()
    desk.tour.end()
    assert opened.settings.seen(TOUR_SEEN)
    desk.offer_tour()
    assert desk.tour is None


def test_it_does_not_come_while_something_asks_for_an_answer(rig, qtbot, caplog):
    rig.city.error = RuntimeError("on purpose")
    rig.window.open_location("x.gpkg")
    box = box_of(rig.window, qtbot)
    rig.window.help_desk.offer_tour()
    assert rig.window.help_desk.tour is None
    box.close()
    assert "on purpose" in caplog.text


@given(
    room=st.tuples(st.integers(760, 3000), st.integers(540, 2000)),
    size=st.tuples(st.integers(200, 500), st.integers(100, 240)),
    share=st.tuples(*[st.floats(0, 1) for _ in range(4)]),
)
def test_the_bubble_is_always_whole_in_the_window(room, size, share):
    width, height = room
    x, y = int(share[0] * width), int(share[1] * height)
    hole = QRect(x, y, int(share[2] * (width - x)), int(share[3] * (height - y)))
    bubble = QRect(bubble_place(hole, size, QRect(0, 0, width, height)), QSize(*size))
    assert QRect(0, 0, width, height).contains(bubble)
    sides = (
        hole.left() - 12 - size[0] >= 0,
        hole.right() + 12 + size[0] < width,
        hole.top() - 12 - size[1] >= 0,
        hole.bottom() + 12 + size[1] < height,
    )
    if any(sides) and not hole.isEmpty():
        assert not bubble.intersects(hole)
