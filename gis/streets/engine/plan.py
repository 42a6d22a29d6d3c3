"""What is known half-way: layout, roads cut to their mouths, and raw areas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from gis.streets.derived import StreetRoad
from gis.streets.derived_uids import derived_uid
from gis.streets.engine.areas import Area, has_sidewalks, make_areas
from gis.streets.engine.arms import Arm, Layout, Node, lay_out
from gis.streets.engine.clusters import Clusters, find_clusters, outer_arms
from gis.streets.engine.shapes import Course, CutRoad, Mouth, cut_roads, joints_between
from gis.streets.engine.trims import Group


def silent(fraction: float) -> None:
    """A step that nobody hears of."""


@dataclass(slots=True, kw_only=True)
class Plan:
    """What is known half-way; areas by the number of their group."""

    layout: Layout
    groups: Sequence[Group]
    roads: list[Course]
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
    roads = cut_tracks(layout, clusters, range(len(layout.tracks)))
    on_step(0.35)
    return plan_of(layout, clusters.groups, roads, clusters.kept, on_step)


def cut_tracks(layout: Layout, clusters: Clusters, tracks: Iterable[int]) -> list[CutRoad]:
    """Those of `tracks` that do not lie wholly in areas, cut to their mouths."""
    inner = {track for group in clusters.groups for track in group.inner}
    outside = [k for k in tracks if k not in inner]
    joints = joints_between(layout, clusters.groups)
    return cut_roads(layout, clusters.trims, outside, joints)


def plan_of(
    layout: Layout,
    groups: Sequence[Group],
    roads: Sequence[CutRoad],
    kept: Sequence[int],
    on_step: Callable[[float], None] = silent,
) -> Plan:
    """The plan of roads that are cut, and of `groups`, all of whose arms are among them."""
    uids = {number: area_uid(layout, group.nodes) for number, group in enumerate(groups)}
    area_at = {
        arm.number: uids[number]
        for number, group in enumerate(groups)
        for arm in _cut_back(layout, group)
    }
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
        roads=list(roads),
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


def area_uid_of(nodes: Iterable[Node]) -> str:
    """Made from the places of the area's nodes."""
    places = sorted(f"{x:.3f} {y:.3f} {junction or ''}" for x, y, junction in nodes)
    return derived_uid("area|" + "|".join(places))
