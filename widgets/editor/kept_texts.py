"""What panels of the editor remember between runs: one text under each key."""

from __future__ import annotations

from typing import Protocol


class KeptTexts(Protocol):
    """As `WindowSettings` keeps them."""

    def get_text(self, key: str, default: str = "") -> str:
        """What was kept under a key."""

    def set_text(self, key: str, text: str) -> None:
        """Keep a text; empty forgets it."""


class TextsInMemory:
    """Remembers as long as it lives."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def get_text(self, key: str, default: str = "") -> str:
        """What was kept under a key."""
        return self._held.get(key, default)

    def set_text(self, key: str, text: str) -> None:
        """Keep a text."""
        self._held[key] = text
