"""What is known half-way: layout, clusters, roads cut to their mouths, and raw areas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import uuid5

from gis.streets.crash_junctions import NAMESPACE
from gis.streets.derived import StreetRoad
from gis.streets.engine.areas import Area, has_sidewalks, make_areas
from gis.streets.engine.arms import Layout, lay_out
from gis.streets.engine.clusters import Clusters, find_clusters, outer_arms
from gis.streets.engine.shapes import CutRoad, Mouth, cut_roads, joints_between


@dataclass(slots=True)
class Plan:
    """What is known half-way."""

    layout: Layout
    clusters: Clusters
    roads: list[CutRoad]
    areas: list[Area | None]
    wide: list[Area | None]
    area_uids: list[str]
    area_of: dict[int, int]
    """Area by the number of the arm that is cut back to it."""


def make_plan(streets: Sequence[StreetRoad], on_step: Callable[[float], None]) -> Plan:
    """Find clusters, cut roads to their mouths and make areas; `on_step` hears shares to 0.5."""
    layout = lay_out(streets)
    on_step(0.05)
    clusters = find_clusters(layout)
    on_step(0.25)
    groups = clusters.groups
    inner = frozenset(track for group in groups for track in group.inner)
    area_of = {
        arm.number: number
        for number, group in enumerate(groups)
        for arm in outer_arms(layout, group)
        if group.entrance is None or arm == group.entrance.minor
    }
    joints = joints_between(layout, groups)
    roads = cut_roads(layout, clusters.trims, inner, joints)
    on_step(0.35)
    mouths: list[tuple[Mouth, Mouth] | None] = [None] * len(layout.tracks)
    for road in roads:
        mouths[road.track] = road.mouths
    areas = make_areas(layout, groups, mouths)
    on_step(0.5)
    walked = [group for group in groups if has_sidewalks(layout, group)]
    wide = make_areas(layout, walked, mouths, full=True)
    uids = [_area_uid(layout, group.nodes) for group in groups]
    return Plan(layout, clusters, roads, areas, wide, uids, area_of)


def _area_uid(layout: Layout, nodes: Sequence[int]) -> str:
    """Made from the places of the area's nodes."""
    places = sorted(
        f"{layout.nodes[node][0]:.3f} {layout.nodes[node][1]:.3f} {layout.nodes[node][2] or ''}"
        for node in nodes
    )
    return str(uuid5(NAMESPACE, "area|" + "|".join(places)))
