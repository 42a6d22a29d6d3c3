"""Kerbs as lines: the edge of the paved area, followed from one point to another.

A kerb runs with the carriageway on its left: where traffic keeps right, as traffic beside it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely import LinearRing, LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from gis import angles
from gis.angles import bearing_deg
from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.derived import RoadShape
from gis.streets.remake.standing import Standing

LEAST_M = 0.05
HELD = 16
"""Places whose kerbs are kept: a pointer that moves asks for the same ones again."""
SAME_DIGITS = 4
WIDE_M = 5.0
"""Pavement this near to the way between two points may be part of their kerb."""
ON_MOUTH_M = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class OnKerb:
    """A place on a kerb."""

    kerb: LineString
    """Closed where it goes round."""
    station_m: float


def kerbs_near(standing: Standing, way: BaseGeometry, reach_m: float) -> list[LineString]:
    """The kerbs of the streets about a way, each with the carriageway on its left."""
    pavement: list[Polygon] = []
    mouths: list[LineString] = []
    for uid in sorted(standing.corridors.near([way], reach_m)):
        pavement += [body.shape for body in standing.bodies.get(uid, {}).values()]
        mouths += _mouths(standing.shapes[RoadUid(uid)])
    for uid in sorted(standing.area_places.near([way], reach_m)):
        if uid in standing.areas:
            pavement.append(standing.areas[uid].shape)
            mouths += [
                mouth
                for road in sorted(standing.roads_of_area.get(uid, ()))
                for mouth in _mouths(standing.shapes[road])
            ]
    return list(_kerbs(tuple(pavement), tuple(mouths)))


def _mouths(shape: RoadShape) -> list[LineString]:
    """The straight ends of a road over its full width."""
    first, last = shape.edges[0], shape.edges[-1]
    return [LineString([first.coords[place], last.coords[place]]) for place in (0, -1)]


@lru_cache(maxsize=HELD)
def _kerbs(pavement: tuple[Polygon, ...], mouths: tuple[LineString, ...]) -> tuple[LineString, ...]:
    """The edges of paved areas that lie together, without the mouths that end them."""
    found: list[LineString] = []
    open_ends = shapely.MultiLineString(list(mouths))
    shapely.prepare(open_ends)
    for part in shapely.get_parts(shapely.union_all(list(pavement))):
        if not isinstance(part, Polygon):
            continue
        turned = shapely.orient_polygons(part)
        for ring in (turned.exterior, *turned.interiors):
            found += _without(ring, open_ends)
    return tuple(found)


def _without(ring: LinearRing, mouths: BaseGeometry) -> list[LineString]:
    """The runs of a ring between the segments that lie on mouths; all of it where none does."""
    points = shapely.get_coordinates(ring)
    on = np.asarray(shapely.dwithin(shapely.points(points), mouths, ON_MOUTH_M))
    middles = shapely.points((points[:-1] + points[1:]) / 2.0)
    gone = on[:-1] & on[1:] & shapely.dwithin(middles, mouths, ON_MOUTH_M)
    if not gone.any():
        return [LineString(points)]
    first = int(np.flatnonzero(gone)[0]) + 1
    count = len(gone)
    runs: list[list[int]] = [[]]
    for step in range(count):
        segment = (first + step) % count
        if gone[segment]:
            runs.append([])
        else:
            runs[-1].append(segment)
    return [
        LineString(np.vstack([points[run], points[run[-1] + 1 : run[-1] + 2]]))
        for run in runs
        if run
    ]


def on_kerb(kerbs: Sequence[LineString], at: angles.Point, reach_m: float) -> OnKerb | None:
    """The nearest place on a kerb; None where none lies within reach."""
    if not kerbs:
        return None
    point = Point(at)
    away = shapely.distance(np.array(kerbs, dtype=object), point)
    best = int(np.argmin(away))
    if away[best] > reach_m:
        return None
    return OnKerb(kerb=kerbs[best], station_m=float(kerbs[best].project(point)))


def kerb_between(
    standing: Standing, start: angles.Point, end: angles.Point, reach_m: float
) -> LineString:
    """The kerb from one point to another, the short way round where it closes.

    The way lies as the kerb does, whichever point was given first: the carriageway is on its left.

    Raises:
        Problem: OBJECT_NO_KERB_HERE, OBJECT_KERBS_DIFFER, OBJECT_TOO_SHORT.
    """
    way: BaseGeometry = LineString([start, end]) if start != end else Point(start)
    kerbs = kerbs_near(standing, way, max(reach_m, WIDE_M, way.length / 2.0))
    one, other = (on_kerb(kerbs, point, reach_m) for point in (start, end))
    if one is None or other is None:
        raise Problem("OBJECT_NO_KERB_HERE")
    if one.kerb is not other.kerb:
        raise Problem("OBJECT_KERBS_DIFFER")
    low, high = sorted((one.station_m, other.station_m))
    length = one.kerb.length
    if one.kerb.is_ring and high - low > length / 2.0:
        low, high = high, low + length
    if high - low < LEAST_M:
        raise Problem("OBJECT_TOO_SHORT")
    return _stretch(one.kerb, low, high)


def _stretch(kerb: LineString, low_m: float, high_m: float) -> LineString:
    """A part of a kerb, over the seam of a closed one where it must be."""
    points = shapely.get_coordinates(kerb)
    line = LineString(np.vstack([points, points[1:]])) if high_m > kerb.length else kerb
    return LineString(shapely.get_coordinates(substring(line, low_m, high_m)))


def beside_kerb(kerb: LineString, off_m: float) -> LineString:
    """A line beside a kerb, off the carriageway (on the kerb's top), or on it where negative."""
    found = shapely.offset_curve(kerb, -off_m, join_style="mitre")
    if not isinstance(found, LineString) or found.is_empty:
        raise Problem("OBJECT_TOO_SHORT")
    return LineString(shapely.get_coordinates(found).round(SAME_DIGITS))


def at_station(line: LineString, station_m: float) -> tuple[angles.Point, float]:
    """A point of a line and the line's bearing there; past its ends straight on."""
    inside = min(max(station_m, 0.0), line.length)
    before = line.interpolate(max(inside - LEAST_M, 0.0))
    after = line.interpolate(min(inside + LEAST_M, line.length))
    bearing = bearing_deg((before.x, before.y), (after.x, after.y))
    foot = line.interpolate(inside)
    return angles.moved((float(foot.x), float(foot.y)), bearing, station_m - inside), bearing
