"""The street engine: from roads with cross-sections to all that is derived from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid5

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from gis.crashes.records import JunctionUid
from gis.streets.crash_junctions import NAMESPACE
from gis.streets.cross_section import ISLAND_KINDS
from gis.streets.derived import (
    Block,
    Control,
    JunctionArea,
    Lane,
    NodeFeature,
    NodeFeatureKind,
    RoadBody,
    RoadShape,
    StreetGeometry,
    StreetRoad,
    Surface,
)
from gis.streets.engine.areas import Area, make_areas
from gis.streets.engine.arms import Layout, lay_out
from gis.streets.engine.blocks import find_blocks
from gis.streets.engine.clusters import Clusters, find_clusters
from gis.streets.engine.offsets import polygon_parts, rings_between
from gis.streets.engine.overlaps import without_overlaps
from gis.streets.engine.overlay import less
from gis.streets.engine.shapes import CutRoad, Mouth, bodies, cut_roads, folded_roads
from gis.streets.engine.sidewalks import make_sidewalks
from gis.streets.records import Junction, StreetDiagnostic

LEAST_PART_M2 = 0.05
"""Smaller leftovers of a cut road are dropped."""
TOLD_OVERLAP_M2 = 5.0
SIGNAL_REACH_M = 25.0
"""A signal this near to an area regulates it (sources put signals at the stop lines)."""
CLASS_ORDER = (
    *("motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential"),
    *("living_street", "busway", "pedestrian", "service", "track", "cycleway"),
)


@dataclass(slots=True)
class _Plan:
    """What is known half-way."""

    layout: Layout
    clusters: Clusters
    roads: list[CutRoad]
    areas: list[Area | None]
    wide: list[Area | None]
    area_uids: list[str]
    area_of: dict[int, int]


def _silent(fraction: float) -> None:
    """A step that nobody hears of."""


def build_street_geometry(
    streets: Sequence[StreetRoad],
    junctions: Sequence[Junction] = (),
    features: Sequence[NodeFeature] = (),
    *,
    on_step: Callable[[float], None] = _silent,
) -> StreetGeometry:
    """Areas, bodies, lanes, islands, sidewalks and blocks; the same for any order of `streets`.

    `on_step` hears the share of the work done and may raise to stop it.
    """
    if not streets:
        return StreetGeometry()
    plan = _plan(streets, on_step)
    surface = _Surface(plan)
    on_step(0.6)
    sidewalks = _sidewalks(plan, surface)
    on_step(0.7)
    islands = _islands(plan, surface)
    lanes = _lanes(plan, surface)
    on_step(0.8)
    blocks = _blocks(plan, surface, sidewalks, islands)
    on_step(0.9)
    return StreetGeometry(
        roads=tuple(track.street for track in plan.layout.tracks),
        shapes=_shapes(plan),
        bodies=surface.bodies(),
        junctions=surface.areas({one.uid: one for one in junctions}, features),
        lanes=lanes,
        sidewalks=sidewalks,
        islands=islands,
        blocks=blocks,
        diagnostics=tuple(sorted([*_kept(plan), *surface.overlapping()])),
    )


def _plan(streets: Sequence[StreetRoad], on_step: Callable[[float], None]) -> _Plan:
    layout = lay_out(streets)
    on_step(0.05)
    clusters = find_clusters(layout)
    on_step(0.25)
    groups = clusters.groups
    inner = frozenset(track for group in groups for track in group.inner)
    area_of = {node: number for number, group in enumerate(groups) for node in group.nodes}
    roads = cut_roads(layout, clusters.trims, inner, area_of)
    on_step(0.35)
    mouths: list[tuple[Mouth, Mouth] | None] = [None] * len(layout.tracks)
    for road in roads:
        mouths[road.track] = road.mouths
    areas = make_areas(layout, groups, mouths)
    on_step(0.5)
    wide = make_areas(layout, groups, mouths, full=True)
    uids = [_area_uid(layout, group.nodes) for group in groups]
    return _Plan(layout, clusters, roads, areas, wide, uids, area_of)


def _area_uid(layout: Layout, nodes: Sequence[int]) -> str:
    """Made from the places of the area's nodes."""
    places = sorted(
        f"{layout.nodes[node][0]:.3f} {layout.nodes[node][1]:.3f} {layout.nodes[node][2] or ''}"
        for node in nodes
    )
    return str(uuid5(NAMESPACE, "area|" + "|".join(places)))


