"""Red lines round the corners of junctions, from one arm's kerb to the next (article 169)."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import shapely

from gis.streets.derived import JunctionArea
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.frame import Array
from gis.streets.markings.kerb_lines import KERB_TOP_M, wants_kerb_lines
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.sketch import Sketch

ON_RING_M = 0.3
"""A mouth's corner farther from the area's outline than this says nothing of it."""
MOST_M = 60.0


def draw_corner_lines(sketch: Sketch, area: JunctionArea, arms: list[Mouth]) -> None:
    """Lines along the outline between neighbouring arms that both have red lines.

    `arms` counter-clockwise. On the kerb's top where both sides have kerbs, else 30 cm inside.
    """
    if not any(wants_kerb_lines(arm) for arm in arms):
        return
    ring = shapely.get_coordinates(shapely.get_exterior_ring(area.shape))
    if not shapely.is_ccw(shapely.linearrings(ring)):
        ring = ring[::-1]
    marks = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(ring, axis=0).T))))
    outline = shapely.linestrings(ring)
    inside = sketch.catalogue[MarkingKind.NO_STOPPING_LINE].clear_m.usual
    for here, there in pairwise([*arms, arms[0]]):
        if here is there or not (wants_kerb_lines(here) and wants_kerb_lines(there)):
            continue
        begin, kerb_here = _corner_end(here, left=True)
        end, kerb_there = _corner_end(there, left=False)
        ends = shapely.points([begin, end])
        if shapely.distance(outline, ends).max() > ON_RING_M:
            continue
        first, last = np.asarray(shapely.line_locate_point(outline, ends)).tolist()
        points = _between(ring, marks, first, last)
        shift = -KERB_TOP_M if kerb_here and kerb_there else inside
        line = shapely.offset_curve(shapely.linestrings(points), shift, join_style="mitre")
        if shapely.get_type_id(line) == 1 and 0.1 < shapely.length(line) < MOST_M:
            held = [(x, y) for x, y in shapely.get_coordinates(line).tolist()]
            sketch.line(MarkingKind.NO_STOPPING_LINE, held)


def _corner_end(mouth: Mouth, *, left: bool) -> tuple[Array, bool]:
    """A mouth's kerb point on its left or right seen outwards, and whether there is a kerb."""
    frame = mouth.frame
    on_left_of_line = left != mouth.at_end
    edge = frame.strips[0][0] if on_left_of_line else frame.strips[-1][0] + 1
    at = frame.grid[edge, -1 if mouth.at_end else 0]
    return at, frame.kerbed[0 if on_left_of_line else 1]


def _between(ring: Array, marks: Array, first: float, last: float) -> Array:
    """Points of a closed ring from one distance along it to another, onwards."""
    around = float(marks[-1])
    if last < first:
        last += around
    doubled = np.concatenate([marks[:-1], marks[:-1] + around])
    inner = (doubled > first + 1e-3) & (doubled < last - 1e-3)
    at = np.concatenate(([first], doubled[inner], [last])) % around
    return np.column_stack([np.interp(at, marks, ring[:, i]) for i in (0, 1)])
