"""The catalogue of signs and signals: codes, articles, names and sizes of the law.

道路交通標誌標線號誌設置規則, articles 23 to 129 and 221 to 224; the records stand in
`resources/catalogue`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SIGNAL, PEDESTRIAN_SIGNAL = "signal_head", "pedestrian_signal"
FLASHING_SIGNAL, CROSSING_SIGNAL = "flashing_signal", "crossing_signal"
STOP_SIGN, GIVE_WAY_SIGN = "遵1", "遵2"
ONE_WAY_SIGN, NO_ENTRY_SIGN = "遵17", "禁1"
KEEP_RIGHT_SIGN, KEEP_LEFT_SIGN = "遵18", "遵19"
TWO_STAGE_SIGN, SPEED_SIGN, WALKERS_SIGN = "遵20", "限5", "警34"
"""What rules put up; signals have no codes in the law, so theirs are ours."""


class SignShape(StrEnum):
    """Outline and colours (articles 12, 23, 57)."""

    WARNING = "warning"
    """White triangle with a red border."""
    OCTAGON = "octagon"
    GIVE_WAY = "give_way"
    """White triangle with a red border, its point below."""
    ORDER = "order"
    """Blue disc."""
    BAN = "ban"
    """White disc with a red border and a slash."""
    BAN_FULL = "ban_full"
    """Red disc."""
    BLUE_BAN = "blue_ban"
    """Blue disc with a red border."""
    LIMIT = "limit"
    """White disc with a red border."""
    SQUARE = "square"
    """Blue square."""
    SIGNAL = "signal"
    """Black housing with lamps."""
    FIXTURE = "fixture"
    """What else stands in a street; the law has no figure of it."""


class SignMark(StrEnum):
    """What is seen on it, as far as plans show it."""

    NONE = "none"
    DOT = "dot"
    STOP = "stop"
    BAR = "bar"
    SLASH = "slash"
    CROSS = "cross"
    FIGURES = "figures"
    UP = "up"
    LEFT = "left"
    RIGHT = "right"
    DOWN_LEFT = "down_left"
    DOWN_RIGHT = "down_right"
    U_TURN = "u_turn"
    RING = "ring"
    WALKER = "walker"
    BICYCLE = "bicycle"
    MOTORCYCLE = "motorcycle"
    DEAD_END = "dead_end"
    SIGNAL = "signal"
    THREE = "three"
    WALKERS = "walkers"
    FLASHING = "flashing"
    POLE = "pole"
    HYDRANT = "hydrant"
    MANHOLE = "manhole"
    BUS = "bus"
    CAMERA = "camera"
    LAMP = "lamp"
    CABINET = "cabinet"
    BOLLARD = "bollard"
    TREE = "tree"
    MIRROR = "mirror"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignEntry:
    """One sign or signal; `size_m` is the standard side, diagonal or diameter of its shape."""

    code: str
    article: str
    edition: date
    name: str
    gloss: str
    """In English."""
    shape: SignShape
    mark: SignMark
    size_m: float


class SignCatalogue:
    """All signs and signals by code."""

    def __init__(self, entries: Iterable[SignEntry]) -> None:
        self.entries = tuple(entries)
        self._by_code = {entry.code: entry for entry in self.entries}

    def find(self, code: str) -> SignEntry | None:
        """The entry of a code, also of one with a figure behind it ("限5 50")."""
        return self._by_code.get(code.partition(" ")[0])


def figure_of(code: str) -> str:
    """The figure behind a code; blank without one."""
    return code.partition(" ")[2]
