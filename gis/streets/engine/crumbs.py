"""Vertices that a union leaves within a hair's breadth of each other."""

from __future__ import annotations

import math
from collections.abc import Collection

import shapely
from shapely import Polygon

LEAST_STEP_M = 5e-4
"""Of two vertices nearer to each other the turns are noise: a corner there is not seen as one."""


ON_OUTLINE_M = 1e-3

Vertex = tuple[float, float]


def without_crumbs(shape: Polygon, kept: Collection[Vertex]) -> Polygon:
    """The outline without vertices that lie on the one before; those in `kept` stay.

    Points of `kept` that lie on the outline become vertices of it. Holes are left out. A shape
    that would be spoiled comes back as it was.
    """
    whole: list[Vertex] = [(x, y) for x, y in shapely.get_coordinates(shape.exterior)[:-1].tolist()]
    for missing in sorted(set(kept).difference(whole)):
        _put_on(whole, missing)
    ring: list[Vertex] = []
    for vertex in whole:
        if ring and math.dist(ring[-1], vertex) < LEAST_STEP_M:
            if vertex not in kept:
                continue
            if ring[-1] not in kept:
                ring.pop()
        ring.append(vertex)
    while len(ring) > 1 and math.dist(ring[0], ring[-1]) < LEAST_STEP_M:
        if ring[-1] in kept and ring[0] in kept:
            break
        ring.pop(0 if ring[-1] in kept else -1)
    if len(ring) < 3:
        return shape
    made = Polygon(ring)
    return made if made.is_valid else shape


def _put_on(ring: list[Vertex], point: Vertex) -> None:
    """Make a point that lies on the open ring a vertex of it, in place."""
    nearest, at = ON_OUTLINE_M, -1
    for k, one in enumerate(ring):
        away = shapely.distance(
            shapely.Point(point), shapely.LineString([one, ring[(k + 1) % len(ring)]])
        )
        if away < nearest:
            nearest, at = away, k + 1
    if at >= 0:
        ring.insert(at, point)
