"""Names for the case-file copy, opened after it was written down who makes it and for what."""

from __future__ import annotations

from collections.abc import Mapping

from app.personal.key_ring import KeyRing
from app.scenes.print.form_content import PartyName
from app.scenes.scene_persons import open_case_file
from app.scenes.scene_store import open_scene
from app.store.store import Store


def case_file_names(
    store: Store, case_no: str, *, purpose: str, keys: KeyRing
) -> Mapping[int, PartyName]:
    """Names and plates of a stored scene's parties, by number; empty where none are kept.

    Raises:
        Problem: those of `open_scene` and `open_case_file`.
    """
    found = open_case_file(store, open_scene(store, case_no), purpose=purpose, keys=keys)
    return {party.no: PartyName(name=party.name, plate=party.plate) for party in found.parties}
