"""Symbols and probes for tests of drawn scenes: points, boxes and layers of display items."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.display.primitives import Bounds, Circle, Item, Path, Text
from gis.scenes.glyphs.look import Look
from gis.scenes.symbols import RoofSign, Symbol, SymbolKind

CAR = Symbol(
    id="car",
    kind=SymbolKind.CAR,
    zh="小客車",
    en="Car",
    length_m=4.6,
    width_m=1.8,
    height_m=1.5,
    wheelbase_m=2.7,
    front_overhang_m=0.9,
)
SCOOTER = Symbol(
    id="scooter",
    kind=SymbolKind.TWO_WHEELER,
    zh="機車",
    en="Scooter",
    length_m=1.9,
    width_m=0.75,
    height_m=1.15,
    wheelbase_m=1.3,
    front_overhang_m=0.28,
)
WALKER = Symbol(
    id="walker", kind=SymbolKind.PERSON, zh="行人", en="Pedestrian", length_m=0.5, width_m=0.5
)
ARTICULATED = Symbol(
    id="articulated",
    kind=SymbolKind.ARTICULATED,
    zh="半聯結車",
    en="Articulated truck",
    length_m=16.5,
    width_m=2.5,
    height_m=3.8,
    wheelbase_m=3.6,
    front_overhang_m=1.4,
    coupling_m=4.4,
    trailer_m=13.1,
    cab_m=2.2,
    sign=RoofSign.NONE,
)


def points_of(items: Iterable[Item]) -> Iterator[Point]:
    """Points that items reach, those of circles at their four sides; of texts none."""
    for item in items:
        if isinstance(item, Path):
            for run in item.runs:
                yield from run
        elif isinstance(item, Circle):
            (x, y), reach = item.centre, item.radius_m
            yield from ((x - reach, y), (x + reach, y), (x, y - reach), (x, y + reach))


def box_of(items: Iterable[Item]) -> Bounds:
    """The box about items."""
    points = list(points_of(items))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Bounds(min(xs), min(ys), max(xs), max(ys))


def texts_of(items: Iterable[Item]) -> list[str]:
    """Words in painting order."""
    return [item.text for item in items if isinstance(item, Text)]


def text_boxes(items: Iterable[Item], look: Look) -> dict[str, BaseGeometry]:
    """The light box under each text, by its words."""
    held = list(items)
    found: dict[str, BaseGeometry] = {}
    for before, item in itertools.pairwise(held):
        if isinstance(item, Text) and isinstance(before, Path) and before.fill == look.halo:
            found[item.text] = shapely.Polygon(before.runs[0])
    return found
