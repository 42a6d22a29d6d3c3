"""The frame of a printed map: ticks and crosses at round coordinates with their values."""

from __future__ import annotations

import math
from collections.abc import Iterator

from app.painters.fonts import text_width_m
from app.sheets.style import GREY, INK, MM, SHEET_LAYER
from gis.angles import Point
from gis.display.primitives import Anchor, Colour, Item, Path, Stroke, Text
from gis.mapping.map_drawing import PaperMap
from gis.mapping.scale_bar import round_length_above

LEAST_STEP_M = 38 * MM
"""Ticks stand at least this far apart on paper."""
VALUE_M = 2.0 * MM
GUTTER_M = 3.4 * MM
"""Room beside the frame for the values."""
_TICK_M = 1.6 * MM
_CROSS_M = 1.5 * MM
_CROSS_PEN = Stroke(colour=Colour(60, 66, 76, 0.7), width_m=0.13 * MM)
_TICK_PEN = Stroke(colour=INK, width_m=0.2 * MM)


def grid_step_m(scale: float) -> float:
    """Metres of ground between two ticks, at least one metre."""
    return max(round_length_above(LEAST_STEP_M * scale), 1.0)


def grid_values(low: float, high: float, step: float) -> list[float]:
    """Multiples of `step` from low to high."""
    first, last = math.ceil(low / step), math.floor(high / step)
    return [number * step for number in range(first, last + 1)]


def draw_crosses(paper: PaperMap) -> list[Item]:
    """Small crosses inside the frame where round coordinates meet."""
    ground, step = paper.ground, grid_step_m(paper.scale)
    middles = [
        paper.to_paper((x, y))
        for x in grid_values(ground.min_x, ground.max_x, step)
        for y in grid_values(ground.min_y, ground.max_y, step)
    ]
    runs = tuple(run for x, y in middles for run in _cross(x, y))
    return [Path(runs=runs, stroke=_CROSS_PEN, layer=SHEET_LAYER)] if runs else []


def _cross(x: float, y: float) -> tuple[tuple[Point, Point], tuple[Point, Point]]:
    return (
        ((x - _CROSS_M, y), (x + _CROSS_M, y)),
        ((x, y - _CROSS_M), (x, y + _CROSS_M)),
    )


def draw_ticks(paper: PaperMap) -> list[Item]:
    """Ticks on all sides; eastings below the frame, northings to its left, read from the right."""
    ground, step = paper.ground, grid_step_m(paper.scale)
    eastings = grid_values(ground.min_x, ground.max_x, step)
    northings = grid_values(ground.min_y, ground.max_y, step)
    runs = [run for x in eastings for run in _upright_ticks(paper, x)]
    runs += [run for y in northings for run in _level_ticks(paper, y)]
    items: list[Item] = []
    if runs:
        items.append(Path(runs=tuple(runs), stroke=_TICK_PEN, layer=SHEET_LAYER))
    items += _values_below(paper, eastings)
    items += _values_left(paper, northings)
    return items


def _upright_ticks(paper: PaperMap, easting: float) -> Iterator[tuple[Point, Point]]:
    frame = paper.frame
    x = paper.to_paper((easting, paper.ground.min_y))[0]
    yield (x, frame.min_y), (x, frame.min_y + _TICK_M)
    yield (x, frame.max_y), (x, frame.max_y - _TICK_M)


def _level_ticks(paper: PaperMap, northing: float) -> Iterator[tuple[Point, Point]]:
    frame = paper.frame
    y = paper.to_paper((paper.ground.min_x, northing))[1]
    yield (frame.min_x, y), (frame.min_x + _TICK_M, y)
    yield (frame.max_x, y), (frame.max_x - _TICK_M, y)


def _values_below(paper: PaperMap, eastings: list[float]) -> Iterator[Item]:
    """Each easting below its tick, kept within the frame's width."""
    frame = paper.frame
    for place, easting in enumerate(eastings):
        said = f"E {easting:.0f}" if place == 0 else f"{easting:.0f}"
        half = text_width_m(said, VALUE_M) / 2
        x = paper.to_paper((easting, paper.ground.min_y))[0]
        x = min(max(x, frame.min_x + half), frame.max_x - half)
        yield _value((x, frame.min_y - 0.9 * MM - 0.88 * VALUE_M), said, 0.0)


def _values_left(paper: PaperMap, northings: list[float]) -> Iterator[Item]:
    """Each northing beside its tick, turned to run upwards."""
    frame = paper.frame
    for place, northing in enumerate(northings):
        said = f"N {northing:.0f}" if place == 0 else f"{northing:.0f}"
        half = text_width_m(said, VALUE_M) / 2
        y = paper.to_paper((paper.ground.min_x, northing))[1]
        y = min(max(y, frame.min_y + half), frame.max_y - half)
        yield _value((frame.min_x - 0.9 * MM, y), said, 90.0)


def _value(at: Point, said: str, angle_deg: float) -> Text:
    return Text(
        at=at,
        text=said,
        height_m=VALUE_M,
        anchor=Anchor.CENTRE,
        angle_deg=angle_deg,
        colour=GREY,
        layer=SHEET_LAYER,
    )
