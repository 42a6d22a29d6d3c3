"""All tools and panels of the street editor, in the order of their buttons and tabs."""

from __future__ import annotations

from widgets.editor.panel_table import PanelRecord
from widgets.editor.tool_table import ToolRecord
from widgets.street_editor.history.history_records import HISTORY_PANELS
from widgets.street_editor.junctions.junction_records import JUNCTION_PANELS, JUNCTION_TOOLS
from widgets.street_editor.objects.object_records import OBJECT_PANELS, OBJECT_TOOLS
from widgets.street_editor.photos.underlay_records import CALIBRATE_TOOL, UNDERLAY_PANEL
from widgets.street_editor.roads.road_records import ROAD_TOOLS
from widgets.street_editor.sections.section_records import SECTION_PANELS

DESK_TOOLS: tuple[ToolRecord, ...] = (
    *ROAD_TOOLS,
    *JUNCTION_TOOLS,
    *OBJECT_TOOLS,
    CALIBRATE_TOOL,
)
"""The first one has the mouse when editing starts."""
DESK_PANELS: tuple[PanelRecord, ...] = (
    *SECTION_PANELS,
    *JUNCTION_PANELS,
    *OBJECT_PANELS,
    *HISTORY_PANELS,
    UNDERLAY_PANEL,
)
