"""The help window: pages, links, search, back and forward, context."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl

from app.help_pages import PAGES, help_pages
from app.messages import Language
from tests.helpers.qt_events import click
from widgets.frame.help_window import HelpWindow

pytestmark = pytest.mark.gui


@pytest.fixture
def help_window(opened):
    """The help at its first page."""
    opened.window.help_desk.show_help_page("start")
    made = opened.window.findChild(HelpWindow)
    yield made
    made.close()


def titles(window) -> list[str]:
    return [window.contents.item(row).text() for row in range(window.contents.count())]


def test_the_contents_list_all_pages_and_keys_walk_through_them(help_window, qtbot):
    pages = help_pages(Language.ENGLISH)
    assert titles(help_window) == [page.title for page in pages]
    for page in pages[1:]:
        qtbot.keyClick(help_window.contents, Qt.Key.Key_Down)
        assert help_window.page == page.name
        assert help_window.view.toPlainText().startswith(page.title)


def test_links_lead_to_pages_and_back_leads_back(help_window, qtbot):
    help_window.view.anchorClicked.emit(QUrl("map.md"))
    help_window.view.anchorClicked.emit(QUrl("layers.md"))
    assert help_window.page == "layers"
    click(qtbot, help_window.back)
    assert help_window.page == "map"
    click(qtbot, help_window.back)
    assert help_window.page == "start"
    assert not help_window.back.isEnabled()
    click(qtbot, help_window.forward)
    assert help_window.page == "map"
    help_window.show_page("keyboard")
    assert not help_window.forward.isEnabled()


def test_a_link_is_followed_by_a_real_click(help_window, qtbot):
    view = help_window.view
    places = (QPoint(x, y) for y in range(0, 700, 4) for x in range(0, 700, 6))
    spot = next(place for place in places if view.anchorAt(place))
    target = view.anchorAt(spot).removesuffix(".md")
    click(qtbot, view.viewport(), spot)
    assert help_window.page == target


def test_the_search_lists_pages_with_the_words_around(help_window, qtbot):
    qtbot.keyClicks(help_window.search, "quarantine")
    assert len(titles(help_window)) == 1
    assert titles(help_window)[0].startswith("Importing\n")
    qtbot.keyClick(help_window.search, Qt.Key.Key_Return)
    assert help_window.page == "import"
    qtbot.keyClicks(help_window.search, "xx")
    assert titles(help_window) == []
    assert help_window.nothing.isVisible()


@pytest.mark.parametrize(
    ("place", "page"),
    [
        (lambda window: window.sites.search, "sites"),
        (lambda window: window.site.diagram, "site_page"),
        (lambda window: window.site.crashes, "site_page"),
    ],
)
def test_f1_explains_the_panel_that_has_the_keys(opened, qtbot, place, page):
    place(opened.window).setFocus()
    qtbot.keyClick(place(opened.window), Qt.Key.Key_F1)
    made = opened.window.findChild(HelpWindow)
    assert made.isVisible()
    assert made.page == page
    made.close()


def test_f1_without_a_store_explains_how_to_begin(rig, qtbot):
    qtbot.keyClick(rig.window.no_store.buttons[0], Qt.Key.Key_F1)
    made = rig.window.findChild(HelpWindow)
    assert made.page == "start"
    made.close()


def test_the_help_follows_the_language(help_window, opened, qtbot):
    help_window.show_page("coverage")
    with qtbot.waitSignal(opened.window.settled):
        opened.window.look.use_language(Language.CHINESE)
    assert help_window.windowTitle() == "說明"
    assert help_window.page == "coverage"
    assert "資料完整度" in help_window.view.toPlainText()


def test_every_page_is_shown_without_marks(help_window):
    for name in PAGES:
        help_window.show_page(name)
        text = help_window.view.toPlainText()
        assert "**" not in text, name
        assert "](" not in text, name
        assert len(text) > 100, name


def test_the_window_closes_the_help_with_itself(help_window, opened):
    opened.window.close()
    assert not help_window.isVisible()
