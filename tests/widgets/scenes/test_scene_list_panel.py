"""The list of scenes by mouse and keys: conditions, search, what is opened, empty states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from app.messages import Language
from app.scenes.scene_list import SceneOrder
from tests.helpers.scene_lists import STATIONS, listed

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton


def cases(panel):
    return [int(scene.case_no[-5:]) for scene in panel.view.rows.scenes]


def at_row(panel, row):
    return panel.view.visualRect(panel.view.rows.index(row)).center()


def click_row(panel, qtbot, row):
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=at_row(panel, row))


def test_all_scenes_are_listed_the_last_changed_first(panel):
    assert cases(panel) == list(range(39, -1, -1))
    assert panel.count.text() == "40 of 40 scenes, 30 unfinished"


def test_switches_narrow_the_list_and_reset_lets_all_pass(panel, qtbot):
    qtbot.mouseClick(panel.filter.mine, LEFT)
    assert {scene.handler for scene in panel.view.rows.scenes} == {"lin"}
    qtbot.mouseClick(panel.filter.unfinished, LEFT)
    assert cases(panel) == [number for number in range(39, -1, -1) if number % 4 == 1]
    qtbot.mouseClick(panel.filter.unlinked, LEFT)
    assert panel.view.isHidden()  # lin's scenes all have an odd number, and so a crash
    assert "No scene meets every condition" in panel.empty.text()
    qtbot.mouseClick(panel.filter.reset, LEFT)
    assert len(cases(panel)) == 40
    assert not panel.filter.mine.isChecked()


def test_words_are_searched_as_they_are_typed_and_at_once_by_enter(panel, qtbot):
    panel.filter.focus_search()
    qtbot.keyClicks(panel.filter.search, "113cy00007")
    qtbot.waitUntil(lambda: cases(panel) == [7])
    panel.filter.search.clear()
    qtbot.keyClicks(panel.filter.search, "113CY00012")
    qtbot.keyClick(panel.filter.search, Qt.Key.Key_Return)
    assert cases(panel) == [12]


def test_enter_after_a_search_goes_to_the_first_scene_and_enter_again_opens_it(panel, qtbot):
    def is_active() -> bool:
        """Nothing has the focus before; without a window manager one has to ask."""
        panel.activateWindow()
        return panel.isActiveWindow()

    qtbot.waitUntil(is_active)
    panel.filter.focus_search()
    qtbot.keyClicks(panel.filter.search, "chen 113")
    qtbot.keyClick(panel.filter.search, Qt.Key.Key_Return)
    assert panel.view.hasFocus()
    first = panel.view.rows.scenes[0]
    with qtbot.waitSignal(panel.open_wanted) as wanted:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert wanted.args == [first]
    panel.filter.focus_search()
    panel.filter.search.clear()
    qtbot.keyClicks(panel.filter.search, "nowhere")
    qtbot.keyClick(panel.filter.search, Qt.Key.Key_Return)
    assert panel.filter.search.hasFocus()  # nothing to go to


def test_stations_are_offered_with_their_numbers(panel, qtbot):
    box = panel.filter.station
    offered = [box.itemText(place) for place in range(box.count())]
    assert offered[0] == "All stations"
    assert f"{STATIONS[0]}  8" in offered
    assert offered[-1] == "(no station)  8"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    box.activated.emit(box.currentIndex())
    assert {scene.station for scene in panel.view.rows.scenes} == {""}


def test_days_bound_the_list_and_what_is_no_day_is_told(panel, qtbot):
    since, until = panel.filter.since, panel.filter.until
    qtbot.keyClicks(since, "113/1/3")
    qtbot.keyClick(since, Qt.Key.Key_Return)
    qtbot.keyClicks(until, "2024-01-04")
    qtbot.keyClick(until, Qt.Key.Key_Return)
    days = {scene.day for scene in panel.view.rows.scenes}
    assert days == {date(2024, 1, 3), date(2024, 1, 4)}
    with qtbot.waitSignal(panel.told) as told:
        since.clear()
        qtbot.keyClicks(since, "soon")
        qtbot.keyClick(since, Qt.Key.Key_Return)
    assert "“soon” is no day" in told.args[0]
    assert {scene.day for scene in panel.view.rows.scenes} == days


def test_the_order_can_be_chosen(panel):
    box = panel.filter.order
    box.setCurrentIndex(box.findData(SceneOrder.CASE))
    box.activated.emit(box.currentIndex())
    assert cases(panel) == list(range(40))


@pytest.mark.parametrize("by", ["double click", "enter", "button", "menu"])
def test_the_chosen_scene_is_opened(panel, qtbot, by):
    click_row(panel, qtbot, 1)
    with qtbot.waitSignal(panel.open_wanted) as wanted:
        if by == "double click":
            qtbot.mouseDClick(panel.view.viewport(), LEFT, pos=at_row(panel, 1))
        elif by == "enter":
            qtbot.keyClick(panel.view, Qt.Key.Key_Return)
        elif by == "button":
            qtbot.mouseClick(panel.open, LEFT)
        else:
            panel.menu.actions()[0].trigger()
    assert wanted.args[0].case_no == "113CY00038"


def test_arrow_keys_go_through_the_list(panel, qtbot):
    click_row(panel, qtbot, 0)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert panel.view.chosen.case_no == "113CY00038"
    qtbot.keyClick(panel.view, Qt.Key.Key_End)
    assert panel.view.chosen.case_no == "113CY00000"


def test_the_chosen_scene_stays_chosen_while_it_passes(panel, qtbot):
    click_row(panel, qtbot, 1)
    qtbot.mouseClick(panel.filter.unfinished, LEFT)
    assert panel.view.chosen.case_no == "113CY00038"
    panel.desk.ask(replace(panel.desk.filter, owner="chen"))
    assert panel.view.chosen is None
    assert not panel.open.isEnabled()


def test_without_a_chosen_scene_it_is_told_what_to_do(panel, qtbot):
    with qtbot.waitSignal(panel.told) as told:
        panel.print_chosen()
    assert told.args == ["Choose a scene in the list first"]


def test_the_menu_offers_place_and_crash_where_there_are_any(panel, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(panel.menu, "popup", opened.append)
    click_row(panel, qtbot, 1)  # number 38 has no crash
    where = at_row(panel, 1)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, where, panel.view.viewport().mapToGlobal(where))
    QApplication.sendEvent(panel.view.viewport(), event)
    assert opened == [panel.view.viewport().mapToGlobal(where)]
    assert (panel.zoom_action.isEnabled(), panel.crash_action.isEnabled()) == (True, False)
    with qtbot.waitSignal(panel.zoom_wanted) as wanted:
        panel.zoom_action.trigger()
    assert wanted.args[0] == listed(38).at
    click_row(panel, qtbot, 0)
    with qtbot.waitSignal(panel.crash_wanted) as crash:
        panel.crash_action.trigger()
    assert crash.args == ["crash-39"]


def test_empty_states_say_what_to_do(empty_panel, qtbot, scenes):
    panel = empty_panel
    panel.desk.open_store(None)
    assert panel.empty.text() == "Open a store to see its scenes."
    assert not panel.new.isEnabled()
    scenes.scenes = ()
    panel.desk.open_store(SimpleNamespace(location="empty.gpkg"))
    assert "being read" in panel.empty.text()
    qtbot.waitUntil(lambda: "No scene has been drawn yet" in panel.empty.text())
    assert panel.filter.isHidden()
    with qtbot.waitSignal(panel.new_wanted):
        qtbot.mouseClick(panel.new, LEFT)


def test_a_scene_hidden_by_conditions_can_be_shown(panel):
    panel.desk.ask(replace(panel.desk.filter, owner="chen"))
    panel.show_scene("scene-0039")
    assert panel.view.chosen.case_no == "113CY00039"


@pytest.mark.parametrize("width", [260, 420, 611, 1200])
def test_a_single_scene_stands_at_the_top(panel, qtbot, width):
    panel.resize(width, 640)
    panel.desk.ask(replace(panel.desk.filter, words="113CY00012"))
    qtbot.waitUntil(lambda: not panel.view.verticalScrollBar().isVisible())
    assert panel.view.visualRect(panel.view.rows.index(0)).top() == 0


def test_columns_follow_the_width(panel, qtbot):
    panel.resize(420, 640)
    QApplication.processEvents()
    assert panel.view.gridSize().width() <= panel.view.viewport().width()
    first, second = (panel.view.visualRect(panel.view.rows.index(row)) for row in (0, 1))
    assert second.top() > first.top()
    panel.resize(1200, 640)
    QApplication.processEvents()
    first, second = (panel.view.visualRect(panel.view.rows.index(row)) for row in (0, 1))
    assert second.top() == first.top()


def test_every_control_has_a_name_and_follows_the_language(panel, switch):
    switch.use(Language.ENGLISH)
    names = (
        panel.filter.search,
        panel.filter.station,
        panel.filter.since,
        panel.filter.until,
        panel.filter.order,
        panel.view,
    )
    assert all(widget.accessibleName() for widget in names)
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = panel.view.rows.index(0).data(role)
    for part in ("113CY00039", "unfinished", "2024-01-12", "wang" if 39 % 4 == 2 else "huang"):
        assert part in spoken


def test_the_list_of_another_store_forgets_what_was_asked(panel, qtbot):
    panel.desk.ask(replace(panel.desk.filter, owner="chen", words="nothing"))
    panel.desk.open_store(SimpleNamespace(location="other.gpkg"))
    qtbot.waitUntil(lambda: len(cases(panel)) == 40)
    assert panel.filter.search.text() == ""