class _Surface:
    """Areas first, then bodies, without overlaps; and what of them became of each."""

    def __init__(self, plan: _Plan) -> None:
        self._plan = plan
        self._areas = [k for k, area in enumerate(plan.areas) if area is not None]
        shapes = [plan.areas[k].shape for k in self._areas]  # type: ignore[union-attr]
        tracks = plan.layout.tracks
        self.levels = np.array(
            [self._area_level(k) for k in self._areas]
            + [tracks[road.track].street.road.level for road in plan.roads],
            dtype=np.intp,
        )
        ranks: list[tuple[object, ...]] = [
            (0, -shape.area, plan.area_uids[k])
            for k, shape in zip(self._areas, shapes, strict=True)
        ]
        ranks += [
            (1, _class_rank(tracks[r.track].street), tracks[r.track].street.road.uid)
            for r in plan.roads
        ]
        everything = np.array([*shapes, *bodies(plan.layout, plan.roads)], dtype=object)
        self.shapes, self._cut_by = without_overlaps(everything, self.levels.tolist(), ranks)
        self._whole = everything

    def _area_level(self, number: int) -> int:
        tracks = self._plan.layout.tracks
        group = self._plan.clusters.groups[number]
        arms = [arm.track for node in group.nodes for arm in self._plan.layout.arms_of[node]]
        return min(tracks[k].street.road.level for k in arms)

    def body_of(self, road: int) -> BaseGeometry:
        """What is left of the body of a place in `plan.roads`."""
        left: BaseGeometry = self.shapes[len(self._areas) + road]
        return left

    def was_cut(self, road: int) -> bool:
        """Whether something else took part of a road's body."""
        return len(self._areas) + road in self._cut_by

    def bodies(self) -> tuple[RoadBody, ...]:
        """All bodies; a road that was cut in two has two."""
        found = []
        for k, road in enumerate(self._plan.roads):
            street = self._plan.layout.tracks[road.track].street.road
            for number, part in enumerate(polygon_parts(self.body_of(k), LEAST_PART_M2)):
                uid = str(uuid5(NAMESPACE, f"body|{street.uid}|{number}"))
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
            group = self._plan.clusters.groups[number]
            nodes = [self._plan.layout.nodes[node] for node in group.nodes]
            uids = tuple(sorted({junction for *_, junction in nodes if junction is not None}))
            names = [junctions[uid].name for uid in uids if uid in junctions]
            area = self._plan.areas[number]
            assert area is not None
            uid = self._plan.area_uids[number]
            for rank, shape in enumerate(sorted(parts, key=lambda part: -part.area)):
                if rank > 0 and shape.area < LEAST_PART_M2:
                    break
                found.append(
                    JunctionArea(
                        uid=str(uuid5(NAMESPACE, f"{uid}|{rank}")) if rank else uid,
                        name=max(names, key=lambda name: (name.count("/"), len(name)), default=""),
                        level=int(self.levels[place]),
                        arms=len(area.arms),
                        control=_control(shape, signals),
                        junctions=uids,
                        shape=shape,
                    )
                )
        return tuple(sorted(found, key=lambda one: one.uid))

    def overlapping(self) -> list[StreetDiagnostic]:
        """Where much lay twice."""
        found = []
        for k in self._cut_by:
            lost = self._whole[k].area - self.shapes[k].area
            if lost > TOLD_OVERLAP_M2 and k >= len(self._areas):
                street = self._plan.layout.tracks[self._plan.roads[k - len(self._areas)].track]
                at = shapely.point_on_surface(less(self._whole[k], self.shapes[k]))
                found.append(
                    StreetDiagnostic(
                        code="ROADS_OVERLAP",
                        detail=f"{street.street.road.source_id} {lost:.0f} m2",
                        at=(round(at.x, 3), round(at.y, 3)),
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


def _kept(plan: _Plan) -> list[StreetDiagnostic]:
    """Short roads between areas that lie too far apart to be one."""
    found = []
    for k in plan.clusters.kept:
        track = plan.layout.tracks[k]
        x, y = track.xy[len(track.xy) // 2].tolist()
        found.append(
            StreetDiagnostic(
                code="JUNCTIONS_TOO_WIDE", detail=track.street.road.source_id, at=(x, y)
            )
        )
    return found


def _sidewalks(plan: _Plan, surface: _Surface) -> tuple[Surface, ...]:
    made = make_sidewalks(plan.layout, plan.roads, plan.wide, surface.shapes, surface.levels)
    return _surfaces("sidewalk", made)


def _islands(plan: _Plan, surface: _Surface) -> tuple[Surface, ...]:
    """Medians and dividers of roads, and what lies enclosed in areas."""
    made: list[tuple[int, Polygon]] = []
    for k, road in enumerate(plan.roads):
        street = plan.layout.tracks[road.track].street
        pairs = [
            (road.edges[i], road.edges[i + 1])
            for i, element in enumerate(street.section.elements)
            if element.kind in ISLAND_KINDS
        ]
        for shape in rings_between(pairs) if pairs else ():
            inside = (
                shapely.intersection(shape, surface.body_of(k)) if surface.was_cut(k) else shape
            )
            made += [(street.road.level, part) for part in polygon_parts(inside, LEAST_PART_M2)]
    holes = [
        (int(min(plan.layout.tracks[arm.track].street.road.level for arm in area.arms or ())), hole)
        for area in plan.areas
        if area is not None and area.arms
        for hole in area.holes
    ]
    if holes:
        taken = shapely.STRtree(surface.shapes)
        for level, hole in holes:
            near = surface.shapes[taken.query(hole, predicate="intersects")]
            rest = less(hole, shapely.union_all(near)) if len(near) else hole
            made += [(level, part) for part in polygon_parts(rest, 1.0)]
    return _surfaces("island", made)


def _surfaces(kind: str, made: Sequence[tuple[int, Polygon]]) -> tuple[Surface, ...]:
    """The shapes as records; of two that are the same one stays."""
    found: dict[str, Surface] = {}
    for level, shape in made:
        at = shapely.point_on_surface(shape)
        label = f"{kind}|{level}|{at.x:.3f} {at.y:.3f}|{shape.area:.3f}"
        uid = str(uuid5(NAMESPACE, label))
        found.setdefault(uid, Surface(uid=uid, level=level, shape=shape))
    return tuple(found[uid] for uid in sorted(found))


def _lanes(plan: _Plan, surface: _Surface) -> tuple[Lane, ...]:
    """All lanes, those of a road that was cut only where its body is left."""
    pairs, what = [], []
    for k, road in enumerate(plan.roads):
        seq = 0
        for i, element in enumerate(plan.layout.tracks[road.track].street.section.elements):
            if element.is_lane:
                seq += 1
                pairs.append((road.edges[i], road.edges[i + 1]))
                what.append((k, i, seq))
    shapes: NDArray[np.object_] = rings_between(pairs)
    cut = [n for n, (k, _, _) in enumerate(what) if surface.was_cut(k)]
    if cut:
        left = np.array([surface.body_of(what[n][0]) for n in cut], dtype=object)
        shapes[cut] = shapely.intersection(shapes[cut], left)
    _unfold(shapes, [k for k, _, _ in what], folded_roads(plan.layout, plan.roads))
    found = []
    for shape, (k, i, seq) in zip(shapes, what, strict=True):
        street = plan.layout.tracks[plan.roads[k].track].street
        element = street.section.elements[i]
        for number, part in enumerate(polygon_parts(shape, LEAST_PART_M2)):
            found.append(
                Lane(
                    uid=str(uuid5(NAMESPACE, f"lane|{street.road.uid}|{seq}|{number}")),
                    road=street.road.uid,
                    kind=element.kind,
                    direction=element.direction,
                    width_m=element.width_m,
                    level=street.road.level,
                    seq=seq,
                    turns=element.turns,
                    assumed=element.assumed,
                    shape=part,
                )
            )
    return tuple(sorted(found, key=lambda one: one.uid))


def _unfold(shapes: NDArray[np.object_], road_of: Sequence[int], folded: frozenset[int]) -> None:
    """Take from lanes of the `folded` roads what their lanes farther left have, in place."""
    for n, k in enumerate(road_of):
        if k in folded:
            before = [shapes[m] for m in range(n) if road_of[m] == k]
            if before:
                shapes[n] = less(shapes[n], shapely.union_all(before))


def _shapes(plan: _Plan) -> tuple[RoadShape, ...]:
    found = []
    for road in plan.roads:
        track = plan.layout.tracks[road.track]
        areas = [plan.area_of.get(node) for node in track.nodes]
        start, end = (None if area is None else plan.area_uids[area] for area in areas)
        found.append(
            RoadShape(
                street=track.street,
                axis=LineString(road.axis),
                edges=tuple(LineString(edge) for edge in road.edges),
                start_area=start,
                end_area=end,
            )
        )
    return tuple(found)


def _blocks(
    plan: _Plan,
    surface: _Surface,
    sidewalks: Sequence[Surface],
    islands: Sequence[Surface],
) -> tuple[Block, ...]:
    lines = np.array(
        [track.street.road.line for track in plan.layout.tracks if track.street.road.level == 0],
        dtype=object,
    )
    paved = [
        *surface.shapes[surface.levels == 0],
        *(one.shape for one in (*sidewalks, *islands) if one.level == 0),
    ]
    found = []
    for shape in find_blocks(lines, paved):
        at = shapely.point_on_surface(shape)
        label = f"block|{at.x:.2f} {at.y:.2f}|{shape.area:.2f}"
        found.append(Block(uid=str(uuid5(NAMESPACE, label)), shape=shape))
    return tuple(sorted(found, key=lambda one: one.uid))
