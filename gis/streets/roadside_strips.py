"""What of a road's pavement is beside its traffic: parking and shoulders, apart from the rest.

Bodies hold the whole pavement from kerb to kerb. An export tells the carriageway that traffic
uses from the strips beside it; both together are the body again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from gis.crashes.records import RoadUid
from gis.streets.cross_section import CrossSection, ElementKind
from gis.streets.derived import RoadBody, StreetGeometry, StreetRoad
from gis.streets.derived_uids import derived_uid
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
    ground = _Ground(made)
    left: list[RoadBody] = []
    taken: list[RoadsideStrip] = []
    for body in made.bodies:
        street = ground.streets[body.road]
        kinds = _kinds(street.section)
        beside = ground.beside(body, street) if kinds else []
        left += _rest(body, beside)
        taken += [
            RoadsideStrip(
                uid=derived_uid(f"roadside|{body.uid}|{number}"),
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


class _Ground:
    """What lies on bodies: lanes, islands, and the ways of side streets."""

    def __init__(self, made: StreetGeometry) -> None:
        self.streets = {one.road.uid: one for one in made.roads}
        self._lanes: dict[RoadUid, list[BaseGeometry]] = defaultdict(list)
        for lane in made.lanes:
            self._lanes[lane.road].append(lane.shape)
        self._islands = made.islands
        self._island_tree = shapely.STRtree([island.shape for island in made.islands])
        self._roads = made.roads
        self._tree = shapely.STRtree([one.road.line for one in made.roads])

    def beside(self, body: RoadBody, street: StreetRoad) -> list[Polygon]:
        """The strips of a body that nothing uses; none of a body without lanes."""
        lanes = self._lanes[body.road]
        if not lanes:
            return []
        used = shapely.union_all([*lanes, *self._islands_on(body), *self._ways_over(body)])
        return [
            part
            for part in _strips(less(body.shape, used))
            if shapely.intersection(street.road.line, part).length < LEAST_RUN_M
        ]

    def _islands_on(self, body: RoadBody) -> list[BaseGeometry]:
        near = [self._islands[k] for k in sorted(self._island_tree.query(body.shape).tolist())]
        return [island.shape for island in near if island.level == body.level]

    def _ways_over(self, body: RoadBody) -> list[BaseGeometry]:
        """The lines of other roads of a body's level, as wide as their carriageways."""
        found: list[BaseGeometry] = []
        for place in sorted(self._tree.query(body.shape, predicate="intersects").tolist()):
            street = self._roads[place]
            if street.road.uid != body.road and street.road.level == body.level:
                half = max(abs(offset) for offset in street.section.carriageway_m)
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


def _kinds(section: CrossSection) -> tuple[ElementKind, ...]:
    found = {element.kind for element in section.elements[section.carriageway]} & KINDS
    return tuple(sorted(found))


def _rest(body: RoadBody, strips: Sequence[Polygon]) -> list[RoadBody]:
    """What strips leave of a body; the first part keeps its uid."""
    if not strips:
        return [body]
    parts = polygon_parts(less(body.shape, shapely.union_all(strips)), LEAST_PART_M2)
    uids = [body.uid, *(derived_uid(f"{body.uid}|{k}") for k in range(1, len(parts)))]
    return [replace(body, uid=uid, shape=part) for uid, part in zip(uids, parts, strict=False)]
