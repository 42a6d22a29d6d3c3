"""The first page: three choices and the stores opened before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.helpers.qt_events import click

pytestmark = pytest.mark.gui


def test_stores_opened_before_are_listed_and_a_click_opens_one(rig, qtbot):
    page = rig.window.no_store
    assert not page.recent.isVisible()
    rig.settings.remember_store("/data/b.gpkg")
    rig.settings.remember_store("/data/a.gpkg")
    rig.window.offer_recent()
    assert page.recent.isVisible()
    assert page.recent.item(0).text().splitlines()[0] == "a.gpkg"
    place = page.recent.visualItemRect(page.recent.item(1)).center()
    with qtbot.waitSignal(rig.window.settled):
        click(qtbot, page.recent.viewport(), place)
    assert rig.city.opened == ["/data/b.gpkg"]


def test_enter_opens_the_chosen_store(rig, qtbot):
    rig.settings.remember_store("/data/a.gpkg")
    rig.window.offer_recent()
    page = rig.window.no_store
    page.recent.setFocus()
    page.recent.setCurrentRow(0)
    with qtbot.waitSignal(rig.window.settled):
        qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    assert rig.city.opened == ["/data/a.gpkg"]


def test_a_store_that_cannot_be_opened_leaves_the_page(rig, qtbot, caplog):
    rig.settings.remember_store("/data/a.gpkg")
    rig.window.offer_recent()
    rig.city.error = RuntimeError("gone")
    with qtbot.waitSignal(rig.window.settled):
        rig.window.open_location("/data/a.gpkg")
    assert not rig.window.no_store.recent.isVisible()
    assert "gone" in caplog.text


@pytest.mark.parametrize("size", [(760, 540), (1280, 800)])
def test_the_choices_are_whole_in_every_window(rig, qtbot, size):
    for number in range(8):
        rig.settings.remember_store(f"/data/{number}.gpkg")
    rig.window.offer_recent()
    rig.window.resize(*size)
    qtbot.waitUntil(lambda: rig.window.width() == size[0])
    page = rig.window.no_store
    for button in page.buttons:
        corner = button.mapTo(page, button.rect().bottomRight())
        assert page.rect().contains(corner)
        assert button.width() >= button.sizeHint().width()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
