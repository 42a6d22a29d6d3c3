"""What of the palette is in hand, shared by the panel and the tools that place it; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.signal import Signal
from gis.streets.object_palette import Gesture, PaletteEntry

Named = Callable[[PaletteEntry], str]
"""The name of an entry in the language of the window."""


class ObjectPick:
    """The entry in hand, and the number that goes with it."""

    def __init__(self, entries: Sequence[PaletteEntry], named: Named) -> None:
        self.entries = tuple(entries)
        self.named = named
        self.entry = self.entries[0]
        self.figure = "50"
        """What stands on signs and markings that take a number."""
        self.changed: Signal[PaletteEntry] = Signal()

    @property
    def code(self) -> str:
        """The code of what would be placed."""
        entry = self.entry
        return f"{entry.code} {self.figure}" if entry.takes_figure else entry.code

    def take(self, entry: PaletteEntry) -> None:
        """Have another entry in hand."""
        if entry != self.entry:
            self.entry = entry
            self.changed.emit(entry)

    def find(self, kind: str, code: str = "") -> PaletteEntry:
        """The entry of a kind and code.

        Raises:
            LookupError: without one.
        """
        for entry in self.entries:
            if entry.kind == kind and entry.code == code:
                return entry
        raise LookupError(f"no {kind} {code}")

    def first_with(self, *gestures: Gesture) -> PaletteEntry:
        """The entry in hand if it is drawn so, else the first that is."""
        if self.entry.gesture in gestures:
            return self.entry
        return next(entry for entry in self.entries if entry.gesture in gestures)
