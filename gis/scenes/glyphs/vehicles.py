"""Vehicles with four or more wheels as the official form draws them, and their states.

The form's pictures of crash types (道路交通事故調查報告表 from 112.07, 15 欄) draw a rectangle, a
small hollow triangle in the nose and four wheel ticks inside the flanks.
"""

from __future__ import annotations

from gis.angles import Point
from gis.display.primitives import Colour, Item, Stroke
from gis.scenes.glyphs.look import BOLD_MM, PLAIN_MM, Look
from gis.scenes.glyphs.placing import Placing, box
from gis.scenes.scene import PoseState
from gis.scenes.symbols import Symbol, SymbolKind

_TICK_SHARE = 0.14
_TICK_INSET = 0.1
_NOSE_SHARE = 0.2


def vehicle_items(
    symbol: Symbol, state: str, trailer_deg: float, placing: Placing, look: Look, stroke: Stroke
) -> list[Item]:
    """A car, lorry, bus or articulated vehicle in its state."""
    if state in (PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE):
        return _on_its_side(symbol, state, placing, look, stroke)
    items: list[Item] = []
    if symbol.kind is SymbolKind.ARTICULATED:
        items += _trailer(symbol, trailer_deg, placing, look, stroke)
    half, side = symbol.length_m / 2, symbol.width_m / 2
    rear = half - symbol.tractor_length_m
    items.append(placing.area(box(rear, half, side), stroke=stroke, fill=look.body))
    items.append(_nose(half, symbol.width_m, placing, stroke))
    first = half - symbol.front_overhang_m
    ticks = [(first, symbol), (first - symbol.wheelbase_m, symbol)]
    items.append(_ticks([ahead for ahead, _ in ticks], symbol.width_m, placing, stroke))
    if state == PoseState.ROOF:
        cross = [[(rear, -side), (half, side)], [(rear, side), (half, -side)]]
        items.append(placing.lines(cross, stroke))
    return items


def _nose(half: float, width: float, placing: Placing, stroke: Stroke) -> Item:
    size = _NOSE_SHARE * width
    tip = half - 0.25 * size
    return placing.area(
        ((tip, 0.0), (tip - 1.7 * size, 0.62 * size), (tip - 1.7 * size, -0.62 * size)),
        stroke=stroke,
    )


def _ticks(axles: list[float], width: float, placing: Placing, stroke: Stroke) -> Item:
    half = 0.5 * _TICK_SHARE * max(width, 1.6) * 2.2
    right = width / 2 - _TICK_INSET * width
    runs: list[list[Point]] = [
        [(ahead - half, across), (ahead + half, across)]
        for ahead in axles
        for across in (-right, right)
    ]
    return placing.lines(runs, stroke)


def _trailer(
    symbol: Symbol, trailer_deg: float, placing: Placing, look: Look, stroke: Stroke
) -> list[Item]:
    half = symbol.length_m / 2
    coupling = (half - symbol.coupling_m, 0.0)
    turned = placing.turned_about(coupling, trailer_deg)
    front, side = -half + symbol.trailer_m, symbol.width_m / 2
    items: list[Item] = []
    if front < coupling[0]:
        items.append(turned.lines([[coupling, (front, 0.0)]], stroke))
    items.append(turned.area(box(-half, front, side), stroke=stroke, fill=look.body))
    axles = [-half + 0.18 * symbol.trailer_m]
    if symbol.trailer_m > 8.0:
        axles.append(axles[0] + 1.3)
    items.append(_ticks(axles, symbol.width_m, turned, stroke))
    return items


def _on_its_side(
    symbol: Symbol, state: str, placing: Placing, look: Look, stroke: Stroke
) -> list[Item]:
    """Seen from above: the flank; the wheels stand out on the side away from the fall."""
    half, side = symbol.length_m / 2, symbol.height_m / 2
    away = 1.0 if state == PoseState.LEFT_SIDE else -1.0
    first = half - symbol.front_overhang_m
    radius = min(0.35, side)
    items: list[Item] = [placing.area(box(-half, half, side), stroke=stroke, fill=look.body)]
    items.append(_nose(half, symbol.height_m, placing, stroke))
    for ahead in (first, first - symbol.wheelbase_m):
        hub = (ahead, away * (side - 0.6 * radius))
        items.append(placing.disc(hub, radius, stroke=stroke, fill=look.body))
    return [*items, fall_arrow(-away, side, placing, look, stroke.colour)]


def fall_arrow(right: float, side: float, placing: Placing, look: Look, colour: Colour) -> Item:
    """A small filled arrow out of the flank that lies on the ground: `right` 1 or -1."""
    start, end = right * 0.25 * side, right * (side - look.mm(PLAIN_MM))
    head = min(look.mm(1.4), 0.5 * abs(end - start))
    ring = (
        (0.0, end),
        (0.6 * head, end - right * head),
        (0.15 * head, end - right * head),
        (0.15 * head, start),
        (-0.15 * head, start),
        (-0.15 * head, end - right * head),
        (-0.6 * head, end - right * head),
    )
    return placing.area(ring, fill=colour)


def _bold(look: Look, colour: Colour) -> Stroke:
    return look.pen(BOLD_MM, colour)
