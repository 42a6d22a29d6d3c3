"""The tool and the panel of junctions as records for the bar and the dock of the editor."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt

from app.streets.street_document import ChosenKind
from widgets.editor.panel_table import PanelRecord
from widgets.editor.tool_table import ToolRecord
from widgets.street_editor.junctions.junction_panel import JunctionPanel
from widgets.street_editor.junctions.junction_words import say
from widgets.street_editor.tools.junction_handles import JunctionHandles

JUNCTION_TOOLS = (
    ToolRecord(
        context="StreetTools",
        id=JunctionHandles.id,
        text=QT_TRANSLATE_NOOP("StreetTools", "Junctions"),
        hint=QT_TRANSLATE_NOOP("StreetTools", "Shape corners and arms of junctions on the map"),
        usage=QT_TRANSLATE_NOOP(
            "StreetTools", "Point at a junction; drag a corner, or click it and type its radius"
        ),
        factory=lambda around: JunctionHandles(around, say=say),
        icon="junction_handles",
        key="g",
        cursor=Qt.CursorShape.ArrowCursor,
    ),
)
JUNCTION_PANELS = (
    PanelRecord(
        context="StreetPanels",
        id="junctions",
        title=QT_TRANSLATE_NOOP("StreetPanels", "Junction"),
        factory=JunctionPanel,
        follows=ChosenKind.AREA,
    ),
)
