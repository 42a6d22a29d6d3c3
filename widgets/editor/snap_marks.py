"""What a snap is drawn to, in words; no Qt."""

from __future__ import annotations

from collections.abc import Callable

from gis.drafting.snaps import Snap, SnapKind
from gis.mapping.overlay import OverlayLook, OverlayShape

Say = Callable[[str], str]
"""The officer's words for a source text."""


def untranslated(text: str) -> str:
    """A `Say` without translations."""
    return text


SNAP_WORDS = {
    SnapKind.FIXED_POINT: "Fixed point",
    SnapKind.TOUCH: "Where they touch",
    SnapKind.ANCHOR: "Wheel, corner or middle",
    SnapKind.POST: "Pole or sign",
    SnapKind.END: "End",
    SnapKind.INTERSECTION: "Crossing",
    SnapKind.VERTEX: "Vertex",
    SnapKind.CENTRE: "Centre",
    SnapKind.MIDDLE: "Middle",
    SnapKind.PERPENDICULAR: "Perpendicular",
    SnapKind.TANGENT: "Tangent",
    SnapKind.STATION: "Station {station} m",
    SnapKind.STOP_LINE: "Stop line",
    SnapKind.LANE_CENTRE: "Lane centre",
    SnapKind.LANE_EDGE: "Lane edge",
    SnapKind.KERB: "Kerb",
    SnapKind.ON_SEGMENT: "On the line",
    SnapKind.EXTENSION: "Extension",
    SnapKind.PARALLEL: "Parallel",
    SnapKind.GRID: "Grid",
}


def snap_shape(snap: Snap, say: Say, *, others: int = 0) -> OverlayShape:
    """The sign of a snap with its reason; `others` can be had with Tab."""
    station = snap.reason.station_m
    text = say(SNAP_WORDS[snap.kind]).format(station=f"{station or 0.0:.0f}")
    if others:
        text = f"{text} (Tab +{others})"
    return OverlayShape(points=(snap.at,), look=OverlayLook.SNAP, icon=snap.kind, text=text)
