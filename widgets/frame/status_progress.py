"""Long work in the status bar: what runs, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets.parts.background import Background, Job

PATIENCE_MS = 1000
"""Work that ends sooner is not shown."""
BAR_PX = 130


class JobRow(QWidget):
    """One job: its title, its share, a button to cancel it."""

    def __init__(self, job: Job, words: Callable[[str], str]) -> None:
        super().__init__()
        self._job, self._words = job, words
        self.text = QLabel(job.title)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setFixedWidth(BAR_PX)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(job.title)
        self.cancel = QToolButton()
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        self.retranslate()

    def tell(self, code: str, share: float) -> None:
        """Show how far it is."""
        self.bar.setRange(0, 100)
        self.bar.setValue(round(min(max(share, 0.0), 1.0) * 100))
        self.bar.setToolTip(self._words(code))

    def wait(self) -> None:
        """It has not begun: other work runs first."""
        self.bar.setRange(0, 100)
        self.bar.setValue(0)
        self.bar.setToolTip(self.tr("Waits for the work before it"))

    def _cancel(self) -> None:
        self._job.cancel()
        self.cancel.setEnabled(False)
        self.text.setText(self.tr("Cancelling…"))

    def retranslate(self) -> None:
        """Write all words again."""
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel: {title}").format(title=self._job.title))


class StatusProgress(QWidget):
    """The first job in the bar; where there are several, a button lists the others.

    Jobs without a title, and those that block the window and have a dialog, are not shown.
    """

    def __init__(self, background: Background, words: Callable[[str], str]) -> None:
        super().__init__()
        self._words = words
        self.rows: dict[int, JobRow] = {}
        self._background = background
        self.more = QToolButton()
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_list)
        self.more.hide()
        self._place = QHBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.list = QFrame(self.window())
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        self.list.setAutoFillBackground(True)
        self._listed = QVBoxLayout(self.list)
        self.list.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._arrange)
        self._shown = False
        self.retranslate()
        background.job_started.connect(self._started)
        background.job_ended.connect(self._ended)
        background.job_progressed.connect(self._progressed)

    def _started(self, job: Job) -> None:
        if not job.title or job.modal:
            return
        row = JobRow(job, self._words)
        if len(self._background.jobs) > 1:
            row.wait()
        row.hide()
        self.rows[id(job)] = row
        if self._shown:
            self._arrange()
        elif not self._patience.isActive():
            self._patience.start()

    def _ended(self, job: Job) -> None:
        row = self.rows.pop(id(job), None)
        if row is None:
            return
        row.hide()
        row.setParent(None)
        row.deleteLater()
        if not self.rows:
            self._patience.stop()
        if self._shown:
            self._arrange()

    def _progressed(self, job: Job, code: str, share: float) -> None:
        if row := self.rows.get(id(job)):
            row.tell(code, share)

    def _arrange(self) -> None:
        """The first row in the bar, the others in the list above it."""
        rows = list(self.rows.values())
        self._shown = bool(rows)
        for place, row in enumerate(rows):
            if place == 0:
                self._place.insertWidget(0, row)
            else:
                self._listed.addWidget(row)
            row.show()
        self.more.setVisible(len(rows) > 1)
        self.retranslate()
        if len(rows) < 2:
            self.more.setChecked(False)
        elif self.more.isChecked():
            self._show_list(True)

    def _show_list(self, wanted: bool) -> None:
        window = self.window()
        self.list.setParent(window)
        self.list.setVisible(wanted)
        if wanted:
            self.list.adjustSize()
            corner = self.mapTo(window, QPoint(self.width(), 0))
            self.list.move(corner - QPoint(self.list.width(), self.list.height() + 4))
            self.list.raise_()

    def retranslate(self) -> None:
        """Write all words again."""
        others = len(self.rows) - 1
        self.more.setText(self.tr("+{count}").format(count=others))
        self.more.setToolTip(self.tr("List all work that runs or waits"))
        self.more.setAccessibleName(self.tr("{count} more pieces of work").format(count=others))
        for row in self.rows.values():
            row.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
