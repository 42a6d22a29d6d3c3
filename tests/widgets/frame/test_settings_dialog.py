"""The settings dialog: everything in it holds at once and can be put back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSpinBox

from app.messages import Language
from app.settings_table import (
    ANIMATIONS,
    BASEMAP_URL,
    DATE_STYLE,
    EPDO_FORM,
    FONT_PERCENT,
    LANGUAGE,
    REOPEN_STORE,
    SETTINGS,
    THEME,
    UNDO_DEPTH,
    DateStyle,
    ThemeChoice,
)
from app.sites import Rank
from widgets.frame.settings_dialog import SettingsDialog
from widgets.parts.fonts import WINDOW_POINTS
from widgets.parts.words import day_text

pytestmark = pytest.mark.gui


@pytest.fixture
def dialog(opened):
    """The settings dialog of a window, and everything as it was afterwards."""
    opened.window.help_desk.show_settings()
    made = opened.window.findChild(SettingsDialog)
    yield made
    opened.settings.reset_all()
    opened.window.look.use_theme(ThemeChoice.LIGHT)


def choose(qtbot, dialog, setting, value):
    """Choose a value of a box by keys, as an officer without a mouse does."""
    box = dialog.rows[setting.key].control
    assert isinstance(box, QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(list(setting.choices).index(value)):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def test_every_declared_setting_has_a_row_in_its_group(dialog):
    assert set(dialog.rows) == {setting.key for setting in SETTINGS}
    shown = set()
    for place in range(dialog.groups.count()):
        dialog.groups.setCurrentRow(place)
        here = {key for key, row in dialog.rows.items() if row.isVisible()}
        assert here
        assert not here & shown
        shown |= here
    assert shown == set(dialog.rows)


def test_the_language_changes_at_once_in_window_and_dialog(dialog, opened, qtbot):
    with qtbot.waitSignal(opened.window.settled):
        choose(qtbot, dialog, LANGUAGE, Language.CHINESE)
        if opened.settings.language is not Language.CHINESE:
            opened.settings.language = Language.CHINESE
    assert dialog.windowTitle() == "設定"
    assert dialog.rows[THEME.key].label.text() == "色彩"
    assert opened.window.menuBar().actions()[0].text() == "檔案(&F)"


def test_dates_are_written_in_the_chosen_style_at_once(dialog, opened, qtbot):
    assert day_text(date(2025, 3, 4)) == "2025-03-04"
    choose(qtbot, dialog, DATE_STYLE, DateStyle.ROC)
    assert day_text(date(2025, 3, 4)) == "114/03/04"
    qtbot.waitUntil(lambda: "113/01/03" in opened.window.banner.label.text())
    opened.window.look.use_language(Language.CHINESE)
    opened.settings.put(DATE_STYLE, DateStyle.ISO)
    assert day_text(date(2025, 3, 4)) == "2025-03-04"
    opened.settings.reset(DATE_STYLE)
    assert day_text(date(2025, 3, 4)) == "114/03/04"


def test_letters_grow_at_once(dialog, opened, qtbot):
    box = dialog.rows[FONT_PERCENT.key].control
    assert isinstance(box, QSpinBox)
    before = opened.window.sites.search.fontMetrics().height()
    box.setValue(150)
    assert QApplication.font().pointSizeF() == pytest.approx(WINDOW_POINTS * 1.5)
    search = opened.window.sites.search
    qtbot.waitUntil(lambda: search.fontMetrics().height() > before * 1.3)
    dialog.rows[FONT_PERCENT.key].back.click()
    assert QApplication.font().pointSizeF() == pytest.approx(WINDOW_POINTS)


def test_colours_movements_and_undo_depth_follow(dialog, opened, qtbot):
    choose(qtbot, dialog, THEME, ThemeChoice.DARK)
    qtbot.waitUntil(lambda: opened.window.palette().window().color().lightness() < 80)
    assert opened.window.menus.themes[ThemeChoice.DARK].isChecked()
    animations = dialog.rows[ANIMATIONS.key].control
    assert isinstance(animations, QCheckBox)
    animations.click()
    assert not opened.window.host.isAnimated()
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    depth = dialog.rows[UNDO_DEPTH.key].control
    assert isinstance(depth, QSpinBox)
    depth.setValue(20)
    assert opened.window.undo_stack.limit == 20


def test_one_setting_is_put_back_and_its_button_shows_only_then(dialog, opened):
    row = dialog.rows[REOPEN_STORE.key]
    assert isinstance(row.control, QCheckBox)
    dialog.groups.setCurrentRow(0)
    assert not row.back.isVisible()
    row.control.click()
    assert opened.settings.value(REOPEN_STORE) is False
    assert row.back.isVisible()
    row.back.click()
    assert opened.settings.value(REOPEN_STORE) is True
    assert row.control.isChecked()


def test_all_settings_are_put_back_but_stores_stay_remembered(dialog, opened):
    opened.settings.put(REOPEN_STORE, False)
    opened.settings.put(UNDO_DEPTH, 30)
    dialog.reset_all.click()
    assert opened.settings.value(REOPEN_STORE) is True
    assert opened.settings.value(UNDO_DEPTH) == UNDO_DEPTH.default
    assert opened.settings.recent_stores == ["city.gpkg"]


def test_an_address_that_is_none_is_not_taken(dialog, opened, qtbot):
    dialog.groups.setCurrentRow(2)
    row = dialog.rows[BASEMAP_URL.key]
    assert isinstance(row.control, QLineEdit)
    row.control.setFocus()
    row.control.selectAll()
    qtbot.keyClicks(row.control, "not an address")
    assert row.hint.text().startswith("⚠")
    qtbot.keyClick(row.control, Qt.Key.Key_Tab)
    assert row.control.text() == BASEMAP_URL.default
    assert not row.hint.text().startswith("⚠")
    row.control.setFocus()
    row.control.selectAll()
    qtbot.keyClicks(row.control, "http://127.0.0.1:8000/{z}/{x}/{y}.png")
    qtbot.keyClick(row.control, Qt.Key.Key_Tab)
    assert opened.settings.value(BASEMAP_URL) == "http://127.0.0.1:8000/{z}/{x}/{y}.png"


def test_the_search_looks_through_names_and_explanations_of_all_groups(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "network")
    shown = {key for key, row in dialog.rows.items() if row.isVisible()}
    assert shown == {"basemap", "basemap_cache_mb"}
    qtbot.keyClicks(dialog.search, " zzz")
    assert dialog.nothing.isVisible()
    dialog.search.clear()
    assert not dialog.nothing.isVisible()


def test_a_store_is_ranked_as_the_settings_say(rig, qtbot):
    rig.settings.put(EPDO_FORM, Rank.EPDO_CASES)
    with qtbot.waitSignal(rig.window.settled):
        rig.window.open_location("city.gpkg")
    assert rig.city.queries[-1].rank is Rank.EPDO_CASES


def test_a_closed_dialog_hears_of_nothing_any_more(dialog, opened, qtbot):
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    opened.settings.put(UNDO_DEPTH, 40)
    assert opened.window.undo_stack.limit == 40
