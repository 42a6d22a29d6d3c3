"""Things at a scene from above: cones, poles, trees, barriers, boxes."""

from __future__ import annotations

from gis.display.primitives import Item, Stroke
from gis.scenes.glyphs.look import Look
from gis.scenes.glyphs.placing import Placing, box
from gis.scenes.symbols import Symbol


def thing_items(symbol: Symbol, placing: Placing, look: Look, stroke: Stroke) -> list[Item]:
    """A thing's own sign, a crossed box where it has none."""
    half, side = symbol.length_m / 2, symbol.width_m / 2
    return [
        placing.area(box(-half, half, side), stroke=stroke, fill=look.body),
        placing.lines([[(-half, -side), (half, side)], [(-half, side), (half, -side)]], stroke),
    ]
