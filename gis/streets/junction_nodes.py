"""Junctions from network nodes: named by the roads that meet, twins on a divided road grouped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid5

import numpy as np
import shapely

from gis.angles import Point
from gis.crashes.records import JunctionUid
from gis.streets.centre_lines import CentreLine
from gis.streets.crash_junctions import NAMESPACE
from gis.streets.names import meeting_name
from gis.streets.records import Junction

GROUP_M = 40.0
"""Nodes of the same two or more names this near each other are one junction (divided roads)."""
INNER_M = 60.0
"""A road between two nodes of one junction and no longer than this lies inside the junction."""

Node = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeArm:
    """One road end at a node."""

    line: CentreLine
    far_node: Node
    """The node at the road's other end."""
    length_m: float


def group_junctions(
    arms: Mapping[Node, Sequence[NodeArm]], places: Mapping[Node, tuple[Point, str]]
) -> tuple[list[Junction], dict[Node, JunctionUid]]:
    """Junctions of nodes, in order of uid, and the junction of each node.

    `places` gives a node's point and what identifies it; a group's uid comes from the first.
    """
    nodes = sorted(arms)
    names = {node: node_names(arms[node]) for node in nodes}
    groups = _groups(nodes, names, places)
    junctions: list[Junction] = []
    uid_of: dict[Node, JunctionUid] = {}
    for group in groups:
        label = min(_natural(places[node][1]) for node in group)[1]
        uid = JunctionUid(str(uuid5(NAMESPACE, f"junction|{label}")))
        uid_of |= dict.fromkeys(group, uid)
        junctions.append(_junction(uid, group, names[group[0]], arms, places))
    return sorted(junctions, key=lambda junction: junction.uid), uid_of


def _natural(label: str) -> tuple[int, str]:
    return (len(label), label)


def node_names(arms: Sequence[NodeArm]) -> tuple[str, ...]:
    """The names of the roads that meet, sections left out; sorted."""
    return tuple(sorted({key for arm in arms if (key := meeting_name(arm.line.name))}))


def junction_name(arms: Sequence[NodeArm]) -> str:
    """Names joined by " / "; with fewer than two also what unnamed roads are (ref or class)."""
    names = list(node_names(arms))
    if len(names) < 2:
        others = {arm.line.ref or arm.line.road_class for arm in arms if not arm.line.name.strip()}
        names += sorted(others - {"", *names})
    return " / ".join(names)


def _groups(
    nodes: Sequence[Node],
    names: Mapping[Node, tuple[str, ...]],
    places: Mapping[Node, tuple[Point, str]],
) -> list[list[Node]]:
    """Nodes chained within `GROUP_M` that have the same names; all others alone."""
    by_names: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    groups: list[list[Node]] = []
    for node in nodes:
        if len(names[node]) > 1:
            by_names[names[node]].append(node)
        else:
            groups.append([node])
    for same in by_names.values():
        groups += _chained(same, [places[node][0] for node in same])
    return groups


def _chained(nodes: Sequence[Node], points: Sequence[Point]) -> list[list[Node]]:
    """Connected components of nodes that lie within `GROUP_M`; nodes in their order."""
    xy = np.array(points)
    left: set[int] = set(range(len(nodes)))
    groups: list[list[Node]] = []
    while left:
        reached, frontier = set(), {min(left)}
        while frontier:
            reached |= frontier
            left -= frontier
            rest = sorted(left)
            gaps = np.hypot(*(xy[rest][:, None] - xy[sorted(frontier)][None]).transpose(2, 0, 1))
            frontier = {
                i for i, near in zip(rest, (gaps <= GROUP_M).any(axis=1), strict=True) if near
            }
        groups.append([nodes[i] for i in sorted(reached)])
    return groups


def _junction(
    uid: JunctionUid,
    group: Sequence[Node],
    names: tuple[str, ...],
    arms: Mapping[Node, Sequence[NodeArm]],
    places: Mapping[Node, tuple[Point, str]],
) -> Junction:
    """One junction from its nodes; it stands at their mean point."""
    inside = set(group)
    all_arms = [arm for node in group for arm in arms[node]]
    outer = [
        arm
        for arm in all_arms
        if len(group) == 1 or arm.far_node not in inside or arm.length_m > INNER_M
    ]
    xy = shapely.get_coordinates(shapely.points([places[node][0] for node in group]))
    x, y = (round(float(value), 3) for value in xy.mean(axis=0))
    return Junction(
        uid=uid,
        name=junction_name(all_arms),
        road_names=names,
        at=places[group[0]][0] if len(group) == 1 else (x, y),
        arms=len(outer),
        level=min(arm.line.level for arm in all_arms),
    )
