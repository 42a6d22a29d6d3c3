"""Draughtsmen's edits of whole roads: move, copy, turn, array, offset, fillet, trim, extend.

What comes of them is laid on the network as a stroke is: crossings are cut, ends make junctions.
Each raises `Problem` where the shape cannot be (see `gis.drafting`) or no stroke could lie there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import shapely
from shapely import LineString

from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.drafting import cutting, placing
from gis.drafting.by_points import Shaping, mirroring, moving, scaling, turning
from gis.drafting.corners import (
    CornerCut,
    chamfer,
    fillet,
    met_at_corner,
    nearest_ends,
    with_all_corners,
)
from gis.problems import Problem
from gis.streets.derived import StreetRoad
from gis.streets.drawing.edits import deleted_roads
from gis.streets.drawing.relaying import relaid, together
from gis.streets.drawing.strokes import IdMaker
from gis.streets.drawing.threads import gridded, points_of, without_repeats
from gis.streets.engine.arms import Node
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network

EXTEND_MOST_M = 500.0
"""A road is prolonged to another one no farther away than this."""


def reshaped_roads(
    network: Network, uids: Sequence[RoadUid], shaping: Shaping, new_id: IdMaker
) -> StreetChange:
    """Roads elsewhere; junctions whose roads all go along go with them, from others they part."""
    along = set(uids)
    kept = {
        node for uid in uids for node in network.ends[uid] if along.issuperset(network.at[node])
    }
    moved = [_shaped(network, network.streets[uid], shaping, kept) for uid in sorted(along)]
    return together(
        network,
        [lambda now: deleted_roads(now, sorted(along)), lambda now: relaid(now, moved, new_id)],
    )


def copied_roads(
    network: Network, uids: Sequence[RoadUid], shapings: Sequence[Shaping], new_id: IdMaker
) -> StreetChange:
    """Copies of roads, one of each for every shaping; they get uids and junctions of their own."""
    made = []
    for shaping in shapings:
        for uid in sorted(set(uids)):
            copy = _shaped(network, network.streets[uid], shaping, set())
            made.append(replace(copy, road=replace(copy.road, uid=RoadUid(new_id()))))
    return relaid(network, made, new_id)


def moved_roads(
    network: Network, uids: Sequence[RoadUid], points: Sequence[Point], new_id: IdMaker
) -> StreetChange:
    """Roads moved from the first point to the second."""
    return reshaped_roads(network, uids, moving(points), new_id)


def roads_copied_to(
    network: Network, uids: Sequence[RoadUid], points: Sequence[Point], new_id: IdMaker
) -> StreetChange:
    """Copies moved from the first point to the second."""
    return copied_roads(network, uids, [moving(points)], new_id)


def rotated_roads(
    network: Network, uids: Sequence[RoadUid], points: Sequence[Point], new_id: IdMaker
) -> StreetChange:
    """Roads turned about the first point from the direction of the second to that of the third."""
    return reshaped_roads(network, uids, turning(points), new_id)


def scaled_roads(
    network: Network, uids: Sequence[RoadUid], points: Sequence[Point], new_id: IdMaker
) -> StreetChange:
    """Lines larger or smaller about the first point, from the second's distance to the third's."""
    return reshaped_roads(network, uids, scaling(points), new_id)


def mirrored_roads(
    network: Network, uids: Sequence[RoadUid], points: Sequence[Point], new_id: IdMaker
) -> StreetChange:
    """Roads on the other side of an axis; traffic keeps its side, so cross-sections stay."""
    return reshaped_roads(network, uids, mirroring(points), new_id)


def arrayed_roads(
    network: Network, uids: Sequence[RoadUid], path: RoadUid, step_m: float, new_id: IdMaker
) -> StreetChange:
    """Copies of roads along another one, `step_m` apart, turned with it.

    The start of the first road's line comes to lie on the path; a copy at its start is left out.
    """
    along = network.streets[path].road.line
    base = points_of(network.streets[uids[0]].road.line)[0]
    lines = {uid: network.streets[uid].road.line for uid in sorted(set(uids) - {path})}
    made = []
    for uid, line in lines.items():
        street = network.streets[uid]
        for copy in placing.arrayed(line, base, along, step_m)[1:]:
            shaped = _lying(street, copy)
            made.append(replace(shaped, road=replace(shaped.road, uid=RoadUid(new_id()))))
    if not made:
        raise Problem("NOTHING_TO_ARRAY")
    return relaid(network, made, new_id)


def offset_roads(
    network: Network, uids: Sequence[RoadUid], left_m: float, new_id: IdMaker
) -> StreetChange:
    """Parallel roads, so far to the left (negative: right) of each one's line."""
    return copied_roads(network, uids, [lambda line: cutting.offset_line(line, left_m)], new_id)


def rounded_road(network: Network, uid: RoadUid, radius_m: float, new_id: IdMaker) -> StreetChange:
    """All corners of a road's line rounded by arcs of a radius (fillet)."""
    return _cornered(network, uid, lambda corner: fillet(corner, radius_m), new_id)


def bevelled_road(network: Network, uid: RoadUid, back_m: float, new_id: IdMaker) -> StreetChange:
    """All corners of a road's line cut off, so far from each (chamfer)."""
    return _cornered(network, uid, lambda corner: chamfer(corner, back_m, back_m), new_id)


def rounded_meeting(
    network: Network, one: RoadUid, other: RoadUid, radius_m: float, new_id: IdMaker
) -> StreetChange:
    """Two roads prolonged or cut back to a common corner, rounded by an arc of a radius."""
    return _met(network, one, other, lambda corner: fillet(corner, radius_m), new_id)


