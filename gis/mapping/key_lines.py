"""Hundreds of thousands of keys as one text: those that hold a piece are found by plain search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

_MOST_LOOKED_AT = 4000
"""So many keys that hold one part are looked at for the others."""


class Match(IntEnum):
    """How well a name fits what was typed; the lower the better."""

    EXACT = 0
    PREFIX = 1
    PARTS = 2
    """All parts occur somewhere."""
    FUZZY = 3
    """Close to it, but for a typing error or two."""


@dataclass(frozen=True, eq=False)
class KeyLines:
    """Keys, each on a line of its own."""

    text: str
    """Begins and ends with a line break."""
    starts: NDArray[np.int64]
    """Where each key begins in the text; one more for the end."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, place: int) -> str:
        return self.text[self.starts[place] : self.starts[place + 1] - 1]

    @cached_property
    def listed(self) -> list[str]:
        """All keys one by one: kept once made, which takes long where there are many."""
        return self.text[1:-1].split("\n") if len(self) else []

    def found(self, parts: Sequence[str], limit: int) -> dict[int, Match]:
        """Places of up to `limit` keys of each kind of match that fit, best first.

        Several parts in a row are also tried as one.
        """
        made: dict[int, Match] = {}
        whole = "".join(parts)
        if not whole or not len(self):
            return made
        self._add(made, self._holding(f"\n{whole}\n", 1), Match.EXACT, limit)
        self._add(made, self._holding(f"\n{whole}", 1), Match.PREFIX, limit)
        if len(parts) > 1:
            self._add(made, self._holding(whole, 0), Match.PARTS, limit)
        self._add(made, self._holding_all(parts), Match.PARTS, limit)
        return made

    def _add(self, made: dict[int, Match], places: Iterator[int], match: Match, limit: int) -> None:
        wanted = limit - sum(1 for one in made.values() if one is match)
        for place in places:
            if wanted <= 0:
                return
            if place not in made:
                made[place] = match
                wanted -= 1

    def _holding_all(self, parts: Sequence[str]) -> Iterator[int]:
        longest = max(parts, key=len)
        others = [part for part in parts if part != longest]
        for looked_at, place in enumerate(self._holding(longest, 0)):
            if looked_at >= _MOST_LOOKED_AT:
                return
            key = self[place]
            if all(part in key for part in others):
                yield place

    def _holding(self, piece: str, lead: int) -> Iterator[int]:
        """Keys whose line holds a piece, in order; `lead` characters of it stand before the key."""
        at = self.text.find(piece)
        while at >= 0:
            place = int(np.searchsorted(self.starts, at + lead, side="right")) - 1
            yield place
            at = self.text.find(piece, int(self.starts[place + 1]) - 1)


def key_lines(keys: Sequence[str]) -> KeyLines:
    """Lines of keys; line breaks in them become spaces."""
    text = "\n".join(keys)
    if text.count("\n") >= max(len(keys), 1):
        return key_lines([key.replace("\n", " ") for key in keys])
    starts = np.ones(len(keys) + 1, np.int64)
    starts[1:] += np.cumsum(np.array([len(key) for key in keys], dtype=np.int64) + 1)
    return KeyLines(f"\n{text}\n", starts)
