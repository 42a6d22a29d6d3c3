"""Words of the palette and tools of objects."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gis.streets.object_palette import PaletteEntry, PaletteGroup

CONTEXT = "StreetObjects"
GROUPS = {
    PaletteGroup.KERB: QT_TRANSLATE_NOOP("StreetObjects", "Kerbs, red and yellow lines"),
    PaletteGroup.PARKING: QT_TRANSLATE_NOOP("StreetObjects", "Parking bays"),
    PaletteGroup.LINE: QT_TRANSLATE_NOOP("StreetObjects", "Marking lines"),
    PaletteGroup.PICTURE: QT_TRANSLATE_NOOP("StreetObjects", "Arrows, words, boxes"),
    PaletteGroup.AREA: QT_TRANSLATE_NOOP("StreetObjects", "Islands and hatched areas"),
    PaletteGroup.SIGNAL: QT_TRANSLATE_NOOP("StreetObjects", "Signals"),
    PaletteGroup.FIXTURE: QT_TRANSLATE_NOOP("StreetObjects", "Poles and the like"),
    PaletteGroup.WARNING: QT_TRANSLATE_NOOP("StreetObjects", "Warning signs"),
    PaletteGroup.ORDER: QT_TRANSLATE_NOOP("StreetObjects", "Mandatory signs"),
    PaletteGroup.BAN: QT_TRANSLATE_NOOP("StreetObjects", "Bans and limits"),
    PaletteGroup.GUIDE: QT_TRANSLATE_NOOP("StreetObjects", "Guide signs"),
}
TOOL_WORDS = (
    QT_TRANSLATE_NOOP("StreetTools", "Place {name}"),
    QT_TRANSLATE_NOOP("StreetTools", "Draw {name}"),
    QT_TRANSLATE_NOOP("StreetTools", "Detach from its rule"),
    QT_TRANSLATE_NOOP("StreetTools", "Move objects"),
    QT_TRANSLATE_NOOP("StreetTools", "Copy objects"),
    QT_TRANSLATE_NOOP("StreetTools", "Turn objects"),
    QT_TRANSLATE_NOOP("StreetTools", "Delete objects"),
)
"""What the tools call their edits."""


def group_words(group: PaletteGroup) -> str:
    """The name of a group."""
    return QCoreApplication.translate(CONTEXT, GROUPS[group])


def entry_words(entry: PaletteEntry) -> str:
    """The name of an entry: Chinese where the window speaks Chinese, else English."""
    mark = QCoreApplication.translate(CONTEXT, "language of names: English")
    return entry.gloss if mark.endswith("English") else entry.name


def short_words(entry: PaletteEntry) -> str:
    """A name that fits under a picture: without the word that all of a group share."""
    name = entry_words(entry)
    for ending in ENDINGS:
        stem, found, rest = name.partition(ending)
        if found and len(stem) > 1:
            name = f"{stem}{rest}"
            break
    return name.replace("（", "\n（").replace(" (", "\n(")


ENDINGS = ("標誌", "標線", "標字")


LANGUAGE = QT_TRANSLATE_NOOP("StreetObjects", "language of names: English")
