"""Names for the case file's copy of a scene: the window's keys, the store that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.store.store import Store
from gis.problems import Problem
from widgets.scene_editor.print.case_file_names import CaseFileDoor, CaseFileNames

if TYPE_CHECKING:
    from app.scenes.print.form_content import PartyName
    from app.scenes.print.scene_print import SceneToPrint
    from widgets.frame.main_window import MainWindow


class CaseFileFlow(QObject):
    """Answers the print dialog's wish for names; a lock closes pages that show some."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shows_names = False
        self.names = CaseFileNames(
            CaseFileDoor(with_keys=window.persons.with_keys, open=self._open),
            window.background,
            lambda: window.workbench.store,
            window.tell_failure,
            window,
        )
        window.scene_print.names = self._ask
        window.shared.lock.locking.connect(self.forget)

    def _ask(self, scene: SceneToPrint, then: Callable[[Mapping[int, PartyName]], None]) -> None:
        def got(names: Mapping[int, PartyName]) -> None:
            self._shows_names = True
            then(names)

        self.names(scene, got)

    def _open(self, store: Store, case_no: str, purpose: str) -> Mapping[int, PartyName]:
        """Worker thread: written down, then opened; raises where nobody of the case is known."""
        from app.scenes.print.case_file import case_file_names

        keys = self._window.persons.keys()
        found = case_file_names(store, case_no, purpose=purpose, keys=keys)
        if not found:
            raise Problem("SCENE_NOBODY_KNOWN", case_no=case_no)
        return found

    def forget(self) -> None:
        """Close a preview that shows names."""
        if self._shows_names:
            self._window.scene_print.close()
        self._shows_names = False
