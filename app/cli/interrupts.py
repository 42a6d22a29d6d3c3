"""Ctrl-C without damage: asked for at any moment, taken where the work can stop.

A KeyboardInterrupt raised anywhere breaks imports of C libraries half-way, is swallowed in
callbacks, and may come after everything was stored. So while the work reports its progress the
signal is only noted, and the next report raises `Cancelled`; otherwise it interrupts at once.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from app.tasks import Cancelled

FRESH_S = 1.0
"""Work that reported less than this long ago will report again soon."""


class Interrupts:
    """Whether the user asked to stop, and who takes notice of it."""

    def __init__(self) -> None:
        self.asked = False
        self._reported_at: float | None = None
        self._held = False

    def note(self, number: int, frame: FrameType | None) -> None:
        """Handle the signal: note it where the work will see it, else interrupt.

        Raises:
            KeyboardInterrupt: where nobody would see it soon, or when asked twice.
        """
        again, self.asked = self.asked, True
        if self._held:
            return
        if again or self._reported_at is None or time.monotonic() - self._reported_at > FRESH_S:
            raise KeyboardInterrupt

    def report(self) -> None:
        """Say that the work goes on and can stop here.

        Raises:
            Cancelled: if the user asked to stop.
        """
        if self.asked:
            raise Cancelled
        self._reported_at = time.monotonic()

    def hold(self) -> None:
        """A stretch begins that must not be torn, such as importing modules."""
        self._held = True

    def release(self) -> None:
        """The stretch is over.

        Raises:
            Cancelled: if the user asked to stop meanwhile.
        """
        self._held = False
        if self.asked:
            raise Cancelled


@contextmanager
def listening() -> Iterator[Interrupts]:
    """Take Ctrl-C over for a command; outside the main thread it stays as it is.

    What the block itself sets instead is left alone.
    """
    interrupts = Interrupts()
    try:
        before = signal.signal(signal.SIGINT, interrupts.note)
    except ValueError:  # not the main thread
        yield interrupts
        return
    try:
        yield interrupts
    finally:
        if signal.getsignal(signal.SIGINT) == interrupts.note:
            signal.signal(signal.SIGINT, before)
