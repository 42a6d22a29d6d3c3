"""What lies over the map for a moment: rubber bands, selections, snaps; shapes in ground metres."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gis.angles import Point
from gis.drafting.snaps import SnapKind


class OverlayLook(Enum):
    """Roles of overlay shapes; the window gives them colours that suit its theme."""

    RUBBER = "rubber"
    """What a tool is drawing."""
    SELECTED = "selected"
    HOVERED = "hovered"
    FOUND = "found"
    """What a search or a click pointed at."""
    MEASURE = "measure"
    SNAP = "snap"
    """Where the pointer is drawn to; `OverlayShape.icon` says why."""
    GRIP = "grip"
    """What can be taken hold of: squares."""
    HELD = "held"
    """The grip in the hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayShape:
    """Points joined by straight lines (`closed`: an area), or marked one by one (`marks`)."""

    points: tuple[Point, ...]
    look: OverlayLook = OverlayLook.RUBBER
    closed: bool = False
    marks: bool = False
    text: str = ""
    """Written beside the last point."""
    icon: SnapKind | None = None
    """The sign of a snap at each point, in place of lines."""
    radius_m: float = 0.0
    """A circle about the first point instead of lines, where > 0."""
