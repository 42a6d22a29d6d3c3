"""Guide lines through junctions (路口行車導引線, article 189).

By default between two lanes that turn side by side into one street, and between lanes that go
straight on but have to shift sideways, at signals only ("依實際需要").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import shapely

from gis.streets.cross_section import Turn
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.frame import Array
from gis.streets.markings.sketch import Sketch
from gis.streets.turn_paths import TurnPath

SHIFT_M = 1.0
"""Lanes straight on that shift less than this need no line."""
LEAST_LENGTH_M = 8.0


def guided(paths: Iterable[TurnPath]) -> list[tuple[TurnPath, TurnPath]]:
    """Pairs of paths side by side, of neighbouring lanes both on the way in and on the way out."""
    groups: dict[tuple[object, ...], list[TurnPath]] = defaultdict(list)
    for path in paths:
        origin, target = path.origin, path.target
        key = (path.junction, origin.road, origin.at_end, target.road, target.at_end, path.turn)
        groups[key].append(path)
    found: list[tuple[TurnPath, TurnPath]] = []
    for group in groups.values():
        group.sort(key=lambda path: path.origin.seq)
        for one, other in pairwise(group):
            beside = other.origin.seq - one.origin.seq == 1
            if beside and abs(other.target.seq - one.target.seq) == 1 and _needs_line(one):
                found.append((one, other))
    return found


def _needs_line(path: TurnPath) -> bool:
    if path.turn is not Turn.THROUGH:
        return path.turn in (Turn.LEFT, Turn.RIGHT)
    points = shapely.get_coordinates(path.line)
    way = points[1] - points[0]
    way = way / max(float(np.hypot(*way)), 1e-9)
    gap = points[-1] - points[0]
    return abs(float(gap[1] * way[0] - gap[0] * way[1])) > SHIFT_M


def draw_guide_lines(
    sketches: dict[str, Sketch],
    pairs: Sequence[tuple[TurnPath, TurnPath]],
    keep_clear: dict[str, shapely.Geometry],
) -> None:
    """The middle between two paths; `keep_clear` holds, by junction, what no line may cross."""
    for one, other in pairs:
        middle = (shapely.get_coordinates(one.line) + shapely.get_coordinates(other.line)) / 2.0
        for points in _clear(middle, keep_clear.get(one.junction)):
            sketch = sketches[one.junction]
            entry = sketch.catalogue[MarkingKind.GUIDE_LINE]
            sketch.line(
                MarkingKind.GUIDE_LINE, [(x, y) for x, y in points.tolist()], dash_m=entry.dash_m
            )


def _clear(points: Array, taken: shapely.Geometry | None) -> list[Array]:
    """The longest part of a line outside of what is taken, if it is long enough."""
    line = shapely.linestrings(points)
    if taken is not None:
        parts = shapely.get_parts(shapely.difference(line, taken))
        line = max(parts, key=shapely.length, default=line)
    return [shapely.get_coordinates(line)] if shapely.length(line) >= LEAST_LENGTH_M else []
