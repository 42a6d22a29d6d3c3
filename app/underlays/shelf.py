"""The underlays of a store, the lowest first; one announcement of each change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.signal import Signal
from app.underlays.underlay import Underlay, UnderlayId


class UnderlayShelf:
    """Holds the underlays; the view, the panel and the memory listen."""

    def __init__(self) -> None:
        self._items: tuple[Underlay, ...] = ()
        self.changed: Signal[None] = Signal()

    @property
    def items(self) -> tuple[Underlay, ...]:
        """From the lowest to the topmost."""
        return self._items

    def get(self, wanted: UnderlayId) -> Underlay | None:
        """One of them."""
        return next((item for item in self._items if item.id == wanted), None)

    def place_of(self, wanted: UnderlayId) -> int:
        """Its place from below; -1 where it is not here."""
        return next((n for n, item in enumerate(self._items) if item.id == wanted), -1)

    def show(self, items: tuple[Underlay, ...]) -> None:
        """All at once: those of another store."""
        self._set(items)

    def put(self, underlay: Underlay, place: int | None = None) -> None:
        """Add one, topmost or at a place, or put it where it was with its id."""
        items = list(self._items)
        known = self.place_of(underlay.id)
        if known >= 0:
            items[known] = underlay
        else:
            items.insert(len(items) if place is None else place, underlay)
        self._set(tuple(items))

    def remove(self, gone: UnderlayId) -> None:
        """Take one away; its file stays."""
        self._set(tuple(item for item in self._items if item.id != gone))

    def move(self, moved: UnderlayId, place: int) -> None:
        """To another place from below."""
        items = [item for item in self._items if item.id != moved]
        found = self.get(moved)
        if found is not None:
            items.insert(min(max(place, 0), len(items)), found)
            self._set(tuple(items))

    def change(self, wanted: UnderlayId, **values: Any) -> None:
        """Other values of one."""
        found = self.get(wanted)
        if found is not None:
            self.put(replace(found, **values))

    def _set(self, items: tuple[Underlay, ...]) -> None:
        if items != self._items:
            self._items = items
            self.changed.emit(None)
