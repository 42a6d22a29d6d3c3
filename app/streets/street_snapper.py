"""Snaps to the streets that stand: road lines, lanes, kerbs, stop lines, stations; kept current."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from app.streets.street_document import StreetDocument
from gis.drafting.snap_finder import LineSnaps, StationSnaps, snaps_at
from gis.drafting.snap_index import SnapIndex, SnapShape
from gis.drafting.snaps import Snap, SnapKind, SnapProvider, SnapQuestion
from gis.streets.derived import RoadShape, StreetGeometry, StreetRoad
from gis.streets.remake.change import Remade

STATION_STEP_M = 5.0
STOP_LINE_KIND = "stop_line"
Shapes = dict[str, SnapShape]


class StreetSnapper:
    """A `Snapper` over what a document holds; follows its changes.

    `more` offers snaps of other domains (objects, photo marks).
    """

    def __init__(self, document: StreetDocument, more: Sequence[SnapProvider] = ()) -> None:
        standing = document.standing
        self._document = document
        self._lines = SnapIndex(_road_lines(standing.network.streets.values()))
        whole = standing.whole()
        self._domains = {kind: SnapIndex(shapes) for kind, shapes in _domains(whole).items()}
        domains: list[SnapProvider] = [
            LineSnaps(kind, index) for kind, index in self._domains.items()
        ]
        self._providers = (*domains, StationSnaps(self._lines, STATION_STEP_M), *more)
        document.changed.connect(self._follow)

    def __call__(self, question: SnapQuestion) -> tuple[Snap, ...]:
        """Snaps near the pointer, best first."""
        return snaps_at(question, self._lines, self._providers)

    def let_go(self) -> None:
        """Follow the document no more."""
        self._document.changed.disconnect(self._follow)

    def _follow(self, remade: Remade) -> None:
        gone, made = remade.gone, remade.made
        self._lines.change([street.road.uid for street in gone.roads], _road_lines(made.roads))
        away, come = _domains(gone), _domains(made)
        for kind, index in self._domains.items():
            index.change(away[kind], come[kind])


def _road_lines(streets: Iterable[StreetRoad]) -> Shapes:
    return {street.road.uid: _shape(street.road.line) for street in streets}


def _domains(made: StreetGeometry) -> Mapping[SnapKind, Shapes]:
    """What each domain has to snap to."""
    found: dict[SnapKind, Shapes] = {
        SnapKind.LANE_CENTRE: {},
        SnapKind.LANE_EDGE: {},
        SnapKind.KERB: {area.uid: _shape(area.shape.exterior) for area in made.junctions},
        SnapKind.STOP_LINE: {
            mark.uid: _shape(mark.shape) for mark in made.markings if mark.kind == STOP_LINE_KIND
        },
    }
    for shape in made.shapes:
        _put_lanes(shape, found)
    return found


def _put_lanes(shape: RoadShape, found: dict[SnapKind, Shapes]) -> None:
    section, uid = shape.street.section, shape.street.road.uid
    kerbs = {_place(section.offsets_m, offset) for offset in section.carriageway_m}
    for k, edge in enumerate(shape.edges):
        kind = SnapKind.KERB if k in kerbs else SnapKind.LANE_EDGE
        found[kind][f"{uid}|{k}"] = _shape(edge)
    for k, (left, right) in enumerate(pairwise(shape.edges)):
        if section.elements[k].is_lane:
            found[SnapKind.LANE_CENTRE][f"{uid}|{k}"] = SnapShape(points=_between(left, right))


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


def _shape(line: BaseGeometry) -> SnapShape:
    return SnapShape(points=tuple((x, y) for x, y in shapely.get_coordinates(line).tolist()))
