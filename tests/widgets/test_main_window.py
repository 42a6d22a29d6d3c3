"""The whole window, driven by real mouse and key events over made-up use cases."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
)

from app.messages import Language
from app.sites import Rank
from gis.problems import Problem
from tests.helpers.qt import make_rig
from widgets.diagram_view import REST_MS
from widgets.help_dialogs import KeysDialog
from widgets.settings import ThemeChoice
from widgets.site_columns import SCORE_COLUMN

pytestmark = pytest.mark.gui


def pixel_of(diagram, point):
    x, y = diagram.view.to_pixels(point)
    return QPoint(round(x), round(y))


def box_of(window, qtbot) -> QMessageBox:
    qtbot.waitUntil(lambda: bool([b for b in window.findChildren(QMessageBox) if b.isVisible()]))
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def click(qtbot, widget, at=None):
    if at is None:
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    else:
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)


def wheel(widget, at: QPoint, angle: int) -> None:
    """Turn the wheel over a widget; qtbot has no such thing."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_without_a_store_the_window_offers_what_to_do(rig, qtbot):
    window = rig.window
    assert window.pages.currentWidget() is window.no_store
    texts = [button.text().replace("&", "") for button in window.no_store.buttons]
    assert texts == ["New demo store…", "Open store…", "New empty store…"]
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
    assert window.site.tabs.tabText(1) == "Not drawn (1)"
    assert "city.gpkg" in window.windowTitle()


def test_long_work_never_runs_in_the_main_thread(opened):
    assert opened.city.threads
    assert threading.get_ident() not in opened.city.threads


def test_clicking_a_row_shows_that_site(opened, qtbot):
    table = opened.window.sites.table
    rect = table.visualRect(table.proxy.index(1, 1))
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
    rect = site.crashes.visualRect(site.crashes.proxy.index(0, 1))
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
    assert "which way" in table.proxy.index(0, column).data()


def test_the_banner_tells_coverage_and_positions(opened):
    text = opened.window.banner.label.text()
    assert "Incomplete months: 2025-12." in text
    assert "26 usable, 4 doubtful" in text


def test_the_language_changes_while_running(opened, qtbot):
    window = opened.window
    with qtbot.waitSignal(window.settled):
        window.menus.languages[Language.CHINESE].trigger()
    header = window.site.crashes.records.headerData(1, Qt.Orientation.Horizontal)
    assert header == "時間"
    assert window.menuBar().actions()[0].text() == "檔案(&F)"
    assert "114/03/04" in window.site.crashes.proxy.index(0, 1).data()
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
    opened.window.splitter.setSizes([340, 430])
    sizes = opened.window.splitter.sizes()
    opened.window.close()
    again = make_rig(tmp_path)
    again.window.show()
    with qtbot.waitSignal(again.window.settled):
        again.window.open_location("city.gpkg")
    assert again.window.height() == 650
    assert abs(again.window.splitter.sizes()[0] - sizes[0]) <= 2
    assert again.settings.last_store == "city.gpkg"
    assert again.window.menus.recent.actions()[0].text() == "city.gpkg"
    again.window.close()
    again.switch.remove()
    again.window.deleteLater()


def test_every_control_has_a_name_for_screen_readers(opened):
    window = opened.window
    controls = [window.sites.search, window.sites.period, window.sites.ranking]
    controls += [window.sites.table, window.site.diagram, window.site.crashes]
    controls += [window.site.not_drawn, window.sites.first_day, window.sites.last_day]
    assert [c for c in controls if not c.accessibleName()] == []
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    own = [b for b in buttons if not isinstance(b.parent(), QLineEdit)]
    nameless = [b for b in own if not (b.text() or b.accessibleName() or b.toolTip())]
    assert [b.metaObject().className() for b in nameless if "Corner" not in b.objectName()] == []


def test_tab_reaches_every_part_of_the_window(opened, qtbot):
    window = opened.window
    window.activateWindow()
    window.sites.search.setFocus()
    wanted = {
        window.sites.period,
        window.sites.ranking,
        window.sites.table,
        window.site.diagram,
        window.site.crashes,
    }
    seen = set()
    for _ in range(40):
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        seen.add(window.focusWidget())
    assert wanted <= seen


def test_no_label_is_clipped_at_the_usual_size(opened):
    window = opened.window
    window.resize(1280, 800)
    clipped = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and not label.wordWrap() and label.text()
        if label.sizeHint().width() > label.width() + 1
    ]
    assert clipped == []


def test_a_cancelled_demo_store_leaves_no_file_behind(rig, qtbot):
    rig.city.gate = threading.Event()
    rig.window.actions_by_id["new_demo"].trigger()
    made = rig.files.folder / "demo.gpkg"
    qtbot.waitUntil(made.exists)
    qtbot.waitUntil(rig.window.progress.isVisible)
    qtbot.keyClick(rig.window.progress, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not rig.window.background.busy)
    assert not made.exists()
    assert rig.window.pages.currentWidget() is rig.window.no_store


def test_selected_rows_are_copied_with_titles(opened, qtbot, qapp):
    table = opened.window.site.crashes
    table.setFocus()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = qapp.clipboard().text().splitlines()
    assert len(lines) == 4
    assert lines[0].split("\t")[:3] == ["No.", "Time", "Class"]
    assert lines[1].split("\t")[0] == "1"


