"""A whole scene as display items in metres of its CRS: screen, thumbnails and paper paint them."""

from __future__ import annotations

from gis.display.primitives import Item
from gis.scenes.glyphs.covered_ground import covered_ground
from gis.scenes.glyphs.dimensions import dimension_label, dimension_shapes
from gis.scenes.glyphs.labels import Label, Spot, placed
from gis.scenes.glyphs.look import PAPER, Look
from gis.scenes.glyphs.marks import mark_label, mark_shapes
from gis.scenes.glyphs.measured_lines import MeasuredLines
from gis.scenes.glyphs.parties import party_items, party_labels, party_paths
from gis.scenes.glyphs.signs import (
    contact_items,
    fixed_point_label,
    fixed_point_shapes,
    photo_label,
    photo_shapes,
)
from gis.scenes.glyphs.symbol_glyphs import symbol_items
from gis.scenes.parts import PartKind, ScenePart, key_of
from gis.scenes.scene import Pose, Scene, SceneObject, SceneText
from gis.scenes.symbols import Symbol, SymbolKind, SymbolLibrary
from gis.scenes.targets import letters, mark_name, ordered

OBJECT_LAYER = "scene_object"
TEXT_LAYER = "scene_text"
_TEXT_MM, _LINE_MM = 3.0, 3.9


def scene_items(scene: Scene, library: SymbolLibrary, look: Look = PAPER) -> tuple[Item, ...]:
    """All of a scene in painting order; the key of an item names its part (`part_of_key`).

    Words lie on top of all and keep out of each other's way as far as there is room.
    """
    measured = MeasuredLines(scene, library, look) if look.dimensions else None
    items: list[Item] = []
    for place, mark in enumerate(scene.marks):
        items += mark_shapes(mark, look, key=_key(PartKind.MARK, place))
    for party in ordered(scene):
        items += party_paths(party, library.of_party(party), look)
    if measured is not None:
        items += measured.shapes
    for place, one in enumerate(scene.objects):
        items += object_items(one, library, look, key=_key(PartKind.OBJECT, place))
    for party in ordered(scene):
        items += party_items(party, library.of_party(party), look)
    items += _above(scene, look)
    labels = _labels(scene, library, look) + ([] if measured is None else measured.labels)
    return tuple(items + placed(labels, covered_ground(scene, library, look), look))


def _above(scene: Scene, look: Look) -> list[Item]:
    items: list[Item] = []
    if scene.impact is not None:
        key = _key(PartKind.IMPACT, 0)
        items += contact_items(scene.impact, look, key=key, sigma_m=scene.impact_sigma_m)
    if look.own_places:
        for place, photo in enumerate(scene.photos):
            items += photo_shapes(photo, look, key=_key(PartKind.PHOTO, place))
        for place, kept in enumerate(scene.fixed_points):
            key = _key(PartKind.FIXED_POINT, place)
            items += fixed_point_shapes(kept.point.at, look, key=key)
    for place, dimension in enumerate(scene.dimensions):
        items += dimension_shapes(dimension, look, key=_key(PartKind.DIMENSION, place))
    return items


def _labels(scene: Scene, library: SymbolLibrary, look: Look) -> list[Label]:
    """Words that stand where somebody put them first, then those that can give way."""
    names = letters(scene)
    found: list[Label | None] = []
    for place, text in enumerate(scene.texts):
        found += _lines(text, look, key=_key(PartKind.TEXT, place))
    for party in ordered(scene):
        found += party_labels(party, names[party.no], library.of_party(party), look)
    for place, dimension in enumerate(scene.dimensions):
        found.append(dimension_label(dimension, look, key=_key(PartKind.DIMENSION, place)))
    if look.own_places:
        for place, kept in enumerate(scene.fixed_points):
            key = _key(PartKind.FIXED_POINT, place)
            found.append(fixed_point_label(kept.point.at, kept.point.id, look, key=key))
        for place, photo in enumerate(scene.photos):
            found.append(photo_label(photo, look, key=_key(PartKind.PHOTO, place)))
    for place, mark in enumerate(scene.marks):
        name = mark_name(scene, place)
        if mark.party is not None and mark.party in names:
            name += f" ({names[mark.party]})"
        found.append(mark_label(mark, name, look, key=_key(PartKind.MARK, place)))
    return [label for label in found if label is not None]


def _lines(text: SceneText, look: Look, *, key: str) -> list[Label]:
    """A line of a text under the other, the first one at its place."""
    x, y = text.at
    step = look.mm(_LINE_MM)
    return [
        Label(
            text=" ".join(line.split()),
            spots=(Spot((x, y - place * step)),),
            layer=TEXT_LAYER,
            key=key,
            size_mm=_TEXT_MM,
        )
        for place, line in enumerate(text.text.splitlines())
    ]


def object_items(one: SceneObject, library: SymbolLibrary, look: Look, *, key: str) -> list[Item]:
    """A thing that is no party; a crossed box of half a metre where its symbol is unknown."""
    symbol = library.get(one.symbol) or Symbol(
        id=one.symbol, kind=SymbolKind.THING, zh="", en="", length_m=0.5, width_m=0.5
    )
    pose = Pose(at=one.at, heading_deg=one.heading_deg)
    return symbol_items(symbol, pose, look, layer=OBJECT_LAYER, key=key)


def _key(kind: PartKind, place: int) -> str:
    return key_of(ScenePart(kind=kind, place=place))
