"""Opens the personal data of a case for somebody who says why, and shows them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Qt, Signal
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
from app.personal.opening import Opened, OpenedPerson
from app.store.sealed_access import AccessMode
from gis.problems import Problem
from widgets.parts.background import Background, Job
from widgets.parts.dialog_manners import open_size, press_only_when_meant
from widgets.parts.fonts import emphasised
from widgets.parts.messages import problem_words
from widgets.parts.records_table import Column, RecordsView
from widgets.parts.words import language_code
from widgets.personal.personal_door import PersonalDoor

CHANNEL = "personal data"


def _column(title: str, name: str, width_em: float, *, stretch: bool = False) -> Column:
    def text(person: OpenedPerson) -> str:
        return str(getattr(person.details, name))

    return Column(title=title, text=text, order=text, width_em=width_em, stretch=stretch)


COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Party"),
        text=lambda person: str(person.party_no),
        order=lambda person: person.party_no,
        number=True,
    ),
    _column(QT_TRANSLATE_NOOP("Columns", "Name"), "name", 5),
    _column(QT_TRANSLATE_NOOP("Columns", "Plate"), "plate", 6.5),
    _column(QT_TRANSLATE_NOOP("Columns", "Age"), "age", 3),
    _column(QT_TRANSLATE_NOOP("Columns", "Born"), "birth", 9.5),
    _column(QT_TRANSLATE_NOOP("Columns", "Identity number"), "identity", 9),
    _column(QT_TRANSLATE_NOOP("Columns", "Telephone"), "phone_number", 7.5),
    _column(QT_TRANSLATE_NOOP("Columns", "Address"), "address", 9, stretch=True),
)


class PersonsDialog(QDialog):
    """Case number and purpose above, persons below; what was opened goes when it is closed.

    Every opening is written down, so that one wish opens once however often Enter is pressed.
    """

    failed = Signal(object)
    """An error that is no problem."""

    def __init__(
        self,
        door: PersonalDoor,
        background: Background,
        *,
        case_no: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._channel = f"{CHANNEL} {id(self)}"  # two dialogs do not silence each other
        self._door, self._background = door, background
        self._opened: Opened | None = None
        self._problem: Problem | None = None
        self._waiting = False
        self.notice, self.said = QLabel(), QLabel()
        self.case_no, self.purpose = QLineEdit(case_no), QLineEdit()
        self.labels = (QLabel(), QLabel())
        self.open_button = QPushButton()
        self.table = RecordsView(COLUMNS)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self._say()
        for field in (self.case_no, self.purpose):
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self._ask)
        self.open_button.clicked.connect(self._ask)
        self.buttons.rejected.connect(self.reject)
        self._check()
        (self.purpose if case_no else self.case_no).setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        for label, field in zip(self.labels, (self.case_no, self.purpose), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        for text in (self.notice, self.said):
            text.setWordWrap(True)
        press_only_when_meant(self.open_button, self.buttons)
        column = QVBoxLayout(self)
        column.addWidget(self.notice)
        column.addLayout(form)
        column.addWidget(self.open_button, alignment=Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.said)
        column.addWidget(self.table, stretch=1)
        column.addWidget(self.buttons)
        open_size(self, 50, 26)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Personal data of a case"))
        words = self.tr(
            "What you enter here is written down with your name and the time before anything is"
            " shown, and cannot be taken back."
        )
        if self._door.mode is AccessMode.SINGLE_USER:
            words += " " + self.tr(
                "Single-user mode: this file is guarded by its passphrase only, not by a server."
            )
        self.notice.setText(words)
        for label, word in zip(
            self.labels, (self.tr("&Case number:"), self.tr("&Purpose:")), strict=True
        ):
            label.setText(word)
        self.purpose.setPlaceholderText(self.tr("for example: injury report to the prosecutor"))
        self.open_button.setText(self.tr("Write down and &open"))
        self.table.setAccessibleName(self.tr("Persons of the case"))
        self.table.retranslate()
        self._tell()

    def _check(self) -> None:
        ready = all(field.text().strip() for field in (self.case_no, self.purpose))
        self.open_button.setEnabled(ready and not self._waiting)

    def _ask(self) -> None:
        if not self.open_button.isEnabled():
            return
        case_no, purpose = self.case_no.text().strip(), self.purpose.text().strip()
        self.table.show_records(())
        self._opened, self._problem = None, None
        self._wait(True)
        self._background.run(
            Job(
                work=lambda progress: self._door.open_case(case_no, purpose, progress),
                channel=self._channel,
                on_done=self._show,
                on_failed=self._fail,
            )
        )

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        self._check()
        self._tell()

    def _show(self, opened: Opened) -> None:
        self._opened = opened
        self.table.show_records(opened.persons)
        self._wait(False)
        if opened.persons:
            self.table.setFocus()

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
        elif self._waiting:
            self.said.setText(self.tr("Opening…"))
        elif self._opened is None:
            self.said.setText(self.tr("Nothing is open. Enter case number and purpose."))
        elif self._opened.persons:
            count = len(self._opened.persons)
            self.said.setText(self.tr("Persons: {count}").format(count=count))
        else:
            self.said.setText(
                self.tr(
                    "No personal data are kept of this case, or they were deleted. "
                    "Check the case number."
                )
            )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """Let go of what was opened."""
        self._background.drop(self._channel)
        self._opened = None
        self.table.show_records(())
        super().done(result)
