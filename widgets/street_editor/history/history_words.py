"""Words of the streets' history: what an edit changed, when, and since when it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import reduce

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.streets.edit_conflict import RoadSides
from app.streets.history import BlockChange, RoadChange, local_day
from gis.streets.derived import StreetRoad
from gis.streets.road_aspects import RoadAspect
from widgets.parts.words import day_text, moment_text

CONTEXT = "StreetHistory"
ASPECTS: Mapping[RoadAspect, str] = {
    RoadAspect.NAME: QT_TRANSLATE_NOOP("StreetHistory", "name"),
    RoadAspect.CLASS: QT_TRANSLATE_NOOP("StreetHistory", "class"),
    RoadAspect.LEVEL: QT_TRANSLATE_NOOP("StreetHistory", "level"),
    RoadAspect.ONEWAY: QT_TRANSLATE_NOOP("StreetHistory", "one-way"),
    RoadAspect.LINE: QT_TRANSLATE_NOOP("StreetHistory", "course"),
    RoadAspect.SECTION: QT_TRANSLATE_NOOP("StreetHistory", "cross-section"),
    RoadAspect.CONFIRMED: QT_TRANSLATE_NOOP("StreetHistory", "confirmed"),
    RoadAspect.SPEED: QT_TRANSLATE_NOOP("StreetHistory", "speed limit"),
    RoadAspect.ROUNDABOUT: QT_TRANSLATE_NOOP("StreetHistory", "roundabout"),
    RoadAspect.START: QT_TRANSLATE_NOOP("StreetHistory", "design where it begins"),
    RoadAspect.END: QT_TRANSLATE_NOOP("StreetHistory", "design where it ends"),
}
_ACTIONS = {
    "import streets": QT_TRANSLATE_NOOP("StreetHistory", "Streets imported"),
    "": QT_TRANSLATE_NOOP("StreetHistory", "First known state"),
}
"""Actions of the command line; the window's own are written in the officer's words."""
_UNNAMED = QT_TRANSLATE_NOOP("StreetHistory", "a road without a name")
_SINCE_EVER = QT_TRANSLATE_NOOP("StreetHistory", "from the start")
_DRAWN = QT_TRANSLATE_NOOP("StreetHistory", "drawn")
_DELETED = QT_TRANSLATE_NOOP("StreetHistory", "deleted")
_UNCHANGED = QT_TRANSLATE_NOOP("StreetHistory", "unchanged")
_AND_ALSO = QT_TRANSLATE_NOOP("StreetHistory", "{some}, {another}")
_OF_ROAD = QT_TRANSLATE_NOOP("StreetHistory", "{road}: {what}")
_WIDTH = QT_TRANSLATE_NOOP("StreetHistory", "{lanes} lanes, {width} m")


def words(source: str) -> str:
    """A source string of this module in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source)


def listed(texts: Iterable[str]) -> str:
    """Several texts in a row."""
    template = words(_AND_ALSO)
    return reduce(lambda some, another: template.format(some=some, another=another), texts)


def action_words(action: str) -> str:
    """What somebody did."""
    return words(_ACTIONS[action]) if action in _ACTIONS else action


def when_words(at: datetime | None) -> str:
    """When something was recorded."""
    return "" if at is None else moment_text(at)


def since_words(at: datetime | None) -> str:
    """Since when something holds."""
    return words(_SINCE_EVER) if at is None else day_text(local_day(at))


def road_name(name: str) -> str:
    """The name of a road."""
    return name or words(_UNNAMED)


def aspects_words(aspects: Iterable[RoadAspect]) -> str:
    """What was changed of a road."""
    told = [words(ASPECTS[aspect]) for aspect in aspects]
    return listed(told) if told else words(_UNCHANGED)


def road_change_words(change: RoadChange) -> str:
    """What an edit did to one road."""
    if change.before is None:
        what = words(_DRAWN)
    elif change.after is None:
        what = words(_DELETED)
    else:
        what = aspects_words(change.aspects)
    return words(_OF_ROAD).format(road=road_name(change.name), what=what)


def block_change_words(change: BlockChange) -> str:
    """The names of the roads that an edit concerns, each once."""
    return listed(dict.fromkeys(road_name(one.name) for one in change.roads))


def section_words(street: StreetRoad) -> str:
    """Number of lanes and full width."""
    lanes = sum(element.is_lane for element in street.section.elements)
    return words(_WIDTH).format(lanes=lanes, width=f"{street.section.width_m:.1f}")


def side_words(base: StreetRoad | None, now: StreetRoad | None, sides: RoadSides) -> str:
    """What one side made of a road."""
    if now is None:
        return words(_UNCHANGED) if base is None else words(_DELETED)
    if base is None:
        return f"{words(_DRAWN)} ({section_words(now)})"
    aspects = sides.my_changes if now is sides.mine else sides.their_changes
    told = aspects_words(aspects)
    return f"{told} ({section_words(now)})" if RoadAspect.SECTION in aspects else told
