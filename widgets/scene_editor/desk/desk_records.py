"""All tools and panels of the scene editor, in the order of their buttons and tabs."""

from __future__ import annotations

from widgets.editor.panel_table import PanelRecord
from widgets.editor.tool_table import ToolRecord
from widgets.scene_editor.desk.stand_ins import STAND_IN_TOOLS
from widgets.scene_editor.form.form_records import FORM_PANELS
from widgets.scene_editor.survey.survey_records import SURVEY_PANELS, SURVEY_TOOLS

DESK_TOOLS: tuple[ToolRecord, ...] = (*STAND_IN_TOOLS, *SURVEY_TOOLS)
"""The first one has the mouse when a scene is opened."""
DESK_PANELS: tuple[PanelRecord, ...] = (*FORM_PANELS, *SURVEY_PANELS)
