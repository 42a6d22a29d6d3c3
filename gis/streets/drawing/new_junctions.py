"""Junctions that an edit of the network brings: where its roads end and none is known yet."""

from __future__ import annotations

from collections.abc import Container, Iterable

from gis.crashes.records import JunctionUid
from gis.streets.derived import StreetRoad
from gis.streets.engine.arms import Node, ends_of
from gis.streets.names import meeting_name
from gis.streets.records import Junction
from gis.streets.remake.network import Network


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
