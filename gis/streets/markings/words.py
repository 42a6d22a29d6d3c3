"""Words, figures and pictures on the road (標字, article 150) from the strokes of their glyphs.

Words along the road begin at the far end, so that who drives towards them reads the nearest
character last ("縱向者一律採由遠而近"); figures stand side by side. Horizontal strokes are twice as
wide as upright ones ("筆劃寬度橫豎比得採二比一").
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import shapely
from shapely import Polygon

from gis.streets.markings.catalogue import Glyph, MarkingEntry, MarkingKind
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.sketch import Corner, Sketch

HORIZONTAL_SHARE = 2.0
SIMPLE_M = 0.004
"""Corners nearer than this to a straight edge are left out."""
Ring = tuple[Corner, ...]
Shape = tuple[Ring, ...]
"""An outline and its holes."""


def words_length(text: str, entry: MarkingEntry) -> float:
    """Metres that words take along the road."""
    return len(text) * entry.length_m.usual + (len(text) - 1) * entry.apart_m.usual


class Spot(NamedTuple):
    """Where a word or picture begins: metres from a mouth, and the offset of its middle."""

    mouth: Mouth
    near: float
    v: float
    away: bool = False
    """Seen by traffic that leaves the mouth, else by traffic that nears it."""


def draw_words(sketch: Sketch, kind: MarkingKind, text: str, spot: Spot) -> None:
    """Words along the road, the first character farthest from who drives there."""
    entry = sketch.catalogue[kind]
    pitch = entry.length_m.usual + entry.apart_m.usual
    for number, character in enumerate(reversed(text) if spot.away else text):
        draw_glyph(sketch, kind, character, spot._replace(near=spot.near + number * pitch))


def draw_figures(sketch: Sketch, kind: MarkingKind, text: str, spot: Spot) -> None:
    """Figures side by side, left to right for who drives there."""
    entry = sketch.catalogue[kind]
    pitch = entry.across_m.usual + entry.apart_m.usual
    for number, figure in enumerate(text):
        v = spot.v + _right(spot) * pitch * (number - (len(text) - 1) / 2.0)
        draw_glyph(sketch, kind, figure, spot._replace(v=v))


def draw_glyph(
    sketch: Sketch,
    kind: MarkingKind,
    name: str,
    spot: Spot,
    *,
    size: tuple[float, float] | None = None,
) -> None:
    """One character or picture; `size`: across and along, unless the catalogue says it."""
    entry = sketch.catalogue[kind]
    stroke = entry.inner_m.usual or entry.width_m.usual
    wide, tall = size or (entry.across_m.usual, entry.length_m.usual)
    junction = spot.mouth.area.uid if spot.mouth.area else None
    for outline, *holes in glyph_shapes(sketch.catalogue.glyph(name), wide, tall, stroke):
        sketch.area(
            kind,
            _placed(outline, spot, tall),
            holes=[_placed(hole, spot, tall) for hole in holes],
            junction=junction,
            width_m=stroke,
        )


def _right(spot: Spot) -> float:
    """Sign of the offsets towards the right of who drives there."""
    return 1.0 if spot.mouth.at_end is spot.away else -1.0


def _placed(ring: Ring, spot: Spot, tall: float) -> list[Corner]:
    """Road points of a glyph's ring: x to the driver's right, y the way that is driven."""
    right, mouth = _right(spot), spot.mouth
    return [
        (mouth.station(spot.near + (y if spot.away else tall - y)), spot.v + right * x)
        for x, y in ring
    ]


@lru_cache(maxsize=256)
def glyph_shapes(glyph: Glyph, wide: float, tall: float, stroke_m: float) -> tuple[Shape, ...]:
    """The painted areas of a glyph, x from its middle, y from its foot, in metres.

    Upright strokes are `stroke_m` wide; all ends and bends stay inside of `wide` and `tall`.
    """
    half = stroke_m / 2.0
    high = tall / HORIZONTAL_SHARE
    axes = [
        [((x - 0.5) * (wide - stroke_m), half + y * (high - stroke_m)) for x, y in stroke]
        for stroke in glyph.strokes
    ]
    lines = shapely.multilinestrings([shapely.linestrings(axis) for axis in axes])
    painted = shapely.buffer(lines, half, cap_style="square", join_style="mitre", mitre_limit=1.2)
    frame = shapely.box(-wide / 2.0, 0.0, wide / 2.0, high)
    plain = shapely.simplify(shapely.intersection(painted, frame), SIMPLE_M)
    parts = shapely.get_parts(plain)
    found = [_shape(part) for part in parts if isinstance(part, Polygon)]
    return tuple(sorted(found))


def _shape(part: Polygon) -> Shape:
    rings = [part.exterior, *part.interiors]
    return tuple(
        tuple(
            (x, y)
            for x, y in (
                np.round(shapely.get_coordinates(ring)[:-1], 4) * (1.0, HORIZONTAL_SHARE)
            ).tolist()
        )
        for ring in rings
    )
