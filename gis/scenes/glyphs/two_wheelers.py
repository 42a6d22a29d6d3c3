"""Motorcycles, scooters and bicycles from above, upright and lying on a side.

A lying one has its hubs where the wheels stand of an upright one, so that what is measured to its
wheels is measured to the same anchors; its frame, seat and handlebars lie to the side it fell to.
"""

from __future__ import annotations

from gis.display.primitives import Item, Stroke
from gis.scenes.glyphs.fallen import fall_arrow
from gis.scenes.glyphs.look import THIN_MM, Look
from gis.scenes.glyphs.placing import Placing, Run, box, oval
from gis.scenes.ground import SMALL_WHEEL_M
from gis.scenes.scene import PoseState
from gis.scenes.symbols import Symbol

_DOWN = (PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE, PoseState.LYING)


def two_wheeler_items(
    symbol: Symbol, state: str, placing: Placing, look: Look, stroke: Stroke
) -> list[Item]:
    """Two wheels in line, a body between them, handlebars and a pointed nose."""
    if state in _DOWN:
        return _lying(symbol, state, placing, look, stroke)
    first, last, radius = _wheels(symbol)
    across = symbol.width_m / 2
    tyre = min(0.07, 0.12 * symbol.width_m)
    # a place before the last is dashed: filled wheels would hide what lies below
    filled = None if stroke.dashes_m else stroke.colour
    wheels = [
        placing.area(box(ahead - radius, ahead + radius, tyre), stroke=stroke, fill=filled)
        for ahead in (first, last)
    ]
    bars = first - 0.22 * symbol.wheelbase_m
    grips = [
        (bars - 0.14, -across),
        (bars, -0.3 * across),
        (bars, 0.3 * across),
        (bars - 0.14, across),
    ]
    if symbol.frame_only:
        pedals = (first + last) / 2 - 0.05
        frame = [
            grips,
            [(first, 0.0), (last, 0.0)],
            [(pedals - 0.08, -0.5 * across), (pedals + 0.08, 0.5 * across)],
        ]
        saddle = oval((last + 0.22, 0.0), 0.14, 0.08)
        return [
            *wheels,
            placing.lines(frame, stroke),
            placing.area(saddle, stroke=stroke, fill=filled),
        ]
    return [
        *wheels,
        placing.area(_body(first, last, across), stroke=stroke, fill=look.body),
        placing.lines([grips], stroke),
    ]


def _wheels(symbol: Symbol) -> tuple[float, float, float]:
    first = symbol.length_m / 2 - symbol.front_overhang_m
    last = first - symbol.wheelbase_m
    behind = last + symbol.length_m / 2
    radius = min(symbol.front_overhang_m, max(behind, 0.1), SMALL_WHEEL_M)
    return first, last, radius


def _body(first: float, last: float, across: float) -> Run:
    """Seat and leg shield: pointed ahead, so that the glyph shows where the nose is."""
    wide = 0.42 * across
    return (
        (first + 0.12, 0.0),
        (first - 0.2, wide),
        (first - 0.45, 0.6 * wide),
        (last + 0.1, 0.75 * wide),
        (last - 0.12, 0.4 * wide),
        (last - 0.12, -0.4 * wide),
        (last + 0.1, -0.75 * wide),
        (first - 0.45, -0.6 * wide),
        (first - 0.2, -wide),
    )


def _lying(symbol: Symbol, state: str, placing: Placing, look: Look, stroke: Stroke) -> list[Item]:
    first, last, radius = _wheels(symbol)
    down = 1.0 if state == PoseState.RIGHT_SIDE else -1.0
    high = down * (symbol.height_m - radius)
    bars = first - 0.28 * symbol.wheelbase_m
    seat = 0.52 * high
    body = (
        (first - 0.5 * radius, 0.0),
        (bars + 0.02, 0.85 * high),
        (bars - 0.14, 0.8 * high),
        (bars - 0.2, 0.3 * high),
        (last + 0.55 * symbol.wheelbase_m, 0.25 * high),
        (last + 0.4 * symbol.wheelbase_m, seat),
        (last - 0.8 * radius, 1.05 * seat),
        (last - 0.3 * radius, 0.15 * high),
    )
    thin = look.pen(THIN_MM, stroke.colour)
    items: list[Item] = [
        placing.disc((ahead, 0.0), radius, stroke=stroke, fill=look.body) for ahead in (first, last)
    ]
    if symbol.frame_only:
        items.append(placing.lines(_frame(first, last, bars, high), stroke))
    else:
        items.append(placing.area(body, stroke=stroke, fill=look.body))
    items.append(placing.lines([[(bars + 0.16, 0.86 * high), (bars - 0.18, high)]], stroke))
    items += [
        placing.area(oval((ahead, 0.0), 0.35 * radius, 0.35 * radius), stroke=thin)
        for ahead in (first, last)
    ]
    side = abs(seat)
    return [*items, fall_arrow(down, side, placing, look, stroke.colour, last + 0.1)]


def _frame(first: float, last: float, bars: float, high: float) -> list[Run]:
    """A bicycle's tubes, with its saddle."""
    pedals = (first + last) / 2 - 0.05
    saddle = last + 0.28 * (first - last)
    return [
        ((first, 0.0), (bars, 0.85 * high)),
        ((bars + 0.06, 0.6 * high), (pedals, 0.0), (saddle, 0.6 * high), (bars + 0.06, 0.6 * high)),
        ((saddle, 0.6 * high), (last, 0.0), (pedals, 0.0)),
        ((saddle - 0.12, 0.72 * high), (saddle + 0.12, 0.72 * high)),
    ]
