"""Edges of the carriageway: whether a kerb stands there, and what stays clear of its lines."""

from __future__ import annotations

from gis.streets.cross_section import ElementKind
from gis.streets.markings.frame import RoadFrame

KERB_LINE_CLEAR_M = 0.45
"""Articles 168, 169 and 183: a line on the road at an edge without a kerb lies within this."""

Strip = tuple[float, float]


def kerbed(frame: RoadFrame) -> tuple[bool, bool]:
    """Whether a sidewalk with its kerb bounds the carriageway on the left, on the right."""
    part = frame.section.carriageway
    elements = frame.elements
    left = part.start > 0 and elements[part.start - 1].kind is ElementKind.SIDEWALK
    right = part.stop < len(elements) and elements[part.stop].kind is ElementKind.SIDEWALK
    return left, right


def clear_of_kerb_line(frame: RoadFrame, strip: Strip, *, kerb_m: float = 0.0) -> Strip:
    """A strip without what a line at the carriageway's edge takes; `kerb_m` at a kerb."""
    left, right = frame.section.carriageway_m
    on_left, on_right = kerbed(frame)
    highest = left - (kerb_m if on_left else KERB_LINE_CLEAR_M)
    lowest = right + (kerb_m if on_right else KERB_LINE_CLEAR_M)
    return min(strip[0], highest), max(strip[1], lowest)
