"""Tiles of the picture of the map: squares of pixels fixed to the ground at one scale."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from gis.angles import Point
from gis.display.primitives import Bounds

TILE_PX = 256
INCH_M = 0.0254
DOTS_PER_INCH = 96.0
"""What a logical pixel is by convention; a scale on a screen is never more exact than this."""


class TileKey(NamedTuple):
    """One tile: its scale (device pixels for each metre), column to the east, row to the south."""

    scale: float
    column: int
    row: int

    @property
    def corner(self) -> Point:
        """The top left corner, metres."""
        return (self.column * TILE_PX / self.scale, -self.row * TILE_PX / self.scale)

    def bounds(self, margin_px: float = 0.0) -> Bounds:
        """The ground it shows, and a margin about it, metres."""
        (x, y), side, margin = self.corner, TILE_PX / self.scale, margin_px / self.scale
        return Bounds(x - margin, y - side - margin, x + side + margin, y + margin)


def tiles_in(scale: float, left_px: int, top_px: int, width: int, height: int) -> list[TileKey]:
    """Tiles that show any of a window of device pixels, row by row.

    `left_px`, `top_px`: pixels from the origin of the metres to the window, east and south.
    """
    columns = range(left_px // TILE_PX, (left_px + width - 1) // TILE_PX + 1)
    rows = range(top_px // TILE_PX, (top_px + height - 1) // TILE_PX + 1)
    return [TileKey(scale, column, row) for row in rows for column in columns]


def nearest_first(keys: list[TileKey], x_px: float, y_px: float) -> list[TileKey]:
    """Tiles by the distance of their middles from a pixel (counted as in `tiles_in`)."""

    def distance(key: TileKey) -> float:
        middle = TILE_PX / 2
        return math.hypot(key.column * TILE_PX + middle - x_px, key.row * TILE_PX + middle - y_px)

    return sorted(keys, key=distance)


def ring_about(keys: list[TileKey]) -> Iterator[TileKey]:
    """The tiles next to a block of tiles."""
    if not keys:
        return
    scale = keys[0].scale
    inside = set(keys)
    columns, rows = [key.column for key in keys], [key.row for key in keys]
    for row in range(min(rows) - 1, max(rows) + 2):
        for column in range(min(columns) - 1, max(columns) + 2):
            key = TileKey(scale, column, row)
            if key not in inside:
                yield key


def denominator_of(pixels_per_metre: float) -> float:
    """Scale denominator of logical pixels: 500 means 1:500."""
    return DOTS_PER_INCH / INCH_M / pixels_per_metre


def pixels_per_metre(denominator: float) -> float:
    """Logical pixels for each metre at a scale of 1:`denominator`."""
    return DOTS_PER_INCH / INCH_M / denominator
