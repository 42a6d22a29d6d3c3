"""Diagonal crosswalks (對角線行人穿越道線, article 185-1): an X from corner to corner."""

from __future__ import annotations

import math
from collections.abc import Sequence

import shapely
from shapely import LineString, MultiLineString

from gis.streets.control import Control
from gis.streets.derived import JunctionArea, NodeFeatureKind
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.choices import MarkingChoices
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.sketch import Corner, Sketch

ARMS = 4
EDGE_CLEAR_M = 0.3
"""From the junction's edge to the lines' ends."""
LEAST_M = 4.0


def wants_diagonal_crosswalk(
    area: JunctionArea, arms: Sequence[Mouth], choices: MarkingChoices
) -> bool:
    """At signals only, where somebody chose one or the source shows one."""
    if area.control is not Control.SIGNAL or len(arms) != ARMS:
        return False
    shown = any(NodeFeatureKind.DIAGONAL_CROSSING in arm.features for arm in arms)
    return shown or area.uid in choices.diagonal_crosswalks


def draw_diagonal_crosswalk(sketch: Sketch, area: JunctionArea, arms: Sequence[Mouth]) -> None:
    """An X whose middle is left open, so that no line crosses another; `arms` in their order."""
    entry = sketch.catalogue[MarkingKind.DIAGONAL_CROSSWALK]
    corners = [_corner(arms[i], arms[(i + 1) % ARMS]) for i in range(ARMS)]
    half = (entry.apart_m.usual + entry.width_m.usual) / 2.0
    room = shapely.buffer(area.shape, -EDGE_CLEAR_M)
    bands = [_band(corners[i], corners[i + 2], half) for i in (0, 1)]
    for i, band in enumerate(bands):
        other = shapely.convex_hull(MultiLineString(bands[1 - i]))
        keep = shapely.difference(room, shapely.buffer(other, entry.width_m.usual / 2.0 + 0.05))
        for line in band:
            for part in shapely.get_parts(shapely.intersection(line, keep)):
                if isinstance(part, LineString) and part.length >= LEAST_M / 4.0:
                    points = [(x, y) for x, y in shapely.get_coordinates(part).tolist()]
                    sketch.line(MarkingKind.DIAGONAL_CROSSWALK, points)


def _corner(here: Mouth, there: Mouth) -> Corner:
    """The middle of the kerb between an arm and the next one counter-clockwise."""
    (a, b) = here.kerb_end(left=not here.at_end)
    (c, d) = there.kerb_end(left=there.at_end)
    return (a + c) / 2.0, (b + d) / 2.0


def _band(begin: Corner, end: Corner, half: float) -> list[LineString]:
    """Two parallel lines about the line between two corners, running on beyond both."""
    long = math.dist(begin, end)
    if long < LEAST_M:
        return [LineString(), LineString()]
    x, y = (end[0] - begin[0]) / long, (end[1] - begin[1]) / long
    ends = (
        (begin[0] - 3.0 * x, begin[1] - 3.0 * y),
        (end[0] + 3.0 * x, end[1] + 3.0 * y),
    )
    return [LineString([(p - s * y, q + s * x) for p, q in ends]) for s in (half, -half)]
