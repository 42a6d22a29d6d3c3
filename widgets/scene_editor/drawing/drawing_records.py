"""The tools that draw, choose and edit a scene, as records for the bar of the editor."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt

from widgets.editor.panel_table import PanelRecord
from widgets.editor.tool_table import ToolRecord
from widgets.scene_editor.drawing.edit_box import EditBox, part_menu
from widgets.scene_editor.drawing.edit_commands import PICKINGS, PLACINGS
from widgets.scene_editor.drawing.mark_box import MarkBox
from widgets.scene_editor.drawing.party_box import PartyBox
from widgets.scene_editor.drawing.small_boxes import PhotoBox, TextBox, ThingBox
from widgets.scene_editor.drawing.symbol_view import SymbolView
from widgets.scene_editor.tool_words import say
from widgets.scene_editor.tools.draw_approach import DrawApproach
from widgets.scene_editor.tools.draw_dimension import DrawDimension
from widgets.scene_editor.tools.draw_mark import DrawMark
from widgets.scene_editor.tools.pick_mark import PickMark
from widgets.scene_editor.tools.place_impact import PlaceImpact
from widgets.scene_editor.tools.place_parts import PlaceParts
from widgets.scene_editor.tools.place_photo import PlacePhoto
from widgets.scene_editor.tools.place_text import PlaceText
from widgets.scene_editor.tools.place_thing import PlaceThing
from widgets.scene_editor.tools.place_vehicle import PlaceKind, PlaceVehicle
from widgets.scene_editor.tools.select_parts import SelectParts

_PLACE = QT_TRANSLATE_NOOP(
    "SceneTools",
    "Drag from its middle the way its nose points, or click; Z: by wheels or corners,"
    " U: on its side, on its roof",
)
_CHOSEN = QT_TRANSLATE_NOOP(
    "SceneTools", "Choose parts first, then click the points one after the other"
)
_HINTS = {
    "scene-move": QT_TRANSLATE_NOOP("SceneTools", "Move the chosen parts from point to point"),
    "scene-copy": QT_TRANSLATE_NOOP("SceneTools", "Copy the chosen parts from point to point"),
    "scene-rotate": QT_TRANSLATE_NOOP(
        "SceneTools", "Turn the chosen parts: centre, direction now, direction then"
    ),
    "scene-scale": QT_TRANSLATE_NOOP(
        "SceneTools", "Scale the chosen marks: centre, distance now, distance then"
    ),
    "scene-mirror": QT_TRANSLATE_NOOP("SceneTools", "Mirror the chosen parts on a line"),
    "scene-trim": QT_TRANSLATE_NOOP(
        "SceneTools", "Cut away the piece of a mark between two others"
    ),
    "scene-extend": QT_TRANSLATE_NOOP("SceneTools", "Prolong a mark to the next one"),
    "scene-split": QT_TRANSLATE_NOOP("SceneTools", "Cut a mark in two"),
}
_PICK = QT_TRANSLATE_NOOP("SceneTools", "Click on a mark")

_SELECT = (
    ToolRecord(
        context="SceneTools",
        id=SelectParts.id,
        text=QT_TRANSLATE_NOOP("SceneTools", "Choose"),
        hint=QT_TRANSLATE_NOOP(
            "SceneTools", "Choose parts of the scene, move them, pull them at their grips"
        ),
        usage=QT_TRANSLATE_NOOP(
            "SceneTools",
            "Click a part (Tab: beneath), drag to move it (Ctrl: copy), pull its grips; U: how it"
            " lies",
        ),
        factory=lambda around: SelectParts(around, say=say, menu=part_menu(around)),
        icon="road_select",
        key="v",
        options=lambda around, tool: EditBox(around),
        cursor=Qt.CursorShape.ArrowCursor,
    ),
)
_VEHICLES = (
    ToolRecord(
        context="SceneTools",
        id=DrawApproach.id,
        text=QT_TRANSLATE_NOOP("SceneTools", "Path before contact"),
        hint=QT_TRANSLATE_NOOP(
            "SceneTools", "Draw how a party came, along its lanes; it ends at first contact"
        ),
        usage=QT_TRANSLATE_NOOP(
            "SceneTools",
            "Drag along the lane to the place of contact; Shift: not drawn to the other party."
            " Or click on point by point, Enter finishes",
        ),
        factory=lambda around: DrawApproach(around, say=say),
        icon="scene_approach",
        key="w",
        options=lambda around, tool: PartyBox(around),
        separator_before=True,
    ),
    ToolRecord(
        context="SceneTools",
        id=PlaceKind.CONTACT.value,
        text=QT_TRANSLATE_NOOP("SceneTools", "Vehicle at contact"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Place a party where it was at first contact"),
        usage=_PLACE,
        factory=lambda around: PlaceVehicle(around, PlaceKind.CONTACT, say=say),
        icon="scene_contact",
        key="n",
        options=lambda around, tool: PartyBox(around),
    ),
    ToolRecord(
        context="SceneTools",
        id=PlaceImpact.id,
        text=QT_TRANSLATE_NOOP("SceneTools", "Contact point"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Set where the parties met"),
        usage=QT_TRANSLATE_NOOP(
            "SceneTools", "Click the contact point; a drag from it shows how sure it is"
        ),
        factory=lambda around: PlaceImpact(around, say=say),
        icon="scene_impact",
        key="i",
    ),
    ToolRecord(
        context="SceneTools",
        id=PlaceKind.BETWEEN.value,
        text=QT_TRANSLATE_NOOP("SceneTools", "Place between"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Place a party between contact and rest"),
        usage=_PLACE,
        factory=lambda around: PlaceVehicle(around, PlaceKind.BETWEEN, say=say),
        icon="scene_between",
        key="",
        options=lambda around, tool: PartyBox(around),
    ),
    ToolRecord(
        context="SceneTools",
        id=PlaceKind.REST.value,
        text=QT_TRANSLATE_NOOP("SceneTools", "Place of rest"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Place a party where it came to rest"),
        usage=_PLACE,
        factory=lambda around: PlaceVehicle(around, PlaceKind.REST, say=say),
        icon="scene_rest",
        key="e",
        options=lambda around, tool: PartyBox(around),
    ),
)
_THINGS = (
    ToolRecord(
        context="SceneTools",
        id=DrawMark.id,
        text=QT_TRANSLATE_NOOP("SceneTools", "Marks"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Draw skid marks, scrapes, debris, fluids, blood"),
        usage=QT_TRANSLATE_NOOP(
            "SceneTools",
            "Drag a line as it bends, or round an area; a number then is its length. Or click"
            " on point by point, R: arcs, Enter finishes",
        ),
        factory=lambda around: DrawMark(around, say=say),
        icon="scene_mark",
        key="k",
        options=lambda around, tool: MarkBox(around),
        separator_before=True,
    ),
    ToolRecord(
        context="SceneTools",
        id=PlaceThing.id,
        text=QT_TRANSLATE_NOOP("SceneTools", "Objects"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Place cones, trees, animals and other things"),
        usage=QT_TRANSLATE_NOOP("SceneTools", "Click to put it, drag to turn it too"),
        factory=lambda around: PlaceThing(around, say=say),
        icon="scene_thing",
        key="j",
        options=lambda around, tool: ThingBox(around),
    ),
    ToolRecord(
        context="SceneTools",
        id=PlacePhoto.id,
        text=QT_TRANSLATE_NOOP("SceneTools", "Photo"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Note where a photo was taken, and which way"),
        usage=QT_TRANSLATE_NOOP("SceneTools", "Drag from where the camera stood the way it looked"),
        factory=lambda around: PlacePhoto(around, say=say),
        icon="scene_photo",
        key="q",
        options=lambda around, tool: PhotoBox(around),
    ),
    ToolRecord(
        context="SceneTools",
        id=DrawDimension.id,
        text=QT_TRANSLATE_NOOP("SceneTools", "Dimension"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Draw a dimension line between two points"),
        usage=QT_TRANSLATE_NOOP(
            "SceneTools", "Drag from point to point, or click both; the line's middle moves it"
        ),
        factory=lambda around: DrawDimension(around, say=say),
        icon="scene_dimension",
        key="l",
    ),
    ToolRecord(
        context="SceneTools",
        id=PlaceText.id,
        text=QT_TRANSLATE_NOOP("SceneTools", "Text"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Put words on the drawing"),
        usage=QT_TRANSLATE_NOOP("SceneTools", "Write the words in the bar, then click the place"),
        factory=lambda around: PlaceText(around, say=say),
        icon="scene_text",
        key="h",
        options=lambda around, tool: TextBox(around),
    ),
)
_EDITS = (
    *(
        ToolRecord(
            context="SceneTools",
            id=one.id,
            text=one.name,
            hint=_HINTS[one.id],
            usage=_CHOSEN,
            factory=lambda around, one=one: PlaceParts(around, one, say=say),
            icon=one.id.replace("scene-", "road_"),
            key="m" if one is PLACINGS[0] else "",
            separator_before=one is PLACINGS[0],
        )
        for one in PLACINGS
    ),
    *(
        ToolRecord(
            context="SceneTools",
            id=one.id,
            text=one.name,
            hint=_HINTS[one.id],
            usage=_PICK,
            factory=lambda around, one=one: PickMark(around, one, say=say),
            icon=one.id.replace("scene-", "road_"),
            separator_before=one is PICKINGS[0],
        )
        for one in PICKINGS
    ),
)
TOOL_RECORDS: tuple[ToolRecord, ...] = (*_SELECT, *_VEHICLES, *_THINGS, *_EDITS)
SYMBOL_PANELS: tuple[PanelRecord, ...] = (
    PanelRecord(
        context="ScenePanels",
        id="collision-symbol",
        title=QT_TRANSLATE_NOOP("ScenePanels", "Collision symbol"),
        factory=SymbolView,
        waits=True,
    ),
)
