"""Writes names into pictures of the map; each block's places are found once."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from gis.angles import Point
from gis.mapping.labels import Block, Label, Taken, labels_in
from gis.mapping.layers import MapLayer
from gis.mapping.tiles import TILE_PX, TileKey
from widgets.map.frame import MapFrame, MapLook

BLOCK_TILES = 4
TEXT_PX, HALO_PX = 13.0, 4.0
KEPT_BLOCKS, KEPT_WIDTHS = 48, 50_000
INK = {False: "#3a4048", True: "#d7dce2"}


class NameBook:
    """Names by block; one book belongs to one thread."""

    def __init__(self) -> None:
        self._blocks: OrderedDict[tuple[object, ...], list[Label]] = OrderedDict()
        self._widths: dict[str, float] = {}
        self._widths_of = ""
        """The font that the widths are of."""

    def write(
        self, image: QImage, frame: MapFrame, layers: Sequence[MapLayer], look: MapLook
    ) -> None:
        """Write the names of some layers into a tile."""
        named = tuple(layer for layer in layers if is_named(layer, frame))
        if not named:
            return
        font = QFont(look.font)
        font.setPixelSize(round(TEXT_PX * frame.ratio))
        key = _tile_of(frame)
        block = TileKey(key.scale, key.column // BLOCK_TILES, key.row // BLOCK_TILES)
        labels = self._labels(block, named, frame.ratio, font)
        shift = (
            (block.column * BLOCK_TILES - key.column) * TILE_PX,
            (block.row * BLOCK_TILES - key.row) * TILE_PX,
        )
        _paint(image, labels, shift, font, look, frame.ratio)

    def _labels(
        self, key: TileKey, layers: tuple[MapLayer, ...], ratio: float, font: QFont
    ) -> list[Label]:
        mark = (key, ratio, tuple(id(layer.features) for layer in layers))
        if mark not in self._blocks:
            bounds = TileKey(key.scale / BLOCK_TILES, key.column, key.row).bounds()
            block = Block(bounds=bounds, scale=key.scale, text_px=TEXT_PX * ratio)
            taken = Taken()
            found: list[Label] = []
            for layer in reversed(layers):
                if layer.features is not None:
                    width_of = self._width_of(font)
                    found += labels_in(block, layer.features, layer.names, width_of, taken)
            self._blocks[mark] = found
            while len(self._blocks) > KEPT_BLOCKS:
                self._blocks.popitem(last=False)
        return self._blocks[mark]

    def _width_of(self, font: QFont) -> Callable[[str], float]:
        """Widths of texts in a font, each measured once: the same names stand in many blocks."""
        if font.key() != self._widths_of or len(self._widths) > KEPT_WIDTHS:
            self._widths, self._widths_of = {}, font.key()
        widths, measured = self._widths, QFontMetricsF(font).horizontalAdvance

        def width_of(text: str) -> float:
            width = widths.get(text)
            if width is None:
                width = widths[text] = measured(text)
            return width

        return width_of


def is_named(layer: MapLayer, frame: MapFrame) -> bool:
    """Whether a layer's names are written at a frame's scale."""
    return (
        bool(layer.names)
        and layer.seen_at(frame.denominator)
        and frame.denominator <= layer.style.names_from
    )


def _tile_of(frame: MapFrame) -> TileKey:
    scale = frame.view.scale
    return TileKey(
        scale,
        round(frame.view.left * scale / TILE_PX),
        round(-frame.view.top * scale / TILE_PX),
    )


def _reach(label: Label, half_width: float, half_height: float) -> Point:
    """How far a turned name reaches from its middle, to the sides and up and down."""
    turned = math.radians(label.angle_deg)
    along, across = abs(math.cos(turned)), abs(math.sin(turned))
    return (
        half_width * along + half_height * across,
        half_width * across + half_height * along,
    )


def _paint(
    image: QImage,
    labels: Sequence[Label],
    shift: tuple[int, int],
    font: QFont,
    look: MapLook,
    ratio: float,
) -> None:
    metrics = QFontMetricsF(font)
    halo = QColor(look.ground)
    halo.setAlpha(235)
    pen = QPen(halo, HALO_PX * ratio)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)  # round ones take twice as long
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for label in labels:
        width = metrics.horizontalAdvance(label.text)
        x, y = label.at[0] + shift[0], label.at[1] + shift[1]
        reach = _reach(label, width / 2, metrics.height() / 2)
        margin = pen.widthF()
        box = QRectF(x, y, 0.0, 0.0).adjusted(-reach[0], -reach[1], *reach)
        if not box.adjusted(-margin, -margin, margin, margin).intersects(QRectF(image.rect())):
            continue
        path = QPainterPath()
        path.addText(QPointF(-width / 2, metrics.capHeight() / 2), font, label.text)
        painter.save()
        painter.translate(x, y)
        painter.rotate(label.angle_deg)
        painter.strokePath(path, pen)
        painter.fillPath(path, QColor(INK[look.dark]))
        painter.restore()
        time.sleep(0)  # whoever waits for the interpreter has it now
    painter.end()
