"""A drawn stroke becomes roads: cut at every crossing of its level, together with what it meets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from shapely import LineString

from gis.angles import Point
from gis.crashes.records import JunctionUid, RoadUid
from gis.problems import Problem
from gis.streets.arm_design import BY_RULE
from gis.streets.cross_section import CrossSection
from gis.streets.derived import StreetRoad
from gis.streets.drawing.threads import (
    SNAP_M,
    Thread,
    distinct,
    lay,
    points_of,
    without_repeats,
)
from gis.streets.records import Road
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network

IdMaker = Callable[[], str]
"""Gives a uid that nothing has yet; the same ones in the same order for the same journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line as it was drawn, and what the road is; points in metres of the store's CRS."""

    points: tuple[Point, ...]
    section: CrossSection
    name: str = ""
    road_class: str = ""
    level: int = 0
    oneway: bool = False


def drawn(strokes: Sequence[Stroke], network: Network, new_id: IdMaker) -> StreetChange:
    """The one change that strokes make of a network.

    Of a road that is cut the longest piece keeps its uid (the first of equals).
    Raises `Problem`: a stroke too short, or on another road or itself over a stretch.
    """
    made: list[StreetRoad] = []
    gone: set[RoadUid] = set()
    left = network
    for level in sorted({one.level for one in strokes}):
        change = _drawn([one for one in strokes if one.level == level], left, new_id)
        left = left.changed(change.gone, change.new)
        made = [one for one in made if one.road.uid not in change.gone] + list(change.new)
        gone |= change.gone
    known = frozenset(uid for uid in gone if uid in network.streets)
    return StreetChange(gone=known, new=tuple(made))


def _drawn(strokes: Sequence[Stroke], network: Network, new_id: IdMaker) -> StreetChange:
    """As `drawn`, of strokes of one level."""
    level = strokes[0].level
    threads = [_thread(one) for one in strokes]
    met = roads_near(network, [one.line for one in threads], level)
    fixed = [Thread(without_repeats(points_of(one.road.line)), fixed=True) for one in met]
    lay([*threads, *fixed])
    pieces: list[StreetRoad] = []
    gone: set[RoadUid] = set()
    for stroke, thread in zip(strokes, threads, strict=True):
        pieces += [_road(stroke, points, new_id) for points in thread.pieces()]
    for street, thread in zip(met, fixed, strict=True):
        if len(parts := thread.pieces()) > 1:
            pieces += cut_street(street, parts, new_id)
            gone.add(street.road.uid)
    return with_junctions(StreetChange(gone=frozenset(gone), new=tuple(pieces)), network, new_id)


def _thread(stroke: Stroke) -> Thread:
    points = distinct(stroke.points)
    if len(points) < 2 or LineString(points).length <= SNAP_M:
        raise Problem("STROKE_TOO_SHORT")
    return Thread(points)


def _road(stroke: Stroke, points: Sequence[Point], new_id: IdMaker) -> StreetRoad:
    road = Road(
        uid=RoadUid(new_id()),
        name=stroke.name,
        road_class=stroke.road_class,
        level=stroke.level,
        oneway=stroke.oneway,
        line=LineString(points),
    )
    return StreetRoad(road=road, section=stroke.section)


def roads_near(network: Network, lines: Sequence[LineString], level: int) -> list[StreetRoad]:
    """The roads of a level whose lines lie within the snap of any of `lines`, by uid."""
    near = network.near(list(lines), 2 * SNAP_M)
    return [one for one in near if one.road.level == level]


def cut_street(
    street: StreetRoad, parts: Sequence[Sequence[Point]], new_id: IdMaker
) -> list[StreetRoad]:
    """The pieces of a road; the longest keeps the uid, cuts have no junction yet."""
    lines = [LineString(points) for points in parts]
    kept = max(range(len(lines)), key=lambda k: (lines[k].length, -k))
    last = len(lines) - 1
    start, end = street.ends
    return [
        replace(
            street,
            ends=(start if k == 0 else BY_RULE, end if k == last else BY_RULE),
            road=replace(
                street.road,
                uid=street.road.uid if k == kept else RoadUid(new_id()),
                line=line,
                from_junction=street.road.from_junction if k == 0 else None,
                to_junction=street.road.to_junction if k == last else None,
            ),
        )
        for k, line in enumerate(lines)
    ]


def with_junctions(change: StreetChange, network: Network, new_id: IdMaker) -> StreetChange:
    """The change with the junction of every node where its roads end; new ones where three meet.

    Roads that stand at a node which becomes a junction are taken into the change.
    """
    new = {one.road.uid: one for one in change.new}
    spots = dict.fromkeys(at for one in change.new for at in _ends(one))
    standing = _standing_at(network, spots, {one.road.level for one in change.new}, change.gone)
    for at in spots:
        here = [one for one in new.values() if at in _ends(one)]
        others = [one for one in standing.get(at, []) if one.road.uid not in new]
        uids = sorted({uid for one in (*here, *others) for uid in _junctions(one, at)})
        ends = Counter(end for one in (*here, *others) for end in _ends(one))[at]
        if not uids and (ends > 2 or _strange(network, at, here)):
            uids = [JunctionUid(new_id())]
        if uids:
            bare = [one for one in others if not _junctions(one, at)]
            new |= {one.road.uid: _with_junction(one, at, uids[0]) for one in (*here, *bare)}
    taken = {uid for uid in new if uid in network.streets}
    return StreetChange(gone=change.gone | taken, new=tuple(new.values()))


def _standing_at(
    network: Network, spots: Iterable[Point], levels: set[int], gone: frozenset[RoadUid]
) -> Mapping[Point, list[StreetRoad]]:
    """The roads that stay and end at places."""
    found: dict[Point, list[StreetRoad]] = {}
    for node in network.nodes_at(spots):
        uids = network.at[node]
        streets = [network.streets[uid] for uid in uids if uid not in gone]
        if node[2] is None:  # ends at one place without a junction are apart by level
            streets = [one for one in streets if one.road.level in levels]
        elif not any(network.streets[uid].road.level in levels for uid in uids):
            streets = []
        found.setdefault(node[:2], []).extend(streets)
    return found


def _strange(network: Network, at: Point, here: Sequence[StreetRoad]) -> bool:
    """Whether an end without a junction lies just where one of another level does."""
    level = here[0].road.level
    return any(network.streets[uid].road.level != level for uid in network.at.get((*at, None), ()))


def _ends(one: StreetRoad) -> tuple[Point, Point]:
    points = points_of(one.road.line)
    return points[0], points[-1]


def _junctions(one: StreetRoad, at: Point) -> list[JunctionUid]:
    """The junctions that a road has at a place."""
    pairs = zip(_ends(one), (one.road.from_junction, one.road.to_junction), strict=True)
    return [uid for end, uid in pairs if end == at and uid is not None]


def _with_junction(one: StreetRoad, at: Point, uid: JunctionUid) -> StreetRoad:
    start, end = _ends(one)
    road = one.road
    return replace(
        one,
        road=replace(
            road,
            from_junction=road.from_junction or uid if start == at else road.from_junction,
            to_junction=road.to_junction or uid if end == at else road.to_junction,
        ),
    )
