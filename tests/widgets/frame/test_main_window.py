"""The whole window, driven by real mouse and key events over made-up use cases."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QMessageBox,
    QPushButton,
)

from app.messages import Language
from app.sites import Rank
from gis.problems import Problem
from tests.helpers.qt import make_rig
from tests.helpers.qt_events import box_of, click, pixel_of
from widgets.frame.dock_table import DockId
from widgets.site.site_page import CRASHES_TAB, NOT_DRAWN_TAB

pytestmark = pytest.mark.gui


def test_without_a_store_the_window_offers_what_to_do(rig, qtbot):
    window = rig.window
    assert window.pages.currentWidget() is window.no_store
    texts = [button.text().replace("&", "") for button in window.no_store.buttons]
    assert texts == [
        "New demo store…",
        "Open store…",
        "Open the shared database…",
        "New empty store…",
        "New street map…",
    ]
    with qtbot.waitSignal(window.settled):
        click(qtbot, window.no_store.buttons[1])
    assert rig.city.opened == [rig.files.store]
    assert window.pages.currentWidget() is window.work_page


def test_a_store_without_crashes_offers_to_import_them(rig, qtbot):
    rig.city.empty = True
    with qtbot.waitSignal(rig.window.settled):
        rig.window.open_location("empty.gpkg")
    assert rig.window.pages.currentWidget() is rig.window.no_crashes
    with qtbot.waitSignal(rig.window.settled):
        click(qtbot, rig.window.no_crashes.buttons[0])
    assert "4,616" in box_of(rig.window, qtbot).text()
    assert rig.window.pages.currentWidget() is rig.window.work_page


def test_opening_a_store_shows_its_sites_and_the_first_one(opened):
    window = opened.window
    assert window.sites.table.shown_records()[0].site.name == "中山路／文化路"
    assert window.site.title.text() == "site s1"
    assert "3 crashes" in window.site.counts.text()
    assert "2 drawn, 1 not drawn" in window.site.counts.text()
    assert window.site.tabs.tabText(NOT_DRAWN_TAB) == "Not drawn 1"
    assert "city.gpkg" in window.windowTitle()


def test_long_work_never_runs_in_the_main_thread(opened):
    assert opened.city.threads
    assert threading.get_ident() not in opened.city.threads


def test_clicking_a_row_shows_that_site(opened, qtbot):
    table = opened.window.sites.table
    rect = table.visualRect(table.records.index(1, 1))
    with qtbot.waitSignal(opened.window.settled):
        click(qtbot, table.viewport(), rect.center())
    assert opened.window.site.title.text() == "site s2"


def test_keys_alone_walk_through_the_sites(opened, qtbot):
    window = opened.window
    window.sites.table.setFocus()
    with qtbot.waitSignal(window.settled):
        qtbot.keyClick(window.sites.table, Qt.Key.Key_Down)
    assert window.site.title.text() == "site s2"
    with qtbot.waitSignal(window.settled):
        qtbot.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert window.site.title.text() == "site s1"


def test_searching_keeps_the_sites_that_hold_every_word(opened, qtbot):
    window = opened.window
    qtbot.keyClicks(window.sites.search, "museum")
    assert [row.id for row in window.sites.table.shown_records()] == ["s3"]
    qtbot.keyClicks(window.sites.search, " xyz")
    assert window.sites.table.shown_records() == []
    assert "Clear it" in window.sites.summary.text()


def test_ranking_by_severity_asks_for_it(opened, qtbot):
    window = opened.window
    box = window.sites.ranking
    box.setFocus()
    with qtbot.waitSignal(window.workbench.listing_read):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert opened.city.queries[-1].rank is Rank.EPDO
    assert window.sites.table.records.records[0].site.score == 108.0


def test_the_period_box_offers_the_years_of_the_data(opened, qtbot):
    box = opened.window.sites.period
    texts = [box.itemText(i) for i in range(box.count())]
    assert texts == ["All data", "Last 12 complete months", "2025", "2024", "From – to…"]
    box.setFocus()
    with qtbot.waitSignal(opened.window.workbench.listing_read):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    period = opened.city.queries[-1].period
    assert (period.first.isoformat(), period.last.isoformat()) == ("2024-12-01", "2025-11-30")


def test_own_dates_can_be_typed(opened, qtbot):
    sites = opened.window.sites
    assert not sites.first_day.isVisible()
    sites.period.setFocus()
    qtbot.keyClick(sites.period, Qt.Key.Key_End)
    assert sites.first_day.isVisible()
    with qtbot.waitSignal(opened.window.workbench.listing_read):
        sites.first_day.setDate(sites.first_day.date().addDays(40))
    assert opened.city.queries[-1].period.first.isoformat() == "2024-02-12"


def test_clicking_a_glyph_selects_its_crash_and_back(opened, qtbot):
    site = opened.window.site
    click(qtbot, site.diagram, pixel_of(site.diagram, (20.0, 0.0)))
    assert site.diagram.chosen == "s1-b"
    assert site.crashes.current_record().case_no == "s1-b"
    site.tabs.setCurrentIndex(CRASHES_TAB)
    rect = site.crashes.visualRect(site.crashes.records.index(0, 1))
    click(qtbot, site.crashes.viewport(), rect.center())
    assert site.diagram.chosen == "s1-a"


def test_pointing_at_a_glyph_marks_it_and_says_why(opened, qtbot):
    site = opened.window.site
    qtbot.mouseMove(site.diagram, pixel_of(site.diagram, (-20.0, 5.0)))
    qtbot.waitUntil(lambda: site.diagram.hovered == "s1-a")
    assert "headings from the impact codes" in site.explain("s1-a")


def test_the_not_drawn_list_gives_reasons(opened):
    table = opened.window.site.not_drawn
    assert [crash.case_no for crash in table.shown_records()] == ["s1-c"]
    column = [c.title for c in table.records.columns].index("Why it is not drawn")
    assert "which way" in table.records.index(0, column).data()


def test_the_banner_tells_coverage_and_positions(opened):
    text = opened.window.banner.label.text()
    assert "Incomplete months: 2025-12." in text
    assert "26 usable, 4 doubtful" in text


def test_the_language_changes_while_running(opened, qtbot):
    window = opened.window
    with qtbot.waitSignal(window.settled):
        window.menus.languages[Language.CHINESE].trigger()
    header = window.site.crashes.records.title(1)
    assert header == "時間"
    assert window.menuBar().actions()[0].text() == "檔案(&F)"
    assert "114/03/04" in window.site.crashes.records.index(0, 1).data()
    assert window.site.view.content.language is Language.CHINESE
    assert opened.settings.language is Language.CHINESE


def test_a_problem_is_told_in_words(rig, qtbot):
    rig.city.error = Problem("FILE_WITHOUT_WORDS", path="x")
    rig.window.open_location("gone.gpkg")
    box = box_of(rig.window, qtbot)
    assert "FILE_WITHOUT_WORDS" in box.text()
    assert rig.window.pages.currentWidget() is rig.window.no_store


def test_a_bug_is_told_with_a_report_to_copy(rig, qtbot, qapp, caplog):
    rig.city.error = RuntimeError("broken on purpose")
    rig.window.open_location("x.gpkg")
    box = box_of(rig.window, qtbot)
    assert "broken on purpose" in box.detailedText()
    copy = next(b for b in box.findChildren(QPushButton) if b.text() == "Copy report")
    copy.click()
    assert "RuntimeError" in qapp.clipboard().text()
    assert "broken on purpose" in caplog.text


def test_an_import_can_be_cancelled(opened, qtbot):
    window, city = opened.window, opened.city
    city.gate = threading.Event()
    window.actions_by_id["import_crashes"].trigger()
    qtbot.waitUntil(window.progress.isVisible)
    qtbot.waitUntil(lambda: window.progress.bar.value() == 50)
    click(qtbot, window.progress.cancel)
    qtbot.waitUntil(lambda: not window.background.busy)
    assert not window.progress.isVisible()
    assert "nothing was changed" in window.statusBar().currentMessage()
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_closing_the_window_stops_running_work(opened, qtbot):
    opened.city.gate = threading.Event()
    opened.window.actions_by_id["import_crashes"].trigger()
    qtbot.waitUntil(lambda: opened.window.background.busy)
    opened.window.close()
    assert not opened.window.background.busy


def test_the_pdf_is_saved_where_the_officer_says(opened, qtbot):
    with qtbot.waitSignal(opened.window.workbench.pdf_saved):
        opened.window.actions_by_id["save_pdf"].trigger()
    assert opened.city.pdfs == [opened.files.folder / "site s1.pdf"]
    assert "site s1.pdf" in opened.window.statusBar().currentMessage()


def test_a_new_store_never_overwrites_a_file(rig, qtbot):
    (rig.files.folder / "demo.gpkg").write_bytes(b"mine")
    rig.window.actions_by_id["new_demo"].trigger()
    assert "not overwritten" in box_of(rig.window, qtbot).text()
    assert rig.city.opened == []


def test_actions_are_allowed_only_where_they_make_sense(rig, qtbot):
    actions = rig.window.actions_by_id
    assert actions["open_store"].isEnabled()
    assert not actions["import_crashes"].isEnabled()
    assert not actions["save_pdf"].isEnabled()
    with qtbot.waitSignal(rig.window.settled):
        rig.window.open_location("city.gpkg")
    assert all(actions[name].isEnabled() for name in ("import_crashes", "save_pdf", "print"))


def test_the_window_is_remembered(opened, tmp_path, qtbot):
    # The screen of the offscreen platform is 800 x 800.
    opened.window.resize(790, 650)
    host = opened.window.host
    host.reset_layout()
    host.resizeDocks([host.docks[DockId.SITES]], [340], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: opened.window.sites.width() == 340)
    opened.window.close()
    again = make_rig(tmp_path)
    again.window.show()
    with qtbot.waitSignal(again.window.settled):
        again.window.open_location("city.gpkg")
    assert again.window.height() == 650
    assert abs(again.window.sites.width() - 340) <= 2
    assert again.settings.last_store == "city.gpkg"
    assert again.window.menus.recent.actions()[0].text() == "city.gpkg"
    again.window.close()
    again.switch.remove()
    again.window.deleteLater()
