"""Crosswalks at junctions (枕木紋行人穿越道線, article 185): bars parallel to traffic."""

from __future__ import annotations

from gis.streets.cross_section import ISLAND_KINDS
from gis.streets.markings.catalogue import MarkingEntry, MarkingKind
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch
from gis.streets.markings.zones import Zone

BAR_CLEAR_M = 0.1
"""From a kerb or island to the first bar at least."""


def draw_crosswalk(sketch: Sketch, mouth: Mouth, zone: Zone) -> None:
    """Bars from kerb to kerb with one gap between them all; none on islands."""
    if zone.crosswalk is None or mouth.area is None:
        return
    entry = sketch.catalogue[MarkingKind.CROSSWALK]
    frame = mouth.frame
    high, low = clear_of_kerb_line(frame, frame.carriageway, kerb_m=BAR_CLEAR_M)
    width = entry.width_m.usual
    lefts = bar_offsets(high, low, entry)
    for _, element, (left, right) in frame.strips:
        if element.kind in ISLAND_KINDS:
            top, bottom = left + width + BAR_CLEAR_M, right - BAR_CLEAR_M
            lefts = [at for at in lefts if at >= top or at <= bottom]
    for at in lefts:
        ring = mouth.box(*zone.crosswalk, (at, at - width))
        sketch.area(MarkingKind.CROSSWALK, ring, junction=mouth.area.uid)


def bar_offsets(high: float, low: float, entry: MarkingEntry) -> list[float]:
    """Left offsets of bars between two offsets.

    One gap between them all, within the law's limits and such that the width is nearly all used.
    """
    width = entry.width_m.usual
    span = high - low
    count = int((span + entry.apart_m.usual) / (width + entry.apart_m.usual))
    if count < 2:
        return []
    gap = min((span - count * width) / (count - 1), entry.apart_m.most)
    start = (high + low + count * width + (count - 1) * gap) / 2.0
    return [start - i * (width + gap) for i in range(count)]
