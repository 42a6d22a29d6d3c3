"""The recorded direction of a side impact (側撞時行車方向, since 112.07): the only one on record.

The export writes one text for a whole case; no list of its values is published. So words are taken
for what they say: 同向, 對向, from which side the other party came, or two compass directions.
What is not understood says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from gis.angles import gap_deg


class SideDirection(StrEnum):
    """How the other party travelled, before anyone turned, seen from the first party."""

    SAME = "same"
    OPPOSITE = "opposite"
    FROM_LEFT = "from_left"
    FROM_RIGHT = "from_right"
    CROSSING = "crossing"
    """Across, from either side."""

    @property
    def seen_from_other(self) -> SideDirection:
        """The same as the other party sees it: who comes from my left has me at the right."""
        swapped = {
            SideDirection.FROM_LEFT: SideDirection.FROM_RIGHT,
            SideDirection.FROM_RIGHT: SideDirection.FROM_LEFT,
        }
        return swapped.get(self, self)


_TURNS = re.compile(r"[左右]\s*(?:轉|彎|迴|側\s*(?:轉|車身|車道))")
"""What a party did; it says nothing of where the other one came from."""
_OPPOSITE = re.compile(r"對方?向|反方?向|相對方向|相向|迎面|逆向")
_NOT_SAME = re.compile(r"不同[方行]?向|非同向|異向")
_SAME = re.compile(r"同[一行方]{0,2}[方]?向|同方向|同行向")
_CROSSING = re.compile(r"橫向|交[叉岔]|垂直|側向|橫越|不同[方行]?向|異向")
_COMPASS_DEG = {
    "北": 0.0,
    "東北": 45.0,
    "東": 90.0,
    "東南": 135.0,
    "南": 180.0,
    "西南": 225.0,
    "西": 270.0,
    "西北": 315.0,
}
_POINT = r"(東北|東南|西北|西南|東|西|南|北)"
_FROM_TO = re.compile(rf"(?:由|自|從)?{_POINT}[方邊側]?(?:向|往|朝|至|到){_POINT}")
_TOWARDS = re.compile(rf"(?:向|往|朝){_POINT}|{_POINT}(?:向|行)")
_SQUARE_DEG = 22.5
"""Streets that a compass calls 北 and 東 are rarely square; eighths of a circle tell apart."""


def read_side_direction(texts: Sequence[str]) -> SideDirection | None:
    """The direction that the texts of a case's parties say, first party first; None for none.

    One text for the whole case comes as the same text for every party.
    """
    plain = ["".join(unicodedata.normalize("NFKC", text).split()) for text in texts]
    told = list(dict.fromkeys(text for text in plain if text))
    if not told:
        return None
    worded = {found for text in told if (found := _in_words(text)) is not None}
    if len(worded) == 1:
        return worded.pop()
    headings = [heading for text in told for heading in travel_headings(text)]
    if worded or len(headings) != 2:
        return None
    return _between(headings[0], headings[1])


def _in_words(text: str) -> SideDirection | None:
    """What a text says without a compass."""
    bare = _TURNS.sub("", text)
    found = set()
    if _OPPOSITE.search(bare):
        found.add(SideDirection.OPPOSITE)
    if _SAME.search(_NOT_SAME.sub("", bare)):
        found.add(SideDirection.SAME)
    if "左" in bare:
        found.add(SideDirection.FROM_LEFT)
    if "右" in bare:
        found.add(SideDirection.FROM_RIGHT)
    if not found and _CROSSING.search(bare):
        found.add(SideDirection.CROSSING)
    return found.pop() if len(found) == 1 else None


def travel_headings(text: str) -> tuple[float, ...]:
    """Directions of travel in a text ("由北向南"), degrees from north."""
    pairs = [_COMPASS_DEG[to] for start, to in _FROM_TO.findall(text) if start != to]
    if pairs:
        return tuple(pairs)
    return tuple(_COMPASS_DEG[a or b] for a, b in _TOWARDS.findall(text))


def _between(first_deg: float, second_deg: float) -> SideDirection | None:
    """The relation of two directions of travel; None halfway between two relations."""
    turned = (second_deg - first_deg) % 360.0
    for at, relation in (
        (0.0, SideDirection.SAME),
        (180.0, SideDirection.OPPOSITE),
        (90.0, SideDirection.FROM_LEFT),
        (270.0, SideDirection.FROM_RIGHT),
    ):
        if gap_deg(turned, at) <= _SQUARE_DEG:
            return relation
    return None
