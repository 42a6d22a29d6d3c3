"""Guide lines through junctions (路口行車導引線, article 189).

By default between two lanes that turn side by side into one street, and between lanes that go
straight on but have to shift sideways, at signals only ("依實際需要").
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import shapely
from shapely import LineString

from gis.streets.cross_section import Turn
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.frame import Array
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.sketch import Sketch
from gis.streets.turn_paths import End, Movement, curves, movements

SHIFT_M = 1.0
"""Lanes straight on that shift less than this need no line."""
TOUCH_M = 0.4
"""Lanes whose middles are farther apart than their widths tell have something between them."""
LEAST_LENGTH_M = 8.0

Pair = tuple[Movement, Movement]


def guided(arms: Sequence[Mouth]) -> list[Pair]:
    """Movements side by side, of neighbouring lanes both on the way in and on the way out."""
    if not any(len(mouth.lanes) > 1 and mouth.signal for mouth in arms):
        return []
    groups: dict[tuple[str, bool, str, bool, Turn], list[Movement]] = defaultdict(list)
    for move in movements(arms):
        origin, target = move.origin.mouth, move.target.mouth
        if origin.signal:
            key = (origin.frame.uid, origin.at_end, target.frame.uid, target.at_end, move.turn)
            groups[key].append(move)
    return [pair for group in groups.values() for pair in _pairs(group)]


def _pairs(group: list[Movement]) -> Iterator[Pair]:
    """Neighbours among the movements from one road into another."""
    for one, other in pairwise(sorted(group, key=lambda move: move.origin.seq)):
        beside = _beside(one.origin, other.origin) and _beside(one.target, other.target)
        if beside and _needs_line(one):
            yield one, other


def _beside(one: End, other: End) -> bool:
    """Whether two lanes touch at their mouth."""
    if abs(one.seq - other.seq) != 1:
        return False
    gap = math.dist(one.at, other.at)
    return abs(gap - (one.width_m + other.width_m) / 2.0) < TOUCH_M


def _needs_line(move: Movement) -> bool:
    if move.turn is not Turn.THROUGH:
        return move.turn in (Turn.LEFT, Turn.RIGHT)
    way_x, way_y = move.origin.mouth.way
    gap_x, gap_y = (b - a for a, b in zip(move.origin.at, move.target.at, strict=True))
    return abs(gap_y * way_x - gap_x * way_y) > SHIFT_M


def draw_guide_lines(
    sketch: Sketch, pairs: Sequence[Pair], keep_clear: Iterable[shapely.Geometry]
) -> None:
    """The middle between the curves of each pair, clear of what lies inside the junction.

    Where the curves of two pairs cross, neither has a line: it would mislead both.
    """
    entry = sketch.catalogue[MarkingKind.GUIDE_LINE]
    lines = curves([move for pair in pairs for move in pair])
    double = [shapely.multilinestrings(lines[i : i + 2]) for i in range(0, len(lines), 2)]
    taken = shapely.union_all(shapely.buffer(shapely.convex_hull(list(keep_clear)), 0.2))
    for i, (pair, held) in enumerate(zip(pairs, double, strict=True)):
        crossed = any(
            held.intersects(other) and not _joined(pair, pairs[k])
            for k, other in enumerate(double)
            if k != i
        )
        if crossed:
            continue
        middle = shapely.get_coordinates(held).reshape(2, -1, 2).mean(axis=0)
        for points in _clear(middle, taken):
            axis = [(x, y) for x, y in points.tolist()]
            sketch.line(MarkingKind.GUIDE_LINE, axis, dash_m=entry.dash_m)


def _joined(one: Pair, other: Pair) -> bool:
    """Whether two pairs share a movement, as neighbours do."""
    return any(move in other for move in one)


def _clear(points: Array, taken: shapely.Geometry) -> list[Array]:
    """The longest part of a line outside of what is taken, if it is long enough."""
    line: shapely.Geometry = LineString(points)
    if not shapely.is_empty(taken):
        parts = shapely.get_parts(shapely.difference(line, taken))
        line = max(parts, key=shapely.length, default=line)
    return [shapely.get_coordinates(line)] if shapely.length(line) >= LEAST_LENGTH_M else []
