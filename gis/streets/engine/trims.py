"""How far each arm is cut back: to the end of its overlap with others, and of the kerb returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.streets.engine.arms import REACH_M, Arm, Layout, corridors
from gis.streets.engine.corner_islands import wished_radius
from gis.streets.engine.entrances import Entrance
from gis.streets.engine.kerbs import WISHED_TANGENT_M
from gis.streets.engine.offsets import Coords

ATTACHED_M = 1.0
"""A gap in an arm's overlap that still counts as attached to its node."""
MAX_TANGENT_M = 15.0
STRAIGHT_DEG = 160.0
"""Two arms that open wider have no kerb return between them."""
GORE_DEG = 12.0
"""Two arms that open less meet in a gore, without a kerb return."""
PARALLEL_DEG = 25.0
PARALLEL_MAX_M = 12.0
"""Arms that open less than `PARALLEL_DEG` run side by side: their overlap counts so far only.
Beyond it the greater road keeps its lanes and the lesser one leaves from its edge."""

CORNER_RADIUS_M = {
    **dict.fromkeys(("motorway", "trunk", "primary"), 8.0),
    **dict.fromkeys(("secondary", "tertiary"), 6.0),
    **dict.fromkeys(("unclassified", "residential", "pedestrian", "busway"), 4.0),
    "living_street": 3.0,
    **dict.fromkeys(("service", "track", "cycleway"), 2.0),
}
"""Kerb return by road class where nobody set one; the smaller class of a corner counts. Ours:
the radii of 市區道路及附屬工程設計規範 for turning cars (3 to 10 m), by class."""
USUAL_RADIUS_M = 4.0


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that become one area, with the roads that lie wholly in it."""

    nodes: tuple[int, ...]
    inner: frozenset[int]
    """Numbers of tracks."""
    entrance: Entrance | None = None
    """Where only a lesser road enters; the road that goes on is not cut back."""


@dataclass(slots=True)
class Trims:
    """By arm number, metres along the arm from its node."""

    overlap: NDArray[np.float64]
    """Where the overlap with others ends."""
    wish: NDArray[np.float64]
    """Where the kerb returns end."""


def corner_radius(road_class: str) -> float:
    """The radius of a kerb return for a class of road, links as their class."""
    return CORNER_RADIUS_M.get(road_class.removesuffix("_link"), USUAL_RADIUS_M)


def measure_trims(layout: Layout, groups: Sequence[Group], trims: Trims) -> None:
    """Set the trims of all arms of the groups' nodes that are not inner roads."""
    arms, pairs, loops = _arms_and_pairs(layout, groups)
    for arm in arms:
        trims.overlap[arm.number] = trims.wish[arm.number] = 0.0
    if not pairs:
        return
    lines = [
        layout.leaving(arm, _reach(layout, arm, loop))
        for arm, loop in zip(arms, loops, strict=True)
    ]
    shapes = corridors(layout, arms, lines)
    axes = _lines_of(lines)
    left, right = np.array(pairs, dtype=np.intp).T
    common = shapely.intersection(shapes[left], shapes[right])
    stretches = [_stretches(common, axes[side]) for side in (left, right)]
    bearings = np.array([layout.bearing(arm) for arm in arms])
    radii = np.array(
        [corner_radius(layout.tracks[arm.track].street.road.road_class) for arm in arms]
    )
    usual = np.minimum(radii[left], radii[right])
    tangents = _tangents(bearings[left] - bearings[right], usual, MAX_TANGENT_M)
    for pair, radius in _wished(layout, arms, pairs):
        turn = bearings[left[[pair]]] - bearings[right[[pair]]]
        tangents[pair] = _tangents(turn, np.array([radius]), WISHED_TANGENT_M)[0]
    opening = np.abs((bearings[left] - bearings[right] + np.pi) % (2 * np.pi) - np.pi)
    limit = np.where(opening < np.radians(PARALLEL_DEG), PARALLEL_MAX_M, REACH_M)
    chains: dict[int, list[tuple[float, float, float]]] = {}
    beside: set[int] = set()
    for side, found in zip((left, right), stretches, strict=True):
        for pair, start, reached in found:
            end = min(reached, float(limit[pair]))
            if start <= end:
                chains.setdefault(int(side[pair]), []).append((start, end, float(tangents[pair])))
                if end < reached:
                    beside.add(pair)
    for k, parts in chains.items():
        overlap, wish = _attached(sorted(parts))
        trims.overlap[arms[k].number], trims.wish[arms[k].number] = overlap, wish
    _level_mouths(trims, [(arms[left[k]].number, arms[right[k]].number) for k in sorted(beside)])
    _leave_through_roads(trims, groups)


