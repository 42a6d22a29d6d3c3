"""The cross-section of a road: lanes, islands and sidewalks, left to right along its line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class ElementKind(StrEnum):
    """What a strip of a road is."""

    FAST = "fast"
    """快車道"""
    SLOW = "slow"
    """慢車道"""
    MIXED = "mixed"
    """混合車道"""
    MOTORCYCLE_PRIORITY = "motorcycle_priority"
    """機車優先道"""
    MOTORCYCLE = "motorcycle"
    """機車專用道"""
    BUS = "bus"
    """公車專用道"""
    BICYCLE = "bicycle"
    """自行車道"""
    PEDESTRIAN = "pedestrian"
    """The whole width of a street for walkers (行人徒步區)."""
    SHOULDER = "shoulder"
    """路肩"""
    PARKING = "parking"
    """停車格"""
    MEDIAN = "median"
    """中央分隔島"""
    DIVIDER = "divider"
    """快慢分隔島"""
    CHANNEL = "channel"
    """槽化線區"""
    SIDEWALK = "sidewalk"
    """人行道"""


LANE_KINDS = frozenset(
    {
        ElementKind.FAST,
        ElementKind.SLOW,
        ElementKind.MIXED,
        ElementKind.MOTORCYCLE_PRIORITY,
        ElementKind.MOTORCYCLE,
        ElementKind.BUS,
        ElementKind.BICYCLE,
        ElementKind.PEDESTRIAN,
    }
)
"""What is travelled on; only these are lanes of the street export."""
ISLAND_KINDS = frozenset({ElementKind.MEDIAN, ElementKind.DIVIDER})
"""Raised strips inside the carriageway."""


class Direction(StrEnum):
    """Along the road's line, against it, both, or none (parking, islands)."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"
    NONE = "none"


class Turn(StrEnum):
    """Where an arrow on a lane points."""

    LEFT = "left"
    SLIGHT_LEFT = "slight_left"
    SHARP_LEFT = "sharp_left"
    THROUGH = "through"
    SLIGHT_RIGHT = "slight_right"
    RIGHT = "right"
    SHARP_RIGHT = "sharp_right"
    REVERSE = "reverse"
    MERGE_LEFT = "merge_to_left"
    MERGE_RIGHT = "merge_to_right"


class KerbRule(StrEnum):
    """What is forbidden along one side of a road."""

    NONE = "none"
    NO_PARKING = "no_parking"
    """禁止停車"""
    NO_STOPPING = "no_stopping"
    """禁止臨時停車"""


NO_KERB_RULES = (KerbRule.NONE, KerbRule.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One strip of a cross-section."""

    kind: ElementKind
    width_m: float
    direction: Direction = Direction.NONE
    turns: tuple[Turn, ...] = ()
    """Arrows, left to right as the driver sees them; none where nothing is said."""
    assumed: bool = True
    """Width or presence is a default that nobody has confirmed."""

    @property
    def is_lane(self) -> bool:
        """Whether it is travelled on."""
        return self.kind in LANE_KINDS


@dataclass(frozen=True, kw_only=True)
class CrossSection:
    """Strips left to right, seen along the road's line, and where the line runs among them."""

    elements: tuple[Element, ...]
    left_m: float
    """From the line to the left edge of the first strip, metres, positive to the left."""
    left_hand: bool = False
    """Traffic keeps left."""
    kerb_rules: tuple[KerbRule, KerbRule] = NO_KERB_RULES
    """What is forbidden along the left and the right side."""

    @cached_property
    def offsets_m(self) -> tuple[float, ...]:
        """Distances of the n + 1 strip edges from the line, positive left, falling."""
        edges = [self.left_m]
        for element in self.elements:
            edges.append(edges[-1] - element.width_m)
        return tuple(edges)

    @property
    def width_m(self) -> float:
        """Full width with sidewalks."""
        return self.left_m - self.offsets_m[-1]

    @cached_property
    def carriageway(self) -> slice:
        """The strips between the outer sidewalks, as a slice of `elements`."""
        kinds = [element.kind for element in self.elements]
        first, last = 0, len(kinds)
        while first < last - 1 and kinds[first] is ElementKind.SIDEWALK:
            first += 1
        while last - 1 > first and kinds[last - 1] is ElementKind.SIDEWALK:
            last -= 1
        return slice(first, last)

    @property
    def carriageway_m(self) -> tuple[float, float]:
        """Left and right edge of the carriageway, distances from the line, positive left."""
        part = self.carriageway
        return self.offsets_m[part.start], self.offsets_m[part.stop]


def reversed_section(section: CrossSection) -> CrossSection:
    """The same cross-section seen against the road's line."""
    turned = {Direction.FORWARD: Direction.BACKWARD, Direction.BACKWARD: Direction.FORWARD}
    return CrossSection(
        elements=tuple(
            Element(
                kind=element.kind,
                width_m=element.width_m,
                direction=turned.get(element.direction, element.direction),
                turns=element.turns,
                assumed=element.assumed,
            )
            for element in reversed(section.elements)
        ),
        left_m=-section.offsets_m[-1],
        left_hand=section.left_hand,
        kerb_rules=(section.kerb_rules[1], section.kerb_rules[0]),
    )
