"""Asks for name and plate of one party; they go to the sealed tables and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from app.messages import Language
from app.personal.records import PersonalDetails
from gis.problems import Problem
from widgets.parts.background import Background, Job
from widgets.parts.fonts import emphasised
from widgets.parts.messages import problem_words
from widgets.parts.words import language_code

LONGEST_NAME, LONGEST_PLATE = 120, 20


class NameDialog(QDialog):
    """Two fields; accepted once what was typed is sealed, and what was typed is gone then."""

    failed = Signal(object)
    """An error that is no problem."""

    def __init__(
        self,
        letter: str,
        keep: Callable[[PersonalDetails], None],
        background: Background,
        *,
        is_kept: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._channel = f"name and plate {id(self)}"
        self._letter, self._keep, self._background = letter, keep, background
        self._is_kept = is_kept
        self._problem: Problem | None = None
        self._waiting = False
        self.told, self.wrong = QLabel(), QLabel()
        self.name, self.plate = QLineEdit(), QLineEdit()
        self.labels = (QLabel(), QLabel())
        kinds = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(kinds)
        self._lay_out()
        for field in self.fields:
            field.textChanged.connect(self._typed)
        self.buttons.accepted.connect(self._try)
        self.buttons.rejected.connect(self.reject)
        self.retranslate()
        self.name.setFocus()

    @property
    def fields(self) -> tuple[QLineEdit, QLineEdit]:
        """What is typed into, in order."""
        return self.name, self.plate

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text in (self.told, self.wrong):
            text.setWordWrap(True)
        form.addRow(self.told)
        longest = (LONGEST_NAME, LONGEST_PLATE)
        for label, field, length in zip(self.labels, self.fields, longest, strict=True):
            label.setBuddy(field)
            field.setMaxLength(length)
            field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
            form.addRow(label, field)
        form.addRow(self.wrong)
        form.addRow(self.buttons)
        self.setMinimumWidth(28 * self.fontMetrics().height())

    # --- keeping

    @property
    def _okay(self) -> QWidget:
        return self.buttons.button(QDialogButtonBox.StandardButton.Ok)

    def _typed(self) -> None:
        self._problem = None
        self._check()

    def _check(self) -> None:
        some = any(field.text().strip() for field in self.fields)
        self._okay.setEnabled(some and not self._waiting)
        wrong = self._problem is not None
        self.wrong.setFont(emphasised(self.font()) if wrong else self.font())
        said = self.tr("One moment…") if self._waiting else ""
        if self._problem is not None:
            said = f"⚠ {problem_words(self._problem, Language(language_code()))}"
        self.wrong.setText(said)
        self.wrong.setVisible(bool(said))

    def _try(self) -> None:
        if not self._okay.isEnabled():
            return
        keep = self._keep
        name, plate = (field.text().strip() for field in self.fields)
        details = PersonalDetails(name=name, plate=plate.upper())
        self._wait(True)
        self._background.run(
            Job(
                work=lambda _: keep(details),
                channel=self._channel,
                on_done=lambda _: self._kept(),
                on_failed=self._refused,
            )
        )

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        for field in self.fields:
            field.setEnabled(not waiting)
        self._check()

    def _kept(self) -> None:
        self._wait(False)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._problem = error if isinstance(error, Problem) else None
        self._wait(False)
        self.name.setFocus()
        if self._problem is None:
            self.failed.emit(error)

    def reject(self) -> None:
        """What is being sealed cannot be called back."""
        if not self._waiting:
            super().reject()

    def done(self, result: int) -> None:
        """Leave nothing in the fields."""
        self._background.drop(self._channel)
        for field in self.fields:
            field.blockSignals(True)
            field.clear()
        super().done(result)

    # --- words

    def retranslate(self) -> None:
        """Words in the language of the window."""
        self.setWindowTitle(self.tr("Name and plate of party {letter}").format(letter=self._letter))
        words = self.tr(
            "Name and plate are kept sealed, apart from the drawing: neither the drawing nor a"
            " plain print shows them. Every look at them is written down."
        )
        if self._is_kept:
            words += "\n\n" + self.tr(
                "Something is kept of this party already: what you enter here takes the place of"
                " all of it."
            )
        self.told.setText(words)
        margins = self.layout().contentsMargins()
        room = self.minimumWidth() - margins.left() - margins.right()
        self.told.setMinimumHeight(self.told.heightForWidth(room))  # a form cuts wrapped words
        for label, field, word, name in (
            (self.labels[0], self.name, self.tr("&Name:"), self.tr("Name of the party")),
            (self.labels[1], self.plate, self.tr("&Plate:"), self.tr("Plate of the party")),
        ):
            label.setText(word)
            field.setAccessibleName(name)
        self.plate.setPlaceholderText(self.tr("for example: ABC-1234"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Keep sealed"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self._check()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
