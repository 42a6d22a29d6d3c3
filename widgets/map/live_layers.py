"""Layers painted straight into each frame: the document being edited, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from gis.mapping.layers import MapLayer
from widgets.map.frame import MapFrame
from widgets.map.renderer import paint_layers
from widgets.map.sprites import SpriteBox

Dress = Callable[[MapLayer], MapLayer]


def undressed(layer: MapLayer) -> MapLayer:
    """A layer as it is."""
    return layer


@dataclass(frozen=True, eq=False, slots=True)
class LivePicture:
    """Layers painted for a frame."""

    layers: tuple[MapLayer, ...]
    frame: MapFrame
    dress: Dress
    image: QImage

    def shows(self, layers: Sequence[MapLayer], frame: MapFrame, dress: Dress) -> bool:
        """Whether it is just these layers in this frame."""
        return (
            self.frame == frame
            and self.dress is dress
            and len(self.layers) == len(layers)
            and all(mine is other for mine, other in zip(self.layers, layers, strict=True))
        )


class LiveLayers:
    """A few features in sight are quicker painted than kept as tiles."""

    def __init__(self) -> None:
        self.source: Callable[[], Sequence[MapLayer]] = tuple
        """Gives the layers when a frame is painted, and not oftener."""
        self.dress: Dress = undressed
        self._held: LivePicture | None = None
        self._prepared: LivePicture | None = None

    def prepare(self, layers: Sequence[MapLayer], frame: MapFrame) -> None:
        """Paint layers that are about to be shown; any thread may, one at a time."""
        self._prepared = _painted(tuple(layers), frame, self.dress)

    def paint(self, painter: QPainter, frame: MapFrame) -> None:
        """Paint the layers over the tiles; they are painted anew where anything is another."""
        layers, dress = tuple(self.source()), self.dress
        if not layers:
            self._held = self._prepared = None
            return
        known = (self._held, self._prepared)
        fitting = (one for one in known if one is not None and one.shows(layers, frame, dress))
        self._held = next(fitting, None) or _painted(layers, frame, dress)
        painter.drawImage(0, 0, self._held.image)


def _painted(layers: tuple[MapLayer, ...], frame: MapFrame, dress: Dress) -> LivePicture:
    image = QImage(frame.width, frame.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    for _ in paint_layers(image, frame, [dress(layer) for layer in layers], SpriteBox()):
        pass
    image.setDevicePixelRatio(frame.ratio)
    return LivePicture(layers, frame, dress, image)
