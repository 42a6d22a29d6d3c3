"""The street network of a source: roads between junctions, made from its centre lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import uuid5

import numpy as np
import shapely
from shapely import LineString

from gis.angles import Point
from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.centre_lines import CentreLine
from gis.streets.crash_junctions import NAMESPACE
from gis.streets.cross_section import CrossSection
from gis.streets.derived import NodeFeature, StreetRoad
from gis.streets.junction_nodes import NodeArm, group_junctions
from gis.streets.lanes.bare import bare_section
from gis.streets.lanes.pieces import section_of_piece
from gis.streets.passes import (
    SNAP_M,
    Coords,
    Pass,
    Passes,
    passes_of_geometry,
    passes_of_nodes,
    stretch,
)
from gis.streets.records import Junction, Road, StreetDiagnostic

JUNCTION_ARMS = 3
"""Road ends that make a node a junction; a mere change of name or lanes makes none."""

Node = tuple[int, int]
"""A place and the group of levels that meet there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Roads and junctions in order of uid, and what was doubtful."""

    roads: tuple[Road, ...]
    junctions: tuple[Junction, ...]
    diagnostics: tuple[StreetDiagnostic, ...]
    streets: tuple[StreetRoad, ...] = ()
    """The roads with their cross-sections, in the order of `roads`."""
    features: tuple[NodeFeature, ...] = ()
    """Signals, signs and crossings of the source, in metres of the store's CRS, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Part of a line between two nodes."""

    line: int
    start: float
    end: float
    from_node: Node
    to_node: Node


def _ignore(fraction: float) -> None:
    """A step that nobody hears of."""


def build_network(
    lines: Sequence[CentreLine],
    *,
    features: Sequence[NodeFeature] = (),
    on_step: Callable[[float], None] = _ignore,
) -> Network:
    """Cut centre lines at the places where they meet (see `passes`) and name the junctions.

    The result does not depend on the order of `lines`: they are put into an order of their own,
    and uids come from the source's node and way ids, or from the geometry where it has none.
    Stretches that two lines share are kept once. `on_step` hears the share of the work done and
    may raise to stop it.
    """
    on_step(0.0)
    ordered = sorted(lines, key=_order)
    with_nodes = bool(ordered) and all(line.node_ids is not None for line in ordered)
    passes = passes_of_nodes(ordered) if with_nodes else passes_of_geometry(ordered)
    on_step(0.4)
    nodes = _assign_nodes(passes.passes, ordered)
    cut = list(_cut(passes.passes, nodes))
    drawn = _draw(cut, ordered, passes)
    on_step(0.6)
    pieces, doubled = _without_doubles(cut, drawn, ordered, passes)
    degrees = Counter(node for piece in pieces for node in (piece.from_node, piece.to_node))
    joined = list(_joined(pieces, degrees))
    geometry = [drawn.get(piece) or _geometry(piece, ordered, passes) for piece in joined]
    on_step(0.8)
    junctions, uid_of_node = _junctions(joined, geometry, degrees, ordered, passes)
    on_step(0.9)
    roads = _roads(joined, geometry, uid_of_node, ordered, passes)
    streets = _streets(roads, joined, ordered)
    return Network(
        roads=tuple(street.road for street in streets),
        streets=tuple(streets),
        features=tuple(sorted(set(features))),
        junctions=tuple(junctions),
        diagnostics=tuple(_sorted((*passes.diagnostics, *doubled))),
    )


def _sorted(found: Sequence[StreetDiagnostic]) -> list[StreetDiagnostic]:
    return sorted(found, key=lambda d: (d.code, d.at or (0.0, 0.0), d.detail))


def _order(line: CentreLine) -> tuple[object, ...]:
    """An order of lines that their source's order has no part in."""
    geometry = shapely.to_wkb(line.line)
    content = (line.level, line.name == "", line.name, line.road_class, line.ref, line.oneway)
    if line.node_ids is None:
        return (0, geometry, *content, line.source_id, _section_key(line.section))
    return (len(line.source_id), line.source_id, geometry, *content)


def _section_key(section: CrossSection | None) -> tuple[object, ...]:
    """What tells cross-sections apart in an order."""
    if section is None:
        return ()
    return (
        section.left_m,
        section.kerb_rules,
        tuple((e.kind, e.width_m, e.direction, e.turns, e.assumed) for e in section.elements),
    )


