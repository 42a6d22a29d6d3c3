"""The map as a picture: a pure function of frame, layers and look.

The screen's tiles, thumbnails, exported pictures and tests all come from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gis.mapping.layers import MapLayer, Raster
from widgets.map.frame import MapFrame, MapLook
from widgets.map.shape_painters import paint_features
from widgets.map.sprites import SpriteBox


def empty_picture(frame: MapFrame, look: MapLook) -> QImage:
    """A picture of bare ground."""
    image = QImage(frame.width, frame.height, QImage.Format.Format_RGB32)
    image.fill(look.ground)
    return image


def paint_layers(
    image: QImage, frame: MapFrame, layers: Iterable[MapLayer], sprites: SpriteBox
) -> Iterator[None]:
    """Paint layers, the lowest first, yielding after each small step."""
    for layer in layers:
        if not layer.seen_at(frame.denominator):
            continue
        if layer.raster is not None:
            _paint_raster(image, frame, layer, layer.raster)
            yield
        yield from paint_features(image, frame, layer, sprites)


def render_map(frame: MapFrame, layers: Iterable[MapLayer], look: MapLook) -> QImage:
    """The whole picture at once."""
    image = empty_picture(frame, look)
    for _ in paint_layers(image, frame, layers, SpriteBox()):
        pass
    return image


def _paint_raster(image: QImage, frame: MapFrame, layer: MapLayer, raster: Raster) -> None:
    rows, columns = raster.rgba.shape[:2]
    if not rows or not columns:
        return
    bounds = raster.bounds
    left, top = frame.view.to_pixels((bounds.min_x, bounds.max_y))
    right, bottom = frame.view.to_pixels((bounds.max_x, bounds.min_y))
    picture = QImage(raster.rgba.data, columns, rows, columns * 4, QImage.Format.Format_RGBA8888)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(layer.opacity)
    painter.drawImage(QRectF(left, top, right - left, bottom - top), picture)
    painter.end()
