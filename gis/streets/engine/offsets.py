"""Lines beside a line: edges of strips by common stations, and the polygons between them.

Offsets are metres, positive to the left of the line's direction.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Coords = NDArray[np.float64]

DECIMALS = 4
"""Vertices lie on a grid of 0.1 mm, so that what touches shares them bit by bit."""
GRID_PER_M = 10.0**DECIMALS
LEFT_OUT = 4.0
"""An offset curve farther from a vertex, in offsets, has left a stretch of the line out."""
MITRE_LIMIT = 0.35
"""Smallest 1 + cos(turn) for a full mitre: turns up to about 130 degrees."""


def on_grid(xy: Coords) -> Coords:
    """The coordinates on the grid; no negative zero."""
    return np.round(xy, DECIMALS) + 0.0


def directions(xy: Coords) -> Coords:
    """Unit vectors of the segments, (n - 1, 2)."""
    step = xy[1:] - xy[:-1]
    return step / np.hypot(step[:, 0], step[:, 1])[:, None]


def left_of(direction: Coords) -> Coords:
    """The vectors turned a quarter to the left."""
    return np.stack([-direction[..., 1], direction[..., 0]], axis=-1)


def mitre(before: Coords, after: Coords) -> Coords:
    """Where an edge one metre to the left runs at a bend, from the unit normals on both sides."""
    dot = (before * after).sum(axis=-1)
    return cast(Coords, (before + after) / np.maximum(1.0 + dot, MITRE_LIMIT)[..., None])


def mitres(xy: Coords, start: Coords | None = None, end: Coords | None = None) -> Coords:
    """The mitre at every vertex, (n, 2); at the ends the normal, or what is given."""
    normals = left_of(directions(xy))
    found = np.empty_like(xy)
    found[0] = normals[0] if start is None else start
    found[-1] = normals[-1] if end is None else end
    if len(xy) > 2:
        found[1:-1] = mitre(normals[:-1], normals[1:])
    return found


def edges_of(
    xy: Coords,
    offsets_m: Sequence[float],
    start: Coords | None = None,
    end: Coords | None = None,
) -> list[Coords]:
    """The lines at `offsets_m` beside `xy`, on the grid, from end to end.

    Where a bend is tighter than an offset the loop of the edge is cut off. Where that would leave
    more than the loop away, all edges keep their loops, vertex by vertex beside each other.
    """
    if len(xy) == 2:
        return _edges_of_segment(xy, offsets_m, start, end)
    along, across = xy[1:] - xy[:-1], mitres(xy, start, end)
    plain = [xy + offset * across for offset in offsets_m]
    found = list(plain)
    for k, edge in enumerate(plain):
        if (((edge[1:] - edge[:-1]) * along).sum(axis=1) < 0).any():
            smooth = _without_loops(xy, offsets_m[k], edge)
            if smooth is None:
                found = plain
                break
            found[k] = smooth
    if any(a is not b for a, b in zip(found, plain, strict=True)) and _is_off(xy, found):
        found = plain
    return [without_repeats(on_grid(edge)) for edge in found]


def _edges_of_segment(
    xy: Coords, offsets_m: Sequence[float], start: Coords | None, end: Coords | None
) -> list[Coords]:
    """The edges of a straight line; most lines are, and arrays would take longer."""
    (x0, y0), (x1, y1) = xy.tolist()
    dx, dy = x1 - x0, y1 - y0
    length = math.hypot(dx, dy)
    normal = (-dy / length, dx / length)
    ax, ay = normal if start is None else start.tolist()
    bx, by = normal if end is None else end.tolist()
    return [
        np.array(
            [
                (_on_grid(x0 + offset * ax), _on_grid(y0 + offset * ay)),
                (_on_grid(x1 + offset * bx), _on_grid(y1 + offset * by)),
            ]
        )
        for offset in offsets_m
    ]


def _on_grid(value: float) -> float:
    """As `on_grid`, of one number: rounded half to even, no negative zero."""
    return round(value * GRID_PER_M) / GRID_PER_M + 0.0


def _without_loops(xy: Coords, offset: float, edge: Coords) -> Coords | None:
    """The offset curve between the same ends; None where it leaves a stretch of the line out."""
    curve = shapely.offset_curve(
        LineString(xy), offset, quad_segs=4, join_style="mitre", mitre_limit=3.0
    )
    parts = shapely.get_parts(curve)
    parts = parts[shapely.length(parts) > 0]
    if len(parts) != 1:
        return None
    if shapely.distance(shapely.points(xy), parts[0]).max() > LEFT_OUT * abs(offset) + 0.1:
        return None
    inner = shapely.get_coordinates(parts[0])
    return np.concatenate([edge[:1], inner[1:-1], edge[-1:]])


def _is_off(xy: Coords, edges: Sequence[Coords]) -> bool:
    """Whether part of the line, though between the outer edges at both ends, is not between them.

    (Round a ring smaller than an offset the edge runs on the other side.)
    """
    first, last = edges[0], edges[-1]
    way, across = xy[1] - xy[0], first[0] - last[0]
    if not (way[0] * across[1] - way[1] * across[0] > 0 and _between(xy[0], last[0], first[0])):
        return False
    area = rings_between([(first, last)])[0]
    outside = shapely.difference(LineString(xy), shapely.buffer(area, 0.01))
    return float(shapely.length(outside)) > 0.1


def _between(point: Coords, one: Coords, other: Coords) -> bool:
    """Whether a point lies between two others (seen along the line through them)."""
    return bool((point - one) @ (other - point) >= 0.0)


def without_repeats(xy: Coords) -> Coords:
    """The vertices without those that repeat the one before."""
    moved = (xy[1:] != xy[:-1]).any(axis=1)
    if moved.all():
        return xy
    keep = np.concatenate(([True], moved))
    return xy[keep] if moved.any() else xy[[0, -1]]


def rings_between(pairs: Sequence[tuple[Coords, Coords]]) -> NDArray[np.object_]:
    """The area between each left and right edge, also where it folds over itself."""
    rings = [np.concatenate([right, left[::-1], right[:1]]) for left, right in pairs]
    shapes = polygons_of(rings)
    for k in np.flatnonzero(~shapely.is_valid(shapes)).tolist():
        left, right = pairs[k]
        if len(left) == len(right):
            shapes[k] = _folded(left, right)
    return mended(shapes)


def _folded(left: Coords, right: Coords) -> BaseGeometry:
    """The area between edges that run beside each other vertex by vertex, step by step."""
    steps = np.stack([right[:-1], right[1:], left[1:], left[:-1]], axis=1)
    index = np.repeat(np.arange(len(steps)), 4)
    hulls = np.asarray(
        shapely.convex_hull(shapely.linestrings(steps.reshape(-1, 2), indices=index))
    )
    return areal(shapely.union_all(hulls[shapely.get_type_id(hulls) == 3]))


def polygons_of(rings: Sequence[Coords]) -> NDArray[np.object_]:
    """A polygon of each closed ring; they need not be valid."""
    if not rings:
        return np.empty(0, dtype=object)
    indices = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    lines = shapely.linearrings(np.concatenate(rings), indices=indices)
    return cast("NDArray[np.object_]", shapely.polygons(lines))


def mended(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """The shapes, the invalid ones made valid; parts that are no areas left out."""
    bad = np.flatnonzero(~shapely.is_valid(shapes))
    if len(bad):
        shapes = shapes.copy()
        for k in bad.tolist():
            shapes[k] = areal(shapely.make_valid(shapes[k], method="structure"))
    return shapes


def areal(shape: BaseGeometry, least_m2: float = 0.0) -> BaseGeometry:
    """The polygons of a geometry larger than `least_m2`, as one Polygon where there is one."""
    parts = polygon_parts(shape, least_m2)
    if len(parts) == 1:
        return parts[0]
    return MultiPolygon(parts)


def polygon_parts(shape: BaseGeometry, least_m2: float = 0.0) -> list[Polygon]:
    """All polygons of a geometry that are larger than `least_m2`, in order of position."""
    if isinstance(shape, Polygon):
        return [shape] if shape.area > least_m2 else []
    parts = shapely.get_parts(shapely.get_parts(shape))
    parts = parts[(shapely.get_type_id(parts) == 3) & (shapely.area(parts) > least_m2)]
    if len(parts) > 1:
        parts = parts[np.lexsort(shapely.bounds(parts).T[::-1])]
    return list(parts)


def cut_line(xy: Coords, stations: NDArray[np.float64], start_m: float, end_m: float) -> Coords:
    """The stretch of a line between two stations, its end points interpolated."""
    length = float(stations[-1])
    if start_m <= 1e-9 and end_m >= length - 1e-9:
        return xy.copy()
    if len(xy) == 2:
        return _cut_segment(xy, length, start_m, end_m)
    first = int(np.searchsorted(stations, start_m + 1e-6))
    last = int(np.searchsorted(stations, end_m - 1e-6))
    cut = np.empty((max(last - first, 0) + 2, 2))
    cut[0], cut[-1] = point_at(xy, stations, start_m), point_at(xy, stations, end_m)
    cut[1:-1] = xy[first:last]
    if len(cut) == 2 and abs(end_m - start_m) < 1e-6:
        cut[1] = cut[0] + 1e-3 * direction_at(xy, stations, start_m)  # a trace of it
    return cut


def _cut_segment(xy: Coords, length: float, start_m: float, end_m: float) -> Coords:
    """As `cut_line`, of a straight line; most lines are, and arrays would take longer."""
    (x0, y0), (x1, y1) = xy.tolist()

    def at(station_m: float) -> tuple[float, float]:
        share = min(max(station_m / length, 0.0), 1.0)
        return (x1, y1) if share >= 1.0 else (x0 + share * (x1 - x0), y0 + share * (y1 - y0))

    first, last = at(start_m), at(end_m)
    if abs(end_m - start_m) < 1e-6:  # a trace of it
        dx, dy = x1 - x0, y1 - y0
        size = math.hypot(dx, dy)
        last = (first[0] + 1e-3 * (dx / size), first[1] + 1e-3 * (dy / size))
    return np.array([first, last])


def stations_of(xy: Coords) -> NDArray[np.float64]:
    """Distance along the line of every vertex."""
    step = xy[1:] - xy[:-1]
    stations = np.zeros(len(xy))
    np.cumsum(np.hypot(step[:, 0], step[:, 1]), out=stations[1:])
    return stations


def point_at(xy: Coords, stations: NDArray[np.float64], station_m: float) -> Coords:
    """The point of the line at a station, (2,)."""
    k = 0 if len(stations) == 2 else _segment_at(stations, station_m)
    before = float(stations[k])
    share = (station_m - before) / (float(stations[k + 1]) - before)
    share = min(max(share, 0.0), 1.0)
    if share >= 1.0:
        return cast(Coords, xy[k + 1].copy())
    return cast(Coords, xy[k] + share * (xy[k + 1] - xy[k]))


def _segment_at(stations: NDArray[np.float64], station_m: float) -> int:
    """Number of the segment a station lies on."""
    k = int(np.searchsorted(stations, station_m, side="right")) - 1
    return min(max(k, 0), len(stations) - 2)


def direction_at(xy: Coords, stations: NDArray[np.float64], station_m: float) -> Coords:
    """Unit vector of the line's segment at a station, (2,)."""
    k = 0 if len(stations) == 2 else _segment_at(stations, station_m)
    dx, dy = (xy[k + 1] - xy[k]).tolist()
    length = math.hypot(dx, dy)
    return np.array([dx / length, dy / length])


def grouped(owner: NDArray[np.intp], what: NDArray[np.intp], count: int) -> list[NDArray[np.intp]]:
    """The entries of `what` by their owner (0 to `count` - 1), from two parallel arrays."""
    order = np.argsort(owner, kind="stable")
    return np.split(what[order], np.searchsorted(owner[order], np.arange(1, count)))
