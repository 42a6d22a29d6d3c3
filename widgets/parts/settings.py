"""What the window remembers between runs: an ini file in the user's configuration folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from app.messages import Language
from app.settings_table import LANGUAGE, SETTINGS, THEME, ThemeChoice
from app.signal import Signal

__all__ = ["RECENT_LIMIT", "ThemeChoice", "WindowSettings"]

RECENT_LIMIT = 8
SEEN = "seen"
PANELS = "panels"

Value = TypeVar("Value")


class Declared(Protocol[Value]):
    """A record of `app.settings_table`, whatever it holds."""

    @property
    def key(self) -> str:
        """Its name in the file."""

    @property
    def default(self) -> Value:
        """What holds until somebody chooses."""

    def read(self, raw: object) -> Value:
        """The stored value, or the default where it is damaged."""

    def write(self, value: Value) -> str:
        """What is stored."""


class WindowSettings:
    """Typed access to the remembered choices; a damaged value reads as its default.

    `changed` tells the key of a declared setting that has another value now.
    """

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)
        self.changed: Signal[str] = Signal()

    # --- declared settings

    def value(self, setting: Declared[Value]) -> Value:
        """What a declared setting is now."""
        return setting.read(self._store.value(setting.key))

    def put(self, setting: Declared[Any], value: object) -> None:
        """Choose another value of a declared setting, and tell so where it differs."""
        before = self.value(setting)
        self._store.setValue(setting.key, setting.write(value))
        if self.value(setting) != before:
            self.changed.emit(setting.key)

    def reset(self, setting: Declared[Any]) -> None:
        """Back to the default."""
        before = self.value(setting)
        self._store.remove(setting.key)
        if self.value(setting) != before:
            self.changed.emit(setting.key)

    def reset_all(self) -> None:
        """All declared settings back to their defaults; stores and layout stay remembered."""
        for setting in SETTINGS:
            self.reset(setting)

    @property
    def language(self) -> Language:
        """The chosen language, else the system's."""
        return self.value(LANGUAGE)

    @language.setter
    def language(self, language: Language) -> None:
        self.put(LANGUAGE, language)

    @property
    def theme(self) -> ThemeChoice:
        """The chosen colours, else the system's."""
        return self.value(THEME)

    @theme.setter
    def theme(self, theme: ThemeChoice) -> None:
        self.put(THEME, theme)

    # --- stores

    @property
    def last_store(self) -> str:
        """Where the store opened last lies; empty when there was none."""
        return self._text("last_store")

    @property
    def recent_stores(self) -> list[str]:
        """Stores opened before, the latest first."""
        value = self._store.value("recent_stores", [])
        entries = [value] if isinstance(value, str) else value
        return [str(entry) for entry in entries or [] if entry][:RECENT_LIMIT]

    def remember_store(self, location: str) -> None:
        """Put a store at the head of the recent ones."""
        others = [entry for entry in self.recent_stores if entry != location]
        self._store.setValue("recent_stores", [location, *others][:RECENT_LIMIT])
        self._store.setValue("last_store", location)

    def forget_store(self, location: str) -> None:
        """Take a store that is gone off the lists."""
        self._store.setValue(
            "recent_stores", [entry for entry in self.recent_stores if entry != location]
        )
        if self.last_store == location:
            self._store.remove("last_store")

    # --- what panels keep for themselves

    def get_text(self, key: str, default: str = "") -> str:
        """What a panel kept under a key (its JSON, for instance); the default where nothing was."""
        value = self._store.value(f"{PANELS}/{key}")
        return value if isinstance(value, str) else default

    def set_text(self, key: str, text: str) -> None:
        """Keep a panel's text under a key; empty forgets it."""
        if text:
            self._store.setValue(f"{PANELS}/{key}", text)
        else:
            self._store.remove(f"{PANELS}/{key}")

    def seen(self, what: str) -> bool:
        """Whether this user has seen something that is shown once: the tour."""
        return str(self._store.value(f"{SEEN}/{what}")) == "true"

    def mark_seen(self, what: str) -> None:
        """It has been shown and shall not come by itself again."""
        self._store.setValue(f"{SEEN}/{what}", "true")

    def layout(self, name: str) -> QByteArray:
        """A saved geometry or layout; empty when none was saved."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def save_layout(self, name: str, state: QByteArray) -> None:
        """Keep a geometry or layout."""
        self._store.setValue(f"layout/{name}", state)

    def flush(self) -> None:
        """Write everything to the file now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""
