"""What instruments would read of a place: the values that belong to it, for every method."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from gis.angles import Point, bearing_deg
from gis.scenes.survey.equations import LEAST_BASE_M, is_on_earth
from gis.scenes.survey.measurements import FixedPoint, LineSide, Measurement, Method

POINTS_LEAST = {
    Method.TRIANGULATION: 1,
    Method.BASELINE: 2,
    Method.POLAR: 2,
    Method.COORDINATES: 0,
}


def side_of(at: Point, first: Point, second: Point) -> LineSide:
    """On which side of the line from the first point to the second a place lies."""
    cross = (second[0] - first[0]) * (at[1] - first[1]) - (second[1] - first[1]) * (
        at[0] - first[0]
    )
    return LineSide.LEFT if cross >= 0.0 else LineSide.RIGHT


def read_off(row: Measurement, at: Point, fixed: Mapping[str, FixedPoint]) -> Measurement:
    """The row with the values of a place; as it is where its fixed points give none."""
    if any(name not in fixed for name in row.fixed) or len(row.fixed) < POINTS_LEAST[row.method]:
        return row
    points = [fixed[name].at for name in row.fixed]
    if not all(map(is_on_earth, (at, *points))):
        return row
    if row.method is Method.COORDINATES:
        return replace(row, values_m=at)
    if row.method is Method.TRIANGULATION:
        side = row.side if len(points) < 2 else side_of(at, points[0], points[1])
        return replace(
            row,
            values_m=tuple(math.dist(at, one) for one in points),
            side=None if row.side is None else side,
        )
    base = math.dist(points[0], points[1])
    if base < LEAST_BASE_M:
        return row
    if row.method is Method.BASELINE:
        return replace(row, values_m=along_and_offset(at, points[0], points[1]))
    angle = bearing_deg(points[0], at) - bearing_deg(points[0], points[1])
    return replace(row, values_m=(math.dist(at, points[0]),), angle_deg=angle % 360.0)


def along_and_offset(at: Point, first: Point, second: Point) -> tuple[float, float]:
    """Metres along the line from the first point towards the second, and to the left of it."""
    base = math.dist(first, second)
    ux, uy = (second[0] - first[0]) / base, (second[1] - first[1]) / base
    dx, dy = at[0] - first[0], at[1] - first[1]
    return (dx * ux + dy * uy, ux * dy - uy * dx)
