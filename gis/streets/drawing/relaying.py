"""Roads that were moved or made are laid on the network anew: cut where they meet, as strokes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import shapely

from gis.angles import Point
from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.derived import StreetRoad
from gis.streets.drawing.strokes import IdMaker, cut_street, roads_near, with_junctions
from gis.streets.drawing.threads import SNAP_M, Thread, gridded, lay, points_of, without_repeats
from gis.streets.engine.arms import Node
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network

Edit = Callable[[Network], StreetChange]


def relaid(
    network: Network, roads: Sequence[StreetRoad], new_id: IdMaker, gone: Iterable[RoadUid] = ()
) -> StreetChange:
    """The change that puts `roads` in place of those of their uids (and of `gone`).

    Where one meets a road of its level both are cut and get a common junction; the longest piece
    keeps the uid. Raises `Problem` as a stroke does: overlaps, tangles.
    """
    away = set(gone) | {one.road.uid for one in roads}
    known = frozenset(uid for uid in away if uid in network.streets)
    left = network.changed(known, ())
    made: dict[RoadUid, StreetRoad] = {}
    for level in sorted({one.road.level for one in roads}):
        change = _laid([one for one in roads if one.road.level == level], left, new_id)
        left = left.changed(change.gone, change.new)
        for uid in change.gone:
            made.pop(uid, None)
        made |= {one.road.uid: one for one in change.new}
        known |= frozenset(uid for uid in change.gone if uid in network.streets)
    return StreetChange(gone=known, new=tuple(made.values()))


def _laid(roads: Sequence[StreetRoad], rest: Network, new_id: IdMaker) -> StreetChange:
    """As `relaid`, of roads of one level that are not in the network."""
    threads = [Thread(without_repeats(points_of(one.road.line))) for one in roads]
    for thread in threads:
        thread.check()
    met = roads_near(rest, [one.line for one in threads], roads[0].road.level)
    fixed = [Thread(without_repeats(points_of(one.road.line)), fixed=True) for one in met]
    lay([*threads, *fixed])
    pieces: list[StreetRoad] = []
    gone: set[RoadUid] = set()
    for street, thread in zip((*roads, *met), (*threads, *fixed), strict=True):
        parts = thread.pieces()
        if len(parts) > 1 or not thread.fixed:
            pieces += cut_street(street, parts, new_id)
        if len(parts) > 1 and thread.fixed:
            gone.add(street.road.uid)
    return with_junctions(StreetChange(gone=frozenset(gone), new=tuple(pieces)), rest, new_id)


def together(network: Network, edits: Iterable[Edit]) -> StreetChange:
    """Several edits, each of what the one before left, as one change."""
    now = network
    touched: set[RoadUid] = set()
    for edit in edits:
        change = edit(now)
        touched |= change.gone | {one.road.uid for one in change.new}
        now = now.changed(change.gone, change.new)
    gone = frozenset(uid for uid in touched if uid in network.streets)
    new = tuple(now.streets[uid] for uid in sorted(touched) if uid in now.streets)
    return StreetChange(gone=gone, new=new)


def landing(network: Network, node: Node, to: Point) -> tuple[Point, JunctionUid | None]:
    """Where a node that is dragged to a place comes to lie, and the junction that is there.

    It lands on the nearest node of its levels within the snap, else on a line, else at the place.
    """
    levels = {network.streets[uid].road.level for uid in network.at[node]}
    own = set(network.at[node])
    spot = shapely.Point(to)
    near = [one for one in network.near([spot], SNAP_M) if one.road.level in levels]
    nodes = [
        there
        for one in near
        for there in network.ends[one.road.uid]
        if there != node and math.dist(there[:2], to) <= SNAP_M
    ]
    if nodes:
        found = min(nodes, key=lambda one: (math.dist(one[:2], to), one[2] is None, one[2] or ""))
        return found[:2], found[2] or node[2]
    lines = [one.road.line for one in near if one.road.uid not in own]
    if lines:
        line = min(lines, key=spot.distance)
        along = line.interpolate(line.project(spot))
        return gridded((along.x, along.y)), node[2]
    return gridded(to), node[2]


def with_end(
    street: StreetRoad, end: int, at: Point, junction: JunctionUid | None
) -> StreetRoad | None:
    """The road with its start (0) or end (1) elsewhere; None where nothing is left of it."""
    points = points_of(street.road.line)
    points[-end] = at
    points = without_repeats(points)
    if len(points) < 2 or shapely.LineString(points).length <= SNAP_M:
        return None
    road = replace(street.road, line=shapely.LineString(points))
    if end == 0:
        road = replace(road, from_junction=junction)
    else:
        road = replace(road, to_junction=junction)
    return replace(street, road=road)
