"""Words of the editor's tools: their state machines know no Qt and are given `say`."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CONTEXT = "StreetTools"
WORDS = (
    QT_TRANSLATE_NOOP("StreetTools", "End"),
    QT_TRANSLATE_NOOP("StreetTools", "Crossing"),
    QT_TRANSLATE_NOOP("StreetTools", "Vertex"),
    QT_TRANSLATE_NOOP("StreetTools", "Centre"),
    QT_TRANSLATE_NOOP("StreetTools", "Middle"),
    QT_TRANSLATE_NOOP("StreetTools", "Perpendicular"),
    QT_TRANSLATE_NOOP("StreetTools", "Tangent"),
    QT_TRANSLATE_NOOP("StreetTools", "Station {station} m"),
    QT_TRANSLATE_NOOP("StreetTools", "Stop line"),
    QT_TRANSLATE_NOOP("StreetTools", "Lane centre"),
    QT_TRANSLATE_NOOP("StreetTools", "Lane edge"),
    QT_TRANSLATE_NOOP("StreetTools", "Kerb"),
    QT_TRANSLATE_NOOP("StreetTools", "On the line"),
    QT_TRANSLATE_NOOP("StreetTools", "Extension"),
    QT_TRANSLATE_NOOP("StreetTools", "Parallel"),
    QT_TRANSLATE_NOOP("StreetTools", "Grid"),
    QT_TRANSLATE_NOOP("StreetTools", "Draw road {name}"),
    QT_TRANSLATE_NOOP("StreetTools", "Move"),
    QT_TRANSLATE_NOOP("StreetTools", "Copy"),
    QT_TRANSLATE_NOOP("StreetTools", "Rotate"),
    QT_TRANSLATE_NOOP("StreetTools", "Scale"),
    QT_TRANSLATE_NOOP("StreetTools", "Mirror"),
    QT_TRANSLATE_NOOP("StreetTools", "Trim"),
    QT_TRANSLATE_NOOP("StreetTools", "Extend"),
    QT_TRANSLATE_NOOP("StreetTools", "Split"),
    QT_TRANSLATE_NOOP("StreetTools", "Offset copy"),
    QT_TRANSLATE_NOOP("StreetTools", "Distance to the left, metres (negative: right)"),
    QT_TRANSLATE_NOOP("StreetTools", "Round corners"),
    QT_TRANSLATE_NOOP("StreetTools", "Radius, metres"),
    QT_TRANSLATE_NOOP("StreetTools", "Cut corners"),
    QT_TRANSLATE_NOOP("StreetTools", "Distance from the corner, metres"),
    QT_TRANSLATE_NOOP("StreetTools", "Array along the road chosen last"),
    QT_TRANSLATE_NOOP("StreetTools", "Step, metres"),
    QT_TRANSLATE_NOOP("StreetTools", "Join"),
    QT_TRANSLATE_NOOP("StreetTools", "Reverse direction"),
    QT_TRANSLATE_NOOP("StreetTools", "One level up"),
    QT_TRANSLATE_NOOP("StreetTools", "One level down"),
    QT_TRANSLATE_NOOP("StreetTools", "Delete road"),
    QT_TRANSLATE_NOOP("StreetTools", "Delete vertex"),
    QT_TRANSLATE_NOOP("StreetTools", "Move node"),
    QT_TRANSLATE_NOOP("StreetTools", "Move vertex"),
    QT_TRANSLATE_NOOP("StreetTools", "Insert vertex"),
)


def say(text: str) -> str:
    """A source text in the language of the window."""
    return QCoreApplication.translate(CONTEXT, text)
