"""What of a road's pavement is beside its traffic: parking and shoulders, apart from the rest.

Bodies hold the whole pavement from kerb to kerb. An export tells the carriageway that traffic
uses from the strips beside it; both together are the body again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid5

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from gis.crashes.records import RoadUid
from gis.streets.crash_junctions import NAMESPACE
from gis.streets.cross_section import CrossSection, ElementKind
from gis.streets.derived import Lane, RoadBody, StreetGeometry, StreetRoad, Surface
from gis.streets.engine.offsets import polygon_parts
from gis.streets.engine.overlay import less, shared

KINDS = frozenset({ElementKind.PARKING, ElementKind.SHOULDER})
LEAST_PART_M2 = 0.05
"""Smaller leftovers are the grid's."""
LEAST_WIDTH_M = 0.1
"""What is narrower is no strip, though it may hang two together."""
LEAST_RUN_M = 1.0
"""A line that is in a strip for less merely crosses its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadsideStrip:
    """Pavement beside the traffic of a road between its junctions."""

    uid: str
    road: RoadUid
    kinds: tuple[ElementKind, ...]
    """What the road has beside its lanes, on either side."""
    level: int
    shape: Polygon


def without_roadside(
    made: StreetGeometry,
) -> tuple[tuple[RoadBody, ...], tuple[RoadsideStrip, ...]]:
    """The bodies without parking and shoulders, and these; each in order of uid.

    A strip that the reference line runs in stays in its body: a road lies on its own body. So
    does what a side street leads over to its node: nobody parks there.
    """
    streets = {one.road.uid: one for one in made.roads}
    lanes: dict[RoadUid, list[Lane]] = defaultdict(list)
    for lane in made.lanes:
        lanes[lane.road].append(lane)
    islands = shapely.STRtree([island.shape for island in made.islands])
    ways = _Ways(made.roads)
    left: list[RoadBody] = []
    taken: list[RoadsideStrip] = []
    for body in made.bodies:
        street = streets[body.road]
        kinds = _kinds(street.section)
        if not kinds or not lanes[body.road]:
            left.append(body)
            continue
        near = islands.query(body.shape)
        used: list[BaseGeometry] = [lane.shape for lane in lanes[body.road]]
        used += [one.shape for one in _of_level(made.islands, near.tolist(), body.level)]
        used += ways.over(body)
        beside = [
            part
            for part in _strips(less(body.shape, shapely.union_all(used)))
            if shapely.intersection(street.road.line, part).length < LEAST_RUN_M
        ]
        left += _rest(body, beside)
        taken += [
            RoadsideStrip(
                uid=str(uuid5(NAMESPACE, f"roadside|{body.uid}|{number}")),
                road=body.road,
                kinds=kinds,
                level=body.level,
                shape=part,
            )
            for number, part in enumerate(beside)
        ]
    return (
        tuple(sorted(left, key=lambda one: one.uid)),
        tuple(sorted(taken, key=lambda one: one.uid)),
    )


class _Ways:
    """The lines of all roads, as wide as their carriageways."""

    def __init__(self, streets: Sequence[StreetRoad]) -> None:
        self._streets = streets
        self._tree = shapely.STRtree([one.road.line for one in streets])

    def over(self, body: RoadBody) -> list[BaseGeometry]:
        """What other roads of its level take of a body."""
        found: list[BaseGeometry] = []
        for place in sorted(self._tree.query(body.shape, predicate="intersects").tolist()):
            street = self._streets[place]
            if street.road.uid != body.road and street.road.level == body.level:
                left, right = street.section.carriageway_m
                half = max(abs(left), abs(right))
                found.append(shapely.buffer(street.road.line, half, cap_style="flat"))
        return found


def _strips(rest: BaseGeometry) -> list[Polygon]:
    """The parts of what lanes leave, taken apart where they hang together by threads."""
    half = LEAST_WIDTH_M / 2
    cores = shapely.buffer(rest, -half, join_style="mitre")
    return [
        part
        for core in polygon_parts(cores, LEAST_PART_M2)
        for part in polygon_parts(
            shared(shapely.buffer(core, 1.01 * half, join_style="mitre"), rest), LEAST_PART_M2
        )
    ]


def _of_level(islands: Sequence[Surface], places: Sequence[int], level: int) -> list[Surface]:
    return [islands[place] for place in places if islands[place].level == level]


def _kinds(section: CrossSection) -> tuple[ElementKind, ...]:
    found = {element.kind for element in section.elements[section.carriageway]} & KINDS
    return tuple(sorted(found))


def _rest(body: RoadBody, strips: Sequence[Polygon]) -> list[RoadBody]:
    """What strips leave of a body; the first part keeps its uid."""
    if not strips:
        return [body]
    parts = polygon_parts(less(body.shape, shapely.union_all(strips)), LEAST_PART_M2)
    uids = [body.uid, *(str(uuid5(NAMESPACE, f"{body.uid}|{k}")) for k in range(1, len(parts)))]
    return [replace(body, uid=uid, shape=part) for uid, part in zip(uids, parts, strict=False)]
