"""Streets in the editor's document without a store: edits are made in memory only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import cast

from app.marking_catalogue import load_marking_catalogue
from app.streets.edit_terms import EditTerms
from app.streets.editing import MakeChange, StreetEditing
from app.streets.street_document import StreetDocument
from app.undo import UndoStack
from gis.streets.derived import StreetRoad
from gis.streets.engine.build import build_street_geometry
from gis.streets.markings.paint import paint
from gis.streets.objects import ObjectChange, StreetObject
from gis.streets.remake.change import Remade, StreetChange
from gis.streets.remake.remake import remake
from gis.streets.remake.standing import Standing


def standing_of(streets: Sequence[StreetRoad]) -> Standing:
    """What the engine makes of roads."""
    held = sorted(streets, key=lambda one: one.road.uid)
    made = build_street_geometry(held, (), ())
    return Standing(paint(made, made.shapes, made.junctions, (), load_marking_catalogue()))


@dataclass
class MemoryObjects:
    """No objects stand."""

    objects: dict[str, StreetObject] = field(default_factory=dict)

    def preview_made(self, make: MakeChange) -> Remade:
        return self.preview(make(self.standing.network))

    def edit(self, change: ObjectChange, action: str) -> None:
        raise AssertionError(action)


@dataclass
class MemoryEditing:
    """What a document asks of `StreetEditing`."""

    standing: Standing
    edits: list[str] = field(default_factory=list)
    previews: int = 0
    objects: MemoryObjects = field(default_factory=MemoryObjects)

    def preview(self, change: StreetChange) -> Remade:
        self.previews += 1
        return remake(self.standing, change, load_marking_catalogue())

    def preview_made(self, make: MakeChange) -> Remade:
        return self.preview(make(self.standing.network))

    def edit(self, change: StreetChange, action: str, terms: EditTerms | None = None) -> Remade:
        return self.put(remake(self.standing, change, load_marking_catalogue()), action)

    def put(self, remade: Remade, action: str) -> Remade:
        self.standing.apply(remade)
        self.edits.append(action)
        return remade

    def take_back(self, remade: Remade, action: str) -> Remade:
        return self.put(remade.undone, action)


def document_of(streets: Sequence[StreetRoad]) -> StreetDocument:
    """A document over roads in memory."""
    return StreetDocument(cast(StreetEditing, MemoryEditing(standing_of(streets))), UndoStack())


def new_ids(prefix: str = "new"):
    """Uids in an order that is always the same."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers):03d}"
