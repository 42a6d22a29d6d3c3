"""Slow bars (減速標線, article 159): sets of six bars across the lanes, where somebody put them."""

from __future__ import annotations

from collections.abc import Sequence

from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.lane_lines import Ends
from gis.streets.markings.mouths import approach_runs
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch

CLEAR_M = 0.3
"""From the lines along the road to a bar's end."""


def draw_slow_bars(
    sketch: Sketch,
    ends: Ends,
    stations: Sequence[float],
    gaps: tuple[tuple[float, float], ...],
) -> tuple[tuple[float, float], ...]:
    """Bars over the lanes of both directions from each station on, and the stretches they take.

    A set that would meet other paint is left out.
    """
    frame = ends.start.frame
    entry = sketch.catalogue[MarkingKind.SLOW_BARS]
    pitch = entry.width_m.usual + entry.apart_m.usual
    depth = entry.count * pitch - entry.apart_m.usual
    low, high = ends.start_zone.reach, frame.length_m - ends.end_zone.reach
    runs = approach_runs(ends.start) + approach_runs(ends.end)
    drawn: list[tuple[float, float]] = []
    for begin in stations:
        taken = any(begin < gap[1] and begin + depth > gap[0] for gap in gaps)
        if begin < low or begin + depth > high or taken:
            continue
        drawn.append((begin, begin + depth))
        for run in runs:
            left, right = clear_of_kerb_line(frame, run)
            for number in range(entry.count):
                s = begin + number * pitch + entry.width_m.usual / 2.0
                ring = [(s, left - CLEAR_M), (s, right + CLEAR_M)]
                sketch.line(MarkingKind.SLOW_BARS, ring)
    return tuple(drawn)
