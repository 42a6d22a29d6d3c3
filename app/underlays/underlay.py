"""One picture under the drawing: which file, where it lies, how it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NewType

import numpy as np
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from gis.crs import (
    TWD67_EPSG,
    WGS84_EPSG,
    transformer,
    transformer_from_twd67,
    with_twd67_parameters,
)
from gis.display.primitives import Bounds
from gis.drafting.georeference import Matrix, PictureTransform, corners, laid_flat
from gis.problems import Problem

UnderlayId = NewType("UnderlayId", str)
_TWD67_DEGREES = 3821
_WEB_EPSG = 3857
_WEB_TAIWAN = Bounds(13_100_000.0, 2_300_000.0, 13_650_000.0, 3_050_000.0)
_EDGE = 9
"""Points along each edge of a picture whose coordinates bend on the way to the store's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Underlay:
    """A picture and its place; it never changes, another takes its place."""

    id: UnderlayId
    file: Path
    name: str
    width: int
    height: int
    transform: PictureTransform
    """To coordinates of `epsg`, or of the store where that is None."""
    epsg: int | None = None
    placed: bool = False
    """Whether the place means anything: by its file, or since somebody calibrated it."""
    rms_m: float | None = None
    """How well the calibration fits, where it was checked by more points than needed."""
    opacity: float = 1.0
    visible: bool = True
    locked: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Pixels across and down."""
        return (self.width, self.height)

    @property
    def is_missing(self) -> bool:
        """Whether the file is not where it was: moved, or on another machine."""
        return not self.file.is_file()

    def calibrated(self, transform: PictureTransform, rms_m: float | None = None) -> Underlay:
        """Placed anew in the store's coordinates."""
        return replace(self, transform=transform, epsg=None, placed=True, rms_m=rms_m)


def thrown_down(width: int, height: int, view: Bounds, share: float = 0.7) -> PictureTransform:
    """A picture without a place, upright in the middle of what is in sight."""
    pixel_m = share * min(view.width / width, view.height / height)
    return laid_flat(width, height, middle=view.centre, pixel_m=max(pixel_m, 1e-6))


def ground_of(underlay: Underlay, pixels: Matrix, *, epsg: int) -> Matrix:
    """(n, 2) pixels to metres of a store's coordinates; exactly, whatever the picture's are.

    Raises:
        Problem: UNDERLAY_CRS where there is no way from the picture's coordinates.
    """
    ground = underlay.transform.to_ground(pixels)
    if underlay.epsg in (None, epsg):
        return ground
    x, y = _way(underlay.epsg or epsg, epsg).transform(ground[:, 0], ground[:, 1])
    return np.column_stack([x, y])


def picture_of(underlay: Underlay, ground: Matrix, *, epsg: int) -> Matrix:
    """(n, 2) metres of a store's coordinates to pixels.

    Raises:
        Problem: UNDERLAY_CRS.
    """
    if underlay.epsg not in (None, epsg):
        way = _way(underlay.epsg or epsg, epsg)
        x, y = way.transform(ground[:, 0], ground[:, 1], direction="INVERSE")
        ground = np.column_stack([x, y])
    return underlay.transform.to_picture(ground)


def square_corners(
    underlay: Underlay, *, shrink: int, square_px: int, columns: int, rows: int, epsg: int
) -> Matrix:
    """(rows + 1, columns + 1, 2) ground of the corners of the squares of one size.

    The last row and column end with the picture: beyond it a horizon may lie.

    Each square is painted by the projective map of its corners. That is exact for a calibrated
    picture; for one in other coordinates it misses the truth by less than half a pixel.

    Raises:
        Problem: UNDERLAY_CRS.
    """
    across = np.minimum(np.arange(columns + 1.0) * square_px * shrink, underlay.width)
    down = np.minimum(np.arange(rows + 1.0) * square_px * shrink, underlay.height)
    x, y = np.meshgrid(across, down)
    pixels = np.column_stack([x.ravel(), y.ravel()])
    return ground_of(underlay, pixels, epsg=epsg).reshape(rows + 1, columns + 1, 2)


def finest_pixel_m(underlay: Underlay, *, epsg: int) -> float:
    """Metres of a pixel where the picture is nearest to the ground.

    Raises:
        Problem: UNDERLAY_CRS.
    """
    wide, high = underlay.size
    ends = np.vstack(
        [corners(wide, high) * 0.98 + (0.01 * wide, 0.01 * high), (wide / 2, high / 2)]
    )
    steps = np.vstack([ends, ends + np.array((1.0, 0.0)), ends + np.array((0.0, 1.0))])
    here, right, below = np.split(ground_of(underlay, steps, epsg=epsg), 3)
    sides = np.minimum(np.hypot(*(right - here).T), np.hypot(*(below - here).T))
    return max(float(sides.min()), 1e-9)


def bounds_of(underlay: Underlay, *, epsg: int) -> Bounds | None:
    """The box about a picture in a store's metres; None where it has none."""
    wide, high = underlay.size
    along = np.linspace(0, 1, _EDGE)
    ends = corners(wide, high)
    edge = np.vstack([ends[i] + along[:, None] * (ends[(i + 1) % 4] - ends[i]) for i in range(4)])
    try:
        ground = ground_of(underlay, edge, epsg=epsg)
    except Problem:
        return None
    if not np.isfinite(ground).all():
        return None
    (west, south), (east, north) = ground.min(axis=0), ground.max(axis=0)
    return Bounds(float(west), float(south), float(east), float(north))


@lru_cache(maxsize=8)
def _way(source: int, target: int) -> Transformer:
    """From a picture's coordinates to a store's.

    Raises:
        Problem: UNDERLAY_CRS.
    """
    try:
        if source == TWD67_EPSG:
            return transformer_from_twd67(target)
        crs = CRS.from_epsg(source)
        if crs.geodetic_crs is not None and crs.geodetic_crs.to_epsg() == _TWD67_DEGREES:
            bound = with_twd67_parameters(crs)
            return Transformer.from_crs(bound, target, always_xy=True, allow_ballpark=False)
        return transformer(source, target)
    except (CRSError, ProjError) as error:
        raise Problem("UNDERLAY_CRS", epsg=source) from error


def guessed_epsg(transform: PictureTransform, width: int, height: int) -> int | None:
    """The coordinates of a world file, which does not say: degrees, the web's, or the store's."""
    ground = transform.to_ground(corners(width, height))
    if (abs(ground) <= (180, 90)).all():
        return WGS84_EPSG
    box = _WEB_TAIWAN
    is_web = (ground >= (box.min_x, box.min_y)).all() and (ground <= (box.max_x, box.max_y)).all()
    return _WEB_EPSG if is_web else None
