"""How a layer looks: symbols, colours and widths in pixels, sizes in metres where they are real."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gis.display.primitives import Colour


class Symbol(Enum):
    """Shapes of point symbols: readable without colours."""

    CIRCLE = "circle"
    RING = "ring"
    HALF_CIRCLE = "half_circle"
    """Filled in its left half."""
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    CROSS = "cross"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassStyle:
    """The look of one class of a layer's features; `label` names it in the legend."""

    label: str = ""
    fill: Colour | None = None
    """Of areas and of point symbols."""
    line: Colour | None = None
    """Of lines and outlines."""
    width_px: float = 1.0
    """Of `line`."""
    width_m: float = 0.0
    """Real width of a line on the ground; drawn no thinner than `width_px`."""
    dashes_px: tuple[float, ...] = ()
    dashes_m: tuple[float, ...] = ()
    """Line and gap lengths on the ground, instead of `dashes_px`."""
    flat_ends: bool = False
    """Whether lines end where their geometry ends, and not round."""
    symbol: Symbol = Symbol.CIRCLE
    size_px: float = 7.0
    """Across the symbol of a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerStyle:
    """One look for each class of the features, in the order of their class numbers."""

    classes: tuple[ClassStyle, ...] = (ClassStyle(),)
    names_from: float = 0.0
    """Largest scale denominator at which the layer's names are written; 0 for never."""

    def of(self, number: int) -> ClassStyle:
        """The look of a class; the last one serves numbers beyond."""
        return self.classes[min(number, len(self.classes) - 1)]


PLAIN = LayerStyle()
