"""All tools and panels of the scene editor, in the order of their buttons and tabs."""

from __future__ import annotations

from widgets.editor.panel_table import PanelRecord
from widgets.editor.tool_table import ToolRecord
from widgets.scene_editor.drawing.drawing_records import SYMBOL_PANELS, TOOL_RECORDS
from widgets.scene_editor.form.form_records import FORM_PANELS
from widgets.scene_editor.survey.survey_records import SURVEY_PANELS, SURVEY_TOOLS

EDITS_FROM = next(
    place for place, one in enumerate(TOOL_RECORDS) if one.id in ("scene-move", "scene-copy")
)
"""Edits of what is drawn stand after what draws and measures."""
DESK_TOOLS: tuple[ToolRecord, ...] = (
    *TOOL_RECORDS[:EDITS_FROM],
    *SURVEY_TOOLS,
    *TOOL_RECORDS[EDITS_FROM:],
)
"""The first one has the mouse when a scene is opened."""
DESK_PANELS: tuple[PanelRecord, ...] = (
    *FORM_PANELS[:1],
    *SURVEY_PANELS,
    *SYMBOL_PANELS,
    *FORM_PANELS[1:],
)
