"""Words of the editor for what a tool waits for and what the pointer snaps to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gis.drafting.drawing_state import DrawingState, DrawKey, Given, Prompt
from gis.drafting.snaps import Snap, SnapKind

CONTEXT = "EditorWords"
PROMPTS: Mapping[Prompt, str] = {
    Prompt.FIRST_POINT: QT_TRANSLATE_NOOP("EditorWords", "Click the first point"),
    Prompt.NEXT_POINT: QT_TRANSLATE_NOOP(
        "EditorWords", "Click the next point, or type a value; Enter finishes"
    ),
    Prompt.DISTANCE: QT_TRANSLATE_NOOP("EditorWords", "Type the distance in metres and Enter"),
    Prompt.ANGLE: QT_TRANSLATE_NOOP("EditorWords", "Type the angle in degrees and Enter"),
    Prompt.X: QT_TRANSLATE_NOOP("EditorWords", "Type x in metres and Enter"),
    Prompt.Y: QT_TRANSLATE_NOOP("EditorWords", "Type y in metres and Enter"),
    Prompt.PICK_PARALLEL: QT_TRANSLATE_NOOP(
        "EditorWords", "Click the line to be parallel to; P again for perpendicular"
    ),
    Prompt.PICK_PERPENDICULAR: QT_TRANSLATE_NOOP(
        "EditorWords", "Click the line to be perpendicular to"
    ),
    Prompt.CONSTRUCTION_POINT: QT_TRANSLATE_NOOP(
        "EditorWords", "Click a point to measure from; it is not drawn"
    ),
    Prompt.ARC_MIDDLE: QT_TRANSLATE_NOOP("EditorWords", "Click a point on the arc"),
    Prompt.ARC_END: QT_TRANSLATE_NOOP("EditorWords", "Click the end of the arc"),
    Prompt.BULGE: QT_TRANSLATE_NOOP("EditorWords", "Type the bulge of the arc and Enter"),
    Prompt.DONE: "",
}
SNAPS: Mapping[SnapKind, str] = {
    SnapKind.FIXED_POINT: QT_TRANSLATE_NOOP("EditorWords", "fixed point"),
    SnapKind.TOUCH: QT_TRANSLATE_NOOP("EditorWords", "where the vehicles touch"),
    SnapKind.ANCHOR: QT_TRANSLATE_NOOP("EditorWords", "wheel, corner or middle"),
    SnapKind.POST: QT_TRANSLATE_NOOP("EditorWords", "pole or sign"),
    SnapKind.END: QT_TRANSLATE_NOOP("EditorWords", "end"),
    SnapKind.INTERSECTION: QT_TRANSLATE_NOOP("EditorWords", "crossing of two lines"),
    SnapKind.VERTEX: QT_TRANSLATE_NOOP("EditorWords", "vertex"),
    SnapKind.CENTRE: QT_TRANSLATE_NOOP("EditorWords", "centre of the arc"),
    SnapKind.MIDDLE: QT_TRANSLATE_NOOP("EditorWords", "middle"),
    SnapKind.PERPENDICULAR: QT_TRANSLATE_NOOP("EditorWords", "perpendicular"),
    SnapKind.TANGENT: QT_TRANSLATE_NOOP("EditorWords", "tangent"),
    SnapKind.STATION: QT_TRANSLATE_NOOP("EditorWords", "station of the road"),
    SnapKind.STOP_LINE: QT_TRANSLATE_NOOP("EditorWords", "stop line"),
    SnapKind.LANE_CENTRE: QT_TRANSLATE_NOOP("EditorWords", "middle of a lane"),
    SnapKind.LANE_EDGE: QT_TRANSLATE_NOOP("EditorWords", "edge of a lane"),
    SnapKind.KERB: QT_TRANSLATE_NOOP("EditorWords", "kerb"),
    SnapKind.ON_SEGMENT: QT_TRANSLATE_NOOP("EditorWords", "on the line"),
    SnapKind.EXTENSION: QT_TRANSLATE_NOOP("EditorWords", "extension of a line"),
    SnapKind.PARALLEL: QT_TRANSLATE_NOOP("EditorWords", "parallel to a line"),
    SnapKind.GRID: QT_TRANSLATE_NOOP("EditorWords", "grid"),
}
FIELD_NAMES: Mapping[DrawKey, str] = {
    DrawKey.DISTANCE: QT_TRANSLATE_NOOP("EditorWords", "Distance (m)"),
    DrawKey.ANGLE: QT_TRANSLATE_NOOP("EditorWords", "Angle (°)"),
    DrawKey.X: QT_TRANSLATE_NOOP("EditorWords", "x (m)"),
    DrawKey.Y: QT_TRANSLATE_NOOP("EditorWords", "y (m)"),
    DrawKey.ALONG: QT_TRANSLATE_NOOP("EditorWords", "Direction (°)"),
    DrawKey.ORTHO: QT_TRANSLATE_NOOP("EditorWords", "Steps of (°)"),
}
VALUE = QT_TRANSLATE_NOOP("EditorWords", "Value")


def words(source: str) -> str:
    """A source of this module in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source) if source else ""


def prompt_words(state: DrawingState) -> str:
    """What the tool waits for, and what is given for the next point."""
    said = words(PROMPTS[state.prompt])
    given = "   ".join(_given(one) for one in state.given)
    return f"{said}   {given}" if given else said


def _given(given: Given) -> str:
    fixed = given.fixed
    lock = "🔒" if fixed.is_locked and given.key is not DrawKey.ORTHO else ""
    return f"{words(FIELD_NAMES[given.key])} {fixed.value:g}{lock}"


def snap_words(snap: Snap | None) -> str:
    """What the pointer snaps to and why; empty without a snap."""
    if snap is None:
        return ""
    kind, reason = words(SNAPS[snap.kind]), snap.reason
    if reason.station_m is not None and snap.kind is SnapKind.STATION:
        return f"{kind} {reason.station_m:,.1f} m"
    if reason.radius_m is not None:
        return f"{kind}  R {reason.radius_m:.1f} m"
    if reason.bearing_deg is not None and snap.kind is not SnapKind.ON_SEGMENT:
        return f"{kind}  {reason.bearing_deg:.1f}°"
    return kind
