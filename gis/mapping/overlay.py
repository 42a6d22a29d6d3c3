"""What lies over the map for a moment: rubber bands, selections, snaps; shapes in ground metres."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gis.angles import Point


class OverlayLook(Enum):
    """Roles of overlay shapes; the window gives them colours that suit its theme."""

    RUBBER = "rubber"
    """What a tool is drawing."""
    SELECTED = "selected"
    HOVERED = "hovered"
    FOUND = "found"
    """What a search or a click pointed at."""
    MEASURE = "measure"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayShape:
    """Points joined by straight lines (`closed`: an area), or marked one by one (`marks`)."""

    points: tuple[Point, ...]
    look: OverlayLook = OverlayLook.RUBBER
    closed: bool = False
    marks: bool = False
    text: str = ""
    """Written beside the last point."""
    radius_m: float = 0.0
    """A circle about the first point instead of lines, where > 0."""
