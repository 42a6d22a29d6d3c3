"""What meets at the ends of roads: joints from road to road, and their lanes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.streets.opendrive.lanes import Profile
from app.streets.opendrive.model import ContactPoint, Lanes, Link
from gis.streets.cross_section import Direction, Element, ElementKind
from gis.streets.derived import RoadShape

RoadEnd = tuple[int, int]
"""A road by its place in a list, and 0 for its start or 1 for its end."""
LEAST_SHARED_M = 0.3
"""Lanes that share less of their width at a joint do not go on into each other."""


def joints(shapes: Sequence[RoadShape]) -> dict[RoadEnd, RoadEnd]:
    """The other road end where a road goes on into another one, both ways round.

    Ends at a junction area are none, nor are places where three or more ends of one level meet.
    """
    here: dict[tuple[float, float], list[RoadEnd]] = defaultdict(list)
    for number, shape in enumerate(shapes):
        for end, area in enumerate((shape.start_area, shape.end_area)):
            if area is None:
                x, y = shape.axis.coords[-end]
                here[(x, y)].append((number, end))
    found: dict[RoadEnd, RoadEnd] = {}
    for ends in here.values():
        for pair in [ends] if len(ends) == 2 else _by_level(ends, shapes):
            if len(pair) == 2 and pair[0] != pair[1]:
                found[pair[0]], found[pair[1]] = pair[1], pair[0]
    return found


def _by_level(ends: Sequence[RoadEnd], shapes: Sequence[RoadShape]) -> list[list[RoadEnd]]:
    levels: dict[int, list[RoadEnd]] = defaultdict(list)
    for end in ends:
        levels[shapes[end[0]].street.road.level].append(end)
    return list(levels.values())


def road_id(number: int) -> str:
    """The id of a road by its place in the file, from 0."""
    return str(number + 1)


def link_to(end: RoadEnd) -> Link:
    """The link to a road end."""
    contact = ContactPoint.END if end[1] else ContactPoint.START
    return Link(road=road_id(end[0]), contact=contact)


def joined_lanes(here: Profile, end: int, there: Profile, other_end: int) -> dict[int, int]:
    """Lane ids of one road's end, each with the lane of the other that it goes on into.

    Lanes pair where each shares more of its width with the other than with any else that runs
    the same way; the result is the same seen from the other road.
    """
    turned = end == other_end
    shared: dict[tuple[int, int], float] = {}
    mine, theirs = _spans(here, end, turned=False), _spans(there, other_end, turned=turned)
    for i, (low, high, element) in enumerate(mine):
        for k, (other_low, other_high, other) in enumerate(theirs):
            overlap = min(high, other_high) - max(low, other_low)
            if overlap >= LEAST_SHARED_M and _goes_on(element, other, turned=turned):
                shared[i, k] = overlap
    found: dict[int, int] = {}
    free_mine, free_theirs = set(range(len(mine))), set(range(len(theirs)))
    for (i, k), _ in sorted(shared.items(), key=lambda item: (-round(item[1], 3), sum(item[0]))):
        if i in free_mine and k in free_theirs:
            free_mine.discard(i)
            free_theirs.discard(k)
            found[here.lane_id(i)] = there.lane_id(k)
    return found


def _spans(profile: Profile, end: int, *, turned: bool) -> list[tuple[float, float, Element]]:
    """Lowest and highest offset of each strip at an end; `turned` sees it the other way."""
    station = profile.length_m if end else 0.0
    edges = [profile.offset_at(k, station) for k in range(len(profile.offsets))]
    if turned:
        edges = [-edge for edge in edges]
    return [
        (min(one, other), max(one, other), element)
        for one, other, element in zip(edges[:-1], edges[1:], profile.section.elements, strict=True)
    ]


_OPPOSITE = {Direction.FORWARD: Direction.BACKWARD, Direction.BACKWARD: Direction.FORWARD}


def _goes_on(one: Element, other: Element, *, turned: bool) -> bool:
    """Whether traffic (or a strip without any) may go on from one strip to another."""
    if one.is_lane != other.is_lane:
        return False
    if not one.is_lane:
        return one.kind is other.kind
    walked = ElementKind.PEDESTRIAN
    if (one.kind is walked) != (other.kind is walked):
        return False
    way = _OPPOSITE.get(other.direction, other.direction) if turned else other.direction
    return one.direction is way or Direction.BOTH in (one.direction, way)


def with_lane_links(
    lanes: Lanes, predecessors: Mapping[int, int], successors: Mapping[int, int]
) -> Lanes:
    """The lanes with what they come from and go on into."""
    linked = tuple(
        replace(lane, predecessor=predecessors.get(lane.id), successor=successors.get(lane.id))
        for lane in lanes.lanes
    )
    return replace(lanes, lanes=linked)
