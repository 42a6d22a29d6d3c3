"""Kerb returns: the inner corners of an area's outline, rounded.

A corner is where the outline turns to the right as the area lies on its left, i.e. juts inwards.
The return is an arc that touches both kerbs; where they curve, a conic with their tangents.
Outlines have few vertices, so this works on plain numbers: arrays would take longer.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import numpy as np
import shapely
from shapely import Polygon

from gis.streets.engine.offsets import Coords, on_grid

LEAST_TURN_RAD = math.radians(8.0)
SHARPEST_RAD = 2.9
SAGITTA_M = 0.01
MAX_TANGENT_M = 15.0
LEAST_TANGENT_M = 0.05
STRAIGHT_COS = 0.999

Vertex = tuple[float, float]
WISHED_TANGENT_M = 45.0
"""Tangents at corners whose radius somebody wished may be this long."""
NO_WISHES: Mapping[Vertex, float] = {}


@dataclass(slots=True)
class _Corner:
    """A vertex to be rounded: its place along the ring and how much of it may be used."""

    at: float
    tangent: float


@dataclass(slots=True)
class _Ring:
    """A closed outline, counter-clockwise, its last vertex the first again."""

    xy: list[Vertex]
    stations: list[float]
    ways: list[Vertex]
    """Unit vectors of the segments."""

    @property
    def around(self) -> float:
        """Length in metres."""
        return self.stations[-1]

    def segment(self, at: float) -> int:
        """Number of the segment at a station."""
        return min(max(bisect_right(self.stations, at) - 1, 0), len(self.ways) - 1)

    def place(self, at: float) -> Vertex:
        """The point at a station."""
        k = self.segment(at)
        ahead, (x, y), (dx, dy) = at - self.stations[k], self.xy[k], self.ways[k]
        return x + ahead * dx, y + ahead * dy

    def between(self, low: float, high: float) -> list[Vertex]:
        """Vertices from one station to another."""
        first = bisect_left(self.stations, low - 1e-9)
        return self.xy[first : bisect_right(self.stations, high + 1e-9)]


def round_corners(
    shape: Polygon,
    mouths: Collection[Vertex],
    radius_m: float,
    wishes: Mapping[Vertex, float] = NO_WISHES,
) -> Polygon:
    """The area with its inner corners rounded; vertices in `mouths` stay as they are.

    `wishes` has other radii for the corners that follow some mouths' vertices counter-clockwise,
    up to the next mouth. An invalid result is not used.
    """
    fixed = frozenset(mouths)
    ring = _ring(shape, fixed)
    corners = _corners(ring, fixed, radius_m, wishes)
    if not corners:
        return shape
    made = Polygon(_drawn(ring, corners), list(shape.interiors))
    if made.is_valid and made.area >= shape.area - 1e-3:
        return made
    return shape


def _ring(shape: Polygon, mouths: frozenset[Vertex]) -> _Ring:
    """The outline, counter-clockwise, beginning at a mouth where there is one."""
    exterior = shape.exterior
    xy: list[Vertex] = [(x, y) for x, y in shapely.get_coordinates(exterior)[:-1].tolist()]
    if not exterior.is_ccw:
        xy.reverse()
    first = next((k for k, vertex in enumerate(xy) if vertex in mouths), 0)
    xy = [*xy[first:], *xy[:first], xy[first]]
    stations, ways, kept = [0.0], [], [xy[0]]
    for (x0, y0), (x1, y1) in pairwise(xy):
        length = math.hypot(x1 - x0, y1 - y0)
        if length > 0.0:
            stations.append(stations[-1] + length)
            ways.append(((x1 - x0) / length, (y1 - y0) / length))
            kept.append((x1, y1))
    return _Ring(kept, stations, ways)


def _corners(
    ring: _Ring, mouths: frozenset[Vertex], radius_m: float, wishes: Mapping[Vertex, float]
) -> list[_Corner]:
    """The corners to be rounded, their tangents within the room they have."""
    found: list[_Corner] = []
    fixed: list[float] = []
    radius, most = radius_m, MAX_TANGENT_M
    for k, (ax, ay) in enumerate(ring.ways):
        if ring.xy[k] in mouths:
            fixed.append(ring.stations[k])
            wish = wishes.get(ring.xy[k])
            radius, most = (radius_m, MAX_TANGENT_M) if wish is None else (wish, WISHED_TANGENT_M)
            continue
        bx, by = ring.ways[k - 1]
        turn = -math.atan2(bx * ay - by * ax, bx * ax + by * ay)
        if turn > LEAST_TURN_RAD:
            tangent = radius * math.tan(min(turn, SHARPEST_RAD) / 2)
            found.append(_Corner(ring.stations[k], min(tangent, most)))
    _share_room(found, fixed, ring.around)
    return [corner for corner in found if corner.tangent >= LEAST_TANGENT_M]


def _share_room(corners: list[_Corner], mouths: list[float], around: float) -> None:
    """Shorten tangents so that returns neither meet each other nor reach past a mouth."""
    wishes = [corner.tangent for corner in corners]
    count = len(corners)
    for k, corner in enumerate(corners):
        room = min(wishes[k], around / 4)
        for other in {(k - 1) % count, (k + 1) % count} - {k}:
            gap = abs(corners[other].at - corner.at)
            gap = min(gap, around - gap)
            total = wishes[k] + wishes[other]
            if total > gap:
                room = min(room, gap * wishes[k] / total)
        for mouth in mouths:
            gap = abs(mouth - corner.at)
            room = min(room, gap, around - gap)
        corner.tangent = room


def _drawn(ring: _Ring, corners: list[_Corner]) -> Coords:
    """The ring with the stretch around each corner replaced by its return."""
    points: list[Vertex] = []
    done = 0.0
    for corner in corners:
        low, high = corner.at - corner.tangent, corner.at + corner.tangent
        if low < 0.0 or high > ring.around:
            continue
        points += ring.between(done, low)
        points += _return(ring, low, high, corner)
        done = high
    points += ring.between(done, ring.around)
    xy = on_grid(np.array(points))
    keep = np.append(True, (xy[1:] != xy[:-1]).any(axis=1))
    return cast(Coords, xy[keep])


def _return(ring: _Ring, low: float, high: float, corner: _Corner) -> list[Vertex]:
    """Points of the return between two stations."""
    first, last = ring.place(low), ring.place(high)
    into = ring.ways[ring.segment(low + 1e-6)]
    out = ring.ways[ring.segment(high - 1e-6)]
    control = _meeting(first, into, last, out)
    if control is None:  # a slit between two strips of one street closes straight
        is_straight = into[0] * out[0] + into[1] * out[1] > STRAIGHT_COS
        control = _halfway(first, last) if is_straight else ring.place(corner.at)
    bend = abs(math.atan2(into[0] * out[1] - into[1] * out[0], into[0] * out[0] + into[1] * out[1]))
    radius = max(corner.tangent / max(math.tan(bend / 2), 1e-3), 0.1)
    step = 2.0 * math.acos(max(1.0 - SAGITTA_M / radius, 0.0))
    count = min(max(math.ceil(bend / max(step, 0.02)), 2), 48)
    return _conic(first, control, last, math.cos(bend / 2), count)


def _conic(first: Vertex, control: Vertex, last: Vertex, weight: float, count: int) -> list[Vertex]:
    """A circular arc where both tangents are equal, else the conic between them."""
    found = []
    for k in range(count + 1):
        t = k / count
        a, b, c = (1 - t) ** 2, 2 * weight * t * (1 - t), t * t
        whole = a + b + c
        found.append(
            (
                (a * first[0] + b * control[0] + c * last[0]) / whole,
                (a * first[1] + b * control[1] + c * last[1]) / whole,
            )
        )
    return found


def _halfway(one: Vertex, other: Vertex) -> Vertex:
    return (one[0] + other[0]) / 2.0, (one[1] + other[1]) / 2.0


def _meeting(first: Vertex, into: Vertex, last: Vertex, out: Vertex) -> Vertex | None:
    """Where the two tangents meet, ahead of the first and before the last point."""
    cross = into[0] * out[1] - into[1] * out[0]
    if abs(cross) < 1e-6:
        return None
    gx, gy = last[0] - first[0], last[1] - first[1]
    ahead = (gx * out[1] - gy * out[0]) / cross
    back = (gx * into[1] - gy * into[0]) / cross
    if ahead < 0 or back > 0:
        return None
    return first[0] + ahead * into[0], first[1] + ahead * into[1]
