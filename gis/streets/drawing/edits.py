"""Edits by hand of roads that stand, each as one change; lengths and places in metres."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import shapely
from shapely import LineString

from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.cross_section import CrossSection, Direction, reversed_section
from gis.streets.derived import StreetRoad
from gis.streets.drawing.relaying import landing, relaid, with_end
from gis.streets.drawing.strokes import IdMaker, cut_street, roads_near
from gis.streets.drawing.threads import SNAP_M, gridded, points_of, without_repeats
from gis.streets.engine.arms import Node
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network

STRAIGHT_ON_DEG = 10.0
"""Two pieces of a street that bend by less at a node are healed into one road."""
LEAST_PIECE_M = 0.5
"""A cut nearer to an end than this is none."""


def moved_node(
    network: Network, node: Node, to: Point, new_id: IdMaker | None = None
) -> StreetChange:
    """A node dragged to another place, with the ends of all its roads.

    With `new_id` it merges with a node or splits a road that it is dragged on, what crosses is cut,
    and a road that leads to the node it is dragged on disappears unless it is the only one.
    Raises `Problem` where a road would lose its length and, without `new_id`, where one would
    cross or touch another of its level.
    """
    if new_id is None:
        junction, at = node[2], gridded(to)
    else:
        at, junction = landing(network, node, to)
    moved: list[StreetRoad] = []
    for uid in sorted(network.at[node]):
        street: StreetRoad | None = network.streets[uid]
        for end, here in enumerate(network.ends[uid]):
            if here == node and street is not None:
                street = with_end(street, end, at, junction)
        if street is not None:
            moved.append(street)
    if len(moved) < (len(network.at[node]) if new_id is None else 1):
        raise Problem("ROAD_TOO_SHORT")
    if new_id is None:
        return checked(network, _changed(moved))
    return relaid(network, moved, new_id, gone=network.at[node])


def moved_vertex(
    network: Network, uid: RoadUid, place: int, to: Point, new_id: IdMaker | None = None
) -> StreetChange:
    """A vertex between a road's ends dragged; `place` counts from 0.

    With `new_id` roads that come to cross are cut, else that raises `Problem`.
    """
    points = points_of(network.streets[uid].road.line)
    _inner(points, place)
    points[place] = gridded(to)
    return _reshaped(network, uid, points, new_id)


def inserted_vertex(
    network: Network, uid: RoadUid, segment: int, at: Point, new_id: IdMaker | None = None
) -> StreetChange:
    """A vertex more on a segment of a road (0: the first). Crossings as `moved_vertex`."""
    points = points_of(network.streets[uid].road.line)
    points.insert(segment + 1, gridded(at))
    return _reshaped(network, uid, points, new_id)


def deleted_vertex(
    network: Network, uid: RoadUid, place: int, new_id: IdMaker | None = None
) -> StreetChange:
    """A vertex between a road's ends taken out. Raises `Problem` at an end; as `moved_vertex`."""
    points = points_of(network.streets[uid].road.line)
    _inner(points, place)
    del points[place]
    return _reshaped(network, uid, points, new_id)


def _reshaped(
    network: Network, uid: RoadUid, points: Sequence[Point], new_id: IdMaker | None
) -> StreetChange:
    street = _with_points(network.streets[uid], points)
    if new_id is None:
        return checked(network, _changed([street]))
    return relaid(network, [street], new_id)


def deleted_road(network: Network, uid: RoadUid) -> StreetChange:
    """A road taken away; where it met one street that goes straight on, its pieces heal."""
    return deleted_roads(network, [uid])


def deleted_roads(network: Network, uids: Sequence[RoadUid]) -> StreetChange:
    """Roads taken away together, then streets that go straight on healed as `deleted_road` does."""
    gone = set(uids)
    new: dict[RoadUid, StreetRoad] = {}
    left = network.changed(gone, [])
    for node in dict.fromkeys(node for uid in uids for node in network.ends[uid]):
        pair = sorted(left.at.get(node, ()))
        if not _only_two(left, node) or not _goes_on(left, node, pair):
            continue
        whole = _joined(left, node, pair)
        gone |= set(pair)
        for one in pair:
            new.pop(one, None)
        new[whole.road.uid] = whole
        left = left.changed(pair, [whole])
    return StreetChange(gone=frozenset(gone), new=tuple(new.values()))


