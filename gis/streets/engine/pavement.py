"""The paved surface: areas first, then bodies, without overlaps, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from gis.crashes.records import JunctionUid
from gis.streets.control import Control
from gis.streets.derived import JunctionArea, NodeFeature, NodeFeatureKind, RoadBody, StreetRoad
from gis.streets.derived_uids import derived_uid
from gis.streets.engine.arms import Arm
from gis.streets.engine.beside import NOTHING, Beside
from gis.streets.engine.offsets import polygon_parts
from gis.streets.engine.overlaps import LEAST_PART_M2, without_overlaps
from gis.streets.engine.overlay import less
from gis.streets.engine.plan import Plan
from gis.streets.engine.shapes import (
    bodies,
)
from gis.streets.records import Junction, StreetDiagnostic

TOLD_OVERLAP_M2 = 5.0
SIGNAL_REACH_M = 25.0
"""A signal this near to an area regulates it (sources put signals at the stop lines)."""
CLASS_ORDER = (
    *("motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential"),
    *("living_street", "busway", "pedestrian", "service", "track", "cycleway"),
)


class Pavement:
    """Areas first, then bodies, without overlaps; and what of them became of each."""

    def __init__(self, plan: Plan, beside: Beside = NOTHING) -> None:
        self._plan = plan
        self._areas = list(plan.areas)
        streets = [plan.layout.tracks[road.track].street for road in plan.roads]
        areas = plan.areas.values()
        levels = [area.level for area in areas] + [street.road.level for street in streets]
        ranks: list[tuple[object, ...]] = [
            (0, -area.shape.area, plan.area_uids[k]) for k, area in plan.areas.items()
        ]
        ranks += [(1, _class_rank(street), street.road.uid) for street in streets]
        levels += [area.level for area in beside.areas] + [body.level for body in beside.bodies]
        ranks += [(0, -area.shape.area, area.uid) for area in beside.areas]
        ranks += [(1, _class_rank(beside.roads[body.road]), body.road) for body in beside.bodies]
        standing = [area.shape for area in beside.areas] + [body.shape for body in beside.bodies]
        self._whole: NDArray[np.object_] = np.array(
            [*(area.shape for area in areas), *bodies(plan.layout, plan.roads), *standing],
            dtype=object,
        )
        self.order = [(rank[0], rank[-1]) for rank in ranks]
        """Areas, then roads, by uid: the same whatever else is at hand."""
        self.levels = np.array(levels, dtype=np.intp)
        self.shapes, self._cut = without_overlaps(self._whole, levels, ranks, len(standing))

    def body_of(self, road: int) -> BaseGeometry:
        """What is left of the body of a place in `plan.roads`."""
        left: BaseGeometry = self.shapes[len(self._areas) + road]
        return left

    def was_cut(self, road: int) -> bool:
        """Whether something else took part of a road's body."""
        return len(self._areas) + road in self._cut

    def bodies(self) -> tuple[RoadBody, ...]:
        """All bodies of the plan; a road that was cut in two has two."""
        found = []
        for k, road in enumerate(self._plan.roads):
            street = self._plan.layout.tracks[road.track].street.road
            for number, part in enumerate(polygon_parts(self.body_of(k), LEAST_PART_M2)):
                uid = derived_uid(f"body|{street.uid}|{number}")
                found.append(RoadBody(uid=uid, road=street.uid, level=street.level, shape=part))
        return tuple(sorted(found, key=lambda one: one.uid))

    def areas(
        self, junctions: Mapping[JunctionUid, Junction], features: Sequence[NodeFeature]
    ) -> tuple[JunctionArea, ...]:
        """All junction areas; of one that others cut apart the largest part keeps the uid."""
        found = []
        signals = _signals(features)
        for place, number in enumerate(self._areas):
            parts = polygon_parts(self.shapes[place])
            if not parts:
                continue
            group = self._plan.groups[number]
            nodes = [self._plan.layout.nodes[node] for node in group.nodes]
            uids = tuple(sorted({junction for *_, junction in nodes if junction is not None}))
            names = [junctions[uid].name for uid in uids if uid in junctions]
            area = self._plan.areas[number]
            uid = self._plan.area_uids[number]
            decided = self._decided(area.arms)
            for rank, shape in enumerate(sorted(parts, key=lambda part: -part.area)):
                found.append(
                    JunctionArea(
                        uid=derived_uid(f"{uid}|{rank}") if rank else uid,
                        name=max(names, key=lambda name: (name.count("/"), len(name)), default=""),
                        level=area.level,
                        arms=len(area.arms),
                        control=decided or _control(shape, signals),
                        junctions=uids,
                        shape=shape,
                    )
                )
        return tuple(sorted(found, key=lambda one: one.uid))

    def _decided(self, arms: Sequence[Arm]) -> Control | None:
        """The strongest control that somebody decided at any arm; None where nobody did."""
        tracks = self._plan.layout.tracks
        said = {tracks[arm.track].street.ends[arm.end].control for arm in arms}
        return next((control for control in Control if control in said), None)

    def overlapping(self) -> list[StreetDiagnostic]:
        """Where much lay twice."""
        found = []
        for k in self._cut:
            lost = self._whole[k].area - self.shapes[k].area
            if lost > TOLD_OVERLAP_M2 and k >= len(self._areas):
                track = self._plan.layout.tracks[self._plan.roads[k - len(self._areas)].track]
                road = track.street.road
                at = shapely.point_on_surface(less(self._whole[k], self.shapes[k]))
                found.append(
                    StreetDiagnostic(
                        code="ROADS_OVERLAP",
                        detail=f"{road.source_id} {lost:.0f} m2",
                        at=(round(at.x, 3), round(at.y, 3)),
                        road=road.uid,
                    )
                )
        return found


def _class_rank(street: StreetRoad) -> tuple[int, int]:
    road_class = street.road.road_class
    base = road_class.removesuffix("_link")
    rank = CLASS_ORDER.index(base) if base in CLASS_ORDER else len(CLASS_ORDER)
    return rank, int(road_class != base)


def _signals(features: Sequence[NodeFeature]) -> shapely.STRtree | None:
    points = [
        Point(one.at)
        for one in features
        if one.kind in (NodeFeatureKind.SIGNAL, NodeFeatureKind.SIGNAL_CROSSING)
    ]
    return shapely.STRtree(points) if points else None


def _control(shape: Polygon, signals: shapely.STRtree | None) -> Control:
    if signals is not None and len(
        signals.query(shape, predicate="dwithin", distance=SIGNAL_REACH_M)
    ):
        return Control.SIGNAL
    return Control.NONE
