"""Junctions: one connecting road for each path from a lane that leads in to one that leads out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.streets.opendrive.lanes import Profile, rule_of
from app.streets.opendrive.model import (
    Connection,
    ContactPoint,
    Lanes,
    LaneType,
    Link,
    Poly,
    Rule,
    XodrJunction,
    XodrLane,
    XodrRoad,
)
from app.streets.opendrive.plan_view import cubic_of_path
from gis.crashes.records import RoadUid
from gis.streets.derived import JunctionArea
from gis.streets.turn_paths import LaneEnd, TurnPath


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRoad:
    """A road that paths lead from and to."""

    id: str
    profile: Profile

    def lane_id(self, seq: int) -> int:
        """Id of a lane by its number among the lanes, counted from 1 on the left."""
        lanes = [k for k, element in enumerate(self.profile.section.elements) if element.is_lane]
        return self.profile.lane_id(lanes[seq - 1])


def connecting_roads(
    paths: Sequence[TurnPath],
    roads: Mapping[RoadUid, KnownRoad],
    junction_ids: Mapping[str, str],
    *,
    first_id: int,
    origin: tuple[float, float],
) -> Iterator[tuple[XodrRoad, Connection]]:
    """The road of each path that has a length, numbered from `first_id`, with its connection."""
    number = first_id
    for path in paths:
        plan = cubic_of_path(path.line, origin)
        if plan is None:
            continue
        start, end = roads[path.origin.road], roads[path.target.road]
        rule = rule_of(start.profile.section)
        lane = XodrLane(
            id=1 if rule is Rule.LEFT_HAND else -1,
            kind=LaneType.DRIVING,
            widths=_between(path.origin.width_m, path.target.width_m, plan.length),
            predecessor=start.lane_id(path.origin.seq),
            successor=end.lane_id(path.target.seq),
        )
        side = -0.5 if rule is Rule.LEFT_HAND else 0.5
        offset = _between(side * path.origin.width_m, side * path.target.width_m, plan.length)
        road = XodrRoad(
            id=str(number),
            uid=path.uid,
            name="",
            rule=rule,
            plan=(plan,),
            lanes=Lanes(offset=offset, lanes=(lane,)),
            junction=junction_ids[path.junction],
            level=path.level,
            predecessor=_link(start, path.origin),
            successor=_link(end, path.target),
        )
        connection = Connection(
            incoming=start.id,
            connecting=road.id,
            from_lane=start.lane_id(path.origin.seq),
            to_lane=lane.id,
        )
        number += 1
        yield road, connection


def _link(road: KnownRoad, end: LaneEnd) -> Link:
    return Link(road=road.id, contact=ContactPoint.END if end.at_end else ContactPoint.START)


def _between(start: float, end: float, length: float) -> tuple[Poly, ...]:
    """From one value to the other along a road."""
    return (Poly(s=0.0, a=start, b=(end - start) / length),)


def junctions_of(
    made: Sequence[tuple[XodrRoad, Connection]],
    areas: Sequence[JunctionArea],
    junction_ids: Mapping[str, str],
) -> tuple[XodrJunction, ...]:
    """The junctions that have connections, in the order of `areas`."""
    held: dict[str, list[Connection]] = defaultdict(list)
    for road, connection in made:
        held[road.junction or ""].append(connection)
    return tuple(
        XodrJunction(
            id=junction_ids[area.uid],
            uid=area.uid,
            name=area.name,
            connections=tuple(held[junction_ids[area.uid]]),
        )
        for area in areas
        if junction_ids.get(area.uid) in held
    )
