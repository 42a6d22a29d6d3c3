"""Which stretches of each lane are free for words, pictures and diamonds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

CLEAR_M = 0.5
"""Between two things on one lane."""
Stretch = tuple[float, float]


class LaneRoom:
    """Stations taken on the lanes of one road, by the lane's number among the strips."""

    def __init__(self, free: Stretch, gaps: Iterable[Stretch]) -> None:
        self._free = free
        self._gaps = tuple(gaps)
        self._taken: dict[int, list[Stretch]] = defaultdict(list)

    def take(self, lane: int, one: float, other: float) -> bool:
        """Take a stretch of a lane if all of it is free."""
        low, high = min(one, other), max(one, other)
        if low < self._free[0] or high > self._free[1]:
            return False
        if any(
            low < end + CLEAR_M and high > begin - CLEAR_M
            for begin, end in (*self._gaps, *self._taken[lane])
        ):
            return False
        self._taken[lane].append((low, high))
        return True

    def hold(self, lane: int, one: float, other: float) -> None:
        """Note what lies on a lane already."""
        self._taken[lane].append((min(one, other), max(one, other)))
