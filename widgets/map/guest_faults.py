"""The rows of a foreign file that are not drawn, with what is wrong in each."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.mapping.guest_records import GuestData, RowFault
from app.messages import Language, say
from widgets.parts.records_model import Column
from widgets.parts.records_table import RecordsView


def fault_words(fault: RowFault, language: Language) -> str:
    """What is wrong in a row."""
    words = say(fault.code, language)
    return f"{words} ({fault.detail})" if fault.detail else words


def fault_columns(language: Language) -> tuple[Column, ...]:
    """Row and what is wrong."""
    return (
        Column(
            title=QT_TRANSLATE_NOOP("Columns", "Row"),
            text=lambda fault: str(fault.row),
            order=lambda fault: fault.row,
            number=True,
            width_em=4.0,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Columns", "What is wrong"),
            text=lambda fault: fault_words(fault, language),
            order=lambda fault: fault_words(fault, language),
            stretch=True,
            width_em=16.0,
        ),
    )


class FaultsDialog(QDialog):
    """A list to read and to copy; the layer is on the map already."""

    def __init__(self, data: GuestData, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rows that are not drawn"))
        said = QLabel(self._summary(data))
        said.setWordWrap(True)
        self.table = RecordsView(fault_columns(language))
        self.table.setAccessibleName(self.tr("Rows that are not drawn"))
        self.table.show_records(data.faults)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = self.buttons.addButton(
            self.tr("&Copy all"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy.clicked.connect(self.copy_all)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addWidget(self.table)
        column.addWidget(self.buttons)
        height = self.fontMetrics().height()
        self.resize(32 * height, 22 * height)

    def _summary(self, data: GuestData) -> str:
        words = self.tr("{bad} of {all} rows of “{file}” are not drawn; all others are.").format(
            bad=QLocale().toString(data.fault_count),
            all=QLocale().toString(data.rows),
            file=data.source.title,
        )
        if data.fault_count > len(data.faults):
            words += " " + self.tr("The first {count} are listed.").format(
                count=QLocale().toString(len(data.faults))
            )
        return words

    def copy_all(self) -> None:
        """Put the whole list on the clipboard, in the order on the screen."""
        self.table.selectAll()
        QGuiApplication.clipboard().setText(self.table.selection_as_text())
