"""Zebra crossings between junctions (斑馬紋行人穿越道線, article 186), with stop lines."""

from __future__ import annotations

from dataclasses import dataclass

from gis.streets.cross_section import ISLAND_KINDS
from gis.streets.markings.catalogue import MarkingCatalogue, MarkingKind
from gis.streets.markings.frame import Strip
from gis.streets.markings.hatching import slanted
from gis.streets.markings.mouths import Mouth, approach_runs
from gis.streets.markings.node_features import Midblock
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch

LEAST_CROSSED_M = 3.0
"""A narrower way (a bicycle path) has no zebra crossing."""
END_CLEAR_M = 1.0
"""From a crossing with its stop lines to what lies behind a mouth."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """Stations that a crossing with its stop lines takes, and those between its outer edges."""

    taken: tuple[float, float]
    painted: tuple[float, float]


def crossings_of(
    catalogue: MarkingCatalogue, midblocks: list[Midblock], free: tuple[float, float]
) -> tuple[Crossing, ...]:
    """Crossings that fit on the free stations, in order along the road."""
    zebra, stop = (catalogue[kind] for kind in (MarkingKind.ZEBRA_CROSSING, MarkingKind.STOP_LINE))
    half = zebra.length_m.usual / 2.0 + zebra.width_m.usual
    beside = stop.clear_m.usual + stop.width_m.usual
    found: list[Crossing] = []
    start = free[0] + END_CLEAR_M
    for midblock in midblocks:
        s = midblock.station
        taken = (s - half - beside, s + half + beside)
        if taken[0] >= start and taken[1] <= free[1] - END_CLEAR_M:
            found.append(Crossing(taken, (s - half, s + half)))
            start = taken[1]
    return tuple(found)


def draw_zebra_crossings(
    sketch: Sketch, start: Mouth, end: Mouth, crossings: tuple[Crossing, ...]
) -> None:
    """Two lines across the road with slanting stripes between them, and stop lines before them."""
    frame = start.frame
    entry = sketch.catalogue[MarkingKind.ZEBRA_CROSSING]
    stop = sketch.catalogue[MarkingKind.STOP_LINE]
    for crossing in crossings:
        for strip in _between_islands(start):
            left, right = clear_of_kerb_line(frame, strip, kerb_m=0.1)
            if left - right < 1.0:
                continue
            low, high = crossing.painted
            for s in (low + entry.width_m.usual / 2.0, high - entry.width_m.usual / 2.0):
                sketch.line(MarkingKind.ZEBRA_CROSSING, [(s, left), (s, right)])
            inside = (low + entry.width_m.usual, high - entry.width_m.usual)
            rings = slanted(
                (inside[0], right),
                (inside[1], left),
                width_m=entry.inner_m.usual,
                gap_m=entry.apart_m.usual,
                up=frame.section.left_hand,
            )
            for ring in rings:
                sketch.area(MarkingKind.ZEBRA_CROSSING, ring, width_m=entry.inner_m.usual)
        for mouth in (start, end):
            # Who drives to the start comes from beyond the crossing.
            edge = crossing.taken[0] if mouth.at_end else crossing.taken[1]
            inner = stop.width_m.usual if mouth.at_end else -stop.width_m.usual
            for run in approach_runs(mouth):
                left, right = clear_of_kerb_line(frame, run)
                bar = [(edge, left), (edge + inner, left), (edge + inner, right), (edge, right)]
                sketch.area(MarkingKind.STOP_LINE, bar)


def _between_islands(mouth: Mouth) -> list[Strip]:
    """The carriageway's parts between islands."""
    parts: list[Strip] = []
    begin: float | None = None
    for _, element, (left, right) in mouth.frame.strips:
        if element.kind in ISLAND_KINDS:
            if begin is not None:
                parts.append((begin, left))
            begin = None
        elif begin is None:
            begin = left
        last = right
    if begin is not None:
        parts.append((begin, last))
    return parts