def split_road(
    network: Network, uid: RoadUid, stations_m: Sequence[float], new_id: IdMaker
) -> StreetChange:
    """A road cut at stations along its line. Raises `Problem` where one is at or beyond an end."""
    return _changed(_split(network.streets[uid], stations_m, new_id), gone=[uid])


def joined_roads(network: Network, one: RoadUid, other: RoadUid) -> StreetChange:
    """Two roads made one; the longer keeps uid, cross-section, name and class.

    Raises `Problem` unless they meet at a node where nothing else does, on one level.
    """
    shared = [end for end in network.ends[one] if end in network.ends[other]]
    node = next((end for end in shared if _only_two(network, end)), None)
    if one == other or node is None:
        raise Problem("ROADS_NOT_JOINABLE")
    if network.streets[one].road.level != network.streets[other].road.level:
        raise Problem("ROADS_OF_TWO_LEVELS")
    return _changed([_joined(network, node, [one, other])], gone=[one, other])


def reversed_road(network: Network, uid: RoadUid) -> StreetChange:
    """The line drawn the other way; lanes stay where they are, a one-way street turns round."""
    street = network.streets[uid]
    turned = _turned(street)
    if street.road.oneway:
        turned = replace(turned, section=_driven_back(turned.section))
    return _changed([turned])


def road_on_level(
    network: Network, uid: RoadUid, level: int, new_id: IdMaker | None = None
) -> StreetChange:
    """A road on another level. What it crosses there is cut, or refused without `new_id`."""
    street = network.streets[uid]
    street = replace(street, road=replace(street.road, level=level))
    if new_id is None:
        return checked(network, _changed([street]))
    return relaid(network, [street], new_id)


def with_section(
    network: Network,
    uid: RoadUid,
    section: CrossSection,
    new_id: IdMaker,
    *,
    from_m: float = 0.0,
    to_m: float = math.inf,
) -> StreetChange:
    """Another cross-section from station to station, with cuts there unless they are the ends.

    Raises `Problem` where the stretch is shorter than LEAST_PIECE_M.
    """
    street = network.streets[uid]
    length = street.road.line.length
    start, stop = max(0.0, from_m), min(length, to_m)
    if stop - start < LEAST_PIECE_M:
        raise Problem("STRETCH_TOO_SHORT")
    cuts = [at for at in (start, stop) if LEAST_PIECE_M <= at <= length - LEAST_PIECE_M]
    pieces = _split(street, cuts, new_id) if cuts else [street]
    first = 1 if cuts and cuts[0] == start else 0
    pieces[first] = replace(pieces[first], section=section)
    return _changed(pieces, gone=[uid])


def _changed(new: Sequence[StreetRoad], gone: Sequence[RoadUid] | None = None) -> StreetChange:
    away = [one.road.uid for one in new] if gone is None else gone
    return StreetChange(gone=frozenset(away), new=tuple(new))


def _with_points(street: StreetRoad, points: Sequence[Point]) -> StreetRoad:
    points = without_repeats(points)
    if len(points) < 2 or LineString(points).length <= SNAP_M:
        raise Problem("ROAD_TOO_SHORT")
    return replace(street, road=replace(street.road, line=LineString(points)))


def _inner(points: Sequence[Point], place: int) -> None:
    if not 0 < place < len(points) - 1:
        raise Problem("VERTEX_IS_END")


def checked(network: Network, change: StreetChange) -> StreetChange:
    """The change, if its roads meet those of their level in nodes only; else raises `Problem`."""
    after = network.changed(change.gone, change.new)
    for one in change.new:
        line = one.road.line
        if not line.is_simple:
            raise Problem("ROAD_CROSSES_ITSELF")
        for other in roads_near(after, [line], one.road.level):
            if other.road.uid != one.road.uid and _cross(after, one, other):
                raise Problem("ROAD_CROSSES_ROAD", name=other.road.name or other.road.uid)
    return change


