"""Boxes where motorcycles wait (機慢車停等區線, article 174-2): behind the stop line.

The front line is the stop line itself ("得與鄰近實線共用"): what is painted is the two sides and
the rear.
"""

from __future__ import annotations

from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch
from gis.streets.markings.zones import Zone

CLEAR_M = 0.25
"""Between the box and the lines along the road beside it."""


def draw_motorcycle_boxes(sketch: Sketch, mouth: Mouth, zone: Zone) -> None:
    """One box over each run of lanes that have one."""
    if zone.box is None or mouth.area is None:
        return
    entry = sketch.catalogue[MarkingKind.MOTORCYCLE_BOX]
    side, rear = entry.sides_m.usual, entry.width_m.usual
    front_s, rear_s = mouth.station(zone.box[0]), mouth.station(zone.box[1])
    inner_s = mouth.station(zone.box[1] - rear)
    for left, right in zone.box_strips:
        strip = (left - CLEAR_M, right + CLEAR_M)
        left, right = clear_of_kerb_line(mouth.frame, strip, kerb_m=CLEAR_M)
        whole = mouth.frame.stations_between(front_s, rear_s)
        inside = mouth.frame.stations_between(front_s, inner_s)
        ring = [(s, left) for s in whole] + [(s, right) for s in reversed(whole)]
        ring += [(s, right + side) for s in inside] + [(s, left - side) for s in reversed(inside)]
        sketch.area(MarkingKind.MOTORCYCLE_BOX, ring, junction=mouth.area.uid)
