"""A whole scene as display items in metres of its CRS: screen, thumbnails and paper paint them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gis.angles import Point
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
    items = [
        item
        for piece in scene_pieces(scene, library, look)
        for item in (piece.items() if piece is not MEASURED else measured_shapes(measured))
    ]
    labels = scene_labels(scene, library, look, measured)
    return tuple(items + placed(labels, covered_ground(scene, library, look), look))


def scene_shapes(scene: Scene, library: SymbolLibrary, look: Look = PAPER) -> list[Item]:
    """A scene without what finds its place beside the rest; a text stands where it was put."""
    shapes = [item for piece in scene_pieces(scene, library, look) for item in piece.items()]
    for place, text in enumerate(scene.texts):
        for line in _lines(text, look, key=_key(PartKind.TEXT, place)):
            shapes += line.items(look)
    return shapes


@dataclass(frozen=True, slots=True)
class Piece:
    """What is drawn of one part: `draw` of values that say all about it."""

    draw: Callable[..., list[Item]]
    values: tuple[object, ...]
    key: str

    def items(self) -> list[Item]:
        """Its items in painting order."""
        if self.key:
            return self.draw(*self.values, key=self.key)
        return self.draw(*self.values)


MEASURED = Piece(lambda: [], (), "")
"""Where the lines of measurements lie between the pieces."""


def measured_shapes(measured: MeasuredLines | None) -> list[Item]:
    """The lines of what was measured; none where they are not shown."""
    return [] if measured is None else measured.shapes


def scene_pieces(scene: Scene, library: SymbolLibrary, look: Look) -> Iterator[Piece]:
    """The parts of a scene without words, in painting order."""
    for place, mark in enumerate(scene.marks):
        yield Piece(mark_shapes, (mark, look), _key(PartKind.MARK, place))
    parties = [(party, library.of_party(party), look) for party in ordered(scene)]
    for values in parties:
        yield Piece(party_paths, values, "")
    yield MEASURED
    for place, one in enumerate(scene.objects):
        yield Piece(object_items, (one, library, look), _key(PartKind.OBJECT, place))
    for values in parties:
        yield Piece(party_items, values, "")
    yield from _above(scene, look)


def _above(scene: Scene, look: Look) -> Iterator[Piece]:
    if scene.impact is not None:
        values = (scene.impact, scene.impact_sigma_m, look)
        yield Piece(_impact_items, values, _key(PartKind.IMPACT, 0))
    if look.own_places:
        for place, photo in enumerate(scene.photos):
            yield Piece(photo_shapes, (photo, look), _key(PartKind.PHOTO, place))
        for place, kept in enumerate(scene.fixed_points):
            key = _key(PartKind.FIXED_POINT, place)
            yield Piece(fixed_point_shapes, (kept.point.at, look), key)
    for place, dimension in enumerate(scene.dimensions):
        yield Piece(dimension_shapes, (dimension, look), _key(PartKind.DIMENSION, place))


def _impact_items(at: Point, sigma_m: float | None, look: Look, *, key: str) -> list[Item]:
    return contact_items(at, look, key=key, sigma_m=sigma_m)


def scene_labels(
    scene: Scene, library: SymbolLibrary, look: Look, measured: MeasuredLines | None
) -> list[Label]:
    """All words of a scene, those first that find their place first."""
    found = _labels(scene, library, look) + ([] if measured is None else measured.labels)
    return [label for label in found if label.text and label.spots]


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
