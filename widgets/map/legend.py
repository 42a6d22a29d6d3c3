"""What the legend of a layer lists: the classes that occur in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QPalette, QPixmap

from app.mapping.street_styles import ASPHALT
from gis.display.primitives import Colour
from gis.mapping.features import Shape
from gis.mapping.layers import LayerKind, MapLayer
from gis.mapping.style import ClassStyle
from widgets.map.layer_words import translated
from widgets.map.symbols import sample_pixmap
from widgets.parts.display_painter import qcolour

_PAINT = (LayerKind.MARKINGS, LayerKind.MARKING_AREAS)
SAMPLE_SIZE = QSize(22, 16)
GROUND_PX = 3.0
"""Of the ground that is seen around what lies on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """One class of a layer."""

    style: ClassStyle
    shape: Shape | None
    """None for the colour steps of a picture."""
    ground: Colour | None = None
    """What its look is seen on; None for the paper of the lists."""

    @property
    def words(self) -> str:
        """Its label in the language of the window."""
        return translated(self.style.label)

    def sample(self, ratio: float = 1.0) -> QPixmap:
        """A picture of its look on what it is seen on."""
        base = QGuiApplication.palette().color(QPalette.ColorRole.Base)
        paper = base if self.ground is None else qcolour(self.ground)
        margin = 0.0 if self.ground is None else GROUND_PX
        return sample_pixmap(
            self.style, self.shape, SAMPLE_SIZE, ratio=ratio, paper=paper, margin_px=margin
        )


def legend_entries(layer: MapLayer) -> tuple[LegendEntry, ...]:
    """The classes that occur in a layer; all steps of a picture; nothing for an empty layer."""
    if layer.features is None:
        styles = layer.style.classes if layer.raster is not None else ()
        return tuple(
            LegendEntry(style=style, shape=None) for style in styles if style.fill is not None
        )
    counts = np.bincount(layer.features.classes, minlength=1)
    shape = layer.features.shape
    styles = tuple(layer.style.of(int(number)) for number in np.flatnonzero(counts))
    by_label = {style.label or style: style for style in reversed(styles)}
    ground = ASPHALT if layer.kind in _PAINT else None  # white paint on white paper is not seen
    return tuple(
        LegendEntry(style=style, shape=shape, ground=ground)
        for style in reversed(by_label.values())
    )
