"""Asks what a copy with names is for, before it is written down and the names are opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget


class CaseFileQuestion(QDialog):
    """The case, what is written down, and the purpose; accepted only with a purpose."""

    def __init__(self, case_no: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case_no = case_no
        self.told, self._label = QLabel(), QLabel()
        self.told.setWordWrap(True)
        self.purpose_field = QLineEdit()
        self.purpose_field.setMaxLength(200)
        self._label.setBuddy(self.purpose_field)
        kinds = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(kinds)
        form = QFormLayout(self)
        form.addRow(self.told)
        form.addRow(self._label, self.purpose_field)
        form.addRow(self.buttons)
        self.purpose_field.textChanged.connect(lambda _: self._check())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.retranslate()
        self._check()
        self.purpose_field.setFocus()
        self.setMinimumWidth(26 * self.fontMetrics().height())

    @property
    def purpose(self) -> str:
        """What the copy is for."""
        return self.purpose_field.text().strip()

    def _check(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.purpose))

    def retranslate(self) -> None:
        """Words in the language of the window."""
        self.setWindowTitle(self.tr("Case-file copy"))
        words = self.tr(
            "The copy of case {case} will carry names and plates. Who makes it, when and for what"
            " is written down first, and cannot be taken back."
        )
        self.told.setText(words.format(case=self._case_no))
        self._label.setText(self.tr("P&urpose"))
        self.purpose_field.setAccessibleName(self.tr("Purpose of the copy with names"))
        self.purpose_field.setPlaceholderText(self.tr("for example: for the prosecutor's file"))
        okay = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        okay.setText(self.tr("&Write down and open"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
