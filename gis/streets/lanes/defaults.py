"""What a road looks like where its source is silent: records by class, read from a catalogue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gis.streets.cross_section import ElementKind

ALLEY, AVENUE, ROAD, STREET, UNKNOWN = "alley", "avenue", "road", "street", ""
MINOR = frozenset({UNKNOWN, "residential", "unclassified", "service", "living_street"})
"""Classes that an alley (巷, 弄) may have in a source."""

_ALLEY = re.compile(r"[巷弄](?:底|口)?$")
_SECTION = re.compile(r"[一二三四五六七八九十\d]+段$")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadDefaults:
    """Lanes of a class of roads; widths in metres."""

    road_class: str
    lanes_each_way: int
    """0: one lane for both directions."""
    lanes_one_way: int
    lane_m: float
    shared_m: float
    """Width of a lane for both directions."""
    outer_kind: ElementKind | None = None
    """A lane at the kerb that is added where the source does not count lanes."""
    outer_m: float = 0.0
    inner_kind: ElementKind = ElementKind.MIXED
    side_kind: ElementKind = ElementKind.MIXED
    """What the lane beside the kerb is."""
    max_lanes: int = 8
    """A greater count is not believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripWidth:
    """Width of a strip where nothing is said, and what is believed, metres."""

    usual_m: float
    least_m: float
    most_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDefaults:
    """The defaults of one part of the world."""

    classes: Mapping[str, RoadDefaults]
    strips: Mapping[ElementKind, StripWidth]

    def of(self, road_class: str, name: str = "", service: str = "") -> RoadDefaults:
        """The record of a road by class; where that says little, by its name (路, 街, 巷)."""
        return self.classes.get(class_key(road_class, name, service)) or self.classes[UNKNOWN]

    def width_m(self, kind: ElementKind) -> float:
        """The usual width of a strip."""
        return self.strips[kind].usual_m


def class_key(road_class: str, name: str = "", service: str = "") -> str:
    """The class whose record holds for a road."""
    plain = _SECTION.sub("", name.strip())
    if road_class in MINOR and (_ALLEY.search(plain) or service == "alley"):
        return ALLEY
    if road_class != UNKNOWN:
        return road_class
    for ending, key in (("大道", AVENUE), ("路", ROAD), ("街", STREET)):
        if plain.endswith(ending):
            return key
    return UNKNOWN
