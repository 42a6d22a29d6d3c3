"""The basemap under the layers: painted into our tiles, by the thread that paints those."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QPointF, QTimer
from PySide6.QtGui import QImage, QPainter, QPolygonF, QTransform

from app.mapping.basemap import Basemap, BasemapTile
from app.mapping.basemap_sources import BasemapSource
from gis.display.primitives import Bounds
from widgets.map.basemap_pump import BasemapPump
from widgets.map.canvas import MapCanvas
from widgets.map.frame import MapFrame
from widgets.map.navigation import Window
from widgets.parts.view_transform import ViewTransform

GATHER_MS = 150
"""Tiles that come within this time are painted together."""
MOST_DECODED = 160
SEAM_PX = 0.5
"""Each tile is painted wider by this, so that no hair of background shows between two."""
AROUND = 0.3
"""Ground asked for beyond the window, as a share of it: the tiles that are painted ahead."""


class Underlay:
    """Some basemap tiles, painted below a picture of the map; one object serves one thread."""

    def __init__(self) -> None:
        self._images: OrderedDict[tuple[str, int, int, int], QImage] = OrderedDict()
        self.tiles: tuple[BasemapTile, ...] = ()

    def paint(self, image: QImage, frame: MapFrame) -> None:
        """Paint the tiles that reach into a frame, in their order."""
        box = frame.bounds()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for tile in self.tiles:
            if not _meets(tile, box):
                continue
            picture = self._decoded(tile)
            transform = None if picture.isNull() else quad_transform(tile, picture, frame.view)
            if transform is not None:
                painter.setTransform(transform)
                painter.drawImage(QPointF(0.0, 0.0), picture)
        painter.end()

    def _decoded(self, tile: BasemapTile) -> QImage:
        if tile.key not in self._images:
            self._images[tile.key] = decoded(tile.data)
            while len(self._images) > MOST_DECODED:
                self._images.popitem(last=False)
        self._images.move_to_end(tile.key)
        return self._images[tile.key]


def _meets(tile: BasemapTile, box: Bounds) -> bool:
    xs, ys = [x for x, _ in tile.corners], [y for _, y in tile.corners]
    across = min(xs) <= box.max_x and max(xs) >= box.min_x
    return across and min(ys) <= box.max_y and max(ys) >= box.min_y


def decoded(data: bytes) -> QImage:
    """The picture of encoded bytes in the form that is painted fastest; null where it is none."""
    image = QImage.fromData(data)
    if image.isNull():
        return image
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def quad_transform(tile: BasemapTile, image: QImage, view: ViewTransform) -> QTransform | None:
    """From pixels of a tile to pixels of the view; None where its corners span nothing."""
    corners = [view.to_pixels(corner) for corner in tile.corners]
    middle_x = sum(x for x, _ in corners) / 4
    middle_y = sum(y for _, y in corners) / 4
    wider = QPolygonF(
        [QPointF(x + _away(x - middle_x), y + _away(y - middle_y)) for x, y in corners]
    )
    width, height = float(image.width()), float(image.height())
    source = QPolygonF(
        [QPointF(0, 0), QPointF(width, 0), QPointF(width, height), QPointF(0, height)]
    )
    made = QTransform.quadToQuad(source, wider)
    return made if isinstance(made, QTransform) else None


def _away(offset: float) -> float:
    return SEAM_PX if offset > 0 else -SEAM_PX


class BasemapLink(QObject):
    """Keeps a canvas's underlay up to date with a basemap."""

    def __init__(self, canvas: MapCanvas, basemap: Basemap) -> None:
        super().__init__(canvas)
        self._canvas, self._basemap = canvas, basemap
        self._underlay = Underlay()
        self._pump = BasemapPump(basemap, self)
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._paint)
        basemap.arrived.connect(self._arrived)
        canvas.view_changed.connect(self._look)

    def choose(self, source: BasemapSource | None) -> None:
        """Show another basemap or none."""
        self._basemap.choose(source)
        self._canvas.picture.underlay = None if source is None else self._underlay.paint
        self._underlay.tiles = ()
        self._look(self._canvas.window_)
        self._paint()

    def finish(self) -> None:
        """End pump and threads."""
        self._gather.stop()
        self._pump.stop()
        self._basemap.close()

    def _look(self, window: Window) -> None:
        """Ask for the tiles of another view; those at hand are painted at once."""
        if self._basemap.source is None:
            return
        box = window.bounds
        wide, high = box.width * AROUND, box.height * AROUND
        wider = Bounds(box.min_x - wide, box.min_y - high, box.max_x + wide, box.max_y + high)
        found = self._basemap.tiles_for(wider, self._canvas.metres_per_pixel)
        self._underlay.tiles = tuple(found)

    def _arrived(self, count: int) -> None:
        self._gather.start()

    def _paint(self) -> None:
        self._look(self._canvas.window_)
        self._canvas.picture.repaint_all()
