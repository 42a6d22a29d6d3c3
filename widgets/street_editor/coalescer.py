"""Work that a moving hand asks for: only the latest is done, once the window has time."""

from __future__ import annotations

from collections.abc import Callable

Work = Callable[[], None]
Later = Callable[[Work], None]
"""Does some work soon: `lambda work: QTimer.singleShot(0, work)` in the window."""


def at_once(work: Work) -> None:
    """A `Later` without a window."""
    work()


class Coalescer:
    """Keeps the latest work asked for until its time has come."""

    def __init__(self, later: Later = at_once) -> None:
        self._later = later
        self._work: Work | None = None
        self._is_asked = False

    def ask(self, work: Work) -> None:
        """Do this soon, in place of what still waits."""
        self._work = work
        if not self._is_asked:
            self._is_asked = True
            self._later(self.flush)

    def drop(self) -> None:
        """Do nothing of what waits."""
        self._work = None

    def flush(self) -> None:
        """Do what waits now."""
        self._is_asked = False
        work, self._work = self._work, None
        if work is not None:
            work()
