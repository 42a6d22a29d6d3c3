"""Lines of parking bays along the road (車輛停放線, article 190)."""

from __future__ import annotations

import math

import numpy as np

from gis.streets.cross_section import ElementKind
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.frame import stretches
from gis.streets.markings.lane_lines import Ends
from gis.streets.markings.sketch import Sketch

CORNER_M = 10.0
"""No parking nearer to a junction than this (道路交通安全規則, article 112)."""
LEAST_WIDTH_M = 1.8
CLEAR_M = 0.5
"""From what lies before a row of bays to its first line."""
BAY_M = 6.0
PERPENDICULAR_M = 4.0
"""From this depth on bays stand across the road."""
PERPENDICULAR_BAY_M = 2.5


def draw_parking_lines(sketch: Sketch, ends: Ends, gaps: tuple[tuple[float, float], ...]) -> None:
    """A line along the lanes and one between any two bays, 10 m clear of junctions."""
    frame = ends.start.frame
    clear = [
        max(CORNER_M, zone.taken) + CLEAR_M if mouth.area else CLEAR_M
        for mouth, zone in ((ends.start, ends.start_zone), (ends.end, ends.end_zone))
    ]
    limits = (clear[0], frame.length_m - clear[1])
    elements, offsets = frame.section.elements, frame.section.offsets_m
    for i, element, (left, right) in frame.strips:
        if element.kind is not ElementKind.PARKING or element.width_m < LEAST_WIDTH_M:
            continue
        bay = PERPENDICULAR_BAY_M if element.width_m >= PERPENDICULAR_M else BAY_M
        for low, high in stretches(limits, gaps):
            bays = math.floor((high - low) / bay)
            if bays < 1:
                continue
            for beside, v in ((i - 1, offsets[i]), (i + 1, offsets[i + 1])):
                if 0 <= beside < len(elements) and elements[beside].is_lane:
                    sketch.along(MarkingKind.PARKING_LINE, low, low + bays * bay, v)
            for s in (low + bay * np.arange(bays + 1)).tolist():
                sketch.line(MarkingKind.PARKING_LINE, [(s, left), (s, right)])
