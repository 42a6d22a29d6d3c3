"""Documents of streets and what stands around them, for tests of the street editor's panels."""

from __future__ import annotations

from itertools import count as numbers
from pathlib import Path
from typing import Any

from app.store.store import Store
from app.street_import.importer import import_streets
from app.streets.editing import Clock, StreetEditing, utc_now
from app.streets.street_document import StreetDocument
from app.undo import UndoStack
from gis.drafting.user_actions import ActionCount
from tests.helpers.streets import write_cross
from widgets.street_editor.around import EditorAround


def make_document(
    store: Store, folder: Path | None, *, actor: str = "lin", clock: Clock = utc_now
) -> StreetDocument:
    """Two streets that cross, imported first where a folder for the file is given."""
    if folder is not None:
        import_streets(store, write_cross(folder / "cross.osm"))
    return StreetDocument(StreetEditing(store, actor=actor, clock=clock), UndoStack())


def around_of(
    document: StreetDocument,
    canvas: Any,
    *,
    count: ActionCount | None = None,
    told: list[Any] | None = None,
) -> EditorAround:
    """An editor about a document; problems told go to `told`."""
    made = numbers(1)
    snapper: Any = None
    return EditorAround(
        canvas=canvas,
        document=document,
        snapper=snapper,
        count=count or ActionCount(),
        new_id=lambda: f"new-{next(made)}",
        tell=(told if told is not None else []).append,
    )
