"""Stop lines (停止線, article 170) across lanes that lead to a junction, and 停 (177) behind."""

from __future__ import annotations

from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch
from gis.streets.markings.words import Spot, draw_words
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


def draw_stop_words(sketch: Sketch, mouth: Mouth, zone: Zone) -> None:
    """The word in the middle of each lane that is wide enough."""
    if zone.stop_word is None:
        return
    entry = sketch.catalogue[MarkingKind.STOP_WORD]
    for _, _, lane in mouth.lanes:
        left, right = clear_of_kerb_line(mouth.frame, lane)
        if left - right >= entry.across_m.usual + 0.3:
            spot = Spot(mouth, zone.stop_word, (left + right) / 2.0)
            draw_words(sketch, MarkingKind.STOP_WORD, entry.words_for(), spot)
