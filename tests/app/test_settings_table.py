"""Declared settings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mapping.basemap_sources import known_sources
from app.messages import Language, sentences
from app.settings_table import (
    BASEMAP,
    BASEMAP_URL,
    FONT_PERCENT,
    LANGUAGE,
    SETTINGS,
    BasemapName,
    ChoiceSetting,
    NumberSetting,
    Setting,
    SettingGroup,
    SwitchSetting,
    TextSetting,
)

IDS = [setting.key for setting in SETTINGS]


def allowed_values(setting: Setting) -> list[object]:
    if isinstance(setting, ChoiceSetting):
        return list(setting.choices)
    if isinstance(setting, SwitchSetting):
        return [True, False]
    if isinstance(setting, NumberSetting):
        return [setting.lowest, setting.default, setting.highest]
    return [setting.default, "http://127.0.0.1:8000/{z}/{x}/{y}.png"]


@pytest.mark.parametrize("setting", SETTINGS, ids=IDS)
def test_what_is_written_reads_back_the_same(setting: Setting) -> None:
    for value in allowed_values(setting):
        assert setting.read(setting.write(value)) == value


@pytest.mark.parametrize("setting", SETTINGS, ids=IDS)
@given(raw=st.none() | st.text() | st.lists(st.text()) | st.floats() | st.binary())
def test_damaged_values_read_as_something_allowed(setting: Setting, raw: object) -> None:
    value = setting.read(raw)
    assert setting.read(setting.write(value)) == value


@pytest.mark.parametrize("setting", SETTINGS, ids=IDS)
@pytest.mark.parametrize("raw", [None, "", "klingon", "@Invalid()", ["a"], "99999999999", 7.5])
def test_nonsense_reads_as_the_default(setting: Setting, raw: object) -> None:
    assert setting.read(raw) == setting.default


def test_keys_are_different_and_every_group_has_settings() -> None:
    assert len(set(IDS)) == len(IDS)
    assert {setting.group for setting in SETTINGS} == set(SettingGroup)


@pytest.mark.parametrize("language", list(Language))
def test_every_setting_has_words(language: Language) -> None:
    codes = {f"SETTINGS_{group.name}" for group in SettingGroup}
    for setting in SETTINGS:
        code = f"SETTING_{setting.key.upper()}"
        codes |= {code, f"{code}_HINT"}
        if isinstance(setting, ChoiceSetting):
            codes |= {f"{code}_{value.value.upper()}" for value in setting.choices}
    assert codes - sentences(language).keys() == set()


def test_bounds_hold_when_reading_and_writing() -> None:
    assert FONT_PERCENT.read("79") == 100
    assert FONT_PERCENT.read("80") == 80
    assert FONT_PERCENT.read("200") == 200
    assert FONT_PERCENT.read("201") == 100
    assert FONT_PERCENT.write(1000) == "200"


@pytest.mark.parametrize("address", ["ftp://x/{z}", "javascript:1", "http://", "http://a b"])
def test_only_web_addresses_are_basemaps(address: str) -> None:
    assert not BASEMAP_URL.allows(address)
    assert BASEMAP_URL.read(address) == BASEMAP_URL.default


def test_the_basemap_is_off_until_somebody_switches_it_on() -> None:
    assert BASEMAP.default is BasemapName.OFF
    assert BASEMAP.read("nonsense") is BasemapName.OFF


def test_every_basemap_but_none_and_an_own_one_is_among_the_known_sources() -> None:
    names = {name.value for name in BasemapName} - {"off", "own"}
    assert names == {source.id for source in known_sources()}


def test_the_language_is_the_system_s_until_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAOAN_LANGUAGE", "zh_TW")
    assert LANGUAGE.read(None) is Language.CHINESE
    monkeypatch.setenv("DAOAN_LANGUAGE", "en")
    assert LANGUAGE.read(None) is Language.ENGLISH
    assert LANGUAGE.read("zh_TW") is Language.CHINESE


def test_text_settings_refuse_control_characters() -> None:
    assert not TextSetting(key="t", group=SettingGroup.MAP, default="").allows("a\nb")
