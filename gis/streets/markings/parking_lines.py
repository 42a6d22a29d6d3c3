"""Lines of parking bays along the road (車輛停放線, article 190)."""

from __future__ import annotations

import math

import numpy as np

from gis.streets.cross_section import ElementKind
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.sketch import Sketch

CORNER_M = 10.0
"""No parking nearer to a junction than this (道路交通安全規則, article 112)."""
LEAST_WIDTH_M = 1.8
BAY_M = 6.0
PERPENDICULAR_M = 4.0
"""From this depth on bays stand across the road."""
PERPENDICULAR_BAY_M = 2.5


def draw_parking_lines(
    sketch: Sketch, start: Mouth, end: Mouth, gaps: tuple[tuple[float, float], ...]
) -> None:
    """A line along the lanes and one between any two bays, 10 m clear of junctions."""
    frame = start.frame
    limits = (
        CORNER_M if start.area else 1.0,
        frame.length_m - (CORNER_M if end.area else 1.0),
    )
    elements, offsets = frame.section.elements, frame.section.offsets_m
    for i, element, (left, right) in start.frame.strips:
        if element.kind is not ElementKind.PARKING or element.width_m < LEAST_WIDTH_M:
            continue
        bay = PERPENDICULAR_BAY_M if element.width_m >= PERPENDICULAR_M else BAY_M
        for low, high in _free(limits, gaps):
            bays = math.floor((high - low) / bay)
            if bays < 1:
                continue
            for beside, v in ((i - 1, offsets[i]), (i + 1, offsets[i + 1])):
                if 0 <= beside < len(elements) and elements[beside].is_lane:
                    sketch.along(MarkingKind.PARKING_LINE, low, low + bays * bay, v)
            for s in (low + bay * np.arange(bays + 1)).tolist():
                sketch.line(MarkingKind.PARKING_LINE, [(s, left), (s, right)])


def _free(
    limits: tuple[float, float], gaps: tuple[tuple[float, float], ...]
) -> list[tuple[float, float]]:
    """The stretches of the limits outside of gaps."""
    free: list[tuple[float, float]] = []
    low = limits[0]
    for gap_low, gap_high in gaps:
        if gap_low > low:
            free.append((low, min(gap_low, limits[1])))
        low = max(low, gap_high)
    if low < limits[1]:
        free.append((low, limits[1]))
    return free
