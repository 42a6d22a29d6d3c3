"""Where the map has looked before: back and forward, a turn of the wheel being one step."""

from __future__ import annotations

import math
from typing import NamedTuple

from gis.angles import Point

TOGETHER_S = 0.8
"""Views that follow each other more closely are one movement."""
MOST_VIEWS = 100
_METRES_PER_DOT = 0.00028
"""A dot of 0.28 mm, by which scale denominators are told (OGC)."""


class MapView(NamedTuple):
    """A part of the map, whatever the size of the window."""

    centre: Point
    """Metres of the store's CRS."""
    denominator: float
    """500 means 1:500."""

    def is_like(self, other: MapView) -> bool:
        """Whether nobody could tell two views apart."""
        dot_m = self.denominator * _METRES_PER_DOT
        same_scale = abs(self.denominator / other.denominator - 1) < 1e-3
        return same_scale and math.dist(self.centre, other.centre) < 2 * dot_m


class ViewHistory:
    """Views in their order, and the one that is looked at."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew: another store has other places."""
        self._views: list[MapView] = []
        self._now = -1
        self._visited_at_s = -math.inf
        self._moving = False
        """Whether the present view is one that the next may take the place of."""

    def visit(self, view: MapView, at_s: float) -> None:
        """The map looks elsewhere since a moment `at_s` (seconds of any steady clock).

        What follows closely on a view takes its place; views that were gone back from are
        forgotten. Being told what `back` and `forward` gave changes nothing.
        """
        together = at_s - self._visited_at_s < TOGETHER_S
        self._visited_at_s = at_s
        if self._views and self._views[self._now].is_like(view):
            return
        if together and self._moving:
            self._views[self._now] = view
        else:
            self._views[self._now + 1 :] = [view]
            self._views = self._views[-MOST_VIEWS:]
            self._now = len(self._views) - 1
        self._moving = self._now > 0

    @property
    def can_go_back(self) -> bool:
        """Whether there is a view before."""
        return self._now > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a view that was gone back from."""
        return self._now < len(self._views) - 1

    def back(self) -> MapView | None:
        """The view before, which is looked at from now on."""
        return self._go(-1) if self.can_go_back else None

    def forward(self) -> MapView | None:
        """The view that was gone back from."""
        return self._go(1) if self.can_go_forward else None

    def _go(self, by: int) -> MapView:
        self._now += by
        self._moving = False  # what follows is a movement of its own
        return self._views[self._now]
