"""Reads the history of a scene beside the window and shows it; one dialog for all scenes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.messages import Language
from app.store.store import Store
from app.tasks import Progress
from widgets.parts.background import Background, Job

if TYPE_CHECKING:  # the window does not wait at its start for what only a history needs
    from app.scenes.history import SceneHistory
    from widgets.scene_editor.history.scene_history_dialog import SceneHistoryDialog

CHANNEL = "scene history"


class SceneHistoryDesk(QObject):
    """Knows the store; says which version shall be taken up again."""

    failed = Signal(object)
    opened = Signal()
    """A history is shown, or shown anew."""
    restore_wanted = Signal(object)
    """A `SceneVersion`."""

    def __init__(
        self, background: Background, language: Callable[[], Language], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._background, self._language, self._window = background, language, parent
        self.dialog: SceneHistoryDialog | None = None
        self.uid = ""
        """Of the scene that is shown."""
        self._store: Store | None = None

    def open_store(self, store: Store | None) -> None:
        """Another store: what is shown of the one before is closed."""
        self.close()
        self._store = store

    def close(self) -> None:
        """Close the dialog."""
        self._background.drop(CHANNEL)
        if self.dialog is not None:
            self.dialog.reject()

    def show_scene(self, uid: str, *, in_front: bool = True) -> None:
        """Read the history of a scene and show it; not in front: only where it is shown already."""
        store = self._store
        if store is None:
            return

        def work(progress: Progress) -> SceneHistory:
            from app.scenes.history import read_history

            return read_history(store, uid, progress)

        def done(history: SceneHistory) -> None:
            self.uid = uid
            self._show(history, in_front)

        self._background.run(
            Job(
                work=work,
                channel=CHANNEL,
                on_done=done,
                on_failed=self.failed.emit,
                title=self.tr("Reading the history of the scene"),
            )
        )

    def _show(self, history: SceneHistory, in_front: bool) -> None:
        if self.dialog is not None:
            self.dialog.show_history(history)
        elif in_front:
            self._open(history)
        dialog = self.dialog
        self.opened.emit()
        if dialog is None or not in_front:
            return
        dialog.show()
        dialog.activateWindow()

    def _open(self, history: SceneHistory) -> None:
        from app.symbol_catalogue import load_symbols
        from widgets.scene_editor.history.scene_history_dialog import SceneHistoryDialog

        self.dialog = SceneHistoryDialog(history, load_symbols(), self._language, self._window)
        self.dialog.restore_wanted.connect(self.restore_wanted)
        self.dialog.finished.connect(self._closed)

    def _closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
