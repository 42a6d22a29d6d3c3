"""Names for the case file's copy of a scene: asked for, written down, opened with the held keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.tasks import Progress

if TYPE_CHECKING:
    from app.scenes.print.form_content import PartyName
    from app.scenes.print.scene_print import SceneToPrint
    from app.scenes.scene_persons import CaseFile
    from widgets.frame.main_window import MainWindow


class CaseFileFlow(QObject):
    """Answers the print dialog's wish for names."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shows_names = False
        window.scene_print.names = self.ask
        window.shared.lock.locking.connect(self.forget)

    def ask(self, wanted: SceneToPrint) -> Mapping[int, PartyName] | None:
        """Names by party number; None where nobody confirmed."""
        from app.scenes.print.form_content import PartyName
        from widgets.scene_editor.print.case_file_dialog import CaseFileDialog

        window = self._window
        store = window.workbench.store
        if store is None:
            return None
        keys = window.persons.keys
        if not keys.are_open:  # asked for first; the wish is repeated once they are
            window.persons.unlock()
            return None

        def opened(purpose: str, progress: Progress) -> CaseFile:
            from app.scenes.scene_persons import open_case_file
            from app.scenes.scene_store import open_scene

            ring = keys()  # raises before anything is written down
            return open_case_file(
                store, open_scene(store, wanted.scene.case_no), purpose=purpose, keys=ring
            )

        dialog = CaseFileDialog(
            wanted.scene.case_no, opened, window.background, window.scene_print.dialog or window
        )
        dialog.failed.connect(window.tell_failure)
        dialog.exec()
        found = dialog.found
        dialog.deleteLater()
        if found is None:
            return None
        self._shows_names = True
        return {party.no: PartyName(name=party.name, plate=party.plate) for party in found.parties}

    def forget(self) -> None:
        """Close a preview that shows names."""
        if self._shows_names:
            self._window.scene_print.close()
        self._shows_names = False
