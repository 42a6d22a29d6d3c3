"""Sidewalks: strips beside the carriageways, and the corners between them at junctions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from gis.streets.cross_section import ElementKind
from gis.streets.engine.areas import Area
from gis.streets.engine.arms import Layout
from gis.streets.engine.offsets import grouped, polygon_parts, rings_between
from gis.streets.engine.overlay import less
from gis.streets.engine.shapes import CutRoad

LEAST_M2 = 0.5


def make_sidewalks(
    layout: Layout,
    roads: Sequence[CutRoad],
    wide_areas: Sequence[Area | None],
    carriageway: NDArray[np.object_],
    levels: NDArray[np.intp],
) -> list[tuple[int, Polygon]]:
    """(level, polygon) of every piece of sidewalk, free of all carriageways of its level."""
    pairs, level = [], []
    for road in roads:
        section = layout.tracks[road.track].street.section
        for k, element in enumerate(section.elements):
            if element.kind is ElementKind.SIDEWALK:
                pairs.append((road.edges[k], road.edges[k + 1]))
                level.append(layout.tracks[road.track].street.road.level)
    strips = list(rings_between(pairs))
    for area in wide_areas:
        if area is not None:
            strips.append(area.shape)
            level.append(_level_of(layout, area))
    if not strips:
        return []
    shapes = np.array(strips, dtype=object)
    free = _less(shapes, np.array(level), carriageway, levels)
    found: list[tuple[int, Polygon]] = []
    for one, at in zip(free, level, strict=True):
        found += [(at, part) for part in polygon_parts(one, LEAST_M2)]
    return found


def _level_of(layout: Layout, area: Area) -> int:
    return min((layout.tracks[arm.track].street.road.level for arm in area.arms), default=0)


def _less(
    shapes: NDArray[np.object_],
    level: NDArray[np.intp],
    carriageway: NDArray[np.object_],
    levels: NDArray[np.intp],
) -> list[BaseGeometry]:
    """Each shape less the carriageways it meets on its level, and less the shapes before it."""
    tree = shapely.STRtree(carriageway)
    one, other = tree.query(shapes, predicate="intersects")
    same = level[one] == levels[other]
    one, other = one[same], other[same]
    own, earlier = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    before = (earlier < own) & (level[own] == level[earlier])
    own, earlier = own[before], earlier[before]
    found = []
    paved = grouped(one, other, len(shapes))
    mine = grouped(own, earlier, len(shapes))
    for k in range(len(shapes)):
        taken = [*carriageway[paved[k]], *shapes[mine[k]]]
        rest = shapes[k]
        if taken:
            rest = less(rest, shapely.union_all(taken))
        found.append(rest)
    return found
