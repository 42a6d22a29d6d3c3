"""Sidewalks: strips beside the carriageways, and the corners between them at junctions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from gis.streets.cross_section import ElementKind
from gis.streets.engine.beside import NOTHING, Beside
from gis.streets.engine.offsets import areal, grouped, polygon_parts, rings_between
from gis.streets.engine.overlay import without
from gis.streets.engine.pavement import Pavement
from gis.streets.engine.plan import Plan

LEAST_M2 = 0.5

Place = tuple[int, str, int]
"""Strips of roads come first, by uid and number, then the surroundings of areas, by uid."""


class _Strip(NamedTuple):
    place: Place
    level: int
    shape: BaseGeometry


def make_sidewalks(
    plan: Plan, surface: Pavement, beside: Beside = NOTHING
) -> list[tuple[str, int, Polygon]]:
    """(owner, level, polygon) of every piece, free of all carriageways of its level.

    Where two lie on each other the former keeps what it has; those of `beside` stay as they are.
    """
    strips = sorted([*_of_roads(plan), *_of_areas(plan)], key=lambda one: one.place)
    if not strips:
        return []
    standing = [
        _Strip(_standing_place(one.owner, beside), one.level, one.shape) for one in beside.sidewalks
    ]
    found: list[tuple[str, int, Polygon]] = []
    for one, left in zip(strips, _free(strips, standing, surface), strict=True):
        found += [(one.place[1], one.level, part) for part in polygon_parts(left, LEAST_M2)]
    return found


def _standing_place(owner: str, beside: Beside) -> Place:
    """The place of a sidewalk that stands; of one road's strips none lies on the other."""
    return (0 if owner in beside.roads else 1, owner, 0)


def _of_roads(plan: Plan) -> list[_Strip]:
    pairs, kept = [], []
    for road in plan.roads:
        street = plan.layout.tracks[road.track].street
        for k, element in enumerate(street.section.elements):
            if element.kind is ElementKind.SIDEWALK:
                pairs.append((road.edges[k], road.edges[k + 1]))
                kept.append(((0, str(street.road.uid), k), street.road.level))
    return [
        _Strip(place, level, shape)
        for (place, level), shape in zip(kept, rings_between(pairs), strict=True)
    ]


def _of_areas(plan: Plan) -> list[_Strip]:
    found = []
    for number, area in plan.wide.items():
        tracks = plan.layout.tracks
        level = min((tracks[arm.track].street.road.level for arm in area.arms), default=0)
        inner = plan.areas.get(number)
        islands = inner.inside if inner is not None else ()
        shape = without(area.shape, islands) if islands else area.shape
        found.append(_Strip((1, plan.area_uids[number], 0), level, shape))
    return found


def _free(
    strips: Sequence[_Strip], standing: Sequence[_Strip], surface: Pavement
) -> list[BaseGeometry]:
    """Each strip less the carriageways it meets on its level, and less the strips before it."""
    both = [*strips, *standing]
    shapes: NDArray[np.object_] = np.array([one.shape for one in both], dtype=object)
    level = np.array([one.level for one in both])
    mine = shapes[: len(strips)]
    one, other = shapely.STRtree(surface.shapes).query(mine, predicate="intersects")
    same = level[one] == surface.levels[other]
    paved = grouped(one[same], other[same], len(strips))
    own, earlier = shapely.STRtree(shapes).query(mine, predicate="intersects")
    same = (earlier != own) & (level[own] == level[earlier])
    met = grouped(own[same], earlier[same], len(strips))
    left = list(shapes)
    for k, strip in enumerate(strips):
        before = [m for m in met[k].tolist() if both[m].place < strip.place]
        before.sort(key=lambda m: both[m].place)
        taken = surface.shapes[sorted(paved[k].tolist(), key=surface.order.__getitem__)]
        rest = without(strip.shape, [*taken, *(left[m] for m in before)])
        left[k] = areal(rest, LEAST_M2)
    return left[: len(strips)]
