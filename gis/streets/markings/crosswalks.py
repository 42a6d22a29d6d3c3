"""Crosswalks at junctions (枕木紋行人穿越道線, article 185): bars parallel to traffic."""

from __future__ import annotations

import numpy as np

from gis.streets.cross_section import ISLAND_KINDS
from gis.streets.markings.catalogue import MarkingEntry, MarkingKind
from gis.streets.markings.frame import Array
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
    high, low = clear_of_kerb_line(frame, frame.section.carriageway_m, kerb_m=BAR_CLEAR_M)
    lefts = bar_offsets(high, low, entry)
    for _, element, (left, right) in mouth.strips():
        if element.kind in ISLAND_KINDS:
            width = entry.width_m.usual
            near = (lefts > right - BAR_CLEAR_M) & (lefts - width < left + BAR_CLEAR_M)
            lefts = lefts[~near]
    s0, s1 = mouth.station(zone.crosswalk[0]), mouth.station(zone.crosswalk[1])
    rings = bars(lefts, entry.width_m.usual, s0, s1)
    sketch.areas(MarkingKind.CROSSWALK, rings, junction=mouth.area.uid)


def bar_offsets(high: float, low: float, entry: MarkingEntry) -> Array:
    """Left offsets of bars between two offsets, the gap within the law's limits and nearly all
    of the width used.
    """
    width = entry.width_m.usual
    span = high - low
    count = int((span + entry.apart_m.usual) / (width + entry.apart_m.usual))
    if count < 2:
        return np.empty(0)
    gap = min((span - count * width) / (count - 1), entry.apart_m.most)
    start = (high + low) / 2.0 + (count * width + (count - 1) * gap) / 2.0
    return np.asarray(start - np.arange(count) * (width + gap))


def bars(lefts: Array, width: float, s0: float, s1: float) -> Array:
    """(n, 4, 2) rings of bars along the road between two stations."""
    rings = np.empty((len(lefts), 4, 2))
    rings[:, 0, 0] = rings[:, 3, 0] = s0
    rings[:, 1, 0] = rings[:, 2, 0] = s1
    rings[:, 0, 1] = rings[:, 1, 1] = lefts
    rings[:, 2, 1] = rings[:, 3, 1] = lefts - width
    return rings
