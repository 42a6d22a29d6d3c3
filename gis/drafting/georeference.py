"""Where a picture lies on the ground: a projective map from its pixels to metres.

Pixels count columns to the right and rows down from the outer corner of the first pixel, so its
middle is (0.5, 0.5). A plane photographed by a pinhole camera is mapped to its picture by a
projective map (Hartley and Zisserman, Multiple View Geometry, 2nd ed., section 2.3); similarity
and affine maps are its special cases with a last row of 0, 0, 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.angles import Point

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PictureTransform:
    """Pixels to metres: a 3 x 3 matrix, row by row, gives metres from an origin near by.

    The origin keeps the matrix small: with coordinates of millions of metres in it, the way back
    to pixels would lose the digits of a tenth of a pixel.
    """

    matrix: tuple[float, float, float, float, float, float, float, float, float]
    origin: Point = (0.0, 0.0)

    @property
    def array(self) -> Matrix:
        """The matrix, (3, 3)."""
        return np.array(self.matrix, dtype=float).reshape(3, 3)

    @property
    def is_affine(self) -> bool:
        """Whether six numbers say it all: no perspective."""
        return self.matrix[6] == 0 and self.matrix[7] == 0

    def to_ground(self, pixels: Matrix) -> Matrix:
        """(n, 2) pixels to (n, 2) metres; not finite beyond the picture's horizon."""
        return _mapped(self.array, pixels) + self.origin

    def to_picture(self, ground: Matrix) -> Matrix:
        """(n, 2) metres to (n, 2) pixels."""
        back: Matrix = np.linalg.inv(self.array).astype(np.float64)
        return _mapped(back, np.asarray(ground, dtype=float) - self.origin)

    def ground(self, pixel: Point) -> Point:
        """One pixel to metres."""
        return _point(self.to_ground(np.array([pixel])))

    def picture(self, ground: Point) -> Point:
        """One place to pixels."""
        return _point(self.to_picture(np.array([ground])))

    def horizon_side(self, pixels: Matrix) -> Matrix:
        """(n,) above 0 on the ground's side of the horizon, 0 on it."""
        whole = np.column_stack([pixels, np.ones(len(pixels))])
        signs: Matrix = whole @ self.array[2]
        return signs

    def pixel_m(self, pixel: Point) -> float:
        """Metres that a pixel spans there, as the root of the ground it covers."""
        x, y = pixel
        around = self.to_ground(np.array([(x, y), (x + 1, y), (x, y + 1)]))
        (ax, ay), (bx, by) = around[1] - around[0], around[2] - around[0]
        return math.sqrt(abs(ax * by - ay * bx))

    def up_bearing_deg(self, pixel: Point) -> float:
        """Where the picture's top points on the ground there, degrees clockwise from north."""
        x, y = pixel
        below, above = self.to_ground(np.array([(x, y + 0.5), (x, y - 0.5)]))
        return math.degrees(math.atan2(above[0] - below[0], above[1] - below[1])) % 360.0

    def then(self, motion: Matrix, about: Point) -> PictureTransform:
        """Followed by a motion of the ground, a 3 x 3 matrix of metres from `about`."""
        back = _shift(self.origin[0] - about[0], self.origin[1] - about[1])
        return from_array(motion @ back @ self.array, about)


def from_array(matrix: Matrix, origin: Point) -> PictureTransform:
    """A transform of a 3 x 3 matrix, scaled so that its last number is 1 where it can be."""
    scaled = matrix / matrix[2, 2] if matrix[2, 2] else matrix
    a, b, c, d, e, f, g, h, i = (float(value) for value in scaled.ravel())
    return PictureTransform((a, b, c, d, e, f, g, h, i), origin)


def affine(across: Point, down: Point, corner: Point) -> PictureTransform:
    """From the metres of one column, of one row, and the ground of the picture's outer corner."""
    return PictureTransform((across[0], down[0], 0.0, across[1], down[1], 0.0, 0, 0, 1), corner)


def laid_flat(
    width: int, height: int, *, middle: Point, pixel_m: float, up_bearing_deg: float = 0.0
) -> PictureTransform:
    """A picture laid upon the ground about a middle, its top pointing along a bearing."""
    turn = math.radians(up_bearing_deg)
    across = (math.cos(turn) * pixel_m, -math.sin(turn) * pixel_m)
    down = (-math.sin(turn) * pixel_m, -math.cos(turn) * pixel_m)
    corner = (
        middle[0] - across[0] * width / 2 - down[0] * height / 2,
        middle[1] - across[1] * width / 2 - down[1] * height / 2,
    )
    return affine(across, down, corner)


def turned(transform: PictureTransform, clockwise_deg: float, about: Point) -> PictureTransform:
    """Turned on the ground about a place."""
    turn = math.radians(clockwise_deg)
    cos, sin = math.cos(turn), math.sin(turn)
    motion = np.array([[cos, sin, 0.0], [-sin, cos, 0.0], [0.0, 0.0, 1.0]])
    return transform.then(motion, about)


def scaled(transform: PictureTransform, factor: float, about: Point) -> PictureTransform:
    """Made larger on the ground about a place."""
    return transform.then(np.diag([factor, factor, 1.0]), about)


def shifted(transform: PictureTransform, east_m: float, north_m: float) -> PictureTransform:
    """Moved on the ground."""
    x, y = transform.origin
    return PictureTransform(transform.matrix, (x + east_m, y + north_m))


def corners(width: int, height: int) -> Matrix:
    """(4, 2) outer corners of a picture: top left, top right, bottom right, bottom left."""
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=float)


def _mapped(matrix: Matrix, points: Matrix) -> Matrix:
    whole = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    with np.errstate(divide="ignore", invalid="ignore"):
        mapped: Matrix = whole[:, :2] / whole[:, 2:]
    return mapped


def _shift(x: float, y: float) -> Matrix:
    return np.array([[1.0, 0.0, x], [0.0, 1.0, y], [0.0, 0.0, 1.0]])


def _point(row: Matrix) -> Point:
    return (float(row[0, 0]), float(row[0, 1]))
