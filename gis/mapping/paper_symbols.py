"""Point symbols as items of a display list: the paper's counterpart of the canvas's symbols."""

from __future__ import annotations

import math
from collections.abc import Callable

from gis.angles import Point
from gis.display.primitives import BLACK, Circle, Colour, Item, Path, Stroke
from gis.mapping.style import ClassStyle, Symbol

PX_ON_PAPER_M = 0.00022
"""A pixel of a style on paper; print is read from nearer than a screen (0.26 mm a pixel)."""
_RING_SHARE = 0.28
"""Thickness of a ring or a cross in radii of the symbol."""
_HALF_STEPS = 12
_CORNERS = {
    Symbol.SQUARE: ((-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)),
    Symbol.DIAMOND: ((0.0, -1.12), (1.12, 0.0), (0.0, 1.12), (-1.12, 0.0)),
    Symbol.TRIANGLE: ((-1.0, -0.72), (1.0, -0.72), (0.0, 1.08)),
}
_CROSS = (((-0.8, -0.8), (0.8, 0.8)), ((-0.8, 0.8), (0.8, -0.8)))


Maker = Callable[[Point], tuple[Item, ...]]
"""Makes the symbol whose middle is at a point, in paper metres."""


def symbol_items(
    style: ClassStyle, at: Point, *, layer: str, opacity: float = 1.0
) -> tuple[Item, ...]:
    """The symbol of one point, its middle at `at` in paper metres."""
    return symbol_maker(style, layer=layer, opacity=opacity)(at)


def symbol_maker(style: ClassStyle, *, layer: str, opacity: float = 1.0) -> Maker:
    """Makes symbols of one look: what they share is worked out once."""
    radius = style.size_px * PX_ON_PAPER_M / 2
    fill, line = faded(style.fill, opacity), faded(style.line, opacity)
    stroke = None
    if line is not None and style.width_px > 0:
        stroke = Stroke(colour=line, width_m=style.width_px * PX_ON_PAPER_M)
    main = fill or line or BLACK
    match style.symbol:
        case Symbol.CIRCLE:
            return _circle_maker(radius, fill, stroke, layer)
        case Symbol.RING:
            width = _RING_SHARE * radius
            pen = Stroke(colour=main, width_m=width)
            return _circle_maker(radius - width / 2, None, pen, layer)
        case Symbol.HALF_CIRCLE:
            pen = Stroke(colour=main, width_m=0.2 * radius)
            return lambda at: _half_circle(at, radius, fill, pen, layer)
        case Symbol.CROSS:
            pen = Stroke(colour=main, width_m=1.2 * _RING_SHARE * radius)
            crossed = tuple(_placed(run, (0.0, 0.0), radius) for run in _CROSS)
            return lambda at: (Path(runs=_moved(crossed, at), stroke=pen, layer=layer),)
        case _:
            corners = (_placed(_CORNERS[style.symbol], (0.0, 0.0), radius),)
            return lambda at: (
                Path(runs=_moved(corners, at), closed=True, fill=fill, stroke=stroke, layer=layer),
            )


def _circle_maker(radius: float, fill: Colour | None, stroke: Stroke | None, layer: str) -> Maker:
    return lambda at: (Circle(centre=at, radius_m=radius, fill=fill, stroke=stroke, layer=layer),)


def faded(colour: Colour | None, opacity: float) -> Colour | None:
    """A colour with its alpha times an opacity."""
    if colour is None or opacity >= 1:
        return colour
    return Colour(colour.red, colour.green, colour.blue, colour.alpha * opacity)


def _half_circle(
    at: Point, radius: float, fill: Colour | None, pen: Stroke, layer: str
) -> tuple[Item, ...]:
    """A circle filled in its left half."""
    inner = radius - pen.width_m / 2
    angles = (math.pi / 2 + math.pi * step / _HALF_STEPS for step in range(_HALF_STEPS + 1))
    arc = tuple((at[0] + inner * math.cos(a), at[1] + inner * math.sin(a)) for a in angles)
    return (
        Path(runs=(arc,), closed=True, fill=fill or pen.colour, layer=layer),
        Circle(centre=at, radius_m=inner, stroke=pen, layer=layer),
    )


def _placed(corners: tuple[Point, ...], at: Point, radius: float) -> tuple[Point, ...]:
    return tuple((at[0] + x * radius, at[1] + y * radius) for x, y in corners)


def _moved(runs: tuple[tuple[Point, ...], ...], at: Point) -> tuple[tuple[Point, ...], ...]:
    return tuple(tuple((x + at[0], y + at[1]) for x, y in run) for run in runs)
