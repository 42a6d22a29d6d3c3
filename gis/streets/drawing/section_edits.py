"""What an edit by hand makes of a cross-section: widths, strips, directions, arrows, kerbs, line.

Lengths in metres on a grid of 1 mm; strips and edges count from 0, left to right along the line.
What somebody enters is no longer assumed.
"""

from __future__ import annotations

import math
from dataclasses import replace
from enum import Enum
from itertools import pairwise

from gis.problems import Problem
from gis.streets.cross_section import (
    LANE_KINDS,
    CrossSection,
    Direction,
    Element,
    ElementKind,
    KerbRule,
    Turn,
)

LEAST_STRIP_M = 0.1
"""No strip is made narrower by hand."""
MOST_STRIP_M = 40.0
_ROUND = 3
TURN_ORDER = (
    Turn.REVERSE,
    Turn.SHARP_LEFT,
    Turn.LEFT,
    Turn.SLIGHT_LEFT,
    Turn.MERGE_RIGHT,
    Turn.THROUGH,
    Turn.MERGE_LEFT,
    Turn.SLIGHT_RIGHT,
    Turn.RIGHT,
    Turn.SHARP_RIGHT,
)
"""Arrows, left to right as the driver sees them."""


class Kept(Enum):
    """What stays where it is on the ground when the whole width changes."""

    MIDDLE = "middle"
    """The middle of the carriageway."""
    LEFT = "left"
    """All edges left of the change."""
    RIGHT = "right"
    """All edges right of the change."""


class LinePlace(Enum):
    """Where the line of a road can lie in its cross-section."""

    LEFT_KERB = "left kerb"
    MIDDLE = "middle"
    """Of the carriageway."""
    CENTRE_LINE = "centre line"
    """Between the two directions of traffic."""
    RIGHT_KERB = "right kerb"


# --- widths


def moved_edge(section: CrossSection, edge: int, to_m: float) -> CrossSection:
    """An edge at another distance from the line (positive left); all other edges stay.

    It stops LEAST_STRIP_M before its neighbours.
    """
    edges = list(section.offsets_m)
    most = edges[edge - 1] - LEAST_STRIP_M if edge > 0 else math.inf
    least = edges[edge + 1] + LEAST_STRIP_M if edge + 1 < len(edges) else -math.inf
    edges[edge] = min(max(to_m, least), most)
    touched = {edge - 1, edge}
    elements = [
        _measured(one, edges[k] - edges[k + 1]) if k in touched else one
        for k, one in enumerate(section.elements)
    ]
    left = edges[0] if edge == 0 else section.left_m
    return replace(section, elements=tuple(elements), left_m=round(left, _ROUND))


def pushed_edge(section: CrossSection, edge: int, to_m: float) -> CrossSection:
    """An edge at another distance from the line, with all edges farther from the middle.

    So the strip inside it changes its width, and those outside go along; at the middle (of the
    carriageway) the right side goes along.
    """
    edges = section.offsets_m
    outward = edges[edge] > _middle_of(section) + 1e-9
    place = edge if outward else edge - 1
    if not 0 <= place < len(section.elements):
        return moved_edge(section, edge, to_m)
    by = to_m - edges[edge] if outward else edges[edge] - to_m
    kept = Kept.RIGHT if outward else Kept.LEFT
    return with_width(section, place, section.elements[place].width_m + by, kept=kept)


def with_width(
    section: CrossSection, place: int, width_m: float, *, kept: Kept = Kept.MIDDLE
) -> CrossSection:
    """A strip as wide as entered, within LEAST_STRIP_M and MOST_STRIP_M; the others go along."""
    elements = list(section.elements)
    elements[place] = _measured(elements[place], width_m)
    return _kept(section, elements, kept)


# --- strips


def added(
    section: CrossSection, place: int, element: Element, *, kept: Kept = Kept.MIDDLE
) -> CrossSection:
    """A strip more, before the one at `place`."""
    elements = list(section.elements)
    elements.insert(place, element)
    return _kept(section, elements, kept)


def removed(section: CrossSection, place: int, *, kept: Kept = Kept.MIDDLE) -> CrossSection:
    """A strip less. Raises `Problem` where no lane would be left."""
    elements = list(section.elements)
    del elements[place]
    if not any(one.is_lane for one in elements):
        raise Problem("SECTION_WITHOUT_LANE")
    return _kept(section, elements, kept)


def moved_strip(section: CrossSection, place: int, to: int) -> CrossSection:
    """A strip at another place among the others; the middle of the carriageway stays."""
    elements = list(section.elements)
    elements.insert(to, replace(elements.pop(place), assumed=False))
    return _kept(section, elements, Kept.MIDDLE)


def with_kind(section: CrossSection, place: int, kind: ElementKind) -> CrossSection:
    """A strip of another kind; what becomes a lane is driven as its side of the road is.

    Raises `Problem` where no lane would be left.
    """
    one = section.elements[place]
    way, turns = one.direction, one.turns
    if kind not in LANE_KINDS:
        way, turns = Direction.NONE, ()
    elif way is Direction.NONE:
        way = way_at(section, place)
    elements = list(section.elements)
    elements[place] = Element(
        kind=kind, width_m=one.width_m, direction=way, turns=turns, assumed=False
    )
    if not any(one.is_lane for one in elements):
        raise Problem("SECTION_WITHOUT_LANE")
    return _kept(section, elements, Kept.MIDDLE)


