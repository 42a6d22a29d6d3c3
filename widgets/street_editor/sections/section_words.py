"""Words of cross-sections as an officer says them: kinds, directions, arrows, kerbs, classes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from app.messages import Language
from app.section_shelf import PresetGroup
from gis.streets.cross_section import Direction, ElementKind, KerbRule, Turn
from gis.streets.drawing.presets import SectionPreset
from gis.streets.drawing.section_edits import Kept, LinePlace
from widgets.street_editor.sections.section_hand import ReachKind

CONTEXT = "SectionWords"
DASH = "—"
"""Stands for values that differ."""
KINDS: Mapping[ElementKind, str] = {
    ElementKind.FAST: QT_TRANSLATE_NOOP("SectionWords", "Fast lane"),
    ElementKind.MIXED: QT_TRANSLATE_NOOP("SectionWords", "Mixed lane"),
    ElementKind.SLOW: QT_TRANSLATE_NOOP("SectionWords", "Slow lane"),
    ElementKind.MOTORCYCLE_PRIORITY: QT_TRANSLATE_NOOP("SectionWords", "Motorcycle priority lane"),
    ElementKind.MOTORCYCLE: QT_TRANSLATE_NOOP("SectionWords", "Motorcycle lane"),
    ElementKind.BUS: QT_TRANSLATE_NOOP("SectionWords", "Bus lane"),
    ElementKind.BICYCLE: QT_TRANSLATE_NOOP("SectionWords", "Bicycle lane"),
    ElementKind.PEDESTRIAN: QT_TRANSLATE_NOOP("SectionWords", "Street for walkers"),
    ElementKind.SHOULDER: QT_TRANSLATE_NOOP("SectionWords", "Shoulder"),
    ElementKind.PARKING: QT_TRANSLATE_NOOP("SectionWords", "Parking bays"),
    ElementKind.MEDIAN: QT_TRANSLATE_NOOP("SectionWords", "Median island"),
    ElementKind.DIVIDER: QT_TRANSLATE_NOOP("SectionWords", "Island between fast and slow lanes"),
    ElementKind.CHANNEL: QT_TRANSLATE_NOOP("SectionWords", "Channelising marking"),
    ElementKind.SIDEWALK: QT_TRANSLATE_NOOP("SectionWords", "Sidewalk"),
}
"""In the order in which they are offered."""
SHORT: Mapping[ElementKind, str] = {
    ElementKind.FAST: QT_TRANSLATE_NOOP("SectionWords", "fast"),
    ElementKind.MIXED: QT_TRANSLATE_NOOP("SectionWords", "mixed"),
    ElementKind.SLOW: QT_TRANSLATE_NOOP("SectionWords", "slow"),
    ElementKind.MOTORCYCLE_PRIORITY: QT_TRANSLATE_NOOP("SectionWords", "moto prio"),
    ElementKind.MOTORCYCLE: QT_TRANSLATE_NOOP("SectionWords", "moto"),
    ElementKind.BUS: QT_TRANSLATE_NOOP("SectionWords", "bus"),
    ElementKind.BICYCLE: QT_TRANSLATE_NOOP("SectionWords", "bicycle"),
    ElementKind.PEDESTRIAN: QT_TRANSLATE_NOOP("SectionWords", "walkers"),
    ElementKind.SHOULDER: QT_TRANSLATE_NOOP("SectionWords", "shoulder"),
    ElementKind.PARKING: QT_TRANSLATE_NOOP("SectionWords", "parking"),
    ElementKind.MEDIAN: QT_TRANSLATE_NOOP("SectionWords", "median"),
    ElementKind.DIVIDER: QT_TRANSLATE_NOOP("SectionWords", "island"),
    ElementKind.CHANNEL: QT_TRANSLATE_NOOP("SectionWords", "hatched"),
    ElementKind.SIDEWALK: QT_TRANSLATE_NOOP("SectionWords", "sidewalk"),
}
DIRECTIONS: Mapping[Direction, str] = {
    Direction.FORWARD: QT_TRANSLATE_NOOP("SectionWords", "↑ along the line"),
    Direction.BACKWARD: QT_TRANSLATE_NOOP("SectionWords", "↓ against the line"),
    Direction.BOTH: QT_TRANSLATE_NOOP("SectionWords", "↕ both"),
}
TURNS: Mapping[Turn, tuple[str, str]] = {
    Turn.REVERSE: ("↶", QT_TRANSLATE_NOOP("SectionWords", "U-turn")),
    Turn.LEFT: ("↰", QT_TRANSLATE_NOOP("SectionWords", "Left turn")),
    Turn.SLIGHT_LEFT: ("↖", QT_TRANSLATE_NOOP("SectionWords", "Slight left turn")),
    Turn.THROUGH: ("↑", QT_TRANSLATE_NOOP("SectionWords", "Straight on")),
    Turn.SLIGHT_RIGHT: ("↗", QT_TRANSLATE_NOOP("SectionWords", "Slight right turn")),
    Turn.RIGHT: ("↱", QT_TRANSLATE_NOOP("SectionWords", "Right turn")),
}
"""Arrows that are offered, with a glyph each."""
KERBS: Mapping[KerbRule, str] = {
    KerbRule.NONE: QT_TRANSLATE_NOOP("SectionWords", "no kerb line"),
    KerbRule.NO_PARKING: QT_TRANSLATE_NOOP("SectionWords", "yellow line: no parking"),
    KerbRule.NO_STOPPING: QT_TRANSLATE_NOOP("SectionWords", "red line: no stopping"),
}
LINES: Mapping[LinePlace, str] = {
    LinePlace.MIDDLE: QT_TRANSLATE_NOOP("SectionWords", "middle of the carriageway"),
    LinePlace.CENTRE_LINE: QT_TRANSLATE_NOOP("SectionWords", "between the directions"),
    LinePlace.LEFT_KERB: QT_TRANSLATE_NOOP("SectionWords", "left kerb"),
    LinePlace.RIGHT_KERB: QT_TRANSLATE_NOOP("SectionWords", "right kerb"),
}
KEPT: Mapping[Kept, str] = {
    Kept.MIDDLE: QT_TRANSLATE_NOOP("SectionWords", "the middle stays"),
    Kept.LEFT: QT_TRANSLATE_NOOP("SectionWords", "the left side stays"),
    Kept.RIGHT: QT_TRANSLATE_NOOP("SectionWords", "the right side stays"),
}
REACHES: Mapping[ReachKind, str] = {
    ReachKind.WHOLE: QT_TRANSLATE_NOOP("SectionWords", "whole roads"),
    ReachKind.START: QT_TRANSLATE_NOOP("SectionWords", "approach at the start of the line"),
    ReachKind.END: QT_TRANSLATE_NOOP("SectionWords", "approach at the end of the line"),
    ReachKind.STRETCH: QT_TRANSLATE_NOOP("SectionWords", "from station to station"),
}
GROUPS: Mapping[PresetGroup, str] = {
    PresetGroup.OFTEN: QT_TRANSLATE_NOOP("SectionWords", "Favourites and used last"),
    PresetGroup.OWN: QT_TRANSLATE_NOOP("SectionWords", "My own"),
    PresetGroup.TWO_WAY: QT_TRANSLATE_NOOP("SectionWords", "Two-way"),
    PresetGroup.UNEVEN: QT_TRANSLATE_NOOP("SectionWords", "Two-way, sides differ"),
    PresetGroup.DIVIDED: QT_TRANSLATE_NOOP("SectionWords", "With islands"),
    PresetGroup.ONE_WAY: QT_TRANSLATE_NOOP("SectionWords", "One-way"),
}
CLASSES: Mapping[str, str] = {
    "motorway": QT_TRANSLATE_NOOP("SectionWords", "Motorway"),
    "trunk": QT_TRANSLATE_NOOP("SectionWords", "Expressway"),
    "primary": QT_TRANSLATE_NOOP("SectionWords", "Main road"),
    "secondary": QT_TRANSLATE_NOOP("SectionWords", "Secondary road"),
    "tertiary": QT_TRANSLATE_NOOP("SectionWords", "Collector road"),
    "unclassified": QT_TRANSLATE_NOOP("SectionWords", "Local road"),
    "residential": QT_TRANSLATE_NOOP("SectionWords", "Residential street"),
    "living_street": QT_TRANSLATE_NOOP("SectionWords", "Alley"),
    "service": QT_TRANSLATE_NOOP("SectionWords", "Service road"),
    "track": QT_TRANSLATE_NOOP("SectionWords", "Farm road"),
    "busway": QT_TRANSLATE_NOOP("SectionWords", "Busway"),
    "cycleway": QT_TRANSLATE_NOOP("SectionWords", "Bicycle path"),
    "pedestrian": QT_TRANSLATE_NOOP("SectionWords", "Pedestrian street"),
    "motorway_link": QT_TRANSLATE_NOOP("SectionWords", "Motorway ramp"),
    "trunk_link": QT_TRANSLATE_NOOP("SectionWords", "Expressway ramp"),
    "primary_link": QT_TRANSLATE_NOOP("SectionWords", "Main road link"),
    "secondary_link": QT_TRANSLATE_NOOP("SectionWords", "Secondary road link"),
    "tertiary_link": QT_TRANSLATE_NOOP("SectionWords", "Collector road link"),
    "": QT_TRANSLATE_NOOP("SectionWords", "Class not known"),
}
ASSUMED = QT_TRANSLATE_NOOP("SectionWords", "assumed")


def said(source: str) -> str:
    """A word of these tables in the window's language."""
    return QCoreApplication.translate(CONTEXT, source) if source else ""


def metres(value: float) -> str:
    """A width: two digits after the point."""
    return QLocale().toString(value, "f", 2)


def preset_name(preset: SectionPreset, language: Language) -> str:
    """The name of a preset in a language."""
    return preset.en if language is Language.ENGLISH else preset.zh
