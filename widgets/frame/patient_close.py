"""Closing while work runs: waits for its step without freezing, and not for ever."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from widgets.parts.background import Background

AT_ONCE_S = 0.3
"""Work that reports its progress ends within this time."""
POLL_MS = 100
LONGEST_S = 30.0


class PatientClose(QObject):
    """Lets a window close once its work has ended; closes it again by itself then."""

    def __init__(self, window: QWidget, background: Background) -> None:
        super().__init__(window)
        self._window, self._background = window, background
        self._box: QMessageBox | None = None
        self._until = 0.0
        self.at_once_s = AT_ONCE_S
        self.longest_s = LONGEST_S
        self.gave_up = False
        """Whether a step was left running: its store must not be closed under it."""
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def box(self) -> QMessageBox | None:
        """The message shown while waiting."""
        return self._box

    def may_close(self) -> bool:
        """Whether no work runs any more; else it is told to stop, and the officer so."""
        if self.gave_up:
            return True
        if self._background.finish(0.0 if self._box else self.at_once_s):
            self._put_away()
            return True
        if self._box is None:
            self._box = self._tell()
            self._until = time.monotonic() + self.longest_s
            self._poll.start()
        return False

    def _tell(self) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(self.tr("Closing"))
        box.setText(
            self.tr(
                "Waiting for the running step to stop. What it has not finished is rolled back; "
                "the window then closes by itself."
            )
        )
        now = box.addButton(self.tr("Close now"), QMessageBox.ButtonRole.ActionRole)
        now.clicked.disconnect()
        now.clicked.connect(self._give_up)
        box.open()
        return box

    def _look(self) -> None:
        if self._background.finish(0.0):
            self._window.close()
        elif time.monotonic() > self._until:
            self._give_up()

    def _give_up(self) -> None:
        self.gave_up = True
        self._background.abandon()
        self._put_away()
        self._window.close()

    def _put_away(self) -> None:
        self._poll.stop()
        if self._box is not None:
            self._box.deleteLater()
            self._box.hide()
            self._box = None
