"""The basemap under the layers: painted into our tiles, by the thread that paints those."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QPointF, QTimer
from PySide6.QtGui import QImage, QPainter

from app.mapping.basemap import Basemap, BasemapTile
from app.mapping.basemap_sources import BasemapSource
from gis.display.primitives import Bounds
from widgets.map.basemap_painter import BasemapPump, decoded, quad_transform
from widgets.map.canvas import MapCanvas
from widgets.map.frame import MapFrame
from widgets.map.navigation import Window

GATHER_MS = 150
"""Tiles that come within this time are painted together."""
MOST_DECODED = 160
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
