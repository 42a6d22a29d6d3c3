"""The tools of an editor as records: one record makes a button, a key and a tool."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from gis.drafting.drawing_state import DrawingState
from widgets.map.canvas_door import MapTool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRecord:
    """One tool; `text`, `hint` and `usage` are sources of `context`."""

    id: str
    """The same as `MapTool.id`."""
    context: str
    """Of its words in the translation files."""
    text: str
    """Its name."""
    hint: str
    """What it is for: the tooltip."""
    usage: str
    """What to do first, said while it has the mouse and says nothing itself."""
    factory: Callable[[Any], MapTool]
    """Makes it when editing starts, of the editor's surroundings."""
    icon: str = ""
    """Name in `resources/icons`; without one the button shows the name."""
    key: str = ""
    """A letter that chooses it, typed on the map."""
    options: Callable[[Any, MapTool], QWidget] | None = None
    """Makes what is shown beside the tools while it has the mouse (a preset to choose, ...)."""
    cursor: Qt.CursorShape = Qt.CursorShape.CrossCursor
    separator_before: bool = False


@runtime_checkable
class DrawsWithState(Protocol):
    """A tool over `DrawingTool`: the bar shows prompt, snap and given values of its state."""

    @property
    def state(self) -> DrawingState | None:
        """What is drawn now; None where nothing is begun."""


@runtime_checkable
class Prompts(Protocol):
    """A tool that says itself what it waits for."""

    @property
    def prompt(self) -> str:
        """A source of its record's context; "" for the usage of its record."""


def tool_words(record: ToolRecord, source: str) -> str:
    """A source of a record, or of its tool's prompt, in the language of the window."""
    return QCoreApplication.translate(record.context, source) if source else ""
