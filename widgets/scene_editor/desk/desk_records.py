"""All tools and panels of the scene editor, in the order of their buttons and tabs."""

from __future__ import annotations

from widgets.editor.panel_table import PanelRecord
from widgets.editor.tool_table import ToolRecord
from widgets.scene_editor.desk.stand_ins import STAND_IN_PANELS, STAND_IN_TOOLS

DESK_TOOLS: tuple[ToolRecord, ...] = (*STAND_IN_TOOLS,)
"""The first one has the mouse when a scene is opened."""
DESK_PANELS: tuple[PanelRecord, ...] = (*STAND_IN_PANELS,)
