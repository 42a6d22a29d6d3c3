"""The period slider by mouse and keys; its arithmetic against the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from app.messages import Language
from gis.crashes.filters import ANY_TIME, Period
from gis.crashes.records import MonthState
from widgets.crashes.month_scale import MonthScale
from widgets.parts.day_edit import read_day
from widgets.parts.months import first_day, last_day, month_of

pytestmark = pytest.mark.gui
LEFT, CTRL, SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
FEBRUARY = Period(date(2024, 2, 1), date(2024, 2, 29))
MARCH_TO_MAY = Period(date(2024, 3, 1), date(2024, 5, 31))


def at_edge(bar, month):
    return QPoint(round(8 + bar.scale().x_of_edge(month)), 20)


def month(number):
    return 2024 * 12 + number - 1


def test_dragging_a_handle_snaps_to_months(panels, qtbot):
    bar = panels.period.bar
    qtbot.mousePress(bar, LEFT, pos=at_edge(bar, month(1)))
    qtbot.mouseMove(bar, at_edge(bar, month(3)) + QPoint(4, 0))
    qtbot.mouseRelease(bar, LEFT, pos=at_edge(bar, month(3)))
    assert panels.desk.filter.period == Period(date(2024, 3, 1), None)
    assert panels.period.first.text() == "2024-03-01"


def test_dragging_the_window_keeps_its_length(panels, qtbot):
    panels.desk.ask_period(MARCH_TO_MAY)
    bar = panels.period.bar
    middle = at_edge(bar, month(4)) + QPoint(8, 0)
    qtbot.mousePress(bar, LEFT, pos=middle)
    qtbot.mouseMove(bar, middle + QPoint(round(2 * bar.scale().step), 0))
    qtbot.mouseRelease(bar, LEFT, pos=middle)
    assert panels.desk.filter.period == Period(date(2024, 5, 1), date(2024, 7, 31))


def test_while_dragging_the_period_is_told_at_the_pace_of_frames(panels, qtbot):
    bar = panels.period.bar
    told = []
    bar.period_wanted.connect(told.append)
    qtbot.mousePress(bar, LEFT, pos=at_edge(bar, month(1)))
    for number in range(2, 9):
        qtbot.mouseMove(bar, at_edge(bar, month(number)))
    assert bar.period == Period(date(2024, 8, 1), None), "the picture follows at once"
    assert told == []
    qtbot.waitUntil(lambda: told == [Period(date(2024, 8, 1), None)])
    qtbot.mouseRelease(bar, LEFT, pos=at_edge(bar, month(8)))
    assert len(told) == 1


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (4, 6)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, (2, 4)),
        (Qt.Key.Key_Left, CTRL, (2, 5)),
        (Qt.Key.Key_Right, SHIFT, (3, 6)),
        (Qt.Key.Key_Left, SHIFT, (3, 4)),
    ],
)
def test_keys_move_the_window_and_its_ends(panels, qtbot, key, modifier, expected):
    panels.desk.ask_period(MARCH_TO_MAY)
    qtbot.keyClick(panels.period.bar, key, modifier)
    first, last = expected
    assert panels.desk.filter.period == Period(first_day(month(first)), last_day(month(last)))


def test_escape_and_the_ends_of_the_data(panels, qtbot):
    panels.desk.ask_period(FEBRUARY)
    qtbot.keyClick(panels.period.bar, Qt.Key.Key_Home)
    assert panels.desk.filter.period == Period(None, date(2024, 1, 31))
    qtbot.keyClick(panels.period.bar, Qt.Key.Key_PageDown)
    assert panels.desk.filter.period.last is None
    qtbot.keyClick(panels.period.bar, Qt.Key.Key_Escape)
    assert panels.desk.filter.period == ANY_TIME


def test_exact_days_are_typed_and_nonsense_is_put_back(panels, qtbot):
    first = panels.period.first
    first.setFocus()
    qtbot.keyClicks(first, "113/2/10")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert panels.desk.filter.period == Period(date(2024, 2, 10), None)
    first.selectAll()
    qtbot.keyClicks(first, "soon")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert panels.desk.filter.period == Period(date(2024, 2, 10), None)
    assert first.text() == "2024-02-10"
    assert "soon" in panels.period.message.text()


def test_quick_picks_name_the_complete_months_and_the_years(panels):
    picks = dict(panels.period.quick_picks())
    assert picks["2024"] == Period(date(2024, 1, 1), date(2024, 12, 31))
    assert "Last 12 complete months" not in picks, "February is incomplete"
    crashes = panels.desk.crashes
    whole = tuple(replace(row, held=9) for row in crashes.coverage)
    panels.desk.show_crashes(replace(crashes, coverage=whole))
    picks = dict(panels.period.quick_picks())
    assert picks["Last 12 complete months"] == Period(date(2024, 1, 1), date(2024, 12, 31))
    panels.period.fill_menu()
    assert [action.text() for action in panels.period.menu.actions()] == list(picks)


def test_an_incomplete_month_says_so_and_is_hatched(panels):
    bar = panels.period.bar
    assert "Incomplete" in bar.month_words(month(2))
    assert "Incomplete" not in bar.month_words(month(3))
    assert bar._bars.states["2024-02"] is MonthState.INCOMPLETE
    picture = bar.grab().toImage()
    top = lambda number: {  # noqa: E731  # colours above the bars of a month
        picture.pixel(at_edge(bar, month(number)).x() + 6 + dx, 4) for dx in range(20)
    }
    assert len(top(2)) > 1
    assert len(top(5)) == 1


def test_dates_are_of_the_republic_in_chinese(panels, switch, qtbot):
    panels.desk.ask_period(MARCH_TO_MAY)
    switch.use(Language.CHINESE)
    qtbot.waitUntil(lambda: panels.period.first.text() == "113/03/01")


@pytest.mark.parametrize(
    ("text", "end", "day"),
    [
        ("2025-01-31", False, date(2025, 1, 31)),
        ("民國114年1月31日", False, date(2025, 1, 31)),
        ("114/1/31", True, date(2025, 1, 31)),
        ("114-02", False, date(2025, 2, 1)),
        ("2024-02", True, date(2024, 2, 29)),
        ("113", True, date(2024, 12, 31)),
        ("2025", False, date(2025, 1, 1)),
        ("2025-02-30", False, None),
        ("2025-13", False, None),
        ("soon", False, None),
    ],
)
def test_days_months_and_years_are_read(text, end, day):
    assert read_day(text, end=end) == day


months = st.integers(1, 40)


@given(count=months, start=months, length=months, by=st.integers(-50, 50))
def test_a_moved_window_stays_within_the_months_and_keeps_its_length(count, start, length, by):
    scale = MonthScale(month(1), count, 400.0)
    first = month(1) + min(start, count) - 1
    stop = min(first + length, month(1) + count)
    moved = scale.moved(scale.period_of(first, stop), by)
    low, high = scale.edges_of(moved)
    assert high - low == stop - first
    assert month(1) <= low < high <= month(1) + count


@given(day=st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_a_day_lies_between_the_ends_of_its_month(day):
    held = month_of(day)
    assert first_day(held) <= day <= last_day(held)
    assert month_of(first_day(held)) == month_of(last_day(held)) == held


def test_the_table_lags_while_dragging_and_is_right_at_the_end(panels, qtbot):
    bar, rows = panels.period.bar, panels.list.view.rows_model
    qtbot.mousePress(bar, LEFT, pos=at_edge(bar, month(1)))
    qtbot.mouseMove(bar, at_edge(bar, month(10)))
    qtbot.waitUntil(lambda: panels.desk.filter.period == Period(date(2024, 10, 1), None))
    assert panels.filter.summary.text().startswith(f"{panels.desk.counts.total} of 24")
    qtbot.mouseRelease(bar, LEFT, pos=at_edge(bar, month(10)))
    assert rows.rowCount() == panels.desk.counts.total < 24


def test_a_month_that_is_double_clicked_is_asked_alone(panels, qtbot):
    bar = panels.period.bar
    qtbot.mouseDClick(bar, LEFT, pos=at_edge(bar, month(2)) + QPoint(9, 0))
    assert panels.desk.filter.period == FEBRUARY
