"""The panels of an editor as records: one record makes a tab of the dock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRecord:
    """One panel; `title` is a source of `context`."""

    id: str
    context: str
    """Of its words in the translation files."""
    title: str
    factory: Callable[[Any], QWidget]
    """Makes it when editing starts; it is deleted when editing stops."""
    follows: Enum | None = None
    """Its tab comes to the front when something of this kind is chosen."""
    stays: bool = False
    """Its tab stays in front whatever is chosen: it chooses itself, or follows all."""
    waits: bool = False
    """It is made when its tab is first shown: nothing of it is seen or heard before."""


@runtime_checkable
class ClosingPanel(Protocol):
    """A panel that puts something away when editing stops."""

    def close_panel(self) -> None:
        """Listen no more; take what it showed off the map."""
