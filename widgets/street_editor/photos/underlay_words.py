"""Words of photos under the drawing."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.underlays.board import CalibrateBy, PhotoPhase, PhotoState
from app.underlays.underlay import Underlay
from gis.drafting.georeference_fit import Fit, FitKind

CONTEXT = "Underlays"
TOOL_WORDS = (
    QT_TRANSLATE_NOOP("StreetTools", "Drag a point of the picture to where it belongs"),
    QT_TRANSLATE_NOOP("StreetTools", "Drag along a known length, or click both ends"),
    QT_TRANSLATE_NOOP(
        "StreetTools", "Click the four corners of a known rectangle, one after the other"
    ),
    QT_TRANSLATE_NOOP("StreetTools", "Add a picture first: drop it on the map"),
    QT_TRANSLATE_NOOP("StreetTools", "Type the true length in metres"),
    QT_TRANSLATE_NOOP("StreetTools", "Type both sides in metres, for instance 12.5x7"),
    QT_TRANSLATE_NOOP("StreetTools", "Click where the point belongs, or type its x,y"),
    QT_TRANSLATE_NOOP("StreetTools", "Drag the next point; Enter keeps the place"),
    QT_TRANSLATE_NOOP("StreetTools", "Calibrate {name}"),
    QT_TRANSLATE_NOOP("StreetTools", "Add picture {name}"),
    QT_TRANSLATE_NOOP("StreetTools", "Remove picture {name}"),
    QT_TRANSLATE_NOOP("StreetTools", "Move picture {name}"),
    QT_TRANSLATE_NOOP("StreetTools", "Turn picture {name}"),
    QT_TRANSLATE_NOOP("StreetTools", "Find picture {name} again"),
    QT_TRANSLATE_NOOP("StreetTools", "Calibrate photo"),
    QT_TRANSLATE_NOOP(
        "StreetTools", "Lay a photo under the map by its points, a known length or rectangle"
    ),
)
WAYS = {
    CalibrateBy.POINTS: QT_TRANSLATE_NOOP("Underlays", "By points on the map"),
    CalibrateBy.DISTANCE: QT_TRANSLATE_NOOP("Underlays", "By a known length"),
    CalibrateBy.RECTANGLE: QT_TRANSLATE_NOOP("Underlays", "By a known rectangle"),
}
KINDS = {
    None: QT_TRANSLATE_NOOP("Underlays", "As the points allow"),
    FitKind.SIMILARITY: QT_TRANSLATE_NOOP("Underlays", "Turn and scale only (2 points)"),
    FitKind.AFFINE: QT_TRANSLATE_NOOP("Underlays", "Shear too (3 points)"),
    FitKind.PROJECTIVE: QT_TRANSLATE_NOOP("Underlays", "Perspective too (4 points)"),
}
PHASES = {
    PhotoPhase.READING: QT_TRANSLATE_NOOP("Underlays", "reading, {share} %"),
    PhotoPhase.MISSING: QT_TRANSLATE_NOOP("Underlays", "picture not found: choose it again"),
    PhotoPhase.DAMAGED: QT_TRANSLATE_NOOP("Underlays", "cannot be read"),
    PhotoPhase.STOPPED: QT_TRANSLATE_NOOP("Underlays", "reading was stopped"),
}
NOT_PLACED = QT_TRANSLATE_NOOP("Underlays", "not calibrated yet")
LOCKED = QT_TRANSLATE_NOOP("Underlays", "locked")
FIT_EXACT = QT_TRANSLATE_NOOP("Underlays", "{count} points fit exactly; one more would check them.")
FIT_CHECKED = QT_TRANSLATE_NOOP(
    "Underlays", "{count} points: root mean square {rms} m, point {worst} is off by {most} m."
)


def said(source: str) -> str:
    """A source of this file in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source)


def row_words(underlay: Underlay, state: PhotoState) -> str:
    """A row of the list: the name, and what is to be known of it."""
    notes = []
    if state.phase in PHASES:
        notes.append(said(PHASES[state.phase]).format(share=round(state.share * 100)))
    elif not underlay.placed:
        notes.append(said(NOT_PLACED))
    if underlay.locked:
        notes.append(said(LOCKED))
    return " – ".join([underlay.name, *notes])


def fit_words(fit: Fit | None) -> str:
    """How well the points fit."""
    if fit is None:
        return ""
    count = len(fit.residuals_m)
    if not fit.is_checked:
        return said(FIT_EXACT).format(count=count)
    most = max(fit.residuals_m)
    return said(FIT_CHECKED).format(
        count=count,
        rms=f"{fit.rms_m:.2f}",
        most=f"{most:.2f}",
        worst=fit.residuals_m.index(most) + 1,
    )
