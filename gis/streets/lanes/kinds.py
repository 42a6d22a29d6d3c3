"""What the lanes of a direction are for: buses, motorcycles, fast and mixed traffic.

Lists with a value a lane were read before; here counts (`lanes:bus`, `lanes:psv`, `busway`) take
lanes from the kerb inward, tags of the whole road (cars shut out, motorcycles shut out) hold for
all general lanes, and the rest is what the road's class says: the lane beside the kerb
`side_kind`, unless a lane for slow traffic lies outside it, the others `inner_kind`.
"""

from __future__ import annotations

from dataclasses import replace

from gis.streets.cross_section import ElementKind
from gis.streets.lanes.defaults import RoadDefaults
from gis.streets.lanes.lane_lists import LaneList, LaneSpec
from gis.streets.lanes.tag_notes import TagNotes

SLOW_KINDS = frozenset({ElementKind.SLOW, ElementKind.MOTORCYCLE, ElementKind.MOTORCYCLE_PRIORITY})
CAR_KEYS = ("motorcar", "motor_vehicle", "vehicle", "access")
DESIGNATED = frozenset({"designated", "official"})


def whole_road_kind(notes: TagNotes) -> ElementKind | None:
    """What all general lanes of a road are by its access tags; None for anything."""
    shut = any(notes.get(key) == "no" for key in CAR_KEYS)
    if shut and notes.get("motorcycle") in DESIGNATED:
        return ElementKind.MOTORCYCLE
    if shut and (notes.get("bus") in DESIGNATED or notes.get("psv") in DESIGNATED):
        return ElementKind.BUS
    if "no" in (notes.get("motorcycle"), notes.get("moped")) and not shut:
        return ElementKind.FAST
    return None


def with_bus_lanes(
    notes: TagNotes, lanes: LaneList, *, way: str, side: str, two_way: bool, kerb_right: bool
) -> LaneList:
    """Give the lanes at the kerb to buses where a count or `busway` says so.

    `way` is ":forward" or ":backward" as tags say it, `side` the side of the line they run on.
    """
    if any(lane.kind is ElementKind.BUS for lane in lanes.lanes):
        return lanes
    key, number = _bus_count(notes, way, side, two_way=two_way)
    if number == 0 or not lanes.lanes:
        return lanes
    order = range(len(lanes.lanes) - 1, -1, -1) if kerb_right else range(len(lanes.lanes))
    free = [i for i in order if lanes.lanes[i].kind is None]
    if number > len(free):
        notes.drop(key)
        return lanes
    taken = set(free[:number])
    changed = tuple(
        replace(lane, kind=ElementKind.BUS) if i in taken else lane
        for i, lane in enumerate(lanes.lanes)
    )
    return replace(lanes, lanes=changed)


def _bus_count(notes: TagNotes, way: str, side: str, *, two_way: bool) -> tuple[str, int]:
    """Key and number of the bus lanes of a direction; a plain count is halved on two-way roads."""
    for name in ("lanes:bus", "lanes:psv"):
        for key in (f"{name}{way}", name):
            number = notes.count(key, most=8)
            if number is None:
                continue
            if key != name or not two_way:
                return key, number if way == ":forward" or key != name else 0
            if number % 2:
                notes.drop(key)
            return key, number // 2
    key, value = notes.first(f"busway:{side}", "busway:both", "busway")
    if value == "lane":
        return key, int(two_way or way == ":forward")
    if value in ("opposite_lane", "opposite"):
        return key, int(way == ":backward")
    if value not in ("", "no", "none", "separate"):
        notes.drop(key)
    return key, 0


def settled_kinds(
    lanes: LaneList,
    defaults: RoadDefaults,
    whole: ElementKind | None,
    *,
    kerb_right: bool,
    slow_outside: bool,
) -> tuple[LaneSpec, ...]:
    """The lanes with a kind each; `slow_outside` where a lane for slow traffic is added."""
    order = range(len(lanes.lanes) - 1, -1, -1) if kerb_right else range(len(lanes.lanes))
    beside = next((i for i in order if lanes.lanes[i].kind is None), None)
    slow = slow_outside or any(lane.kind in SLOW_KINDS for lane in lanes.lanes)
    side_kind = defaults.inner_kind if slow else defaults.side_kind
    return tuple(
        lane
        if lane.kind is not None
        else replace(lane, kind=whole or (side_kind if i == beside else defaults.inner_kind))
        for i, lane in enumerate(lanes.lanes)
    )
