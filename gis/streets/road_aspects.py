"""What two states of one road may differ in, and how edits of two people are merged by it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any

from gis.streets.cross_section import CrossSection
from gis.streets.derived import StreetRoad


class RoadAspect(StrEnum):
    """One thing that can be otherwise."""

    NAME = "name"
    CLASS = "class"
    LEVEL = "level"
    ONEWAY = "oneway"
    LINE = "line"
    """Its course, or the junctions where it ends."""
    SECTION = "section"
    CONFIRMED = "confirmed"
    """Nothing but whether widths are assumed."""
    SPEED = "speed"
    ROUNDABOUT = "roundabout"
    START = "start"
    """What somebody decided where it begins."""
    END = "end"


def differing(one: StreetRoad, other: StreetRoad) -> tuple[RoadAspect, ...]:
    """What differs between two states of a road, in the order of the enumeration."""
    return tuple(aspect for aspect in RoadAspect if _differs(one, other, aspect))


def _differs(one: StreetRoad, other: StreetRoad, aspect: RoadAspect) -> bool:
    if aspect is RoadAspect.SECTION:
        return unmarked(one.section) != unmarked(other.section)
    if aspect is RoadAspect.CONFIRMED:
        marks = [[e.assumed for e in street.section.elements] for street in (one, other)]
        return unmarked(one.section) == unmarked(other.section) and marks[0] != marks[1]
    return _value(one, aspect) != _value(other, aspect)


def _value(street: StreetRoad, aspect: RoadAspect) -> object:
    if aspect is RoadAspect.LINE:
        return street.road.line, street.road.from_junction, street.road.to_junction
    if aspect in _ENDS:
        return street.ends[_ENDS.index(aspect)]
    if aspect in _OF_ROAD:
        return getattr(street.road, _OF_ROAD[aspect])
    return getattr(street, _OF_STREET[aspect])


_ENDS = (RoadAspect.START, RoadAspect.END)
_OF_ROAD = {
    RoadAspect.NAME: "name",
    RoadAspect.CLASS: "road_class",
    RoadAspect.LEVEL: "level",
    RoadAspect.ONEWAY: "oneway",
}
_OF_STREET = {
    RoadAspect.SECTION: "section",
    RoadAspect.CONFIRMED: "section",
    RoadAspect.SPEED: "speed_limit_kmh",
    RoadAspect.ROUNDABOUT: "roundabout",
}


def unmarked(section: CrossSection) -> CrossSection:
    """A section without a word on which widths are assumed."""
    return replace(section, elements=tuple(replace(e, assumed=False) for e in section.elements))


def confirmed(street: StreetRoad) -> StreetRoad:
    """The same road, all of whose widths and lanes somebody vouches for."""
    return replace(street, section=unmarked(street.section))


def merged(base: StreetRoad, theirs: StreetRoad, mine: StreetRoad) -> StreetRoad:
    """Theirs with all that I changed since `base`; mine holds where both changed the same."""
    made = theirs
    for aspect in differing(base, mine):
        made = _with(made, mine, aspect)
    return made


def _with(street: StreetRoad, source: StreetRoad, aspect: RoadAspect) -> StreetRoad:
    """A road with one aspect as another has it."""
    other = source.road
    if aspect is RoadAspect.LINE:
        road = replace(
            street.road,
            line=other.line,
            from_junction=other.from_junction,
            to_junction=other.to_junction,
        )
        return replace(street, road=road)
    if aspect is RoadAspect.START:
        return replace(street, ends=(source.ends[0], street.ends[1]))
    if aspect is RoadAspect.END:
        return replace(street, ends=(street.ends[0], source.ends[1]))
    value: Any = _value(source, aspect)
    if aspect in _OF_ROAD:
        return replace(street, road=replace(street.road, **{_OF_ROAD[aspect]: value}))
    return replace(street, **{_OF_STREET[aspect]: value})
