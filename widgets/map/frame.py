"""One picture to be painted: which ground, how large, in which colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont

from gis.display.primitives import Bounds
from gis.mapping.tiles import TILE_PX, TileKey, denominator_of
from widgets.parts.view_transform import ViewTransform

LIGHT_GROUND, DARK_GROUND = "#f7f6f2", "#1c2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLook:
    """What all pictures of the map share."""

    ground: QColor
    font: QFont
    dark: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFrame:
    """Pixels and the ground under them; `view` counts device pixels."""

    view: ViewTransform
    width: int
    height: int
    ratio: float = 1.0
    """Device pixels for each logical pixel: symbols and lines grow with it."""

    @property
    def denominator(self) -> float:
        """Scale denominator."""
        return denominator_of(self.view.scale / self.ratio)

    def bounds(self, margin_px: float = 0.0) -> Bounds:
        """The ground in the picture, and a margin about it."""
        left, top = self.view.to_metres((-margin_px, -margin_px))
        right, bottom = self.view.to_metres((self.width + margin_px, self.height + margin_px))
        return Bounds(left, bottom, right, top)

    def pixels(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n, 2) metres to pixels."""
        scale = self.view.scale
        return (xy - (self.view.left, self.view.top)) * (scale, -scale)


def tile_frame(key: TileKey, ratio: float) -> MapFrame:
    """The frame of one tile."""
    left, top = key.corner
    view = ViewTransform(scale=key.scale, left=left, top=top)
    return MapFrame(view=view, width=TILE_PX, height=TILE_PX, ratio=ratio)
