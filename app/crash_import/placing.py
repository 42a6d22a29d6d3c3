"""Points and light of many crashes at once: projection and sun position are vectorised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from gis.angles import Point
from gis.crashes.coordinates import LonLat
from gis.crashes.light import day_phases
from gis.crashes.records import DayPhase
from gis.crs import WGS84_EPSG, project_array

AT_ONCE = 10_000
"""So many points are worked out in one go, between two reports of progress."""
CENTRE_OF_TAIWAN: LonLat = (120.98, 23.97)
"""Near Puli; good enough for daylight where a crash has no point and its city none either."""

Tick = Callable[[float], None]


def untold(done: float) -> None:
    """Progress of a part that nobody wants to know."""


def project(points: Sequence[LonLat | None], epsg: int, tick: Tick = untold) -> list[Point | None]:
    """Degrees to metres of a CRS; None stays None."""
    placed: list[Point | None] = []
    for start in range(0, len(points), AT_ONCE):
        tick(start / len(points))
        placed += _project_at_once(points[start : start + AT_ONCE], epsg)
    return placed


def _project_at_once(points: Sequence[LonLat | None], epsg: int) -> list[Point | None]:
    known = [point for point in points if point is not None]
    if not known:
        return [None] * len(points)
    metres = project_array(np.array(known), source_epsg=WGS84_EPSG, target_epsg=epsg).tolist()
    in_turn = iter(metres)
    return [None if point is None else _pair(next(in_turn)) for point in points]


def _pair(xy: Sequence[float]) -> Point:
    return (xy[0], xy[1])


def phases(
    times: Sequence[datetime],
    points: Sequence[LonLat | None],
    cities: Sequence[str],
    tick: Tick = untold,
) -> list[DayPhase]:
    """Day, dusk or night; a crash without a point stands at the median of its city's points."""
    if not times:
        return []
    standpoints = _standpoints(points, cities)
    found: list[DayPhase] = []
    for start in range(0, len(times), AT_ONCE):
        tick(start / len(times))
        end = start + AT_ONCE
        found += day_phases(times[start:end], standpoints[start:end])
    return found


def _standpoints(points: Sequence[LonLat | None], cities: Sequence[str]) -> NDArray[np.float64]:
    """A (longitude, latitude) for every crash, shape (n, 2)."""
    of_city: dict[str, list[LonLat]] = defaultdict(list)
    for point, city in zip(points, cities, strict=True):
        if point is not None:
            of_city[city].append(point)
    middle = {city: tuple(np.median(np.array(held), axis=0)) for city, held in of_city.items()}
    return np.array(
        [
            point if point is not None else middle.get(city, CENTRE_OF_TAIWAN)
            for point, city in zip(points, cities, strict=True)
        ],
        dtype=np.float64,
    )
