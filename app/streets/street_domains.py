"""What streets offer to snap to: road lines, lanes, kerbs, stop lines, stations."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.drafting.snap_finder import LineSnaps, StationSnaps, snaps_at
from gis.drafting.snap_index import SnapIndex, SnapShape
from gis.drafting.snaps import RANKS, Snap, SnapKind, SnapProvider, SnapQuestion
from gis.streets.cross_section import Direction
from gis.streets.derived import RoadShape, StreetGeometry, StreetRoad

STATION_STEPS_M = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
STATION_ROOM = 6.0
"""Stations lie at least as many snap reaches apart: between them there is room to be free."""
LANES_REACH_M, KERBS_REACH_M = 1.0, 2.0
"""Lanes and kerbs are snapped to only where the view is so large that each can be aimed at."""
REACH_MOST_M = {
    SnapKind.LANE_CENTRE: LANES_REACH_M,
    SnapKind.LANE_EDGE: LANES_REACH_M,
    SnapKind.STOP_LINE: LANES_REACH_M,
    SnapKind.KERB: KERBS_REACH_M,
}
ON_LINE_M = 0.01
SLIDING = (SnapKind.LANE_CENTRE, SnapKind.LANE_EDGE, SnapKind.KERB, SnapKind.ON_SEGMENT)
"""Of lines beside each other the nearest is meant, whatever it is."""
STOP_LINE_KIND = "stop_line"
Shapes = dict[str, SnapShape]


class StreetDomains:
    """The lines of streets by what they are, and what of them lies near the pointer.

    `shapes` of other things are looked at as the road lines are: ends, vertices, crossings.
    Without `axes` the lines of the roads, which nobody sees, offer nothing.
    """

    def __init__(
        self, streets: StreetGeometry, shapes: Mapping[str, SnapShape], *, axes: bool = True
    ) -> None:
        self._axes = axes
        lines = _road_lines(streets.roads) if axes else {}
        self._lines = SnapIndex({**lines, **shapes})
        self._domains = {kind: SnapIndex(found) for kind, found in _domains(streets).items()}

    def near(self, question: SnapQuestion, more: Sequence[SnapProvider] = ()) -> tuple[Snap, ...]:
        """Snaps near the pointer, best first; `more` offers those of other domains."""
        reach = question.tolerance_m
        providers: list[SnapProvider] = [
            LineSnaps(kind, index)
            for kind, index in self._domains.items()
            if reach <= REACH_MOST_M[kind]
        ]
        step = next((step for step in STATION_STEPS_M if step >= STATION_ROOM * reach), None)
        if step is not None and self._axes:
            providers.append(StationSnaps(self._lines, step))
        found = snaps_at(question, self._lines, [*providers, *more])
        return tuple(sorted(found, key=lambda snap: _order(snap, question.pointer)))

    def change(self, gone: StreetGeometry, made: StreetGeometry) -> None:
        """Some streets gave way to others."""
        self._lines.change([street.road.uid for street in gone.roads], _road_lines(made.roads))
        away, come = _domains(gone), _domains(made)
        for kind, index in self._domains.items():
            index.change(away[kind], come[kind])


def _order(snap: Snap, pointer: Point) -> tuple[int, float]:
    """Rank, and distance among what slides; else as the snaps came."""
    if snap.kind in SLIDING:
        return RANKS[SnapKind.ON_SEGMENT], math.dist(snap.at, pointer)
    return RANKS[snap.kind], 0.0


def _road_lines(streets: Iterable[StreetRoad]) -> Shapes:
    return {street.road.uid: snap_shape(street.road.line) for street in streets}


def _domains(made: StreetGeometry) -> Mapping[SnapKind, Shapes]:
    """What each domain has to snap to."""
    found: dict[SnapKind, Shapes] = {
        SnapKind.LANE_CENTRE: {},
        SnapKind.LANE_EDGE: {},
        SnapKind.KERB: {area.uid: snap_shape(area.shape.exterior) for area in made.junctions},
        SnapKind.STOP_LINE: {
            mark.uid: snap_shape(mark.shape)
            for mark in made.markings
            if mark.kind == STOP_LINE_KIND
        },
    }
    for shape in made.shapes:
        _put_lanes(shape, found)
    return found


def _put_lanes(shape: RoadShape, found: dict[SnapKind, Shapes]) -> None:
    section, uid = shape.street.section, shape.street.road.uid
    kerbs = {_place(section.offsets_m, offset) for offset in section.carriageway_m}
    for k, edge in enumerate(shape.edges):
        if abs(section.offsets_m[k]) < ON_LINE_M:
            continue  # the road's own line offers more
        kind = SnapKind.KERB if k in kerbs else SnapKind.LANE_EDGE
        found[kind][f"{uid}|{k}"] = snap_shape(edge)
    for k, (left, right) in enumerate(pairwise(shape.edges)):
        if section.elements[k].is_lane:
            middle = _between(left, right)
            if section.elements[k].direction is Direction.BACKWARD:
                middle = middle[::-1]  # as it is driven
            found[SnapKind.LANE_CENTRE][f"{uid}|{k}"] = SnapShape(points=middle)


def _place(offsets_m: Sequence[float], offset_m: float) -> int:
    return min(range(len(offsets_m)), key=lambda k: abs(offsets_m[k] - offset_m))


def _between(left: LineString, right: LineString) -> tuple[tuple[float, float], ...]:
    """The line halfway between two edges of a strip."""
    one, other = shapely.get_coordinates(left), shapely.get_coordinates(right)
    if len(one) != len(other):  # mouths or joints gave one of them vertices of its own
        one, other = (_spread(line, max(len(one), len(other))) for line in (left, right))
    return tuple((x, y) for x, y in ((one + other) / 2.0).tolist())


def _spread(line: LineString, count: int) -> NDArray[np.float64]:
    """So many points along a line, evenly."""
    places = [line.interpolate(k / (count - 1), normalized=True) for k in range(count)]
    return np.array([(at.x, at.y) for at in places])


def snap_shape(line: BaseGeometry) -> SnapShape:
    """A line, or a ring with its first point repeated, as snaps have it."""
    return SnapShape(points=tuple((x, y) for x, y in shapely.get_coordinates(line).tolist()))
