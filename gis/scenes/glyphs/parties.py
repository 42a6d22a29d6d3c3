"""A party on the drawing: path, first contact, places between, rest, its letter."""

from __future__ import annotations

from gis.angles import moved
from gis.display.primitives import Item
from gis.scenes.glyphs.lettering import lettered
from gis.scenes.glyphs.look import PARTY_LETTER_MM, PLAIN_MM, THIN_MM, Look
from gis.scenes.glyphs.signs import direction_of, path_items, trail_items, travel_arrow
from gis.scenes.glyphs.symbol_glyphs import VEHICLE_LAYER, symbol_items
from gis.scenes.parts import PartKind, ScenePart, key_of
from gis.scenes.scene import Pose, PoseState, SceneParty
from gis.scenes.symbols import Symbol, SymbolKind
from gis.scenes.targets import CONTACT, poses_of

_MOVING = (SymbolKind.CAR, SymbolKind.ARTICULATED, SymbolKind.TWO_WHEELER, SymbolKind.PERSON)


def party_paths(party: SceneParty, look: Look) -> list[Item]:
    """Lines of a party's movement, which lie under the vehicles."""
    key = key_of(ScenePart(kind=PartKind.APPROACH, place=party.no))
    items = path_items(party.approach, look, key=key)
    return items + trail_items([pose.at for pose in poses_of(party).values()], look, key=key)


def party_items(party: SceneParty, name: str, symbol: Symbol, look: Look) -> list[Item]:
    """Its places: rest in full lines, the ones before it dashed; letters; the arrow of travel."""
    items: list[Item] = []
    poses = poses_of(party)
    last = list(poses)[-1:]
    for called, pose in poses.items():
        items += pose_items(party, called, pose, name, symbol, look, final=[called] == last)
    return items


def pose_items(
    party: SceneParty,
    called: str,
    pose: Pose,
    name: str,
    symbol: Symbol,
    look: Look,
    *,
    final: bool,
) -> list[Item]:
    """One place of a party; `called` as `poses_of` names it."""
    key = key_of(ScenePart(kind=PartKind.POSE, place=party.no, pose=called))
    stroke = look.pen(PLAIN_MM) if final else look.pen(THIN_MM, dashes_mm=(1.0, 0.6))
    items = symbol_items(symbol, pose, look, stroke=stroke, key=key)
    first = next(iter(poses_of(party)), "")
    if called == first and symbol.kind in _MOVING:
        items += _arrow(party, pose, symbol, look, key)
    said = name if called in ("", CONTACT) else f"{name}{called}"
    return items + _letter(said, pose, symbol, look, key)


def _arrow(party: SceneParty, pose: Pose, symbol: Symbol, look: Look, key: str) -> list[Item]:
    travel = direction_of(party.approach)
    heading = pose.heading_deg if travel is None else travel
    beside = moved(pose.at, pose.heading_deg - 90.0, symbol.width_m / 2 + look.mm(2.2))
    long = min(max(0.6 * symbol.length_m, look.mm(6.0)), look.mm(12.0))
    return travel_arrow(beside, heading, look, long_m=long, key=key)


def _letter(said: str, pose: Pose, symbol: Symbol, look: Look, key: str) -> list[Item]:
    room = symbol.width_m if pose.state != PoseState.LYING else 0.0
    inside = symbol.kind in (SymbolKind.CAR, SymbolKind.ARTICULATED) and room >= look.mm(
        1.5 * PARTY_LETTER_MM
    )
    if inside:
        at = moved(pose.at, pose.heading_deg, -0.06 * symbol.length_m)
    else:
        at = moved(pose.at, pose.heading_deg + 90.0, symbol.width_m / 2 + look.mm(2.6))
    return lettered(
        said,
        at,
        look,
        layer=VEHICLE_LAYER,
        key=key,
        size_mm=PARTY_LETTER_MM,
        bold=True,
        boxed=not inside,
    )
