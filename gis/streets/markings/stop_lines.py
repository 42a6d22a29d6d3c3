"""Stop lines (停止線, article 170): white, across the lanes that lead to the junction only."""

from __future__ import annotations

from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch
from gis.streets.markings.zones import Zone


def draw_stop_lines(sketch: Sketch, mouth: Mouth, zone: Zone) -> None:
    """A bar over each run of approach lanes, from the centre line or island to the kerb."""
    if zone.stop is None:
        return
    for run in zone.runs:
        strip = clear_of_kerb_line(mouth.frame, run)
        sketch.area(
            MarkingKind.STOP_LINE,
            mouth.box(*zone.stop, strip),
            width_m=zone.stop[1] - zone.stop[0],
            junction=mouth.area.uid if mouth.area else None,
        )
