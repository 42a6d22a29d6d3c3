"""The part of a network that an edit touches, grown until nothing beyond it can change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from gis.crashes.records import RoadUid
from gis.streets.derived import RoadShape
from gis.streets.engine.arms import Layout, Node, ends_of, lay_out
from gis.streets.engine.beside import Beside
from gis.streets.engine.clusters import Around, Clusters, find_clusters
from gis.streets.engine.offsets import rings_between
from gis.streets.engine.plan import Plan, area_uid_of, cut_tracks, plan_of
from gis.streets.engine.shapes import Course, CutRoad
from gis.streets.engine.trims import Group
from gis.streets.remake.network import Network
from gis.streets.remake.standing import Standing

BESIDE_M = 8.0
"""Roads this near to what changed are painted anew (see `gis.streets.markings.abreast`)."""
TOUCH_M = 0.01
WALK_M = 12.0
"""Sidewalks about an area reach no farther beyond it."""


class Part:
    """Roads that end at core nodes are cut anew, and those near them looked at once more.

    `core` are whole groups of nodes in the standing network or nodes new to it.
    """

    def __init__(
        self,
        standing: Standing,
        after: Network,
        core: frozenset[Node],
        near: frozenset[RoadUid],
        edited: frozenset[RoadUid],
    ) -> None:
        self._standing = standing
        self._after = after
        self._edited = edited
        self.core = core
        self.near = near
        self.old_roads = standing.network.roads_at(core)
        """Roads cut back to the core before the edit."""
        new = after.roads_at(core)
        far = {node for uid in new for node in after.ends[uid]} - core
        self._far_groups = {standing.group_of(node) for node in far}
        beyond = after.roads_at(node for group in self._far_groups for node in group)
        streets = [after.streets[uid] for uid in new | beyond | near]
        self.layout: Layout = lay_out(streets, standing.lines)
        self._number = {node: number for number, node in enumerate(self.layout.nodes)}
        self._track = {track.street.road.uid: k for k, track in enumerate(self.layout.tracks)}
        self._clusters: Clusters = find_clusters(self.layout, self._around())
        self._note_far_trims()
        self.cut: list[CutRoad] = cut_tracks(
            self.layout, self._clusters, sorted(self._track[uid] for uid in new)
        )

    def _around(self) -> Around:
        standing = []
        for nodes in self._far_groups:
            inner = {
                self._track[uid]
                for uid in self._standing.network.roads_at(nodes)
                if self._standing.is_inner(uid) and uid in self._track
            }
            numbers = sorted(self._number[node] for node in nodes)
            standing.append(Group(tuple(numbers), frozenset(inner)))
        core = frozenset(self._number[node] for node in self.core if node in self._number)
        measured = {
            2 * self._track[uid] + end: trim
            for nodes in self._far_groups
            for (uid, end), trim in self._standing.trims.get(nodes, {}).items()
        }
        return Around(core=core, standing=standing, measured=measured)

    def _note_far_trims(self) -> None:
        """Keep what was measured of the groups about the core for the next edit near them."""
        trims = self._clusters.measured
        for group in self._clusters.groups:
            nodes = frozenset(self.layout.nodes[number] for number in group.nodes)
            if nodes in self._far_groups:
                self._standing.trims[nodes] = {
                    (self.layout.tracks[arm.track].street.road.uid, arm.end): (
                        float(trims.overlap[arm.number]),
                        float(trims.wish[arm.number]),
                    )
                    for node in group.nodes
                    for arm in self.layout.arms_of[node]
                }

    @cached_property
    def _old_groups(self) -> set[frozenset[Node]]:
        """The groups that the core is made of, as they stand."""
        return {self._standing.group_of(node) for node in self.core}

    # What lacks

    def lacking(self) -> tuple[frozenset[Node], frozenset[RoadUid]]:
        """Nodes that must join the core, and roads that must be looked at; none when whole."""
        nodes = self._united() | self._far_mouths_moved()
        if nodes:
            return frozenset(nodes - self.core), frozenset()
        changed = self.changed
        if not changed:
            return frozenset(), frozenset()
        for uid in self._touched_areas(changed):
            nodes |= self._standing.nodes_of_area(uid)
        roads = {RoadUid(uid) for uid in self._standing.corridors.near(changed, BESIDE_M)}
        made = self.old_roads | self._after.roads_at(self.core)
        return frozenset(nodes - self.core), frozenset(roads - made - self._edited - self.near)

    def _touched_areas(self, changed: list[BaseGeometry]) -> set[str]:
        """Areas that what changed lies on or beside, or on their sidewalks or islands."""
        standing = self._standing
        found = standing.area_places.near(changed, TOUCH_M)
        for uid in standing.area_places.near(changed, WALK_M) - found:
            reach = standing.sidewalk_reach_m(uid)
            if reach > 0.0 and standing.area_places.is_near(uid, changed, 1.5 * reach + TOUCH_M):
                found.add(uid)
        owners = map(standing.owner_of_surface, standing.surface_places.near(changed, TOUCH_M))
        return found | {owner for owner in owners if owner in standing.areas}

    def _united(self) -> set[Node]:
        """Nodes of standing groups that the core has grown into."""
        found: set[Node] = set()
        core = {self._number[node] for node in self.core if node in self._number}
        for group in self._clusters.groups:
            nodes = set(group.nodes)
            if nodes & core and nodes - core:
                found |= {self.layout.nodes[number] for number in nodes - core}
        return {node for here in found for node in self._standing.group_of(here)}

    def _far_mouths_moved(self) -> set[Node]:
        """Nodes of standing groups that a road is cut back to otherwise than before."""
        found: set[Node] = set()
        for road in self.cut:
            uid = self.layout.tracks[road.track].street.road.uid
            before = self._standing.shapes.get(uid)
            if before is None or uid in self._edited:
                continue
            for end, node in enumerate(self._after.ends[uid]):
                if node not in self.core and not _same_mouth(road, before, -end):
                    found |= self._standing.group_of(node)
        return found

    @cached_property
    def changed(self) -> list[BaseGeometry]:
        """Where the full width of roads and the surroundings of areas are not as before."""
        found: list[BaseGeometry] = []
        made = {self.layout.tracks[road.track].street.road.uid: road for road in self.cut}
        corridors = dict(zip(made, _corridors(list(made.values())), strict=True))
        for uid in self.old_roads | set(made):
            before, road = self._standing.corridors.get(uid), made.get(uid)
            after = corridors.get(uid)
            if before is None or after is None or uid in self._edited:
                found += [shape for shape in (before, after) if shape is not None]
            elif road is not None and not _same_course(road, self._standing.shapes[uid]):
                found.append(_either(before, after))
        return found + self._changed_areas()

    def _changed_areas(self) -> list[BaseGeometry]:
        found: list[BaseGeometry] = []
        before = [area for group in self._old_groups for area in self._standing.area_parts(group)]
        plan = self.plan
        now = {plan.area_uids[number]: area.shape for number, area in plan.areas.items()}
        same = {area.uid for area in before if area.uid in now and now[area.uid].equals(area.shape)}
        for area in before:
            if area.uid not in same:
                found.append(area.shape)
                walks = self._standing.sidewalks.get(area.uid, {})
                found += [walk.shape for walk in walks.values()]
        for number, made in plan.areas.items():
            if plan.area_uids[number] not in same:
                found.append(made.shape)
                if number in plan.wide:
                    found.append(plan.wide[number].shape)
        return found

    # What comes of it

    @cached_property
    def plan(self) -> Plan:
        """The roads that are cut, and the areas of the core."""
        core = {self._number[node] for node in self.core if node in self._number}
        groups = [group for group in self._clusters.groups if not core.isdisjoint(group.nodes)]
        made = {road.track for road in self.cut}
        return plan_of(self.layout, groups, self.cut, [k for k in self._clusters.kept if k in made])

    @cached_property
    def whole(self) -> Plan:
        """The plan with the roads near it, as they stand."""
        standing = [self._course(uid) for uid in sorted(self.near) if uid in self._standing.shapes]
        made = self.plan
        return Plan(
            layout=made.layout,
            groups=made.groups,
            roads=[*made.roads, *standing],
            areas=made.areas,
            wide=made.wide,
            area_uids=made.area_uids,
            area_at=made.area_at,
            kept=made.kept,
        )

    def _course(self, uid: RoadUid) -> Course:
        shape = self._standing.shapes[uid]
        return Course(
            self._track[uid],
            shapely.get_coordinates(shape.axis),
            [shapely.get_coordinates(edge) for edge in shape.edges],
        )

    @property
    def gone_areas(self) -> set[str]:
        """Uids of the areas, and of what was cut off of them, that the core had."""
        groups = self._old_groups
        return {area.uid for group in groups for area in self._standing.area_parts(group)}

    def beside(self) -> Beside:
        """The pieces that stand about the whole plan."""
        plan = self.whole
        shapes = list(_corridors(plan.roads))
        for area in (*plan.areas.values(), *plan.wide.values()):
            shapes += [area.shape, *area.holes, *area.inside]
        standing = self._standing
        gone = self.gone_areas | {area_uid_of(group) for group in self._old_groups}
        made = {self.layout.tracks[road.track].street.road.uid for road in plan.roads}
        made |= self.old_roads | self._edited
        roads = {RoadUid(uid) for uid in standing.corridors.near(shapes, TOUCH_M)} - made
        areas = standing.area_places.near(shapes, TOUCH_M) - gone
        walks = [
            standing.sidewalks[owner][uid]
            for uid in standing.surface_places.near(shapes, TOUCH_M)
            if (owner := standing.owner_of_surface(uid)) not in made and owner not in gone
            if uid in standing.sidewalks.get(owner, {})
        ]
        return Beside(
            bodies=tuple(
                body for uid in sorted(roads) for body in standing.bodies.get(uid, {}).values()
            ),
            areas=tuple(standing.areas[uid] for uid in sorted(areas)),
            sidewalks=tuple(sorted(walks, key=lambda walk: walk.uid)),
            roads=standing.network.streets,
            area_uids=self._far_areas(made - self._edited),
        )

    def _far_areas(self, roads: Iterable[RoadUid]) -> dict[tuple[RoadUid, int], str]:
        found = {}
        for uid in roads:
            shape = self._standing.shapes.get(uid)
            if shape is None:
                continue
            for end, area in enumerate((shape.start_area, shape.end_area)):
                if area is not None and ends_of(shape.street)[end] not in self.core:
                    found[uid, end] = area
        return found


def _corridors(roads: Sequence[Course]) -> NDArray[np.object_]:
    """The full width of each road."""
    return rings_between([(road.edges[0], road.edges[-1]) for road in roads])


def _same_mouth(road: Course, before: RoadShape, place: int) -> bool:
    return all(
        tuple(edge[place]) == line.coords[place]
        for edge, line in zip(road.edges, before.edges, strict=True)
    )


def _same_course(road: Course, before: RoadShape) -> bool:
    return all(
        np.array_equal(edge, shapely.get_coordinates(line))
        for edge, line in zip(road.edges, before.edges, strict=True)
    )


def _either(before: BaseGeometry, after: BaseGeometry) -> BaseGeometry:
    """What only one of two covers."""
    try:
        found: BaseGeometry = shapely.symmetric_difference(before, after)
    except GEOSException:
        return shapely.GeometryCollection([before, after])
    return found
