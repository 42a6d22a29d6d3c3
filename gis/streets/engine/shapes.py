"""Roads cut to their mouths: edges of all strips, bodies and lanes; strips inside areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.streets.engine.arms import Arm, Layout, Track
from gis.streets.engine.offsets import (
    Coords,
    cut_line,
    direction_at,
    directions,
    edges_of,
    left_of,
    mitre,
    on_grid,
    point_at,
    polygons_of,
    rings_between,
)
from gis.streets.engine.tapers import Taper, taper_of, tapered_edges
from gis.streets.engine.trims import Group

CLOSE_BENDS = 1.5
"""Bends nearer to each other, in widths of the outermost edge, may fold strips."""
SHARED_M2 = 1e-3


@dataclass(frozen=True, slots=True)
class Mouth:
    """The straight end of a road body: a point of the line and the way across it.

    `across` is one metre to the left of the road's line; at a joint it is the mitre.
    """

    at: Coords
    across: Coords
    station_m: float

    def point(self, offset_m: float) -> Coords:
        """The mouth's point at an offset from the line, on the grid."""
        return on_grid(self.at + offset_m * self.across)


@dataclass(slots=True)
class Course:
    """A road between its mouths; `edges` are those of all strips, left to right."""

    track: int
    axis: Coords
    edges: list[Coords]


@dataclass(slots=True)
class CutRoad(Course):
    """A road just cut."""

    mouths: tuple[Mouth, Mouth]


def mouth_of(track: Track, end: int, trim_m: float, joint: Coords | None) -> Mouth:
    """The mouth of a road's end; `joint` is the mitre where the end is one."""
    station = trim_m if end == 0 else track.length - trim_m
    if joint is not None:
        return Mouth(track.xy[0 if end == 0 else -1], joint, station)
    inner = station + 1e-6 if end == 0 else station - 1e-6
    across = left_of(direction_at(track.xy, track.stations, inner))
    return Mouth(point_at(track.xy, track.stations, station), across, station)