def _level_mouths(trims: Trims, beside: Sequence[tuple[int, int]]) -> None:
    """Arms that run side by side on each other end alike, or one's mouth would lie in the other."""
    for _ in range(2):
        for one, other in beside:
            for by_arm in (trims.overlap, trims.wish):
                by_arm[one] = by_arm[other] = max(by_arm[one], by_arm[other])


def _leave_through_roads(trims: Trims, groups: Sequence[Group]) -> None:
    """The road that goes on past an entrance is not cut back."""
    for group in groups:
        if group.entrance is not None:
            for arm in group.entrance.through:
                trims.overlap[arm.number] = trims.wish[arm.number] = 0.0


def _arms_and_pairs(
    layout: Layout, groups: Sequence[Group]
) -> tuple[list[Arm], list[tuple[int, int]], list[bool]]:
    """All arms of the groups, pairs of places in that list, of one group each, and loops.

    Both ends of one road are a pair too (a loop's ends can lie on each other). An arm is one of a
    loop if its road's other end is in its group as well.
    """
    arms: list[Arm] = []
    pairs: list[tuple[int, int]] = []
    loops: list[bool] = []
    for group in groups:
        first = len(arms)
        for node in group.nodes:
            arms += layout.arms_of[node]
        there = {arm.number for arm in arms[first:]}
        loops += [(arm.number ^ 1) in there for arm in arms[first:]]
        for i in range(first, len(arms)):
            for j in range(i + 1, len(arms)):
                one, other = arms[i].track, arms[j].track
                if not (one in group.inner and other in group.inner):
                    pairs.append((i, j))
    return arms, pairs, loops


def _reach(layout: Layout, arm: Arm, loop: bool) -> float:
    """How much of an arm is looked at; of a road with both ends here, each end its half."""
    length = layout.tracks[arm.track].length
    return min(REACH_M, length / 2.0 if loop else length)


def _lines_of(lines: Sequence[Coords]) -> NDArray[np.object_]:
    index = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    return cast("NDArray[np.object_]", shapely.linestrings(np.concatenate(lines), indices=index))


def _stretches(
    common: NDArray[np.object_], axes: NDArray[np.object_]
) -> list[tuple[int, float, float]]:
    """(pair, first, last station) of every common part on the pair's axis, by its vertices."""
    parts, pair = shapely.get_parts(common, return_index=True)
    area = shapely.get_type_id(parts) == 3
    parts, pair = (
        parts[area & (shapely.area(parts) > 1e-4)],
        pair[area & (shapely.area(parts) > 1e-4)],
    )
    if not len(parts):
        return []
    xy, part = shapely.get_coordinates(parts, return_index=True)
    stations = shapely.line_locate_point(axes[pair[part]], shapely.points(xy))
    firsts = np.flatnonzero(np.append(True, np.diff(part) != 0))
    low, high = np.minimum.reduceat(stations, firsts), np.maximum.reduceat(stations, firsts)
    return list(zip(pair.tolist(), low.tolist(), high.tolist(), strict=True))


def _wished(
    layout: Layout, arms: Sequence[Arm], pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, float]]:
    """Places of pairs whose corner has a radius that somebody wants, with it."""
    wishes: dict[frozenset[int], float] = {}
    for arm in arms:
        track = layout.tracks[arm.track]
        radius = wished_radius(track.street.ends[arm.end])
        if radius is None:
            continue
        around = layout.arms_of[track.nodes[arm.end]]
        after = around[(around.index(arm) + 1) % len(around)]
        opening = (layout.bearing(after) - layout.bearing(arm)) % (2 * np.pi)
        if opening < np.pi:
            wishes[frozenset((arm.number, after.number))] = radius
    if not wishes:
        return []
    numbers = [frozenset((arms[i].number, arms[j].number)) for i, j in pairs]
    return [(k, wishes[both]) for k, both in enumerate(numbers) if both in wishes]


def _tangents(
    turn: NDArray[np.float64], radius: NDArray[np.float64], most_m: float
) -> NDArray[np.float64]:
    """Length of the kerb return's tangent for the angle between two arms, metres."""
    opening = np.abs((turn + np.pi) % (2 * np.pi) - np.pi)
    inside = (opening > np.radians(GORE_DEG)) & (opening < np.radians(STRAIGHT_DEG))
    half = np.where(inside, opening, np.pi) / 2
    return np.where(inside, np.minimum(radius / np.tan(half), most_m), 0.0)


def _attached(parts: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """End of the overlap that hangs together with the node, and of its kerb returns."""
    reached = wish = 0.0
    for start, end, tangent in parts:
        if start > reached + ATTACHED_M:
            break
        reached = max(reached, end)
        wish = max(wish, end + tangent)
    return reached, wish
