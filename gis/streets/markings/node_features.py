"""Which road and which of its ends a signal, sign or crossing of the source belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.streets.derived import NodeFeature, NodeFeatureKind
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.zones import CROSSINGS, MARKED

OF_ARMS = CROSSINGS | {NodeFeatureKind.DIAGONAL_CROSSING, NodeFeatureKind.BICYCLE_CROSSING}
"""What belongs to one arm of a junction."""
NOT_INSIDE = frozenset({NodeFeatureKind.SIGNAL, NodeFeatureKind.BICYCLE_CROSSING})
"""What says nothing of every arm where it lies inside the area."""
ON_ROAD_M = 2.0
"""A feature this near a road's untrimmed line is on it."""
CROSSING_REACH_M = 20.0
"""A crossing this near a mouth is the arm's crosswalk; farther ones lie between junctions."""
SIGN_REACH_M = 40.0
"""A signal or sign this near a mouth, and nearer than the other one, belongs to its arm."""
IN_AREA_REACH_M = 15.0
"""Crossings inside a junction area belong to the nearest arm within this."""
APART_M = 12.0
"""Crossings between junctions nearer to each other than this are one."""


@dataclass(slots=True)
class Midblock:
    """A marked crossing between junctions."""

    station: float
    signal: bool


@dataclass(slots=True, kw_only=True)
class _Placed:
    """One feature on one road."""

    road: int
    kind: NodeFeatureKind
    station: float
    """Along the trimmed axis; below 0 before its start, beyond its length after its end."""
    feature: NodeFeature


@dataclass(frozen=True, slots=True)
class PlacedSign:
    """A sign of the source beside a road."""

    station: float
    code: str
    against: bool


@dataclass(slots=True)
class PlacedFeatures:
    """Crossings between junctions by the road's number; the others are kept by their mouths."""

    midblocks: dict[int, list[Midblock]] = field(default_factory=dict)
    rumble_bars: dict[int, list[float]] = field(default_factory=dict)
    """Stations of slow bars by the road's number."""
    signs: dict[int, list[PlacedSign]] = field(default_factory=dict)
    """Signs of the source by the road's number."""


def place_features(
    pairs: Sequence[tuple[Mouth, Mouth] | None], features: Sequence[NodeFeature]
) -> PlacedFeatures:
    """Give each mouth its features and return the crossings between junctions."""
    placed = PlacedFeatures()
    if not features:
        return placed
    roads = [i for i, pair in enumerate(pairs) if pair is not None]
    ordered = sorted(features)
    points = shapely.points([feature.at for feature in ordered])
    on_roads = _on_roads(pairs, roads, ordered, points)
    for item in on_roads:
        pair = pairs[item.road]
        if pair is not None:
            _give(placed, item, pair)
    _give_inside(pairs, ordered, points)
    for found in placed.midblocks.values():
        found.sort(key=lambda midblock: midblock.station)
    return placed


def _on_roads(
    pairs: Sequence[tuple[Mouth, Mouth] | None],
    roads: list[int],
    features: Sequence[NodeFeature],
    points: NDArray[np.object_],
) -> list[_Placed]:
    """Every feature on every road whose untrimmed line it lies on."""
    shapes = [pair[0].frame.shape for i in roads if (pair := pairs[i]) is not None]
    lines = np.array([shape.street.road.line for shape in shapes], dtype=object)
    at, on = shapely.STRtree(lines).query(points, predicate="dwithin", distance=ON_ROAD_M)
    axes = np.array([shape.axis for shape in shapes], dtype=object)[on]
    stations = shapely.line_locate_point(axes, points[at])
    away = shapely.distance(axes, points[at])
    lengths = shapely.length(axes)
    before, after = stations <= 1e-6, stations >= lengths - 1e-6
    stations = np.where(before, -away, np.where(after, lengths + away, stations))
    return [
        _Placed(
            road=roads[road],
            kind=features[feature].kind,
            station=station,
            feature=features[feature],
        )
        for feature, road, station in zip(at.tolist(), on.tolist(), stations.tolist(), strict=True)
    ]


def _give(placed: PlacedFeatures, item: _Placed, pair: tuple[Mouth, Mouth]) -> None:
    length = pair[0].frame.length_m
    if item.kind in POINTS:
        if 0.0 <= item.station <= length:
            _give_point(placed, item)
        return
    to_mouth = [
        (abs(u), i)
        for i, u in enumerate((item.station, length - item.station))
        if pair[i].area is not None
    ]
    reach, nearest = min(to_mouth, default=(length, 0))
    limit = CROSSING_REACH_M if item.kind in OF_ARMS else SIGN_REACH_M
    if to_mouth and reach <= limit:
        # What lies inside the area at the junction's own node says nothing of one arm.
        inside = not 0.0 <= item.station <= length
        if not (inside and item.kind in NOT_INSIDE):
            pair[nearest].features.add(item.kind)
    elif item.kind in MARKED and 0.0 < item.station < length:
        found = placed.midblocks.setdefault(item.road, [])
        signal = item.kind is NodeFeatureKind.SIGNAL_CROSSING
        if all(abs(other.station - item.station) > APART_M for other in found):
            found.append(Midblock(item.station, signal))


POINTS = frozenset({NodeFeatureKind.RUMBLE_BARS, NodeFeatureKind.SIGN})
"""What stays where it is and belongs to no junction."""


def _give_point(placed: PlacedFeatures, item: _Placed) -> None:
    if item.kind is NodeFeatureKind.RUMBLE_BARS:
        placed.rumble_bars.setdefault(item.road, []).append(item.station)
    else:
        said = item.feature
        sign = PlacedSign(item.station, said.sign, said.against)
        placed.signs.setdefault(item.road, []).append(sign)


def _give_inside(
    pairs: Sequence[tuple[Mouth, Mouth] | None],
    features: Sequence[NodeFeature],
    points: NDArray[np.object_],
) -> None:
    """Crossings inside junction areas, on roads that these took in, go to the nearest arm.

    Bicycles cross arms that are no bicycle paths themselves.
    """
    mouths = [mouth for pair in pairs if pair for mouth in pair if mouth.area is not None]
    ridden = [mouth for mouth in mouths if mouth.rank > 0]
    bicycles = frozenset({NodeFeatureKind.BICYCLE_CROSSING})
    for arms, kinds in ((mouths, OF_ARMS - bicycles), (ridden, bicycles)):
        chosen = [i for i, feature in enumerate(features) if feature.kind in kinds]
        if arms and chosen:
            _give_nearest(arms, [features[i] for i in chosen], points[chosen])


def _give_nearest(
    mouths: Sequence[Mouth], features: Sequence[NodeFeature], points: NDArray[np.object_]
) -> None:
    ends = np.array([mouth.frame.shape.axis.coords[-1 if mouth.at_end else 0] for mouth in mouths])
    tree = shapely.STRtree(np.asarray(shapely.points(ends)))
    at, near = tree.query_nearest(points, max_distance=IN_AREA_REACH_M)
    shapes = [mouth.area.shape if mouth.area else None for mouth in mouths]
    areas = np.array(shapes, dtype=object)[near]
    inside = shapely.contains(areas, points[at])
    for feature, mouth, within in zip(at.tolist(), near.tolist(), inside.tolist(), strict=True):
        if within:
            mouths[mouth].features.add(features[feature].kind)
