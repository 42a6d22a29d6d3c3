"""The crash list by mouse and keys, linked with the map both ways."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from shapely import box

from app.crash_list.cells import ListColumn
from gis.crashes.facets import Facet
from gis.crashes.filters import CrashFilter
from gis.display.primitives import Bounds
from tests.helpers.crash_columns import made_columns
from tests.helpers.crash_panels import crash_list
from widgets.crashes.crash_list_panel import ListScope
from widgets.crashes.crash_rows_model import COLUMNS
from widgets.crashes.list_layout import (
    DEFAULT_LAYOUT,
    ShownColumn,
    layout_as_text,
    layout_from_text,
)

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton


def fids(panels):
    return panels.desk.crashes.columns.fid[panels.list.view.rows_model.rows].tolist()


def choose_scope(panels, scope):
    place = panels.list.scope.findData(scope)
    panels.list.scope.setCurrentIndex(place)
    panels.list.scope.activated.emit(place)


def click_row(panels, qtbot, row, modifier=Qt.KeyboardModifier.NoModifier):
    view = panels.list.view
    at = QPoint(20, view.rowViewportPosition(row) + 8)
    qtbot.mouseClick(view.viewport(), LEFT, modifier, at)


def test_the_table_shows_what_passes(panels):
    panels.desk.ask_facet(Facet.SEVERITY, ["A1"])
    assert fids(panels) == [number + 1 for number in range(0, 24, 3)]
    assert panels.list.count.text() == "8 of 24 crashes"


def test_the_mask_is_announced_with_the_fids(panels, qtbot):
    with qtbot.waitSignal(panels.desk.mask_changed) as told:
        panels.desk.ask_facet(Facet.TYPE, ["13"])
    mask, passing = told.args
    assert mask.tolist() == [number % 2 == 1 for number in range(24)]
    assert passing.tolist() == list(range(2, 25, 2))


def test_rows_selected_in_the_table_are_told_and_kept_at_the_desk(panels, qtbot):
    with qtbot.waitSignal(panels.list.rows_selected) as told:
        click_row(panels, qtbot, 1)
    assert told.args == [frozenset({2})]
    click_row(panels, qtbot, 3, Qt.KeyboardModifier.ControlModifier)
    assert panels.desk.selected == {2, 4}
    assert panels.list.count.text() == "24 of 24 crashes · 2 selected"


def test_crashes_selected_on_the_map_are_selected_in_the_table_without_an_echo(panels, qtbot):
    with qtbot.assertNotEmitted(panels.list.rows_selected):
        panels.desk.select({3, 20, 999})
    rows = panels.list.view.selectionModel().selectedRows()
    assert sorted(index.row() for index in rows) == [2, 19]
    assert panels.desk.selected == {3, 20}


def test_a_selection_outlives_sorting_and_filtering(panels):
    panels.desk.select({3, 4})
    panels.list.view.sortByColumn(COLUMNS.index(ListColumn.INJURED), Qt.SortOrder.DescendingOrder)
    rows = panels.list.view.selectionModel().selectedRows()
    chosen = {fids(panels)[index.row()] for index in rows}
    assert chosen == {3, 4}
    panels.desk.ask_facet(Facet.TYPE, ["13"])
    assert panels.desk.selected == {3, 4}
    assert "1 of them shown" in panels.list.count.text()


def test_sorting_is_by_value_both_ways_and_keeps_ties_in_order(panels):
    view, columns = panels.list.view, panels.desk.crashes.columns
    for order, sign in ((Qt.SortOrder.AscendingOrder, 1), (Qt.SortOrder.DescendingOrder, -1)):
        view.sortByColumn(COLUMNS.index(ListColumn.INJURED), order)
        rows = view.rows_model.rows.tolist()
        assert rows == sorted(range(24), key=lambda row: (sign * int(columns.injured[row]), row))


@pytest.mark.parametrize("column", list(ListColumn))
def test_every_column_sorts_all_rows(panels, column):
    panels.list.view.sortByColumn(COLUMNS.index(column), Qt.SortOrder.AscendingOrder)
    assert sorted(fids(panels)) == list(range(1, 25))


def test_every_word_searched_for_must_occur(panels, qtbot):
    panels.list.search.setText("中山路 ")
    qtbot.keyClicks(panels.list.search, "2024-01")
    qtbot.keyClick(panels.list.search, Qt.Key.Key_Return)
    assert fids(panels) == [2]
    panels.list.search.clear()
    qtbot.waitUntil(lambda: len(fids(panels)) == 24)


def test_the_switch_limits_to_selection_view_and_polygon(panels):
    panels.desk.select({5, 6})
    choose_scope(panels, ListScope.SELECTED)
    assert fids(panels) == [5, 6]
    panels.desk.select({7})
    assert fids(panels) == [7]
    panels.desk.see(Bounds(-1.0, -1.0, 250.0, 1.0))
    choose_scope(panels, ListScope.IN_VIEW)
    assert fids(panels) == [1, 2, 3]
    panels.desk.see(Bounds(350.0, -1.0, 450.0, 1.0))
    assert fids(panels) == [5]
    choose_scope(panels, ListScope.IN_POLYGON)
    assert panels.list.empty.text() == "Draw a polygon on the map, or show all rows."
    panels.desk.draw(box(1000, -5, 1200, 5))
    assert fids(panels) == [11, 12, 13]


def test_enter_opens_a_crash_and_the_button_shows_it_on_the_map(panels, qtbot):
    click_row(panels, qtbot, 4)
    with qtbot.waitSignal(panels.list.crash_opened) as opened:
        panels.list.view.activated.emit(panels.list.view.currentIndex())
    assert opened.args == [5]
    with qtbot.waitSignal(panels.list.zoom_wanted) as zoomed:
        qtbot.mouseClick(panels.list.zoom, LEFT)
    assert zoomed.args == [frozenset({5})]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_row_offers_to_correct_one_crash(panels, qtbot):
    click_row(panels, qtbot, 4)
    view, menu = panels.list.view, panels.list.row_menu
    at = view.visualRect(view.rows_model.index(4, 0)).center()
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at))
        # told by its signal: a screen without a window manager may close it again at once
        with qtbot.waitSignal(menu.aboutToShow):
            QApplication.sendEvent(view.viewport(), event)
        assert menu.correct.isEnabled()
        with qtbot.waitSignal(panels.list.crash_opened) as opened:
            menu.correct.trigger()
        assert opened.args == [5]
        menu.close()
    click_row(panels, qtbot, 1, Qt.KeyboardModifier.ControlModifier)
    menu.show_for(len(panels.desk.selected), at)
    assert not menu.correct.isEnabled()
    menu.close()
    with qtbot.waitSignal(panels.list.told) as told:
        panels.list.correct_selected()
    assert told.args == ["Select one crash first, in the list or on the map"]


def test_copied_rows_have_titles_and_the_order_of_the_screen(panels, qtbot):
    panels.list.view.use_layout((ShownColumn(ListColumn.CASE), ShownColumn(ListColumn.SEVERITY)))
    click_row(panels, qtbot, 0)
    click_row(panels, qtbot, 1, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(panels.list.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    expected = "Case number\tClass\n1130000\tA1\n1130001\tA2"
    assert QGuiApplication.clipboard().text() == expected


def test_columns_are_remembered_as_text_in_order_with_widths(panels):
    layout = (ShownColumn(ListColumn.PLACE, 222), ShownColumn(ListColumn.DATE, 99))
    panels.list.set_layout_text(layout_as_text(layout))
    assert panels.list.view.layout_now() == layout
    assert layout_from_text(panels.list.layout_text()) == layout


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 2, "columns": []}',
        '{"version": 1, "columns": [["no", 3]]}',
        '{"version": 1, "columns": []}',
        '{"version": 1, "columns": [["date", 1e999]]}',
    ],
)
def test_damaged_text_gives_the_usual_columns(text):
    assert layout_from_text(text) == DEFAULT_LAYOUT


def test_the_header_menu_hides_a_column_but_never_the_last(panels, qtbot):
    view = panels.list.view
    view.use_layout((ShownColumn(ListColumn.CASE), ShownColumn(ListColumn.DATE)))
    action = next(a for a in view.header_menu().actions() if a.text() == "Date")
    with qtbot.waitSignal(panels.list.layout_text_changed):
        action.trigger()
    assert view.shown_columns() == (ListColumn.CASE,)
    next(a for a in view.header_menu().actions() if a.text() == "Case number").trigger()
    assert view.shown_columns() == (ListColumn.CASE,)


def test_the_dialog_chooses_columns_and_their_order(panels, qtbot):
    from widgets.crashes.columns_dialog import ColumnsDialog

    panels.list.view.use_layout((ShownColumn(ListColumn.CASE), ShownColumn(ListColumn.DATE)))
    panels.list.choose_columns()
    dialog = panels.list.findChild(ColumnsDialog)
    dialog.list.setCurrentRow(1)
    qtbot.mouseClick(dialog.up, LEFT)
    dialog.list.item(2).setCheckState(Qt.CheckState.Checked)
    third = ListColumn(dialog.list.item(2).data(Qt.ItemDataRole.UserRole))
    assert third is ListColumn.TIME
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    assert panels.list.view.shown_columns() == (ListColumn.CASE, ListColumn.TIME)


def test_the_table_is_saved_as_it_stands(panels, qtbot, tmp_path):
    panels.list.ask_for_file = lambda parent, suggested, kinds: str(tmp_path / "out")
    panels.list.view.use_layout((ShownColumn(ListColumn.CASE),))
    panels.desk.ask_facet(Facet.TYPE, ["13"])
    with qtbot.waitSignal(panels.list.exported):
        panels.list.csv_action.trigger()
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.reader(text.splitlines()))
    assert lines[-12:] == [[f"113{number:04d}"] for number in range(1, 24, 2)]


def test_an_export_that_fails_is_told(panels, qtbot, tmp_path):
    panels.list.ask_for_file = lambda parent, suggested, kinds: str(tmp_path / "no" / "x.csv")
    with qtbot.waitSignal(panels.list.failed) as told:
        panels.list.export_csv()
    assert told.args[0].code == "CRASH_LIST_NOT_WRITTEN"
    panels.list.ask_for_file = lambda parent, suggested, kinds: ""
    panels.list.export_csv()
    assert not panels.desk.background.busy


def test_many_scattered_rows_are_selected_without_choking_the_table(panels):
    panels.desk.show_crashes(crash_list(made_columns(20_000)))
    panels.desk.select(frozenset(range(1, 20_001, 2)))
    assert len(panels.desk.selected) == 10_000
    assert panels.list.view.selectionModel().selection().count() == 0
    panels.list.view.selectAll()
    assert len(panels.desk.selected) == 20_000
    assert np.array_equal(np.sort(fids(panels)), np.arange(1, 20_001))


def test_an_empty_store_says_what_to_do(panels):
    panels.desk.ask(CrashFilter(hours=frozenset({3})))
    assert panels.list.empty.isVisible()
    assert panels.list.empty.text().startswith("No crash meets every condition.")
    panels.desk.show_crashes(None)
    assert panels.list.empty.text() == "Open a store to see its crashes."
