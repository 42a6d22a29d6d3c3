"""The case-file copy of a scene: keys from the window, names into the dialog that prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.store.store import Store
from widgets.scene_editor.print.case_file_names import CaseFileDoor, CaseFileNames

if TYPE_CHECKING:
    from app.scenes.print.form_content import PartyName
    from widgets.frame.main_window import MainWindow


def offer_case_file_copies(window: MainWindow) -> None:
    """Names are asked for like any personal data, and leave the screen with the keys."""

    def names_of(store: Store, case_no: str, purpose: str) -> Mapping[int, PartyName]:
        from app.scenes.print.case_file import case_file_names  # brings cryptography

        return case_file_names(store, case_no, purpose=purpose, keys=window.persons.keys())

    prints = window.scene_print
    prints.names = CaseFileNames(
        CaseFileDoor(with_keys=window.persons.with_keys, open=names_of),
        window.background,
        lambda: window.workbench.store,
        window.tell_failure,
        window,
    )
    window.shared.lock.locking.connect(prints.close)
