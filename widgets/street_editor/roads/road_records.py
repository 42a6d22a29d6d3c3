"""The tools that draw, choose and edit roads, as records for the bar of the editor."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt

from widgets.editor.tool_table import ToolRecord
from widgets.street_editor.roads.edit_commands import PICKING_COMMANDS, PLACING_COMMANDS
from widgets.street_editor.roads.edit_roads_box import EditRoadsBox, road_menu
from widgets.street_editor.roads.road_style_box import RoadStyleBox
from widgets.street_editor.tool_words import say
from widgets.street_editor.tools.draw_road import DrawRoad
from widgets.street_editor.tools.pick_road import PickRoad
from widgets.street_editor.tools.place_roads import PlaceRoads
from widgets.street_editor.tools.select_streets import SelectStreets

_CHOSEN = QT_TRANSLATE_NOOP(
    "StreetTools", "Choose roads first, then click the points one after the other"
)
_HINTS = {
    "move-roads": QT_TRANSLATE_NOOP("StreetTools", "Move the chosen roads from point to point"),
    "copy-roads": QT_TRANSLATE_NOOP("StreetTools", "Copy the chosen roads from point to point"),
    "rotate-roads": QT_TRANSLATE_NOOP(
        "StreetTools", "Turn the chosen roads: centre, direction now, direction then"
    ),
    "scale-roads": QT_TRANSLATE_NOOP(
        "StreetTools", "Scale the chosen roads: centre, distance now, distance then"
    ),
    "mirror-roads": QT_TRANSLATE_NOOP("StreetTools", "Mirror the chosen roads on a line"),
    "trim-road": QT_TRANSLATE_NOOP(
        "StreetTools", "Cut away the piece of a road between two crossings"
    ),
    "extend-road": QT_TRANSLATE_NOOP("StreetTools", "Prolong a dead end to the next road"),
    "split-road": QT_TRANSLATE_NOOP("StreetTools", "Cut a road in two"),
}
_PICK = QT_TRANSLATE_NOOP("StreetTools", "Click on a road")

ROAD_TOOLS: tuple[ToolRecord, ...] = (
    ToolRecord(
        context="StreetTools",
        id=SelectStreets.id,
        text=QT_TRANSLATE_NOOP("StreetTools", "Choose"),
        hint=QT_TRANSLATE_NOOP(
            "StreetTools", "Choose roads and junctions, reshape roads by their grips"
        ),
        usage=QT_TRANSLATE_NOOP(
            "StreetTools",
            "Click a road or junction; Shift adds, Ctrl toggles. Box to the right: all inside it,"
            " to the left: all it touches. Drag grips to reshape",
        ),
        factory=lambda around: SelectStreets(around, say=say, menu=road_menu(around)),
        icon="road_select",
        key="v",
        options=lambda around, tool: EditRoadsBox(around),
        cursor=Qt.CursorShape.ArrowCursor,
    ),
    ToolRecord(
        context="StreetTools",
        id=DrawRoad.id,
        text=QT_TRANSLATE_NOOP("StreetTools", "Draw roads"),
        hint=QT_TRANSLATE_NOOP(
            "StreetTools", "Draw roads with a cross-section; crossings become junctions"
        ),
        usage=QT_TRANSLATE_NOOP(
            "StreetTools", "Drag a straight road, or click on point by point; Enter finishes"
        ),
        factory=lambda around: DrawRoad(around, say=say),
        icon="road_draw",
        key="w",
        options=lambda around, tool: RoadStyleBox(around),
    ),
    *(
        ToolRecord(
            context="StreetTools",
            id=one.placing.id,
            text=one.text,
            hint=_HINTS[one.placing.id],
            usage=_CHOSEN,
            factory=lambda around, one=one: PlaceRoads(around, one.placing, say=say),
            icon=one.placing.id.removesuffix("-roads").join(("road_", "")),
            key="m" if one is PLACING_COMMANDS[0] else "",
            separator_before=one is PLACING_COMMANDS[0],
        )
        for one in PLACING_COMMANDS
    ),
    *(
        ToolRecord(
            context="StreetTools",
            id=one.picking.id,
            text=one.text,
            hint=_HINTS[one.picking.id],
            usage=_PICK,
            factory=lambda around, one=one: PickRoad(around, one.picking, say=say),
            icon=one.picking.id.removesuffix("-road").join(("road_", "")),
            separator_before=one is PICKING_COMMANDS[0],
        )
        for one in PICKING_COMMANDS
    ),
)
