"""Links a scene with its crash: the candidates are looked for, somebody confirms one."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.scene_import.importer import SceneImportResult
from app.scene_import.matching import CrashMatch, SceneMatch
from app.scenes.scene_list import ListedScene
from widgets.scenes.crash_choice_dialog import CrashChoiceDialog
from widgets.scenes.scene_list_desk import SceneListDesk


class CrashLinking(QObject):
    """Asks for one scene after the other; after an import for those that were not certain."""

    told = Signal(str)
    linked = Signal(object)
    """A `ListedScene` whose crash was said."""

    def __init__(self, desk: SceneListDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self._waiting: deque[ListedScene] = deque()
        self.dialog: CrashChoiceDialog | None = None
        """The question on the screen."""

    def begin(self, scene: ListedScene) -> None:
        """Look for a scene's crash and ask; nothing is linked before it is confirmed."""
        self._desk.match(scene, lambda match: self._ask(scene, match))

    def follow_import(self, result: SceneImportResult) -> None:
        """Tell what was imported, then ask about the scenes that several crashes fit."""
        told = self.tr("{accepted} of {read} scene files are in the store.")
        words = [told.format(accepted=result.accepted, read=result.read)]
        if result.matched:
            found = self.tr("{count} linked with their crash by place and time.")
            words.append(found.format(count=result.matched))
        words += result.refusals
        self.told.emit("\n".join(words))
        self._waiting.extend(self._desk.of_cases(result.unsure))
        self._next()

    def give_up(self) -> None:
        """Ask no more: another store is open."""
        self._waiting.clear()
        if self.dialog is not None:
            self.dialog.reject()

    def _next(self) -> None:
        if self._waiting and self.dialog is None:
            self.begin(self._waiting.popleft())

    def _ask(self, scene: ListedScene, match: SceneMatch) -> None:
        if not match.found and scene.crash_uid is None:
            told = self.tr("{case}: no crash of this store has its number, or its place and time.")
            self.told.emit(told.format(case=scene.case_no))
            self._next()
            return
        dialog = CrashChoiceDialog(scene, match, more=len(self._waiting), parent=self._parent)
        self.dialog = dialog
        dialog.confirmed.connect(lambda crash: self._link(scene, crash))
        dialog.finished.connect(lambda _: self._close(dialog))
        dialog.open()

    def _close(self, dialog: CrashChoiceDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None
            self._next()

    def _link(self, scene: ListedScene, crash: CrashMatch | None) -> None:
        def done(changed: ListedScene) -> None:
            told = self.tr("{case}: linked with its crash record.")
            if crash is None:
                told = self.tr("{case}: linked with no crash record.")
            self.told.emit(told.format(case=changed.case_no))
            self.linked.emit(changed)

        self._desk.link(scene, None if crash is None else crash.crash_uid, done)
