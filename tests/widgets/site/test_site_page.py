"""The site page: counts, badges, charts that list their crashes, what is not drawn and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt

from app.messages import Language
from app.sheets.site_content import SheetEvent
from gis.crashes.site_tallies import Bar, TallyKind
from tests.helpers.qt_events import click
from widgets.parts.theme import palette_for
from widgets.site.legs_form import LegsForm
from widgets.site.site_page import (
    CHARTS_TAB,
    CRASHES_TAB,
    DIAGRAM_TAB,
    NOT_DRAWN_TAB,
)

pytestmark = pytest.mark.gui


def test_counts_of_header_tabs_and_lists_agree_with_the_sheet(site):
    page, content = site.page, site.page.view.content
    assert (content.total, content.drawn) == (3, 1)
    assert "3 crashes" in page.counts.text()
    assert "1 drawn, 2 not drawn" in page.counts.text()
    assert page.tabs.tabText(CRASHES_TAB) == "Crashes 3"
    assert page.tabs.tabText(NOT_DRAWN_TAB) == "Not drawn 2"
    assert len(page.crashes.shown_records()) == content.total
    assert len(page.not_drawn.shown_records()) == len(content.not_drawn)
    assert page.view.tallies.total == content.total


def test_badges_tell_coverage_and_positions_in_short_and_in_full(site):
    badges = site.page.badges
    assert badges.positions.text() == "⚠ Positions: 2 of 3 usable"
    assert "false default point: 1" in badges.positions.toolTip()
    content = replace(
        site.page.view.content,
        incomplete_months=(date(2025, 1, 1),),
        recording_breaks=(SheetEvent(first=date(2025, 1, 7), words="new form"),),
    )
    site.page.show_site(replace(site.page.view, content=content))
    assert badges.coverage.text() == "⚠ 1 months incomplete"
    assert "2025-01" in badges.coverage.toolTip()
    assert "2025-01-07: new form" in badges.breaks.toolTip()


def test_a_click_on_a_bar_lists_its_crashes(site, qtbot):
    page = site.page
    page.tabs.setCurrentIndex(CHARTS_TAB)
    plot = page.charts.plots[TallyKind.TYPE]
    bar = page.view.tallies.bars(TallyKind.TYPE)[0]
    page.charts.scroll.ensureWidgetVisible(plot)
    click(qtbot, plot.viewport(), plot.pixel_of(bar.key).toPoint())
    assert page.tabs.currentIndex() == CRASHES_TAB
    shown = [crash.case_no for crash in page.crashes.shown_records()]
    assert shown == list(bar.cases) == ["C0002", "C0003"]
    assert "2 of 3 crashes" in page.crash_list.narrowed.text()
    click(qtbot, page.crash_list.show_all)
    assert len(page.crashes.shown_records()) == 3


@pytest.mark.parametrize("kind", list(TallyKind))
def test_every_chart_tells_the_bar_under_the_pointer(site, kind):
    site.page.tabs.setCurrentIndex(CHARTS_TAB)
    plot = site.page.charts.plots[kind]
    for bar in site.page.view.tallies.bars(kind):
        if bar.count:
            assert plot.bar_at(plot.pixel_of(bar.key)).key == bar.key


def test_the_numbers_of_the_charts_stand_in_a_table_for_the_keyboard(site, qtbot):
    page = site.page
    page.tabs.setCurrentIndex(CHARTS_TAB)
    click(qtbot, page.charts.as_table)
    rows = page.charts.numbers.shown_records()
    by_hour = [row for row in rows if row.kind is TallyKind.HOUR]
    assert sum(row.bar.count for row in by_hour) == 3
    place = rows.index(by_hour[0])
    page.charts.numbers.setFocus()
    page.charts.numbers.selectRow(place)
    qtbot.keyClick(page.charts.numbers, Qt.Key.Key_Return)
    assert page.tabs.currentIndex() == CRASHES_TAB
    assert [c.case_no for c in page.crashes.shown_records()] == list(by_hour[0].bar.cases)


def test_charts_say_what_they_show_to_a_screen_reader(site):
    site.page.tabs.setCurrentIndex(CHARTS_TAB)
    plot = site.page.charts.plots[TallyKind.SEVERITY]
    assert plot.accessibleName() == "By severity"
    assert "A2: injury, or death after 24 h with 3" in plot.accessibleDescription()


def test_an_incomplete_month_is_hatched_and_marked_even_where_it_is_empty(site):
    page = site.page
    page.tabs.setCurrentIndex(CHARTS_TAB)
    months = (Bar(key="2025-01", cases=("C0001",)), Bar(key="2025-02", incomplete=True))
    by = {**page.view.tallies.by, TallyKind.MONTH: months}
    page.charts.show_tallies(replace(page.view.tallies, by=by, breaks=(date(2025, 2, 1),)))
    plot = page.charts.plots[TallyKind.MONTH]
    (bars,) = [item for item in plot.getPlotItem().items if isinstance(item, pg.BarGraphItem)]
    assert [brush.style() for brush in bars.opts["brushes"]] == [
        Qt.BrushStyle.SolidPattern,
        Qt.BrushStyle.BDiagPattern,
    ]
    marks = [item for item in plot.getPlotItem().items if isinstance(item, pg.TextItem)]
    assert [(mark.toPlainText(), mark.pos().x()) for mark in marks] == [("?", 1.0)]
    (line,) = [item for item in plot.getPlotItem().items if isinstance(item, pg.InfiniteLine)]
    assert line.value() == 0.5  # between January and February
    assert "Hatched months" in page.charts.remark.text()
    assert "2025-02-01" in page.charts.remark.text()


def test_charts_follow_the_colours(site, qtbot):
    site.page.tabs.setCurrentIndex(CHARTS_TAB)
    plot = site.page.charts.plots[TallyKind.MONTH]
    light = plot.grab().toImage().pixelColor(3, 3).lightness()
    site.page.setPalette(palette_for(dark=True))
    qtbot.waitUntil(lambda: plot.grab().toImage().pixelColor(3, 3).lightness() < light - 100)


def test_reasons_are_counted_and_narrow_the_list(site, qtbot):
    panel = site.page.not_drawn_panel
    site.page.tabs.setCurrentIndex(NOT_DRAWN_TAB)
    assert panel.reason.itemText(0) == "All reasons (2)"
    panel.reason.setFocus()
    qtbot.keyClick(panel.reason, Qt.Key.Key_Down)
    (only,) = panel.table.shown_records()
    assert only.case_no in ("C0002", "C0003")


def test_the_remedy_of_a_crash_that_is_not_drawn_is_the_form(site, qtbot):
    panel = site.page.not_drawn_panel
    site.page.tabs.setCurrentIndex(NOT_DRAWN_TAB)
    assert not panel.remedy.isEnabled()
    panel.table.select_where(lambda crash: crash.case_no == "C0003")
    assert "happened here" in panel.hint.text()
    click(qtbot, panel.remedy)
    form = site.page.findChild(LegsForm)
    assert form.isVisible()
    form.reject()


def test_the_same_site_read_again_keeps_tab_bar_and_crash(site):
    page = site.page
    page.tabs.setCurrentIndex(CRASHES_TAB)
    page.narrow((TallyKind.SEVERITY, "A2"))
    page.choose("C0001")
    site.read()
    assert page.tabs.currentIndex() == CRASHES_TAB
    assert page.crash_list.strip.isVisible()
    assert page.diagram.chosen == "C0001"


def test_enter_on_a_crash_shows_it_in_the_diagram(site, qtbot):
    page = site.page
    page.tabs.setCurrentIndex(CRASHES_TAB)
    page.crashes.setFocus()
    page.crashes.selectRow(0)
    qtbot.keyClick(page.crashes, Qt.Key.Key_Return)
    assert page.tabs.currentIndex() == DIAGRAM_TAB
    assert page.diagram.chosen == "C0001"


@pytest.mark.parametrize("site", [Language.CHINESE], indirect=True)
def test_charts_show_years_of_the_republic_in_chinese(site):
    site.page.tabs.setCurrentIndex(CHARTS_TAB)
    rows = [row for row in site.page.charts.numbers.shown_records() if row.kind is TallyKind.MONTH]
    index = site.page.charts.numbers.records.index(0, 1)
    assert rows
    assert "114/01" in index.data()
