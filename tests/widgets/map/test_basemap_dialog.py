from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from app.mapping.basemap import Basemap, BasemapMode, BasemapState
from app.mapping.basemap_sources import OWN_ID, known_sources
from app.mapping.tile_cache import TileCache
from app.mapping.tile_fetching import TileFetcher
from app.messages import Language
from app.signal import Signal
from widgets.map.basemap_dialog import BasemapChoice, BasemapDialog, CacheDoor, ServerDoor
from widgets.map.basemap_indicator import BasemapIndicator
from widgets.parts.translation import LanguageSwitch

pytestmark = pytest.mark.gui


class Tiles:
    """Tiles on disk that are counted, not kept."""

    def __init__(self):
        self.size = 12_300_000

    def door(self):
        return CacheDoor(size_bytes=lambda: self.size, clear=self.clear)

    def clear(self):
        self.size = 0


@pytest.fixture
def make(dressed, qtbot):
    def made(choice=None):
        dialog = BasemapDialog(choice or BasemapChoice(), Tiles().door())
        qtbot.addWidget(dialog)
        dialog.told = []
        dialog.chosen.connect(dialog.told.append)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return made


def press_ok(dialog, qtbot):
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_off_is_the_usual_choice_and_says_that_nothing_is_sent(make):
    dialog = make()
    assert dialog.off.isChecked()
    assert "sends nothing" in dialog.notice.text()


def test_a_choice_says_who_learns_what_before_it_is_made(make, qtbot):
    dialog = make()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.off.setFocus()
    qtbot.keyClick(dialog.off, Qt.Key.Key_Down)
    assert dialog.sources[0].isChecked()
    assert "wmts.nlsc.gov.tw" in dialog.notice.text()
    assert "No crash data" in dialog.notice.text()
    assert dialog.told == []
    press_ok(dialog, qtbot)
    assert dialog.told == [BasemapChoice(source_id=known_sources()[0].id)]


def test_typing_an_address_marks_it_and_tells_its_server(make, qtbot):
    dialog = make()
    qtbot.keyClicks(dialog.address, "https://tiles.example/{z}/{x}/{y}.png")
    assert dialog.own.isChecked()
    assert "tiles.example" in dialog.notice.text()
    press_ok(dialog, qtbot)
    (choice,) = dialog.told
    assert choice.source_id == OWN_ID
    assert choice.own_template == "https://tiles.example/{z}/{x}/{y}.png"


def test_a_wrong_address_is_explained_and_the_dialog_stays(make, qtbot):
    dialog = make()
    qtbot.keyClicks(dialog.address, "https://tiles.example/{z}/{x}")
    press_ok(dialog, qtbot)
    assert dialog.isVisible()
    assert "{y}" in dialog.problem.text()
    assert dialog.told == []
    qtbot.keyClicks(dialog.address, "/{y}")
    assert dialog.problem.isHidden()
    press_ok(dialog, qtbot)
    assert len(dialog.told) == 1


def test_no_words_are_squeezed_when_a_problem_is_told(make, qtbot):
    dialog = make(BasemapChoice(source_id=OWN_ID, own_template="https://t.example/{z}"))
    press_ok(dialog, qtbot)
    for label in (dialog.problem, dialog.notice):
        assert label.height() >= label.heightForWidth(label.width())
    assert dialog.limit.height() >= dialog.limit.minimumSizeHint().height()


def test_leaving_changes_nothing(make, qtbot):
    dialog = make()
    dialog.sources[1].setChecked(True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.told == []


def test_the_kept_tiles_are_counted_and_deleted(make, qtbot):
    dialog = make()
    assert "12.3 MB" in dialog.size.text()
    qtbot.mouseClick(dialog.clear, Qt.MouseButton.LeftButton)
    assert "0.0 MB" in dialog.size.text()
    assert not dialog.clear.isEnabled()


def test_the_largest_size_is_part_of_the_choice(make, qtbot):
    dialog = make(BasemapChoice(limit_mb=400))
    assert dialog.limit.value() == 400
    dialog.limit.setValue(150)
    press_ok(dialog, qtbot)
    assert dialog.told == [BasemapChoice(limit_mb=150)]


def test_the_dialog_and_the_indicator_follow_the_language(make, qtbot, tmp_path):
    switch = LanguageSwitch()
    dialog = make()
    basemap = Basemap(TileFetcher(TileCache(tmp_path), program="t"))
    indicator = BasemapIndicator(basemap)
    qtbot.addWidget(indicator)
    try:
        switch.use(Language.CHINESE)
        qtbot.waitUntil(lambda: dialog.windowTitle() == "底圖")
        assert dialog.sources[0].text() == "通用版電子地圖（國土測繪中心）"
        qtbot.waitUntil(lambda: indicator.text() == "底圖關閉")
    finally:
        switch.remove()
    qtbot.waitUntil(lambda: indicator.text() == "Basemap off")


def test_the_indicator_tells_each_state_with_reason_and_moment(dressed, qtbot, tmp_path):
    basemap = Basemap(TileFetcher(TileCache(tmp_path), program="t"))
    indicator = BasemapIndicator(basemap)
    qtbot.addWidget(indicator)
    assert indicator.accessibleName() == "Basemap off"
    offline = BasemapState(
        mode=BasemapMode.OFFLINE,
        since=datetime(2026, 7, 1, 3, 0, tzinfo=UTC),
        reason="BASEMAP_TIMED_OUT",
    )
    basemap.state_changed.emit(offline)
    assert indicator.text() == "Basemap offline"
    assert "2026-07-01 11:00" in indicator.toolTip()  # Taiwan is eight hours ahead
    assert "did not answer in time" in indicator.toolTip()
    said = set()
    for mode in BasemapMode:
        basemap.state_changed.emit(replace(offline, mode=mode))
        said.add(indicator.text())
    assert len(said) == len(BasemapMode)


def test_an_offline_server_can_be_asked_again_from_the_dialog(dressed, qtbot):
    changed: Signal[BasemapState] = Signal()
    asked = []
    offline = BasemapState(
        mode=BasemapMode.OFFLINE,
        since=datetime(2026, 7, 1, 3, 0, tzinfo=UTC),
        reason="BASEMAP_TIMED_OUT",
    )
    server = ServerDoor(state=offline, changed=changed, try_again=lambda: asked.append(1))
    dialog = BasemapDialog(BasemapChoice(), Tiles().door(), server)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert "2026-07-01 11:00" in dialog.offline.text()
    qtbot.mouseClick(dialog.again, Qt.MouseButton.LeftButton)
    assert asked == [1]
    assert not dialog.again.isEnabled(), "one question at a time"
    changed.emit(BasemapState(mode=BasemapMode.SHOWN))
    assert not dialog.again.isVisible()
    changed.emit(offline)
    assert dialog.again.isVisible()
    assert dialog.again.isEnabled()
    dialog.reject()
