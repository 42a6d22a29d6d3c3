"""What people see who may see no single case: published figures, or that there is nothing here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.store.roles.names import Role
from app.store.server.person import Person
from gis.crashes.records import Severity
from widgets.frame.role_words import reads_published, role_text
from widgets.parts.fonts import emphasised, enlarged
from widgets.parts.records_table import Column, RecordsView
from widgets.parts.words import month_text, severity_words

if TYPE_CHECKING:
    from app.published import PublishedMonth


WIDEST_EM = 62
"""A table that is wider tears months and their numbers apart."""


def _month(row: Any) -> str:  # noqa: ANN401  # a PublishedMonth
    return month_text(date.fromisoformat(f"{row.month}-01"))


def _number(value: int | None) -> str:
    return "–" if value is None else f"{value:,}"


def _figure(title: str, name: str) -> Column:
    """A column of numbers; what is not known sorts first."""

    def order(row: Any) -> int:  # noqa: ANN401  # a PublishedMonth
        value = getattr(row, name)
        return -1 if value is None else int(value)

    return Column(
        title=title,
        text=lambda row: _number(getattr(row, name)),
        order=order,
        number=True,
        width_em=6.0,
    )


PUBLISHED_COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Month"),
        text=_month,
        order=lambda row: row.month,
        width_em=6.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "City"),
        text=lambda row: row.city,
        order=lambda row: row.city,
        stretch=True,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Severity"),
        text=lambda row: severity_words(Severity(row.severity)),
        order=lambda row: row.severity,
        width_em=15.0,
    ),
    _figure(QT_TRANSLATE_NOOP("Columns", "Crashes"), "crashes"),
    _figure(QT_TRANSLATE_NOOP("Columns", "Deaths (24 h)"), "deaths_24h"),
    _figure(QT_TRANSLATE_NOOP("Columns", "Deaths (30 d)"), "deaths_30d"),
    _figure(QT_TRANSLATE_NOOP("Columns", "Injured"), "injured"),
)


class PublishedPage(QWidget):
    """A title, a sentence that says why there is no more, and the figures.

    Auditors see no figures; a button leads them to what they may see, the log of accesses.
    """

    def __init__(self, log: QAction) -> None:
        super().__init__()
        self._person = Person()
        self._log = log
        self._is_read = False
        self.title, self.text, self.log = QLabel(), QLabel(), QPushButton()
        self.log.clicked.connect(log.trigger)
        self.title.setFont(emphasised(enlarged(self.font(), 1.4)))
        self.text.setWordWrap(True)
        self.table = RecordsView(PUBLISHED_COLUMNS)
        self.table.setMaximumWidth(WIDEST_EM * self.fontMetrics().height())
        row = QHBoxLayout()  # alignment would make the table as small as its hint
        row.addWidget(self.table, 1000)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self.log, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row, 1)
        self.retranslate()

    def show_person(self, person: Person) -> None:
        """Show what this person may see."""
        self._person, self._is_read = person, False
        self.table.show_records(())
        self.retranslate()

    def show_figures(self, rows: Sequence[PublishedMonth]) -> None:
        """Show the published figures."""
        self._is_read = True
        self.table.show_records(tuple(rows))
        self.retranslate()

    def retranslate(self) -> None:
        """Write all words again."""
        published, rows = reads_published(self._person), len(self.table.records.records)
        auditor = Role.AUDITOR in self._person.roles
        self.table.setVisible(published)
        self.log.setVisible(auditor)
        self.log.setText(self._log.text())
        self.log.setToolTip(self._log.toolTip())
        role = role_text(self._person)
        if published:
            self.title.setText(self.tr("Published figures"))
            words = self.tr(
                "Your role ({role}) sees counts by month and severity, and no single case."
            )
            if rows:
                words += " " + self.tr("Select rows and press Ctrl+C to copy them.")
            elif self._is_read:
                words += " " + self.tr("Nothing is published yet: this database holds no crashes.")
        elif auditor:
            self.title.setText(self.tr("No crash data for your role"))
            words = self.tr("Your role ({role}) sees who looked at personal data, and no crashes.")
        else:
            self.title.setText(self.tr("No crash data for your role"))
            words = self.tr(
                "Your role ({role}) sees no content of this database. "
                "Open another store, or ask your administrator for another role."
            )
        self.text.setText(words.format(role=role))
        self.table.setAccessibleName(self.tr("Published figures"))
        self.table.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
