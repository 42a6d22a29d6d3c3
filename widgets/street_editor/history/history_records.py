"""The panels of history and review as records for the dock of the editor."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.editor.panel_table import PanelRecord
from widgets.street_editor.history.history_panel import HistoryPanel
from widgets.street_editor.history.review_panel import ReviewPanel

HISTORY_PANELS = (
    PanelRecord(
        context="StreetPanels",
        id="history",
        title=QT_TRANSLATE_NOOP("StreetPanels", "History"),
        factory=HistoryPanel,
        stays=True,
    ),
    PanelRecord(
        context="StreetPanels",
        id="review",
        title=QT_TRANSLATE_NOOP("StreetPanels", "Review"),
        factory=ReviewPanel,
        stays=True,
    ),
)
