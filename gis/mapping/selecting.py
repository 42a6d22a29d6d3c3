"""Which features an outline or a circle chooses, and how choices are added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from gis.angles import Point
from gis.display.primitives import Bounds
from gis.mapping.edges import distances_m
from gis.mapping.features import Features, Floats, Ints, Shape

Outline = Polygon | MultiPolygon
_CELLS = 32
"""A side of the raster that settles points far from the outline; a power of two."""
_GRID_PAYS = 50
"""The grid is asked for boxes smaller than this part of the whole."""
_FEW = 2000
"""Up to so many points are looked at one by one."""
_ROUND_SEGMENTS = 32
"""Segments of a quarter circle: of a radius of 100 m it is nowhere 3 cm off."""


class SelectMode(Enum):
    """What happens to what was chosen before."""

    REPLACE = "replace"
    ADD = "add"
    TOGGLE = "toggle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a selecting tool drew, in metres of the store's CRS."""

    polygon: Outline
    mode: SelectMode = SelectMode.REPLACE
    centre: Point | None = None
    """Of a circle, whose polygon is only close to it."""
    radius_m: float = 0.0


def outline_of(corners: Sequence[Point]) -> Outline | None:
    """The area inside a ring of corners, even-odd where it crosses itself; None without any."""
    if len(corners) < 3:
        return None
    ring = Polygon(corners)
    made = ring if ring.is_valid else shapely.make_valid(ring)
    parts = [
        polygon
        for part in shapely.get_parts(made)
        for polygon in shapely.get_parts(part)
        if isinstance(polygon, Polygon) and polygon.area > 0
    ]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def circle(centre: Point, radius_m: float, mode: SelectMode = SelectMode.REPLACE) -> Selection:
    """The selection of all within `radius_m` of a point."""
    polygon = shapely.Point(centre).buffer(radius_m, quad_segs=_ROUND_SEGMENTS)
    return Selection(polygon=polygon, mode=mode, centre=centre, radius_m=radius_m)


def chosen_by(selection: Selection, features: Features) -> Ints:
    """Indices of the features that a selection touches, in their own order."""
    if selection.centre is not None:
        return features_in_radius(features, selection.centre, selection.radius_m)
    return features_in_polygon(features, selection.polygon)


def combined(before: Ints, found: Ints, mode: SelectMode) -> Ints:
    """What is chosen after `found` came to what was chosen `before`; ascending."""
    if mode is SelectMode.ADD:
        return np.union1d(before, found)
    if mode is SelectMode.TOGGLE:
        return np.setxor1d(before, found)
    return np.unique(found)


def features_in_radius(features: Features, centre: Point, radius_m: float) -> Ints:
    """Indices of the features no farther than `radius_m` from a point, in their own order."""
    x, y = centre
    box = Bounds(x - radius_m, y - radius_m, x + radius_m, y + radius_m)
    if features.shape is Shape.POINT:
        near = _points_in_box(features, box)
        kept: Ints = near[_within(features.xy[near], centre, radius_m)]
        return kept
    near = features.in_box(box)
    chosen = _within(features.xy[_first_corners(features, near)], centre, radius_m)
    doubtful = np.flatnonzero(~chosen)
    chosen[doubtful] = distances_m(features.taken(near[doubtful]), centre) <= radius_m
    return np.asarray(near[chosen])


def features_in_polygon(features: Features, polygon: Outline) -> Ints:
    """Indices of the features that touch a polygon, its outline included, in their own order."""
    if polygon.is_empty:
        return np.empty(0, np.int64)
    box = Bounds(*polygon.bounds)
    if features.shape is Shape.POINT:
        near = _points_in_box(features, box)
        kept: Ints = near[_points_inside(features.xy[near], polygon)]
        return kept
    near = features.in_box(box)
    chosen = _points_inside(features.xy[_first_corners(features, near)], polygon)
    boxes = features.boxes_of(near[~chosen])
    reaching = _boxes_near(boxes, polygon)
    reaching[reaching] = shapely.intersects(polygon, shapely.box(*boxes[reaching].T))
    doubtful = np.flatnonzero(~chosen)[reaching]
    exact = geometries_of(features.taken(near[doubtful]))
    chosen[doubtful] = shapely.intersects(polygon, exact)
    return np.asarray(near[chosen])


def geometries_of(features: Features) -> NDArray[np.object_]:
    """A shapely geometry for each feature of lines or areas (holes by even-odd), for exact tests.

    An area's rings are put together by their nesting, so that parts and holes come out right.
    """
    made = np.empty(len(features), dtype=object)
    for index in range(len(features)):
        rings = features.rings_of(index)
        made[index] = _lines(rings) if features.shape is Shape.LINE else _filled(rings)
    return made


