"""Areas of marks: an outline and a pattern inside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.display.primitives import Item, Path
from gis.scenes.glyphs.look import PLAIN_MM, THIN_MM, Look
from gis.scenes.glyphs.mark_signs import mark_colour, sign_items
from gis.scenes.scene import MarkKind

_STEP_MM = 1.6
_MOST = 600
"""Lines or signs in one area at most: a large one gets a wider pattern."""
_LEANS: dict[str, float] = {MarkKind.FLUID: 0.0, MarkKind.SCRAPE: -1.0, MarkKind.GOUGE: -3.0}
"""Rise of a hatch for each metre to the right, where it is not 1."""
_SIGNED = (MarkKind.DEBRIS, MarkKind.BLOOD, MarkKind.FALLEN_LOAD, MarkKind.BODY)


def area_items(kind: str, ring: Sequence[Point], look: Look, *, layer: str, key: str) -> list[Item]:
    """An area of a kind of mark: scattered signs, waves of a fluid, else hatched."""
    colour = mark_colour(kind, look)
    outline = Path(
        runs=(tuple(ring),),
        closed=True,
        stroke=look.pen(PLAIN_MM, colour, (1.5, 0.8) if kind in _SIGNED else ()),
        layer=layer,
        key=key,
    )
    shape = shapely.make_valid(shapely.Polygon(ring))
    if shape.area <= 0:
        return [outline]
    if kind in _SIGNED:
        signs = [
            item
            for at in _scattered(shape, look.mm(3.2))
            for item in sign_items(kind, at, look, layer=layer, key=key, size_mm=0.7)
        ]
        return [outline, *signs]
    runs = hatch_runs(shape, look.mm(_STEP_MM), _LEANS.get(kind, 1.0))
    hatch = Path(runs=runs, stroke=look.pen(THIN_MM, colour), layer=layer, key=key)
    return [outline, hatch] if runs else [outline]


def hatch_runs(shape: BaseGeometry, step_m: float, lean: float) -> tuple[tuple[Point, ...], ...]:
    """Parallel lines inside a shape: `lean` is their rise for each metre to the right."""
    min_x, min_y, max_x, max_y = shape.bounds
    rise = lean * (max_x - min_x)
    low, high = min(min_y, min_y - rise), max(max_y, max_y - rise)
    step = max(step_m * float(np.hypot(1.0, lean)), (high - low) / _MOST)
    heights = np.arange(low + step / 2, high, step)
    ends = [[(min_x, y), (max_x, y + rise)] for y in heights]
    if not ends:
        return ()
    cut = shapely.intersection(shapely.linestrings(ends), shape)
    return tuple(_runs(cut))


def _runs(shapes: Iterable[BaseGeometry]) -> Iterable[tuple[Point, ...]]:
    for shape in shapes:
        for part in shapely.get_parts(shape):
            if part.geom_type == "LineString" and part.length > 0:
                yield tuple((x, y) for x, y in shapely.get_coordinates(part).tolist())


def _scattered(shape: BaseGeometry, step_m: float) -> list[Point]:
    """Places in rows that are offset by half a step, inside a shape; its middle where none fits."""
    min_x, min_y, max_x, max_y = shape.bounds
    step = max(step_m, float(np.sqrt((max_x - min_x) * (max_y - min_y) / _MOST)))
    rows = np.arange(min_y + step / 2, max_y, step)
    found = [
        (float(x), float(y))
        for place, y in enumerate(rows)
        for x in np.arange(min_x + (step if place % 2 else step / 2), max_x, step)
    ]
    inside = shapely.contains_xy(shape, *np.asarray(found).T) if found else []
    kept = [at for at, is_in in zip(found, inside, strict=True) if is_in]
    if kept:
        return kept
    middle = shape.representative_point()
    return [(middle.x, middle.y)]