def test_clicking_a_title_sorts_by_value_not_by_letters(opened, qtbot):
    table = opened.window.sites.table
    header = table.horizontalHeader()
    x = header.sectionViewportPosition(SCORE_COLUMN + 1) + 5
    for wanted in (["s3", "s2", "s1"], ["s1", "s2", "s3"]):
        click(qtbot, header.viewport(), QPoint(x, header.height() // 2))
        assert [row.id for row in table.shown_records()] == wanted


def test_the_wheel_zooms_at_the_pointer_and_a_drag_pans(opened, qtbot):
    diagram = opened.window.site.diagram
    at = pixel_of(diagram, (-20.0, 5.0))
    before = diagram.view.scale
    wheel(diagram, at, 240)
    assert diagram.view.scale > before * 1.3
    assert (pixel_of(diagram, (-20.0, 5.0)) - at).manhattanLength() <= 2
    at = pixel_of(diagram, (-20.0, 5.0))
    qtbot.mousePress(diagram, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(diagram, at + QPoint(30, 40))
    qtbot.mouseMove(diagram, at + QPoint(60, 40))
    qtbot.mouseRelease(diagram, Qt.MouseButton.LeftButton, pos=at + QPoint(60, 40))
    assert pixel_of(diagram, (-20.0, 5.0)) == at + QPoint(60, 40)
    assert diagram.chosen == ""
    qtbot.keyClick(diagram, Qt.Key.Key_F)
    assert diagram.view.scale == pytest.approx(before)


def test_page_keys_walk_through_the_glyphs(opened, qtbot):
    site = opened.window.site
    site.diagram.setFocus()
    for wanted in ("s1-a", "s1-b", "s1-a"):
        qtbot.keyClick(site.diagram, Qt.Key.Key_PageDown)
        assert site.diagram.chosen == wanted
        assert site.crashes.current_record().case_no == wanted
    qtbot.keyClick(site.diagram, Qt.Key.Key_Escape)
    assert site.diagram.chosen == ""


def edge_lightness(window) -> int:
    return window.grab().toImage().pixelColor(5, window.height() // 2).lightness()


def test_dark_colours_change_window_but_not_paper(opened, qtbot):
    window = opened.window
    window.menus.themes[ThemeChoice.DARK].trigger()
    qtbot.waitUntil(lambda: edge_lightness(window) < 80)
    paper = window.site.diagram.grab().toImage()
    assert paper.pixelColor(4, 4).name() == "#ffffff"
    assert opened.settings.theme is ThemeChoice.DARK
    window.menus.themes[ThemeChoice.LIGHT].trigger()
    qtbot.waitUntil(lambda: edge_lightness(window) > 200)


def test_the_site_named_at_the_start_is_shown_first(rig, qtbot):
    rig.window.sites.first_choice = "垂楊"
    with qtbot.waitSignal(rig.window.settled):
        rig.window.open_location("city.gpkg")
    assert rig.window.site.title.text() == "site s2"


def test_a_search_does_not_forget_the_chosen_site(opened, qtbot):
    sites = opened.window.sites
    read = len(opened.city.queries)
    sites.search.setText("museum")
    assert not sites.table.selectionModel().hasSelection()
    assert sites.chosen.id == "s1"
    sites.search.clear()
    assert sites.table.current_record().id == "s1"
    assert opened.window.site.title.text() == "site s1"
    assert len(opened.city.queries) == read


def test_a_diagram_is_arranged_anew_when_its_place_changes_shape(opened, qtbot):
    window = opened.window
    asked = []

    def shape(aspect):
        asked.append(aspect)
        return window.site.view.content.drawing

    qtbot.waitUntil(lambda: not window.background.busy)
    window.site.show_site(replace(window.site.view, shape=shape))
    window.site.choose("s1-b")
    with qtbot.waitSignal(window.workbench.site_shaped):
        sizes = window.site.splitter.sizes()
        window.site.splitter.setSizes([sizes[0] + sizes[1] // 3, sizes[1] - sizes[1] // 3])
    assert asked[-1] == pytest.approx(window.site.diagram.aspect)
    assert window.site.diagram.chosen == "s1-b"
    window.site.diagram.zoom(2.0)
    count, scale = len(asked), window.site.diagram.view.scale
    window.site.splitter.setSizes(sizes)
    qtbot.wait(REST_MS + 100)
    assert len(asked) == count
    assert window.site.diagram.view.scale == scale


def test_open_dialogs_follow_the_language(opened, qtbot):
    window = opened.window
    window.show_shortcuts()
    dialog = window.findChild(KeysDialog)
    window.use_language(Language.CHINESE)
    qtbot.waitUntil(lambda: dialog.windowTitle() == "鍵盤與滑鼠")
    assert dialog.table.horizontalHeaderItem(1).text() == "作用"
    dialog.close()


def test_a_toolbar_that_finds_no_room_leaves_its_words_off(rig):
    style = Qt.ToolButtonStyle
    rig.window.menus.fit(2000)
    assert rig.window.menus.toolbar.toolButtonStyle() is style.ToolButtonTextBesideIcon
    rig.window.menus.fit(400)
    assert rig.window.menus.toolbar.toolButtonStyle() is style.ToolButtonIconOnly


def test_about_tells_where_the_log_lies(rig, qtbot, tmp_path):
    rig.window.show_about()
    assert str(tmp_path / "log" / "window.log") in box_of(rig.window, qtbot).text()
