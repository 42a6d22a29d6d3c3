"""Point symbols as small pictures, painted once and then only copied."""

from __future__ import annotations

from PySide6.QtGui import QImage

from gis.mapping.style import ClassStyle
from widgets.map.symbols import symbol_image


class SpriteBox:
    """Sprites by look and pixel ratio; one box belongs to one thread."""

    def __init__(self) -> None:
        self._made: dict[tuple[ClassStyle, float], QImage] = {}

    def of(self, style: ClassStyle, ratio: float) -> QImage:
        """The picture of a symbol in device pixels, its middle in the middle."""
        key = (style, ratio)
        if key not in self._made:
            image = symbol_image(style, ratio)
            image.setDevicePixelRatio(1.0)
            self._made[key] = image
        return self._made[key]
