"""Layers painted straight into each frame: the document being edited, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from gis.mapping.layers import MapLayer
from widgets.map.frame import MapFrame
from widgets.map.renderer import paint_layers
from widgets.map.sprites import SpriteBox


def undressed(layer: MapLayer) -> MapLayer:
    """A layer as it is."""
    return layer


class LiveLayers:
    """A few features in sight are quicker painted than kept as tiles."""

    def __init__(self) -> None:
        self.layers: tuple[MapLayer, ...] = ()
        self.source: Callable[[], Sequence[MapLayer]] = tuple
        """Gives more layers when a frame is painted, and not oftener."""
        self.dress: Callable[[MapLayer], MapLayer] = undressed
        self._sprites = SpriteBox()
        self._image = QImage()

    def paint(self, painter: QPainter, frame: MapFrame) -> None:
        """Paint the layers over the tiles."""
        layers = [self.dress(layer) for layer in (*self.source(), *self.layers)]
        if not layers:
            return
        if (self._image.width(), self._image.height()) != (frame.width, frame.height):
            form = QImage.Format.Format_ARGB32_Premultiplied
            self._image = QImage(frame.width, frame.height, form)
        self._image.setDevicePixelRatio(1.0)
        self._image.fill(Qt.GlobalColor.transparent)
        for _ in paint_layers(self._image, frame, layers, self._sprites):
            pass
        self._image.setDevicePixelRatio(frame.ratio)
        painter.drawImage(0, 0, self._image)
