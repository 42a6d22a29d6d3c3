"""Asks for what a copy with names is made, writes it down, and opens the names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language
from app.tasks import Progress
from gis.problems import Problem
from widgets.parts.background import Background, Job
from widgets.parts.dialog_manners import press_only_when_meant
from widgets.parts.fonts import emphasised
from widgets.parts.messages import problem_words
from widgets.parts.words import language_code

if TYPE_CHECKING:
    from app.scenes.scene_persons import CaseFile

CHANNEL = "case file"
WIDTH_EM = 34


class CaseFileDialog(QDialog):
    """One question; accepted once the names are open, however often Enter is pressed."""

    failed = Signal(object)
    """An error that is no problem."""

    def __init__(
        self,
        case_no: str,
        open_file: Callable[[str, Progress], CaseFile],
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        """`open_file` writes the purpose down and opens; it may wait for others."""
        super().__init__(parent)
        self._case_no, self._open_file, self._background = case_no, open_file, background
        self.found: CaseFile | None = None
        """What was opened; None where nobody confirmed."""
        self._problem: Problem | None = None
        self._waiting = False
        self.notice, self.said, self.label = QLabel(), QLabel(), QLabel()
        self.purpose = QLineEdit()
        self.confirm = QPushButton()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.addButton(self.confirm, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self._say()
        self.purpose.textChanged.connect(self._check)
        self.purpose.returnPressed.connect(self._ask)
        self.confirm.clicked.connect(self._ask)
        self.buttons.rejected.connect(self.reject)
        self._check()
        self.purpose.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        self.label.setBuddy(self.purpose)
        form.addRow(self.label, self.purpose)
        for text in (self.notice, self.said):
            text.setWordWrap(True)
        press_only_when_meant(self.confirm, self.buttons)
        column = QVBoxLayout(self)
        for part in (self.notice, form, self.said, self.buttons):
            if isinstance(part, QFormLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("國") * WIDTH_EM)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Copy for the case file"))
        self.notice.setText(
            self.tr(
                "The copy of case {case} will carry the parties' names and plates. Your name, the"
                " time and the purpose are written down before they are opened, and this cannot be"
                " taken back. Every other print shows letters only."
            ).format(case=self._case_no)
        )
        self.label.setText(self.tr("&Purpose:"))
        self.purpose.setPlaceholderText(self.tr("for example: file sent to the prosecutor"))
        self.confirm.setText(self.tr("Write down and &show names"))
        self._tell()

    def _check(self) -> None:
        self.confirm.setEnabled(bool(self.purpose.text().strip()) and not self._waiting)

    def _ask(self) -> None:
        if not self.confirm.isEnabled():
            return
        purpose = self.purpose.text().strip()
        self._problem = None
        self._wait(True)
        self._background.run(
            Job(
                work=lambda progress: self._open_file(purpose, progress),
                channel=CHANNEL,
                on_done=self._opened,
                on_failed=self._fail,
            )
        )

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        self._check()
        self._tell()

    def _opened(self, found: CaseFile) -> None:
        self._wait(False)
        if found.parties:
            self.found = found
            self.accept()
        else:
            self._problem = Problem("SCENE_NOBODY_KNOWN", case_no=self._case_no)
            self._tell()

    def _fail(self, error: Exception) -> None:
        self._problem = error if isinstance(error, Problem) else None
        self._wait(False)
        if self._problem is None:
            self.failed.emit(error)

    def _tell(self) -> None:
        wrong = self._problem is not None
        self.said.setFont(emphasised(self.font()) if wrong else self.font())
        if self._problem is not None:
            self.said.setText(f"⚠ {problem_words(self._problem, Language(language_code()))}")
        else:
            self.said.setText(self.tr("Opening…") if self._waiting else "")
        self.said.setVisible(bool(self.said.text()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """Wait for nothing any more."""
        self._background.drop(CHANNEL)
        super().done(result)
