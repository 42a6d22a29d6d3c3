"""The panels of the report form as records for the dock of the editor."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.editor.panel_table import PanelRecord
from widgets.scene_editor.estimates.estimate_records import ESTIMATE_PANELS
from widgets.scene_editor.form.form_panel import FormPanel

FORM_PANELS = (
    PanelRecord(
        context="ScenePanels",
        id="form",
        title=QT_TRANSLATE_NOOP("ScenePanels", "Form"),
        factory=FormPanel,
        stays=True,
    ),
    *ESTIMATE_PANELS,
)
