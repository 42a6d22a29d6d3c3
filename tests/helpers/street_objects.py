"""A desk of object tools on a rig, and a hand that follows lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.marking_catalogue import load_marking_catalogue
from app.sign_catalogue import load_sign_catalogue
from app.streets.object_snaps import ObjectSnaps
from app.streets.street_snapper import StreetSnapper
from gis.streets.object_palette import palette
from gis.streets.objects import StreetObject
from tests.helpers.map_canvas import Hand
from tests.helpers.street_tools import Rig
from widgets.street_editor.object_desk import ObjectDesk
from widgets.street_editor.object_pick import ObjectPick

ENTRIES = palette(load_sign_catalogue(), load_marking_catalogue())


@dataclass
class Desk:
    """A desk, which tool has the mouse, and the hand on it."""

    rig: Rig

    def __post_init__(self) -> None:
        self.rig.canvas.metres_per_pixel = 0.05
        self.used = ""
        document = self.rig.document
        snapper = StreetSnapper(document, more=[ObjectSnaps(document)])
        self.rig.around = replace(self.rig.around, snapper=snapper)
        pick = ObjectPick(ENTRIES, lambda entry: entry.gloss)
        self.desk = ObjectDesk(self.rig.around, pick, self._use)

    def _use(self, tool: str) -> None:
        self.used = tool

    @property
    def tool(self):
        return next(one for one in self.desk.tools if one.id == self.used)

    @property
    def hand(self) -> Hand:
        return Hand(self.tool, self.rig.canvas)

    def take(self, kind: str, code: str = "") -> None:
        self.desk.take(self.desk.pick.find(kind, code))

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
