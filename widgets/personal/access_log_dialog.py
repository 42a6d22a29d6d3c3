"""Who looked at personal data: what looks odd above, all tickets below; for auditors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language
from app.personal.access_log import AccessLog
from gis.personal.audit_rules import Finding, FindingKind, Ticket
from gis.problems import Problem
from widgets.parts.background import Background, Job
from widgets.parts.dialog_manners import open_size, press_only_when_meant
from widgets.parts.messages import problem_words
from widgets.parts.records_table import Column, RecordsView
from widgets.parts.words import language_code, list_text, moment_text
from widgets.personal.personal_door import PersonalDoor

CHANNEL = "access log"
DAYS_SHOWN = 30

KINDS: Mapping[FindingKind, str] = {
    FindingKind.OFF_HOURS: QT_TRANSLATE_NOOP("AccessLog", "Asked at night: {count}"),
    FindingKind.MANY_ON_ONE_PLATE: QT_TRANSLATE_NOOP(
        "AccessLog", "People on one plate within a week: {count}"
    ),
    FindingKind.MANY_PERSONS: QT_TRANSLATE_NOOP("AccessLog", "Persons seen on one day: {count}"),
    FindingKind.NOTHING_FOUND: QT_TRANSLATE_NOOP("AccessLog", "Asked in vain on one day: {count}"),
}
WHAT: Mapping[str, str] = {
    "case": QT_TRANSLATE_NOOP("AccessLog", "persons of a case"),
    "plate": QT_TRANSLATE_NOOP("AccessLog", "a plate in all cases"),
    "reseal": QT_TRANSLATE_NOOP("AccessLog", "all persons, for a new key"),
}


def _translated(source: str) -> str:
    return QCoreApplication.translate("AccessLog", source)


def finding_words(finding: Finding) -> str:
    """What a finding says."""
    return _translated(KINDS[finding.kind]).format(count=finding.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketLine:
    """A ticket and how many persons were shown by it."""

    ticket: Ticket
    persons: int


FINDING_COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "To ask about"),
        text=finding_words,
        order=finding_words,
        width_em=17,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Who"),
        text=lambda found: list_text(found.actors),
        order=lambda found: found.actors[0],
        width_em=8,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "From"),
        text=lambda found: moment_text(found.first),
        order=lambda found: found.first.timestamp(),
        width_em=9.5,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Until"),
        text=lambda found: moment_text(found.last),
        order=lambda found: found.last.timestamp(),
        width_em=9.5,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Cases"),
        text=lambda found: list_text(found.cases),
        order=lambda found: len(found.cases),
        stretch=True,
        width_em=8,
    ),
)
TICKET_COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "When"),
        text=lambda line: moment_text(line.ticket.at),
        order=lambda line: line.ticket.at.timestamp(),
        width_em=9.5,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Who"),
        text=lambda line: line.ticket.actor,
        order=lambda line: line.ticket.actor,
        width_em=6,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Case number"),
        text=lambda line: line.ticket.case_no,
        order=lambda line: line.ticket.case_no,
        width_em=11,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "What"),
        text=lambda line: _translated(WHAT.get(line.ticket.what, line.ticket.what)),
        order=lambda line: line.ticket.what,
        width_em=10,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Persons"),
        hint=QT_TRANSLATE_NOOP("Columns", "Persons whose data were shown"),
        text=lambda line: str(line.persons),
        order=lambda line: line.persons,
        number=True,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Purpose"),
        text=lambda line: line.ticket.purpose,
        order=lambda line: line.ticket.purpose,
        stretch=True,
        width_em=10,
    ),
)


class AccessLogDialog(QDialog):
    """Findings and tickets of a span of days; narrowed to one person, or to one finding."""

    failed = Signal(object)
    """An error that is no problem."""

    def __init__(
        self,
        door: PersonalDoor,
        background: Background,
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._channel = f"{CHANNEL} {id(self)}"  # two dialogs do not silence each other
        self._door, self._background = door, background
        self._log: AccessLog | None = None
        self._problem: Problem | None = None
        last = QDate(today.year, today.month, today.day)
        first = today - timedelta(days=DAYS_SHOWN)
        self.first, self.last = (
            QDateEdit(QDate(first.year, first.month, first.day)),
            QDateEdit(last),
        )
        self.person = QComboBox()
        self.labels = (QLabel(), QLabel(), QLabel())
        self.found_heading, self.heading = QLabel(), QLabel()
        self.findings = RecordsView(FINDING_COLUMNS)
        self.tickets = RecordsView(TICKET_COLUMNS)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self._say()
        self.first.dateChanged.connect(self.read)
        self.last.dateChanged.connect(self.read)
        self.person.currentIndexChanged.connect(self._show)
        self.findings.record_selected.connect(self._follow)
        self.buttons.rejected.connect(self.reject)
        self.read()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for label, field in zip(self.labels, (self.first, self.last, self.person), strict=True):
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
        for field in (self.first, self.last):
            field.setCalendarPopup(True)
            field.setDisplayFormat("yyyy-MM-dd")
        self.person.setMinimumContentsLength(12)
        row.addStretch()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        for heading, table in ((self.found_heading, self.findings), (self.heading, self.tickets)):
            part = QWidget()
            inner = QVBoxLayout(part)
            inner.setContentsMargins(0, 0, 0, 0)
            heading.setWordWrap(True)
            heading.setBuddy(table)
            inner.addWidget(heading)
            inner.addWidget(table)
            split.addWidget(part)
        split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(split, stretch=1)
        column.addWidget(self.buttons)
        press_only_when_meant(self.buttons)
        open_size(self, 56, 36)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Who looked at personal data"))
        words = (self.tr("&From:"), self.tr("&until:"), self.tr("&Person:"))
        for label, word in zip(self.labels, words, strict=True):
            label.setText(word)
        self.person.setAccessibleName(self.tr("Who looked"))
        self.findings.setAccessibleName(self.tr("What to ask about"))
        self.tickets.setAccessibleName(self.tr("All accesses"))
        for table in (self.findings, self.tickets):
            table.retranslate()
        if self.person.count():
            self.person.setItemText(0, self.tr("everybody"))
        self._tell()

    def read(self) -> None:
        """Read the chosen days again, in whichever order they stand."""
        first, last = sorted((_day(self.first), _day(self.last)))
        self._background.run(
            Job(
                work=lambda progress: self._door.read_log(first, last, progress),
                channel=self._channel,
                on_done=self._take,
                on_failed=self._fail,
            )
        )

    def _take(self, log: AccessLog) -> None:
        self._log, self._problem = log, None
        before = self.person.currentData()
        people = sorted({ticket.actor for ticket in log.tickets})
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItem(self.tr("everybody"), None)
        for name in people:
            self.person.addItem(name, name)
        self.person.setCurrentIndex(max(0, self.person.findData(before)) if before else 0)
        self.person.blockSignals(False)
        self._show()

    def _fail(self, error: Exception) -> None:
        self._log = AccessLog(tickets=(), views=(), findings=())
        self._problem = error if isinstance(error, Problem) else None
        self._show()
        if self._problem is None:
            self.failed.emit(error)

    def _show(self) -> None:
        """Fill the tables with what the chosen person did."""
        log = self._log or AccessLog(tickets=(), views=(), findings=())
        who = self.person.currentData()
        shown = Counter(view.ticket_uid for view in log.views)
        self.findings.show_records(f for f in log.findings if who is None or who in f.actors)
        self.tickets.show_records(
            TicketLine(ticket=ticket, persons=shown[ticket.uid])
            for ticket in log.tickets
            if who is None or ticket.actor == who
        )
        self._tell()

    def _tell(self) -> None:
        if self._problem is not None:
            self.found_heading.setText(problem_words(self._problem, Language(language_code())))
            self.heading.clear()
            return
        found, all_of = len(self.findings.records.records), len(self.tickets.records.records)
        if self._log is None:
            self.found_heading.setText(self.tr("Reading…"))
            self.heading.clear()
        elif not all_of:
            self.found_heading.setText(
                self.tr("Nobody looked at personal data in these days; choose other days above.")
            )
            self.heading.clear()
        else:
            nothing = self.tr("Nothing to ask about.")
            some = self.tr("&To ask about: {count}. Each is a question, not a verdict.").format(
                count=found
            )
            self.found_heading.setText(some if found else nothing)
            self.heading.setText(self.tr("&All accesses: {count}").format(count=all_of))

    def _follow(self, finding: Finding) -> None:
        """Mark the first ticket that a finding is about."""
        self.tickets.select_where(
            lambda line: (
                line.ticket.actor in finding.actors
                and finding.first <= line.ticket.at <= finding.last
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """Stop reading."""
        self._background.drop(self._channel)
        super().done(result)


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
