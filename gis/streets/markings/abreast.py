"""Carriageways of one street side by side: which edges of a road face another carriageway.

Where they do, nobody stops at that edge and no sidewalk runs along it: the strip between is a
median (opposite directions) or a divider (the same direction).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.streets.cross_section import Direction
from gis.streets.markings.frame import Array, RoadFrame, place

REACH_M = 8.0
"""Edges nearer to each other than this, and within 20 degrees, face each other."""
COS = 0.94
STEP_M = 0.1
PROBES = (0.2, 0.5, 0.8)
"""Shares of a road's length where its edges are looked at; most of them must face one road."""


class Sides(NamedTuple):
    """What lies on the left and on the right of a road."""

    abreast: tuple[bool, bool] = (False, False)
    opposed: tuple[bool, bool] = (False, False)
    """Traffic there runs the other way, and each of both roads has one way only."""


def sides_of(frames: Sequence[RoadFrame | None]) -> list[Sides]:
    """What lies beside each road; sides with sidewalks face nothing."""
    held = [(i, frame) for i, frame in enumerate(frames) if frame is not None]
    found = [Sides()] * len(frames)
    if len(held) < 2:
        return found
    points, ways = _probes([frame for _, frame in held])
    axes = np.array([frame.shape.axis for _, frame in held], dtype=object)
    widest = max(frame.offsets[0] - frame.offsets[-1] for _, frame in held)
    hit, road = shapely.STRtree(axes).query(
        shapely.points(points), predicate="dwithin", distance=REACH_M + float(widest)
    )
    per_road = 2 * len(PROBES)
    other = road != hit // per_road
    hit, road = hit[other], road[other]
    faces, along = _facing(held, points, ways, hit, road)
    for (side, number), cosines in _by_pair(hit, road, faces, along).items():
        if len(cosines) * 2 > len(PROBES):
            i, frame = held[side // 2]
            opposed = cosines[0] * _travel(frame) * _travel(held[number][1]) < 0.0
            found[i] = _with(found[i], side % 2, opposed=opposed)
    return found


def _by_pair(
    hit: Array, road: Array, faces: Array, along: Array
) -> dict[tuple[int, int], list[float]]:
    """Cosines of the probes that face, by the side they are on and the road they face."""
    found: dict[tuple[int, int], list[float]] = {}
    for k in np.flatnonzero(faces).tolist():
        found.setdefault((int(hit[k]) // len(PROBES), int(road[k])), []).append(float(along[k]))
    return found


def _with(sides: Sides, side: int, *, opposed: bool) -> Sides:
    abreast, against = list(sides.abreast), list(sides.opposed)
    abreast[side] = True
    against[side] = against[side] or opposed
    return Sides((abreast[0], abreast[1]), (against[0], against[1]))


def _travel(frame: RoadFrame) -> float:
    """1 or -1 for traffic along or against the line only, 0 for both."""
    ways = {element.direction for _, element, _ in frame.strips if element.is_lane}
    if Direction.BOTH in ways or len(ways) != 1:
        return 0.0
    return 1.0 if Direction.FORWARD in ways else -1.0


def _probes(frames: Sequence[RoadFrame]) -> tuple[Array, Array]:
    """Points on each road's left, then right kerb, and the way along the line at each of them."""
    planned = [
        (share * frame.length_m, v)
        for frame in frames
        for v in frame.carriageway
        for share in PROBES
    ]
    begin = np.array(planned)
    owners = np.repeat(np.arange(len(frames)), 2 * len(PROBES))
    points = place(frames, owners, begin)
    steps = place(frames, owners, begin + np.array([STEP_M, 0.0])) - points
    return points, steps / np.maximum(np.hypot(steps[:, 0], steps[:, 1]), 1e-9)[:, None]


def _facing(
    held: Sequence[tuple[int, RoadFrame]], points: Array, ways: Array, hit: Array, road: Array
) -> tuple[Array, Array]:
    """Which probes face which road's edge, and the cosine between the two lines there."""
    axes = np.array([frame.shape.axis for _, frame in held], dtype=object)[road]
    levels = np.array([frame.shape.street.road.level for _, frame in held])
    kerbed = np.array([frame.kerbed for _, frame in held])
    edges = np.array([frame.carriageway for _, frame in held])
    own = hit // (2 * len(PROBES))
    side = hit // len(PROBES) % 2
    at = points[hit]
    inside, begin, step = _alongside(axes, at)
    along = (step * ways[hit]).sum(axis=1)
    gap = at - begin
    offset = step[:, 0] * gap[:, 1] - step[:, 1] * gap[:, 0]
    # Which kerb of the other road the probe is next to, and how far beyond it.
    left, right = edges[road, 0], edges[road, 1]
    beyond_left, beyond_right = offset - left, right - offset
    on_left = beyond_left > beyond_right
    beyond = np.maximum(beyond_left, beyond_right)
    other_side = np.where(on_left, 0, 1)
    # The other road lies outwards of the probe's own side.
    outwards = np.where(side == 0, 1.0, -1.0)
    normal = np.column_stack([-ways[hit][:, 1], ways[hit][:, 0]]) * outwards[:, None]
    towards = ((begin - at) * normal).sum(axis=1) > 0.0
    open_ = ~kerbed[own, side] & ~kerbed[road, other_side]
    near = (beyond > -2.0) & (beyond < REACH_M)
    level = levels[own] == levels[road]
    faces = near & towards & inside & open_ & level & (np.abs(along) > COS)
    return faces, along


def _alongside(axes: Array, points: Array) -> tuple[NDArray[np.bool_], Array, Array]:
    """Whether points lie beside their lines and not beyond the ends; the lines' points and ways."""
    located = shapely.line_locate_point(axes, shapely.points(points))
    length = shapely.length(axes)
    first = np.clip(located - 0.5, 0.0, length)
    begin = shapely.get_coordinates(shapely.line_interpolate_point(axes, first))
    last = np.minimum(first + 1.0, length)
    step = shapely.get_coordinates(shapely.line_interpolate_point(axes, last)) - begin
    step = step / np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9)[:, None]
    return (located > 0.5) & (located < length - 0.5), begin, step
