"""What of the palette is in hand, shared by the panel and the tools that place it; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from app.marking_catalogue import load_marking_catalogue
from app.sign_catalogue import load_sign_catalogue
from app.signal import Signal
from gis.streets.object_palette import Gesture, PaletteEntry, palette

Named = Callable[[PaletteEntry], str]
"""The name of an entry in the language of the window."""
PLACE, DRAW, ALONG_KERB, DETACH, SELECT = (
    *("place-object", "draw-object", "along-kerb", "detach", "select-objects"),
)
"""Ids of the tools of objects."""
_TOOLS = {
    Gesture.POINT: PLACE,
    Gesture.LINE: DRAW,
    Gesture.AREA: DRAW,
    Gesture.ALONG_KERB: ALONG_KERB,
}


@lru_cache(maxsize=1)
def whole_palette() -> tuple[PaletteEntry, ...]:
    """All that can be placed."""
    return palette(load_sign_catalogue(), load_marking_catalogue())


def tool_for(entry: PaletteEntry) -> str:
    """The id of the tool that draws an entry."""
    return _TOOLS[entry.gesture]


class ObjectPick:
    """The entry in hand, and the number that goes with it."""

    def __init__(self, entries: Sequence[PaletteEntry]) -> None:
        self.entries = tuple(entries)
        self.named: Named = lambda entry: entry.name
        """Set by the panel when the language changes."""
        self.entry = self.entries[0]
        self.figure = "50"
        """What stands on signs and markings that take a number."""
        self.changed: Signal[PaletteEntry] = Signal()

    def code_of(self, entry: PaletteEntry) -> str:
        """The code of what would be placed."""
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

    def for_tool(self, tool: str) -> PaletteEntry:
        """The entry in hand if a tool draws it, else the first that it does."""
        if tool_for(self.entry) == tool:
            return self.entry
        return next(entry for entry in self.entries if tool_for(entry) == tool)
