"""Which glyph lies under the pointer: a pure search over the keyed items of a drawing."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.display.primitives import Anchor, Circle, Item, Picture, Text
from gis.display.primitives import Path as DrawnPath

LETTER_WIDTH = 0.6
"""Rough width of a letter in em; good enough to point at."""


class GlyphIndex:
    """Finds the key nearest to a point; items painted later win among equally near ones."""

    def __init__(self, items: Iterable[Item], keys: Iterable[str]) -> None:
        wanted = set(keys)
        found = [
            (item.key, shape)
            for item in items
            if item.key in wanted and (shape := _shape(item)) is not None
        ]
        self._keys = [key for key, _ in found]
        self._shapes = [shape for _, shape in found]
        self._tree = shapely.STRtree(self._shapes)

    def key_at(self, point: Point, reach_m: float) -> str | None:
        """The key of the nearest item within `reach_m` of a point in metres, or None."""
        if not self._shapes:
            return None
        here = shapely.Point(point)
        near = self._tree.query(here, predicate="dwithin", distance=reach_m)
        if len(near) == 0:
            return None
        best = min(near, key=lambda i: (round(self._shapes[i].distance(here), 6), -int(i)))
        return self._keys[int(best)]


def _shape(item: Item) -> BaseGeometry | None:
    """What of an item can be pointed at, in metres."""
    match item:
        case Circle():
            disc = shapely.Point(item.centre).buffer(item.radius_m)
            return disc if item.fill is not None else disc.boundary
        case Text():
            return _letters(item)
        case DrawnPath():
            return _runs(item)
        case Picture():
            return shapely.Polygon(item.corners)


def _runs(item: DrawnPath) -> BaseGeometry | None:
    lines = [run for run in item.runs if len(run) >= 2]
    if not lines:
        return None
    if item.closed and item.fill is not None:
        rings = [run for run in lines if len(run) >= 3]
        if rings:
            return shapely.union_all([shapely.make_valid(shapely.Polygon(run)) for run in rings])
    drawn = [(*run, run[0]) if item.closed else run for run in lines]
    return shapely.MultiLineString(drawn)


def _letters(item: Text) -> BaseGeometry | None:
    if not item.text:
        return None
    wide = sum(1.0 if ord(letter) > 0x2E80 else LETTER_WIDTH for letter in item.text)
    width = wide * item.height_m
    left = {Anchor.LEFT: 0.0, Anchor.CENTRE: -width / 2, Anchor.RIGHT: -width}[item.anchor]
    x, y = item.at
    box = shapely.box(x + left, y, x + left + width, y + item.height_m * 0.8)
    return shapely.affinity.rotate(box, item.angle_deg, origin=(x, y)) if item.angle_deg else box
