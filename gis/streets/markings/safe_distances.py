"""Bars that show a safe distance (公路行車安全距離辨識標線, article 187), where somebody chose."""

from __future__ import annotations

from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.choices import MarkingChoices
from gis.streets.markings.lane_lines import Ends
from gis.streets.markings.lane_room import LaneRoom
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch

CLEAR_M = 0.3
"""From the lines along the road to a bar's ends."""


def draw_safe_distances(
    sketch: Sketch, ends: Ends, room: LaneRoom, choices: MarkingChoices
) -> None:
    """Dashed bars across each lane, three to a set, 50 m apart; none where other paint lies."""
    frame = ends.start.frame
    entry = sketch.catalogue[MarkingKind.SAFE_DISTANCE_LINE]
    half = entry.width_m.usual / 2.0
    for held in choices.safe_distances:
        if held.road != frame.uid:
            continue
        for number in range(held.sets * entry.count):
            s = held.station_m + number * entry.spacing_m.usual
            for lane, element, strip in frame.strips:
                if element.is_lane and room.take(lane, s - half, s + half):
                    left, right = clear_of_kerb_line(frame, strip)
                    points = [(s, left - CLEAR_M), (s, right + CLEAR_M)]
                    sketch.line(MarkingKind.SAFE_DISTANCE_LINE, points, dash_m=entry.dash_m)
