"""Every setting of the program as a record: key, kind, default, what is allowed, where it stands.

Words live in `resources/i18n/messages.*/settings.json`: `SETTING_<KEY>` names a setting,
`SETTING_<KEY>_HINT` says what it does, `SETTING_<KEY>_<VALUE>` names a choice,
`SETTINGS_<GROUP>` names a group. A damaged value reads as the default.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from app.messages import Language, system_language
from app.sites import Rank
from gis.mapping.coordinates import CoordinateSystem

Chosen = TypeVar("Chosen", bound=StrEnum)


class ThemeChoice(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class BasemapName(StrEnum):
    """What lies under the layers; all but OFF and OWN are ids of `resources/basemaps`."""

    OFF = "off"
    NLSC_EMAP = "nlsc_emap"
    NLSC_EMAP2 = "nlsc_emap2"
    NLSC_PHOTO2 = "nlsc_photo2"
    OWN = "own"
    """An address that was entered."""


class DateStyle(StrEnum):
    """How days are written."""

    LANGUAGE = "language"
    """ROC years in Chinese, ISO in English."""
    ROC = "roc"
    ISO = "iso"


class SettingGroup(StrEnum):
    """Pages of the settings dialog, in order."""

    GENERAL = "general"
    LOOK = "look"
    MAP = "map"
    CRASHES = "crashes"
    EDITING = "editing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceSetting(Generic[Chosen]):
    """One of a few values."""

    key: str
    group: SettingGroup
    choices: type[Chosen]
    usual: Chosen | None = None
    """None where the system decides: the language."""

    @property
    def default(self) -> Chosen:
        """What holds until somebody chooses."""
        return self.usual if self.usual is not None else self.choices(system_language())

    def read(self, raw: object) -> Chosen:
        """The stored value, or the default where it is none."""
        return next((value for value in self.choices if value.value == raw), self.default)

    def write(self, value: Chosen) -> str:
        """What is stored."""
        return value.value


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchSetting:
    """On or off."""

    key: str
    group: SettingGroup
    default: bool

    def read(self, raw: object) -> bool:
        """The stored value, or the default where it is none."""
        if isinstance(raw, bool):
            return raw
        return {"true": True, "false": False}.get(str(raw), self.default)

    def write(self, value: bool) -> str:
        """What is stored."""
        return "true" if value else "false"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSetting:
    """A whole number within bounds, both allowed."""

    key: str
    group: SettingGroup
    default: int
    lowest: int
    highest: int
    step: int = 1
    unit: str = ""
    """What stands after the number, the same in every language."""

    def read(self, raw: object) -> int:
        """The stored value, or the default where it is none or out of bounds."""
        text = str(raw)
        if isinstance(raw, bool) or not re.fullmatch(r"[+-]?[0-9]{1,9}", text):
            return self.default
        value = int(text)
        return value if self.lowest <= value <= self.highest else self.default

    def write(self, value: int) -> str:
        """What is stored; a value out of bounds is brought to the nearest."""
        return str(min(max(value, self.lowest), self.highest))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSetting:
    """A line of text of a certain form."""

    key: str
    group: SettingGroup
    default: str
    form: str = r"[^\x00-\x1f]{0,1000}"
    """Regular expression that a whole value must match; what does not, is refused."""

    def allows(self, value: str) -> bool:
        """Whether a value has the form."""
        return re.fullmatch(self.form, value) is not None

    def read(self, raw: object) -> str:
        """The stored value, or the default where it is none or has not the form."""
        return raw if isinstance(raw, str) and self.allows(raw) else self.default

    def write(self, value: str) -> str:
        """What is stored; the default where the form does not fit."""
        return value if self.allows(value) else self.default


Setting = ChoiceSetting[Any] | SwitchSetting | NumberSetting | TextSetting

GROUP = SettingGroup
TILE_ADDRESS = r"https?://\S{1,900}"

LANGUAGE = ChoiceSetting(key="language", group=GROUP.GENERAL, choices=Language)
REOPEN_STORE = SwitchSetting(key="reopen_store", group=GROUP.GENERAL, default=True)
DATE_STYLE = ChoiceSetting(
    key="date_style", group=GROUP.GENERAL, choices=DateStyle, usual=DateStyle.LANGUAGE
)
THEME = ChoiceSetting(key="theme", group=GROUP.LOOK, choices=ThemeChoice, usual=ThemeChoice.SYSTEM)
FONT_PERCENT = NumberSetting(
    key="font_percent", group=GROUP.LOOK, default=100, lowest=80, highest=200, step=10, unit=" %"
)
ANIMATIONS = SwitchSetting(key="animations", group=GROUP.LOOK, default=True)
COORDINATES = ChoiceSetting(
    key="coordinates",
    group=GROUP.MAP,
    choices=CoordinateSystem,
    usual=CoordinateSystem.TWD97_121,
)
BASEMAP = ChoiceSetting(key="basemap", group=GROUP.MAP, choices=BasemapName, usual=BasemapName.OFF)
BASEMAP_URL = TextSetting(
    key="basemap_url", group=GROUP.MAP, default="", form=rf"(?:{TILE_ADDRESS})?"
)
BASEMAP_CACHE_MB = NumberSetting(
    key="basemap_cache_mb",
    group=GROUP.MAP,
    default=300,
    lowest=20,
    highest=5000,
    step=50,
    unit=" MB",
)
LOCK_MINUTES = NumberSetting(
    key="lock_minutes", group=GROUP.GENERAL, default=15, lowest=0, highest=240, step=5, unit=" min"
)
EPDO_FORM = ChoiceSetting(key="epdo_form", group=GROUP.CRASHES, choices=Rank, usual=Rank.COUNT)
UNDO_DEPTH = NumberSetting(
    key="undo_depth", group=GROUP.EDITING, default=100, lowest=10, highest=1000, step=10
)

SETTINGS: tuple[Setting, ...] = (
    LANGUAGE,
    REOPEN_STORE,
    DATE_STYLE,
    LOCK_MINUTES,
    THEME,
    FONT_PERCENT,
    ANIMATIONS,
    COORDINATES,
    BASEMAP,
    BASEMAP_URL,
    BASEMAP_CACHE_MB,
    EPDO_FORM,
    UNDO_DEPTH,
)
"""Settings in the order of the dialog."""
