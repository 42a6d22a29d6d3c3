"""Small signs of kinds of marks, a few paper millimetres large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gis.angles import Point, moved
from gis.display.primitives import Circle, Colour, Item, Path, Stroke
from gis.scenes.glyphs.look import PLAIN_MM, THIN_MM, Look
from gis.scenes.scene import MarkKind

_SQUARE = (45.0, 135.0, 225.0, 315.0)
_LARGE_MM = 1.0


def mark_colour(kind: str, look: Look) -> Colour:
    """Red for blood, blue for fluids, ink for the rest."""
    if kind == MarkKind.BLOOD:
        return look.blood
    return look.fluid if kind == MarkKind.FLUID else look.ink


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where a sign stands, how large it is on the ground, and what it is drawn with."""

    at: Point
    size_m: float
    pen: Stroke
    inner: Colour
    layer: str
    key: str

    def corner(self, bearing: float, share: float = 1.0) -> Point:
        return moved(self.at, bearing, share * self.size_m)

    def lines(self, *runs: tuple[Point, ...]) -> Path:
        return Path(runs=runs, stroke=self.pen, layer=self.layer, key=self.key)

    def ring(self, *bearings: float, fill: Colour | None = None) -> Path:
        return self.shape(tuple(map(self.corner, bearings)), fill=fill)

    def shape(self, ring: tuple[Point, ...], *, fill: Colour | None) -> Path:
        return Path(
            runs=(ring,), closed=True, stroke=self.pen, fill=fill, layer=self.layer, key=self.key
        )

    def disc(self, share: float, *, filled: bool) -> Circle:
        return Circle(
            centre=self.at,
            radius_m=share * self.size_m,
            stroke=None if filled else self.pen,
            fill=self.pen.colour if filled else self.inner,
            layer=self.layer,
            key=self.key,
        )


def sign_items(
    kind: str, at: Point, look: Look, *, layer: str, key: str, size_mm: float = 0.8
) -> list[Item]:
    """One sign of a kind about a point; `size_mm` is half its extent on paper."""
    pen = look.pen(PLAIN_MM if size_mm > _LARGE_MM else THIN_MM, mark_colour(kind, look))
    spot = _Spot(at=at, size_m=look.mm(size_mm), pen=pen, inner=look.body, layer=layer, key=key)
    return _SIGNS.get(kind, _cross)(spot)


def _cross(spot: _Spot) -> list[Item]:
    a, b, c, d = map(spot.corner, _SQUARE)
    return [spot.lines((a, c), (b, d))]


def _debris(spot: _Spot) -> list[Item]:
    return [spot.ring(0.0, 130.0, 230.0, fill=spot.inner)]


def _drop(spot: _Spot) -> list[Item]:
    ring = [(0.0, 1.35)] + [(bearing, 0.7) for bearing in range(60, 301, 20)]
    return [spot.shape(tuple(spot.corner(*at) for at in ring), fill=spot.pen.colour)]


def _puddle(spot: _Spot) -> list[Item]:
    return [spot.disc(0.9, filled=False), spot.disc(0.35, filled=True)]


def _crate(spot: _Spot) -> list[Item]:
    return [spot.ring(*_SQUARE, fill=spot.inner), *_cross(spot)]


def _diamond(spot: _Spot) -> list[Item]:
    return [spot.ring(0.0, 90.0, 180.0, 270.0, fill=spot.pen.colour)]


def _wave(spot: _Spot) -> list[Item]:
    x, y = spot.at
    run = tuple(
        (x + share * spot.size_m, y + (0.5 if place % 2 else -0.5) * spot.size_m)
        for place, share in enumerate((-1.0, -0.5, 0.0, 0.5, 1.0))
    )
    return [spot.lines(run)]


def _streaks(spot: _Spot) -> list[Item]:
    ends = ((55.0, 235.0), (90.0, 270.0), (125.0, 305.0))
    return [spot.lines(*((spot.corner(a), spot.corner(b)) for a, b in ends[:2]))]


def _hollow(spot: _Spot) -> list[Item]:
    return [spot.ring(0.0, 90.0, 180.0, 270.0)]


_SIGNS: dict[str, Callable[[_Spot], list[Item]]] = {
    MarkKind.DEBRIS: _debris,
    MarkKind.BLOOD: _drop,
    MarkKind.FLUID: _puddle,
    MarkKind.FALLEN_LOAD: _crate,
    MarkKind.GOUGE: _diamond,
    MarkKind.SCRAPE: _wave,
    MarkKind.SKID: _streaks,
    MarkKind.YAW: _streaks,
    MarkKind.BODY: _hollow,
}
