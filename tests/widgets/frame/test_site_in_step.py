"""The site list and the site page stay in step, whatever the page shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.qt import listing

pytestmark = pytest.mark.gui
AREA = "POLYGON ((0 0, 9 0, 9 9, 0 0))"


@pytest.fixture
def window(opened, qtbot):
    """A window whose page shows an area."""
    with qtbot.waitSignal(opened.window.settled):
        opened.window.flow.open(AREA)
    return opened.window


def test_a_site_that_is_not_listed_leaves_no_row_chosen(window):
    assert window.site.title.text() == f"site {AREA}"
    assert window.sites.chosen is None
    assert not window.sites.table.selectionModel().hasSelection()


def test_the_site_chosen_before_can_be_opened_again(window, qtbot):
    with qtbot.waitSignal(window.settled):
        window.flow.open("s1")
    assert window.site.title.text() == "site s1"
    assert window.sites.chosen.id == "s1"


def test_the_page_stays_when_the_list_is_read_again(window, qtbot):
    with qtbot.waitSignal(window.settled):
        window.reload()
    assert window.site.title.text() == f"site {AREA}"


def test_a_site_without_crashes_in_a_shorter_period_stays_on_the_page(opened, qtbot, monkeypatch):
    window, city = opened.window, opened.city
    with qtbot.waitSignal(window.settled):
        window.flow.open("s2")
    whole = listing
    monkeypatch.setattr(
        "tests.helpers.qt.listing",
        lambda query: replace(whole(query), rows=whole(query).rows[:1]),
    )
    with qtbot.waitSignal(window.settled):
        window.reload()
    assert (window.site.title.text(), window.sites.chosen) == ("site s2", None)
    monkeypatch.undo()
    with qtbot.waitSignal(window.settled):
        window.reload()
    assert window.sites.chosen.id == "s2"
    assert city.queries


def test_another_store_begins_with_its_first_site(window, qtbot):
    with qtbot.waitSignal(window.settled):
        window.open_location("other.gpkg")
    assert window.site.title.text() == "site s1"
