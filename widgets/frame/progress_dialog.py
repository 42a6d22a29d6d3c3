"""Tells how far work is that changes the store, and lets the officer cancel it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.parts.background import Background, Job

PATIENCE_MS = 700
"""Work that ends sooner shows no dialog."""


class ProgressDialog(QDialog):
    """Appears for the modal jobs of a background door that take longer than a moment."""

    def __init__(
        self, background: Background, words: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self._job: Job | None = None
        self.text = QLabel()
        self.text.setMinimumWidth(26 * self.fontMetrics().height())
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.cancel = QPushButton()
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        column.addLayout(row)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._appear)
        background.job_started.connect(self._started)
        background.job_ended.connect(self._ended)
        background.job_progressed.connect(self._progressed)

    def _progressed(self, job: Job, code: str, share: float) -> None:
        """Show what is being done and how much of it."""
        if job is not self._job or job.cancelled.is_set():
            return
        self.text.setText(self._words(code) or job.title)
        self.bar.setRange(0, 100)
        self.bar.setValue(round(min(max(share, 0.0), 1.0) * 100))

    def _started(self, job: Job) -> None:
        if not job.modal:
            return
        self._job = job
        self.setWindowTitle(job.title)
        self.text.setText(job.title)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(job.title)
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setEnabled(True)
        self._patience.start()

    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._patience.stop()
            self.hide()

    def _appear(self) -> None:
        if self._job is not None:
            self.show()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self.text.setText(self.tr("Cancelling…"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels the work; the dialog goes when the work has ended."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing cancels the work, too."""
        if self._job is not None:
            self._cancel()
            event.ignore()
