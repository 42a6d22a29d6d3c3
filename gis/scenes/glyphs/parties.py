"""A party on the drawing: path, first contact, places between, rest, its letter."""

from __future__ import annotations

from dataclasses import replace

from gis.angles import Point, moved
from gis.display.primitives import Colour, Item
from gis.scenes.glyphs.labels import Label, Spot
from gis.scenes.glyphs.lines import cut_at
from gis.scenes.glyphs.look import PARTY_LETTER_MM, THIN_MM, Look
from gis.scenes.glyphs.signs import direction_of, path_items, trail_items, travel_arrow
from gis.scenes.glyphs.symbol_glyphs import VEHICLE_LAYER, symbol_items
from gis.scenes.parts import PartKind, ScenePart, key_of
from gis.scenes.paths import length_m
from gis.scenes.scene import Pose, PoseState, SceneParty
from gis.scenes.symbols import Symbol, SymbolKind
from gis.scenes.targets import CONTACT, poses_of

_CLEAR = Colour(255, 255, 255, 0.0)
_DASHES_MM = (1.0, 0.6)
_INSIDE = (SymbolKind.CAR, SymbolKind.ARTICULATED)
_FALLEN = (PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE, PoseState.LYING)


def party_paths(party: SceneParty, symbol: Symbol, look: Look) -> list[Item]:
    """Lines of a party's movement, which lie under the vehicles."""
    key = key_of(ScenePart(kind=PartKind.APPROACH, place=party.no))
    items = path_items(shown_path(party, symbol), look, key=key)
    return items + trail_items([pose.at for pose in poses_of(party).values()], look, key=key)


def shown_path(party: SceneParty, symbol: Symbol) -> tuple[Point, ...]:
    """The path before contact up to the rear of the vehicle that it ends in."""
    if party.contact is None or len(party.approach) < 2:
        return party.approach
    left = length_m(party.approach) - symbol.length_m / 2
    return cut_at(party.approach, left) if left > 0 else ()


def party_items(party: SceneParty, symbol: Symbol, look: Look) -> list[Item]:
    """Its places, the first one lowest: the last in full lines, those before it dashed and open.

    The arrow of travel stands beside the place of first contact.
    """
    items: list[Item] = []
    poses = poses_of(party)
    open_look = replace(look, body=_CLEAR)
    last = list(poses)[-1:]
    for called, pose in poses.items():
        key = _key(party, called)
        if [called] == last:
            items += symbol_items(symbol, pose, look, key=key)
        else:
            stroke = look.pen(THIN_MM, dashes_mm=_DASHES_MM)
            items += symbol_items(symbol, pose, open_look, stroke=stroke, key=key)
        if called == CONTACT:
            items += _arrow(party, pose, symbol, look, key)
    return items


def party_labels(party: SceneParty, name: str, symbol: Symbol, look: Look) -> list[Label]:
    """Its letter at each of its places; places between are numbered."""
    return [
        _letter(
            name if called in ("", CONTACT) else f"{name}{called}",
            pose,
            symbol,
            look,
            _key(party, called),
        )
        for called, pose in poses_of(party).items()
    ]


def _key(party: SceneParty, called: str) -> str:
    return key_of(ScenePart(kind=PartKind.POSE, place=party.no, pose=called))


def _arrow(party: SceneParty, pose: Pose, symbol: Symbol, look: Look, key: str) -> list[Item]:
    tail, tip = arrow_line(party, pose, symbol, look)
    return travel_arrow(tail, tip, look, key=key)


def arrow_line(party: SceneParty, pose: Pose, symbol: Symbol, look: Look) -> tuple[Point, Point]:
    """From tail to tip of the arrow beside a vehicle, on its left: its direction of travel."""
    travel = direction_of(party.approach)
    heading = pose.heading_deg if travel is None else travel
    off = symbol.width_m / 2 + look.mm(2.2)
    beside = moved(pose.at, pose.heading_deg - 90.0, off)
    long = min(max(0.6 * symbol.length_m, look.mm(6.0)), look.mm(12.0))
    return moved(beside, heading, -long / 2), moved(beside, heading, long / 2)


def _letter(said: str, pose: Pose, symbol: Symbol, look: Look, key: str) -> Label:
    half, side = symbol.length_m / 2, symbol.width_m / 2
    if pose.state in _FALLEN and symbol.kind not in _INSIDE:
        side = max(side, symbol.height_m / 2)
    off = look.mm(2.6)
    inside: tuple[Spot, ...] = ()
    if symbol.kind in _INSIDE and symbol.width_m >= look.mm(1.5 * PARTY_LETTER_MM):
        step = min(0.16 * symbol.length_m, look.mm(6.0))
        inside = tuple(
            Spot(moved(pose.at, pose.heading_deg, ahead))
            for ahead in (-0.06 * symbol.length_m, -0.06 * symbol.length_m - step, step)
        )
    beside = tuple(
        Spot(moved(pose.at, pose.heading_deg + bearing, reach))
        for bearing, reach in (
            (90.0, side + off),
            (180.0, half + off),
            (-90.0, side + off),
            (0.0, half + off),
            (135.0, half + off),
            (-135.0, half + off),
        )
    )
    return Label(
        text=said,
        spots=inside + beside,
        layer=VEHICLE_LAYER,
        key=key,
        size_mm=PARTY_LETTER_MM,
        bold=True,
        bare=frozenset(range(len(inside))),
    )
