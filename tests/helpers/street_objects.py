"""The object tools on a rig, and a hand that follows lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.streets.object_snaps import ObjectSnaps
from app.streets.street_snapper import StreetSnapper
from gis.drafting.user_actions import UserAction
from gis.streets.objects import StreetObject
from tests.helpers.map_canvas import Hand
from tests.helpers.street_tools import Rig
from widgets.street_editor.objects.object_pick import tool_for
from widgets.street_editor.tools.along_kerb import AlongKerb
from widgets.street_editor.tools.detach import Detach
from widgets.street_editor.tools.draw_line_object import DrawLineObject
from widgets.street_editor.tools.place_object import PlaceObject
from widgets.street_editor.tools.select_objects import SelectObjects

TOOLS = (PlaceObject, DrawLineObject, AlongKerb, Detach, SelectObjects)


@dataclass
class Desk:
    """The tools of objects, which of them has the mouse, and the hand on it."""

    rig: Rig

    def __post_init__(self) -> None:
        self.rig.canvas.metres_per_pixel = 0.05
        self.used = ""
        document = self.rig.document
        snapper = StreetSnapper(document, more=[ObjectSnaps(document)])
        self.around = replace(self.rig.around, snapper=snapper, use_tool=self.use)
        self.pick = self.around.pick
        self.pick.named = lambda entry: entry.gloss
        self.tools = {tool.id: tool(self.around) for tool in TOOLS}

    def use(self, tool: str) -> None:
        self.used = tool

    @property
    def tool(self):
        return self.tools[self.used]

    @property
    def hand(self) -> Hand:
        return Hand(self.tool, self.rig.canvas)

    def take(self, kind: str, code: str = "", counts_as: UserAction = UserAction.PICK) -> None:
        """Pick from the palette, or by a key: one action."""
        self.rig.count.count(counts_as)
        self.pick.take(self.pick.find(kind, code))
        self.use(tool_for(self.pick.entry))

    def tool_key(self, tool: str) -> None:
        """A tool by its key; it draws what it drew last, or the first it can."""
        self.rig.count.count(UserAction.KEY)
        self.use(tool)

    @property
    def objects(self) -> list[StreetObject]:
        """All objects in the order they were made."""
        return list(self.rig.document.objects.objects.values())

    def follow(self, path, **held) -> None:
        """One drag along a path."""
        hand, tool = self.hand, self.tool
        hand.move(*path[0], **held)
        assert tool.press(hand.pointer(*path[0], **held))
        for point in path[1:]:
            tool.move(hand.pointer(*point, **held))
        tool.release(hand.pointer(*path[-1], **held))
