"""Words of the junction editor: panel, tool and undo list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gis.streets.arm_design import Wish
from gis.streets.control import Control
from gis.streets.drawing.junction_paint import Painted
from gis.streets.drawing.presets import JunctionPreset
from widgets.street_editor.junctions.junction_names import PAINTED

CONTEXT = "Junctions"
EDITS = (
    QT_TRANSLATE_NOOP("Junctions", "Traffic control"),
    QT_TRANSLATE_NOOP("Junctions", "Red kerb line"),
    QT_TRANSLATE_NOOP("Junctions", "Corner radius"),
    QT_TRANSLATE_NOOP("Junctions", "Corner island"),
    QT_TRANSLATE_NOOP("Junctions", "Back to the rules"),
    QT_TRANSLATE_NOOP("Junctions", "Crosswalk"),
    QT_TRANSLATE_NOOP("Junctions", "Stop line"),
    QT_TRANSLATE_NOOP("Junctions", "Motorcycle waiting box"),
    QT_TRANSLATE_NOOP("Junctions", "Two-stage box"),
    QT_TRANSLATE_NOOP("Junctions", "Lane arrows"),
    QT_TRANSLATE_NOOP("Junctions", "Box junction"),
)
PROMPTS = (
    QT_TRANSLATE_NOOP(
        "StreetTools",
        "C crosswalk, L stop line, B box, T two-stage, A arrows, K red, N grid, U rule; Shift: all",
    ),
    QT_TRANSLATE_NOOP(
        "StreetTools", "Drag, or type the radius and Enter; I island, U back to the rule"
    ),
)
"""What the tool says while it points at something."""
CONTROLS: Mapping[Control, str] = {
    Control.SIGNAL: QT_TRANSLATE_NOOP("Junctions", "Signals"),
    Control.FLASHING: QT_TRANSLATE_NOOP("Junctions", "Flashing signals"),
    Control.SIGN: QT_TRANSLATE_NOOP("Junctions", "Stop sign at the lesser street"),
    Control.NONE: QT_TRANSLATE_NOOP("Junctions", "No control"),
}
MEANINGS: Mapping[Control, str] = {
    Control.SIGNAL: QT_TRANSLATE_NOOP(
        "Junctions",
        "Stop lines and crosswalks at all arms; waiting boxes up to 60 km/h (174-2); "
        "no box junction (173)",
    ),
    Control.FLASHING: QT_TRANSLATE_NOOP(
        "Junctions",
        "The street on flashing yellow has no stop line where there is no crosswalk (170)",
    ),
    Control.SIGN: QT_TRANSLATE_NOOP(
        "Junctions", "The lesser street has stop sign, stop line and the word 停 (58, 170, 177)"
    ),
    Control.NONE: QT_TRANSLATE_NOOP(
        "Junctions", "No stop lines but at crosswalks; a box junction where needed (170, 173)"
    ),
}
WISHES: Mapping[Wish, str] = {
    Wish.RULE: QT_TRANSLATE_NOOP("Junctions", "By the rule"),
    Wish.YES: QT_TRANSLATE_NOOP("Junctions", "Wanted"),
    Wish.NO: QT_TRANSLATE_NOOP("Junctions", "Not wanted"),
}
TABLE = (
    QT_TRANSLATE_NOOP("Junctions", "All"),
    QT_TRANSLATE_NOOP("Junctions", "All arms"),
    QT_TRANSLATE_NOOP("Junctions", "Differs from arm to arm"),
    QT_TRANSLATE_NOOP("Junctions", ": painted"),
    QT_TRANSLATE_NOOP("Junctions", ": not painted"),
    QT_TRANSLATE_NOOP("Junctions", "rule"),
    QT_TRANSLATE_NOOP("Junctions", "Metres; empty: by the rule"),
    QT_TRANSLATE_NOOP("Junctions", "Corner to the right of those who come in"),
    QT_TRANSLATE_NOOP("Junctions", "Presets of junctions"),
    QT_TRANSLATE_NOOP("Junctions", "Put on all chosen junctions"),
)
"""What the table of arms and the cards say."""
LANGUAGE = QT_TRANSLATE_NOOP("Junctions", "language of names: English")


def say(source: str) -> str:
    """A source of the junction editor in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source)


def painted_words(what: Painted) -> str:
    """What is painted."""
    return say(PAINTED[what])


def preset_words(preset: JunctionPreset) -> str:
    """A preset's name: Chinese where the window speaks Chinese."""
    return preset.en if say(LANGUAGE).endswith("English") else preset.zh
