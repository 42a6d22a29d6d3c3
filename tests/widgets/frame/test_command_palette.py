"""The command palette: found by either language, chosen by keys, with a reason where it cannot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.messages import Language
from tests.helpers.qt_events import click
from widgets.frame.command_palette import ENTRY, CommandPalette
from widgets.frame.palette_entries import EntryKind, found, rating

pytestmark = pytest.mark.gui


def open_palette(window, qtbot) -> CommandPalette:
    qtbot.keyClick(
        window,
        Qt.Key.Key_P,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    return window.findChild(CommandPalette)


def titles(palette) -> list[str]:
    return [entry.title for entry in palette.model.entries]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("import crash", "Import crashes"),
        ("匯入事故", "Import crashes"),
        ("設定", "Settings"),
        ("setings", "Settings"),
        ("imprt streets", "Import streets"),
        ("版面", "Reset layout"),
        ("復原", "Undo"),
        ("繁體", "繁體中文"),
        ("dark", "Dark"),
        ("深色", "Dark"),
    ],
)
def test_an_action_is_found_in_both_languages_and_with_typing_errors(opened, qtbot, query, title):
    palette = open_palette(opened.window, qtbot)
    palette.search.setText(query)
    assert titles(palette)[0] == title


def test_a_chinese_window_finds_english_names(opened, qtbot):
    with qtbot.waitSignal(opened.window.settled):
        opened.window.look.use_language(Language.CHINESE)
    palette = open_palette(opened.window, qtbot)
    qtbot.keyClicks(palette.search, "print")
    assert {"列印地點圖表", "列印現場圖"} <= set(titles(palette)[:2])


def test_enter_does_the_chosen_thing(opened, qtbot):
    palette = open_palette(opened.window, qtbot)
    qtbot.keyClicks(palette.search, "whole diagram")
    opened.window.site.diagram.zoom(3.0)
    enlarged = opened.window.site.diagram.view.scale
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert opened.window.site.diagram.view.scale < enlarged


def test_a_site_is_found_by_part_of_its_name_and_shown(opened, qtbot):
    palette = open_palette(opened.window, qtbot)
    palette.search.setText("垂楊")
    assert palette.model.entries[0].kind is EntryKind.SITE
    with qtbot.waitSignal(opened.window.settled):
        click(
            qtbot, palette.list.viewport(), palette.list.visualRect(palette.model.index(0)).center()
        )
    assert opened.window.site.title.text() == "site s2"


def test_a_site_that_the_search_hides_is_shown_all_the_same(opened, qtbot):
    opened.window.sites.search.setText("museum")
    with qtbot.waitSignal(opened.window.settled):
        opened.window.choose_site("s2")
    assert opened.window.sites.search.text() == ""
    assert opened.window.sites.table.current_record().id == "s2"


def test_recent_stores_are_offered(rig, qtbot):
    rig.settings.remember_store("/data/嘉義市.gpkg")
    palette = open_palette(rig.window, qtbot)
    palette.search.setText("嘉義")
    assert titles(palette) == ["嘉義市.gpkg"]
    with qtbot.waitSignal(rig.window.settled):
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert rig.city.opened == ["/data/嘉義市.gpkg"]


def test_what_cannot_be_done_says_why_and_does_nothing(rig, qtbot):
    palette = open_palette(rig.window, qtbot)
    for query, reason in (
        ("import crashes", "Open a store first"),
        ("print site", "Open a store first"),
        ("undo", "Nothing was changed yet"),
    ):
        palette.search.setText(query)
        assert palette.status.text() == reason
        spoken = palette.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert reason in spoken
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)
        assert palette.isVisible()
    assert rig.city.readings == []


def test_keys_are_shown_beside_the_names(opened, qtbot):
    palette = open_palette(opened.window, qtbot)
    palette.search.setText("redo")
    assert palette.model.index(0).data(ENTRY).keys == "Ctrl+Shift+Z, Ctrl+Y"


def test_arrows_walk_while_the_search_keeps_the_keys(opened, qtbot):
    palette = open_palette(opened.window, qtbot)
    assert palette.list.currentIndex().row() == 0
    qtbot.waitUntil(palette.isActiveWindow)
    assert palette.focusWidget() is palette.search
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 2
    assert palette.focusWidget() is palette.search


def test_nothing_found_says_what_to_do(opened, qtbot):
    palette = open_palette(opened.window, qtbot)
    palette.search.setText("qqqqxxxx")
    assert titles(palette) == []
    assert "other words" in palette.status.text()


def test_every_enabled_action_of_the_menus_is_offered(opened, qtbot):
    palette = open_palette(opened.window, qtbot)
    offered = [entry.title for entry in palette._entries if entry.kind is EntryKind.ACTION]
    assert len(offered) == len(opened.window.menus.all_actions())
    assert len(offered) > 30


def test_names_that_begin_as_typed_come_before_those_that_hold_it_and_those_misspelt():
    best = rating(["print"], "print")
    begins = rating(["print site sheet"], "print")
    holds = rating(["reprint the sheet"], "print")
    misspelt = rating(["print site sheet"], "prnt site")
    assert best > begins > holds > misspelt > rating(["dark colours"], "print")


def test_without_a_query_actions_and_stores_are_listed_but_no_sites(opened, qtbot):
    opened.settings.remember_store("/data/嘉義市.gpkg")
    palette = open_palette(opened.window, qtbot)
    entries = found(palette._entries, "  ")
    assert {entry.kind for entry in entries} == {EntryKind.ACTION, EntryKind.STORE}
    stores = [entry.hint for entry in entries if entry.kind is EntryKind.STORE]
    assert stores == ["/data/嘉義市.gpkg"], "the store that is open is not offered again"
