"""What the tools of a scene draw next: which party, which mark, which thing, which words; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.signal import Signal
from gis.scenes.drawing.parties import new_party, party_of
from gis.scenes.scene import MarkForm, MarkKind, Scene, SceneParty
from gis.scenes.symbols import Symbol, SymbolKind, SymbolLibrary

LINES = (MarkKind.SKID, MarkKind.YAW, MarkKind.SCRAPE)
POINTS = (MarkKind.GOUGE, MarkKind.BODY)
NO_PARTY = (SymbolKind.THING, SymbolKind.ANIMAL)
Lacks = Callable[[SceneParty], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Which party is drawn: one by its number, a new one of a symbol, or the next that lacks it."""

    party: int | None = None
    symbol: str | None = None


NEXT = Who()


def form_of(kind: MarkKind) -> MarkForm:
    """What a mark of a kind usually is drawn as."""
    if kind in LINES:
        return MarkForm.LINE
    return MarkForm.POINT if kind in POINTS else MarkForm.AREA


class ScenePick:
    """What is in hand, shared by the tools and the boxes beside them."""

    def __init__(self) -> None:
        self.who = NEXT
        self.symbol = "passenger_car"
        """Of the next new party."""
        self.mark, self.form = MarkKind.SKID, MarkForm.LINE
        self.marker: int | None = None
        """Number of the party that left the marks."""
        self.thing, self.text, self.photo = "", "", ""
        self.anchors = 0
        """Which pair of anchors a vehicle is placed by."""
        self.changed: Signal[None] = Signal()

    def take(self, who: Who) -> None:
        """Draw another party; a symbol is kept for the new ones after it."""
        self.who = who
        self.symbol = who.symbol or self.symbol
        self.anchors = 0
        self.changed.emit(None)

    def take_mark(self, kind: MarkKind, form: MarkForm | None = None) -> None:
        """Draw marks of a kind, in its usual form if none is given."""
        self.mark, self.form = kind, form or form_of(kind)
        self.changed.emit(None)

    def take_marker(self, party: int | None) -> None:
        """Draw marks of a party."""
        self.marker = party
        self.changed.emit(None)

    def take_thing(self, symbol: str) -> None:
        """Place things of a symbol."""
        self.thing = symbol
        self.changed.emit(None)

    def next_anchors(self, pairs: int) -> None:
        """Place by the next pair of anchors."""
        self.anchors = (self.anchors + 1) % max(pairs, 1)
        self.changed.emit(None)

    def party(self, scene: Scene, library: SymbolLibrary, lacks: Lacks) -> SceneParty:
        """Who is drawn next: as taken, else the first party that lacks it, else a new one."""
        if self.who.party is not None:
            found = party_of(scene, self.who.party)
            if found is not None:
                return found
        if self.who.symbol is None:
            for party in sorted(scene.parties, key=lambda one: one.no):
                if lacks(party):
                    return party
        return new_party(scene, self.symbol_in(library))

    def symbol_in(self, library: SymbolLibrary) -> Symbol:
        """The symbol of the next new party."""
        found = library.get(self.symbol)
        return found or next(one for one in library.values() if one.kind not in NO_PARTY)

    def drawn(self, party: SceneParty) -> None:
        """A party was drawn: the next one is whoever lacks it."""
        if self.who != NEXT:
            self.who = NEXT
        self.anchors = 0
        self.changed.emit(None)
