"""Draughtsmen's edits of marks: typed length, offset, corners, trim, extend, split, join.

Those of one mark take its place in the list of marks. Each raises `Problem` where the shape
cannot be (see `gis.drafting`), MARK_IS_NO_LINE of a mark that is no line where one is needed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from gis.angles import Point, bearing_deg, moved, turn_deg
from gis.drafting import cutting, placing
from gis.drafting.corners import (
    CornerCut,
    chamfer,
    fillet,
    met_at_corner,
    nearest_ends,
    with_all_corners,
)
from gis.problems import Problem
from gis.scenes.drawing.additions import free_name
from gis.scenes.scene import Mark, MarkForm, Scene

CURVED_MOST_DEG = 30.0
"""A line that turns by more at its last vertex has a corner there, and goes on straight."""
LONGEST_M = 1000.0
"""No trace of a crash is longer; a slip of the hand would be drawn chord by chord."""


def measured_mark(scene: Scene, place: int, length_m: float) -> Scene:
    """The mark of a length that was measured: cut at its end, or gone on with as it bends.

    Raises:
        Problem: DRAFT_DISTANCE_NOT_POSITIVE, MARK_TOO_LONG.
    """
    if length_m <= 0.0:
        raise Problem("DRAFT_DISTANCE_NOT_POSITIVE", distance=length_m)
    if not length_m <= LONGEST_M:
        raise Problem("MARK_TOO_LONG", typed=length_m, most=LONGEST_M)
    mark = _line_mark(scene, place)
    return _with(scene, place, replace(mark, points=of_length(mark.points, length_m)), length_m)


def of_length(points: Sequence[Point], length_m: float) -> tuple[Point, ...]:
    """A line from the same start with exactly this length.

    A longer one goes on by chords that turn as the last one did: along the circle of an arc,
    straight on where the line was straight or had a corner.
    """
    line = LineString(points)
    if line.length >= length_m:
        return _points(substring(line, 0.0, length_m))
    made = [(x, y) for x, y in points]
    step = math.dist(made[-2], made[-1])
    turn = 0.0
    if len(made) > 2:
        turn = turn_deg(bearing_deg(made[-3], made[-2]), bearing_deg(made[-2], made[-1]))
        turn = turn if abs(turn) <= CURVED_MOST_DEG else 0.0
    left = length_m - line.length
    while left > 0.0:
        part = left if not turn else min(step, left)
        heading = bearing_deg(made[-2], made[-1]) + turn
        made.append(moved(made[-1], heading, part))
        left -= part
    return tuple(made)


def offset_mark(scene: Scene, place: int, left_m: float) -> Scene:
    """A copy beside the mark, so far to the left (negative: right); of an area outwards."""
    mark = scene.marks[place]
    if mark.form is MarkForm.AREA:
        shape: BaseGeometry = cutting.offset_area(Polygon(mark.points), left_m)
    else:
        shape = cutting.offset_line(LineString(_line_mark(scene, place).points), left_m)
    return _with_more(scene, [replace(mark, points=_points(shape), length_m=None)])


def cornered_mark(scene: Scene, place: int, cut: CornerCut) -> Scene:
    """All corners of a mark cut.

    Raises:
        Problem: LINE_HAS_NO_CORNER.
    """
    mark = scene.marks[place]
    ring = (*mark.points, mark.points[0]) if mark.form is MarkForm.AREA else mark.points
    made = with_all_corners(ring, cut, is_ring=mark.form is MarkForm.AREA)
    if made is None:
        raise Problem("LINE_HAS_NO_CORNER")
    if mark.form is MarkForm.AREA:
        made = made[:-1]
    return _with(scene, place, replace(mark, points=made))


def rounded_mark(scene: Scene, place: int, radius_m: float) -> Scene:
    """Corners rounded by arcs of a radius (fillet)."""
    return cornered_mark(scene, place, lambda corner: fillet(corner, radius_m))


def bevelled_mark(scene: Scene, place: int, back_m: float) -> Scene:
    """Corners cut off, so far from each (chamfer)."""
    return cornered_mark(scene, place, lambda corner: chamfer(corner, back_m, back_m))


def rounded_marks(scene: Scene, one: int, other: int, radius_m: float) -> Scene:
    """Two line marks prolonged or cut back to a common corner, rounded by an arc."""
    return _met(scene, one, other, lambda corner: fillet(corner, radius_m))


def bevelled_marks(scene: Scene, one: int, other: int, back_m: float) -> Scene:
    """Two line marks prolonged or cut back to a common corner that is cut off."""
    return _met(scene, one, other, lambda corner: chamfer(corner, back_m, back_m))


def trimmed_mark(
    scene: Scene, place: int, at: Point, boundaries: Sequence[BaseGeometry] = ()
) -> Scene:
    """The piece of a mark at a place cut away, between what crosses it; else the whole mark."""
    mark = _line_mark(scene, place)
    try:
        left = cutting.trimmed(LineString(mark.points), [*_others(scene, place), *boundaries], at)
    except Problem:
        left = ()
    kept = [replace(mark, points=_points(line), length_m=None) for line in left]
    if not kept:
        return replace(scene, marks=(*scene.marks[:place], *scene.marks[place + 1 :]))
    return _with_more(_with(scene, place, kept[0]), kept[1:])


def extended_mark(
    scene: Scene, place: int, at: Point, boundaries: Sequence[BaseGeometry] = ()
) -> Scene:
    """A mark prolonged straight from its end nearest to a place to what lies ahead."""
    mark = _line_mark(scene, place)
    made = cutting.extended(LineString(mark.points), [*_others(scene, place), *boundaries], at)
    return _with(scene, place, replace(mark, points=_points(made)))


def split_mark(scene: Scene, place: int, at: Point) -> Scene:
    """A mark cut in two; the second part gets a name of its own."""
    mark = _line_mark(scene, place)
    first, second = cutting.split_line(LineString(mark.points), at)
    rest = replace(mark, points=_points(second), length_m=None)
    return _with_more(_with(scene, place, replace(mark, points=_points(first))), [rest])


def joined_marks(scene: Scene, places: Sequence[int]) -> Scene:
    """Marks that touch end to end (or areas that touch) made one: the first."""
    marks = [scene.marks[place] for place in places]
    if all(mark.form is MarkForm.AREA for mark in marks):
        shape: BaseGeometry = cutting.joined_areas([Polygon(mark.points) for mark in marks])
    else:
        lines = [LineString(_line_mark(scene, place).points) for place in places]
        shape = cutting.joined(lines)
    scene = _with(scene, places[0], replace(marks[0], points=_points(shape)))
    gone = set(places[1:])
    return replace(scene, marks=tuple(m for k, m in enumerate(scene.marks) if k not in gone))


def reversed_mark(scene: Scene, place: int) -> Scene:
    """The mark from its end to its start: which way it was made."""
    mark = _line_mark(scene, place)
    return _with(scene, place, replace(mark, points=mark.points[::-1]), mark.length_m)


def drawn_length_m(mark: Mark) -> float:
    """Length of a line mark as drawn; of an area its outline."""
    ring = (*mark.points, *mark.points[:1]) if mark.form is MarkForm.AREA else mark.points
    return sum(math.dist(a, b) for a, b in pairwise(ring))


def mark_shape(mark: Mark) -> BaseGeometry | None:
    """A mark as a shape; None of one that is kept and not drawn."""
    if mark.form is MarkForm.LINE and len(mark.points) > 1:
        return LineString(mark.points)
    if mark.form is MarkForm.AREA and len(mark.points) > 2:
        return Polygon(mark.points)
    return shapely.Point(mark.points[0]) if mark.points else None


def _line_mark(scene: Scene, place: int) -> Mark:
    mark = scene.marks[place]
    if mark.form is not MarkForm.LINE or len(mark.points) < 2:
        raise Problem("MARK_IS_NO_LINE")
    return mark


def _others(scene: Scene, place: int) -> list[BaseGeometry]:
    shapes = (mark_shape(mark) for k, mark in enumerate(scene.marks) if k != place)
    return [one for one in shapes if one is not None and one.geom_type != "Point"]


def _with(scene: Scene, place: int, mark: Mark, length_m: float | None = None) -> Scene:
    """The scene with a mark of another shape; a measured length holds for its own shape only."""
    made = replace(mark, length_m=length_m)
    return replace(scene, marks=(*scene.marks[:place], made, *scene.marks[place + 1 :]))


def _with_more(scene: Scene, marks: Sequence[Mark]) -> Scene:
    for mark in marks:
        taken = (one.id for one in scene.marks)
        name = free_name("M", taken, at_least=len(scene.marks) + 1)
        scene = replace(scene, marks=(*scene.marks, replace(mark, id=name)))
    return scene


def _met(scene: Scene, one: int, other: int, cut: CornerCut) -> Scene:
    """Two marks whose nearest ends are brought to the two ends of a cut corner."""
    lines = [_line_mark(scene, place).points for place in (one, other)]
    made = met_at_corner(lines, nearest_ends(*lines), cut)
    for place, points in zip((one, other), made, strict=True):
        scene = _with(scene, place, replace(scene.marks[place], points=points))
    return scene


def _points(shape: BaseGeometry) -> tuple[Point, ...]:
    line = shape.exterior if isinstance(shape, Polygon) else shape
    points = tuple((x, y) for x, y in shapely.get_coordinates(line).tolist())
    return points[:-1] if isinstance(shape, Polygon) else points


def arrayed_marks(scene: Scene, places: Sequence[int], path: int, step_m: float) -> Scene:
    """Copies of marks along another one, `step_m` apart, turned with it.

    The first point of the first mark comes to lie on the path; a copy at its start is left out.

    Raises:
        Problem: NOTHING_TO_COPY where the path is shorter than a step.
    """
    along = LineString(_line_mark(scene, path).points)
    base = scene.marks[places[0]].points[0]
    made = []
    for place in places:
        mark = scene.marks[place]
        shape = mark_shape(mark)
        if shape is None:
            continue
        for copy in placing.arrayed(shape, base, along, step_m)[1:]:
            made.append(replace(mark, points=_points(copy), length_m=mark.length_m))
    if not made:
        raise Problem("NOTHING_TO_COPY")
    return _with_more(scene, made)
