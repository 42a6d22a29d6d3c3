"""Point symbols as small pictures, painted once and then only copied."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from gis.mapping.style import ClassStyle
from widgets.map.symbols import paint_symbol


class SpriteBox:
    """Sprites by look and pixel ratio; one box belongs to one thread."""

    def __init__(self) -> None:
        self._made: dict[tuple[ClassStyle, float], QImage] = {}

    def of(self, style: ClassStyle, ratio: float) -> QImage:
        """The picture of a symbol, its middle in the middle."""
        key = (style, ratio)
        if key not in self._made:
            self._made[key] = _sprite(style, ratio)
        return self._made[key]


def _sprite(style: ClassStyle, ratio: float) -> QImage:
    side = math.ceil((style.size_px + 2 * style.width_px + 2) * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_symbol(painter, style, QPointF(side / 2, side / 2), ratio)
    painter.end()
    return image
