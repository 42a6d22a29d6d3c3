"""Bicycle crossings (自行車穿越道線, article 186-1): two lines, bicycles at their ends."""

from __future__ import annotations

from gis.streets.cross_section import ISLAND_KINDS
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.frame import Strip
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch
from gis.streets.markings.words import glyph_shapes
from gis.streets.markings.zones import Zone

CLEAR_M = 0.1
"""From kerbs and islands to the lines, and from the lines' ends to a bicycle."""
LEAST_M = 1.0


def draw_bicycle_crossing(sketch: Sketch, mouth: Mouth, zone: Zone) -> None:
    """Two lines from kerb to kerb, none on islands, and a bicycle where one rides in and out."""
    if zone.bicycle is None or mouth.area is None:
        return
    entry = sketch.catalogue[MarkingKind.BICYCLE_CROSSING]
    near, far = zone.bicycle
    half = entry.width_m.usual / 2.0
    strips = _between_islands(mouth)
    for left, right in strips:
        for u in (near + half, far - half):
            s = mouth.station(u)
            points = [(s, left), (s, right)]
            sketch.line(MarkingKind.BICYCLE_CROSSING, points, junction=mouth.area.uid)
    if strips:
        high, low = strips[0][0], strips[-1][1]
        if high - low >= 2.0 * (entry.length_m.usual + 2.0 * CLEAR_M):
            _draw_bicycle(sketch, mouth, (near + far) / 2.0, high - CLEAR_M, -1.0)
            _draw_bicycle(sketch, mouth, (near + far) / 2.0, low + CLEAR_M, 1.0)


def _draw_bicycle(sketch: Sketch, mouth: Mouth, middle: float, foot: float, up: float) -> None:
    """A bicycle for who rides across, its foot at one offset, upwards where `up` leads."""
    entry = sketch.catalogue[MarkingKind.BICYCLE_CROSSING]
    wide, tall, stroke = entry.across_m.usual, entry.length_m.usual, entry.inner_m.usual
    # Seen by who rides towards `up`, the right side lies at rising stations where up is left.
    right = up
    s = mouth.station(middle)
    junction = mouth.area.uid if mouth.area else None
    for outline, *holes in glyph_shapes(sketch.catalogue.glyph("bicycle"), wide, tall, stroke):
        rings = [[(s + right * x, foot + up * y) for x, y in ring] for ring in (outline, *holes)]
        sketch.area(
            MarkingKind.BICYCLE_CROSSING,
            rings[0],
            holes=rings[1:],
            junction=junction,
            width_m=stroke,
        )


def _between_islands(mouth: Mouth) -> list[Strip]:
    """The carriageway's parts between islands, clear of kerbs and kerb lines."""
    frame = mouth.frame
    high, low = clear_of_kerb_line(frame, frame.carriageway, kerb_m=CLEAR_M)
    parts: list[Strip] = []
    begin = high
    for _, element, (left, right) in frame.strips:
        if element.kind in ISLAND_KINDS:
            parts.append((begin, left + CLEAR_M))
            begin = right - CLEAR_M
    parts.append((begin, low))
    return [(left, right) for left, right in parts if left - right >= LEAST_M]
