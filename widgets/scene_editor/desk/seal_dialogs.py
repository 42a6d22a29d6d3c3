"""Finishing a scene for good, and the reason of a later correction."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from widgets.parts.dialog_manners import open_size
from widgets.parts.fonts import emphasised

OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


class SealDialog(QDialog):
    """Says what sealing means, and what of the form is still empty."""

    def __init__(self, case_no: str, remarks: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._case_no = case_no
        self.heading, self.explanation, self.lacks = QLabel(), QLabel(), QLabel()
        self.heading.setFont(emphasised(self.font()))
        for label in (self.heading, self.explanation, self.lacks):
            label.setWordWrap(True)
        self.remarks = QListWidget()
        self.remarks.addItems(remarks)
        self.buttons = QDialogButtonBox(OK | CANCEL)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.heading, self.explanation, self.lacks, self.remarks, self.buttons):
            column.addWidget(widget)
        self.remarks.setVisible(bool(remarks))
        self.lacks.setVisible(bool(remarks))
        open_size(self, 32, 24 if remarks else 10)
        self.retranslate()

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Finish and seal"))
        self.heading.setText(self.tr("Seal the scene of case {case}?").format(case=self._case_no))
        self.explanation.setText(
            self.tr(
                "From then on nobody can change it. What turns out later is laid over it as a "
                "correction, with name, time and reason; what was sealed stays to be seen."
            )
        )
        self.lacks.setText(self.tr("Look at these first:"))
        self.remarks.setAccessibleName(self.lacks.text())
        self.buttons.button(OK).setText(self.tr("&Seal"))
        self.buttons.button(CANCEL).setText(self.tr("Not yet"))
        self.buttons.button(CANCEL).setDefault(True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class ReasonDialog(QDialog):
    """Asks why a sealed scene is corrected."""

    given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.label, self.reason = QLabel(), QLineEdit()
        self.label.setWordWrap(True)
        self.label.setBuddy(self.reason)
        self.buttons = QDialogButtonBox(OK | CANCEL)
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(lambda _: self._show_ready())
        column = QVBoxLayout(self)
        for widget in (self.label, self.reason, self.buttons):
            column.addWidget(widget)
        open_size(self, 30, 8)
        self.retranslate()

    def _show_ready(self) -> None:
        self.buttons.button(OK).setEnabled(bool(self.reason.text().strip()))

    def _give(self) -> None:
        text = self.reason.text().strip()
        if text:
            self.accept()
            self.given.emit(text)

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Store correction"))
        self.label.setText(
            self.tr("&Why is the sealed scene corrected? The reason is kept with your name.")
        )
        self.buttons.button(OK).setText(self.tr("&Store"))
        self.buttons.button(CANCEL).setText(self.tr("Cancel"))
        self._show_ready()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
