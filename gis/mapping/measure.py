"""Lengths and areas of what is drawn on the map: on the grid of the CRS, and on the ground.

TM2 draws the ground at 0.9999 of its size along its central meridian, so that 10 km measured on
the grid lack a metre there. The ground's figures are geodesic on GRS80, the ellipsoid of TWD97,
at height 0: on a road at 1,000 m they would be another 0.016 % longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import shapely
from pyproj import Geod
from shapely import MultiPolygon, Polygon

from gis.angles import Point
from gis.crs import TAIWAN_EPSG, WGS84_EPSG, project_array

_GROUND = Geod(ellps="GRS80")


class Length(NamedTuple):
    """One length in metres, by two rulers."""

    ground_m: float = 0.0
    """Geodesic: what a tape would show."""
    grid_m: float = 0.0
    """Between coordinates of the store's CRS."""


class Area(NamedTuple):
    """One area in square metres, by two rulers."""

    ground_m2: float = 0.0
    grid_m2: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a measuring tool found so far, or in the end."""

    points: tuple[Point, ...]
    segments: tuple[Length, ...]
    """Between the points one by one; of an area also from the last to the first."""
    total: Length
    """Of a line its length, of an area its perimeter."""
    area: Area | None = None
    """None for a line."""
    crosses_itself: bool = False
    """Whether the outline does: the area then counts even-odd, as it is filled."""
    finished: bool = False


def measured_line(
    points: Sequence[Point], *, epsg: int = TAIWAN_EPSG, finished: bool = False
) -> Measured:
    """Segments and length of a line through points in metres of `epsg`."""
    segments = _segments(points, epsg)
    return Measured(
        points=tuple(points), segments=segments, total=_sum(segments), finished=finished
    )


def measured_area(
    points: Sequence[Point], *, epsg: int = TAIWAN_EPSG, finished: bool = False
) -> Measured:
    """Sides, perimeter and area of the ring through points in metres of `epsg`.

    Fewer than three points have no area.
    """
    ring = (*points, points[0]) if len(points) > 2 else tuple(points)
    segments = _segments(ring, epsg)
    outline = Polygon(points) if len(points) > 2 else Polygon()
    filled = outline if outline.is_valid else shapely.make_valid(outline)
    return Measured(
        points=tuple(points),
        segments=segments,
        total=_sum(segments),
        area=Area(_ground_area_m2(filled, epsg), float(filled.area)),
        crosses_itself=not outline.is_valid and filled.area > 0,
        finished=finished,
    )


def _segments(points: Sequence[Point], epsg: int) -> tuple[Length, ...]:
    if len(points) < 2:
        return ()
    xy = np.asarray(points, dtype=np.float64)
    degrees = project_array(xy, source_epsg=epsg, target_epsg=WGS84_EPSG)
    ground = _GROUND.line_lengths(degrees[:, 0], degrees[:, 1])
    grid = [float(np.hypot(bx - ax, by - ay)) for (ax, ay), (bx, by) in pairwise(points)]
    return tuple(Length(float(one), other) for one, other in zip(ground, grid, strict=True))


def _sum(segments: Sequence[Length]) -> Length:
    return Length(sum(one.ground_m for one in segments), sum(one.grid_m for one in segments))


def _ground_area_m2(shape: shapely.Geometry, epsg: int) -> float:
    """Geodesic area of the polygons in a geometry."""
    total = 0.0
    for part in shapely.get_parts(shape):
        if not isinstance(part, Polygon | MultiPolygon) or part.is_empty:
            continue
        corners = project_array(
            shapely.get_coordinates(part), source_epsg=epsg, target_epsg=WGS84_EPSG
        )
        area, _ = _GROUND.geometry_area_perimeter(shapely.set_coordinates(part, corners))
        total += abs(area)
    return total
