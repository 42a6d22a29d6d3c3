"""Things at a scene from above: cones, poles, trees, barriers, what people lost."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from gis.display.primitives import Item, Stroke
from gis.scenes.glyphs.look import THIN_MM, Look
from gis.scenes.glyphs.placing import Placing, Run, box, oval
from gis.scenes.symbols import Symbol, ThingShape

_LEAST_MM = 1.8
"""Small things are drawn at least so long on paper, so that they are seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pencil:
    """Half the length and width of a thing as drawn, and what it is drawn with."""

    half: float
    side: float
    placing: Placing
    look: Look
    stroke: Stroke

    @property
    def thin(self) -> Stroke:
        return self.look.pen(THIN_MM, self.stroke.colour)

    def area(self, ring: Run, *, filled: bool = False) -> Item:
        fill = self.stroke.colour if filled else self.look.body
        return self.placing.area(ring, stroke=self.stroke, fill=fill)

    def body(self) -> Item:
        return self.area(box(-self.half, self.half, self.side))

    def disc(self, share: float = 1.0, *, filled: bool = False) -> Item:
        fill = self.stroke.colour if filled else self.look.body
        return self.placing.disc((0.0, 0.0), share * self.half, stroke=self.stroke, fill=fill)

    def lines(self, *runs: Run) -> Item:
        return self.placing.lines(self.scaled(runs), self.stroke)

    def scaled(self, runs: tuple[Run, ...]) -> list[Run]:
        """Runs in shares of half the length and width."""
        return [tuple((u * self.half, v * self.side) for u, v in run) for run in runs]

    def ring(self, ring: Run, *, filled: bool = False) -> Item:
        (own,) = self.scaled((ring,))
        return self.area(own, filled=filled)


def thing_items(symbol: Symbol, placing: Placing, look: Look, stroke: Stroke) -> list[Item]:
    """A thing's own sign, to scale where it is large enough to be seen on paper."""
    grown = max(1.0, look.mm(_LEAST_MM) / max(symbol.length_m, symbol.width_m))
    pencil = _Pencil(
        half=grown * symbol.length_m / 2,
        side=grown * symbol.width_m / 2,
        placing=placing,
        look=look,
        stroke=stroke,
    )
    return _SHAPES[symbol.shape](pencil)


def _box(own: _Pencil) -> list[Item]:
    return [own.body(), own.lines(((-1, -1), (1, 1)), ((-1, 1), (1, -1)))]


def _cone(own: _Pencil) -> list[Item]:
    return [own.body(), own.disc(0.7), own.disc(0.25, filled=True)]


def _triangle(own: _Pencil) -> list[Item]:
    return [
        own.ring(((1, 0), (-0.75, 1), (-0.75, -1))),
        own.ring(((0.3, 0), (-0.45, 0.45), (-0.45, -0.45)), filled=True),
    ]


def _post(own: _Pencil) -> list[Item]:
    return [own.disc(filled=True)]


def _bollard(own: _Pencil) -> list[Item]:
    return [own.disc(), own.disc(0.4, filled=True)]


def _lamp(own: _Pencil) -> list[Item]:
    rays = [
        ((1.1 * math.cos(turn), 1.1 * math.sin(turn)), (1.9 * math.cos(turn), 1.9 * math.sin(turn)))
        for turn in (math.tau * place / 8 for place in range(8))
    ]
    return [own.lines(*rays), own.disc(0.8, filled=True)]


def _signal(own: _Pencil) -> list[Item]:
    head = box(1.2 * own.half, 4.2 * own.half, own.half)
    lamps = [
        own.placing.disc((ahead * own.half, 0.0), 0.35 * own.half, stroke=own.thin, fill=None)
        for ahead in (1.8, 2.7, 3.6)
    ]
    return [own.disc(filled=True), own.area(head), *lamps]


def _sign(own: _Pencil) -> list[Item]:
    plate = oval((2.4 * own.half, 0.0), 1.2 * own.half, 1.2 * own.half)
    stem = own.placing.lines([((0.0, 0.0), (1.2 * own.half, 0.0))], own.stroke)
    return [
        own.placing.disc((0.0, 0.0), 0.5 * own.half, fill=own.stroke.colour),
        stem,
        own.area(plate),
    ]


def _tree(own: _Pencil) -> list[Item]:
    lobes = 9
    crown: list[tuple[float, float]] = []
    for place in range(lobes * 6):
        turn = math.tau * place / (lobes * 6)
        reach = 0.86 + 0.14 * abs(math.sin(lobes * turn / 2))
        crown.append((reach * math.cos(turn), reach * math.sin(turn)))
    return [own.ring(tuple(crown)), own.disc(0.14, filled=True)]


