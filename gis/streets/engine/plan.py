"""What is known half-way: layout, roads cut to their mouths, and raw areas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid5

import numpy as np
from numpy.typing import NDArray

from gis.streets.crash_junctions import NAMESPACE
from gis.streets.derived import StreetRoad
from gis.streets.engine.areas import Area, has_sidewalks, make_areas
from gis.streets.engine.arms import Arm, Layout, Node, lay_out
from gis.streets.engine.clusters import find_clusters, outer_arms
from gis.streets.engine.shapes import CutRoad, Mouth, cut_roads, joints_between
from gis.streets.engine.trims import Group


@dataclass(slots=True, kw_only=True)
class Plan:
    """What is known half-way; areas by the number of their group."""

    layout: Layout
    groups: Sequence[Group]
    roads: list[CutRoad]
    areas: Mapping[int, Area]
    wide: Mapping[int, Area]
    """With the sidewalks about them."""
    area_uids: Mapping[int, str]
    area_at: Mapping[int, str]
    """uid of the area that an arm is cut back to, by the arm's number."""
    kept: Sequence[int] = ()
    """Tracks between areas that lie too far apart to be one."""


def make_plan(streets: Sequence[StreetRoad], on_step: Callable[[float], None]) -> Plan:
    """Find clusters, cut roads to their mouths and make areas; `on_step` hears shares to 0.5."""
    layout = lay_out(streets)
    on_step(0.05)
    clusters = find_clusters(layout)
    on_step(0.25)
    inner = inner_tracks(clusters.groups)
    tracks = [k for k in range(len(layout.tracks)) if k not in inner]
    return plan_of(layout, clusters.groups, clusters.trims, tracks, clusters.kept, on_step)


def inner_tracks(groups: Sequence[Group]) -> frozenset[int]:
    """The roads that lie wholly in areas."""
    return frozenset(track for group in groups for track in group.inner)


def plan_of(
    layout: Layout,
    groups: Sequence[Group],
    trims: NDArray[np.float64],
    tracks: Sequence[int],
    kept: Sequence[int],
    on_step: Callable[[float], None],
) -> Plan:
    """Cut `tracks` to their mouths and make the areas of `groups`, all of whose arms they hold."""
    uids = {number: area_uid(layout, group.nodes) for number, group in enumerate(groups)}
    area_at = {
        arm.number: uids[number]
        for number, group in enumerate(groups)
        for arm in _cut_back(layout, group)
    }
    roads = cut_roads(layout, trims, tracks, joints_between(layout, groups))
    on_step(0.35)
    mouths: list[tuple[Mouth, Mouth] | None] = [None] * len(layout.tracks)
    for road in roads:
        mouths[road.track] = road.mouths
    areas = make_areas(layout, groups, mouths)
    on_step(0.5)
    walked = [k for k, group in enumerate(groups) if has_sidewalks(layout, group)]
    wide = make_areas(layout, [groups[k] for k in walked], mouths, full=True)
    return Plan(
        layout=layout,
        groups=groups,
        roads=roads,
        areas=areas,
        wide={walked[k]: area for k, area in wide.items()},
        area_uids=uids,
        area_at=area_at,
        kept=kept,
    )


def _cut_back(layout: Layout, group: Group) -> list[Arm]:
    """The arms that are cut back to a group's area."""
    return [
        arm
        for arm in outer_arms(layout, group)
        if group.entrance is None or arm == group.entrance.minor
    ]


def area_uid(layout: Layout, nodes: Sequence[int]) -> str:
    """Made from the places of the area's nodes."""
    return area_uid_of([layout.nodes[node] for node in nodes])


def area_uid_of(nodes: Sequence[Node]) -> str:
    """Made from the places of the area's nodes."""
    places = sorted(f"{x:.3f} {y:.3f} {junction or ''}" for x, y, junction in nodes)
    return str(uuid5(NAMESPACE, "area|" + "|".join(places)))
