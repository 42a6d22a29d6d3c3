"""Red lines round the corners of junctions, from one arm's kerb to the next (article 169)."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import shapely

from gis.streets.derived import JunctionArea
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.frame import Array
from gis.streets.markings.kerb_lines import KERB_TOP_M, wants_kerb_lines
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.sketch import Corner, Sketch

ON_RING_M = 0.3
"""A mouth's corner farther from the area's outline than this says nothing of it."""
SPIKE_M = 0.04
"""Vertices of the outline nearer to a corner than this are left out: they would bend the line."""
MOST_M = 100.0
DIRECT = 1.1


def draw_corner_lines(sketch: Sketch, area: JunctionArea, arms: list[Mouth]) -> None:
    """Lines along the outline between neighbouring arms that both have red lines.

    `arms` counter-clockwise. On the kerb's top where both sides have kerbs, else 30 cm inside.
    """
    pairs = [
        (here, there)
        for here, there in pairwise([*arms, arms[0]])
        if here is not there and wants_kerb_lines(here) and wants_kerb_lines(there)
    ]
    # The left kerb seen outwards lies left of a line that begins here, right of one that ends.
    pairs = [(here, there) for here, there in pairs if not here.abreast[here.at_end]]
    if not pairs:
        return
    outline = area.shape.exterior
    ring = shapely.get_coordinates(outline)
    if not outline.is_ccw:
        ring, outline = ring[::-1], outline.reverse()
    ends = shapely.points(
        [
            point
            for here, there in pairs
            for point in (here.kerb_end(left=not here.at_end), there.kerb_end(left=there.at_end))
        ]
    )
    distance = np.asarray(shapely.distance(outline, ends)).reshape(-1, 2)
    near = [bool(max(row) <= ON_RING_M) for row in distance.tolist()]
    located = np.asarray(shapely.line_locate_point(outline, ends)).reshape(-1, 2).tolist()
    marks = np.concatenate(([0.0], np.cumsum(np.hypot(*(ring[1:] - ring[:-1]).T))))
    for (here, there), good, (first, last) in zip(pairs, near, located, strict=True):
        if good:
            _draw_corner(sketch, here, there, _between(ring, marks, first, last))


def _draw_corner(sketch: Sketch, here: Mouth, there: Mouth, points: Array) -> None:
    """One line along the outline between two arms."""
    steps = points[1:] - points[:-1]
    long = float(np.hypot(steps[:, 0], steps[:, 1]).sum())
    direct = math.dist(points[0], points[-1])
    through = here.corner_u[here.at_end] is None
    # Where a kerb runs through, an outline that turns aside shows a notch, not a kerb.
    if not 0.1 < long < (DIRECT * direct + 0.5 if through else MOST_M):
        return
    has_kerb = here.frame.kerbed[here.at_end] and there.frame.kerbed[not there.at_end]
    inside = sketch.catalogue[MarkingKind.NO_STOPPING_LINE].clear_m.usual
    ways = ((-here.way[0], -here.way[1]), there.way)
    line = shifted(points, -KERB_TOP_M if has_kerb else inside, ways)
    sketch.line(MarkingKind.NO_STOPPING_LINE, [(x, y) for x, y in line.tolist()])


def shifted(points: Array, left_m: float, ways: tuple[Corner, Corner]) -> Array:
    """A line moved to its left (negative: right) along mitres no longer than twice the shift.

    `ways` are its directions at both ends, as unit vectors.
    """
    steps = points[1:] - points[:-1]
    steps = steps / np.maximum(np.hypot(steps[:, 0], steps[:, 1]), 1e-9)[:, None]
    before, after = np.vstack([steps[:1], steps]), np.vstack([steps, steps[-1:]])
    before[0] = after[0] = ways[0]
    before[-1] = after[-1] = ways[1]
    both = before + after
    squares = np.maximum((both**2).sum(axis=1), 1.0)
    normals = np.column_stack([-both[:, 1], both[:, 0]])
    return np.asarray(points + normals * (2.0 * left_m / squares)[:, None])


def _between(ring: Array, marks: Array, first: float, last: float) -> Array:
    """Points of a closed ring from one distance along it to another, onwards."""
    around = float(marks[-1])
    if last < first:
        last += around
    doubled = np.concatenate([marks[:-1], marks[:-1] + around])
    inner = (doubled > first + SPIKE_M) & (doubled < last - SPIKE_M)
    at = np.concatenate(([first], doubled[inner], [last])) % around
    return np.column_stack([np.interp(at, marks, ring[:, i]) for i in (0, 1)])
