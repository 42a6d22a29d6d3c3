"""What only an officer can decide about a scene in hand: conflicts, sealing, what was left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from app.scenes.form_state import FormChecker
from app.scenes.form_words import say_remark
from app.scenes.journal import LeftJournal, give_up
from app.scenes.scene_store import OpenScene, SceneConflict
from app.symbol_catalogue import load_symbols
from gis.problems import Problem
from gis.scenes.merging import NOTHING_CHOSEN, Chosen, merge_scenes
from widgets.scene_editor.desk.recovery_dialog import RecoveryDialog
from widgets.scene_editor.desk.scene_conflict_dialog import SceneConflictDialog
from widgets.scene_editor.desk.seal_dialogs import ReasonDialog, SealDialog

if TYPE_CHECKING:
    from widgets.scene_editor.desk.scene_desk import SceneDesk


class SceneTrouble(QObject):
    """Opens the dialogs of a desk and does what they say."""

    def __init__(self, desk: SceneDesk, parent: QWidget) -> None:
        super().__init__(desk)
        self._desk, self._parent = desk, parent
        self.dialog: QDialog | None = None

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _: self._closed(dialog))
        dialog.open()

    def _closed(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None

    # --- what a dead program left

    def offer(self, left: Sequence[LeftJournal]) -> None:
        """Ask whether to go on with drawings that were not stored."""
        if self._desk.is_active or self.dialog is not None:
            return
        dialog = RecoveryDialog(left, load_symbols(), self._parent)
        dialog.go_on_wanted.connect(self._desk.entrance.go_on)
        dialog.give_up_wanted.connect(give_up)
        self._open(dialog)

    # --- what a save was refused for

    def take(self, error: Exception) -> None:
        """Merge, ask, or tell."""
        if isinstance(error, SceneConflict):
            self._meet(error.opened, error.theirs)
        elif isinstance(error, Problem) and error.code == "SCENE_SEALED":
            self._sealed_meanwhile()
        else:
            self._desk.failed.emit(error)

    def _meet(self, base: OpenScene, theirs: OpenScene, chosen: Chosen = NOTHING_CHOSEN) -> None:
        """Both versions together; asks where they touch."""
        desk, document = self._desk, self._desk.document
        if document is None:  # closed meanwhile: its journal asks again when it is opened
            return
        merge = merge_scenes(base.scene, theirs.scene, document.scene, chosen)
        if merge.scene is None:
            self._ask(base, theirs)
            return
        document.read_only = None
        document.take_in(
            merge.scene, self.tr("Take in what {who} changed").format(who=self._who(theirs))
        )
        if theirs.is_sealed:
            desk.keeper.begin_correction(theirs)
            desk.told.emit(self.tr("The scene was sealed meanwhile: store yours as a correction"))
        else:
            desk.keeper.retry_on(theirs)
            desk.told.emit(self.tr("Changes of {who} were taken in").format(who=self._who(theirs)))
        desk.show_seal()

    def _who(self, theirs: OpenScene) -> str:
        return theirs.changed_by or self.tr("somebody else")

    def _ask(self, base: OpenScene, theirs: OpenScene) -> None:
        document = self._desk.document
        if document is None or self.dialog is not None:
            return
        merge = merge_scenes(base.scene, theirs.scene, document.scene)
        self._desk.keeper.hold()
        dialog = SceneConflictDialog(
            who=theirs.changed_by,
            base=base.scene,
            theirs=theirs.scene,
            mine=document.scene,
            conflicts=merge.conflicts,
            library=load_symbols(),
            language=self._desk.language,
            parent=self._parent,
        )
        dialog.decided.connect(lambda sides: self._meet(base, theirs, sides))
        self._open(dialog)

    def _sealed_meanwhile(self) -> None:
        """Somebody finished the scene while it was drawn on."""
        desk, opened = self._desk, self._desk.keeper.opened
        if desk.document is None or opened is None:
            return
        desk.keeper.hold()
        desk.entrance.read_again(opened.case_no, lambda theirs: self._meet(opened, theirs))

    # --- sealing and correcting

    def ask_seal(self) -> None:
        """Ask whether the scene is finished."""
        document, keeper = self._desk.document, self._desk.keeper
        if document is None or keeper.opened is None or keeper.unsaved:
            return
        dialog = SealDialog(document.scene.case_no, self._remarks(), self._parent)
        dialog.accepted.connect(keeper.seal)
        self._open(dialog)

    def _remarks(self) -> list[str]:
        """What the form lacks or contradicts, in words."""
        around, document = self._desk.around, self._desk.document
        if around is None or document is None:
            return []
        scene = document.scene
        state = FormChecker(around.library).state(scene, around.place_facts(scene))
        return [say_remark(one, around.language()) for one in state.remarks]

    def correct(self) -> None:
        """Begin to correct a sealed scene; where that is begun, store it with its reason."""
        desk, keeper = self._desk, self._desk.keeper
        document, opened = desk.document, keeper.opened
        if document is None or opened is None:
            return
        if not keeper.waits_for_reason:
            document.read_only = None
            keeper.begin_correction(opened)
            return
        if not keeper.unsaved:
            keeper.end_correction()
            return
        dialog = ReasonDialog(self._parent)
        dialog.given.connect(keeper.correct)
        self._open(dialog)
