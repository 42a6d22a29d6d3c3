"""Finds where a picture lies from pairs of points: in the picture, and where they belong.

- 2 pairs: a similarity, as complex numbers w = a z + b (rows counted upwards, so that it cannot
  mirror): least squares give a = sum(conj(z) w) / sum(|z|^2) of the centred points.
- 3 pairs: an affine map, linear least squares for each coordinate.
- 4 pairs and more: a projective map by the direct linear transformation on normalised points
  (Hartley and Zisserman, algorithm 4.2); more than 4 then by Gauss-Newton on the metres by which
  the ground is missed, which is what an officer measures.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from gis.angles import Point
from gis.drafting.georeference import (
    Matrix,
    PictureTransform,
    affine,
    corners,
    from_array,
    scaled,
)
from gis.problems import Problem

LEAST_APART_PX, LEAST_APART_M = 2.0, 0.05
LEAST_SPREAD = 0.02
"""Points are on one line where they are less wide than this share of their length."""
ROUNDS = 12


class FitKind(Enum):
    """What is fitted; the value is the number of pairs that it needs."""

    SHIFT = 1
    SIMILARITY = 2
    AFFINE = 3
    PROJECTIVE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PointPair:
    """A point of the picture (pixels) and where it belongs (metres)."""

    pixel: Point
    ground: Point


@dataclass(frozen=True, kw_only=True)
class Fit:
    """What was found, and by how many metres it misses each pair."""

    transform: PictureTransform
    kind: FitKind
    residuals_m: tuple[float, ...]

    @property
    def rms_m(self) -> float:
        """Root of the mean square of the residuals."""
        squares = [residual**2 for residual in self.residuals_m]
        return math.sqrt(sum(squares) / len(squares))

    @property
    def is_checked(self) -> bool:
        """Whether there are more pairs than needed; else the residuals are 0 and say nothing."""
        return len(self.residuals_m) > self.kind.value


def usual_kind(count: int) -> FitKind:
    """The best that a number of pairs gives."""
    return FitKind(min(max(count, 1), FitKind.PROJECTIVE.value))


def fitted(
    pairs: Sequence[PointPair],
    *,
    size: tuple[int, int],
    kind: FitKind | None = None,
    before: PictureTransform | None = None,
) -> Fit:
    """Where a picture of a size (pixels) lies by pairs of points.

    One pair only moves the picture from where it lay `before`.

    Raises:
        Problem: UNDERLAY_PAIRS_LACK, UNDERLAY_POINTS_DOUBLE, UNDERLAY_POINTS_IN_LINE,
            UNDERLAY_POINTS_MIRRORED, UNDERLAY_HORIZON.
    """
    wanted = kind or usual_kind(len(pairs))
    if len(pairs) < wanted.value or (wanted is FitKind.SHIFT and before is None):
        raise Problem("UNDERLAY_PAIRS_LACK", needed=wanted.value, present=len(pairs))
    check_geometry(pairs, wanted)
    pixels = np.array([pair.pixel for pair in pairs], dtype=float)
    ground = np.array([pair.ground for pair in pairs], dtype=float)
    middle = ground.mean(axis=0)
    origin = (float(middle[0]), float(middle[1]))
    if wanted is FitKind.SHIFT and before is not None:
        (east, north), (x, y) = (ground - before.to_ground(pixels)).mean(axis=0), before.origin
        found = PictureTransform(before.matrix, (x + float(east), y + float(north)))
    elif wanted is FitKind.SIMILARITY:
        found = _similarity(pixels, ground, origin)
    elif wanted is FitKind.AFFINE:
        found = _affine(pixels, ground, origin)
    else:
        found = _projective(pixels, ground, origin)
    _check_sense(found, pixels, size)
    missed = np.linalg.norm(found.to_ground(pixels) - ground, axis=1)
    return Fit(transform=found, kind=wanted, residuals_m=tuple(float(m) for m in missed))


def by_distance(
    before: PictureTransform, first: Point, second: Point, distance_m: float
) -> PictureTransform:
    """The picture made so large that two of its points (pixels) lie a true distance apart.

    The first point and the direction stay.

    Raises:
        Problem: UNDERLAY_POINTS_DOUBLE.
    """
    a, b = before.ground(first), before.ground(second)
    if math.dist(first, second) < LEAST_APART_PX or math.dist(a, b) == 0:
        raise Problem("UNDERLAY_POINTS_DOUBLE", first=1, second=2)
    return scaled(before, distance_m / math.dist(a, b), a)


def by_rectangle(
    before: PictureTransform,
    pixels: Sequence[Point],
    *,
    along_m: float,
    across_m: float,
    size: tuple[int, int],
) -> Fit:
    """The picture made plane by a rectangle on the ground with known sides.

    `pixels` are its corners in order; the first stays where it is, and so does the direction to
    the second, which is `along_m` away.

    Raises:
        Problem: as `fitted`.
    """
    a, b, c = (before.ground(pixel) for pixel in pixels[:3])
    way = math.dist(a, b)
    if way == 0:
        raise Problem("UNDERLAY_POINTS_DOUBLE", first=1, second=2)
    along = ((b[0] - a[0]) / way, (b[1] - a[1]) / way)
    left = along[0] * (c[1] - b[1]) - along[1] * (c[0] - b[0]) > 0
    side = (-along[1], along[0]) if left else (along[1], -along[0])
    steps = ((0.0, 0.0), (along_m, 0.0), (along_m, across_m), (0.0, across_m))
    pairs = [
        PointPair(
            pixel=pixel,
            ground=(
                a[0] + along[0] * forward + side[0] * sideways,
                a[1] + along[1] * forward + side[1] * sideways,
            ),
        )
        for pixel, (forward, sideways) in zip(pixels, steps, strict=True)
    ]
    return fitted(pairs, size=size)


# --- bad geometry


def check_geometry(pairs: Sequence[PointPair], kind: FitKind) -> None:
    """Refuse points that cannot hold a picture.

    Raises:
        Problem: UNDERLAY_POINTS_DOUBLE, UNDERLAY_POINTS_IN_LINE.
    """
    for (i, one), (j, other) in itertools.combinations(enumerate(pairs, start=1), 2):
        near = math.dist(one.pixel, other.pixel) < LEAST_APART_PX
        if near or math.dist(one.ground, other.ground) < LEAST_APART_M:
            raise Problem("UNDERLAY_POINTS_DOUBLE", first=i, second=j)
    if kind.value < FitKind.AFFINE.value:
        return
    for points in ([pair.pixel for pair in pairs], [pair.ground for pair in pairs]):
        if not _spans(points, kind):
            raise Problem("UNDERLAY_POINTS_IN_LINE", needed=kind.value)


def _spans(points: Sequence[Point], kind: FitKind) -> bool:
    """Whether so many of the points as needed lie so that no three of them are on a line."""
    return any(
        all(_width(three) > LEAST_SPREAD for three in itertools.combinations(some, 3))
        for some in itertools.combinations(points, kind.value)
    )


def _width(three: Sequence[Point]) -> float:
    """How wide three points are, as a share of their greatest distance."""
    (ax, ay), (bx, by), (cx, cy) = three
    longest = max(math.dist(p, q) for p, q in itertools.combinations(three, 2))
    area = abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
    return area / longest**2 if longest else 0.0


def _check_sense(found: PictureTransform, pixels: Matrix, size: tuple[int, int]) -> None:
    """Refuse a mirrored picture and one whose horizon runs through the points or the picture."""
    sides = found.horizon_side(np.vstack([pixels, corners(*size)]))
    (x, y) = (float(value) for value in pixels.mean(axis=0))
    here, right, below = found.to_ground(np.array([(x, y), (x + 1, y), (x, y + 1)]))
    (ax, ay), (bx, by) = right - here, below - here
    if len(pixels) >= FitKind.AFFINE.value and ax * by - ay * bx > 0:
        raise Problem("UNDERLAY_POINTS_MIRRORED")
    if not (sides > 0).all() and not (sides < 0).all():
        raise Problem("UNDERLAY_HORIZON")


# --- the fits


def _similarity(pixels: Matrix, ground: Matrix, origin: Point) -> PictureTransform:
    z = pixels[:, 0] - 1j * pixels[:, 1]
    w = (ground[:, 0] - origin[0]) + 1j * (ground[:, 1] - origin[1])
    from_middle = z - z.mean()
    a = (from_middle.conj() * (w - w.mean())).sum() / (abs(from_middle) ** 2).sum()
    b = w.mean() - a * z.mean()
    corner = (origin[0] + float(b.real), origin[1] + float(b.imag))
    return affine((float(a.real), float(a.imag)), (float(a.imag), -float(a.real)), corner)


def _affine(pixels: Matrix, ground: Matrix, origin: Point) -> PictureTransform:
    rows = np.column_stack([pixels, np.ones(len(pixels))])
    found = np.linalg.lstsq(rows, ground - origin, rcond=None)[0]
    return from_array(np.vstack([found.T, (0.0, 0.0, 1.0)]), origin)


def _projective(pixels: Matrix, ground: Matrix, origin: Point) -> PictureTransform:
    near, far = _normaliser(pixels), _normaliser(ground - origin)
    p, q = _moved(near, pixels), _moved(far, ground - origin)
    start = _direct(p, q)
    if len(pixels) > FitKind.PROJECTIVE.value:
        start = _refined(start, p, q)
    return from_array(np.linalg.inv(far) @ start @ near, origin)


def _normaliser(points: Matrix) -> Matrix:
    """Brings points about 0, on average the root of 2 away."""
    middle = points.mean(axis=0)
    reach = float(np.linalg.norm(points - middle, axis=1).mean()) / math.sqrt(2)
    made: Matrix = np.array([[1, 0, -middle[0]], [0, 1, -middle[1]], [0, 0, reach]]) / reach
    return made


def _moved(matrix: Matrix, points: Matrix) -> Matrix:
    whole = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    mapped: Matrix = whole[:, :2] / whole[:, 2:]
    return mapped


def _direct(p: Matrix, q: Matrix) -> Matrix:
    """The matrix whose entries make every q x (H p) least: the last right singular vector."""
    rows = []
    for (x, y), (u, v) in zip(p, q, strict=True):
        rows.append((x, y, 1, 0, 0, 0, -u * x, -u * y, -u))
        rows.append((0, 0, 0, x, y, 1, -v * x, -v * y, -v))
    found: Matrix = np.linalg.svd(np.array(rows))[2][-1].reshape(3, 3)
    return found


def _refined(start: Matrix, p: Matrix, q: Matrix) -> Matrix:
    """Gauss-Newton on the distances in q, the last entry held at 1; the better of each round."""
    best: Matrix = start / start[2, 2]
    error = math.inf
    values = best.ravel()[:8]
    for _ in range(ROUNDS):
        matrix = np.append(values, 1.0).reshape(3, 3)
        missed = (q - _moved(matrix, p)).ravel()
        now = float(missed @ missed)
        if not now < error * (1 - 1e-12):
            break
        best, error = matrix, now
        values = values + np.linalg.lstsq(_slopes(matrix, p), missed, rcond=None)[0]
    return best


def _slopes(matrix: Matrix, p: Matrix) -> Matrix:
    """(2 n, 8) how the mapped points follow the first eight entries."""
    whole = np.column_stack([p, np.ones(len(p))])
    depth = (whole @ matrix[2])[:, None]
    mapped = _moved(matrix, p)
    none = np.zeros_like(whole)
    across = np.hstack([whole / depth, none, -mapped[:, :1] * p / depth])
    up = np.hstack([none, whole / depth, -mapped[:, 1:] * p / depth])
    slopes: Matrix = np.stack([across, up], axis=1).reshape(-1, 8)
    return slopes
