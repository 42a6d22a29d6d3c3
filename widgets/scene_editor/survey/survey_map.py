"""What the table shows on the map: error ellipses, and the lines of the row that is looked at."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gis.angles import Point, moved, unit_vector
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.scenes.driven import fixed_by_id
from gis.scenes.lengths import metres_text
from gis.scenes.scene import Scene
from gis.scenes.survey.adjustment import ErrorEllipse
from gis.scenes.survey.measurements import Measurement, Method
from gis.scenes.survey.readings import along_and_offset
from gis.scenes.surveyed import SurveyedRow

CORNERS = 36


def ellipse_shapes(rows: Sequence[SurveyedRow]) -> list[OverlayShape]:
    """The standard error ellipse of every target in true size, those in doubt stronger."""
    found: dict[str, OverlayShape] = {}
    for told in rows:
        target = told.target
        if told.row is None or target is None or target.at is None or target.ellipse is None:
            continue
        look = OverlayLook.HOVERED if target.warnings else OverlayLook.MEASURE
        found[told.row.target] = OverlayShape(
            points=ellipse_ring(target.at, target.ellipse), closed=True, look=look
        )
    return list(found.values())


def ellipse_ring(at: Point, ellipse: ErrorEllipse) -> tuple[Point, ...]:
    """Corners of an ellipse about a place."""
    along = unit_vector(ellipse.bearing_deg)
    across = unit_vector(ellipse.bearing_deg + 90.0)
    ring = []
    for corner in range(CORNERS):
        turn = 2.0 * math.pi * corner / CORNERS
        a, b = ellipse.major_m * math.cos(turn), ellipse.minor_m * math.sin(turn)
        ring.append((at[0] + a * along[0] + b * across[0], at[1] + a * along[1] + b * across[1]))
    return tuple(ring)


def row_shapes(scene: Scene, told: SurveyedRow) -> list[OverlayShape]:
    """How a row was measured: lines from its fixed points to the target, with their values."""
    row = told.row
    at = None if told.target is None else told.target.at
    fixed = fixed_by_id(scene)
    if row is None or at is None or any(name not in fixed for name in row.fixed):
        return []
    points = [fixed[name].at for name in row.fixed]
    shapes = [OverlayShape(points=(at,), marks=True, look=OverlayLook.SELECTED)]
    shapes += [
        OverlayShape(points=(one,), marks=True, text=name, look=OverlayLook.SELECTED)
        for name, one in zip(row.fixed, points, strict=True)
    ]
    return shapes + _lines(row, points, at)


def _lines(row: Measurement, points: Sequence[Point], at: Point) -> list[OverlayShape]:
    if row.method is Method.TRIANGULATION:
        pairs = zip(points, row.values_m, strict=False)
        return [_line(one, at, metres_text(value)) for one, value in pairs]
    if row.method is Method.POLAR and len(points) > 1:
        return [_line(points[0], points[1], ""), _line(points[0], at, metres_text(row.values_m[0]))]
    if row.method is Method.BASELINE and len(points) > 1 and points[0] != points[1]:
        along, _ = along_and_offset(at, points[0], points[1])
        base = math.dist(points[0], points[1])
        heading = math.degrees(math.atan2(points[1][0] - points[0][0], points[1][1] - points[0][1]))
        foot = moved(points[0], heading, along)
        ends = (points[0], points[1]) if 0.0 <= along <= base else (points[0], foot)
        return [
            _line(ends[0], ends[1], ""),
            _line(points[0], foot, metres_text(row.values_m[0])),
            _line(foot, at, metres_text(abs(row.values_m[1]))),
        ]
    return []


def _line(start: Point, end: Point, text: str) -> OverlayShape:
    """A line with its value written at its middle."""
    middle = ((start[0] + end[0]) / 2.0, (start[1] + end[1]) / 2.0)
    return OverlayShape(points=(start, end, middle), look=OverlayLook.MEASURE, text=text)
