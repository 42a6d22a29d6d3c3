"""Signals, signs and crossings of the made city, by what meets at its junctions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import shapely

from gis.angles import Point
from gis.streets.derived import NodeFeature, NodeFeatureKind
from gis.streets.network import Network
from gis.streets.records import Junction, Road

_RANKS = {"primary": 4, "secondary": 3, "tertiary": 2, "residential": 1}
_MAIN = 3
"""A street of at least this rank is a main street: who comes from a lesser one stops."""
_SIGNAL_ARMS = 4
SIGN_M = 18.0
"""From the middle of a junction to the sign of an approach."""
ZEBRA_STREET, SIGNAL_STREET = "書香街", "康莊大道"
"""Streets that people cross between junctions, in their longest blocks."""


def control_of(network: Network) -> tuple[NodeFeature, ...]:
    """The features of a network, sorted as `Network` holds them."""
    arms: dict[str, list[Road]] = {}
    for road in network.roads:
        for end in (road.from_junction, road.to_junction):
            if end is not None:
                arms.setdefault(end, []).append(road)
    at_junctions = (
        feature
        for junction in network.junctions
        for feature in _at_junction(junction, arms.get(junction.uid, []))
    )
    return tuple(sorted({*at_junctions, *_crossings(network.roads)}))


def has_signals(junction: Junction) -> bool:
    """Signals stand where at least four arms meet that are not all small streets (街)."""
    small = all(name.endswith("街") for name in junction.road_names)
    return junction.arms >= _SIGNAL_ARMS and not small


def _at_junction(junction: Junction, arms: Sequence[Road]) -> Iterator[NodeFeature]:
    """Signals in the middle, or a sign at every approach that has to wait."""
    ranks = {road.name: _RANKS[road.road_class] for road in arms}
    if has_signals(junction):
        yield _feature(NodeFeatureKind.SIGNAL, junction.at)
        return
    highest = max(ranks.values(), default=0)
    sign = NodeFeatureKind.STOP if highest >= _MAIN else NodeFeatureKind.GIVE_WAY
    for road in arms:
        if ranks[road.name] < highest:
            yield _feature(sign, _before(road, junction))


def _before(road: Road, junction: Junction) -> Point:
    """Where the sign of a road stands before a junction at one of its ends."""
    at_start = road.from_junction == junction.uid
    point = road.line.interpolate(SIGN_M if at_start else -SIGN_M)
    return (point.x, point.y)


def _crossings(roads: Iterable[Road]) -> Iterator[NodeFeature]:
    """A zebra crossing and one with signals, each in the middle of a block."""
    for name, kind in (
        (ZEBRA_STREET, NodeFeatureKind.MARKED_CROSSING),
        (SIGNAL_STREET, NodeFeatureKind.SIGNAL_CROSSING),
    ):
        blocks = [road.line for road in roads if road.name == name]
        middle = max(blocks, key=shapely.length).interpolate(0.5, normalized=True)
        yield _feature(kind, (middle.x, middle.y))


def _feature(kind: NodeFeatureKind, at: Point) -> NodeFeature:
    return NodeFeature(kind=kind, at=at, source_id=f"demo/{kind.value}")
