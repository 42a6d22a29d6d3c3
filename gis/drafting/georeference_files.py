"""What files say of where a picture lies: world files and the tags of a GeoTIFF.

World file (Esri, "World files for raster datasets"): six lines A, D, B, E, C, F; x = A column +
B row + C, y = D column + E row + F, where C and F are the middle of the first pixel.

GeoTIFF (OGC 19-008r4, requirements of section 7.5 and annex C): ModelPixelScale (33550),
ModelTiepoint (33922), ModelTransformation (34264), GeoKeyDirectory (34735). A raster position
(0, 0) is the outer corner of the first pixel where GTRasterType (1025) is 1, "area", and its
middle where it is 2, "point".
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from gis.drafting.georeference import Matrix, PictureTransform, affine, from_array
from gis.drafting.georeference_fit import Fit, PointPair, fitted
from gis.problems import Problem

MOST_WORLD_FILE = 2000
"""Characters of a world file; what is longer is something else."""
PIXEL_SCALE, TIEPOINT, TRANSFORMATION, GEO_KEYS = 33550, 33922, 34264, 34735
_RASTER_TYPE, _GEOGRAPHIC, _PROJECTED = 1025, 2048, 3072
_POINT, _USER_DEFINED = 2, 32767
_GRID = 9


def read_world_file(text: str, name: str = "") -> PictureTransform:
    """The transform that a world file says.

    Raises:
        Problem: UNDERLAY_WORLD_FILE where it does not hold six usable numbers.
    """
    words = text.replace(",", ".").split() if len(text) <= MOST_WORLD_FILE else []
    try:
        numbers = [float(word) for word in words]
    except ValueError:
        numbers = []
    if len(numbers) != 6 or not all(math.isfinite(number) for number in numbers):
        raise Problem("UNDERLAY_WORLD_FILE", file=name)
    a, d, b, e, c, f = numbers
    if a * e - b * d == 0:
        raise Problem("UNDERLAY_WORLD_FILE", file=name)
    return affine((a, d), (b, e), (c - (a + b) / 2, f - (d + e) / 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldFile:
    """A world file's text, and by how much it misses the picture's place, metres at most."""

    text: str
    error_m: float


def world_file(transform: PictureTransform, width: int, height: int) -> WorldFile:
    """The six numbers of a transform; of a perspective one, those that miss it least."""
    plain, error = transform, 0.0
    if not transform.is_affine:
        grid = _grid_over(width, height)
        ground = transform.to_ground(grid)
        middle = ground.mean(axis=0)
        rows = np.column_stack([grid, np.ones(len(grid))])
        found = np.linalg.lstsq(rows, ground - middle, rcond=None)[0]
        origin = (float(middle[0]), float(middle[1]))
        plain = from_array(np.vstack([found.T, (0.0, 0.0, 1.0)]), origin)
        error = float(np.linalg.norm(plain.to_ground(grid) - ground, axis=1).max())
    a, b, _, d, e, _, _, _, _ = plain.matrix
    c, f = plain.ground((0.5, 0.5))
    text = "".join(f"{number!r}\n" for number in (a, d, b, e, c, f))
    return WorldFile(text=text, error_m=error)


def world_suffix(suffix: str) -> str:
    """The usual ending of a world file: first and last letter and a w (.jpg: .jgw, .tif: .tfw)."""
    letters = suffix.lower().removeprefix(".").replace("jpeg", "jpg").replace("tiff", "tif")
    return f".{letters[0]}{letters[-1]}w" if len(letters) > 1 else ".wld"


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoTags:
    """The tags of a TIFF that say where it lies; empty where there are none."""

    pixel_scale: Sequence[float] = ()
    tiepoints: Sequence[float] = ()
    transformation: Sequence[float] = ()
    keys: Mapping[int, int] = field(default_factory=dict)
    """Keys with a short value: those that matter here."""


def geo_keys(directory: Sequence[int]) -> dict[int, int]:
    """The keys of a GeoKeyDirectory that hold their value themselves."""
    entries = zip(*(directory[place::4] for place in range(4)), strict=False)
    return {key: value for key, place, _, value in list(entries)[1:] if place == 0}


def epsg_of(keys: Mapping[int, int]) -> int | None:
    """The EPSG code of the tags' coordinates; None where there is none."""
    for key in (_PROJECTED, _GEOGRAPHIC):
        code = keys.get(key, 0)
        if 0 < code < _USER_DEFINED:
            return code
    return None


def read_geo_tags(tags: GeoTags, size: tuple[int, int]) -> PictureTransform | None:
    """The transform that tags say, in the tags' own coordinates; None where they say none.

    Raises:
        Problem: UNDERLAY_GEO_TAGS where they cannot be used.
    """
    half = 0.5 if tags.keys.get(_RASTER_TYPE) == _POINT else 0.0
    found: PictureTransform | None = None
    if len(tags.transformation) >= 16:
        a, b, _, c, d, e, _, f = tags.transformation[:8]
        found = affine((a, d), (b, e), (c, f))
    elif len(tags.pixel_scale) >= 2 and len(tags.tiepoints) >= 6:
        column, row, _, x, y, _ = tags.tiepoints[:6]
        wide, high = tags.pixel_scale[:2]
        found = affine((wide, 0.0), (0.0, -high), (x - column * wide, y + row * high))
    elif len(tags.tiepoints) >= 18:
        return _by_tiepoints(tags.tiepoints, half, size).transform
    if found is None:
        return None
    corner = found.ground((-half, -half))
    moved = PictureTransform(found.matrix, corner)
    if not np.isfinite(moved.array).all() or np.linalg.det(moved.array) == 0:
        raise Problem("UNDERLAY_GEO_TAGS")
    return moved


def _by_tiepoints(numbers: Sequence[float], half: float, size: tuple[int, int]) -> Fit:
    """Three tiepoints and more, without a scale, are ground control."""
    rows = [numbers[start : start + 6] for start in range(0, len(numbers) - 5, 6)]
    pairs = [
        PointPair(pixel=(column + half, row + half), ground=(x, y))
        for column, row, _, x, y, _ in rows
    ]
    try:
        return fitted(pairs, size=size)
    except Problem as problem:
        raise Problem("UNDERLAY_GEO_TAGS") from problem


def _grid_over(width: int, height: int) -> Matrix:
    across, down = np.linspace(0, width, _GRID), np.linspace(0, height, _GRID)
    columns, rows = np.meshgrid(across, down)
    return np.column_stack([columns.ravel(), rows.ravel()])
