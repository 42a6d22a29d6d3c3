"""Stores what is said of legs, off the main thread, and makes each change undoable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.diagrams.leg_answers import JunctionLegs, LegChange
from app.diagrams.leg_cases import LegCase
from app.store.store import Store
from app.undo import Step
from gis.diagrams.leg_answers import AnsweredParty
from gis.problems import Problem
from widgets.door.use_cases import LegUseCases
from widgets.parts.background import Background, Job


@dataclass(slots=True)
class _Held:
    """A change as it stands: undone and redone in turn."""

    store: Store
    change: LegChange
    case_no: str


class LegDesk(QObject):
    """Runs the use cases one after the other; nothing written is ever dropped or cancelled."""

    changed = Signal(object)
    """A `Step` that is made already, once the answer is stored."""
    written = Signal(str)
    """Case number: what is drawn of it is out of date."""
    failed = Signal(str, object)
    """Case number and error; nothing was stored."""

    def __init__(
        self,
        use_cases: LegUseCases,
        background: Background,
        store: Callable[[], Store | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._use_cases, self._background, self._store = use_cases, background, store
        self._numbers = count(1)
        self._done: list[_Held] = []
        self._waiting = 0

    def answer(self, case: LegCase, leg: str, legs: JunctionLegs) -> None:
        """Store the leg that the party asked about came from."""
        self._run(case, lambda store: self._use_cases.answer(store, case.crash_uid, leg, legs))

    def unknown(self, case: LegCase, legs: JunctionLegs) -> None:
        """Store that nobody can tell the leg."""
        self._run(case, lambda store: self._use_cases.unknown(store, case.crash_uid, legs))

    def enter(self, case: LegCase, parties: Sequence[AnsweredParty], legs: JunctionLegs) -> None:
        """Store the legs and movements of all parties."""
        self._run(case, lambda store: self._use_cases.enter(store, case.crash_uid, parties, legs))

    def withdraw(self, case: LegCase) -> None:
        """Take back what was said of a crash."""
        self._run(case, lambda store: self._use_cases.withdraw(store, case.crash_uid))

    @property
    def can_undo(self) -> bool:
        """Whether something was stored from here that can be taken back."""
        return any(held.store is self._store() for held in self._done)

    @property
    def busy(self) -> bool:
        """Whether more answers wait to be stored."""
        return self._waiting > 0

    # --- inside

    def _run(self, case: LegCase, work: Callable[[Store], LegChange]) -> None:
        store = self._store()
        if store is None:
            return

        def done(change: LegChange) -> None:
            held = _Held(store, change, case.case_no)
            self._done.append(held)
            self.written.emit(case.case_no)
            name = self.tr("legs of case {case}").format(case=case.case_no)
            self.changed.emit(
                Step(
                    name=name,
                    undo=lambda: self._turn_back(held),
                    do=lambda: self._turn_back(held),
                )
            )

        self._queue(case.case_no, lambda: work(store), done)

    def _turn_back(self, held: _Held) -> None:
        """Undo a change, or undo its undoing."""
        if held in self._done:
            self._done.remove(held)
        else:
            self._done.append(held)

        def work() -> LegChange:
            if self._store() is not held.store:
                raise Problem("LEG_CHANGED_SINCE")
            # read and replaced in the one worker thread, so that quick undo and redo keep order
            held.change = self._use_cases.undo(held.store, held.change)
            return held.change

        self._queue(held.case_no, work, lambda _: self.written.emit(held.case_no))

    def _queue(
        self, case_no: str, work: Callable[[], LegChange], done: Callable[[LegChange], None]
    ) -> None:
        """Run on a channel of its own: another answer must not silence this one."""

        def ended(tell: Callable[[Any], None], value: object) -> None:
            self._waiting -= 1
            tell(value)

        self._waiting += 1
        self._background.run(
            Job(
                work=lambda progress: work(),
                channel=f"legs {next(self._numbers)}",
                on_done=lambda change: ended(done, change),
                on_failed=lambda error: ended(lambda e: self.failed.emit(case_no, e), error),
            )
        )
