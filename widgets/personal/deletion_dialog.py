"""Deletes personal data by case or by age for whoever gives a reason; offers the certificate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language
from app.painters.pdf import paint_pdf
from app.personal.deletion import (
    DeletionCertificate,
    delete_case,
    delete_older,
    last_day_deleted,
)
from app.sheets.deletion_sheet import deletion_sheet
from app.sheets.lettering import words_in
from app.store.store import Store
from gis.problems import Problem
from widgets.parts.background import Background, Job, Work
from widgets.parts.dialog_manners import open_size, press_only_when_meant
from widgets.parts.fonts import emphasised
from widgets.parts.messages import problem_words
from widgets.parts.words import day_text, language_code

CHANNEL = "delete personal data"
AskPath = Callable[[QWidget, str], Path | None]
"""Asks where a file of a suggested name shall be saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionDoor:
    """Use cases of one open store; all may take long."""

    by_case: Callable[[str, str], DeletionCertificate]
    """By case number and reason."""
    by_age: Callable[[str], DeletionCertificate]
    """By reason."""
    last_day: date
    """The last day whose data go by age."""
    write: Callable[[DeletionCertificate, Path, Language], None]


def real_deletion_door(store: Store, today: date) -> DeletionDoor:
    """The door to the application layer."""
    who = store.actor
    return DeletionDoor(
        by_case=lambda case_no, reason: delete_case(store, case_no, actor=who, reason=reason),
        by_age=lambda reason: delete_older(store, today, actor=who, reason=reason),
        last_day=last_day_deleted(today),
        write=_write,
    )


def _write(certificate: DeletionCertificate, path: Path, language: Language) -> None:
    words = words_in(language)
    paint_pdf([deletion_sheet(certificate, words)], path, title=words("DELETION_TITLE"))


