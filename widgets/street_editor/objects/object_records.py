"""The tools and the panel of objects as records for the bar and the dock of the editor."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt

from app.streets.street_document import ChosenKind
from widgets.editor.panel_table import PanelRecord
from widgets.editor.tool_table import ToolRecord
from widgets.street_editor.objects.object_panel import ObjectPanel
from widgets.street_editor.objects.object_pick import ALONG_KERB, DETACH, DRAW, PLACE, SELECT
from widgets.street_editor.tool_words import say
from widgets.street_editor.tools.along_kerb import AlongKerb
from widgets.street_editor.tools.detach import Detach
from widgets.street_editor.tools.draw_line_object import DrawLineObject
from widgets.street_editor.tools.place_object import PlaceObject
from widgets.street_editor.tools.select_objects import SelectObjects

OBJECT_TOOLS = (
    ToolRecord(
        context="StreetTools",
        id=PLACE,
        text=QT_TRANSLATE_NOOP("StreetTools", "Place objects"),
        hint=QT_TRANSLATE_NOOP(
            "StreetTools",
            "Signs, signals, poles, pictures on the road: click where they stand,"
            " drag to turn them",
        ),
        usage=QT_TRANSLATE_NOOP(
            "StreetTools",
            "Click where it stands, or drag to say where it looks to; R turns by a quarter",
        ),
        factory=lambda around: PlaceObject(around, say=say),
        icon="object_place",
        key="i",
        separator_before=True,
    ),
    ToolRecord(
        context="StreetTools",
        id=DRAW,
        text=QT_TRANSLATE_NOOP("StreetTools", "Draw kerbs and markings"),
        hint=QT_TRANSLATE_NOOP(
            "StreetTools",
            "Kerb lines, marking lines, islands: a drag is a line, clicks draw on",
        ),
        usage=QT_TRANSLATE_NOOP(
            "StreetTools",
            "Drag a line, or click on; R for arcs: follow the curve in one drag. Enter finishes",
        ),
        factory=lambda around: DrawLineObject(around, say=say),
        icon="object_draw",
        key="k",
    ),
    ToolRecord(
        context="StreetTools",
        id=ALONG_KERB,
        text=QT_TRANSLATE_NOOP("StreetTools", "Along a kerb"),
        hint=QT_TRANSLATE_NOOP(
            "StreetTools",
            "Red and yellow lines and parking bays along a kerb, from one point of it to another",
        ),
        usage=QT_TRANSLATE_NOOP("StreetTools", "Drag along a kerb, or click two points of it"),
        factory=lambda around: AlongKerb(around, say=say),
        icon="object_along",
        key="l",
    ),
    ToolRecord(
        context="StreetTools",
        id=DETACH,
        text=QT_TRANSLATE_NOOP("StreetTools", "Detach markings"),
        hint=QT_TRANSLATE_NOOP(
            "StreetTools", "A marking or sign made by rule becomes an object to be edited by hand"
        ),
        usage=QT_TRANSLATE_NOOP(
            "StreetTools", "Click a marking or sign made by rule; with Shift only one piece of it"
        ),
        factory=lambda around: Detach(around, say=say),
        icon="object_detach",
        key="u",
    ),
    ToolRecord(
        context="StreetTools",
        id=SELECT,
        text=QT_TRANSLATE_NOOP("StreetTools", "Choose objects"),
        hint=QT_TRANSLATE_NOOP("StreetTools", "Choose, move, turn, pull and delete objects"),
        usage=QT_TRANSLATE_NOOP(
            "StreetTools", "Click or draw a box; drag to move; R turns, Delete deletes"
        ),
        factory=lambda around: SelectObjects(around, say=say),
        icon="object_select",
        key="j",
        cursor=Qt.CursorShape.ArrowCursor,
    ),
)
"""In the order of the buttons."""
OBJECT_PANELS = (
    PanelRecord(
        context="StreetPanels",
        id="objects",
        title=QT_TRANSLATE_NOOP("StreetPanels", "Objects"),
        factory=ObjectPanel,
        follows=ChosenKind.OBJECT,
    ),
)
