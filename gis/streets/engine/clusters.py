"""Which nodes become one junction area: short roads between areas are taken into them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gis.streets.engine.arms import Arm, Layout
from gis.streets.engine.dog_legs import is_dog_leg
from gis.streets.engine.entrances import Entrance, find_entrances
from gis.streets.engine.trims import Group, Trims, measure_trims

LEAST_ROAD_M = 0.5
"""Of a road at least this much stays between two areas; else they unite."""
MAX_SPAN_M = 80.0
"""Areas farther apart are not united by themselves (the user is asked)."""


@dataclass(slots=True)
class Clusters:
    """Groups of nodes, the trims of all arms, and roads that were kept though they are short."""

    groups: list[Group]
    trims: NDArray[np.float64]
    """Final trim by arm number, metres."""
    measured: Trims
    """What they were made from."""
    kept: list[int] = field(default_factory=list)
    """Tracks cut back less than their areas need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Which groups are looked for where only part of a network is laid out."""

    core: frozenset[int]
    """Nodes with all their arms at hand, whose groups are found."""
    standing: Sequence[Group] = ()
    """Groups about them that are known, with all their arms at hand."""
    measured: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    """Overlap and wish of arms of standing groups, by arm number, where they are known too."""


class _Union:
    """Union-find over nodes; the smallest number stands for its set."""

    def __init__(self, layout: Layout) -> None:
        self._up = list(range(len(layout.nodes)))
        self._box = [(x, y, x, y) for x, y, _ in layout.nodes]

    def root(self, node: int) -> int:
        while self._up[node] != node:
            self._up[node] = self._up[self._up[node]]
            node = self._up[node]
        return node

    def span(self, one: int, other: int) -> float:
        """Longer side of the box around both sets, metres."""
        box = self._joint_box(self.root(one), self.root(other))
        return max(box[2] - box[0], box[3] - box[1])

    def unite(self, one: int, other: int) -> None:
        """Unite two sets."""
        a, b = sorted((self.root(one), self.root(other)))
        if a == b:
            return
        self._box[a] = self._joint_box(a, b)
        self._up[b] = a

    def _joint_box(self, a: int, b: int) -> tuple[float, float, float, float]:
        one, other = self._box[a], self._box[b]
        return (
            min(one[0], other[0]),
            min(one[1], other[1]),
            max(one[2], other[2]),
            max(one[3], other[3]),
        )


def find_clusters(layout: Layout, around: Around | None = None) -> Clusters:
    """Unite areas until every road between them has something left, the shortest first.

    With `around` only roads with an end in its core are taken in; where that unites a core node
    with a standing group, the part that is laid out was too small.
    """
    union = _Union(layout)
    inner: set[int] = set()
    kept: set[int] = set()
    tracks: Sequence[int] = range(len(layout.tracks))
    nodes = set(layout.arms_of)
    if around is not None:
        core = around.core
        tracks = [k for k in tracks if not core.isdisjoint(layout.tracks[k].nodes)]
        nodes = {*core, *(node for group in around.standing for node in group.nodes)}
        for group in around.standing:
            inner |= group.inner
            for node in group.nodes:
                union.unite(group.nodes[0], node)
    _take_roundabouts(layout, tracks, union, inner)
    entrances = find_entrances(layout)
    yards = _yards(layout, entrances)
    size = 2 * len(layout.tracks)
    trims = Trims(overlap=np.zeros(size), wish=np.zeros(size))
    known = _known_roots(layout, around, union, trims)
    dirty: set[int] | None = None
    while True:  # each round takes in a road at least, so it ends
        groups = _groups(layout, nodes, union, inner, entrances)
        asked = groups.keys() - known if dirty is None else groups.keys() & dirty
        measure_trims(layout, [groups[root] for root in groups if root in asked], trims)
        grown = _unite_short(layout, tracks, union, inner, kept | yards, kept, trims)
        if not grown:
            break
        dirty = {union.root(node) for node in grown}
    return Clusters(
        groups=[groups[root] for root in sorted(groups)],
        trims=_final(layout, trims, inner),
        measured=trims,
        kept=sorted(kept),
    )


def _known_roots(
    layout: Layout, around: Around | None, union: _Union, trims: Trims
) -> frozenset[int]:
    """Roots of the standing groups whose arms are measured; these are filled in."""
    if around is None or not around.measured:
        return frozenset()
    for number, (overlap, wish) in around.measured.items():
        trims.overlap[number], trims.wish[number] = overlap, wish
    return frozenset(
        union.root(group.nodes[0])
        for group in around.standing
        if all(
            arm.number in around.measured for node in group.nodes for arm in layout.arms_of[node]
        )
    )


def _yards(layout: Layout, entrances: Mapping[int, Entrance]) -> set[int]:
    """Entrances' roads that end at once: they stay, however short."""
    found = set()
    for entrance in entrances.values():
        minor = entrance.minor
        far = layout.tracks[minor.track].nodes[1 - minor.end]
        if len(layout.arms_of[far]) == 1:
            found.add(minor.track)
    return found


