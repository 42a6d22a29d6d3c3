"""Items cut to a box, so that a drawing placed on a sheet never runs over its frame."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from app.painters.fonts import text_width_m
from app.sheets.style import ASCENT_EM
from gis.angles import Point
from gis.display.primitives import Anchor, Bounds, Circle, Item, Path, Picture, Text, arc_points

_DESCENT_EM = 0.22


def clipped(items: Iterable[Item], box: Bounds) -> tuple[Item, ...]:
    """Items within `box`: lines and areas are cut; texts and pictures across it left out."""
    kept: list[Item] = []
    for item in items:
        match item:
            case Text():
                if all(_inside(point, box) for point in text_corners(item)):
                    kept.append(item)
            case Circle():
                kept += _clipped_circle(item, box)
            case Path():
                kept += _clipped_path(item, box)
            case Picture():
                if all(_inside(corner, box) for corner in item.corners):
                    kept.append(item)
    return tuple(kept)


def text_corners(text: Text) -> tuple[Point, ...]:
    """Corners of the box that a line of text fills."""
    width = text_width_m(text.text, text.height_m, bold=text.bold)
    start = {Anchor.LEFT: 0.0, Anchor.CENTRE: -width / 2, Anchor.RIGHT: -width}[text.anchor]
    angle = math.radians(text.angle_deg)
    c, s = math.cos(angle), math.sin(angle)
    low, high = -_DESCENT_EM * text.height_m, ASCENT_EM * text.height_m
    corners = ((start, low), (start + width, low), (start + width, high), (start, high))
    x, y = text.at
    return tuple((x + along * c - up * s, y + along * s + up * c) for along, up in corners)


def _inside(point: Point, box: Bounds) -> bool:
    return box.min_x <= point[0] <= box.max_x and box.min_y <= point[1] <= box.max_y


def _clipped_circle(circle: Circle, box: Bounds) -> list[Item]:
    x, y = circle.centre
    reach = circle.radius_m + (circle.stroke.width_m / 2 if circle.stroke else 0.0)
    corners = ((x - reach, y - reach), (x + reach, y + reach))
    if all(_inside(corner, box) for corner in corners):
        return [circle]
    sagitta = circle.radius_m / 500
    points = arc_points(circle.centre, circle.radius_m, from_deg=0, to_deg=360, sagitta_m=sagitta)
    ring = Path(
        runs=(points[:-1],),
        closed=True,
        stroke=circle.stroke,
        fill=circle.fill,
        layer=circle.layer,
        key=circle.key,
    )
    return _clipped_path(ring, box) if len(points) > 2 else []


def _clipped_path(path: Path, box: Bounds) -> list[Item]:
    if all(_inside(point, box) for run in path.runs for point in run):
        return [path]
    kept: list[Item] = []
    if path.fill is not None:
        areas = tuple(area for run in path.runs if len(area := _clip_area(run, box)) > 2)
        if areas:
            kept.append(replace(path, runs=areas, closed=True, stroke=None))
    if path.stroke is not None:
        runs = tuple(
            piece
            for run in path.runs
            for piece in _clip_line([*run, run[0]] if path.closed and run else run, box)
        )
        if runs:
            kept.append(replace(path, runs=runs, closed=False, fill=None))
    return kept


def _clip_line(run: Sequence[Point], box: Bounds) -> list[tuple[Point, ...]]:
    """The parts of a line inside the box (Liang-Barsky, segment by segment)."""
    pieces: list[list[Point]] = []
    for start, end in pairwise(run):
        shares = _shares_inside(start, end, box)
        if shares is None:
            continue
        first, last = _between(start, end, shares[0]), _between(start, end, shares[1])
        if pieces and pieces[-1][-1] == first:
            pieces[-1].append(last)
        else:
            pieces.append([first, last])
    return [tuple(piece) for piece in pieces]


def _between(start: Point, end: Point, share: float) -> Point:
    if share in (0.0, 1.0):
        return end if share else start
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _shares_inside(start: Point, end: Point, box: Bounds) -> tuple[float, float] | None:
    first, last = 0.0, 1.0
    dx, dy = end[0] - start[0], end[1] - start[1]
    for step, gap in (
        (-dx, start[0] - box.min_x),
        (dx, box.max_x - start[0]),
        (-dy, start[1] - box.min_y),
        (dy, box.max_y - start[1]),
    ):
        if step == 0:
            if gap < 0:
                return None
        elif step < 0:
            first = max(first, gap / step)
        else:
            last = min(last, gap / step)
    return (first, last) if first < last else None


def _clip_area(run: Sequence[Point], box: Bounds) -> tuple[Point, ...]:
    """A ring cut to the box (Sutherland-Hodgman, one side after the other)."""
    ring = list(run)
    for axis, limit, sign in (
        (0, box.min_x, 1),
        (0, box.max_x, -1),
        (1, box.min_y, 1),
        (1, box.max_y, -1),
    ):
        cut: list[Point] = []
        for place, end in enumerate(ring):
            start = ring[place - 1]
            before, after = sign * (start[axis] - limit), sign * (end[axis] - limit)
            if (before >= 0) != (after >= 0):
                cut.append(_between(start, end, before / (before - after)))
            if after >= 0:
                cut.append(end)
        ring = cut
    return tuple(ring)
