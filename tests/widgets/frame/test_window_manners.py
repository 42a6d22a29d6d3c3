"""Manners of the whole window: reach by key and reader, lists, diagram, language, colours."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
)

from app.messages import Language
from tests.helpers.qt_events import box_of, click, pixel_of, wheel
from widgets.frame.help_dialogs import KeysDialog
from widgets.parts.settings import ThemeChoice
from widgets.site.diagram_view import REST_MS
from widgets.site.site_columns import SCORE_COLUMN

pytestmark = pytest.mark.gui


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
        window.site.why.words,
        window.site.tabs.tabBar(),
        window.site.crashes,
    }
    seen = set()
    for _ in range(240):
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        if window.focusWidget() is window.site.tabs.tabBar() and window.site.diagram in seen:
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)
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
        window.site.splitter.setSizes([sizes[0] - sizes[0] // 3, sizes[1] + sizes[0] // 3])
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
    window.help_desk.show_shortcuts()
    dialog = window.findChild(KeysDialog)
    window.look.use_language(Language.CHINESE)
    qtbot.waitUntil(lambda: dialog.windowTitle() == "鍵盤與滑鼠")
    assert dialog.table.horizontalHeaderItem(1).text() == "作用"
    dialog.close()


def test_a_toolbar_that_finds_no_room_leaves_its_words_off(rig):
    style = Qt.ToolButtonStyle
    rig.window.menus.toolbar.fit(2000)
    assert rig.window.menus.toolbar.toolButtonStyle() is style.ToolButtonTextBesideIcon
    rig.window.menus.toolbar.fit(400)
    assert rig.window.menus.toolbar.toolButtonStyle() is style.ToolButtonIconOnly


def test_the_toolbar_fits_the_language_it_is_in(rig, qtbot):
    """The words of the language before do not count."""
    menus, style = rig.window.menus, Qt.ToolButtonStyle
    rig.window.show()
    menus.languages[Language.CHINESE].trigger()
    qtbot.wait(50)
    menus.toolbar.fit(10_000)
    width = menus.toolbar.sizeHint().width() + 20
    rig.window.resize(max(width, rig.window.minimumWidth()), 760)
    qtbot.wait(50)
    for language in (Language.ENGLISH, Language.CHINESE, Language.ENGLISH):
        menus.languages[language].trigger()
        qtbot.wait(50)
        was = menus.toolbar.toolButtonStyle()
        menus.toolbar.fit(rig.window.width())
        assert menus.toolbar.toolButtonStyle() is was
    assert was is style.ToolButtonIconOnly


def test_about_tells_where_the_log_lies(rig, qtbot, tmp_path):
    rig.window.help_desk.show_about()
    assert str(tmp_path / "log" / "window.log") in box_of(rig.window, qtbot).text()


def test_a_diagram_that_was_made_for_another_shape_is_arranged_anew(opened, qtbot):
    diagram = opened.window.site.diagram
    with qtbot.waitSignal(diagram.aspect_changed):
        diagram.was_shaped_for(diagram.aspect * 2)
    with qtbot.assertNotEmitted(diagram.aspect_changed, wait=REST_MS + 100):
        diagram.was_shaped_for(diagram.aspect)