def _assign_nodes(passes: Sequence[Pass], lines: Sequence[CentreLine]) -> dict[Pass, Node]:
    """The node of every passing: at one place levels meet only where a line ends.

    Levels at which some line ends are one node (a ramp or a bridge's end joins the ground).
    Levels that lines only run through stay apart (a bridge over a street), except that a single
    end that would dangle joins the nearest of them.
    """
    by_place: dict[int, list[Pass]] = defaultdict(list)
    for one in passes:
        by_place[one.place].append(one)
    found: dict[Pass, Node] = {}
    for place, here in by_place.items():
        group_of = _level_groups([(lines[p.line].level, _is_end(p, lines)) for p in here])
        for one in here:
            found[one] = (place, group_of[lines[one.line].level])
    return found


def _is_end(one: Pass, lines: Sequence[CentreLine]) -> bool:
    return one.position in (0.0, float(shapely.get_num_points(lines[one.line].line) - 1))


def _level_groups(here: Sequence[tuple[int, bool]]) -> dict[int, int]:
    """Group number by level, from (level, whether it is an end) of all passings of a place."""
    levels = sorted({level for level, _ in here})
    ending = [level for level in levels if (level, True) in here]
    through = [level for level in levels if level not in ending]
    if not ending:
        return {level: level for level in levels}
    joined = dict.fromkeys(ending, ending[0])
    ends = sum(end for _, end in here)
    passing = any(not end and level in joined for level, end in here)
    if through and ends == 1 and not passing:
        joined[ending[0]] = min(through, key=lambda level: (abs(level - ending[0]), level))
    return joined | {level: level for level in through}


def _cut(passes: Sequence[Pass], nodes: Mapping[Pass, Node]) -> Iterator[_Piece]:
    """Parts of lines between consecutive passings."""
    for before, after in pairwise(passes):
        if before.line == after.line:
            yield _Piece(
                line=before.line,
                start=before.position,
                end=after.position,
                from_node=nodes[before],
                to_node=nodes[after],
            )


def _geometry(piece: _Piece, lines: Sequence[CentreLine], passes: Passes) -> LineString:
    """The piece's line, its ends exactly on the points of its nodes."""
    xy = stretch(shapely.get_coordinates(lines[piece.line].line), piece.start, piece.end)
    xy[0], xy[-1] = passes.points[piece.from_node[0]], passes.points[piece.to_node[0]]
    keep = np.append(True, (np.diff(xy, axis=0) != 0).any(axis=1))
    return LineString(xy[keep] if keep.sum() > 1 else xy[[0, -1]])


def _draw(
    pieces: Sequence[_Piece], lines: Sequence[CentreLine], passes: Passes
) -> dict[_Piece, LineString]:
    return {piece: _geometry(piece, lines, passes) for piece in pieces}


def _without_doubles(
    pieces: Sequence[_Piece],
    drawn: Mapping[_Piece, LineString],
    lines: Sequence[CentreLine],
    passes: Passes,
) -> tuple[list[_Piece], list[StreetDiagnostic]]:
    """Leave out pieces of no length, and those that lie on another one between its nodes."""
    kept: dict[tuple[object, ...], _Piece] = {}
    found: dict[tuple[str, str], Point] = {}
    for piece in pieces:
        geometry = drawn[piece]
        if piece.from_node == piece.to_node and geometry.length <= SNAP_M:
            continue
        key = (*sorted((piece.from_node, piece.to_node)), _undirected(geometry))
        first = kept.setdefault(key, piece)
        if first is not piece:
            ids = (lines[first.line].source_id, lines[piece.line].source_id)
            found.setdefault(ids, passes.points[piece.from_node[0]])
    doubled = [
        StreetDiagnostic(code="LINES_DOUBLED", detail=" ".join(ids), at=at)
        for ids, at in found.items()
    ]
    return list(kept.values()), doubled


def _undirected(line: LineString) -> bytes:
    """The same bytes for a line drawn in either direction, to the centimetre."""
    xy = np.round(shapely.get_coordinates(line), 2) + 0.0
    return min(xy.tobytes(), xy[::-1].tobytes())


