"""What of the streets lies under the pointer or in a box, and where roads can be taken hold of."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

import shapely

from app.streets.street_document import Chosen, ChosenKind
from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.display.primitives import Bounds
from gis.drafting.lines import at_share
from gis.streets.drawing.threads import points_of
from gis.streets.engine.arms import Node
from gis.streets.remake.network import Network
from gis.streets.remake.standing import Standing

MIDDLES_FROM_PX = 40.0
"""Segments that look shorter offer no place for a vertex more."""


def found_at(standing: Standing, at: Point, reach_m: float) -> tuple[Chosen, ...]:
    """What lies at a place, the likeliest first: roads and areas there, then lines within reach."""
    spot = shapely.Point(at)
    areas = sorted(
        standing.area_places.near([spot], 0.0),
        key=lambda uid: (-standing.areas[uid].level, standing.areas[uid].shape.area, uid),
    )
    roads = sorted(
        (RoadUid(uid) for uid in standing.corridors.near([spot], 0.0)),
        key=lambda uid: (-standing.network.streets[uid].road.level, uid),
    )
    lines = sorted(
        (one.road for one in standing.network.near([spot], reach_m)),
        key=lambda road: (road.line.distance(spot), road.uid),
    )
    found = [Chosen(kind=ChosenKind.AREA, uid=uid) for uid in areas]
    found += [Chosen(kind=ChosenKind.ROAD, uid=uid) for uid in roads]
    found += [Chosen(kind=ChosenKind.ROAD, uid=road.uid) for road in lines]
    return tuple(dict.fromkeys(found))


def found_in(standing: Standing, box: Bounds, *, is_touching: bool) -> tuple[Chosen, ...]:
    """Roads and areas wholly in a box, or such as it touches.

    A road that lies within an area has no asphalt of its own and counts by its line.
    """
    frame = shapely.box(box.min_x, box.min_y, box.max_x, box.max_y)
    kinds = (
        (ChosenKind.AREA, standing.area_places),
        (ChosenKind.ROAD, standing.corridors),
    )
    found = []
    for kind, places in kinds:
        for uid in sorted(places.near([frame], 0.0)):
            shape = places.get(uid)
            if shape is not None and (is_touching or frame.contains(shape)):
                found.append(Chosen(kind=kind, uid=uid))
    held = {one.uid for one in found}
    for road in (one.road for one in standing.network.near([frame], 0.0)):
        bare = road.uid not in held and standing.corridors.get(road.uid) is None
        if bare and (is_touching or frame.contains(road.line)):
            found.append(Chosen(kind=ChosenKind.ROAD, uid=road.uid))
    return tuple(found)


def outline_of(standing: Standing, chosen: Chosen) -> tuple[Point, ...]:
    """The outline of what is chosen; a road inside an area is its line; () of what is gone."""
    if chosen.kind is ChosenKind.AREA:
        area = standing.areas.get(chosen.uid)
        return () if area is None else tuple(points_of(area.shape.exterior))
    uid = RoadUid(chosen.uid)
    corridor = standing.corridors.get(uid)
    if corridor is not None and isinstance(corridor, shapely.Polygon):
        return tuple(points_of(corridor.exterior))
    street = standing.network.streets.get(uid)
    return () if street is None else tuple(points_of(street.road.line))


class GripKind(Enum):
    """What a grip moves."""

    NODE = "node"
    VERTEX = "vertex"
    MIDDLE = "middle"
    """The middle of a segment: dragging it puts a vertex in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grip:
    """A place of a road that can be taken hold of; `number` is that of the vertex or segment."""

    kind: GripKind
    at: Point
    road: RoadUid
    number: int
    node: Node | None = None


def grips_of(
    network: Network, roads: Iterable[RoadUid], nodes: Iterable[Node], least_m: float
) -> list[Grip]:
    """Nodes, vertices, and middles of segments of at least a length; each node once."""
    standing = [uid for uid in roads if uid in network.streets]
    ends = [node for uid in standing for node in network.ends[uid]]
    found = [
        Grip(kind=GripKind.NODE, at=node[:2], road=network.at[node][0], number=0, node=node)
        for node in dict.fromkeys([*ends, *nodes])
        if node in network.at
    ]
    for uid in standing:
        points = points_of(network.streets[uid].road.line)
        found += [
            Grip(kind=GripKind.VERTEX, at=at, road=uid, number=number)
            for number, at in enumerate(points[1:-1], start=1)
        ]
        found += [
            Grip(kind=GripKind.MIDDLE, at=at_share(pair, 0.5), road=uid, number=number)
            for number, pair in enumerate(pairwise(points))
            if math.dist(*pair) >= least_m
        ]
    return found


def grip_at(grips: Sequence[Grip], at: Point, reach_m: float) -> Grip | None:
    """The nearest grip within reach; of several at one place nodes first."""
    order = list(GripKind)
    near = [one for one in grips if math.dist(one.at, at) <= reach_m]
    return min(near, key=lambda one: (math.dist(one.at, at), order.index(one.kind)), default=None)
