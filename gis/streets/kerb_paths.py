"""Kerbs as lines: the edge of the paved area, followed from one point to another.

A kerb runs with the carriageway on its left: where traffic keeps right, as traffic beside it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LinearRing, LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from gis import angles
from gis.angles import bearing_deg
from gis.problems import Problem
from gis.streets.remake.standing import Standing

LEAST_M = 0.05
SAME_DIGITS = 4
WIDE_M = 5.0
"""Pavement this near to the way between two points may be part of their kerb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnKerb:
    """A place on a kerb; the bearing is that of the kerb."""

    at: angles.Point
    ring: LinearRing
    station_m: float
    bearing_deg: float


def pavement_near(standing: Standing, shape: BaseGeometry, reach_m: float) -> list[Polygon]:
    """The carriageways and junction areas within reach."""
    found: list[Polygon] = []
    for uid in sorted(standing.corridors.near([shape], reach_m)):
        found += [body.shape for body in standing.bodies.get(uid, {}).values()]
    for uid in sorted(standing.area_places.near([shape], reach_m)):
        if uid in standing.areas:
            found.append(standing.areas[uid].shape)
    return found


def kerbs_of(pavement: Iterable[Polygon]) -> list[LinearRing]:
    """The edges of paved areas that lie together, each with the pavement on its left."""
    whole = shapely.union_all(list(pavement))
    rings: list[LinearRing] = []
    for part in shapely.get_parts(whole):
        if isinstance(part, Polygon):
            turned = shapely.orient_polygons(part)
            rings += [turned.exterior, *turned.interiors]
    return rings


def on_kerb(kerbs: Sequence[LinearRing], at: angles.Point, reach_m: float) -> OnKerb | None:
    """The nearest place on a kerb; None where none lies within reach."""
    if not kerbs:
        return None
    point = Point(at)
    away = shapely.distance(np.array(kerbs, dtype=object), point)
    best = int(np.argmin(away))
    if away[best] > reach_m:
        return None
    ring = kerbs[best]
    station = float(ring.project(point))
    foot = ring.interpolate(station)
    before = ring.interpolate((station - LEAST_M) % ring.length)
    after = ring.interpolate((station + LEAST_M) % ring.length)
    return OnKerb(
        at=(float(foot.x), float(foot.y)),
        ring=ring,
        station_m=station,
        bearing_deg=bearing_deg((before.x, before.y), (after.x, after.y)),
    )


def kerb_between(
    standing: Standing, start: angles.Point, end: angles.Point, reach_m: float
) -> LineString:
    """The kerb from one point to another the short way round, the carriageway on its left.

    The way lies as the kerb does, whichever point was given first.

    Raises:
        Problem: OBJECT_NO_KERB_HERE, OBJECT_KERBS_DIFFER, OBJECT_TOO_SHORT.
    """
    way: BaseGeometry = LineString([start, end]) if start != end else Point(start)
    kerbs = kerbs_of(pavement_near(standing, way, max(reach_m, WIDE_M)))
    one, other = (on_kerb(kerbs, point, reach_m) for point in (start, end))
    if one is None or other is None:
        raise Problem("OBJECT_NO_KERB_HERE")
    if one.ring is not other.ring:
        raise Problem("OBJECT_KERBS_DIFFER")
    length = one.ring.length
    forward = (other.station_m - one.station_m) % length
    low, run = (one, forward) if forward <= length / 2.0 else (other, length - forward)
    if run < LEAST_M:
        raise Problem("OBJECT_TOO_SHORT")
    return _stretch(low.ring, low.station_m, run)


def _stretch(ring: LinearRing, start_m: float, run_m: float) -> LineString:
    """A part of a ring from a station on, over its seam where it must be."""
    points = shapely.get_coordinates(ring)
    twice = LineString(np.vstack([points, points[1:]]))
    found = substring(twice, start_m, start_m + run_m)
    return LineString(shapely.get_coordinates(found))


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