def _joined(pieces: Sequence[_Piece], degrees: Mapping[Node, int]) -> Iterator[_Piece]:
    """Join consecutive pieces of one line where nothing else meets them."""
    open_piece: _Piece | None = None
    for piece in pieces:
        if (
            open_piece is not None
            and open_piece.line == piece.line
            and open_piece.end == piece.start
            and degrees[piece.from_node] == 2
        ):
            open_piece = _Piece(
                line=piece.line,
                start=open_piece.start,
                end=piece.end,
                from_node=open_piece.from_node,
                to_node=piece.to_node,
            )
            continue
        if open_piece is not None:
            yield open_piece
        open_piece = piece
    if open_piece is not None:
        yield open_piece


def _junctions(
    pieces: Sequence[_Piece],
    geometry: Sequence[LineString],
    degrees: Mapping[Node, int],
    lines: Sequence[CentreLine],
    passes: Passes,
) -> tuple[list[Junction], dict[Node, JunctionUid]]:
    """Junctions in order of uid, and the junction of each of their nodes."""
    arms: dict[Node, list[NodeArm]] = defaultdict(list)
    for piece, line in zip(pieces, geometry, strict=True):
        source = lines[piece.line]
        for node, other in (
            (piece.from_node, piece.to_node),
            (piece.to_node, piece.from_node),
        ):
            if degrees[node] >= JUNCTION_ARMS:
                arms[node].append(NodeArm(line=source, far_node=other, length_m=line.length))
    places = {node: (passes.points[node[0]], _node_label(node, passes)) for node in sorted(arms)}
    return group_junctions(arms, places)


def _node_label(node: Node, passes: Passes) -> str:
    return passes.labels[node[0]] if node[1] == 0 else f"{passes.labels[node[0]]} level {node[1]}"


def _roads(
    pieces: Sequence[_Piece],
    geometry: Sequence[LineString],
    uid_of_node: Mapping[Node, JunctionUid],
    lines: Sequence[CentreLine],
    passes: Passes,
) -> Iterator[Road]:
    used: Counter[str] = Counter()
    for piece, shape in zip(pieces, geometry, strict=True):
        source = lines[piece.line]
        label = _road_label(piece, shape, source, passes)
        used[label] += 1
        yield Road(
            uid=RoadUid(str(uuid5(NAMESPACE, f"road|{label}|{used[label]}"))),
            name=source.name,
            road_class=source.road_class,
            level=source.level,
            oneway=source.oneway,
            from_junction=uid_of_node.get(piece.from_node),
            to_junction=uid_of_node.get(piece.to_node),
            line=shape,
            source_id=source.source_id,
        )


def _streets(
    roads: Iterator[Road], pieces: Sequence[_Piece], lines: Sequence[CentreLine]
) -> list[StreetRoad]:
    """The roads of pieces with their cross-sections, in order of uid."""
    found = (
        _street(road, piece, lines[piece.line]) for road, piece in zip(roads, pieces, strict=True)
    )
    return sorted(found, key=lambda street: street.road.uid)


def _street(road: Road, piece: _Piece, line: CentreLine) -> StreetRoad:
    """A road with the cross-section of its line, whose arrows stand at the line's own ends."""
    section = line.section or bare_section(oneway=line.oneway)
    if any(element.turns for element in section.elements):
        xy = shapely.get_coordinates(line.line)
        last = float(len(xy) - 1)
        section = section_of_piece(
            section,
            from_start_m=_length(xy, 0.0, piece.start),
            to_end_m=_length(xy, piece.end, last),
        )
    return StreetRoad(
        road=road,
        section=section,
        roundabout=line.roundabout,
        speed_limit_kmh=line.speed_limit_kmh,
    )


def _length(xy: Coords, start: float, end: float) -> float:
    """Length between two positions of a line."""
    if start == end:
        return 0.0
    steps = np.diff(stretch(xy, start, end), axis=0)
    return float(np.hypot(steps[:, 0], steps[:, 1]).sum())


def _road_label(piece: _Piece, shape: LineString, source: CentreLine, passes: Passes) -> str:
    """What identifies a road: its way and nodes, or its level and geometry."""
    if source.node_ids is None:
        xy = np.round(shapely.get_coordinates(shape), 3) + 0.0
        return f"{source.level}|{xy.tobytes().hex()}"
    ends = (passes.labels[piece.from_node[0]], passes.labels[piece.to_node[0]])
    return "|".join((source.source_id, *ends))
