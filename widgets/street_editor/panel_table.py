"""The panels of the street editor as records: one line here makes a tab of the dock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.streets.street_document import ChosenKind
from widgets.street_editor.around import EditorAround

CONTEXT = "StreetPanels"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRecord:
    """One panel; `title` is a source of the context "StreetPanels"."""

    id: str
    title: str
    factory: Callable[[EditorAround], QWidget]
    """Makes it when editing starts; it is deleted when editing stops."""
    follows: ChosenKind | None = None
    """Its tab comes to the front when something of this kind is chosen."""


PANELS: tuple[PanelRecord, ...] = ()
"""All panels in the order of the tabs."""
