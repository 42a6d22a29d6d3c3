"""Between the history of a scene and the window: whose history, and an old version taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.store.store import Store
from gis.problems import Problem
from widgets.frame.dock_table import DockId
from widgets.frame.role_words import reads_cases
from widgets.parts.words import moment_text

if TYPE_CHECKING:
    from app.scenes.history import SceneVersion
    from app.scenes.scene_list import ListedScene
    from widgets.frame.main_window import MainWindow


class SceneHistoryFlow(QObject):
    """Of the scene in hand, or of the one chosen in the list."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.scene_desk
        self._histories = window.scene_histories
        self._histories.failed.connect(window.tell_failure)
        self._histories.opened.connect(self._allow)
        self._histories.restore_wanted.connect(self._restore)
        self._desk.head.history_wanted.connect(self.show)
        self._desk.state_changed.connect(self._allow)
        self._desk.keeper.stored.connect(self._read_again)
        self._desk.keeper.changed.connect(self._allow)
        window.scenes.history_wanted.connect(self._show_listed)
        window.workbench.store_opened.connect(self._store_opened)
        window.workbench.store_closed.connect(lambda: self._histories.open_store(None))

    def show(self) -> None:
        """Show who changed the scene, once the store has its last steps."""
        if self._desk.is_active:
            self._desk.keeper.when_stored(self._show_in_hand)
        else:
            self._window.host.open(DockId.SCENES)
            self._window.scenes.show_history()

    def _show_in_hand(self) -> None:
        opened = self._desk.keeper.opened
        if opened is None:
            self._window.tell_shortly(
                self.tr("Nothing of this scene is stored yet: draw something first")
            )
        else:
            self._histories.show_scene(opened.uid)

    def _show_listed(self, scene: ListedScene) -> None:
        self._histories.show_scene(scene.uid)

    def _store_opened(self, store: Store) -> None:
        self._histories.open_store(store if reads_cases(store.person) else None)

    def _read_again(self) -> None:
        """The scene that is shown was stored: its history has an entry more."""
        if self._histories.dialog is not None and self._is_in_hand:
            self._histories.show_scene(self._histories.uid, in_front=False)

    # --- taking up an old version

    @property
    def _is_in_hand(self) -> bool:
        opened = self._desk.keeper.opened
        return self._desk.is_active and opened is not None and opened.uid == self._histories.uid

    def _allow(self) -> None:
        dialog, document = self._histories.dialog, self._desk.document
        if dialog is None:
            return
        if not self._is_in_hand or document is None:
            dialog.allow_restore(False, self.tr("Open this scene in the editor first"))
        elif document.read_only is not None:
            dialog.allow_restore(False, self.tr("The scene is sealed: “Correct…” first"))
        else:
            dialog.allow_restore(True, "")

    def _restore(self, version: SceneVersion) -> None:
        document = self._desk.document
        if document is None or version.after is None or not self._is_in_hand:
            return
        when = moment_text(version.record.at)
        try:
            document.run(version.after, self.tr("Take up the version of {when}").format(when=when))
        except Problem as problem:
            self._window.tell_failure(problem)
