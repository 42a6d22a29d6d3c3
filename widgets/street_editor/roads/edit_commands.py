"""Edits of chosen roads as records for menus and bars: tools, and commands that act at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.streets.street_document import ChosenKind
from gis.crashes.records import RoadUid
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from gis.streets.drawing import shaping
from gis.streets.drawing.edits import (
    deleted_roads,
    joined_roads,
    reversed_road,
    road_on_level,
    split_road,
)
from gis.streets.drawing.relaying import together
from gis.streets.drawing.strokes import IdMaker
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network
from widgets.editor.snap_marks import Say, untranslated
from widgets.street_editor.around import EditorAround
from widgets.street_editor.tools.pick_road import Picking
from widgets.street_editor.tools.place_roads import Placing

Roads = Sequence[RoadUid]
ChosenEdit = Callable[[Network, Roads, IdMaker], StreetChange]
ValueEdit = Callable[[Network, Roads, float, IdMaker], StreetChange]


@dataclass(frozen=True, kw_only=True)
class ChosenCommand:
    """Acts on the chosen roads at once; `fewest` must be chosen."""

    id: str
    text: str
    """Source of what the menu says."""
    edit: ChosenEdit
    fewest: int = 1

    def run(self, around: EditorAround, say: Say = untranslated) -> bool:
        """Make the edit; whether it was made. Who offers the command counts how it was asked."""
        return _run(around, say(self.text), self.fewest, self.edit)


@dataclass(frozen=True, kw_only=True)
class ValueCommand:
    """Acts on the chosen roads with a number that is asked for."""

    id: str
    text: str
    """Source of what the menu says."""
    asks: str
    """What the number is, a source text."""
    usual: float
    edit: ValueEdit
    fewest: int = 1

    def run(self, around: EditorAround, value: float, say: Say = untranslated) -> bool:
        """Make the edit with a value, which counts as typed; whether it was made."""
        around.count.count(UserAction.TYPED)
        return _run(
            around,
            say(self.text),
            self.fewest,
            lambda network, roads, new_id: self.edit(network, roads, value, new_id),
        )


@dataclass(frozen=True, kw_only=True)
class PlacingCommand:
    """Chooses `PlaceRoads(around, placing)`."""

    text: str
    """Source of what the menu says."""
    placing: Placing


@dataclass(frozen=True, kw_only=True)
class PickingCommand:
    """Chooses `PickRoad(around, picking)`."""

    text: str
    """Source of what the menu says."""
    picking: Picking


def _run(around: EditorAround, name: str, fewest: int, edit: ChosenEdit) -> bool:
    document = around.document
    roads = [RoadUid(uid) for uid in document.chosen_uids(ChosenKind.ROAD)]
    try:
        if len(roads) < fewest:
            raise Problem("CHOOSE_TWO_ROADS" if fewest > 1 else "CHOOSE_ROADS_FIRST")
        document.run(edit(document.network, roads, around.new_id), name)
    except Problem as problem:
        around.tell(problem)
        return False
    around.tell(None)
    return True


# --- edits of several roads, by those of one


def _reversed(network: Network, roads: Roads, new_id: IdMaker) -> StreetChange:
    return together(network, [lambda now, uid=uid: reversed_road(now, uid) for uid in roads])


def _joined(network: Network, roads: Roads, new_id: IdMaker) -> StreetChange:
    """All that are chosen made one, in an order in which they meet."""
    left, now, made = list(roads[1:]), network, StreetChange()
    edits, kept = [], roads[0]
    while left:
        for uid in left:
            try:
                made = joined_roads(now, kept, uid)
            except Problem:
                continue
            break
        else:
            return joined_roads(now, kept, left[0])  # raises what is wrong
        edits.append(made)
        now = now.changed(made.gone, made.new)
        left.remove(uid)
        kept = made.new[0].road.uid
    return together(network, [lambda _, made=made: made for made in edits])


def _on_level(step: int) -> ChosenEdit:
    def edit(network: Network, roads: Roads, new_id: IdMaker) -> StreetChange:
        def one(now: Network, uid: RoadUid) -> StreetChange:
            return road_on_level(now, uid, now.streets[uid].road.level + step, new_id)

        return together(network, [lambda now, uid=uid: one(now, uid) for uid in roads])

    return edit


def _rounded(network: Network, roads: Roads, value: float, new_id: IdMaker) -> StreetChange:
    if len(roads) == 2:
        return shaping.rounded_meeting(network, roads[0], roads[1], value, new_id)
    return together(
        network,
        [lambda now, uid=uid: shaping.rounded_road(now, uid, value, new_id) for uid in roads],
    )


def _bevelled(network: Network, roads: Roads, value: float, new_id: IdMaker) -> StreetChange:
    if len(roads) == 2:
        return shaping.bevelled_meeting(network, roads[0], roads[1], value, new_id)
    return together(
        network,
        [lambda now, uid=uid: shaping.bevelled_road(now, uid, value, new_id) for uid in roads],
    )


def _arrayed(network: Network, roads: Roads, value: float, new_id: IdMaker) -> StreetChange:
    return shaping.arrayed_roads(network, roads[:-1], roads[-1], value, new_id)


def _split(
    network: Network, uid: RoadUid, at: tuple[float, float], new_id: IdMaker
) -> StreetChange:
    return split_road(network, uid, [shaping.station_at(network, uid, at)], new_id)


PLACING_COMMANDS = tuple(
    PlacingCommand(
        text=text,
        placing=Placing(id=id_, name=text, points=points, edit=edit),
    )
    for id_, text, points, edit in (
        ("move-roads", "Move", 2, shaping.moved_roads),
        ("copy-roads", "Copy", 2, shaping.roads_copied_to),
        ("rotate-roads", "Rotate", 3, shaping.rotated_roads),
        ("scale-roads", "Scale", 3, shaping.scaled_roads),
        ("mirror-roads", "Mirror", 2, shaping.mirrored_roads),
    )
)
PICKING_COMMANDS = (
    PickingCommand(
        text="Trim",
        picking=Picking(id="trim-road", name="Trim", edit=shaping.trimmed_road),
    ),
    PickingCommand(
        text="Extend",
        picking=Picking(id="extend-road", name="Extend", edit=shaping.extended_road),
    ),
    PickingCommand(
        text="Split",
        picking=Picking(id="split-road", name="Split", edit=_split, is_snapped=True),
    ),
)
VALUE_COMMANDS = (
    ValueCommand(
        id="offset-roads",
        text="Offset copy",
        asks="Distance to the left, metres (negative: right)",
        usual=20.0,
        edit=shaping.offset_roads,
    ),
    ValueCommand(
        id="fillet-roads",
        text="Round corners",
        asks="Radius, metres",
        usual=15.0,
        edit=_rounded,
    ),
    ValueCommand(
        id="chamfer-roads",
        text="Cut corners",
        asks="Distance from the corner, metres",
        usual=5.0,
        edit=_bevelled,
    ),
    ValueCommand(
        id="array-roads",
        text="Array along the road chosen last",
        asks="Step, metres",
        usual=50.0,
        edit=_arrayed,
        fewest=2,
    ),
)
CHOSEN_COMMANDS = (
    ChosenCommand(id="join-roads", text="Join", edit=_joined, fewest=2),
    ChosenCommand(id="reverse-roads", text="Reverse direction", edit=_reversed),
    ChosenCommand(id="raise-roads", text="One level up", edit=_on_level(1)),
    ChosenCommand(id="lower-roads", text="One level down", edit=_on_level(-1)),
    ChosenCommand(
        id="delete-roads",
        text="Delete road",
        edit=lambda network, roads, new_id: deleted_roads(network, roads),
    ),
)
