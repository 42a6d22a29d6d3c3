"""Photos under the layers: painted into our tiles from the squares of their pyramids."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPolygonF, QTransform

from app.underlays.pyramid import SQUARE_PX, Pyramid
from gis.display.primitives import Bounds
from widgets.map.basemap_underlay import decoded
from widgets.map.frame import MapFrame

MOST_DECODED = 96
"""Squares that are kept decoded: 1 MB each."""
SEAM_PX = 0.5
"""Each square is painted wider by this, so that no hair of background shows between two."""

Key = tuple[str, int, int, int]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class ShownPhoto:
    """A photo as it is to be painted."""

    key: str
    pyramid: Pyramid
    corners: tuple[NDArray[np.float64], ...]
    """For each level (rows + 1, columns + 1, 2): the ground of its squares' corners, metres."""
    bounds: Bounds
    pixel_m: float
    opacity: float


class PhotoPainter:
    """Paints below a picture of the map; called by the one thread that paints tiles."""

    def __init__(self) -> None:
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self.photos: tuple[ShownPhoto, ...] = ()
        """The lowest first."""

    def paint(self, image: QImage, frame: MapFrame) -> None:
        """Paint what reaches into a frame, no finer than it can show."""
        box = frame.bounds()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for photo in self.photos:
            if not _meet(photo.bounds, box):
                continue
            if photo.opacity >= 1:
                self._paint_photo(painter, frame, photo, box)
                continue
            # squares overlap by a hair: made clear one by one, they would show a grid
            whole = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
            whole.fill(Qt.GlobalColor.transparent)
            own = QPainter(whole)
            own.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_photo(own, frame, photo, box)
            own.end()
            painter.resetTransform()
            painter.setOpacity(photo.opacity)
            painter.drawImage(QPointF(0.0, 0.0), whole)
            painter.setOpacity(1.0)
        painter.end()

    def _paint_photo(
        self, painter: QPainter, frame: MapFrame, photo: ShownPhoto, box: Bounds
    ) -> None:
        for level, row, column in _squares_in(photo, frame, box):
            self._paint_square(painter, frame, photo, level, row, column)

    def _paint_square(
        self,
        painter: QPainter,
        frame: MapFrame,
        photo: ShownPhoto,
        level: int,
        row: int,
        column: int,
    ) -> None:
        picture = self._decoded(photo, level, row, column)
        if picture is None or picture.isNull():
            return
        grid = photo.corners[level]
        ends = frame.pixels(
            grid[[row, row, row + 1, row + 1], [column, column + 1, column + 1, column]]
        )
        if not np.isfinite(ends).all():
            return
        shrink = photo.pyramid.levels[level].shrink
        side = SQUARE_PX * shrink
        wide = min(side, photo.pyramid.width - column * side) / shrink
        high = min(side, photo.pyramid.height - row * side) / shrink
        transform = _quad(ends, wide, high)
        if transform is not None:
            painter.setTransform(transform)
            painter.drawImage(QPointF(0.0, 0.0), picture)

    def _decoded(self, photo: ShownPhoto, level: int, row: int, column: int) -> QImage | None:
        key = (photo.pyramid.path.name, level, row, column)
        if key not in self._images:
            data = photo.pyramid.square(level, row, column)
            self._images[key] = QImage() if data is None else decoded(data)
            while len(self._images) > MOST_DECODED:
                self._images.popitem(last=False)
        self._images.move_to_end(key)
        return self._images[key]


def _squares_in(photo: ShownPhoto, frame: MapFrame, box: Bounds) -> Iterator[tuple[int, int, int]]:
    """Level, row and column of the squares in a frame."""
    level = photo.pyramid.level_for(1 / max(photo.pixel_m * frame.view.scale, 1e-12))
    grid = photo.corners[level]
    around = [grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]]
    low, high = np.minimum.reduce(around), np.maximum.reduce(around)
    seen = (low[..., 0] <= box.max_x) & (high[..., 0] >= box.min_x)
    seen &= (low[..., 1] <= box.max_y) & (high[..., 1] >= box.min_y)
    for row, column in np.argwhere(seen):
        yield level, int(row), int(column)


def _quad(ends: NDArray[np.float64], wide: float, high: float) -> QTransform | None:
    """From the pixels of a square to its corners in the frame, a hair wider."""
    middle = ends.mean(axis=0)
    wider = ends + np.where(ends > middle, SEAM_PX, -SEAM_PX)
    source = QPolygonF([QPointF(0, 0), QPointF(wide, 0), QPointF(wide, high), QPointF(0, high)])
    made = QTransform.quadToQuad(source, QPolygonF([QPointF(x, y) for x, y in wider.tolist()]))
    return made if isinstance(made, QTransform) else None


def _meet(one: Bounds, other: Bounds) -> bool:
    across = one.min_x <= other.max_x and one.max_x >= other.min_x
    return across and one.min_y <= other.max_y and one.max_y >= other.min_y
