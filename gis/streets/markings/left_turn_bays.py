"""Left-turn bays (左彎待轉區線, article 184): where vehicles wait inside the junction.

Only before lanes for the far turn alone, at junctions with a phase for it. Two dashed lines run
straight on from the lane's edges, in front of the crosswalk, and end with a stop line at least
3 m from the junction's centre.
"""

from __future__ import annotations

import math

import shapely

from gis.streets.cross_section import Turn
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.choices import MarkingChoices
from gis.streets.markings.frame import Strip
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.sketch import Sketch
from gis.streets.markings.zones import Zone

LEAST_M = 4.0
MOST_M = 15.0
CLEAR_M = 0.5
"""From crosswalk or stop line to the bay."""
INSET_M = 0.15
"""From the lane's edges to the axes of the bay's lines."""


def draw_left_turn_bays(sketch: Sketch, mouth: Mouth, zone: Zone, choices: MarkingChoices) -> None:
    """A bay for each lane of the far turn, where there is room before the centre."""
    if mouth.area is None or mouth.area.uid not in choices.left_turn_phases or not zone.stop:
        return
    far = Turn.RIGHT if mouth.frame.section.left_hand else Turn.LEFT
    begin = (zone.crosswalk or zone.stop)[0] - CLEAR_M
    for _, element, strip in mouth.lanes:
        if set(element.turns) == {far}:
            _draw_bay(sketch, mouth, begin, (strip[0] - INSET_M, strip[1] + INSET_M))


def _draw_bay(sketch: Sketch, mouth: Mouth, begin: float, strip: Strip) -> None:
    entry, stop = (
        sketch.catalogue[kind] for kind in (MarkingKind.LEFT_TURN_BAY, MarkingKind.STOP_LINE)
    )
    if mouth.area is None:
        return
    end = max(_clear_u(mouth, strip, entry.clear_m.usual), begin - MOST_M)
    depth = stop.width_m.least
    if begin - end < LEAST_M:
        return
    for v in strip:
        points = [(mouth.station(begin), v), (mouth.station(end + depth), v)]
        sketch.line(MarkingKind.LEFT_TURN_BAY, points, dash_m=entry.dash_m, junction=mouth.area.uid)
    ring = mouth.box(end, end + depth, strip)
    sketch.area(MarkingKind.STOP_LINE, ring, width_m=depth, junction=mouth.area.uid)


def _clear_u(mouth: Mouth, strip: Strip, clear: float) -> float:
    """The least u from which on all of a strip is `clear` away from the junction's centre."""
    if mouth.area is None:
        return 0.0
    x, y = shapely.get_coordinates(shapely.centroid(mouth.area.shape))[0].tolist()
    out_x, out_y = mouth.way
    gaps = [(x - at_x, y - at_y) for at_x, at_y in (_at(mouth, v) for v in strip)]
    along = gaps[0][0] * out_x + gaps[0][1] * out_y
    aside = [gap_x * out_y - gap_y * out_x for gap_x, gap_y in gaps]
    nearest = 0.0 if aside[0] * aside[1] < 0.0 else min(map(abs, aside))
    return float(along + math.sqrt(max(clear**2 - nearest**2, 0.0)))


def _at(mouth: Mouth, v: float) -> tuple[float, float]:
    """The point of the mouth at one offset."""
    offsets = mouth.frame.offsets
    share = float((offsets[0] - v) / (offsets[0] - offsets[-1]))
    (left_x, left_y), (right_x, right_y) = mouth.points[0], mouth.points[-1]
    return left_x + (right_x - left_x) * share, left_y + (right_y - left_y) * share
