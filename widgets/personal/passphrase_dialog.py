"""Asks for the passphrase of a store's personal data: to set, open or change it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language
from app.personal.master_keys import LEAST_PASSPHRASE
from gis.problems import Problem
from widgets.parts.background import Background, Job
from widgets.parts.fonts import emphasised
from widgets.parts.messages import problem_words
from widgets.parts.words import language_code

CHANNEL = "passphrase"


class PassphraseUse(Enum):
    """What the dialog is for."""

    SET = auto()
    OPEN = auto()
    CHANGE = auto()


Attempt = Callable[[str, str], object]
"""Tries the present and the new passphrase ("" where none is asked); raises a Problem.

It runs off the main thread: making a key of a passphrase takes about a second.
"""


class PassphraseDialog(QDialog):
    """Closes when an attempt succeeded; a problem is told in place and nothing typed is lost."""

    succeeded = Signal(object)
    """What the attempt gave."""
    failed = Signal(object)
    """An error that is no problem."""

    def __init__(
        self,
        use: PassphraseUse,
        attempt: Attempt,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._channel = f"{CHANNEL} {id(self)}"  # two dialogs do not silence each other
        self._use, self._attempt, self._background = use, attempt, background
        self._problem: Problem | None = None
        self._waiting = False
        self.said, self.wrong = QLabel(), QLabel()
        self.present, self.new, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        self.labels = [QLabel() for _ in range(3)]
        self.shown = QCheckBox()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self.shown.toggled.connect(self._show_letters)
        for field in self.fields:
            field.textChanged.connect(self._check)
        self.buttons.accepted.connect(self._try)
        self.buttons.rejected.connect(self.reject)
        self._say()
        self._check()

    @property
    def fields(self) -> list[QLineEdit]:
        """The lines that are asked for."""
        return {
            PassphraseUse.SET: [self.new, self.again],
            PassphraseUse.OPEN: [self.present],
            PassphraseUse.CHANGE: [self.present, self.new, self.again],
        }[self._use]

    def _lay_out(self) -> None:
        form = QFormLayout()
        for label, field in zip(self.labels, (self.present, self.new, self.again), strict=True):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            label.setBuddy(field)
            form.addRow(label, field)
            form.setRowVisible(field, field in self.fields)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for text in (self.said, self.wrong):
            text.setWordWrap(True)
        self.wrong.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.wrong.setAlignment(Qt.AlignmentFlag.AlignTop)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addWidget(self.said)
        column.addLayout(form)
        column.addWidget(self.shown)
        column.addWidget(self.wrong)
        column.addStretch()
        column.addWidget(self.buttons)
        self.setMinimumWidth(26 * self.fontMetrics().height())

    def _say(self) -> None:
        titles = {
            PassphraseUse.SET: self.tr("Set a passphrase for personal data"),
            PassphraseUse.OPEN: self.tr("Unlock personal data"),
            PassphraseUse.CHANGE: self.tr("Change the passphrase of personal data"),
        }
        self.setWindowTitle(titles[self._use])
        once = self.tr(
            "Names, plates and ages are sealed with this passphrase. Whoever forgets it loses them:"
            " nobody can bring them back. Keep a copy in a safe."
        )
        opened = self.tr(
            "Cases can then be opened for a purpose, until you lock them or close the store."
        )
        self.said.setText(opened if self._use is PassphraseUse.OPEN else once)
        words = (
            self.tr("&Passphrase:")
            if self._use is PassphraseUse.OPEN
            else self.tr("&Present passphrase:"),
            self.tr("&New passphrase:"),
            self.tr("New passphrase &again:"),
        )
        for label, word in zip(self.labels, words, strict=True):
            label.setText(word)
        verbs = {
            PassphraseUse.SET: self.tr("&Set passphrase"),
            PassphraseUse.OPEN: self.tr("&Unlock"),
            PassphraseUse.CHANGE: self.tr("&Change passphrase"),
        }
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(verbs[self._use])
        self.shown.setText(self.tr("Show what is &typed"))
        self._check()

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self.present, self.new, self.again):
            field.setEchoMode(mode)

    def _check(self) -> None:
        """Say what is missing; what was refused is forgotten as soon as something is typed."""
        if self.sender() in self.fields:
            self._problem = None
        fault = self.tr("One moment…") if self._waiting else self._fault()
        filled = all(field.text() for field in self.fields)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(filled and not fault)
        wrong = self._problem is not None
        self.wrong.setFont(emphasised(self.font()) if wrong else self.font())
        if self._problem is not None:
            fault = f"⚠ {problem_words(self._problem, Language(language_code()))}"
        self.wrong.setText(fault or ("" if self.new.text() else self._rule()))

    def _fault(self) -> str:
        if self._use is PassphraseUse.OPEN:
            return ""
        new, again = self.new.text(), self.again.text()
        if new and len(new.strip()) < LEAST_PASSPHRASE:
            return self._rule()
        return self.tr("The two differ.") if again and again != new else ""

    def _rule(self) -> str:
        """What a new passphrase must be; said before anything is typed, too."""
        if self._use is PassphraseUse.OPEN:
            return ""
        return self.tr("At least {least} letters; four words are good.").format(
            least=LEAST_PASSPHRASE
        )

    def _try(self) -> None:
        present, attempt = self.present.text(), self._attempt
        new = "" if self._use is PassphraseUse.OPEN else self.new.text()
        self._wait(True)
        self._background.run(
            Job(
                work=lambda _: attempt(present, new),
                channel=self._channel,
                on_done=self._done,
                on_failed=self._refused,
            )
        )

    def _wait(self, waiting: bool) -> None:
        """Nothing is typed while a passphrase is tried."""
        self._waiting = waiting
        for field in self.fields:
            field.setEnabled(not waiting)
        self._check()

    def _done(self, given: object) -> None:
        self._wait(False)
        self.accept()
        self.succeeded.emit(given)

    def _refused(self, error: Exception) -> None:
        self._problem = error if isinstance(error, Problem) else None
        self._wait(False)
        self.fields[0].setFocus()
        self.fields[0].selectAll()
        if self._problem is None:
            self.failed.emit(error)

    def reject(self) -> None:
        """What is being stored cannot be called back."""
        if not self._waiting or self._use is PassphraseUse.OPEN:
            super().reject()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """Leave no passphrase in the fields."""
        self._background.drop(self._channel)
        for field in (self.present, self.new, self.again):
            field.blockSignals(True)
            field.clear()
        super().done(result)
