"""Edges of the carriageway: what stays clear of the lines along them."""

from __future__ import annotations

from gis.streets.markings.frame import RoadFrame, Strip

KERB_LINE_CLEAR_M = 0.45
"""Articles 168, 169 and 183: a line on the road at an edge without a kerb lies within this."""


def clear_of_kerb_line(frame: RoadFrame, strip: Strip, *, kerb_m: float = 0.0) -> Strip:
    """A strip without what a line at the carriageway's edge takes; `kerb_m` at a kerb."""
    left, right = frame.carriageway
    on_left, on_right = frame.kerbed
    highest = left - (kerb_m if on_left else KERB_LINE_CLEAR_M)
    lowest = right + (kerb_m if on_right else KERB_LINE_CLEAR_M)
    return min(strip[0], highest), max(strip[1], lowest)
