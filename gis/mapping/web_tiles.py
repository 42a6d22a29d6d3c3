"""Square web map tiles (XYZ, WMTS GoogleMapsCompatible): which cover a place, where each lies.

The pyramid is that of OGC 07-057r7 (WMTS 1.0) annex E.4, well-known scale set GoogleMapsCompatible:
EPSG:3857, one tile of 256 pixels at level 0, columns from the west, rows from the north.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from gis.angles import Point
from gis.crs import project_array, transformer
from gis.display.primitives import Bounds

WEB_MERCATOR_EPSG = 3857
TILE_PX = 256
HALF_WORLD_M = math.pi * 6_378_137.0
"""Half the side of the square that the whole world fills, in metres of EPSG:3857."""
DEEPEST_ZOOM = 24
_EDGE_POINTS = 9


class Tile(NamedTuple):
    """One tile: its level, its column from the west, its row from the north."""

    zoom: int
    column: int
    row: int

    def ancestor(self, levels: int) -> Tile:
        """The tile `levels` coarser that holds this one."""
        return Tile(self.zoom - levels, self.column >> levels, self.row >> levels)


def tile_side_m(zoom: int) -> float:
    """Side of a tile in metres of EPSG:3857 (not of the ground)."""
    return 2 * HALF_WORLD_M / (1 << zoom)


def mercator_bounds(tile: Tile) -> Bounds:
    """The box of a tile in EPSG:3857."""
    side = tile_side_m(tile.zoom)
    west = tile.column * side - HALF_WORLD_M
    north = HALF_WORLD_M - tile.row * side
    return Bounds(west, north - side, west + side, north)


def tile_at(x_m: float, y_m: float, zoom: int) -> Tile:
    """The tile that holds a point of EPSG:3857; points beyond the world go to its edge."""
    side, last = tile_side_m(zoom), (1 << zoom) - 1
    column = math.floor((x_m + HALF_WORLD_M) / side)
    row = math.floor((HALF_WORLD_M - y_m) / side)
    return Tile(zoom, min(max(column, 0), last), min(max(row, 0), last))


def tile_corners(tile: Tile, *, epsg: int) -> tuple[Point, Point, Point, Point]:
    """Upper left, upper right, lower right, lower left corner in metres of `epsg`."""
    box = mercator_bounds(tile)
    corners = np.array(
        [
            (box.min_x, box.max_y),
            (box.max_x, box.max_y),
            (box.max_x, box.min_y),
            (box.min_x, box.min_y),
        ]
    )
    placed = project_array(corners, source_epsg=WEB_MERCATOR_EPSG, target_epsg=epsg)
    first, second, third, fourth = ((float(x), float(y)) for x, y in placed)
    return first, second, third, fourth


def covering_tiles(box: Bounds, zoom: int, *, epsg: int) -> list[Tile]:
    """All tiles of one level that a box in metres of `epsg` touches, row by row from the north."""
    first, last = tile_span(box, zoom, epsg=epsg)
    return [
        Tile(zoom, column, row)
        for row in range(first.row, last.row + 1)
        for column in range(first.column, last.column + 1)
    ]


def tile_span(box: Bounds, zoom: int, *, epsg: int) -> tuple[Tile, Tile]:
    """The north-western and the south-eastern tile of those that cover a box."""
    west, south, east, north = _mercator_box(box, epsg=epsg)
    return tile_at(west, north, zoom), tile_at(east, south, zoom)


def zoom_for(metres_per_pixel: float, *, at: Point, epsg: int, least: int, most: int) -> int:
    """The level whose pixels at a point come nearest to pixels of this size on the ground.

    A tile pixel is then shown between 0.71 and 1.41 pixels wide, within the levels there are.
    """
    fine = 2 * HALF_WORLD_M / TILE_PX * _ground_factor(at, epsg=epsg)
    wanted = round(math.log2(fine / metres_per_pixel))
    return min(max(wanted, least), most)


def _ground_factor(at: Point, *, epsg: int) -> float:
    """Metres of `epsg` for a metre of EPSG:3857 at a point, from north to south."""
    x, y = transformer(epsg, WEB_MERCATOR_EPSG).transform(*at)
    reach = 500.0
    ends = np.array([(x, y - reach), (x, y + reach)])
    low, high = project_array(ends, source_epsg=WEB_MERCATOR_EPSG, target_epsg=epsg)
    return float(np.hypot(*(high - low))) / (2 * reach)


def _mercator_box(box: Bounds, *, epsg: int) -> tuple[float, float, float, float]:
    """The box about a box of another CRS: its edges are bent, so several points of each count."""
    share = np.linspace(0.0, 1.0, _EDGE_POINTS)
    x, y = box.min_x + share * box.width, box.min_y + share * box.height
    edges = np.vstack(
        [
            np.column_stack([x, np.full_like(x, box.min_y)]),
            np.column_stack([x, np.full_like(x, box.max_y)]),
            np.column_stack([np.full_like(y, box.min_x), y]),
            np.column_stack([np.full_like(y, box.max_x), y]),
        ]
    )
    placed = project_array(edges, source_epsg=epsg, target_epsg=WEB_MERCATOR_EPSG)
    if not np.isfinite(placed).all():
        return -HALF_WORLD_M, -HALF_WORLD_M, HALF_WORLD_M, HALF_WORLD_M
    west, south = placed.min(axis=0)
    east, north = placed.max(axis=0)
    return float(west), float(south), float(east), float(north)
