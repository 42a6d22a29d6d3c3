"""The first rows of an export as they would be read, with doubts; nothing personal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from app.crash_import.eis_preview import EisPreview, PreviewRow

FIELDS = (
    *("case_no", "moment", "place", "severity", "type_name", "party_no", "class_name"),
    *("action_name", "deaths", "injured", "refused"),
)
NUMBERS = ("party_no", "deaths", "injured")
_MOST_WARNINGS = 4


class ColumnPreview(QWidget):
    """A table of rows and a few lines of doubts below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.table = QTableWidget(0, len(FIELDS))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.label.setBuddy(self.table)
        self.warnings = QLabel()
        self.warnings.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        column.addWidget(self.table, 1)
        column.addWidget(self.warnings)
        self.retranslate()

    def show_preview(self, preview: EisPreview, doubts: Sequence[str] = ()) -> None:
        """Show other rows, with doubts of the asker before those of the reading."""
        self.table.setRowCount(len(preview.rows))
        for at, row in enumerate(preview.rows):
            self._fill(at, row)
        self.table.resizeColumnsToContents()
        for part in (self.label, self.table):
            part.setVisible(bool(preview.rows))
        warnings = [*doubts, *preview.warnings]
        lines = warnings[:_MOST_WARNINGS]
        if len(warnings) > _MOST_WARNINGS:
            more = len(warnings) - _MOST_WARNINGS
            lines.append(self.tr("… and {count} more").format(count=more))
        if preview.missing:
            lines = [*doubts, self.tr("Nothing can be read before these columns are chosen.")]
        self.warnings.setText("\n".join(f"• {line}" for line in lines))
        self.warnings.setVisible(bool(lines))

    def _fill(self, at: int, row: PreviewRow) -> None:
        for column, name in enumerate(FIELDS):
            text = str(getattr(row, name))
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if name in NUMBERS:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(at, column, item)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write all words in the language of the window."""
        self.label.setText(self.tr("&First rows as they would be read (nothing personal):"))
        self.table.setAccessibleName(self.tr("First rows as they would be read"))
        titles = {
            "case_no": self.tr("Case number"),
            "moment": self.tr("Date and time"),
            "place": self.tr("Place"),
            "severity": self.tr("Class"),
            "type_name": self.tr("Crash type"),
            "party_no": self.tr("Party"),
            "class_name": self.tr("Vehicle or person"),
            "action_name": self.tr("Action"),
            "deaths": self.tr("Deaths 24 h / 30 days"),
            "injured": self.tr("Injured"),
            "refused": self.tr("Why not"),
        }
        self.table.setHorizontalHeaderLabels([titles[name] for name in FIELDS])
