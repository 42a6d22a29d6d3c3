"""The block under a scene in pale colours: what happened stands out, and toner is saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from app.mapping.street_styles import ASPHALT, surface_style
from gis.display.primitives import WHITE, Colour, Item, Path, Stroke

SHARE = 0.55
"""Of white in a surface's colour; white paint must still be seen on it."""


def paled(items: Iterable[Item]) -> Iterator[Item]:
    """Items with the colours of surfaces made paler; paint and signs keep theirs."""
    known = _surface_colours()
    for item in items:
        if not isinstance(item, Path):
            yield item
            continue
        fill, stroke = item.fill, item.stroke
        if fill is not None and fill in known:
            fill = _mixed(fill)
        if stroke is not None and stroke.colour in known:
            stroke = _pen(stroke)
        changed = fill is not item.fill or stroke is not item.stroke
        yield replace(item, fill=fill, stroke=stroke) if changed else item


def _pen(stroke: Stroke) -> Stroke:
    return replace(stroke, colour=_mixed(stroke.colour))


def _mixed(colour: Colour) -> Colour:
    def part(value: int) -> int:
        return round(value + (WHITE.red - value) * SHARE)

    return Colour(part(colour.red), part(colour.green), part(colour.blue), colour.alpha)


@lru_cache(maxsize=1)
def _surface_colours() -> frozenset[Colour]:
    """Fills of surfaces, and their seams."""
    classes = surface_style(dark=False).classes
    fills = {one.fill for one in classes if one.fill is not None}
    seams = {one.line for one in classes if one.line is not None and one.line == one.fill}
    return frozenset({ASPHALT, *fills, *seams})
