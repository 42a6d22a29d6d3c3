"""People and animals from above: standing, lying, in a wheelchair."""

from __future__ import annotations

from gis.display.primitives import Item, Stroke
from gis.scenes.glyphs.look import Look
from gis.scenes.glyphs.placing import Placing, box, oval
from gis.scenes.scene import PoseState
from gis.scenes.symbols import Symbol

_HEAD_M = 0.12
_SHOULDERS_M = (0.14, 0.25)
"""Half of them, along and across."""
_TALL_M = 1.7
_SEATED_FROM_M, _TILLER_FROM_M = 1.0, 1.2
"""People with wheels are longer."""


def person_items(
    symbol: Symbol, state: str, placing: Placing, look: Look, stroke: Stroke
) -> list[Item]:
    """Shoulders and a head, with a nose where the person looks; lying at full length."""
    seated = symbol.length_m > _SEATED_FROM_M
    if state == PoseState.LYING:
        body = lying_body(placing, look, stroke)
        return (
            [*_chair(symbol, placing.shifted((0.0, 0.75)), look, stroke), *body] if seated else body
        )
    items = _chair(symbol, placing, look, stroke) if seated else []
    along, across = _SHOULDERS_M
    filled = None if stroke.dashes_m else stroke.colour
    items.append(placing.area(oval((0.0, 0.0), along, across), stroke=stroke, fill=look.body))
    items.append(placing.disc((0.0, 0.0), _HEAD_M, stroke=stroke, fill=filled))
    nose = ((along + 0.2, 0.0), (along - 0.01, 0.12), (along - 0.01, -0.12))
    items.append(placing.area(nose, stroke=stroke, fill=filled))
    return items


def _chair(symbol: Symbol, placing: Placing, look: Look, stroke: Stroke) -> list[Item]:
    """A wheelchair, or an electric one with a tiller where it is long."""
    half, across = symbol.length_m / 2, symbol.width_m / 2
    large = box(-half, -half + 0.6, 0.05)
    small = box(half - 0.3, half - 0.08, 0.04)
    items: list[Item] = [
        placing.area(((ahead, right + side) for ahead, side in wheel), fill=stroke.colour)
        for wheel in (large, small)
        for right in (0.05 - across, across - 0.05)
    ]
    seat = box(-half + 0.1, half - 0.35, across - 0.12)
    rests = [[(half - 0.35, right), (half, right)] for right in (-0.12, 0.12)]
    if symbol.length_m > _TILLER_FROM_M:
        rests = [[(half - 0.2, -0.2), (half - 0.2, 0.2)], [(half - 0.2, 0.0), (half, 0.0)]]
    items.append(placing.lines(rests, stroke))
    return [*items, placing.area(seat, stroke=stroke, fill=look.body)]


def lying_body(placing: Placing, look: Look, stroke: Stroke) -> list[Item]:
    """A person on the ground, 1.7 m long; the head lies where the heading points."""
    half = _TALL_M / 2
    trunk = ((half - 0.3, -0.22), (half - 0.3, 0.22), (-0.05, 0.16), (-0.05, -0.16))
    limbs = [
        [(-0.05, -0.1), (-half, -0.22)],
        [(-0.05, 0.1), (-half, 0.22)],
        [(half - 0.34, -0.22), (0.1, -0.42)],
        [(half - 0.34, 0.22), (0.1, 0.42)],
    ]
    return [
        placing.lines(limbs, stroke),
        placing.area(trunk, stroke=stroke, fill=look.body),
        placing.disc((half - 0.14, 0.0), 0.14, stroke=stroke, fill=look.body),
    ]


def animal_items(symbol: Symbol, placing: Placing, look: Look, stroke: Stroke) -> list[Item]:
    """A body, a head and four feet."""
    half, across = symbol.length_m / 2, symbol.width_m / 2
    feet = [[(ahead, -across), (ahead, across)] for ahead in (0.3 * half, -0.55 * half)]
    return [
        placing.lines(feet, stroke),
        placing.area(
            oval((-0.15 * half, 0.0), 0.7 * half, 0.62 * across), stroke=stroke, fill=look.body
        ),
        placing.area(
            oval((0.72 * half, 0.0), 0.28 * half, 0.4 * across), stroke=stroke, fill=look.body
        ),
        placing.lines([[(-0.85 * half, 0.0), (-half, 0.0)]], stroke),
    ]
