"""What tells vehicles of one size apart: a taxi's roof lamp, a bus's hatches, a cross, lamps."""

from __future__ import annotations

from gis.display.primitives import Item, Stroke
from gis.scenes.glyphs.look import Look
from gis.scenes.glyphs.placing import Placing, box
from gis.scenes.symbols import RoofSign, Symbol


def roof_items(
    symbol: Symbol, rear: float, placing: Placing, look: Look, thin: Stroke
) -> list[Item]:
    """The roof's sign in thin lines; letters of the party go to the middle, signs beside them."""
    half, side = symbol.length_m / 2, symbol.width_m / 2
    ahead = half - 0.36 * symbol.length_m
    match symbol.sign:
        case RoofSign.TAXI:
            lamp = box(ahead - 0.16, ahead + 0.16, 0.42 * side)
            return [placing.area(lamp, stroke=thin, fill=thin.colour)]
        case RoofSign.LAMPS:
            left, right = _bar(ahead, -1.0, side), _bar(ahead, 1.0, side)
            return [
                placing.area(left, stroke=thin, fill=thin.colour),
                placing.area(right, stroke=thin),
            ]
        case RoofSign.CROSS:
            return [placing.area(_cross(-half + 0.75, 0.42), stroke=thin, fill=look.blood)]
        case RoofSign.BUS:
            hatches = [
                box(at - 0.35, at + 0.35, 0.28 * side)
                for at in (rear + 0.2 * symbol.length_m, half - 0.28 * symbol.length_m)
            ]
            return [placing.area(hatch, stroke=thin) for hatch in hatches]
        case RoofSign.NONE:
            return []


def _bar(ahead: float, hand: float, side: float) -> tuple[tuple[float, float], ...]:
    near, far = hand * 0.04 * side, hand * 0.6 * side
    return (
        (ahead + 0.14, near),
        (ahead + 0.14, far),
        (ahead - 0.14, far),
        (ahead - 0.14, near),
    )


def _cross(ahead: float, reach: float) -> tuple[tuple[float, float], ...]:
    arm = 0.32 * reach
    own = (
        (reach, arm),
        (arm, arm),
        (arm, reach),
        (-arm, reach),
        (-arm, arm),
        (-reach, arm),
        (-reach, -arm),
        (-arm, -arm),
        (-arm, -reach),
        (arm, -reach),
        (arm, -arm),
        (reach, -arm),
    )
    return tuple((ahead + u, v) for u, v in own)
