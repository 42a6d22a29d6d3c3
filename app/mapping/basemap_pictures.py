"""Tiles of a basemap as pictures of a display list, for paper."""

from __future__ import annotations

import io
from collections.abc import Iterable

from app.mapping.basemap import BasemapTile
from gis.display.primitives import Picture

_LAYER = "basemap"


def basemap_pictures(tiles: Iterable[BasemapTile]) -> tuple[Picture, ...]:
    """Pictures in metres of the store's CRS; tiles that no decoder understands are left out.

    A tile is put on paper as a parallelogram: over its 300 m the projections differ by less than
    a pixel from one.
    """
    made = (_picture(tile) for tile in tiles)
    return tuple(picture for picture in made if picture is not None)


def _picture(tile: BasemapTile) -> Picture | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(tile.data)) as opened:
            image = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    upper_left, upper_right, _, lower_left = tile.corners
    return Picture(
        rgba=image.tobytes(),
        columns=image.width,
        rows=image.height,
        upper_left=upper_left,
        upper_right=upper_right,
        lower_left=lower_left,
        layer=_LAYER,
    )
