"""Words for what a search finds."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.mapping.search import SearchResult
from gis.mapping.key_lines import Match
from gis.mapping.names import SearchKind
from widgets.parts.words import moment_text

CONTEXT = "SearchWords"
KINDS: Mapping[SearchKind, str] = {
    SearchKind.COORDINATES: QT_TRANSLATE_NOOP("SearchWords", "Coordinates"),
    SearchKind.JUNCTION: QT_TRANSLATE_NOOP("SearchWords", "Junctions"),
    SearchKind.STREET: QT_TRANSLATE_NOOP("SearchWords", "Streets"),
    SearchKind.CASE: QT_TRANSLATE_NOOP("SearchWords", "Cases"),
    SearchKind.PLACE: QT_TRANSLATE_NOOP("SearchWords", "Places of crashes"),
    SearchKind.FEATURE: QT_TRANSLATE_NOOP("SearchWords", "Other layers"),
}


AREA_ENDS, ROAD_ENDS = "縣市鄉鎮區里村", "路街道段巷弄"
SHORTEST_ROAD = 3


def place_words(title: str) -> str:
    """A place as it is read in a list: parts after the first leave out the area they share.

    "道安市東區青禾路 / 道安市東區康莊大道" is read "道安市東區青禾路 / 康莊大道".
    """
    first, *others = title.split(" / ")
    return " / ".join([first, *(_without_shared_area(part, first) for part in others)])


def _without_shared_area(part: str, first: str) -> str:
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(part, first, strict=False))
    )
    left = [part[place + 1 :] for place in range(shared) if part[place] in AREA_ENDS]
    roads = [road for road in left if len(road) >= SHORTEST_ROAD and road[0] not in ROAD_ENDS]
    return roads[-1] if roads else part


def kind_words(kind: SearchKind) -> str:
    """The heading over results of a kind."""
    return QCoreApplication.translate(CONTEXT, KINDS[kind])


def detail_words(result: SearchResult) -> str:
    """What stands beside a result's title."""
    said = [part for part in (_nature(result), _doubt(result)) if part]
    return " · ".join(said)


def _nature(result: SearchResult) -> str:
    if result.kind is SearchKind.CASE and result.occurred_at is not None:
        return f"{moment_text(result.occurred_at)} · {result.detail}".rstrip(" ·")
    if result.kind in (SearchKind.JUNCTION, SearchKind.PLACE) and result.count:
        crashes = QCoreApplication.translate("SearchWords", "{number} crashes")
        return crashes.format(number=f"{result.count:,}")
    if result.kind is SearchKind.STREET and result.count:
        stretches = QCoreApplication.translate("SearchWords", "{number} stretches")
        return stretches.format(number=f"{result.count:,}")
    return result.detail


def _doubt(result: SearchResult) -> str:
    """What keeps a result from being plainly what was asked for."""
    if result.at is None:
        return QCoreApplication.translate("SearchWords", "position unknown")
    if result.match is Match.FUZZY:
        return QCoreApplication.translate("SearchWords", "similar")
    return ""