def joints_between(layout: Layout, groups: Sequence[Group]) -> dict[int, Coords]:
    """The mitre, by arm, where roads go straight on: at joints and past entrances."""
    closed = {node for group in groups for node in group.nodes}
    found = {}
    for number, across in layout.joints.items():
        if layout.tracks[number // 2].nodes[number % 2] not in closed:
            found[number] = across
    for group in groups:
        if group.entrance is not None:
            for arm, across in zip(group.entrance.through, group.entrance.across, strict=True):
                found[arm.number] = across
    return found


def cut_roads(
    layout: Layout,
    trims: NDArray[np.float64],
    tracks: Sequence[int],
    joints: Mapping[int, Coords],
) -> list[CutRoad]:
    """The roads of `tracks`, cut to their mouths."""
    found = []
    for k in tracks:
        track = layout.tracks[k]
        mouths = tuple(
            mouth_of(
                track,
                end,
                float(trims[2 * k + end]),
                joints.get(2 * k + end),
            )
            for end in (0, 1)
        )
        tapers = tuple(
            taper_of(layout, Arm(k, end)) if 2 * k + end in joints else None for end in (0, 1)
        )
        found.append(_cut(k, track, (mouths[0], mouths[1]), (tapers[0], tapers[1])))
    return found


def _cut(
    number: int,
    track: Track,
    mouths: tuple[Mouth, Mouth],
    tapers: tuple[Taper | None, Taper | None],
) -> CutRoad:
    start, end = mouths
    axis = cut_line(track.xy, track.stations, start.station_m, end.station_m)
    axis[0], axis[-1] = start.at, end.at
    if any(tapers):
        made = tapered_edges(axis, track.street.section, tapers, start.across, end.across)
        if made is not None:
            return CutRoad(number, *made, mouths)
    edges = edges_of(axis, track.street.section.offsets_m, start.across, end.across)
    return CutRoad(number, axis, edges, mouths)


def bodies(layout: Layout, roads: Sequence[Course]) -> NDArray[np.object_]:
    """The carriageway of each road."""
    pairs = []
    for road in roads:
        part = layout.tracks[road.track].street.section.carriageway
        pairs.append((road.edges[part.start], road.edges[part.stop]))
    return rings_between(pairs)


def folded_roads(layout: Layout, roads: Sequence[Course]) -> frozenset[int]:
    """Places in `roads` of those whose strips may lie on each other.

    Their carriageway folds over itself, or one of their edges lost a loop that others keep, or
    two strips beside each other do share an area where bends follow each other closely.
    """
    rings = []
    sharing = np.zeros(len(roads), dtype=bool)
    sharing[_sharing(layout, roads)] = True
    for road in roads:
        part = layout.tracks[road.track].street.section.carriageway
        left, right = road.edges[part.start], road.edges[part.stop]
        rings.append(np.concatenate([right, left[::-1], right[:1]]))
    folded = ~shapely.is_valid(polygons_of(rings))
    clipped = [len({len(edge) for edge in road.edges}) > 1 for road in roads]
    return frozenset(np.flatnonzero(folded | sharing | np.array(clipped, dtype=bool)).tolist())


def _sharing(layout: Layout, roads: Sequence[Course]) -> list[int]:
    """Places in `roads` of those with neighbouring strips that share an area."""
    strips: list[tuple[Coords, Coords]] = []
    owner: list[int] = []
    for k, road in enumerate(roads):
        steps = road.axis[1:] - road.axis[:-1]
        widest = max(map(abs, layout.tracks[road.track].street.section.offsets_m))
        if len(steps) > 1 and np.hypot(steps[:, 0], steps[:, 1]).min() < CLOSE_BENDS * widest:
            strips += strips_between(road, 0, len(road.edges) - 1)
            owner += [k] * (len(road.edges) - 1)
    if len(owner) < 2:
        return []
    shapes, owners = rings_between(strips), np.array(owner)
    same = np.flatnonzero(owners[1:] == owners[:-1])
    shared = shapely.area(shapely.intersection(shapes[same], shapes[same + 1]))
    return sorted(set(owners[same[shared > SHARED_M2]].tolist()))


def trim_of(layout: Layout, arm: Arm, mouth: Mouth) -> float:
    """How far an arm is cut back, metres from its node."""
    length = layout.tracks[arm.track].length
    return mouth.station_m if arm.end == 0 else length - mouth.station_m


def strip_to_mouth(
    layout: Layout, arm: Arm, mouth: Mouth, *, full: bool = False
) -> tuple[Coords, Coords]:
    """Left and right edge of an arm from its node to its mouth, seen leaving."""
    left, right = layout.bounds_m(arm, full=full)
    line = layout.leaving(arm, trim_of(layout, arm, mouth))
    line[-1] = mouth.at
    across = mouth.across if arm.end == 0 else -mouth.across
    one, other = edges_of(line, (left, right), None, across)
    return one, other


def inner_road(layout: Layout, track: int, *, full: bool = False) -> tuple[Coords, Coords]:
    """Left and right edge of a road that lies wholly in an area."""
    section = layout.tracks[track].street.section
    left, right = section.carriageway_m
    if full:
        left, right = section.offsets_m[0], section.offsets_m[-1]
    xy = layout.tracks[track].xy
    seam = None
    if len(xy) > 3 and (xy[0] == xy[-1]).all():  # a closed ring goes on through its node
        normals = left_of(directions(xy))
        seam = mitre(normals[-1:], normals[:1])[0]
    one, other = edges_of(xy, (left, right), seam, seam)
    return one, other


def strips_between(road: Course, first: int, stop: int) -> list[tuple[Coords, Coords]]:
    """Left and right edges of the strips `first` to `stop` (excluded)."""
    return [(road.edges[k], road.edges[k + 1]) for k in range(first, stop)]
