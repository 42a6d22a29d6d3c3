"""Hatched strips (槽化線, article 171) in the colour of the lines they join."""

from __future__ import annotations

from gis.streets.cross_section import Direction, ElementKind
from gis.streets.markings.catalogue import MarkingColour, MarkingKind
from gis.streets.markings.frame import RoadFrame, Strip
from gis.streets.markings.hatching import slanted
from gis.streets.markings.lane_lines import Ends, without
from gis.streets.markings.mouths import ribbon
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch

LEAST_LENGTH_M = 2.0
LEAST_WIDTH_M = 0.6
"""Narrower strips have no room for stripes between their borders."""


def draw_channelising(sketch: Sketch, ends: Ends, gaps: tuple[tuple[float, float], ...]) -> None:
    """Borders and stripes over the strips 槽化線區, between what lies behind the mouths."""
    frame = ends.start.frame
    for i, element, (left, right) in ends.start.frame.strips:
        if element.kind is not ElementKind.CHANNEL:
            continue
        left, right = clear_of_kerb_line(frame, (left, right))
        if left - right < LEAST_WIDTH_M:
            continue
        limits = ends.limits((left + right) / 2.0)
        for _, low, high in without([(MarkingKind.CHANNELISING, *limits)], gaps):
            if high - low >= LEAST_LENGTH_M:
                _draw_strip(sketch, frame, (low, high), (left, right), _colour(ends, i))


def _draw_strip(
    sketch: Sketch,
    frame: RoadFrame,
    limits: tuple[float, float],
    strip: Strip,
    colour: MarkingColour,
) -> None:
    """Border and stripes over one stretch."""
    entry = sketch.catalogue[MarkingKind.CHANNELISING]
    border = entry.width_m.usual
    (low, high), (left, right) = limits, strip
    ring = ribbon(frame, low, high, strip)
    inner = ribbon(frame, low + border, high - border, (left - border, right + border))
    sketch.area(MarkingKind.CHANNELISING, ring, hole=inner, colour=colour)
    stripes = slanted(
        (low + border, right + border),
        (high - border, left - border),
        width_m=entry.inner_m.usual,
        gap_m=entry.apart_m.usual,
        up=frame.section.left_hand,
    )
    for stripe in stripes:
        sketch.area(MarkingKind.CHANNELISING, stripe, colour=colour, width_m=entry.inner_m.usual)


def _colour(ends: Ends, index: int) -> MarkingColour:
    """Yellow between opposing lanes, else white."""
    elements = ends.start.frame.section.elements
    before = [e.direction for e in elements[:index] if e.is_lane][-1:]
    after = [e.direction for e in elements[index + 1 :] if e.is_lane][:1]
    beside = {*before, *after} - {Direction.NONE}
    return MarkingColour.YELLOW if len(beside) > 1 else MarkingColour.WHITE
