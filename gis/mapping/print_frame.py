"""The frame of a plan laid on the ground: where it stands, which bearing points up, its scale."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.display.primitives import Bounds
from gis.mapping.map_drawing import PaperMap

Shapes = NDArray[np.object_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintFrame:
    """A rectangle of paper at a scale on the ground, metres of the store's CRS."""

    centre: Point
    width_m: float
    """Of the paper, as `height_m`."""
    height_m: float
    scale: int
    """Scale denominator."""
    up_deg: float = 0.0
    """Bearing that points up the paper, clockwise from grid north."""

    @property
    def ground_size(self) -> tuple[float, float]:
        """Width and height in metres of ground."""
        return self.width_m * self.scale, self.height_m * self.scale

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """On the ground: lower left, lower right, upper right, upper left of the paper."""
        across, up = (side / 2 for side in self.ground_size)
        turned = self.from_upright(
            np.array([(-across, -up), (across, -up), (across, up), (-across, up)])
            + np.array(self.centre)
        )
        first, second, third, fourth = (tuple(corner) for corner in turned.tolist())
        return first, second, third, fourth

    @property
    def outline(self) -> Polygon:
        """The ground that is shown."""
        return Polygon(self.corners)

    @property
    def box(self) -> Bounds:
        """The box about the ground that is shown."""
        return Bounds(*self.outline.bounds)

    def paper_map(self, corner: Point) -> PaperMap:
        """The frame in upright ground (`to_upright`), its lower left corner at paper metres."""
        (width, height), (x, y) = self.ground_size, self.centre
        ground = Bounds(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        return PaperMap(ground=ground, scale=float(self.scale), corner=corner)

    def to_upright(self, xy: Floats) -> Floats:
        """Ground (n, 2) turned about the centre so that `up_deg` points north."""
        return _turned(xy, self.centre, self.up_deg)

    def from_upright(self, xy: Floats) -> Floats:
        """The way back from `to_upright`."""
        return _turned(xy, self.centre, -self.up_deg)

    def upright(self, shapes: Shapes) -> Shapes:
        """Shapes turned as by `to_upright`."""
        if not self.up_deg or not len(shapes):
            return shapes
        return np.asarray(shapely.transform(shapes, self.to_upright))

    def moved_to(self, centre: Point) -> PrintFrame:
        """The same frame elsewhere."""
        return replace(self, centre=centre)


def _turned(xy: Floats, about: Point, counter_clockwise_deg: float) -> Floats:
    if not counter_clockwise_deg:
        return xy
    angle = math.radians(counter_clockwise_deg)
    c, s = math.cos(angle), math.sin(angle)
    from_centre = xy - np.array(about)
    turned: Floats = from_centre @ np.array([(c, s), (-s, c)]) + np.array(about)
    return turned


def fitted_frame(frame: PrintFrame, shape: BaseGeometry, scales: tuple[int, ...]) -> PrintFrame:
    """The frame about a shape at the largest scale at which it fits, the smallest where none."""
    whole = _upright_box(frame, shape)
    width, height = whole.width, whole.height
    scale = next(
        (
            scale
            for scale in scales
            if width <= frame.width_m * scale and height <= frame.height_m * scale
        ),
        scales[-1],
    )
    return replace(frame, scale=scale, centre=_centre_of(frame, whole))


def holds(frame: PrintFrame, shape: BaseGeometry) -> bool:
    """Whether a shape lies in a frame as a whole."""
    return bool(frame.outline.buffer(1e-6).covers(shape))


def frames_over(frame: PrintFrame, shape: BaseGeometry) -> list[PrintFrame]:
    """Frames edge to edge that hold a shape together, row by row from the upper left.

    One where it fits; those that the shape does not reach are left out.
    """
    whole = _upright_box(frame, shape)
    width, height = frame.ground_size
    columns = max(math.ceil(whole.width / width - 1e-9), 1)
    rows = max(math.ceil(whole.height / height - 1e-9), 1)
    laid = _laid(frame, whole, columns, rows)
    return [one for one in laid if one.outline.intersects(shape)] or [frame]


def _laid(frame: PrintFrame, whole: Bounds, columns: int, rows: int) -> Iterator[PrintFrame]:
    (x, y), (width, height) = whole.centre, frame.ground_size
    for row, column in product(range(rows), range(columns)):
        middle = (x + (column - (columns - 1) / 2) * width, y - (row - (rows - 1) / 2) * height)
        (turned,) = frame.from_upright(np.array([middle])).tolist()
        yield frame.moved_to((float(turned[0]), float(turned[1])))


def _upright_box(frame: PrintFrame, shape: BaseGeometry) -> Bounds:
    (turned,) = frame.upright(np.array([shape], dtype=object))
    return Bounds(*turned.bounds)


def _centre_of(frame: PrintFrame, whole: Bounds) -> Point:
    (x, y) = frame.from_upright(np.array([whole.centre]))[0].tolist()
    return float(x), float(y)
