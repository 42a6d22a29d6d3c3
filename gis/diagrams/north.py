"""The north arrow of a schematic view, where it lies on nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.diagrams.glyphs import item_points
from gis.display.primitives import Anchor, Bounds, Circle, Colour, Item, Path, Stroke, Text

NORTH_LAYER = "north"
NORTH_WIDTH_M, NORTH_HEIGHT_M = 6.0, 10.5
"""Size of the north arrow."""
_ROOM_M = 1.5
"""Room between the arrow and anything else."""


def north_corner(items: Sequence[Item], bounds: Bounds) -> Point:
    """The upper left corner of an arrow that meets none of the items.

    A free corner of the drawing's box where there is one, else a place beside it.
    """
    left, right = bounds.min_x, bounds.max_x - NORTH_WIDTH_M
    top, bottom = bounds.max_y, bounds.min_y + NORTH_HEIGHT_M
    taken = list(_shapes(items))
    for corner in ((left, top), (right, top), (left, bottom), (right, bottom)):
        room = box(
            corner[0] - _ROOM_M,
            corner[1] - NORTH_HEIGHT_M - _ROOM_M,
            corner[0] + NORTH_WIDTH_M + _ROOM_M,
            corner[1] + _ROOM_M,
        )
        if not any(room.intersects(shape) for shape in taken):
            return corner
    return (left - NORTH_WIDTH_M - 2 * _ROOM_M, top)


def _shapes(items: Iterable[Item]) -> Iterable[BaseGeometry]:
    """Filled outlines as they are, anything else by its box."""
    for item in items:
        if isinstance(item, Path) and item.closed and item.fill is not None:
            yield from (Polygon(run).buffer(0) for run in item.runs)
        elif isinstance(item, Text | Circle) or (isinstance(item, Path) and not item.closed):
            points = list(item_points(item))
            for xs, ys in _boxes(item, points):
                yield box(min(xs), min(ys), max(xs), max(ys))


def _boxes(item: Item, points: Sequence[Point]) -> Iterable[tuple[list[float], list[float]]]:
    """One box for a text or circle, one for each piece of a line."""
    if not isinstance(item, Path):
        yield [x for x, _ in points], [y for _, y in points]
        return
    for run in item.runs:
        for (x1, y1), (x2, y2) in pairwise(run):
            yield [x1, x2], [y1, y2]


def north_items(corner: Point) -> tuple[Item, ...]:
    """A north arrow whose upper left corner is `corner`."""
    x, y = corner[0] + NORTH_WIDTH_M / 2, corner[1]
    letter = Text(
        at=(x, y - 2.9), text="N", height_m=3.2, anchor=Anchor.CENTRE, bold=True, layer=NORTH_LAYER
    )
    tip, tail, foot = (x, y - 3.6), (x, y - 9.0), y - NORTH_HEIGHT_M + 0.2
    stroke = Stroke(width_m=0.25)
    left, right = (tip, (x - 2.1, foot), tail), (tip, (x + 2.1, foot), tail)
    return (
        letter,
        Path(runs=(left,), closed=True, fill=Colour(0, 0, 0), stroke=stroke, layer=NORTH_LAYER),
        Path(runs=(right,), closed=True, stroke=stroke, layer=NORTH_LAYER),
    )
