"""Dimension lines: by hand, and of every measured point."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gis.angles import Point, bearing_deg, moved
from gis.display.primitives import Item, Path
from gis.scenes.glyphs.lettering import lettered, readable_deg
from gis.scenes.glyphs.lines import arrow_head
from gis.scenes.glyphs.look import THIN_MM, Look
from gis.scenes.scene import Dimension, Scene
from gis.scenes.survey.measurements import Measurement, Method
from gis.scenes.symbols import SymbolLibrary
from gis.scenes.targets import targets_of

DIMENSION_LAYER = "scene_dimension"
MEASURED_LAYER = "scene_measured"
_ARROW_MM = 1.6
_BEYOND_MM = 1.0
_TEXT_MM = 2.2


def dimension_items(dimension: Dimension, look: Look, *, key: str) -> list[Item]:
    """Extension lines, a line with an arrow at either end, and the distance in metres."""
    start, end = dimension.start, dimension.end
    long = math.dist(start, end)
    if long <= 0:
        return []
    heading = bearing_deg(start, end)
    left = heading - 90.0
    a, b = moved(start, left, dimension.offset_m), moved(end, left, dimension.offset_m)
    beyond = math.copysign(look.mm(_BEYOND_MM), dimension.offset_m)
    runs = [(a, b)]
    if dimension.offset_m:
        runs += [(start, moved(a, left, beyond)), (end, moved(b, left, beyond))]
    pen = look.pen(THIN_MM)
    head = min(look.mm(_ARROW_MM), long / 3)
    return [
        Path(runs=tuple(runs), stroke=pen, layer=DIMENSION_LAYER, key=key),
        arrow_head(a, heading + 180.0, head, look.ink, layer=DIMENSION_LAYER, key=key),
        arrow_head(b, heading, head, look.ink, layer=DIMENSION_LAYER, key=key),
        *_written(f"{long:.2f} m", a, b, look, layer=DIMENSION_LAYER, key=key),
    ]


def measured_items(scene: Scene, library: SymbolLibrary, look: Look) -> list[Item]:
    """What was measured of every point that is drawn, as thin lines with their values."""
    targets = targets_of(scene, library)
    fixed = {one.point.id: one.point.at for one in scene.fixed_points}
    items: list[Item] = []
    for kept in scene.measurements:
        row = kept.row
        if row is None or row.target not in targets:
            continue
        points = [fixed[name] for name in row.fixed if name in fixed]
        if len(points) == len(row.fixed):
            items += _of_row(row, points, targets[row.target], look)
    return items


def _of_row(row: Measurement, points: Sequence[Point], at: Point, look: Look) -> list[Item]:
    match row.method:
        case Method.TRIANGULATION:
            return [
                item
                for point, value in zip(points, row.values_m, strict=False)
                for item in _measured_line(point, at, f"{value:.2f}", look)
            ]
        case Method.BASELINE if len(points) == 2 and len(row.values_m) == 2:
            return _of_baseline(row, points, at, look)
        case Method.POLAR if points and row.values_m:
            said = f"{row.values_m[0]:.2f}"
            if row.angle_deg is not None:
                said += f" / {row.angle_deg:.1f}°"
            return _measured_line(points[0], at, said, look)
    return []


def _of_baseline(row: Measurement, points: Sequence[Point], at: Point, look: Look) -> list[Item]:
    start, end = points
    heading = bearing_deg(start, end)
    foot = moved(start, heading, row.values_m[0])
    base = Path(
        runs=((start, end),),
        stroke=look.pen(THIN_MM, look.measured, (3.0, 0.8, 0.6, 0.8)),
        layer=MEASURED_LAYER,
    )
    along = _measured_line(start, foot, f"{row.values_m[0]:.2f}", look, line=False)
    off = _measured_line(foot, at, f"{abs(row.values_m[1]):.2f}", look)
    return [base, *along, *off]


def _measured_line(
    start: Point, end: Point, said: str, look: Look, *, line: bool = True
) -> list[Item]:
    if math.dist(start, end) <= 0:
        return []
    items: list[Item] = []
    if line:
        pen = look.pen(0.13, look.measured)
        items.append(Path(runs=((start, end),), stroke=pen, layer=MEASURED_LAYER))
    return items + _written(said, start, end, look, layer=MEASURED_LAYER, key="", blue=True)


def _written(
    said: str, a: Point, b: Point, look: Look, *, layer: str, key: str, blue: bool = False
) -> list[Item]:
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    angle = readable_deg(math.degrees(math.atan2(b[1] - a[1], b[0] - a[0])))
    return lettered(
        said,
        middle,
        look,
        layer=layer,
        key=key,
        size_mm=_TEXT_MM if not blue else 2.0,
        angle_deg=angle,
        colour=look.measured if blue else None,
    )
