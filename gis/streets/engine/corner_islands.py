"""Islands inside corners (導流島): between the lane that turns past them and the roads straight on.

The island takes what the kerb return leaves beside the turning lane. Where that is too little to
build there is none.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import shapely
from shapely import LineString, Polygon

from gis.streets.arm_design import ArmDesign
from gis.streets.engine.offsets import Coords, on_grid, polygon_parts
from gis.streets.engine.overlay import less

TURNING_LANE_M = 4.0
"""Width of the lane between kerb and island: 市區道路及附屬工程設計規範, one lane for cars."""
SET_BACK_M = 0.5
"""From the island to the edge of the roads straight on."""
NOSE_M = 0.3
"""Radius of the island's noses."""
ISLAND_RADIUS_M = 20.0
"""Kerb return of a corner with an island where no radius is given."""
LEAST_ISLAND_M2 = 2.0

Vertex = tuple[float, float]


def wished_radius(design: ArmDesign) -> float | None:
    """The radius that somebody wants at an arm's corner; None by rule."""
    if design.corner_radius_m is not None:
        return design.corner_radius_m
    return ISLAND_RADIUS_M if design.corner_island else None


def island_in_corner(
    rounded: Polygon, outline: Polygon, start: Vertex, mouths: Collection[Vertex]
) -> Polygon | None:
    """The island in the corner that follows the mouth's vertex `start` counter-clockwise.

    `outline` is the area without kerb returns, `rounded` with them; `mouths` are the vertices of
    all mouths. None where there is no room.
    """
    kerb = _kerb_after(rounded, start, mouths)
    if kerb is None:
        return None
    wedges = [part for part in polygon_parts(less(rounded, outline)) if part.distance(kerb) < 1e-3]
    if not wedges:
        return None
    wedge = max(wedges, key=lambda part: part.area)
    free = less(wedge, shapely.buffer(kerb, TURNING_LANE_M))
    free = less(free, shapely.buffer(outline, SET_BACK_M))
    smooth = shapely.buffer(shapely.buffer(free, -NOSE_M), NOSE_M)
    parts = polygon_parts(smooth)
    if not parts:
        return None
    island = max(parts, key=lambda part: part.area)
    made = Polygon(on_grid(shapely.get_coordinates(island.exterior)))
    return made if made.is_valid and made.area >= LEAST_ISLAND_M2 else None


def _kerb_after(shape: Polygon, start: Vertex, mouths: Collection[Vertex]) -> LineString | None:
    """The outline from one mouth's vertex to the next, counter-clockwise."""
    ring: Coords = shapely.get_coordinates(shape.exterior)[:-1]
    if not shape.exterior.is_ccw:
        ring = ring[::-1]
    points = [(x, y) for x, y in ring.tolist()]
    if start not in points:
        return None
    first = points.index(start)
    points = points[first:] + points[:first]
    ends = frozenset(mouths) - {start}
    last = next((k for k, point in enumerate(points) if point in ends), None)
    if last is None or last < 1:
        return None
    return LineString(np.array(points[: last + 1]))
