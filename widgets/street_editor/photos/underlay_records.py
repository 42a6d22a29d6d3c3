"""Tool and panel of photos under the drawing, as the tables of the editor want them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.editor.panel_table import PanelRecord
from widgets.editor.tool_table import ToolRecord
from widgets.street_editor.photos.underlay_panel import UnderlayPanel
from widgets.street_editor.tool_words import say
from widgets.street_editor.tools.calibrate import CALIBRATE, Calibrate

CALIBRATE_TOOL = ToolRecord(
    context="StreetTools",
    id=CALIBRATE,
    text=QT_TRANSLATE_NOOP("StreetTools", "Calibrate photo"),
    hint=QT_TRANSLATE_NOOP(
        "StreetTools", "Lay a photo under the map by its points, a known length or rectangle"
    ),
    usage=QT_TRANSLATE_NOOP("StreetTools", "Drag a point of the picture to where it belongs"),
    factory=lambda around: Calibrate(around, say=say),
    icon="underlay_calibrate",
    separator_before=True,
)
UNDERLAY_PANEL = PanelRecord(
    context="StreetPanels",
    id="underlays",
    title=QT_TRANSLATE_NOOP("StreetPanels", "Photos"),
    factory=UnderlayPanel,
)
