"""A whole scene as display items in metres of its CRS: screen, thumbnails and paper paint them."""

from __future__ import annotations

from gis.display.primitives import Item
from gis.scenes.glyphs.dimensions import dimension_items, measured_items
from gis.scenes.glyphs.lettering import lettered
from gis.scenes.glyphs.look import PAPER, Look
from gis.scenes.glyphs.marks import mark_items
from gis.scenes.glyphs.parties import party_items, party_paths
from gis.scenes.glyphs.signs import contact_items, fixed_point_items, photo_items
from gis.scenes.glyphs.symbol_glyphs import symbol_items
from gis.scenes.parts import PartKind, ScenePart, key_of
from gis.scenes.scene import Pose, Scene, SceneObject
from gis.scenes.symbols import Symbol, SymbolKind, SymbolLibrary
from gis.scenes.targets import letters, mark_name, ordered

OBJECT_LAYER = "scene_object"
TEXT_LAYER = "scene_text"
_TEXT_MM = 3.0


def scene_items(scene: Scene, library: SymbolLibrary, look: Look = PAPER) -> tuple[Item, ...]:
    """All of a scene in painting order; the key of an item names its part (`part_of_key`)."""
    items = _ground(scene, look)
    names = letters(scene)
    for party in ordered(scene):
        items += party_paths(party, look)
    if look.dimensions:
        items += measured_items(scene, library, look)
    for place, one in enumerate(scene.objects):
        items += object_items(one, library, look, key=_key(PartKind.OBJECT, place))
    for party in ordered(scene):
        items += party_items(party, names[party.no], library.of_party(party), look)
    return tuple(items + _above(scene, look))


def _ground(scene: Scene, look: Look) -> list[Item]:
    items: list[Item] = []
    names = letters(scene)
    for place, mark in enumerate(scene.marks):
        label = mark_name(scene, place)
        if mark.party is not None and mark.party in names:
            label += f" ({names[mark.party]})"
        items += mark_items(mark, look, key=_key(PartKind.MARK, place), label=label)
    return items


def _above(scene: Scene, look: Look) -> list[Item]:
    items: list[Item] = []
    if scene.impact is not None:
        key = _key(PartKind.IMPACT, 0)
        items += contact_items(scene.impact, look, key=key, sigma_m=scene.impact_sigma_m)
    if look.own_places:
        for place, photo in enumerate(scene.photos):
            items += photo_items(photo, look, key=_key(PartKind.PHOTO, place))
        for place, kept in enumerate(scene.fixed_points):
            key = _key(PartKind.FIXED_POINT, place)
            items += fixed_point_items(kept.point.at, kept.point.id, look, key=key)
    for place, dimension in enumerate(scene.dimensions):
        items += dimension_items(dimension, look, key=_key(PartKind.DIMENSION, place))
    for place, text in enumerate(scene.texts):
        items += lettered(
            text.text,
            text.at,
            look,
            layer=TEXT_LAYER,
            key=_key(PartKind.TEXT, place),
            size_mm=_TEXT_MM,
        )
    return items


def object_items(one: SceneObject, library: SymbolLibrary, look: Look, *, key: str) -> list[Item]:
    """A thing that is no party; a crossed box of half a metre where its symbol is unknown."""
    symbol = library.get(one.symbol) or Symbol(
        id=one.symbol, kind=SymbolKind.THING, zh="", en="", length_m=0.5, width_m=0.5
    )
    pose = Pose(at=one.at, heading_deg=one.heading_deg)
    return symbol_items(symbol, pose, look, layer=OBJECT_LAYER, key=key)


def _key(kind: PartKind, place: int) -> str:
    return key_of(ScenePart(kind=kind, place=place))
