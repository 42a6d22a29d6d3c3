"""Offsets, trims, extends, splits and joins lines and areas."""

from __future__ import annotations

import math
from collections.abc import Sequence

import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from gis.angles import Point, bearing_deg, moved
from gis.problems import Problem

TOUCH_M = 1e-3
MITRE_MOST = 5.0


def offset_line(line: LineString, left_m: float) -> LineString:
    """The parallel line, `left_m` to the left (negative: right), same direction, sharp corners.

    `Problem` DRAFT_NOTHING_LEFT where nothing or no one line remains.
    """
    made = shapely.offset_curve(line, left_m, join_style="mitre", mitre_limit=MITRE_MOST)
    if made.is_empty or not isinstance(made, LineString):
        raise Problem("DRAFT_NOTHING_LEFT")
    return made


def offset_area(area: Polygon, out_m: float) -> Polygon:
    """The area grown by `out_m` (negative: shrunk); `Problem` DRAFT_NOTHING_LEFT if none is left.

    An area that falls apart is refused in the same way.
    """
    made = area.buffer(out_m, join_style="mitre", mitre_limit=MITRE_MOST)
    if made.is_empty or not isinstance(made, Polygon):
        raise Problem("DRAFT_NOTHING_LEFT")
    return made


def split_line(line: LineString, at: Point) -> tuple[LineString, LineString]:
    """Both parts of a line cut at the place nearest to `at`.

    `Problem` DRAFT_NOT_ON_LINE at an end.
    """
    station = line.project(ShapelyPoint(at))
    if not TOUCH_M < station < line.length - TOUCH_M:
        raise Problem("DRAFT_NOT_ON_LINE")
    return _piece(line, 0.0, station), _piece(line, station, line.length)


def trimmed(
    line: LineString, boundaries: Sequence[BaseGeometry], at: Point
) -> tuple[LineString, ...]:
    """What is left of a line when its piece at `at`, between two boundaries, is cut away.

    One or two lines; of a ring one. `Problem` DRAFT_NO_CROSSING where no boundary crosses the
    line (a ring must be crossed twice).
    """
    stations = _crossing_stations(line, boundaries)
    if len(stations) < (2 if line.is_closed else 1):
        raise Problem("DRAFT_NO_CROSSING")
    picked = line.project(ShapelyPoint(at))
    if line.is_closed and not stations[0] <= picked < stations[-1]:
        # The piece runs over the ring's seam.
        return (_piece(line, stations[0], stations[-1]),)
    before = max((s for s in stations if s <= picked), default=0.0)
    after = min((s for s in stations if s > picked), default=line.length)
    pieces = (
        [(after, line.length), (0.0, before)]
        if line.is_closed
        else [
            (0.0, before),
            (after, line.length),
        ]
    )
    left = tuple(_piece(line, a, b) for a, b in pieces if b - a > TOUCH_M)
    return (joined(left),) if line.is_closed else left


def extended(line: LineString, boundaries: Sequence[BaseGeometry], near: Point) -> LineString:
    """The line prolonged straight from its end nearest to `near` to the first boundary ahead.

    `Problem` DRAFT_NO_CROSSING where none lies ahead.
    """
    points: list[Point] = [(x, y) for x, y, *_ in line.coords]
    is_start = math.dist(points[0], near) < math.dist(points[-1], near)
    if is_start:
        points.reverse()
    reach = max((_farthest_m(points[-1], shape) for shape in boundaries), default=0.0) + 1.0
    ahead = moved(points[-1], bearing_deg(points[-2], points[-1]), reach)
    ray = LineString([points[-1], ahead])
    stations = [s for s in _crossing_stations(ray, boundaries, is_whole=True) if s > TOUCH_M]
    if not stations:
        raise Problem("DRAFT_NO_CROSSING")
    reached = ray.interpolate(min(stations))
    points[-1] = (reached.x, reached.y)
    return LineString(points[::-1] if is_start else points)


def joined(lines: Sequence[LineString]) -> LineString:
    """One line of several that touch end to end (1 mm), in the direction of the first.

    `Problem` DRAFT_ENDS_APART with the nearest gap where one touches nothing.
    """
    chain: list[Point] = [(x, y) for x, y, *_ in lines[0].coords]
    rest: list[list[Point]] = [[(x, y) for x, y, *_ in line.coords] for line in lines[1:]]
    while rest:
        gap, k, at_end, is_turned = min(
            (math.dist(chain[-1 if end else 0], part[-1 if end == turn else 0]), k, end, turn)
            for k, part in enumerate(rest)
            for end in (True, False)
            for turn in (True, False)
        )
        if gap > TOUCH_M:
            raise Problem("DRAFT_ENDS_APART", gap=round(gap, 2))
        part = rest.pop(k)[:: -1 if is_turned else 1]
        chain = chain + part[1:] if at_end else part[:-1] + chain
    return LineString(chain)


def joined_areas(areas: Sequence[Polygon]) -> Polygon:
    """One area of several that touch along an edge or overlap; `Problem` DRAFT_ENDS_APART."""
    made = shapely.union_all(list(areas))
    if not isinstance(made, Polygon):
        gap = min(a.distance(b) for k, a in enumerate(areas) for b in areas[k + 1 :])
        raise Problem("DRAFT_ENDS_APART", gap=round(gap, 2))
    return made


def _crossing_stations(
    line: LineString, boundaries: Sequence[BaseGeometry], *, is_whole: bool = False
) -> list[float]:
    edges = [shape.boundary if isinstance(shape, Polygon) else shape for shape in boundaries]
    stations = []
    for edge in edges:
        for part in shapely.get_parts(line.intersection(edge)):
            for x, y, *_ in shapely.get_coordinates(part).tolist():
                stations.append(line.project(ShapelyPoint(x, y)))
    low = -1.0 if is_whole else TOUCH_M
    high = line.length + 1.0 if is_whole else line.length - TOUCH_M
    return sorted(s for s in stations if low < s < high)


def _piece(line: LineString, start_m: float, end_m: float) -> LineString:
    return LineString(substring(line, start_m, end_m).coords)


def _farthest_m(point: Point, shape: BaseGeometry) -> float:
    return float(shapely.hausdorff_distance(ShapelyPoint(point), shape))
