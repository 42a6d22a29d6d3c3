"""Motorcycles, scooters and bicycles from above, upright and lying on a side."""

from __future__ import annotations

from gis.display.primitives import Item, Stroke
from gis.scenes.glyphs.look import Look
from gis.scenes.glyphs.placing import Placing, box, oval
from gis.scenes.glyphs.vehicles import fall_arrow
from gis.scenes.scene import PoseState
from gis.scenes.symbols import Symbol

_TYRE_M = 0.06
"""Half a tyre's width."""


def two_wheeler_items(
    symbol: Symbol, state: str, placing: Placing, look: Look, stroke: Stroke
) -> list[Item]:
    """Two wheels in line, a body between them and handlebars; a lying one shows its wheels round.

    A triangle at the front wheel says where the nose is.
    """
    half = symbol.length_m / 2
    first = half - symbol.front_overhang_m
    last = first - symbol.wheelbase_m
    radius = min(symbol.front_overhang_m, 0.32)
    if state in (PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE, PoseState.LYING):
        return _lying(symbol, state, placing, look, stroke)
    bars = first - 0.35 * symbol.wheelbase_m
    across = symbol.width_m / 2
    items: list[Item] = [
        placing.area(
            box(ahead - radius, ahead + radius, _TYRE_M), stroke=stroke, fill=stroke.colour
        )
        for ahead in (first, last)
    ]
    body = 0.42 * symbol.wheelbase_m, 0.3 * across
    middle = ((first + last) / 2 - 0.05, 0.0)
    items.append(placing.area(oval(middle, *body), stroke=stroke, fill=look.body))
    items.append(
        placing.lines([[(bars - 0.12, -across), (bars, 0.0), (bars - 0.12, across)]], stroke)
    )
    return items


def _lying(symbol: Symbol, state: str, placing: Placing, look: Look, stroke: Stroke) -> list[Item]:
    half, side = symbol.length_m / 2, symbol.height_m / 2
    down = 1.0 if state == PoseState.RIGHT_SIDE else -1.0
    first = half - symbol.front_overhang_m
    radius = min(symbol.front_overhang_m, 0.32)
    last = first - symbol.wheelbase_m
    wheels = -down * (side - radius)
    items: list[Item] = [
        placing.disc((ahead, wheels), radius, stroke=stroke, fill=look.body)
        for ahead in (first, last)
    ]
    seat = down * 0.25 * side
    bars = first - 0.28 * symbol.wheelbase_m
    frame = [
        [(first, wheels), (bars, down * 0.8 * side)],
        [(bars + 0.1, down * side), (bars - 0.12, down * 0.75 * side)],
        [(first, wheels), (last, wheels)],
        [(last, wheels), (last - 0.05, seat), (bars, seat)],
    ]
    items.append(placing.lines(frame, stroke))
    return [*items, fall_arrow(down, side, placing, look, stroke.colour)]
