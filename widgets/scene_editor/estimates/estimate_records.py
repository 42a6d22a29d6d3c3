"""The panel of estimates as a record for the dock of the editor."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.editor.panel_table import PanelRecord
from widgets.scene_editor.estimates.estimates_panel import EstimatesPanel

ESTIMATE_PANELS = (
    PanelRecord(
        context="ScenePanels",
        id="estimates",
        title=QT_TRANSLATE_NOOP("ScenePanels", "Estimates"),
        factory=EstimatesPanel,
        stays=True,
        waits=True,
    ),
)