def bevelled_meeting(
    network: Network, one: RoadUid, other: RoadUid, back_m: float, new_id: IdMaker
) -> StreetChange:
    """Two roads prolonged or cut back to a common corner that is cut off."""
    return _met(network, one, other, lambda corner: chamfer(corner, back_m, back_m), new_id)


def trimmed_road(network: Network, uid: RoadUid, at: Point, new_id: IdMaker) -> StreetChange:
    """The piece of a road at a place cut away, between what crosses it on any level; else all."""
    street = network.streets[uid]
    line = street.road.line
    across = [one.road.line for one in network.near([line], 0.0) if one.road.uid != uid]
    try:
        left = cutting.trimmed(line, across, at)
    except Problem:
        left = ()
    edits = [lambda now: deleted_roads(now, [uid])]
    if left:
        pieces = _pieces(network, street, left, new_id)
        edits = [lambda now: relaid(now, pieces, new_id, gone=[uid])]
    return together(network, edits)


def extended_road(network: Network, uid: RoadUid, at: Point, new_id: IdMaker) -> StreetChange:
    """A road prolonged straight from its end nearest to a place to the next road of its level."""
    street = network.streets[uid]
    line = street.road.line
    ends = network.ends[uid]
    end = min(ends, key=lambda node: math.dist(node[:2], at))
    own = set(network.at[end])
    ahead = [
        one.road.line
        for one in network.near([line], EXTEND_MOST_M)
        if one.road.level == street.road.level and one.road.uid not in own
    ]
    longer = cutting.extended(line, ahead, at)
    points = points_of(longer)
    known = set(points_of(line))
    points = without_repeats([one if one in known else gridded(one) for one in points])
    made = replace(street, road=replace(street.road, line=LineString(points)))
    if len(own) > 1:
        raise Problem("END_IS_NO_DEAD_END")
    return relaid(network, [made], new_id)


def _shaped(network: Network, street: StreetRoad, shaping: Shaping, kept: set[Node]) -> StreetRoad:
    """A road by its shaped line; it keeps the junctions at nodes of `kept` only."""
    start, end = (node[2] if node in kept else None for node in network.ends[street.road.uid])
    made = _lying(street, shaping(street.road.line))
    return replace(made, road=replace(made.road, from_junction=start, to_junction=end))


def _lying(street: StreetRoad, line: LineString) -> StreetRoad:
    """A road along a line on the grid, parted from all junctions."""
    points = without_repeats([gridded(at) for at in points_of(line)])
    if len(points) < 2:
        raise Problem("ROAD_TOO_SHORT")
    road = replace(street.road, line=LineString(points), from_junction=None, to_junction=None)
    return replace(street, road=road)


def _cornered(
    network: Network,
    uid: RoadUid,
    cut: CornerCut,
    new_id: IdMaker,
) -> StreetChange:
    street = network.streets[uid]
    points = with_all_corners(
        points_of(street.road.line), lambda corner: [gridded(at) for at in cut(corner)]
    )
    if points is None:
        raise Problem("ROAD_HAS_NO_CORNER")
    line = LineString(without_repeats(points))
    return relaid(network, [replace(street, road=replace(street.road, line=line))], new_id)


def _met(
    network: Network,
    one: RoadUid,
    other: RoadUid,
    cut: CornerCut,
    new_id: IdMaker,
) -> StreetChange:
    """Two roads whose nearest ends are brought to the two ends of a cut corner."""
    a, b = (network.streets[uid] for uid in (one, other))
    lines = [points_of(street.road.line) for street in (a, b)]
    ends = nearest_ends(*lines)
    for street, end in zip((a, b), ends, strict=True):
        if set(network.at[network.ends[street.road.uid][end]]) - {one, other}:
            raise Problem("END_IS_NO_DEAD_END")
    made = met_at_corner(lines, ends, lambda corner: [gridded(at) for at in cut(corner)])
    roads = [_with_line(*held) for held in zip((a, b), made, ends, strict=True)]
    return relaid(network, roads, new_id)


def _with_line(street: StreetRoad, points: Sequence[Point], end: int) -> StreetRoad:
    """The road along points; its end (0 start, -1 end) has left the junction it had."""
    road = replace(street.road, line=LineString(without_repeats(points)))
    road = replace(road, from_junction=None) if end == 0 else replace(road, to_junction=None)
    return replace(street, road=road)


def _pieces(
    network: Network, street: StreetRoad, lines: Sequence[LineString], new_id: IdMaker
) -> list[StreetRoad]:
    """What a trim leaves of a road; ends that stay keep their junctions, the longest its uid."""
    kept = max(range(len(lines)), key=lambda k: lines[k].length)
    start, end = network.ends[street.road.uid]
    found = []
    for k, line in enumerate(lines):
        points = points_of(line)
        road = replace(
            street.road,
            uid=street.road.uid if k == kept else RoadUid(new_id()),
            line=LineString(
                [one if one in (start[:2], end[:2]) else gridded(one) for one in points]
            ),
            from_junction=start[2] if points[0] == start[:2] else None,
            to_junction=end[2] if points[-1] == end[:2] else None,
        )
        found.append(replace(street, road=road))
    return found


def station_at(network: Network, uid: RoadUid, at: Point) -> float:
    """The station of a road's line nearest to a place, metres from its start."""
    return float(network.streets[uid].road.line.project(shapely.Point(at)))
