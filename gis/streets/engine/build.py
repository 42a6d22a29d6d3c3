"""The street engine: from roads with cross-sections to all that is derived from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Polygon

from gis.crashes.records import JunctionUid
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
from gis.streets.derived_uids import derived_uid
from gis.streets.engine.beside import NOTHING, Beside
from gis.streets.engine.blocks import find_faces
from gis.streets.engine.offsets import polygon_parts, rings_between
from gis.streets.engine.overlaps import LEAST_PART_M2
from gis.streets.engine.overlay import less, shared, united, without
from gis.streets.engine.pavement import Pavement
from gis.streets.engine.plan import Plan, make_plan, silent
from gis.streets.engine.shapes import folded_roads
from gis.streets.engine.sidewalks import make_sidewalks
from gis.streets.records import Junction, StreetDiagnostic

LEAST_ISLAND_M2 = 1.0
"""Smaller leftovers of islands inside areas are paved over."""


def build_street_geometry(
    streets: Sequence[StreetRoad],
    junctions: Sequence[Junction] = (),
    features: Sequence[NodeFeature] = (),
    *,
    on_step: Callable[[float], None] = silent,
) -> StreetGeometry:
    """Areas, bodies, lanes, islands, sidewalks and blocks; the same for any order of `streets`.

    `on_step` hears the share of the work done and may raise to stop it.
    """
    if not streets:
        return StreetGeometry()
    plan = make_plan(streets, on_step)
    made = pieces_of(plan, {one.uid: one for one in junctions}, features, on_step=on_step)
    found = with_faces(made)
    on_step(0.95)
    return found


def pieces_of(
    plan: Plan,
    junctions: Mapping[JunctionUid, Junction],
    features: Sequence[NodeFeature],
    beside: Beside = NOTHING,
    *,
    on_step: Callable[[float], None] = silent,
) -> StreetGeometry:
    """All pieces of the plan's roads and areas but blocks, clear of what stands beside them."""
    surface = Pavement(plan, beside)
    on_step(0.6)
    sidewalks = _surfaces("sidewalk", make_sidewalks(plan, surface, beside))
    on_step(0.7)
    islands = _surfaces("island", _islands(plan, surface))
    lanes = _lanes(plan, surface)
    on_step(0.85)
    return StreetGeometry(
        roads=tuple(track.street for track in plan.layout.tracks),
        shapes=_shapes(plan, beside),
        bodies=surface.bodies(),
        junctions=surface.areas(junctions, features),
        lanes=lanes,
        sidewalks=sidewalks,
        islands=islands,
        diagnostics=tuple(sorted([*_kept(plan), *surface.overlapping()])),
    )


def _kept(plan: Plan) -> list[StreetDiagnostic]:
    """Short roads between areas that lie too far apart to be one."""
    found = []
    for k in plan.kept:
        track = plan.layout.tracks[k]
        x, y = track.xy[len(track.xy) // 2].tolist()
        road = track.street.road
        found.append(
            StreetDiagnostic(
                code="JUNCTIONS_TOO_WIDE", detail=road.source_id, at=(x, y), road=road.uid
            )
        )
    return found


def _islands(plan: Plan, surface: Pavement) -> list[tuple[str, int, Polygon]]:
    """(owner, level, polygon) of medians and dividers of roads, and what areas enclose."""
    made: list[tuple[str, int, Polygon]] = []
    for k, road in enumerate(plan.roads):
        street = plan.layout.tracks[road.track].street
        pairs = [
            (road.edges[i], road.edges[i + 1])
            for i, element in enumerate(street.section.elements)
            if element.kind in ISLAND_KINDS
        ]
        for shape in rings_between(pairs) if pairs else ():
            inside = shared(shape, surface.body_of(k)) if surface.was_cut(k) else shape
            owner, level = str(street.road.uid), street.road.level
            made += [(owner, level, part) for part in polygon_parts(inside, LEAST_PART_M2)]
    holes = [
        (plan.area_uids[number], area.level, hole)
        for number, area in plan.areas.items()
        if area.arms
        for hole in (*area.holes, *area.inside)
    ]
    if holes:
        taken = shapely.STRtree(surface.shapes)
        for owner, level, hole in holes:
            near = taken.query(hole, predicate="intersects").tolist()
            near.sort(key=surface.order.__getitem__)
            rest = without(hole, surface.shapes[near])
            made += [(owner, level, part) for part in polygon_parts(rest, LEAST_ISLAND_M2)]
    return made


def _surfaces(kind: str, made: Sequence[tuple[str, int, Polygon]]) -> tuple[Surface, ...]:
    """The shapes as records, numbered by owner."""
    numbers: Counter[str] = Counter()
    found = []
    for owner, level, shape in made:
        uid = derived_uid(f"{kind}|{owner}|{numbers[owner]}")
        numbers[owner] += 1
        found.append(Surface(uid=uid, owner=owner, level=level, shape=shape))
    return tuple(sorted(found, key=lambda one: one.uid))


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
                    uid=derived_uid(f"lane|{street.road.uid}|{seq}|{number}"),
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
                shapes[n] = less(shapes[n], united(before))


def _shapes(plan: Plan, beside: Beside) -> tuple[RoadShape, ...]:
    found = []
    for road in plan.roads:
        track = plan.layout.tracks[road.track]
        start, end = (
            plan.area_at.get(2 * road.track + end)
            or beside.area_uids.get((track.street.road.uid, end))
            for end in (0, 1)
        )
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


def with_faces(made: StreetGeometry) -> StreetGeometry:
    """The geometry with blocks and with medians between carriageways, on the ground.

    Both belong to no road and no area: an edit far away can open or close them.
    """
    lines = np.array(
        [street.road.line for street in made.roads if street.road.level == 0], dtype=object
    )
    paved = [
        *(body.shape for body in made.bodies if body.level == 0),
        *(area.shape for area in made.junctions if area.level == 0),
        *(one.shape for one in made.sidewalks if one.level == 0),
        *(one.shape for one in made.islands if one.level == 0 and one.owner),
    ]
    faces = find_faces(lines, paved)
    blocks = [Block(uid=_face_uid("block", shape), shape=shape) for shape in faces.blocks]
    medians = [
        Surface(uid=_face_uid("median", shape), owner="", level=0, shape=shape)
        for shape in faces.medians
    ]
    islands = (*(one for one in made.islands if one.owner), *medians)
    return replace(
        made,
        blocks=tuple(sorted(blocks, key=lambda one: one.uid)),
        islands=tuple(sorted(islands, key=lambda one: one.uid)),
    )


def _face_uid(kind: str, shape: Polygon) -> str:
    at = shapely.point_on_surface(shape)
    return derived_uid(f"{kind}|{at.x:.2f} {at.y:.2f}|{shape.area:.2f}")
