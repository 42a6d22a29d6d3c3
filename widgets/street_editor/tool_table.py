"""The tools of the street editor as records: one line here makes a button, a key and a tool."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from gis.drafting.drawing_state import DrawingState
from widgets.map.canvas_door import MapTool

if TYPE_CHECKING:
    from widgets.street_editor.around import EditorAround

CONTEXT = "StreetTools"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRecord:
    """One tool; `text`, `hint` and `usage` are sources of the context "StreetTools"."""

    id: str
    """The same as `MapTool.id`."""
    text: str
    """Its name."""
    hint: str
    """What it is for: the tooltip."""
    usage: str
    """What to do first, said while it has the mouse and says nothing itself."""
    factory: Callable[[EditorAround], MapTool]
    """Makes it when editing starts."""
    icon: str = ""
    """Name in `resources/icons`; without one the button shows the name."""
    key: str = ""
    """A letter that chooses it, typed on the map."""
    options: Callable[[EditorAround, MapTool], QWidget] | None = None
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
        """A source of the context "StreetTools"; "" for the usage of its record."""


def tool_words(source: str) -> str:
    """A source of the records, or of a tool's prompt, in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source) if source else ""
