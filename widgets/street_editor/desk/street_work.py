"""What the street editor does off the window's thread, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from widgets.parts.background import Background, Job

CHANNEL = "edit streets"


class StreetWork(QObject):
    """Reads streets, or finds what lies between them; the newest job replaces the others."""

    state_changed = Signal()
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.is_busy = False

    def run(
        self,
        work: Callable[..., object],
        then: Callable[..., None],
        *,
        title: str,
        modal: bool = False,
    ) -> None:
        """Do it, and tell what was found."""

        def done(found: object) -> None:
            self._over()
            then(found)

        def failed(error: Exception) -> None:
            self._over()
            self.failed.emit(error)

        def cancelled() -> None:
            self._over()
            self.cancelled.emit()

        self.is_busy = True
        self.state_changed.emit()
        self._background.run(
            Job(
                work=work,
                channel=CHANNEL,
                title=title,
                modal=modal,
                on_done=done,
                on_failed=failed,
                on_cancelled=cancelled,
            )
        )

    def drop(self) -> None:
        """Nothing that is being done is waited for any more; whoever drops it tells so."""
        self._background.drop(CHANNEL)
        self.is_busy = False

    def _over(self) -> None:
        self.is_busy = False
        self.state_changed.emit()
