"""Undo and redo: named entries of steps, each entry all or nothing; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.signal import Signal

USUAL_LIMIT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change that can be made, taken back and made again."""

    name: str
    """What the officer reads in the menu, in words."""
    do: Callable[[], bool | None]
    """Makes the change; False says that there was nothing to change."""
    undo: Callable[[], None]
    merge_key: str = ""
    """Steps that follow each other with the same key, not empty, become one entry (typing)."""


@dataclass(slots=True, kw_only=True)
class _Entry:
    name: str
    steps: list[Step]
    merge_key: str = ""


class UndoStack:
    """Entries that can be taken back, the latest last, and those that can be made again.

    Whoever listens to `changed` hears of every push, undo, redo and clearing once.
    """

    def __init__(self, limit: int = USUAL_LIMIT) -> None:
        self.changed: Signal[None] = Signal()
        self._limit = max(limit, 1)
        self._done: list[_Entry] = []
        self._undone: list[_Entry] = []
        self._group: _Entry | None = None
        self._busy = False

    # --- looking

    @property
    def undo_names(self) -> tuple[str, ...]:
        """Names of what can be taken back, the latest first."""
        return tuple(entry.name for entry in reversed(self._done))

    @property
    def redo_names(self) -> tuple[str, ...]:
        """Names of what can be made again, the next first."""
        return tuple(entry.name for entry in reversed(self._undone))

    @property
    def limit(self) -> int:
        """How many entries are kept at most."""
        return self._limit

    @limit.setter
    def limit(self, limit: int) -> None:
        self._limit = max(limit, 1)
        if self._trim():
            self.changed.emit(None)

    # --- changing

    def push(self, step: Step) -> bool:
        """Make a change and keep it; whether it changed anything.

        What was undone before cannot be made again afterwards. An exception of the step goes
        through, and nothing is kept.

        Raises:
            RuntimeError: inside another push, undo or redo.
        """
        with self._alone():
            if step.do() is False:
                return False
        if self._group is not None:
            self._group.steps.append(step)
            return True
        self._keep(_Entry(name=step.name, steps=[step], merge_key=step.merge_key))
        return True

    def note(self, step: Step) -> None:
        """Keep a change that is made already; what was undone cannot be made again then."""
        entry = _Entry(name=step.name, steps=[step], merge_key=step.merge_key)
        if self._group is not None:
            self._group.steps.append(step)
        else:
            self._keep(entry)

    @contextmanager
    def group(self, name: str) -> Iterator[None]:
        """Make all steps pushed inside one entry; an exception takes them all back.

        A group in a group belongs to the outer one. A group without a change disappears.
        """
        if self._group is not None:
            yield
            return
        entry = self._group = _Entry(name=name, steps=[])
        try:
            yield
        except BaseException:
            self._group = None
            with self._alone():
                self._backward(entry.steps)
            raise
        self._group = None
        if entry.steps:
            self._keep(entry)

    def undo(self, count: int = 1) -> int:
        """Take back the latest entries; returns how many there were.

        Where a step fails, its entry is put back as it was, stays, and the exception goes through.
        Where even that fails, nobody knows what holds: the stack is emptied.
        """
        return self._travel(count, self._done, self._undone, self._backward)

    def redo(self, count: int = 1) -> int:
        """Make the next undone entries again; returns how many there were. Fails as `undo`."""
        return self._travel(count, self._undone, self._done, self._forward)

    def put_back(self, step: Step) -> None:
        """A step that does its work later failed and holds as it did before it was travelled over.

        Its entry goes back to where it was, as the next one; an entry that is gone stays so.
        """
        for source, target in ((self._undone, self._done), (self._done, self._undone)):
            found = next((one for one in source if any(s is step for s in one.steps)), None)
            if found is not None:
                source.remove(found)
                target.append(found)
                self.changed.emit(None)
                return

    def clear(self) -> None:
        """Forget everything, for instance with another store."""
        self._done.clear()
        self._undone.clear()
        self.changed.emit(None)

    # --- inside

    def _keep(self, entry: _Entry) -> None:
        last = self._done[-1] if self._done else None
        merges = bool(entry.merge_key) and not self._undone
        if merges and last is not None and last.merge_key == entry.merge_key:
            last.steps += entry.steps
            last.name = entry.name
        else:
            self._done.append(entry)
        self._undone.clear()
        self._trim()
        self.changed.emit(None)

    def _trim(self) -> bool:
        surplus = len(self._done) - self._limit
        if surplus > 0:
            del self._done[:surplus]
        return surplus > 0

    def _travel(
        self,
        count: int,
        source: list[_Entry],
        target: list[_Entry],
        run: Callable[[list[Step]], None],
    ) -> int:
        if self._group is not None:
            raise RuntimeError("undo inside an open group")
        made = 0
        try:
            with self._alone():
                while made < count and source:
                    run(source[-1].steps)
                    entry = source.pop()
                    entry.merge_key = ""  # what was travelled over takes in no more steps
                    target.append(entry)
                    made += 1
        finally:
            self.changed.emit(None)
        return made

    def _backward(self, steps: list[Step]) -> None:
        """Take steps back, the last first; all or none."""
        for place in range(len(steps) - 1, -1, -1):
            try:
                steps[place].undo()
            except BaseException:
                self._mend([step.do for step in steps[place + 1 :]])
                raise

    def _forward(self, steps: list[Step]) -> None:
        """Make steps again in order; all or none."""
        for place, step in enumerate(steps):
            try:
                step.do()
            except BaseException:
                self._mend([before.undo for before in reversed(steps[:place])])
                raise

    def _mend(self, actions: list[Callable[[], bool | None]] | list[Callable[[], None]]) -> None:
        try:
            for action in actions:
                action()
        except BaseException:
            self._done.clear()
            self._undone.clear()
            raise

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self._busy:
            raise RuntimeError("a step must not change the stack that runs it")
        self._busy = True
        try:
            yield
        finally:
            self._busy = False
