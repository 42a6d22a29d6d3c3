"""The filter panel by mouse and keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from app.messages import Language
from gis.crashes.facets import Facet, chosen_values
from gis.crashes.filters import CrashFilter, Period
from gis.crashes.records import MonthState, Severity
from tests.helpers.crash_panels import crash_list
from widgets.crashes.facet_list import COUNT_ROLE
from widgets.crashes.filter_chips import hour_ranges

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton


def row_of(group, value):
    model = group.list.values
    return next(row for row in range(model.rowCount()) if model.value_at(row) == value)


def press(qtbot, group, value):
    index = group.list.values.index(row_of(group, value))
    at = group.list.visualRect(index).center()
    qtbot.mouseClick(group.list.viewport(), LEFT, pos=at)


def count_of(group, value):
    return group.list.values.index(row_of(group, value)).data(COUNT_ROLE)


def test_a_click_on_a_value_asks_it_and_a_second_one_takes_it_back(panels, qtbot):
    group = panels.filter.groups[Facet.SEVERITY]
    press(qtbot, group, "A1")
    assert panels.desk.filter == CrashFilter(severities=frozenset({Severity.A1}))
    assert panels.desk.counts.total == 8
    press(qtbot, group, "A1")
    assert panels.desk.filter == CrashFilter()


def test_counts_follow_the_other_facets_and_not_their_own(panels, qtbot):
    severity, kind = panels.filter.groups[Facet.SEVERITY], panels.filter.groups[Facet.TYPE]
    press(qtbot, severity, "A1")
    assert count_of(severity, "A2") == 16
    assert (count_of(kind, "06"), count_of(kind, "13")) == (4, 4)


def test_space_ticks_and_enter_keeps_only_one(panels, qtbot):
    group = panels.filter.groups[Facet.TYPE]
    group.list.setFocus()
    qtbot.keyClick(group.list, Qt.Key.Key_Space)
    qtbot.keyClick(group.list, Qt.Key.Key_Down)
    qtbot.keyClick(group.list, Qt.Key.Key_Space)
    assert chosen_values(panels.desk.filter, Facet.TYPE) == {"06", "13"}
    qtbot.keyClick(group.list, Qt.Key.Key_Return)
    assert len(chosen_values(panels.desk.filter, Facet.TYPE)) == 1
    qtbot.mouseClick(group.all_button, LEFT)
    assert chosen_values(panels.desk.filter, Facet.TYPE) == frozenset()


def test_a_folded_group_hides_its_values_and_says_so(panels, qtbot):
    group = panels.filter.groups[Facet.SEVERITY]
    qtbot.mouseClick(group.heading, LEFT)
    assert not group.list.isVisible()
    assert group.heading.accessibleName() == "Severity, folded"
    qtbot.mouseClick(group.heading, LEFT)
    assert group.list.isVisible()


def test_the_search_keeps_values_by_word_or_code_and_the_ticked_ones(panels, qtbot):
    group = panels.filter.groups[Facet.TYPE]
    press(qtbot, group, "06")
    group.list.values.search("13")
    shown = {group.list.values.value_at(row) for row in range(group.list.values.rowCount())}
    assert shown == {"06", "13"}


def test_a_drag_over_hours_asks_them_and_escape_takes_them_back(panels, qtbot):
    strip = panels.filter.groups[Facet.HOUR].strip
    at = lambda hour: QPoint(int((hour + 0.5) * strip.width() / 24), 5)  # noqa: E731
    qtbot.mousePress(strip, LEFT, pos=at(7))
    qtbot.mouseMove(strip, at(9))
    qtbot.mouseRelease(strip, LEFT, pos=at(9))
    assert panels.desk.filter.hours == {7, 8, 9}
    qtbot.mousePress(strip, LEFT, Qt.KeyboardModifier.ControlModifier, at(8))
    qtbot.mouseRelease(strip, LEFT, Qt.KeyboardModifier.ControlModifier, at(8))
    assert panels.desk.filter.hours == {7, 9}
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert panels.desk.filter.hours == frozenset()


def test_hours_are_chosen_by_keys(panels, qtbot):
    strip = panels.filter.groups[Facet.HOUR].strip
    qtbot.keyClick(strip, Qt.Key.Key_Space)
    qtbot.keyClick(strip, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert panels.desk.filter.hours == {0, 23}


@pytest.mark.parametrize(
    ("hours", "ranges"),
    [
        ({7, 8, 9}, ["07:00–09:59"]),
        ({22, 23, 0, 1}, ["22:00–01:59"]),
        ({5}, ["05:00–05:59"]),
        (set(), []),
    ],
)
def test_hours_are_told_as_ranges_of_the_clock(hours, ranges):
    assert hour_ranges(frozenset(hours)) == ranges


def test_each_chip_takes_its_condition_away(panels, qtbot):
    panels.desk.ask(
        replace(
            CrashFilter(severities=frozenset({Severity.A1}), hours=frozenset({8})),
            period=Period(date(2024, 1, 1), None),
        )
    )
    chips = panels.filter.chips
    assert len(chips.buttons) == 3
    qtbot.mouseClick(chips.buttons[1], LEFT)
    assert panels.desk.filter.severities == frozenset()
    assert panels.desk.filter.hours == {8}
    qtbot.mouseClick(panels.filter.reset, LEFT)
    assert panels.desk.filter == CrashFilter()
    assert not chips.isVisible()


def test_a_filter_is_saved_applied_and_deleted(panels, qtbot):
    bar = panels.filter.saved
    panels.desk.ask(CrashFilter(severities=frozenset({Severity.A1})))
    bar.names.setEditText("")
    qtbot.keyClicks(bar.names.lineEdit(), "deaths")
    with qtbot.waitSignal(bar.text_changed) as told:
        qtbot.mouseClick(bar.save, LEFT)
    panels.desk.reset()
    bar.set_text(told.args[0])
    qtbot.keyClicks(bar.names.lineEdit(), "deaths")
    qtbot.keyClick(bar.names.lineEdit(), Qt.Key.Key_Return)
    assert panels.desk.filter == CrashFilter(severities=frozenset({Severity.A1}))
    qtbot.mouseClick(bar.delete, LEFT)
    assert bar.saved == ()
    assert not bar.delete.isEnabled()


def test_the_coverage_warning_stands_where_counts_stand(panels):
    for panel in (panels.filter, panels.period, panels.list):
        assert panel.note.isVisible()
        assert "1 of 12 months are incomplete" in panel.note.label.text()
        assert "2024-02" in panel.note.toolTip()
    panels.desk.ask_period(Period(date(2024, 3, 1), date(2024, 4, 30)))
    assert panels.filter.note.label.text() == "All months complete."
    panels.desk.ask(CrashFilter(month_states=frozenset({MonthState.INCOMPLETE})))
    assert panels.desk.counts.total == 1


def test_empty_states_say_what_to_do(panels):
    panels.desk.ask(CrashFilter(hours=frozenset({3})))
    assert panels.filter.summary.text().startswith("No crash of 24 meets every condition.")
    panels.desk.show_crashes(None)
    assert panels.filter.summary.text() == "Open a store to filter its crashes."


def test_the_panel_speaks_chinese_at_once(panels, switch, qtbot):
    panels.desk.ask_facet(Facet.SEVERITY, ["A1"])
    switch.use(Language.CHINESE)
    qtbot.waitUntil(lambda: panels.filter.groups[Facet.SEVERITY].heading.text() == "嚴重程度 (1)")
    assert "全部 24 件中，8 件符合此條件" in panels.filter.summary.text()
    assert panels.filter.chips.buttons[0].text().startswith("嚴重程度")


def test_every_control_has_a_name_for_screen_readers(panels):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView, QTableView

    kinds = (QAbstractButton, QComboBox, QLineEdit, QListView, QTableView)
    for panel in (panels.filter, panels.period, panels.list):
        for kind in kinds:
            for widget in panel.findChildren(kind):
                inner = widget.parent()
                if isinstance(inner, QComboBox | QLineEdit | QTableView) or not widget.isVisible():
                    continue
                text = getattr(widget, "text", str)()
                assert widget.accessibleName() or text, widget


def test_other_crashes_start_a_filter_anew(panels):
    panels.desk.ask(CrashFilter(hours=frozenset({3})))
    panels.desk.show_crashes(crash_list())
    assert panels.desk.filter == CrashFilter()
    assert panels.filter.summary.text() == "All 24 crashes."
