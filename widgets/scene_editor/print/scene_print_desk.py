"""Where scenes are printed from: opens the dialog, knows the store, asks for paths and printers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.messages import Language
from app.store.store import Store
from app.tasks import Progress
from gis.display.primitives import DisplayList
from gis.drafting.user_actions import ActionCount
from widgets.parts.background import Background, Job
from widgets.parts.dialog_manners import open_size
from widgets.parts.printing import print_asked
from widgets.parts.save_path import ask_save_path
from widgets.scene_editor.print.print_choice import ScenePrintChoice

if TYPE_CHECKING:
    from app.scenes.print.scene_print import PrintedScene, SceneToPrint, SceneWish
    from widgets.scene_editor.print.scene_print_dialog import AskNames, ScenePrintDialog

READ_CHANNEL = "scene-print-read"
SIZE_EM = (58.0, 38.0)


class ScenePrintDesk(QObject):
    """Prints the scene in hand, or that of a case; one dialog for all."""

    failed = Signal(object)
    saved = Signal(str)
    choice_changed = Signal(str)

    def __init__(
        self, background: Background, language: Callable[[], Language], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._background, self._language, self._window = background, language, parent
        self.choice = ScenePrintChoice()
        self.count = ActionCount()
        """Actions of the user; an editor may put in its own before the dialog opens."""
        self.folder = Path.home()
        self.names: AskNames | None = None
        """Confirms and logs a case-file copy and tells its names; set before the dialog opens."""
        self.dialog: ScenePrintDialog | None = None
        self._store: Store | None = None

    def open_store(self, store: Store) -> None:
        """Another store: the dialog of the one before is closed."""
        self.close()
        self._store = store

    def close(self) -> None:
        """Close the dialog."""
        self._background.drop(READ_CHANNEL)
        if self.dialog is not None:
            self.dialog.reject()

    def print_case(self, case_no: str) -> None:
        """Read the scene of a case as it is stored, and show its pages."""
        store = self._store
        if store is None:
            return

        def work(progress: Progress) -> SceneToPrint:
            from app.scenes.print.scene_print import READING, scene_of_case

            progress(READING, 0.0)
            return scene_of_case(store, case_no)

        self._background.run(
            Job(
                work=work,
                channel=READ_CHANNEL,
                on_done=self.show_scene,
                on_failed=self.failed.emit,
                title=self.tr("Reading the scene"),
            )
        )

    def show_scene(self, scene: SceneToPrint) -> None:
        """Show the pages of a scene, the one being drawn for instance."""
        if self._store is None:
            return
        if self.dialog is None:
            self._open()
        dialog = self.dialog
        assert dialog is not None
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        dialog.show_scene(scene)

    def _open(self) -> None:
        from widgets.scene_editor.print.scene_print_dialog import (  # brings the painters
            ScenePrintDialog,
            ScenePrintDoor,
        )

        door = ScenePrintDoor(
            make=self._make,
            language=self._language,
            ask_path=self.ask_path,
            print_pages=self.print_pages,
            tell_error=self.failed.emit,
            count=self.count,
            names=self.names,
        )
        self.dialog = ScenePrintDialog(door, self._background, self.choice, self._window)
        open_size(self.dialog, *SIZE_EM)
        self.dialog.finished.connect(self._closed)
        self.dialog.saved.connect(self.saved)
        self.dialog.choice_changed.connect(self._chose)

    def _closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _chose(self, text: str) -> None:
        self.choice = ScenePrintChoice.from_text(text)
        self.choice_changed.emit(text)

    def _make(self, scene: SceneToPrint, wish: SceneWish, progress: Progress) -> PrintedScene:
        from app.scenes.print.scene_print import print_scene

        assert self._store is not None
        return print_scene(self._store, scene, wish, progress)

    def ask_path(self, suffix: str, title: str) -> Path | None:
        """Where to save; None where the officer changed their mind."""
        suggested = self.folder / f"{title}{suffix}"
        path = ask_save_path(
            self.dialog or self._window, self.tr("Save the scene diagram"), suggested
        )
        if path is not None:
            self.folder = path.parent
        return path

    def print_pages(self, pages: Sequence[DisplayList]) -> None:
        """Print pages on a printer that the officer chooses."""
        print_asked(pages, self.dialog or self._window)
