"""Dimension lines by hand: extension lines, arrows, the distance in metres."""

from __future__ import annotations

import math

from gis.angles import Point, bearing_deg, moved
from gis.display.primitives import Item, Path
from gis.scenes.glyphs.labels import Label, spots_along
from gis.scenes.glyphs.lettering import width_em
from gis.scenes.glyphs.lines import arrow_head
from gis.scenes.glyphs.look import THIN_MM, Look
from gis.scenes.lengths import metres_text
from gis.scenes.scene import Dimension

DIMENSION_LAYER = "scene_dimension"
DIMENSION_MM = 2.2
"""Height of its letters on paper."""
_ARROW_MM = 1.6
_BEYOND_MM = 1.0


def dimension_items(dimension: Dimension, look: Look, *, key: str) -> list[Item]:
    """A dimension with its distance; arrows point inwards from outside where it is short."""
    written = dimension_label(dimension, look, key=key)
    shapes = dimension_shapes(dimension, look, key=key)
    return shapes if written is None else [*shapes, *written.items(look)]


def dimension_shapes(dimension: Dimension, look: Look, *, key: str) -> list[Item]:
    """The same without its distance."""
    start, end = dimension.start, dimension.end
    long = math.dist(start, end)
    if long <= 0:
        return []
    heading = bearing_deg(start, end)
    left = heading - 90.0
    a, b = _line(dimension)
    runs = [(a, b)]
    if dimension.offset_m:
        beyond = math.copysign(look.mm(_BEYOND_MM), dimension.offset_m)
        runs += [(start, moved(a, left, beyond)), (end, moved(b, left, beyond))]
    head = look.mm(_ARROW_MM)
    inwards = long < 3.0 * head
    if inwards:
        runs += [(a, moved(a, heading, -2.5 * head)), (b, moved(b, heading, 2.5 * head))]
    out = 0.0 if inwards else 180.0
    return [
        Path(runs=tuple(runs), stroke=look.pen(THIN_MM), layer=DIMENSION_LAYER, key=key),
        arrow_head(a, heading + out, head, look.ink, layer=DIMENSION_LAYER, key=key),
        arrow_head(b, heading + 180.0 - out, head, look.ink, layer=DIMENSION_LAYER, key=key),
    ]


def dimension_label(dimension: Dimension, look: Look, *, key: str) -> Label | None:
    """The distance of a dimension's ends, on its line or beside it."""
    long = math.dist(dimension.start, dimension.end)
    if long <= 0:
        return None
    a, b = _line(dimension)
    text = f"{metres_text(long)} m"
    wide = width_em(text) * look.mm(DIMENSION_MM)
    tight = long < wide + 2.0 * look.mm(_ARROW_MM)
    beyond = wide / 2 + look.mm(2.6 * _ARROW_MM) if tight else 0.0
    shares = (0.5,) if tight else (0.5, 0.35, 0.65, 0.25, 0.75)
    spots = spots_along(a, b, shares, off_m=look.mm(1.9), beyond_m=beyond)
    return Label(text=text, spots=spots, layer=DIMENSION_LAYER, key=key, size_mm=DIMENSION_MM)


def _line(dimension: Dimension) -> tuple[Point, Point]:
    left = bearing_deg(dimension.start, dimension.end) - 90.0
    off = dimension.offset_m
    return moved(dimension.start, left, off), moved(dimension.end, left, off)
