"""What the window remembers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray

from app.messages import Language
from app.settings_table import FONT_PERCENT, REOPEN_STORE
from widgets.parts.settings import RECENT_LIMIT, ThemeChoice, WindowSettings

pytestmark = pytest.mark.gui


def test_choices_come_back_from_the_file(tmp_path):
    path = tmp_path / "設定" / "window.ini"
    first = WindowSettings(path)
    first.language = Language.CHINESE
    first.theme = ThemeChoice.DARK
    first.remember_store("/資料/嘉義市.gpkg")
    first.save_layout("window", QByteArray(b"\x00\x01abc"))
    first.flush()
    second = WindowSettings(path)
    assert second.language is Language.CHINESE
    assert second.theme is ThemeChoice.DARK
    assert second.last_store == "/資料/嘉義市.gpkg"
    assert second.recent_stores == ["/資料/嘉義市.gpkg"]
    assert bytes(second.layout("window").data()) == b"\x00\x01abc"


def test_the_latest_store_stands_first_and_once(tmp_path):
    settings = WindowSettings(tmp_path / "w.ini")
    for number in range(RECENT_LIMIT + 3):
        settings.remember_store(f"{number}.gpkg")
    settings.remember_store("5.gpkg")
    assert settings.recent_stores[0] == "5.gpkg"
    assert len(settings.recent_stores) == RECENT_LIMIT
    assert settings.recent_stores.count("5.gpkg") == 1


def test_a_store_that_is_gone_is_forgotten(tmp_path):
    settings = WindowSettings(tmp_path / "w.ini")
    settings.remember_store("a.gpkg")
    settings.forget_store("a.gpkg")
    assert settings.recent_stores == []
    assert settings.last_store == ""


def test_a_damaged_file_reads_as_defaults(tmp_path, monkeypatch):
    monkeypatch.setenv("DAOAN_LANGUAGE", "zh_TW")
    path = tmp_path / "w.ini"
    path.write_text("[General]\nlanguage=klingon\ntheme=7\nrecent_stores=@Invalid()\n")
    settings = WindowSettings(path)
    assert settings.language is Language.CHINESE
    assert settings.theme is ThemeChoice.SYSTEM
    assert settings.recent_stores == []
    assert settings.layout("window").isEmpty()


def test_declared_settings_are_read_typed_and_tell_of_changes(tmp_path):
    settings, told = WindowSettings(tmp_path / "w.ini"), []
    settings.changed.connect(lambda key: told.append(key))
    settings.put(FONT_PERCENT, 150)
    settings.put(FONT_PERCENT, 150)
    settings.put(REOPEN_STORE, False)
    settings.flush()
    again = WindowSettings(tmp_path / "w.ini")
    assert again.value(FONT_PERCENT) == 150
    assert again.value(REOPEN_STORE) is False
    settings.reset_all()
    assert settings.value(REOPEN_STORE) is True
    assert told == ["font_percent", "reopen_store", "reopen_store", "font_percent"]


@pytest.mark.parametrize(
    "text", ["", "[]", '{"a": [1, 2.5, "路名, 路口"], "b": null}', "@x", "a;b=c\n%"]
)
def test_what_panels_keep_comes_back_letter_by_letter(tmp_path, text):
    settings = WindowSettings(tmp_path / "w.ini")
    settings.set_text("layers", text)
    settings.flush()
    again = WindowSettings(tmp_path / "w.ini")
    assert again.get_text("layers", "none") == (text or "none")
    assert again.get_text("bookmarks") == ""


def test_what_was_seen_stays_seen(tmp_path):
    settings = WindowSettings(tmp_path / "w.ini")
    assert not settings.seen("tour")
    settings.mark_seen("tour")
    settings.flush()
    assert WindowSettings(tmp_path / "w.ini").seen("tour")
