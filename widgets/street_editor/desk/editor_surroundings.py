"""What the street editor needs from the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.messages import Language
from app.store.store import Store
from app.undo import UndoStack
from widgets.door.use_cases import StreetUseCases
from widgets.editor.kept_texts import KeptTexts
from widgets.map.map_panel import MapPanel
from widgets.parts.background import Background


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorSurroundings:
    """What the editor needs from the window."""

    background: Background
    use_cases: StreetUseCases
    map: MapPanel
    undo: UndoStack
    store: Callable[[], Store | None]
    language: Callable[[], Language]
    texts: KeptTexts
    """What panels remember between runs."""
