"""Grid ticks of a plan that may be turned: values where lines of round coordinates leave it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.painters.fonts import text_width_m
from app.sheets.map_grid import GUTTER_M, VALUE_M, grid_step_m, grid_values
from app.sheets.style import GREY, INK, MM, SHEET_LAYER
from gis.angles import Point
from gis.display.primitives import Anchor, Bounds, Colour, Item, Path, Stroke, Text
from gis.mapping.print_frame import Floats, PrintFrame

_TICK_M, _CROSS_M = 1.8 * MM, 1.5 * MM
_TICK_PEN = Stroke(colour=INK, width_m=0.2 * MM)
_CROSS_PEN = Stroke(colour=Colour(30, 34, 40, 0.75), width_m=0.13 * MM)
_CLEAR_M = 1.5 * MM
"""Between two values on one side of the frame."""
_SKEW = 0.17
"""Lines that leave a side flatter than this (10 degrees) have no value there."""

assert GUTTER_M > VALUE_M
_FLAT = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class GridEnd:
    """Where a grid line leaves the frame, on paper."""

    value: float
    """Metres."""
    is_easting: bool
    at: Point
    inwards: Point
    """A unit vector along the line into the frame."""
    side: str
    """left, right, below or above."""

    @property
    def words(self) -> str:
        """The value as it is printed."""
        return f"{'E' if self.is_easting else 'N'} {self.value:.0f}"


def grid_ends(frame: PrintFrame, corner: Point) -> list[GridEnd]:
    """All ends of grid lines on the frame whose lower left corner is at `corner` on paper."""
    step = grid_step_m(frame.scale)
    box = frame.box
    found: list[GridEnd] = []
    for value in grid_values(box.min_x, box.max_x, step):
        found += _ends(frame, corner, value, is_easting=True)
    for value in grid_values(box.min_y, box.max_y, step):
        found += _ends(frame, corner, value, is_easting=False)
    return found


def _ends(frame: PrintFrame, corner: Point, value: float, *, is_easting: bool) -> Iterator[GridEnd]:
    """Both ends of one line, nothing where it passes beside the frame."""
    x, y = frame.centre
    two = [(value, y), (value, y + 1.0)] if is_easting else [(x, value), (x + 1.0, value)]
    start, other = frame.to_upright(np.array(two))
    way = other - start
    paper = frame.paper_map(corner)
    found = _cut(start, way, paper.ground)
    for (share, side), sign in zip(found, (1.0, -1.0), strict=False):
        at = paper.to_paper(tuple((start + share * way).tolist()))
        inwards = (float(sign * way[0]), float(sign * way[1]))
        yield GridEnd(value=value, is_easting=is_easting, at=at, inwards=inwards, side=side)


def _cut(start: Floats, way: Floats, room: Bounds) -> tuple[tuple[float, str], ...]:
    """Where an endless line enters and leaves a box: shares of `way` and sides; () beside it."""
    first, last = (-math.inf, ""), (math.inf, "")
    for axis, least, most, names in (
        (0, room.min_x, room.max_x, ("left", "right")),
        (1, room.min_y, room.max_y, ("below", "above")),
    ):
        if abs(way[axis]) < _FLAT:
            if not least <= start[axis] <= most:
                return ()
            continue
        shares = [(float(limit - start[axis]) / float(way[axis])) for limit in (least, most)]
        near, far = sorted(zip(shares, names, strict=True))
        first, last = max(first, near), min(last, far)
    return (first, last) if first[0] < last[0] else ()


def draw_grid(frame: PrintFrame, corner: Point) -> list[Item]:
    """Crosses within the frame, ticks at its edge and their values outside."""
    ends = grid_ends(frame, corner)
    runs = tuple(
        (
            end.at,
            (end.at[0] + _TICK_M * end.inwards[0], end.at[1] + _TICK_M * end.inwards[1]),
        )
        for end in ends
    )
    items: list[Item] = []
    if runs:
        items.append(Path(runs=runs, stroke=_TICK_PEN, layer=SHEET_LAYER))
    crosses = tuple(_crosses(frame, corner))
    if crosses:
        items.append(Path(runs=crosses, stroke=_CROSS_PEN, layer=SHEET_LAYER))
    return [*items, *_values(ends, frame, corner)]


def _crosses(frame: PrintFrame, corner: Point) -> Iterator[tuple[Point, Point]]:
    step, box, paper = grid_step_m(frame.scale), frame.box, frame.paper_map(corner)
    angle = math.radians(frame.up_deg)
    c, s = _CROSS_M * math.cos(angle), _CROSS_M * math.sin(angle)
    eastings = grid_values(box.min_x, box.max_x, step)
    northings = grid_values(box.min_y, box.max_y, step)
    grid = [(x, y) for x in eastings for y in northings]
    if not grid:
        return
    for x, y in paper.on_paper(frame.to_upright(np.array(grid))).tolist():
        if _is_clear(x, y, paper.frame):
            yield (x - c, y - s), (x + c, y + s)
            yield (x + s, y - c), (x - s, y + c)


def _is_clear(x: float, y: float, room: Bounds) -> bool:
    gap = _CROSS_M
    return room.min_x + gap <= x <= room.max_x - gap and room.min_y + gap <= y <= room.max_y - gap


def _values(ends: list[GridEnd], frame: PrintFrame, corner: Point) -> Iterator[Item]:
    """Values on all sides of a turned plan; one with north up has them below and left."""
    paper = frame.paper_map(corner).frame
    taken: dict[str, list[tuple[float, float]]] = {}
    upright = abs(frame.up_deg) < 1e-9
    for end in ends:
        along = end.side in ("below", "above")
        across = abs(end.inwards[1] if along else end.inwards[0])
        if across < _SKEW or (upright and end.side not in ("below", "left")):
            continue
        half = text_width_m(end.words, VALUE_M) / 2
        low, high = (paper.min_x, paper.max_x) if along else (paper.min_y, paper.max_y)
        middle = min(max(end.at[0 if along else 1], low + half), high - half)
        room = (middle - half - _CLEAR_M, middle + half + _CLEAR_M)
        others = taken.setdefault(end.side, [])
        if any(room[0] < other[1] and other[0] < room[1] for other in others):
            continue
        others.append((middle - half, middle + half))
        yield _value(end, middle, paper)


def _value(end: GridEnd, middle: float, paper: Bounds) -> Text:
    gap, drop = 0.9 * MM, 0.88 * VALUE_M
    places = {
        "below": ((middle, paper.min_y - gap - drop), 0.0),
        "above": ((middle, paper.max_y + gap), 0.0),
        "left": ((paper.min_x - gap, middle), 90.0),
        "right": ((paper.max_x + gap + drop, middle), 90.0),
    }
    at, angle = places[end.side]
    return Text(
        at=at,
        text=end.words,
        height_m=VALUE_M,
        anchor=Anchor.CENTRE,
        angle_deg=angle,
        colour=GREY,
        layer=SHEET_LAYER,
    )
