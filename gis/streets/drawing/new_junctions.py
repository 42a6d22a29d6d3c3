"""Junctions as an edit of the network leaves them: new ones, and those whose roads changed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

import shapely

from gis.angles import Point
from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.derived import StreetRoad
from gis.streets.engine.arms import Node, ends_of
from gis.streets.junction_nodes import INNER_M
from gis.streets.names import meeting_name
from gis.streets.records import Junction, Road
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network

GROUP_REACH_M = 80.0
"""The nodes of one junction on divided roads lie this near to where it stands."""


def new_junctions(
    network: Network, roads: Iterable[StreetRoad], known: Container[JunctionUid]
) -> list[Junction]:
    """The junctions at ends of `roads` that are not `known`, named by the roads that meet there."""
    found: dict[JunctionUid, Node] = {}
    for road in roads:
        for node in ends_of(road):
            if node[2] is not None and node[2] not in known:
                found.setdefault(node[2], node)
    return [_junction(network, uid, found[uid]) for uid in sorted(found)]


def renewed_junctions(
    before: Network,
    after: Network,
    change: StreetChange,
    known: Mapping[JunctionUid, Junction],
) -> list[tuple[Junction, Junction]]:
    """The records of known junctions where other roads meet now, each as it was and as it is.

    A junction that lost all its roads keeps its record: crashes and sites may refer to it.
    """
    touched: set[JunctionUid] = set()
    for network, uids in ((before, change.gone), (after, [one.road.uid for one in change.new])):
        for node in (node for uid in uids for node in network.ends.get(uid, ())):
            if node[2] is not None and node[2] in known:
                touched.add(node[2])
    found = []
    for uid in sorted(touched):
        old = known[uid]
        was, now = (_meeting(network, uid, old.at) for network in (before, after))
        if now is not None and now != was:
            found.append((old, now.record(old)))
    return [(old, new) for old, new in found if old != new]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meeting:
    """What meets at a junction."""

    names: tuple[str, ...]
    others: tuple[str, ...]
    """What roads without a name are."""
    arms: int
    level: int
    at: Point

    def record(self, old: Junction) -> Junction:
        """The record of a junction, brought up to date.

        Classes of roads without a name stay where a source named the junction by them; one that
        was drawn is named by roads alone.
        """
        said = old.name.split(" / ")
        others = [one for one in self.others if one in said]
        words = [*self.names, *others] if len(self.names) < 2 else self.names
        return replace(
            old,
            name=" / ".join(words),
            road_names=self.names,
            arms=self.arms,
            level=self.level,
            at=self.at,
        )


def _meeting(network: Network, uid: JunctionUid, near: Point) -> _Meeting | None:
    """What meets at a junction; None where nothing does any more."""
    reach = network.near([shapely.Point(near)], GROUP_REACH_M)
    nodes = {node for one in reach for node in network.ends[one.road.uid] if node[2] == uid}
    if not nodes:
        return None
    uids: set[RoadUid] = network.roads_at(nodes)
    roads = [network.streets[one].road for one in sorted(uids)]
    names = {meeting_name(road.name) for road in roads if road.name.strip()}
    classes = {road.road_class for road in roads if not road.name.strip()}
    return _Meeting(
        names=tuple(sorted(names - {""})),
        others=tuple(sorted(classes - {"", *names})),
        arms=sum(
            sum(node in nodes for node in network.ends[road.uid])
            for road in roads
            if not _is_inside(road, len(nodes))
        ),
        level=min(road.level for road in roads),
        at=_middle(nodes),
    )


def _is_inside(road: Road, nodes: int) -> bool:
    """Whether a road runs between the nodes of one junction."""
    one = road.from_junction == road.to_junction
    return nodes > 1 and one and road.line.length <= INNER_M


def _middle(nodes: set[Node]) -> Point:
    if len(nodes) == 1:
        ((x, y, _),) = nodes
        return x, y
    xs, ys = zip(*((x, y) for x, y, _ in nodes), strict=True)
    return round(sum(xs) / len(xs), 3), round(sum(ys) / len(ys), 3)


def _junction(network: Network, uid: JunctionUid, node: Node) -> Junction:
    here = [network.streets[road].road for road in network.at.get(node, ())]
    names = tuple(sorted({meeting_name(road.name) for road in here if road.name}))
    return Junction(
        uid=uid,
        name=" / ".join(names),
        road_names=names,
        at=(node[0], node[1]),
        arms=sum(ends_of(network.streets[road.uid]).count(node) for road in here),
        level=min((road.level for road in here), default=0),
    )
