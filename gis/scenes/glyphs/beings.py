"""People and animals from above: standing, lying, in a wheelchair."""

from __future__ import annotations

from gis.display.primitives import Item, Stroke
from gis.scenes.glyphs.look import Look
from gis.scenes.glyphs.placing import Placing, box, oval
from gis.scenes.scene import PoseState
from gis.scenes.symbols import Symbol

_HEAD_M = 0.12
_TALL_M = 1.7


def person_items(
    symbol: Symbol, state: str, placing: Placing, look: Look, stroke: Stroke
) -> list[Item]:
    """Shoulders and a head, with a nose where the person looks; lying at full length."""
    if state == PoseState.LYING:
        return lying_body(placing, look, stroke)
    across, along = symbol.width_m / 2, 0.28 * symbol.length_m
    items: list[Item] = []
    if symbol.id == "wheelchair":
        wheels = [box(-0.3, 0.3, 0.04)]
        for right in (-across, across):
            ring = tuple((ahead, right + side) for ahead, side in wheels[0])
            items.append(placing.area(ring, stroke=stroke, fill=stroke.colour))
        items.append(placing.area(box(-0.3, 0.35, 0.8 * across), stroke=stroke, fill=look.body))
        items.append(
            placing.lines([[(0.35, -0.15), (0.5, -0.15)], [(0.35, 0.15), (0.5, 0.15)]], stroke)
        )
        across *= 0.75
    items.append(placing.area(oval((0.0, 0.0), along, across), stroke=stroke, fill=look.body))
    items.append(placing.disc((0.0, 0.0), _HEAD_M, stroke=stroke, fill=stroke.colour))
    nose = ((along + 0.22, 0.0), (along + 0.04, 0.12), (along + 0.04, -0.12))
    items.append(placing.area(nose, stroke=stroke, fill=stroke.colour))
    return items


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
