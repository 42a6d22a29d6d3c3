"""Kerb returns: the inner corners of an area's outline, rounded.

A corner is where the outline turns to the right as the area lies on its left, i.e. juts inwards.
The return is an arc that touches both kerbs; where they curve, a conic with their tangents.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from gis.streets.engine.offsets import Coords, on_grid

LEAST_TURN_DEG = 8.0
SAGITTA_M = 0.01
MAX_TANGENT_M = 15.0

Vertex = tuple[float, float]


@dataclass(slots=True)
class _Corner:
    """A vertex to be rounded: its place along the ring and how much of it may be used."""

    at: float
    turn: float
    tangent: float


def round_corners(
    shape: Polygon, mouths: Collection[Vertex], radius_at: Callable[[float, float], float]
) -> Polygon:
    """The area with its inner corners rounded; vertices in `mouths` stay as they are.

    `radius_at` gives the wished radius for a corner's place. An invalid result is not used.
    """
    ring = shapely.get_coordinates(shapely.orient_polygons(shape).exterior)[:-1]
    rounded = _round_ring(ring, frozenset(mouths), radius_at)
    if rounded is None:
        return shape
    holes = [interior for interior in shape.interiors]
    made = Polygon(rounded, holes)
    if made.is_valid and made.area >= shape.area - 1e-3:
        return made
    return shape


def _round_ring(
    ring: Coords, mouths: frozenset[Vertex], radius_at: Callable[[float, float], float]
) -> Coords | None:
    """The open ring with rounded corners, None where there is nothing to do."""
    fixed = [k for k, xy in enumerate(map(tuple, ring.tolist())) if xy in mouths]
    if fixed:
        ring = np.roll(ring, -fixed[0], axis=0)
    closed = np.vstack([ring, ring[:1]])
    step = np.diff(closed, axis=0)
    length = np.hypot(step[:, 0], step[:, 1])
    stations = np.append(0.0, np.cumsum(length))
    way = step / length[:, None]
    before = np.roll(way, 1, axis=0)
    turn = np.arctan2(
        before[:, 0] * way[:, 1] - before[:, 1] * way[:, 0], (before * way).sum(axis=1)
    )
    is_mouth = np.array([tuple(xy) in mouths for xy in ring.tolist()])
    wanted = (turn < -np.radians(LEAST_TURN_DEG)) & ~is_mouth
    if not wanted.any():
        return None
    corners = [
        _Corner(
            float(stations[k]),
            float(-turn[k]),
            min(
                radius_at(float(ring[k, 0]), float(ring[k, 1])) * np.tan(min(-turn[k], 2.9) / 2),
                MAX_TANGENT_M,
            ),
        )
        for k in np.flatnonzero(wanted).tolist()
    ]
    _share_room(corners, stations[:-1][is_mouth], float(stations[-1]))
    return _drawn(closed, stations, way, corners)


def _share_room(corners: list[_Corner], mouths: NDArray[np.float64], around: float) -> None:
    """Shorten tangents so that returns neither meet each other nor reach past a mouth."""
    places = np.array([corner.at for corner in corners])
    wishes = np.array([corner.tangent for corner in corners])
    for k, corner in enumerate(corners):
        room = corner.tangent
        for other in ((k - 1) % len(corners), (k + 1) % len(corners)):
            if other != k:
                gap = abs(places[other] - corner.at)
                gap = min(gap, around - gap)
                total = wishes[k] + wishes[other]
                if total > gap:
                    room = min(room, gap * wishes[k] / total)
        for gap in np.abs(mouths - corner.at).tolist():
            room = min(room, gap, around - gap if gap > 0 else 0.0)
        corner.tangent = min(room, around / 4)


def _drawn(
    closed: Coords, stations: NDArray[np.float64], way: Coords, corners: list[_Corner]
) -> Coords:
    """The ring with the stretch around each corner replaced by its return."""
    pieces: list[Coords] = []
    done = 0.0
    around = float(stations[-1])
    wrapped = [c for c in corners if c.at - c.tangent < 0]
    for corner in sorted(corners, key=lambda c: c.at):
        if corner.tangent < 0.05 or corner in wrapped:
            continue
        low, high = corner.at - corner.tangent, corner.at + corner.tangent
        pieces.append(_between(closed, stations, done, low))
        pieces.append(_return(closed, stations, way, low, high, corner))
        done = min(high, around)
    pieces.append(_between(closed, stations, done, around))
    xy = on_grid(np.vstack([piece for piece in pieces if len(piece)]))
    keep = np.append(True, (np.diff(xy, axis=0) != 0).any(axis=1))
    xy = xy[keep]
    return cast(Coords, xy[:-1] if (xy[0] == xy[-1]).all() else xy)


def _between(closed: Coords, stations: NDArray[np.float64], low: float, high: float) -> Coords:
    """Vertices of the ring from one station to another, both ends left out unless vertices."""
    inside = (stations >= low - 1e-9) & (stations <= high + 1e-9)
    return closed[inside]


def _return(
    closed: Coords,
    stations: NDArray[np.float64],
    way: Coords,
    low: float,
    high: float,
    corner: _Corner,
) -> Coords:
    """Points of the return between two stations."""
    first, last = _place(closed, stations, low), _place(closed, stations, high)
    into = way[_segment(stations, low + 1e-6, len(way))]
    out = way[_segment(stations, high - 1e-6, len(way))]
    control = _meeting(first, into, last, out)
    if control is None:
        control = _place(closed, stations, corner.at)
    bend = abs(float(np.arctan2(into[0] * out[1] - into[1] * out[0], into @ out)))
    radius = max(corner.tangent / max(np.tan(bend / 2), 1e-3), 0.1)
    step = 2.0 * np.arccos(max(1.0 - SAGITTA_M / radius, 0.0))
    count = int(np.clip(np.ceil(bend / max(step, 0.02)), 2, 48))
    return _conic(first, control, last, np.cos(bend / 2), count)


def _conic(first: Coords, control: Coords, last: Coords, weight: float, count: int) -> Coords:
    """A circular arc where both tangents are equal, else the conic between them."""
    t = np.linspace(0.0, 1.0, count + 1)[:, None]
    a, b, c = (1 - t) ** 2, 2 * weight * t * (1 - t), t**2
    return (a * first + b * control + c * last) / (a + b + c)


def _meeting(first: Coords, into: Coords, last: Coords, out: Coords) -> Coords | None:
    """Where the two tangents meet, ahead of the first and before the last point."""
    cross = float(into[0] * out[1] - into[1] * out[0])
    if abs(cross) < 1e-6:
        return None
    gap = last - first
    ahead = float(gap[0] * out[1] - gap[1] * out[0]) / cross
    back = float(gap[0] * into[1] - gap[1] * into[0]) / cross
    if ahead < 0 or back > 0:
        return None
    return first + ahead * into


def _segment(stations: NDArray[np.float64], at: float, count: int) -> int:
    return int(np.clip(np.searchsorted(stations, at, side="right") - 1, 0, count - 1))


def _place(closed: Coords, stations: NDArray[np.float64], at: float) -> Coords:
    return np.array([np.interp(at, stations, closed[:, 0]), np.interp(at, stations, closed[:, 1])])
