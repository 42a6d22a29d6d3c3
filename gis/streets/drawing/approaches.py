"""Which approach of a junction lies at a place, and how far back it reaches."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.streets.derived import RoadShape
from gis.streets.drawing.presets import SectionPreset, applied, applied_to_approach
from gis.streets.drawing.strokes import IdMaker
from gis.streets.engine.arms import REACH_M
from gis.streets.remake.change import StreetChange
from gis.streets.remake.standing import Standing

BACK_M = 40.0
"""An approach reaches so far back from its mouth."""
LEAST_BACK_M = 20.0
"""A road with less room between its mouths for two approaches is one piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach:
    """One end of a road before a junction, or a whole road."""

    road: RoadUid
    end: int | None
    """0 start, 1 end; None: the whole road."""
    back_m: float = 0.0
    """From that end of the line."""


def approach_at(standing: Standing, at: Point, reach_m: float) -> Approach | None:
    """The approach under a point, or within `reach_m` of it; None where no road is.

    On a road it is the end of it whose mouth is nearer, within the junction's reach of 60 m; in a
    junction's area it is the arm whose mouth is nearest. Farther from junctions it is the whole
    road. Of roads over each other the upper one counts.
    """
    place = shapely.Point(at)
    areas = [
        standing.areas[uid]
        for uid in standing.area_places.near([place], 0.0)
        if uid in standing.areas and standing.areas[uid].shape.covers(place)
    ]
    roads = [
        (standing.shapes[RoadUid(uid)], _distance(standing, uid, place))
        for uid in standing.corridors.near([place], reach_m)
        if uid in standing.shapes
    ]
    level = max((area.level for area in areas), default=None)
    on_road = [(-one.street.road.level, far, one.street.road.uid, one) for one, far in roads]
    nearest = min(on_road, key=lambda held: held[:3], default=None)
    if level is not None and (nearest is None or nearest[1] > 0.0 or -nearest[0] < level):
        uids = {area.uid for area in areas if area.level == level}
        return _nearest_arm(standing, uids, place)
    return None if nearest is None else _of_road(nearest[3], place)


def preset_dropped(
    standing: Standing, approach: Approach, preset: SectionPreset, new_id: IdMaker
) -> StreetChange:
    """What a preset dropped on an approach changes. Raises `Problem`."""
    network = standing.network
    if approach.end is None:
        return applied(network, [approach.road], preset)
    return applied_to_approach(
        network, approach.road, approach.end, preset, approach.back_m, new_id
    )


def whole_approach(shape: RoadShape, end: int) -> Approach:
    """The approach at one end of a road, as far back as there is room."""
    road, other = shape.street.road, (shape.start_area, shape.end_area)[1 - end]
    start, stop = mouths_m(shape)
    room = stop - start
    if other is not None:
        room /= 2.0
    trim = start if end == 0 else road.line.length - stop
    if room < LEAST_BACK_M or (other is None and room < BACK_M + LEAST_BACK_M):
        return Approach(road=road.uid, end=None)
    return Approach(road=road.uid, end=end, back_m=round(trim + min(BACK_M, room), 3))


def mouths_m(shape: RoadShape) -> tuple[float, float]:
    """Stations of a road's mouths along its line."""
    line, axis = shape.street.road.line, shape.axis.coords
    start, stop = (line.project(shapely.Point(axis[k])) for k in (0, -1))
    return min(start, stop), max(start, stop)


def _of_road(shape: RoadShape, place: shapely.Point) -> Approach:
    station = shape.street.road.line.project(place)
    start, stop = mouths_m(shape)
    ends = [
        (abs(station - mouth), end)
        for end, mouth, area in ((0, start, shape.start_area), (1, stop, shape.end_area))
        if area is not None
    ]
    far, end = min(ends, default=(0.0, None))
    if end is None or far > REACH_M:
        return Approach(road=shape.street.road.uid, end=None)
    return whole_approach(shape, end)


def _nearest_arm(standing: Standing, areas: set[str], place: shapely.Point) -> Approach | None:
    found: list[tuple[float, RoadUid, int]] = []
    for area in areas:
        for uid in standing.roads_of_area.get(area, ()):
            shape = standing.shapes[uid]
            ends = (shape.start_area, shape.end_area)
            found += [
                (_mouth(shape, end).distance(place), uid, end)
                for end in (0, 1)
                if ends[end] == area
            ]
    if not found:
        return None
    _, uid, end = min(found)
    return whole_approach(standing.shapes[uid], end)


def _mouth(shape: RoadShape, end: int) -> BaseGeometry:
    """The line across the road where its body ends."""
    left, right = shape.edges[0].coords, shape.edges[-1].coords
    return shapely.LineString([left[-end], right[-end]])


def _distance(standing: Standing, uid: str, place: shapely.Point) -> float:
    shape = standing.corridors.get(uid)
    return 0.0 if shape is None else float(shape.distance(place))