def _lines(rings: Sequence[Floats]) -> shapely.Geometry:
    """Lines; a part of one coordinate has no length and is a point twice."""
    parts = [ring if len(ring) > 1 else np.repeat(ring, 2, axis=0) for ring in rings]
    return shapely.LineString(parts[0]) if len(parts) == 1 else shapely.MultiLineString(parts)


def _filled(rings: Sequence[Floats]) -> shapely.Geometry:
    """The area of rings filled even-odd."""
    shapes = [Polygon(ring) for ring in rings if len(ring) > 2]
    whole: shapely.Geometry = Polygon()
    for shape in shapes:
        valid = shape if shape.is_valid else shapely.make_valid(shape)
        whole = valid if shapely.is_empty(whole) else shapely.symmetric_difference(whole, valid)
    return whole


def _points_in_box(features: Features, box: Bounds) -> Ints:
    """Indices of the points in a box, ascending.

    Where the box is a good part of all there is, one look at all is quicker than the grid.
    """
    grid = features.grid
    whole_m2 = grid.columns * grid.rows * grid.cell_m**2
    if box.width * box.height * _GRID_PAYS < whole_m2:
        return features.in_box(box)
    x, y = features.xy[:, 0], features.xy[:, 1]
    return np.flatnonzero((x >= box.min_x) & (x <= box.max_x) & (y >= box.min_y) & (y <= box.max_y))


def _first_corners(features: Features, indices: Ints) -> Ints:
    """Where the first coordinate of each feature stands."""
    return features.ring_start[features.feature_start[indices]]


def _within(xy: Floats, centre: Point, radius_m: float) -> NDArray[np.bool_]:
    """Whether each point lies in a circle."""
    x, y = xy[:, 0] - centre[0], xy[:, 1] - centre[1]
    within: NDArray[np.bool_] = x * x + y * y <= radius_m * radius_m
    return within


def _raster(polygon: Outline) -> tuple[Floats, Floats]:
    """Corner and cell size of the raster over a polygon's bounds."""
    low_x, low_y, high_x, high_y = polygon.bounds
    low = np.array([low_x, low_y])
    return low, np.maximum(np.array([high_x, high_y]) - low, 1e-9) / _CELLS


def _points_inside(xy: Floats, polygon: Outline) -> NDArray[np.bool_]:
    """Whether each point lies in a polygon or on its outline; all lie in its bounds.

    Where there are many, whole cells of a raster are settled at once, and only points in cells
    that the outline passes are looked at one by one.
    """
    shapely.prepare(polygon)
    if len(xy) <= _FEW:
        return shapely.intersects_xy(polygon, xy[:, 0], xy[:, 1])
    low, side = _raster(polygon)
    covered, passed = _settled(polygon, low, side)
    column, row = (_cell(xy[:, axis], low[axis], side[axis]) for axis in (0, 1))
    number = row * _CELLS + column
    inside: NDArray[np.bool_] = covered[number]
    open_ones = np.flatnonzero(passed[number])
    inside[open_ones] = shapely.intersects_xy(polygon, xy[open_ones, 0], xy[open_ones, 1])
    return inside


def _boxes_near(boxes: Floats, polygon: Outline) -> NDArray[np.bool_]:
    """Whether each box reaches a cell of the raster that a polygon touches.

    Counted in a table that sums up the cells to the left and below (Crow 1984).
    """
    low, side = _raster(polygon)
    covered, passed = _settled(polygon, low, side)
    sums = np.zeros((_CELLS + 1, _CELLS + 1), np.int32)
    sums[1:, 1:] = (covered | passed).reshape(_CELLS, _CELLS).cumsum(axis=0).cumsum(axis=1)
    left, right = (_cell(boxes[:, edge], low[0], side[0]) for edge in (0, 2))
    bottom, top = (_cell(boxes[:, edge], low[1], side[1]) for edge in (1, 3))
    reached = (sums[top + 1, right + 1] - sums[bottom, right + 1] - sums[top + 1, left]) + sums[
        bottom, left
    ]
    near: NDArray[np.bool_] = reached > 0
    return near


def _cell(values: Floats, low: float, side: float) -> NDArray[np.int32]:
    """In which row or column of the raster each value lies; beyond its ends the outermost one."""
    return np.clip(((values - low) * (1.0 / side)).astype(np.int32), 0, _CELLS - 1)


def _settled(
    polygon: Outline, low: Floats, side: Floats
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each cell of the raster (row by row) whether it lies inside; whether it is undecided."""
    rows, columns = np.divmod(np.arange(_CELLS * _CELLS), _CELLS)
    left, bottom = low[0] + columns * side[0], low[1] + rows * side[1]
    slack = side * 1e-6  # a point at a cell's edge may have been put into either cell
    boxes = shapely.box(
        left - slack[0], bottom - slack[1], left + side[0] + slack[0], bottom + side[1] + slack[1]
    )
    covered = shapely.contains_properly(polygon, boxes)
    touched = shapely.intersects(polygon, boxes)
    return covered, touched & ~covered
