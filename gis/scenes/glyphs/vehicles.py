"""Vehicles with four or more wheels as the official form draws them, and their states.

The form's pictures of crash types (道路交通事故調查報告表 from 112.07, 15 欄) draw a rectangle, a
small hollow triangle in the nose and four wheel ticks inside the flanks. What tells a lorry, a
taxi or a police vehicle from a car is added in thin lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from gis.angles import Point
from gis.display.primitives import Item, Stroke
from gis.scenes.glyphs.fallen import fall_arrow
from gis.scenes.glyphs.look import THIN_MM, Look
from gis.scenes.glyphs.placing import Placing, Run, box
from gis.scenes.glyphs.roof_signs import roof_items
from gis.scenes.scene import PoseState
from gis.scenes.symbols import LARGEST_WHEEL_M, Symbol, SymbolKind

_INSET_SHARE = 0.1
"""Wheel ticks stand so much of the width inside the flanks."""
_TYRE_M = 0.62
_AXLE_GAP_M = 1.3
"""Between the axles of a tandem."""
_NOSE_M = 0.55
_LONGEST_CAR_M = 6.0
_SIDES = (PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE)


def vehicle_items(
    symbol: Symbol, state: str, trailer_deg: float, placing: Placing, look: Look, stroke: Stroke
) -> list[Item]:
    """A car, lorry, bus or articulated vehicle in its state."""
    if state in _SIDES and symbol.kind is SymbolKind.CAR:
        return _on_its_side(symbol, state, placing, look, stroke)
    half, side = symbol.length_m / 2, symbol.width_m / 2
    rear = half - symbol.tractor_length_m
    items: list[Item] = [placing.area(box(rear, half, side), stroke=stroke, fill=look.body)]
    items.append(_ticks(axles_of(symbol), symbol.width_m, placing, stroke))
    if state == PoseState.ROOF:
        items += _wheels_up(symbol, rear, placing, look, stroke)
    else:
        items += _cab(symbol, rear, placing, look, stroke)
    if symbol.kind is SymbolKind.ARTICULATED:
        items += _trailer(symbol, trailer_deg, placing, look, stroke)
    if state in _SIDES:
        down = -1.0 if state == PoseState.LEFT_SIDE else 1.0
        ahead = half - 1.2 * symbol.cab_m
        items.append(fall_arrow(down, side, placing, look, stroke.colour, ahead))
    return items


def axles_of(symbol: Symbol) -> list[float]:
    """Where the axles of a vehicle (of its tractor) lie, metres ahead of its middle."""
    first = symbol.length_m / 2 - symbol.front_overhang_m
    last = first - symbol.wheelbase_m
    if symbol.axles > 4:  # bogies of a train stand evenly
        step = symbol.wheelbase_m / (symbol.axles - 1)
        return [first - step * place for place in range(symbol.axles)]
    tandem = [last + _AXLE_GAP_M * place for place in range(1, symbol.axles - 1)]
    return [first, last, *tandem]


def nose_item(tip: float, width: float, placing: Placing, stroke: Stroke) -> Item:
    """The hollow triangle whose tip points ahead, just behind the front."""
    long = min(_NOSE_M, 0.33 * width)
    tip -= 0.3 * long
    half = 0.4 * long
    return placing.area(((tip, 0.0), (tip - long, half), (tip - long, -half)), stroke=stroke)


def _cab(symbol: Symbol, rear: float, placing: Placing, look: Look, stroke: Stroke) -> list[Item]:
    half = symbol.length_m / 2
    thin = look.pen(THIN_MM, stroke.colour, ())
    items: list[Item] = []
    if not symbol.headless:
        items.append(nose_item(half, symbol.width_m, placing, stroke))
    if symbol.cab_m:
        across = symbol.width_m / 2
        wall = half - symbol.cab_m
        items.append(placing.lines([[(wall, -across), (wall, across)]], stroke))
    return [*items, *roof_items(symbol, rear, placing, look, thin)]


def _ticks(axles: Sequence[float], width: float, placing: Placing, stroke: Stroke) -> Item:
    half = _TYRE_M / 2 if width > 1.2 else _TYRE_M / 4
    right = width / 2 - _INSET_SHARE * width
    runs: list[list[Point]] = [
        [(ahead - half, across), (ahead + half, across)]
        for ahead in axles
        for across in (-right, right)
    ]
    return placing.lines(runs, stroke)


def _wheels_up(
    symbol: Symbol, rear: float, placing: Placing, look: Look, stroke: Stroke
) -> list[Item]:
    """What lies on its roof shows axles and is crossed out; its nose stays told."""
    half, side = symbol.length_m / 2, symbol.width_m / 2
    inset = side - _INSET_SHARE * symbol.width_m
    axles = [[(ahead, -inset), (ahead, inset)] for ahead in axles_of(symbol)]
    cross = [[(rear, -side), (half, side)], [(rear, side), (half, -side)]]
    thin = look.pen(THIN_MM, stroke.colour)
    return [
        placing.lines([*axles, *cross], thin),
        nose_item(half, symbol.width_m, placing, stroke),
    ]


def _trailer(
    symbol: Symbol, trailer_deg: float, placing: Placing, look: Look, stroke: Stroke
) -> list[Item]:
    half = symbol.length_m / 2
    coupling = (half - symbol.coupling_m, 0.0)
    turned = placing.turned_about(coupling, trailer_deg)
    front, side = -half + symbol.trailer_m, symbol.width_m / 2
    items: list[Item] = []
    if front < coupling[0]:  # a full trailer hangs on a bar
        bar = [[coupling, (front, 0.3 * side)], [coupling, (front, -0.3 * side)]]
        items.append(turned.lines(bar, stroke))
    items.append(turned.area(box(-half, front, side), stroke=stroke, fill=look.body))
    last = -half + 0.12 * symbol.trailer_m
    axles = [last, last + _AXLE_GAP_M]
    if front < coupling[0]:
        axles[1] = front - 0.15 * symbol.trailer_m
    items.append(_ticks(axles, symbol.width_m, turned, stroke))
    return items


def _on_its_side(
    symbol: Symbol, state: str, placing: Placing, look: Look, stroke: Stroke
) -> list[Item]:
    """Seen from above: the flank; the wheels stand out on the side away from the fall."""
    half, side = symbol.length_m / 2, symbol.height_m / 2
    away = 1.0 if state == PoseState.LEFT_SIDE else -1.0
    radius = min(LARGEST_WHEEL_M, 0.4 * side)
    floor, roof = away * (side - radius), -away * side
    items: list[Item] = [
        placing.disc((ahead, floor), radius, stroke=stroke, fill=look.body)
        for ahead in axles_of(symbol)
    ]
    items.append(placing.area(_flank(symbol, floor, roof), stroke=stroke, fill=look.body))
    items.append(nose_item(half, symbol.width_m, placing, stroke))
    return [*items, fall_arrow(-away, side, placing, look, stroke.colour)]


def _flank(symbol: Symbol, floor: float, roof: float) -> Run:
    """A car's outline from the side, or a box of what is built high."""
    half, long = symbol.length_m / 2, symbol.length_m
    if symbol.cab_m or long > _LONGEST_CAR_M:
        return ((half, floor), (half, roof), (-half, roof), (-half, floor))
    bonnet = 0.4 * roof
    return (
        (half, floor),
        (half, bonnet),
        (half - 0.26 * long, roof),
        (-half + 0.12 * long, roof),
        (-half, bonnet),
        (-half, floor),
    )
