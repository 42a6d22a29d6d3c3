"""Boxes where riders wait to turn in two stages (機慢車左（右）轉待轉區線, article 191).

A box lies in front of the crosswalk of the street that riders turn into, before its outer lanes:
its front stays behind the cross street's edge, its rear 50 cm or more in front of the crosswalk.
"""

from __future__ import annotations

from gis.streets.cross_section import ElementKind
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.frame import Strip
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch
from gis.streets.markings.zones import Zone, wants_two_stage

EDGE_CLEAR_M = 0.2
"""From the cross street's edge, and from the kerb."""
LEAST_WIDTH_M = 1.5
MOST_WIDTH_M = 6.0
LANES = frozenset({ElementKind.MIXED, ElementKind.SLOW, ElementKind.FAST})


def draw_two_stage_box(sketch: Sketch, mouth: Mouth, zone: Zone) -> None:
    """One box before the outer lanes of an approach, where there is room."""
    if mouth.area is None or not (zone.stop or zone.crosswalk) or not wants_two_stage(mouth):
        return
    entry = sketch.catalogue[MarkingKind.TWO_STAGE_BOX]
    corners = [u for u in mouth.corner_u if u is not None]
    strip = _outer_lanes(mouth)
    if not corners or strip is None:
        return
    if zone.crosswalk is not None:
        rear = zone.crosswalk[0] - entry.clear_m.usual
    else:
        rear = zone.stop[0] - EDGE_CLEAR_M if zone.stop else 0.0
    depth = min(rear - max(corners) - EDGE_CLEAR_M, entry.length_m.usual)
    if depth < entry.length_m.least or strip[0] - strip[1] < LEAST_WIDTH_M:
        return
    width = entry.width_m.usual
    inner = (strip[0] - width, strip[1] + width)
    sketch.area(
        MarkingKind.TWO_STAGE_BOX,
        mouth.box(rear - depth, rear, strip),
        hole=mouth.box(rear - depth + width, rear - width, inner),
        junction=mouth.area.uid,
    )


def _outer_lanes(mouth: Mouth) -> Strip | None:
    """The outermost approach lanes that ordinary traffic uses, at most 6 m of them."""
    lanes = [strip for _, element, strip in mouth.lanes if element.kind in LANES]
    if not lanes:
        return None
    clear = EDGE_CLEAR_M
    if mouth.outer < 0:
        low, high = lanes[-1][1] + clear, lanes[-1][0] - clear
        for left, right in reversed(lanes[:-1]):
            if abs(right - high - clear) < 1e-6 and left - low <= MOST_WIDTH_M:
                high = left - clear
    else:
        high, low = lanes[0][0] - clear, lanes[0][1] + clear
        for left, right in lanes[1:]:
            if abs(left - low + clear) < 1e-6 and high - right <= MOST_WIDTH_M:
                low = right + clear
    return clear_of_kerb_line(mouth.frame, (high, low), kerb_m=clear)
