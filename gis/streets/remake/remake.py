"""An edit of roads: what was derived from them is made again where the edit can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from gis.crashes.records import RoadUid
from gis.streets.derived import RoadShape, StreetGeometry
from gis.streets.engine.arms import Node
from gis.streets.engine.build import pieces_of
from gis.streets.markings.catalogue import MarkingCatalogue
from gis.streets.markings.mark import Wanted
from gis.streets.markings.paint import paint
from gis.streets.remake.change import Remade, StreetChange
from gis.streets.remake.network import Network
from gis.streets.remake.part import BESIDE_M, Part
from gis.streets.remake.standing import Grown, Standing, corridors_of

FEATURES_M = 45.0
"""Signals and signs this near to a part may belong to it."""
Piece = TypeVar("Piece")


def remake(standing: Standing, change: StreetChange, catalogue: MarkingCatalogue) -> Remade:
    """What goes and what comes when roads are changed; blocks are left as they are.

    The outcome is what making the whole network again would give.
    """
    after = standing.network.changed(change.gone, change.new)
    edited = change.gone | {street.road.uid for street in change.new}
    nodes = {
        node
        for network in (standing.network, after)
        for uid in edited
        if uid in network.ends
        for node in network.ends[uid]
    }
    part = _grown(standing, after, frozenset(nodes), frozenset(edited))
    areas = [area.shape for area in part.plan.areas.values()]
    near = standing.features_near(areas, FEATURES_M)
    made = pieces_of(part.whole, standing.junctions, near, part.beside())
    made = _painted(standing, part, made, catalogue)
    gone_roads = part.old_roads | part.near | {uid for uid in edited if uid in standing.shapes}
    gone = _gone(standing, gone_roads, part.gone_areas, change.gone)
    corners = sorted(_end_areas(made.shapes) - part.gone_areas)
    return Remade(
        gone=replace(gone, markings=(*gone.markings, *_of(standing.markings, corners))),
        made=replace(made, roads=change.new),
    )


def _grown(
    standing: Standing, after: Network, nodes: frozenset[Node], edited: frozenset[RoadUid]
) -> Part:
    known = _grown_before(standing, after, edited)
    core = _whole_groups(standing, after, nodes | known)
    near = standing.grown.near - standing.network.roads_at(core) - after.roads_at(core)
    near = near if known else frozenset()
    while True:  # each round takes in more of a network that ends
        part = Part(standing, after, core, near, edited)
        more, beside = part.lacking()
        if not more and not beside:
            standing.grown = Grown(edited, core, near)
            return part
        core = _whole_groups(standing, after, core | more)
        near = (near | beside) - standing.network.roads_at(core) - after.roads_at(core)


def _grown_before(
    standing: Standing, after: Network, edited: frozenset[RoadUid]
) -> frozenset[Node]:
    """The core that the last edit of the same roads grew to: a dragging hand needs it again."""
    if standing.grown.edited != edited:
        return frozenset()
    there = (standing.network.at, after.at)
    return frozenset(node for node in standing.grown.core if any(node in at for at in there))


def _whole_groups(standing: Standing, after: Network, nodes: Iterable[Node]) -> frozenset[Node]:
    """The nodes with all that are one area with them, and with whole roundabouts."""
    found: set[Node] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node in found:
            continue
        found.add(node)
        waiting += standing.group_of(node)
        for network in (standing.network, after):
            for uid in network.at.get(node, ()):
                if network.streets[uid].roundabout:
                    waiting += network.ends[uid]
    return frozenset(found)


def _painted(
    standing: Standing, part: Part, made: StreetGeometry, catalogue: MarkingCatalogue
) -> StreetGeometry:
    """The pieces with what is painted on them and stands beside."""
    shapes = {shape.street.road.uid: shape for shape in made.shapes}
    areas = {area.uid: area for area in made.junctions}
    wanted = Wanted(frozenset(shapes), frozenset(areas) | _end_areas(made.shapes))
    here = frozenset(shapes)
    arms = {road for uid in wanted.areas for road in standing.roads_of_area.get(uid, ())}
    for uid in arms - part.old_roads - here:
        shapes[uid] = standing.shapes[uid]
    corridors = corridors_of(list(shapes.values())).values()
    beside = {RoadUid(uid) for uid in standing.corridors.near(corridors, BESIDE_M)}
    for uid in beside - part.old_roads - frozenset(shapes):
        shapes[uid] = standing.shapes[uid]
    for area in _end_areas(shapes.values()) - frozenset(areas):
        if area in standing.areas:
            areas[area] = standing.areas[area]
    return paint(
        made,
        sorted(shapes.values(), key=lambda shape: shape.street.road.uid),
        sorted(areas.values(), key=lambda area: area.uid),
        standing.features_near([shape.street.road.line for shape in shapes.values()], FEATURES_M),
        catalogue,
        wanted,
        standing.frames,
    )


def _end_areas(shapes: Iterable[RoadShape]) -> frozenset[str]:
    """The areas at the ends of roads."""
    ends = (uid for shape in shapes for uid in (shape.start_area, shape.end_area))
    return frozenset(uid for uid in ends if uid is not None)


def _gone(
    standing: Standing,
    roads: Iterable[RoadUid],
    areas: Iterable[str],
    edited: Iterable[RoadUid],
) -> StreetGeometry:
    """All that stands of roads and areas."""
    owners: set[str] = {*roads, *areas}
    found = sorted(owners)
    return StreetGeometry(
        roads=tuple(standing.network.streets[uid] for uid in sorted(edited)),
        shapes=tuple(standing.shapes[RoadUid(uid)] for uid in found if uid in standing.shapes),
        bodies=_of(standing.bodies, found),
        junctions=tuple(standing.areas[uid] for uid in found if uid in standing.areas),
        lanes=_of(standing.lanes, found),
        sidewalks=_of(standing.sidewalks, found),
        islands=_of(standing.islands, found),
        markings=_of(standing.markings, found),
        furniture=_of(standing.furniture, found),
        diagnostics=tuple(
            doubt for uid in found for doubt in standing.doubts.get(RoadUid(uid), ())
        ),
    )


def _of(held: Mapping[str, Mapping[str, Piece]], owners: Sequence[str]) -> tuple[Piece, ...]:
    return tuple(chain.from_iterable(held.get(owner, {}).values() for owner in owners))
