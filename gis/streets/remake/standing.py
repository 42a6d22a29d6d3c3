"""What stands: roads, and all that was derived from them, found by road, node and place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.derived import (
    Furniture,
    JunctionArea,
    Lane,
    Marking,
    NodeFeature,
    RoadBody,
    RoadShape,
    StreetGeometry,
    Surface,
)
from gis.streets.derived_uids import derived_uid
from gis.streets.engine.arms import LineMemo, Node
from gis.streets.engine.offsets import polygons_of
from gis.streets.engine.plan import area_uid_of
from gis.streets.markings.frame import FrameMemo
from gis.streets.records import Junction, StreetDiagnostic
from gis.streets.remake.change import Remade
from gis.streets.remake.network import Network as Network
from gis.streets.remake.places import Places


@dataclass(frozen=True, slots=True)
class Grown:
    """How far the part that some edit touches reached."""

    edited: frozenset[RoadUid] = frozenset()
    core: frozenset[Node] = frozenset()
    near: frozenset[RoadUid] = frozenset()


class Standing:
    """All roads of a network and what the engine made of them.

    `made` must be whole, with the courses of its roads (`shapes`).
    """

    def __init__(
        self,
        made: StreetGeometry,
        features: Sequence[NodeFeature] = (),
        junctions: Sequence[Junction] = (),
    ) -> None:
        self.network = Network({street.road.uid: street for street in made.roads})
        self.junctions: dict[JunctionUid, Junction] = {one.uid: one for one in junctions}
        self.features = features
        points = np.array([one.at for one in features], dtype=float).reshape(-1, 2)
        self._feature_tree = shapely.STRtree(np.asarray(shapely.points(points)))
        self.shapes: dict[RoadUid, RoadShape] = {}
        self.bodies: dict[str, dict[str, RoadBody]] = {}
        self.lanes: dict[str, dict[str, Lane]] = {}
        self.sidewalks: dict[str, dict[str, Surface]] = {}
        self.islands: dict[str, dict[str, Surface]] = {}
        self.markings: dict[str, dict[str, Marking]] = {}
        self.furniture: dict[str, dict[str, Furniture]] = {}
        self.areas: dict[str, JunctionArea] = {}
        self.doubts: dict[RoadUid, list[StreetDiagnostic]] = {}
        self.roads_of_area: dict[str, set[RoadUid]] = defaultdict(set)
        self.trims: dict[frozenset[Node], dict[tuple[RoadUid, int], tuple[float, float]]] = {}
        """Overlap and wish of the arms of groups of nodes, where they were measured."""
        self.grown = Grown()
        self.frames = FrameMemo()
        self.lines = LineMemo()
        self._owner_of_surface: dict[str, str] = {}
        self._armless: dict[str, frozenset[Node]] | None = None
        """Nodes of areas with roads inside, by uid, once somebody asked."""
        self.corridors = Places({})
        self.area_places = Places({})
        self.surface_places = Places({})
        """Sidewalks and islands."""
        self._put(made)

    def apply(self, remade: Remade) -> None:
        """Put what was made again in the place of what it stands for."""
        self.network = self.network.changed(
            [street.road.uid for street in remade.gone.roads], remade.made.roads
        )
        self.junctions |= {one.uid: one for one in remade.junctions_after}
        self._armless = None
        self.trims.clear()
        self.grown = Grown()
        gone = remade.gone
        for shape in gone.shapes:
            del self.shapes[shape.street.road.uid]
            for uid in (shape.start_area, shape.end_area):
                if uid is not None:
                    self.roads_of_area[uid].discard(shape.street.road.uid)
        for held, pieces in _by_owner(self, gone):
            for owner, piece in pieces:
                del held[owner][piece.uid]
        for area in gone.junctions:
            del self.areas[area.uid]
        for street in (*gone.roads, *(shape.street for shape in gone.shapes)):
            self.doubts.pop(street.road.uid, None)
        self._put(
            remade.made,
            gone_roads=[shape.street.road.uid for shape in gone.shapes],
            gone_areas=[area.uid for area in gone.junctions],
            gone_surfaces=[one.uid for one in (*gone.sidewalks, *gone.islands)],
        )

    def _put(
        self,
        made: StreetGeometry,
        gone_roads: Sequence[str] = (),
        gone_areas: Sequence[str] = (),
        gone_surfaces: Sequence[str] = (),
    ) -> None:
        for shape in made.shapes:
            uid = shape.street.road.uid
            self.shapes[uid] = shape
            for area_uid in (shape.start_area, shape.end_area):
                if area_uid is not None:
                    self.roads_of_area[area_uid].add(uid)
        for held, pieces in _by_owner(self, made):
            for owner, piece in pieces:
                held.setdefault(owner, {})[piece.uid] = piece
        self.areas |= {area.uid: area for area in made.junctions}
        for doubt in made.diagnostics:
            if doubt.road is not None:
                self.doubts.setdefault(doubt.road, []).append(doubt)
        surfaces = (*made.sidewalks, *(one for one in made.islands if one.owner))
        self._owner_of_surface |= {one.uid: one.owner for one in surfaces}
        self.corridors.change(gone_roads, corridors_of(made.shapes))
        self.area_places.change(gone_areas, {area.uid: area.shape for area in made.junctions})
        self.surface_places.change(gone_surfaces, {one.uid: one.shape for one in surfaces})

    def whole(self) -> StreetGeometry:
        """All that stands but blocks, each kind in order of uid."""
        roads = self.network.streets
        return StreetGeometry(
            roads=tuple(roads[uid] for uid in sorted(roads)),
            shapes=tuple(self.shapes[uid] for uid in sorted(self.shapes)),
            bodies=_in_order(self.bodies),
            junctions=tuple(self.areas[uid] for uid in sorted(self.areas)),
            lanes=_in_order(self.lanes),
            sidewalks=_in_order(self.sidewalks),
            islands=_in_order(self.islands),
            markings=_in_order(self.markings),
            furniture=_in_order(self.furniture),
            diagnostics=tuple(sorted(doubt for held in self.doubts.values() for doubt in held)),
        )

    def is_inner(self, uid: RoadUid) -> bool:
        """Whether a road lies wholly in an area."""
        return uid in self.network.streets and uid not in self.shapes

    def group_of(self, node: Node) -> frozenset[Node]:
        """The nodes that are one area with a node."""
        found, waiting = {node}, [node]
        while waiting:
            here = waiting.pop()
            for uid in self.network.at.get(here, ()):
                if self.is_inner(uid):
                    for there in self.network.ends[uid]:
                        if there not in found:
                            found.add(there)
                            waiting.append(there)
        return frozenset(found)

    def area_parts(self, nodes: Iterable[Node]) -> list[JunctionArea]:
        """The area of a group of nodes, and what is cut off of it."""
        uid = area_uid_of(nodes)
        found: list[JunctionArea] = []
        rank, part = 0, uid
        while part in self.areas:
            found.append(self.areas[part])
            rank += 1
            part = derived_uid(f"{uid}|{rank}")
        return found

    def nodes_of_area(self, uid: str) -> frozenset[Node]:
        """The nodes of an area by one of its roads; none for a piece that was cut off."""
        for road in self.roads_of_area.get(uid, ()):
            shape = self.shapes[road]
            node = self.network.ends[road][0 if shape.start_area == uid else 1]
            return self.group_of(node)
        if self._armless is None:
            inner = (road for road in self.network.streets if self.is_inner(road))
            groups = {self.group_of(self.network.ends[road][0]) for road in inner}
            self._armless = {area_uid_of(group): group for group in groups}
        return self._armless.get(uid, frozenset())

    def owner_of_surface(self, uid: str) -> str:
        """The road or area that a sidewalk or island goes with."""
        return self._owner_of_surface[uid]

    def sidewalk_reach_m(self, area: str) -> float:
        """How far the sidewalks about an area may reach beyond it, metres."""
        widths = [
            max(section.offsets_m[0] - left, right - section.offsets_m[-1])
            for road in self.network.roads_at(self.nodes_of_area(area))
            for section in [self.network.streets[road].section]
            for left, right in [section.carriageway_m]
        ]
        return max(widths, default=0.0)

    def features_near(self, shapes: Sequence[BaseGeometry], distance_m: float) -> list[NodeFeature]:
        """Features within a distance of the boxes of `shapes`."""
        if not self.features or not shapes:
            return []
        boxes = shapely.box(*shapely.bounds(np.array(shapes, dtype=object)).T)
        _, at = self._feature_tree.query(boxes, predicate="dwithin", distance=distance_m)
        return [self.features[k] for k in np.unique(at).tolist()]


def _in_order(held: Mapping[str, Mapping[str, Any]]) -> tuple[Any, ...]:
    found = {uid: piece for pieces in held.values() for uid, piece in pieces.items()}
    return tuple(found[uid] for uid in sorted(found))


def _by_owner(
    standing: Standing, made: StreetGeometry
) -> list[tuple[dict[str, dict[str, Any]], list[tuple[str, Any]]]]:
    """The shelves of a standing network, each with (owner, piece) of what goes there."""
    return [
        (standing.bodies, [(one.road, one) for one in made.bodies]),
        (standing.lanes, [(one.road, one) for one in made.lanes]),
        (standing.sidewalks, [(one.owner, one) for one in made.sidewalks]),
        (standing.islands, [(one.owner, one) for one in made.islands if one.owner]),
        (standing.markings, [(one.road or one.junction or "", one) for one in made.markings]),
        (standing.furniture, [(one.uid.split(".")[0], one) for one in made.furniture]),
    ]


def corridors_of(shapes: Sequence[RoadShape]) -> dict[str, BaseGeometry]:
    """The full width of roads between their mouths, by road; a fold is mended by its hull."""
    rings = [
        np.concatenate(
            [
                shapely.get_coordinates(shape.edges[-1]),
                shapely.get_coordinates(shape.edges[0])[::-1],
                shapely.get_coordinates(shape.edges[-1])[:1],
            ]
        )
        for shape in shapes
    ]
    made = polygons_of(rings)
    bad = ~shapely.is_valid(made)
    if bad.any():
        made[bad] = shapely.buffer(shapely.convex_hull(made[bad]), 0.01)
    return {shape.street.road.uid: one for shape, one in zip(shapes, made, strict=True)}
