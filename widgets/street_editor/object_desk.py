"""The tools of objects with what is in hand, and which tool places what; no Qt."""

from __future__ import annotations

from collections.abc import Callable

from gis.drafting.user_actions import UserAction
from gis.streets.object_palette import Gesture, PaletteEntry
from gis.streets.objects import ObjectKind
from widgets.map.canvas_door import MapTool
from widgets.street_editor.around import EditorAround
from widgets.street_editor.object_pick import ObjectPick
from widgets.street_editor.snap_words import Say, untranslated
from widgets.street_editor.tools.along_kerb import AlongKerb
from widgets.street_editor.tools.detach import Detach
from widgets.street_editor.tools.draw_line_object import DrawLineObject
from widgets.street_editor.tools.place_object import PlaceObject
from widgets.street_editor.tools.select_objects import SelectObjects

UseTool = Callable[[str], None]
"""Gives the mouse to the tool of an id."""


class ObjectDesk:
    """What is taken from the palette goes to the tool that draws it."""

    def __init__(
        self, around: EditorAround, pick: ObjectPick, use: UseTool, *, say: Say = untranslated
    ) -> None:
        self._around, self._use = around, use
        self.pick = pick
        self.place = PlaceObject(around, pick, say=say)
        self.draw = DrawLineObject(around, pick, say=say)
        self.along = AlongKerb(around, pick, say=say)
        self.detach = Detach(around, pick, say=say)
        self.select = SelectObjects(around, pick, say=say)

    @property
    def tools(self) -> tuple[MapTool, ...]:
        """All tools of objects."""
        return (self.place, self.draw, self.along, self.detach, self.select)

    def tool_for(self, entry: PaletteEntry) -> MapTool:
        """The tool that draws an entry."""
        if entry.gesture is Gesture.POINT:
            return self.place
        return self.along if entry.gesture is Gesture.ALONG_KERB else self.draw

    def take(self, entry: PaletteEntry, counts_as: UserAction = UserAction.PICK) -> None:
        """Have an entry in hand and its tool at the mouse, one action."""
        self._around.count.count(counts_as)
        self.pick.take(entry)
        self.draw.entry_changed()
        self._use(self.tool_for(entry).id)

    def take_kerb(self) -> None:
        """A key chord: trace kerbs."""
        self.take(self.pick.find(ObjectKind.KERB), UserAction.KEY)

    def take_marking(self, code: str) -> None:
        """A key chord: a marking, such as the red line."""
        self.take(self.pick.find(ObjectKind.MARKING, code), UserAction.KEY)
