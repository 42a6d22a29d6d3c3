"""Corrections of crashes: read, stored and merged off the main thread, each one undoable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.edits.change_record import Saved
from app.edits.conflict import Conflict, Decision
from app.edits.crash_correction import CrashSheet
from app.edits.three_way import RecordState
from app.store.store import Store
from app.undo import Step
from gis.problems import Problem
from widgets.door.use_cases import EditUseCases
from widgets.parts.background import Background, Job
from widgets.parts.losses import NOT_SAVED_YET

Told = Callable[[Saved | Conflict], None]


@dataclass(slots=True)
class _Held:
    """A correction as it stands: undone and redone in turn."""

    store: Store
    sheet: CrashSheet
    saved: Saved


class CrashEditDesk(QObject):
    """Runs the use cases one after the other; nothing that is being stored is ever dropped."""

    changed = Signal(object)
    """A `Step` that is made already."""
    kept = Signal(object)
    """A `Step` whose undoing, or whose making again, could not be stored just now."""
    written = Signal()
    """What is on the screen is out of date."""
    failed = Signal(object)
    """An error of undoing."""

    def __init__(
        self,
        use_cases: EditUseCases,
        background: Background,
        store: Callable[[], Store | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._use_cases, self._background, self._store = use_cases, background, store
        self._numbers = count(1)

    def open(
        self,
        fid: int,
        then: Callable[[CrashSheet], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Read a crash to be corrected."""
        store = self._store()
        if store is not None:
            self._queue(lambda: self._use_cases.open(store, fid), then, failed)

    def save(
        self,
        sheet: CrashSheet,
        mine: RecordState | None,
        decision: Decision,
        told: Told,
        failed: Callable[[Exception], None],
    ) -> None:
        """Store a correction; tells what stands now, or what is to be decided."""
        store = self._store()
        if store is None:
            return

        def done(result: Saved | Conflict) -> None:
            if isinstance(result, Saved) and result.written:
                self._note(_Held(store, sheet, result))
            told(result)

        self._queue(lambda: self._use_cases.resolve(store, sheet, mine, decision), done, failed)

    def _note(self, held: _Held) -> None:
        self.written.emit()
        name = self.tr("correction of {case}").format(case=held.sheet.crash.case_no or "–")

        def turn() -> None:
            self._turn_back(held, step)

        step = Step(name=name, undo=turn, do=turn)
        self.changed.emit(step)

    def _turn_back(self, held: _Held, step: Step) -> None:
        """Undo a correction, or undo its undoing; what others changed elsewhere stays.

        Where the server is away the step stays as it was, to be tried again.
        """

        def work() -> None:
            now, before = held.saved.after, held.saved.before
            if self._store() is not held.store or now is None:
                raise Problem("EDIT_CHANGED_SINCE")
            result = self._use_cases.correct(held.store, replace(held.sheet, record=now), before)
            if isinstance(result, Conflict):
                raise Problem("EDIT_CHANGED_SINCE")
            held.saved = result

        def failed(error: Exception) -> None:
            if isinstance(error, Problem) and error.code in NOT_SAVED_YET:
                self.kept.emit(step)
            self.failed.emit(error)

        self._queue(work, lambda _: self.written.emit(), failed)

    def _queue(
        self,
        work: Callable[[], object],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run on a channel of its own: another correction must not silence this one."""
        self._background.run(
            Job(
                work=lambda progress: work(),
                channel=f"crash edit {next(self._numbers)}",
                on_done=done,
                on_failed=failed,
            )
        )
