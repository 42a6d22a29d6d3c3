"""Counts what a user does: clicks, completed drags, key chords, typed values, list picks.

Moving the pointer, panning and zooming are free.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum


class UserAction(Enum):
    """Kinds of actions that count, one each."""

    CLICK = "click"
    DRAG = "completed drag"
    KEY = "key chord"
    TYPED = "typed value"
    PICK = "list pick"


class ActionCount:
    """Actions so far; several tools may share one count."""

    def __init__(self) -> None:
        self._by_kind: Counter[UserAction] = Counter()

    def count(self, action: UserAction) -> None:
        """One action more."""
        self._by_kind[action] += 1

    def of(self, action: UserAction) -> int:
        """Actions of a kind."""
        return self._by_kind[action]

    @property
    def total(self) -> int:
        """All actions."""
        return self._by_kind.total()
