"""Edits of chosen roads from a panel: one change for all of them, on a reach of each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from gis.crashes.records import RoadUid
from gis.streets.cross_section import CrossSection
from gis.streets.derived import RoadShape, StreetRoad
from gis.streets.drawing.approaches import mouths_m
from gis.streets.drawing.edits import road_on_level, with_section
from gis.streets.drawing.presets import travelled
from gis.streets.drawing.strokes import IdMaker
from gis.streets.remake.change import StreetChange
from gis.streets.remake.standing import Network

SectionEdit = Callable[[CrossSection], CrossSection]
RoadEdit = Callable[[StreetRoad], StreetRoad]
Measured = TypeVar("Measured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Stations of a road, metres along its line; the usual ones are the whole road."""

    from_m: float = 0.0
    to_m: float = math.inf


WHOLE = Reach()
ReachOf = Callable[[StreetRoad], Reach]


def whole_reach(street: StreetRoad) -> Reach:
    """The whole of a road."""
    return WHOLE


def approach_reach(shape: RoadShape, end: int, back_m: float) -> Reach:
    """From one end (0 start, 1 end) to a distance behind the mouth there."""
    start, stop = mouths_m(shape)
    return Reach(to_m=start + back_m) if end == 0 else Reach(from_m=max(0.0, stop - back_m))


@dataclass(frozen=True, slots=True, kw_only=True)
class Common(Generic[Measured]):
    """What several roads have in common."""

    value: Measured | None = None
    is_mixed: bool = False
    """They differ, so there is no value."""


def common(values: Iterable[Measured]) -> Common[Measured]:
    """The one value of all, if there is one."""
    held = list(values)
    if any(one != held[0] for one in held):
        return Common(is_mixed=True)
    return Common(value=held[0] if held else None)


def are_alike(sections: Iterable[CrossSection]) -> bool:
    """Whether cross-sections have the same strips, whatever their widths."""
    return not common([(e.kind, e.direction) for e in one.elements] for one in sections).is_mixed


def with_sections(
    network: Network,
    uids: Iterable[RoadUid],
    edit: SectionEdit,
    new_id: IdMaker,
    *,
    reach_of: ReachOf = whole_reach,
) -> StreetChange:
    """An edit of the cross-section of each road, over a reach of each.

    Whether traffic is one-way follows from the lanes. A road that the edit leaves as it is, is
    not in the change. Raises `Problem` as the edit does, and for a reach without length.
    """
    gone: set[RoadUid] = set()
    new: list[StreetRoad] = []
    for uid in sorted(set(uids)):
        street = network.streets[uid]
        section = edit(street.section)
        if section == street.section:
            continue
        reach = reach_of(street)
        change = with_section(network, uid, section, new_id, from_m=reach.from_m, to_m=reach.to_m)
        gone |= change.gone
        new += [travelled(one) if one.section == section else one for one in change.new]
    return StreetChange(gone=frozenset(gone), new=tuple(new))


def with_roads(network: Network, uids: Iterable[RoadUid], edit: RoadEdit) -> StreetChange:
    """An edit of what roads are (name, class, speed limit); lines stay."""
    pairs = [(network.streets[uid], edit(network.streets[uid])) for uid in sorted(set(uids))]
    new = tuple(after for before, after in pairs if after != before)
    return StreetChange(gone=frozenset(one.road.uid for one in new), new=new)


def renamed(name: str) -> RoadEdit:
    """A road of another name."""
    return lambda one: replace(one, road=replace(one.road, name=name))


def classed(road_class: str) -> RoadEdit:
    """A road of another class, an OSM highway value."""
    return lambda one: replace(one, road=replace(one.road, road_class=road_class))


def limited(speed_limit_kmh: int | None) -> RoadEdit:
    """A road with another speed limit; None where nothing is said."""
    return lambda one: replace(one, speed_limit_kmh=speed_limit_kmh)


def on_level(network: Network, uids: Iterable[RoadUid], level: int) -> StreetChange:
    """Roads on another level. Raises `Problem` where one would cross roads of that one."""
    now = network
    new: dict[RoadUid, StreetRoad] = {}
    for uid in sorted(set(uids)):
        if network.streets[uid].road.level == level:
            continue
        change = road_on_level(now, uid, level)
        now = now.changed(change.gone, change.new)
        new |= {one.road.uid: one for one in change.new}
    return StreetChange(gone=frozenset(new), new=tuple(new.values()))
