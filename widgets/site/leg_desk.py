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
from app.store.uids import new_uid
from app.undo import Step
from gis.diagrams.leg_answers import AnsweredParty
from gis.problems import Problem
from widgets.door.use_cases import LegUseCases
from widgets.parts.background import Background, Job
from widgets.parts.losses import NOT_SAVED_YET

OTHER_STORE = "LEG_OTHER_STORE"


@dataclass(slots=True)
class _Held:
    """A change as it stands: undone and redone in turn."""

    store: Store
    change: LegChange
    case_no: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """One unit of writing, which may be tried again."""

    case_no: str
    work: Callable[[], LegChange]
    done: Callable[[LegChange], None]


class LegDesk(QObject):
    """Runs the use cases one after the other; nothing written is ever dropped or cancelled."""

    changed = Signal(object)
    """A `Step` that is made already, once the answer is stored."""
    written = Signal(str)
    """Case number: what is drawn of it is out of date."""
    failed = Signal(str, object)
    """Case number and error; nothing was stored."""

    unsaved_changed = Signal()
    """Other answers wait for the server to come back."""

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
        self._unsaved: list[_Unit] = []

    def answer(self, case: LegCase, leg: str, legs: JunctionLegs) -> None:
        """Store the leg that the party asked about came from."""
        use = self._use_cases.answer
        self._run(case, lambda store, unit: use(store, case.crash_uid, leg, legs, unit))

    def unknown(self, case: LegCase, legs: JunctionLegs) -> None:
        """Store that nobody can tell the leg."""
        use = self._use_cases.unknown
        self._run(case, lambda store, unit: use(store, case.crash_uid, legs, unit))

    def enter(self, case: LegCase, parties: Sequence[AnsweredParty], legs: JunctionLegs) -> None:
        """Store the legs and movements of all parties."""
        use = self._use_cases.enter
        self._run(case, lambda store, unit: use(store, case.crash_uid, parties, legs, unit))

    def withdraw(self, case: LegCase) -> None:
        """Take back what was said of a crash."""
        use = self._use_cases.withdraw
        self._run(case, lambda store, unit: use(store, case.crash_uid, unit))

    @property
    def can_undo(self) -> bool:
        """Whether something was stored from here that can be taken back."""
        return any(held.store is self._store() for held in self._done)

    @property
    def busy(self) -> bool:
        """Whether more answers wait to be stored."""
        return self._waiting > 0

    # --- what could not be stored yet

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Case numbers of what is not stored yet because the server went away, oldest first."""
        return tuple(unit.case_no for unit in self._unsaved)

    def try_again(self) -> None:
        """Store what waits, in its order, each at most once however often it is tried."""
        waiting, self._unsaved = self._unsaved, []
        for unit in waiting:
            self._queue(unit)
        self.unsaved_changed.emit()

    def discard_unsaved(self) -> None:
        """Give up what waits."""
        waiting, self._unsaved = self._unsaved, []
        self.unsaved_changed.emit()
        for unit in waiting:
            self.failed.emit(unit.case_no, Problem("LEG_DISCARDED"))

    # --- inside

    def _run(self, case: LegCase, work: Callable[[Store, str], LegChange]) -> None:
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

        unit_uid = new_uid()
        self._queue(_Unit(case.case_no, lambda: work(self._same(store), unit_uid), done))

    def _turn_back(self, held: _Held) -> None:
        """Undo a change, or undo its undoing."""
        if held in self._done:
            self._done.remove(held)
        else:
            self._done.append(held)

        unit_uid = new_uid()

        def work() -> LegChange:
            if self._store() is not held.store:
                raise Problem("LEG_CHANGED_SINCE")
            # read and replaced in the one worker thread, so that quick undo and redo keep order
            held.change = self._use_cases.undo(held.store, held.change, unit_uid)
            return held.change

        self._queue(_Unit(held.case_no, work, lambda _: self.written.emit(held.case_no)))

    def _same(self, store: Store) -> Store:
        """The store as it is open now: somebody may have logged in to it again.

        Raises:
            Problem: LEG_OTHER_STORE where another one is open.
        """
        now = self._store()
        if now is None or now.location != store.location:
            raise Problem(OTHER_STORE)
        return now

    def _queue(self, unit: _Unit) -> None:
        """Run on a channel of its own: another answer must not silence this one."""

        def ended(tell: Callable[[Any], None], value: object) -> None:
            self._waiting -= 1
            tell(value)

        def stored(change: LegChange) -> None:
            if older := [held for held in self._unsaved if held.case_no == unit.case_no]:
                self._unsaved = [held for held in self._unsaved if held not in older]
                self.unsaved_changed.emit()  # what was told later holds
            unit.done(change)

        def failed(error: Exception) -> None:
            code = error.code if isinstance(error, Problem) else ""
            if code in NOT_SAVED_YET or code == OTHER_STORE:
                self._unsaved.append(unit)
                self.unsaved_changed.emit()
            if code not in NOT_SAVED_YET:
                self.failed.emit(unit.case_no, error)

        self._waiting += 1
        self._background.run(
            Job(
                work=lambda progress: unit.work(),
                channel=f"legs {next(self._numbers)}",
                on_done=lambda change: ended(stored, change),
                on_failed=lambda error: ended(failed, error),
            )
        )