def way_at(section: CrossSection, place: int) -> Direction:
    """How traffic would run on a strip: as the nearest lane does, else by the side kept to.

    `place` may be one past the last strip.
    """
    lanes = [
        (abs(k + 0.5 - place), one.direction)
        for k, one in enumerate(section.elements)
        if one.is_lane and k != place and one.direction is not Direction.BOTH
    ]
    if lanes:
        return min(lanes, key=lambda pair: pair[0])[1]
    is_left = place < len(section.elements) / 2
    return Direction.FORWARD if is_left is section.left_hand else Direction.BACKWARD


def with_direction(section: CrossSection, place: int, direction: Direction) -> CrossSection:
    """A lane driven another way; its arrows stay, for they are the driver's."""
    one = section.elements[place]
    turns = () if direction is Direction.BOTH else one.turns
    return _put(section, place, replace(one, direction=direction, turns=turns, assumed=False))


def with_turn(section: CrossSection, place: int, turn: Turn, *, there: bool) -> CrossSection:
    """A lane with an arrow more or less."""
    one = section.elements[place]
    held = (set(one.turns) | {turn}) if there else (set(one.turns) - {turn})
    turns = tuple(each for each in TURN_ORDER if each in held)
    return _put(section, place, replace(one, turns=turns))


# --- the whole


def with_kerb_rule(section: CrossSection, *, left: bool, rule: KerbRule) -> CrossSection:
    """What is forbidden along one side."""
    rules = (rule, section.kerb_rules[1]) if left else (section.kerb_rules[0], rule)
    return replace(section, kerb_rules=rules)


def with_line_at(section: CrossSection, place: LinePlace) -> CrossSection:
    """The line of the road at a place; the strips move on the ground, for the line stays."""
    left, right = section.carriageway_m
    at = {
        LinePlace.LEFT_KERB: left,
        LinePlace.MIDDLE: (left + right) / 2.0,
        LinePlace.RIGHT_KERB: right,
        LinePlace.CENTRE_LINE: centre_line_m(section),
    }[place]
    return with_line_shift(section, at)


def with_line_shift(section: CrossSection, to_m: float) -> CrossSection:
    """The line where an offset (positive left of it) is now.

    Raises `Problem` where the line would leave the cross-section.
    """
    left = round(section.left_m - to_m, _ROUND)
    if not left - section.width_m - 1e-9 <= 0.0 <= left + 1e-9:
        raise Problem("LINE_OUTSIDE_ROAD")
    return replace(section, left_m=left)


def line_place(section: CrossSection) -> LinePlace | None:
    """Where the line lies; None elsewhere. On the middle and the centre line alike: the middle."""
    for place in (
        LinePlace.MIDDLE,
        LinePlace.CENTRE_LINE,
        LinePlace.LEFT_KERB,
        LinePlace.RIGHT_KERB,
    ):
        if abs(with_line_at(section, place).left_m - section.left_m) < 2e-3:
            return place
    return None


def centre_line_m(section: CrossSection) -> float:
    """Where the two directions meet: the middle of what lies between, else of the carriageway."""
    ways = [
        (k, one.direction)
        for k, one in enumerate(section.elements)
        if one.is_lane and one.direction is not Direction.BOTH
    ]
    for (before, one), (after, other) in pairwise(ways):
        if one is not other:
            return (section.offsets_m[before + 1] + section.offsets_m[after]) / 2.0
    return sum(section.carriageway_m) / 2.0


def one_way(section: CrossSection) -> CrossSection:
    """All lanes along the line."""
    return _driven(section, [Direction.FORWARD] * len(section.elements))


def two_way(section: CrossSection) -> CrossSection:
    """Lanes of one half against the other; a single lane for both."""
    lanes = [k for k, one in enumerate(section.elements) if one.is_lane]
    near, far = Direction.BACKWARD, Direction.FORWARD
    if section.left_hand:
        near, far = far, near
    ways = [Direction.BOTH if len(lanes) == 1 else far] * len(section.elements)
    for k in lanes[: len(lanes) // 2]:
        ways[k] = near
    return _driven(section, ways)


def _driven(section: CrossSection, ways: list[Direction]) -> CrossSection:
    return replace(
        section,
        elements=tuple(
            replace(one, direction=way) if one.is_lane else one
            for one, way in zip(section.elements, ways, strict=True)
        ),
    )


# --- inside


def _measured(one: Element, width_m: float) -> Element:
    width = min(max(round(width_m, _ROUND), LEAST_STRIP_M), MOST_STRIP_M)
    return replace(one, width_m=width, assumed=False)


def _put(section: CrossSection, place: int, element: Element) -> CrossSection:
    elements = list(section.elements)
    elements[place] = element
    return replace(section, elements=tuple(elements))


def _middle_of(section: CrossSection) -> float:
    return sum(section.carriageway_m) / 2.0


def _kept(section: CrossSection, elements: list[Element], kept: Kept) -> CrossSection:
    """Other strips in the place of those of `section`."""
    made = replace(section, elements=tuple(elements))
    if kept is Kept.RIGHT:
        shift = section.offsets_m[-1] - made.offsets_m[-1]
    elif kept is Kept.MIDDLE:
        shift = _middle_of(section) - _middle_of(made)
    else:
        return made
    return replace(made, left_m=round(section.left_m + shift, _ROUND))
