"""Vertices that a union leaves within a hair's breadth of each other."""

from __future__ import annotations

import math
from collections.abc import Collection

import shapely
from shapely import Polygon

LEAST_STEP_M = 5e-4
"""Of two vertices nearer to each other the turns are noise: a corner there is not seen as one."""


def without_crumbs(shape: Polygon, kept: Collection[tuple[float, float]]) -> Polygon:
    """The outline without vertices that lie on the one before; those in `kept` stay.

    Holes are left out. A shape that would be spoiled comes back as it was.
    """
    ring: list[tuple[float, float]] = []
    for x, y in shapely.get_coordinates(shape.exterior)[:-1].tolist():
        if ring and math.dist(ring[-1], (x, y)) < LEAST_STEP_M:
            if (x, y) not in kept:
                continue
            if ring[-1] not in kept:
                ring.pop()
        ring.append((x, y))
    while len(ring) > 1 and math.dist(ring[0], ring[-1]) < LEAST_STEP_M:
        if ring[-1] in kept and ring[0] in kept:
            break
        ring.pop(0 if ring[-1] in kept else -1)
    if len(ring) < 3:
        return shape
    made = Polygon(ring)
    return made if made.is_valid else shape