def _take_roundabouts(
    layout: Layout, tracks: Iterable[int], union: _Union, inner: set[int]
) -> None:
    """A small roundabout is one area from the start; a large one is a ring of roads."""
    ring = [k for k in tracks if layout.tracks[k].street.roundabout]
    if not ring:
        return
    rings = _Union(layout)
    for k in ring:
        rings.unite(*layout.tracks[k].nodes)
    box: dict[int, list[int]] = defaultdict(list)
    for k in ring:
        box[rings.root(layout.tracks[k].nodes[0])].append(k)
    for members in box.values():
        xy = np.concatenate([layout.tracks[k].xy for k in members])
        if np.ptp(xy, axis=0).max() <= MAX_SPAN_M:
            for k in members:
                inner.add(k)
                union.unite(*layout.tracks[k].nodes)


def _groups(
    layout: Layout,
    nodes: Iterable[int],
    union: _Union,
    inner: set[int],
    entrances: Mapping[int, Entrance],
) -> dict[int, Group]:
    """Sets of `nodes` that are areas: three arms, a sharp bend, or a road inside."""
    members: dict[int, list[int]] = defaultdict(list)
    for node in nodes:
        members[union.root(node)].append(node)
    inside: dict[int, set[int]] = defaultdict(set)
    for k in inner:
        inside[union.root(layout.tracks[k].nodes[0])].add(k)
    found = {}
    for root, together in members.items():
        arms = [arm for node in together for arm in layout.arms_of[node]]
        if (
            inside[root]
            or len(arms) > 2
            or (len(arms) == 2 and arms[0].number not in layout.joints)
        ):
            alone = len(together) == 1 and not inside[root]
            entrance = entrances.get(together[0]) if alone else None
            found[root] = Group(tuple(sorted(together)), frozenset(inside[root]), entrance)
    return found


def _unite_short(
    layout: Layout,
    tracks: Iterable[int],
    union: _Union,
    inner: set[int],
    left: set[int],
    kept: set[int],
    trims: Trims,
) -> set[int]:
    """Take in the roads that their areas' overlaps use up; the nodes that were united.

    Roads in `left` are not looked at; those whose areas lie too far apart go into `kept`.
    """
    used = trims.overlap.reshape(-1, 2).sum(axis=1).tolist()
    wished = trims.wish.reshape(-1, 2).sum(axis=1).tolist()
    short = [
        k
        for k in tracks
        if used[k] > 0.0
        and k not in inner
        and k not in left
        and (
            used[k] > (free := layout.tracks[k].length - LEAST_ROAD_M)
            or (wished[k] > free and is_dog_leg(layout, k))
        )
    ]
    grown: set[int] = set()
    for k in sorted(
        short, key=lambda k: (layout.tracks[k].length, layout.tracks[k].street.road.uid)
    ):
        one, other = layout.tracks[k].nodes
        if union.root(one) != union.root(other) and union.span(one, other) > MAX_SPAN_M:
            kept.add(k)
            continue
        union.unite(one, other)
        inner.add(k)
        grown |= {one, other}
    return grown


def _final(layout: Layout, trims: Trims, inner: Iterable[int]) -> NDArray[np.float64]:
    """Overlap and as much of the kerb returns as the roads have room for."""
    inside = set(inner)
    found = np.zeros_like(trims.overlap)
    for k, track in enumerate(layout.tracks):
        if k in inside:
            continue
        overlap = trims.overlap[2 * k : 2 * k + 2]
        wish = np.maximum(trims.wish[2 * k : 2 * k + 2], overlap)
        room = max(track.length - LEAST_ROAD_M, 0.5 * track.length)
        if overlap.sum() > room:
            found[2 * k : 2 * k + 2] = overlap * (room / overlap.sum())
            continue
        extra = wish - overlap
        share = min(1.0, (room - overlap.sum()) / extra.sum()) if extra.sum() > 0 else 0.0
        found[2 * k : 2 * k + 2] = overlap + share * extra
    return found


def outer_arms(layout: Layout, group: Group) -> list[Arm]:
    """The arms that leave a group."""
    return [
        arm for node in group.nodes for arm in layout.arms_of[node] if arm.track not in group.inner
    ]
