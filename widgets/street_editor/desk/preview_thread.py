"""Previews worked out beside the window: a hand that drags never waits for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from gis.streets.remake.change import Remade

    Work = Callable[[], Remade]
    Then = Callable[[Remade], None]
    Failed = Callable[[Exception], None]


class PreviewThread(QObject):
    """An `Elsewhere` of the document: one work at a time, of those that wait the latest only."""

    _came = Signal(object)
    """What to do in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._waiting: tuple[Work, Then, Failed] | None = None
        self._came.connect(self._over, Qt.ConnectionType.QueuedConnection)

    def __call__(self, work: Work, then: Then, failed: Failed) -> None:
        """Do the work; `then` or `failed` is called in the window's thread."""
        if self._thread is not None:
            self._waiting = (work, then, failed)
            return
        told = (work, then, failed)
        self._thread = Thread(target=self._run, args=told, name="preview", daemon=True)
        self._thread.start()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is worked out or waits."""
        return self._thread is None

    def settle(self) -> None:
        """Forget what waits, and wait for what is being worked out."""
        self._waiting = None
        if self._thread is not None:
            self._thread.join()

    def _run(self, work: Work, then: Then, failed: Failed) -> None:
        try:
            found = work()
        except Exception as error:  # noqa: BLE001 - told in the window's thread
            self._came.emit(partial(failed, error))
        else:
            self._came.emit(partial(then, found))

    def _over(self, act: Callable[[], None]) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self(*waiting)
        act()
