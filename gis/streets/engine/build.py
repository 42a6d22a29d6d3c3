"""The street engine: from roads with cross-sections to all that is derived from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import uuid5

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Polygon

from gis.streets.crash_junctions import NAMESPACE
from gis.streets.cross_section import ISLAND_KINDS
from gis.streets.derived import (
    Block,
    Lane,
    NodeFeature,
    RoadShape,
    StreetGeometry,
    StreetRoad,
    Surface,
)
from gis.streets.engine.blocks import find_blocks
from gis.streets.engine.offsets import polygon_parts, rings_between
from gis.streets.engine.overlay import less, shared
from gis.streets.engine.pavement import LEAST_PART_M2, Pavement
from gis.streets.engine.plan import Plan, make_plan
from gis.streets.engine.shapes import (
    folded_roads,
)
from gis.streets.engine.sidewalks import make_sidewalks
from gis.streets.records import Junction, StreetDiagnostic


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
    plan = make_plan(streets, on_step)
    surface = Pavement(plan)
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


def _kept(plan: Plan) -> list[StreetDiagnostic]:
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


def _sidewalks(plan: Plan, surface: Pavement) -> tuple[Surface, ...]:
    made = make_sidewalks(plan.layout, plan.roads, plan.wide, surface.shapes, surface.levels)
    return _surfaces("sidewalk", made)


def _islands(plan: Plan, surface: Pavement) -> tuple[Surface, ...]:
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
            inside = shared(shape, surface.body_of(k)) if surface.was_cut(k) else shape
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


def _lanes(plan: Plan, surface: Pavement) -> tuple[Lane, ...]:
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
        for n in cut:
            shapes[n] = shared(shapes[n], surface.body_of(what[n][0]))
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


def _shapes(plan: Plan) -> tuple[RoadShape, ...]:
    found = []
    for road in plan.roads:
        track = plan.layout.tracks[road.track]
        areas = [plan.area_of.get(2 * road.track + end) for end in (0, 1)]
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
    plan: Plan,
    surface: Pavement,
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