def _hydrant(own: _Pencil) -> list[Item]:
    return [own.disc(0.75), own.lines(((0, -1.2), (0, 1.2)), ((-1, 0), (1, 0)))]


def _manhole(own: _Pencil) -> list[Item]:
    rows = [
        ((row, -math.sqrt(1 - row * row)), (row, math.sqrt(1 - row * row)))
        for row in (-0.5, 0.0, 0.5)
    ]
    columns = [((b, a), (d, c)) for (a, b), (c, d) in rows]
    return [own.disc(), own.placing.lines(own.scaled((*rows, *columns)), own.thin)]


def _barrier(own: _Pencil) -> list[Item]:
    return [own.body(), own.lines(((-1, -0.3), (1, -0.3)), ((-1, 0.3), (1, 0.3)))]


def _rail(own: _Pencil) -> list[Item]:
    posts = [((at, -1), (at, 1)) for at in (-1.0, -0.5, 0.0, 0.5, 1.0)]
    return [own.lines(((-1, 0), (1, 0)), *posts)]


def _stone(own: _Pencil) -> list[Item]:
    return [own.ring(((1, 0.1), (0.4, 0.9), (-0.6, 1), (-1, 0), (-0.5, -0.9), (0.5, -0.8)))]


def _helmet(own: _Pencil) -> list[Item]:
    return [own.ring(oval((0, 0), 1, 1)), own.lines(((0.35, -0.9), (0.55, 0), (0.35, 0.9)))]


def _shoe(own: _Pencil) -> list[Item]:
    sole = (
        (1, 0),
        (0.8, 0.8),
        (0, 0.5),
        (-0.7, 0.8),
        (-1, 0),
        (-0.7, -0.8),
        (0, -0.5),
        (0.8, -0.8),
    )
    return [own.ring(sole)]


def _bag(own: _Pencil) -> list[Item]:
    handle = tuple(
        (1 + 0.5 * math.sin(math.pi * share), 0.5 * math.cos(math.pi * share))
        for share in (place / 8 for place in range(9))
    )
    return [own.body(), own.lines(handle)]


def _part(own: _Pencil) -> list[Item]:
    star = tuple(
        ((1.0 if place % 2 else 0.5) * math.cos(turn), (1.0 if place % 2 else 0.5) * math.sin(turn))
        for place, turn in enumerate(math.tau * place / 10 for place in range(10))
    )
    return [own.ring(star)]


def _plate(own: _Pencil) -> list[Item]:
    return [own.body(), own.lines(((-0.5, -0.4), (0.5, -0.4)), ((-0.5, 0.3), (0.5, 0.3)))]


def _umbrella(own: _Pencil) -> list[Item]:
    rim = tuple((math.cos(turn), math.sin(turn)) for turn in (math.tau * p / 8 for p in range(8)))
    ribs = [((0.0, 0.0), at) for at in rim]
    return [own.ring(rim), own.placing.lines(own.scaled(tuple(ribs)), own.thin)]


def _hole(own: _Pencil) -> list[Item]:
    rim = tuple(
        (
            (1.0 if place % 2 else 0.82) * math.cos(turn),
            (1.0 if place % 2 else 0.82) * math.sin(turn),
        )
        for place, turn in enumerate(math.tau * place / 14 for place in range(14))
    )
    (inner,) = own.scaled((tuple((0.55 * u, 0.55 * v) for u, v in rim),))
    return [own.ring(rim), own.placing.area(inner, fill=own.stroke.colour)]


_SHAPES: dict[ThingShape, Callable[[_Pencil], list[Item]]] = {
    ThingShape.BOX: _box,
    ThingShape.CONE: _cone,
    ThingShape.TRIANGLE: _triangle,
    ThingShape.POST: _post,
    ThingShape.BOLLARD: _bollard,
    ThingShape.LAMP: _lamp,
    ThingShape.SIGNAL: _signal,
    ThingShape.SIGN: _sign,
    ThingShape.TREE: _tree,
    ThingShape.HYDRANT: _hydrant,
    ThingShape.MANHOLE: _manhole,
    ThingShape.BARRIER: _barrier,
    ThingShape.RAIL: _rail,
    ThingShape.STONE: _stone,
    ThingShape.HELMET: _helmet,
    ThingShape.SHOE: _shoe,
    ThingShape.BAG: _bag,
    ThingShape.PART: _part,
    ThingShape.PLATE: _plate,
    ThingShape.UMBRELLA: _umbrella,
    ThingShape.HOLE: _hole,
}
