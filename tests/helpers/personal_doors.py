"""Made-up answers to what the dialogs about personal data ask."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from app.personal.access_log import AccessLog
from app.personal.deletion import DeletionCertificate, DeletionKind
from app.personal.opening import Opened, OpenedPerson
from app.store.sealed_access import AccessMode
from gis.personal.audit_rules import AuditRules, Ticket, View, audit_findings
from gis.problems import Problem
from tests.helpers.personal import CASE, LEE, WANG
from widgets.personal.deletion_dialog import DeletionDoor
from widgets.personal.personal_door import PersonalDoor

NIGHT = datetime(2025, 6, 2, 18, tzinfo=UTC)  # two in the morning in Taiwan


class FakePersons:
    """Two persons of one case, and what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.days: list[tuple[date, date]] = []
        self.problem: Problem | None = None
        self.log = logged()

    def open_case(self, case_no, purpose, progress):
        self.asked.append((case_no, purpose))
        if self.problem is not None:
            raise self.problem
        persons = (
            OpenedPerson(case_no=CASE, party_no=1, details=WANG),
            OpenedPerson(case_no=CASE, party_no=2, details=LEE),
        )
        return Opened(
            ticket_uid="t", persons=persons if case_no == CASE else (), mode=AccessMode.SERVER
        )

    def read_log(self, first, last, progress):
        self.days.append((first, last))
        return self.log

    def door(self, mode: AccessMode = AccessMode.SERVER) -> PersonalDoor:
        return PersonalDoor(open_case=self.open_case, read_log=self.read_log, mode=mode)


def logged() -> AccessLog:
    """Three people on one plate, one of them at night."""
    tickets = tuple(
        Ticket(
            uid=who,
            at=NIGHT - timedelta(hours=9 * place),
            actor=who,
            purpose="injury report",
            case_no=CASE,
            what="case",
        )
        for place, who in enumerate(("chen", "lin", "wu"))
    )
    views = tuple(
        View(ticket_uid=t.uid, at=t.at, actor=t.actor, case_no=CASE, party_no=1, plate_index="p")
        for t in tickets
    )
    return AccessLog(
        tickets=tickets, views=views, findings=audit_findings(tickets, views, AuditRules())
    )


def certificate(kind: DeletionKind, reason: str) -> DeletionCertificate:
    """Of two persons of one case."""
    return DeletionCertificate(
        uid="c",
        at=NIGHT,
        actor="chief",
        kind=kind,
        reason=reason,
        case_numbers=(CASE,),
        persons=2,
        list_sha256="0" * 64,
    )


def deletion_door() -> DeletionDoor:
    """Deletes nothing and gives certificates."""
    return DeletionDoor(
        by_case=lambda case_no, reason: certificate(DeletionKind.CASE, reason),
        by_age=lambda reason: certificate(DeletionKind.AGE, reason),
        last_day=date(2020, 6, 3),
        write=lambda made, path, language: None,
    )
