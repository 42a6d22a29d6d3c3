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
)


def say(text: str) -> str:
    """A source text in the language of the window."""
    return QCoreApplication.translate(CONTEXT, text)
