"""Moves, copies, turns, scales, mirrors and arrays shapes; angles turn clockwise as bearings do."""

from __future__ import annotations

import math
from typing import TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from gis.angles import Point, bearing_deg
from gis.drafting.lines import Segment
from gis.problems import Problem

Shape = TypeVar("Shape", bound=BaseGeometry)
Matrix = NDArray[np.float64]


def moved_by(shape: Shape, east_m: float, north_m: float) -> Shape:
    """The shape, moved."""
    return _mapped(shape, np.eye(2), (0.0, 0.0), (east_m, north_m))


def copied(shape: Shape, east_m: float, north_m: float, times: int) -> tuple[Shape, ...]:
    """Copies of the shape, each a step further; the shape itself is not among them."""
    return tuple(moved_by(shape, east_m * k, north_m * k) for k in range(1, times + 1))


def rotated(shape: Shape, about: Point, clockwise_deg: float) -> Shape:
    """The shape, turned clockwise about a point."""
    angle = math.radians(clockwise_deg)
    cos, sin = math.cos(angle), math.sin(angle)
    return _mapped(shape, np.array([[cos, sin], [-sin, cos]]), about)


def scaled(shape: Shape, about: Point, factor: float) -> Shape:
    """The shape, larger or smaller about a point; `Problem` of a factor that is not above 0."""
    if factor <= 0:
        raise Problem("DRAFT_FACTOR_NOT_POSITIVE", factor=factor)
    return _mapped(shape, np.eye(2) * factor, about)


def mirrored(shape: Shape, axis: Segment) -> Shape:
    """The shape on the other side of an axis; `Problem` DRAFT_POINTS_LACK of an axis of no length.

    A reflection in a line of angle t: ((cos 2t, sin 2t), (sin 2t, -cos 2t)).
    """
    dx, dy = axis[1][0] - axis[0][0], axis[1][1] - axis[0][1]
    length2 = dx * dx + dy * dy
    if not length2:
        raise Problem("DRAFT_POINTS_LACK", needed=2, present=1)
    cos2, sin2 = (dx * dx - dy * dy) / length2, 2 * dx * dy / length2
    return _mapped(shape, np.array([[cos2, sin2], [sin2, -cos2]]), axis[0])


def arrayed(
    shape: Shape, base: Point, path: LineString, step_m: float, *, is_turned: bool = True
) -> tuple[Shape, ...]:
    """Copies along a path, each `step_m` further from its start, the first at the start.

    `base` of the shape comes to lie on the path. Turned copies keep to the path the angle that
    the shape has to north. `Problem` DRAFT_DISTANCE_NOT_POSITIVE of a step not above 0.
    """
    if step_m <= 0:
        raise Problem("DRAFT_DISTANCE_NOT_POSITIVE", distance=step_m)
    copies = []
    for station in np.arange(0.0, path.length + 1e-9, step_m).tolist():
        at = path.interpolate(station)
        copy = moved_by(shape, at.x - base[0], at.y - base[1])
        heading = _heading_deg(path, station)
        copies.append(rotated(copy, (at.x, at.y), heading) if is_turned else copy)
    return tuple(copies)


def _heading_deg(path: LineString, station_m: float) -> float:
    """Heading of the path's segment at a station; at a vertex that of the next segment."""
    points = np.asarray(path.coords)[:, :2]
    ends = np.cumsum(np.hypot(*np.diff(points, axis=0).T))
    k = min(int(np.searchsorted(ends, station_m + 1e-9, side="right")), len(ends) - 1)
    (ax, ay), (bx, by) = points[k : k + 2].tolist()
    return bearing_deg((ax, ay), (bx, by))


def _mapped(shape: Shape, matrix: Matrix, about: Point, by: Point = (0.0, 0.0)) -> Shape:
    def mapping(points: Matrix) -> Matrix:
        moved: Matrix = (points - about) @ matrix.T + about + np.asarray(by)
        return moved

    made: Shape = shapely.transform(shape, mapping)
    return made
