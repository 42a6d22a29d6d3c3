"""Correcting a crash: from the list to the form, the store, and the question of a conflict."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.edits.change_record import Saved
from app.edits.conflict import Conflict, Decision
from app.edits.crash_correction import CrashSheet
from app.edits.three_way import RecordState
from gis.problems import Problem
from widgets.crashes.crash_edit_desk import CrashEditDesk
from widgets.crashes.crash_edit_dialog import CrashEditDialog
from widgets.crashes.crash_record_words import crash_words
from widgets.parts.conflict_dialog import ConflictDialog
from widgets.parts.losses import is_loss

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow


class CrashEditFlow(QObject):
    """Opens forms for crashes, stores what is typed, and shows what changed everywhere."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._busy = False
        """Whether a form is open or is about to be: a second Enter opens no second one."""
        bench = window.workbench
        self.desk = CrashEditDesk(
            bench.edit_use_cases, window.background, lambda: bench.store, self
        )
        window.crashes.list.crash_opened.connect(self.open)
        window.crashes.list.told.connect(window.tell_shortly)
        self.desk.changed.connect(window.undo_stack.note)
        self.desk.kept.connect(window.undo_stack.put_back)
        self.desk.written.connect(self._read_again)
        self.desk.failed.connect(self._failed)

    def open(self, fid: int) -> None:
        """Read a crash and show its form."""
        if not self._busy and self._window.workbench.store is not None:
            self._busy = True
            self.desk.open(fid, self._show, self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        self._busy = False
        self._failed(error)

    def _closed(self) -> None:
        self._busy = False

    def _show(self, sheet: CrashSheet) -> None:
        form = CrashEditDialog(sheet, self._window)
        form.save_wanted.connect(lambda mine: self._save(form, mine, Decision()))
        form.finished.connect(self._closed)
        form.setWindowModality(Qt.WindowModality.WindowModal)
        form.show()

    def _save(self, form: CrashEditDialog, mine: RecordState, decision: Decision) -> None:
        form.wait(True)
        self.desk.save(
            form.sheet,
            mine,
            decision,
            told=partial(self._told, form, mine),
            failed=partial(self._not_saved, form),
        )

    def _told(self, form: CrashEditDialog, mine: RecordState, result: Saved | Conflict) -> None:
        form.wait(False)
        if isinstance(result, Conflict):
            question = ConflictDialog(result, crash_words(form.sheet.crash), form)
            question.decided.connect(lambda decision: self._save(form, mine, decision))
            question.open()
            return
        form.finish()
        if not result.written:
            self._read_again()
            self._window.tell_shortly(self.tr("Nothing had to be stored: the record is up to date"))
        else:
            self._window.tell_shortly(self.tr("The correction is stored"))

    def _not_saved(self, form: CrashEditDialog, error: Exception) -> None:
        """What was typed stays in the form."""
        form.wait(False)
        if isinstance(error, Problem) and is_loss(error):
            form.refuse(error)
        self._window.tell_failure(error)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Problem) and error.code in ("EDIT_NO_CRASH", "EDIT_CHANGED_SINCE"):
            self._read_again()
        self._window.tell_failure(error)

    def _read_again(self) -> None:
        """Lists, map and site page show the store as it is now."""
        window = self._window
        store = window.workbench.store
        if store is not None:
            window.crashes.desk.read_again(store)
            window.map.read_again(store)
            window.flow.reload()
            window.flow.read_again()
