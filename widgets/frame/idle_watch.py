"""Notices that nobody has worked for a while: no key, no mouse, no touch in any window."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

LOOK_MS = 2000
WORK = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
        QEvent.Type.Drop,
    }
)


def awake_clock() -> float:
    """Seconds that go on while the computer sleeps, where the system counts them."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class IdleWatch(QObject):
    """Tells `idle` once nobody has worked for `limit_s`; 0 never.

    What comes first after the limit is over (the computer slept) is kept from the window: it
    would act on what its owner does not see yet.
    """

    idle = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = awake_clock) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit_s = 0.0
        self._worked_at = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self, limit_s: float) -> None:
        """Watch from now on; 0 stops."""
        self.stop()
        self._limit_s, self._worked_at = limit_s, self._clock()
        application = QCoreApplication.instance()
        if limit_s > 0 and application is not None:
            application.installEventFilter(self)
            self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._limit_s = 0.0
        self._timer.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    @property
    def is_watching(self) -> bool:
        """Whether somebody's absence would be noticed."""
        return self._limit_s > 0

    def look(self) -> bool:
        """Tell where the limit is over; whether it is."""
        over = self._limit_s > 0 and self._clock() - self._worked_at >= self._limit_s
        if over:
            self.stop()
            self.idle.emit()
        return over

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key and every movement counts as work."""
        if event.type() in WORK and event.spontaneous():
            if self.look():
                return True
            self._worked_at = self._clock()
        return False
