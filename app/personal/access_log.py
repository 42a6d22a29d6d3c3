"""Who looked at personal data: tickets and views of a span of days, as the rules take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from app.store.schema import access_ticket, access_view
from app.store.store import Store
from gis.crashes.moments import to_utc
from gis.personal.audit_rules import AuditRules, Finding, Ticket, View, audit_findings


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLog:
    """What is logged of some days, and what looks odd in it."""

    tickets: tuple[Ticket, ...]
    """The latest first."""
    views: tuple[View, ...]
    findings: tuple[Finding, ...]


def access_log(
    store: Store, first: date, last: date, *, rules: AuditRules | None = None
) -> AccessLog:
    """The log of local days `first` to `last`, both of them included."""
    start, end = _start(first), _start(last + timedelta(days=1))
    columns, seen = access_ticket.c, access_view.c
    with store.read() as connection:
        asked = select(access_ticket).where(columns.at >= start, columns.at < end)
        tickets = tuple(
            Ticket(
                uid=row.uid,
                at=row.at,
                actor=row.login or row.actor,  # what the server itself knows counts more
                purpose=row.purpose,
                case_no=row.case_no,
                what=row.what,
            )
            for row in connection.execute(asked.order_by(columns.at.desc(), columns.fid.desc()))
        )
        shown = select(access_view).where(seen.at >= start, seen.at < end)
        views = tuple(
            View(
                ticket_uid=row.ticket_uid,
                at=row.at,
                actor=row.login or row.actor,
                case_no=row.case_no,
                party_no=row.party_no,
                plate_index=row.plate_index,
            )
            for row in connection.execute(shown.order_by(seen.at, seen.fid))
        )
    found = audit_findings(tickets, views, rules or AuditRules())
    return AccessLog(tickets=tickets, views=views, findings=found)


def _start(day: date) -> datetime:
    return to_utc(day, time())