def _cross(network: Network, one: StreetRoad, other: StreetRoad) -> bool:
    """Whether two roads meet elsewhere than at a common node."""
    ends = [network.ends[street.road.uid] for street in (one, other)]
    shared = [shapely.Point(node[:2]) for node in ends[0] if node in ends[1]]
    parts = shapely.get_parts(shapely.intersection(one.road.line, other.road.line))
    return any(
        shapely.length(part) > 0.0 or not any(part.distance(at) < SNAP_M for at in shared)
        for part in parts
        if not part.is_empty
    )


def _split(street: StreetRoad, stations_m: Sequence[float], new_id: IdMaker) -> list[StreetRoad]:
    line = street.road.line
    cuts = sorted(stations_m)
    bounds = [0.0, *cuts, line.length]
    if any(b - a < LEAST_PIECE_M for a, b in pairwise(bounds)):
        raise Problem("CUT_AT_END")
    points = points_of(line)
    placed = [(line.project(shapely.Point(at)), at) for at in points[1:-1]]
    parts: list[list[Point]] = [[points[0]]]
    for a, b in pairwise(bounds):
        parts[-1] += [at for station, at in placed if a + 1e-3 < station < b - 1e-3]
        end = line.interpolate(b)
        parts[-1].append(gridded((end.x, end.y)) if b < line.length else points[-1])
        parts.append([parts[-1][-1]])
    return cut_street(street, parts[:-1], new_id)


def _only_two(network: Network, node: Node) -> bool:
    """Whether just two road ends meet at a node, of two roads (no ring is among them)."""
    uids = network.at.get(node, ())
    return len(uids) == 2 and all(network.ends[uid].count(node) == 1 for uid in uids)


def _goes_on(network: Network, node: Node, pair: Sequence[RoadUid]) -> bool:
    """Whether two pieces of one street meet, alike and straight on."""
    into, out = _through(network, node, pair)
    a, b = into.road, out.road
    alike = (a.name, a.road_class, a.level, a.oneway) == (b.name, b.road_class, b.level, b.oneway)
    same = into.section == out.section and into.speed_limit_kmh == out.speed_limit_kmh
    if not (alike and same) or into.roundabout != out.roundabout:
        return False
    before, after = points_of(a.line)[-2:], points_of(b.line)[:2]
    turn = _bearing(after) - _bearing(before)
    return abs((math.degrees(turn) + 180.0) % 360.0 - 180.0) < STRAIGHT_ON_DEG


def _through(
    network: Network, node: Node, pair: Sequence[RoadUid]
) -> tuple[StreetRoad, StreetRoad]:
    """Two roads in the direction of the longer one (the first of equals), one after the other."""
    lead, other = sorted(
        (network.streets[uid] for uid in pair), key=lambda one: -one.road.line.length
    )
    if network.ends[lead.road.uid][1] == node:
        return lead, other if network.ends[other.road.uid][0] == node else _turned(other)
    return other if network.ends[other.road.uid][1] == node else _turned(other), lead


def _joined(network: Network, node: Node, pair: Sequence[RoadUid]) -> StreetRoad:
    into, out = _through(network, node, pair)
    lead = into if into.road.line.length >= out.road.line.length else out
    points = [*points_of(into.road.line), *points_of(out.road.line)[1:]]
    road = replace(
        lead.road,
        line=LineString(without_repeats(points)),
        from_junction=into.road.from_junction,
        to_junction=out.road.to_junction,
    )
    return replace(lead, road=road, ends=(into.ends[0], out.ends[1]))


def _turned(street: StreetRoad) -> StreetRoad:
    road = replace(
        street.road,
        line=street.road.line.reverse(),
        from_junction=street.road.to_junction,
        to_junction=street.road.from_junction,
    )
    start, end = street.ends
    section = reversed_section(street.section)
    return replace(street, road=road, section=section, ends=(end, start))


def _driven_back(section: CrossSection) -> CrossSection:
    """The lanes driven the other way in their places."""
    turned = {Direction.FORWARD: Direction.BACKWARD, Direction.BACKWARD: Direction.FORWARD}
    return replace(
        section,
        elements=tuple(
            replace(one, direction=turned.get(one.direction, one.direction))
            for one in section.elements
        ),
    )


def _bearing(pair: Sequence[Point]) -> float:
    (x0, y0), (x1, y1) = pair
    return math.atan2(y1 - y0, x1 - x0)
