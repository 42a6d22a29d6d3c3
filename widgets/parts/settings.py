"""What the window remembers between runs: an ini file in the user's configuration folder."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.messages import Language, system_language

RECENT_LIMIT = 8


class ThemeChoice(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class WindowSettings:
    """Typed access to the remembered choices; a damaged value reads as its default."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language:
        """The chosen language, else the system's."""
        try:
            return Language(self._text("language"))
        except ValueError:
            return system_language()

    @language.setter
    def language(self, language: Language) -> None:
        self._store.setValue("language", language.value)

    @property
    def theme(self) -> ThemeChoice:
        """The chosen colours, else the system's."""
        try:
            return ThemeChoice(self._text("theme"))
        except ValueError:
            return ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, theme: ThemeChoice) -> None:
        self._store.setValue("theme", theme.value)

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

    def layout(self, name: str) -> QByteArray:
        """A saved geometry or splitter state; empty when none was saved."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def save_layout(self, name: str, state: QByteArray) -> None:
        """Keep a geometry or splitter state."""
        self._store.setValue(f"layout/{name}", state)

    def flush(self) -> None:
        """Write everything to the file now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""