class DeletionDialog(QDialog):
    """What is to go and why above; below what went, and its certificate to be saved.

    A certificate that is not saved yet is neither dropped by another deletion that fails nor by
    closing without a question: on a server whoever deletes may not read it again.
    """

    failed = Signal(object)
    """An error that is no problem."""

    def __init__(
        self,
        door: DeletionDoor,
        background: Background,
        ask_path: AskPath,
        *,
        case_no: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._channel = f"{CHANNEL} {id(self)}"  # two dialogs do not silence each other
        self._door, self._background, self._ask_path = door, background, ask_path
        self.certificate: DeletionCertificate | None = None
        self._problem: Problem | None = None
        self._working = self._store_left = False
        self._saved = ""
        self.notice, self.said = QLabel(), QLabel()
        self.by_case, self.by_age = QRadioButton(), QRadioButton()
        self.case_no, self.reason = QLineEdit(case_no), QLineEdit()
        self.labels = (QLabel(), QLabel())
        self.delete_button, self.save_button = QPushButton(), QPushButton()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self._say()
        self.by_case.toggled.connect(self._check)
        for field in (self.case_no, self.reason):
            field.textChanged.connect(self._typed)
        self.delete_button.clicked.connect(self._delete)
        self.save_button.clicked.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self.by_case.setChecked(True)
        self._check()
        (self.reason if case_no else self.case_no).setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        for label, field in zip(self.labels, (self.case_no, self.reason), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        for text in (self.notice, self.said):
            text.setWordWrap(True)
        press_only_when_meant(self.delete_button, self.save_button, self.buttons)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.addWidget(self.notice)
        column.addWidget(self.by_case)
        column.addWidget(self.by_age)
        column.addLayout(form)
        column.addWidget(self.delete_button, alignment=Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.said, stretch=1)
        column.addWidget(self.save_button, alignment=Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.buttons)
        open_size(self, 34, 18)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Delete personal data"))
        self.notice.setText(
            self.tr(
                "Names, plates and ages are deleted for good and cannot be brought back; crashes"
                " stay. Backups made before still hold them."
            )
        )
        self.by_case.setText(self.tr("Persons of &one case"))
        self.by_age.setText(
            self.tr("All persons of crashes until {day} (kept for five &years)").format(
                day=day_text(self._door.last_day)
            )
        )
        words = (self.tr("&Case number:"), self.tr("&Reason:"))
        for label, word in zip(self.labels, words, strict=True):
            label.setText(word)
        self.reason.setPlaceholderText(self.tr("for example: asked for by the person"))
        self.delete_button.setText(self.tr("&Delete for good"))
        self.save_button.setText(self.tr("&Save certificate as PDF…"))
        self._tell()

    def _typed(self) -> None:
        """What was refused is forgotten as soon as something is typed."""
        self._problem = None
        self._check()

    def _check(self) -> None:
        """One case needs its number; everything needs a reason."""
        self.case_no.setEnabled(self.by_case.isChecked())
        known = self.by_age.isChecked() or bool(self.case_no.text().strip())
        ready = known and bool(self.reason.text().strip())
        ready = ready and not self._working and not self._store_left
        self.delete_button.setEnabled(ready)
        self.save_button.setEnabled(self.certificate is not None and not self._working)
        if not self._working:
            self._tell()

    @property
    def is_unsaved(self) -> bool:
        """Whether a certificate stands here that no file holds yet."""
        return self.certificate is not None and not self._saved

    def _delete(self) -> None:
        case_no, reason = self.case_no.text().strip(), self.reason.text().strip()
        by_age, door = self.by_age.isChecked(), self._door
        self._run(
            lambda _: door.by_age(reason) if by_age else door.by_case(case_no, reason), self._gone
        )

    def _gone(self, certificate: DeletionCertificate) -> None:
        self.certificate, self._saved = certificate, ""
        self.reason.clear()  # the next deletion needs a reason of its own
        self._end()
        self.save_button.setFocus()

    def _save(self) -> None:
        certificate, door = self.certificate, self._door
        if certificate is None:
            return
        suggested = self.tr("deletion certificate {day}").format(
            day=certificate.at.date().isoformat()
        )
        path = self._ask_path(self, f"{suggested}.pdf")
        if path is not None:
            language = Language(language_code())
            self._run(
                lambda _: door.write(certificate, path, language),
                lambda _: self._written(path),
            )

    def _written(self, path: Path) -> None:
        self._saved = str(path)
        self._end()

    def _run(self, work: Work, on_done: Callable[..., None]) -> None:
        self._working, self._problem = True, None
        self._check()
        self._tell()
        self._background.run(
            Job(work=work, channel=self._channel, on_done=on_done, on_failed=self._fail)
        )

    def _fail(self, error: Exception) -> None:
        self._problem = error if isinstance(error, Problem) else None
        self._end()
        if self._problem is None:
            self.failed.emit(error)

    def _end(self) -> None:
        self._working = False
        self._check()
        self._tell()

    def _tell(self) -> None:
        wrong = self._problem is not None
        self.said.setFont(emphasised(self.font()) if wrong else self.font())
        if self._problem is not None:
            self.said.setText(f"⚠ {problem_words(self._problem, Language(language_code()))}")
        elif self._working:
            self.said.setText(self.tr("One moment…"))
        elif self._saved:
            self.said.setText(self.tr("Saved: {file}").format(file=self._saved))
        elif self.certificate is not None:
            words = self.tr(
                "Persons deleted: {persons}; cases: {cases}. Save the certificate, have it signed"
                " and file it."
            )
            cases = len(self.certificate.case_numbers)
            self.said.setText(words.format(persons=self.certificate.persons, cases=cases))
        elif not self._store_left and not self.delete_button.isEnabled():
            self.said.setText(
                self.tr("Enter the case number and the reason first.")
                if self.by_case.isChecked()
                else self.tr("Enter the reason first.")
            )
        else:
            self.said.setText("")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def reject(self) -> None:
        """What is being deleted cannot be called back; a certificate is not left by accident."""
        if self._working:
            return
        if not self.is_unsaved:
            super().reject()
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("The certificate of this deletion is not saved yet."))
        box.setInformativeText(self.tr("Once this is closed, it cannot be saved any more."))
        leave = box.addButton(self.tr("&Close without it"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("Go &back and save"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        leave.clicked.connect(lambda: QDialog.reject(self))
        box.open()

    def leave_store(self) -> None:
        """The store is not open any more: close, but for a certificate that is not saved yet."""
        self._store_left = True
        if self.is_unsaved:
            self._check()
        else:
            self.done(QDialog.DialogCode.Rejected)

    def done(self, result: int) -> None:
        """What is under way is finished, and nobody is told here any more."""
        self._background.mute(self._channel)
        super().done(result)
