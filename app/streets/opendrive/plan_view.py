"""Reference lines: straight pieces of polylines, and cubics of the paths through junctions."""

from __future__ import annotations

import math

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString

from app.streets.opendrive.model import Cubic, Geometry

LEAST_M = 1e-6
"""Shorter pieces are left out."""
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(24)
_THROUGH_FOUR = np.array(
    [[-5.5, 9.0, -4.5, 1.0], [9.0, -22.5, 18.0, -4.5], [-4.5, 13.5, -13.5, 4.5]]
)
"""Coefficients of p, p^2, p^3 of the cubic through points at p = 0, 1/3, 2/3 and 1."""


def straight_pieces(line: LineString, origin: tuple[float, float]) -> tuple[Geometry, ...]:
    """One straight geometry for each segment of a polyline; coordinates count from `origin`."""
    xy = shapely.get_coordinates(line) - origin
    steps = np.diff(xy, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    found: list[Geometry] = []
    s = 0.0
    for (x, y), (dx, dy), length in zip(
        xy[:-1].tolist(), steps.tolist(), lengths.tolist(), strict=True
    ):
        if length > LEAST_M:
            found.append(Geometry(s=s, x=x, y=y, hdg=math.atan2(dy, dx), length=length))
            s += length
    return tuple(found)


def cubic_of_path(line: LineString, origin: tuple[float, float]) -> Geometry | None:
    """The cubic that a turn path was sampled from; None for a path of no length.

    The path's points lie at equal steps of the parameter, three times some number of them.
    """
    xy = shapely.get_coordinates(line) - origin
    third, rest = divmod(len(xy) - 1, 3)
    if rest:
        raise ValueError("a turn path is sampled at a multiple of three steps")
    plane = _THROUGH_FOUR @ xy[:: third or 1][:4]
    x, y = plane[0]
    length = _length(plane)
    if length < 0.01 or math.hypot(x, y) < LEAST_M:
        return None
    hdg = math.atan2(y, x)
    cos, sin = math.cos(hdg), math.sin(hdg)
    u = (plane @ (cos, sin)).tolist()
    v = (plane @ (-sin, cos)).tolist()
    return Geometry(
        s=0.0,
        x=float(xy[0, 0]),
        y=float(xy[0, 1]),
        hdg=hdg,
        length=length,
        cubic=Cubic(u=(u[0], u[1], u[2]), v=(v[0], v[1], v[2])),
    )


def _length(plane: NDArray[np.float64]) -> float:
    """Arc length of a cubic, by Gauss' rule."""
    p = (_NODES + 1.0) / 2.0
    speed = np.outer(np.ones_like(p), plane[0]) + np.outer(2 * p, plane[1])
    speed += np.outer(3 * p**2, plane[2])
    return float((_WEIGHTS / 2.0 * np.hypot(speed[:, 0], speed[:, 1])).sum())
