"""Sealed rows are handed out for a ticket only: by the server's functions, in a file by this code.

In a file nobody but this program keeps the rule: who has the file and its passphrase can read
without a ticket. That is the single-user mode, and `AccessMode` says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select, text
from sqlalchemy.exc import DBAPIError

from app.store.dialects import SQLITE
from app.store.roles.sealing import (
    BATCH,
    FIND_PLATE,
    FRESH_MINUTES,
    NO_TICKET,
    NOT_YOURS,
    OLD_SEALS,
    OPEN_CASE,
)
from app.store.schema import access_ticket, access_view, sealed_person
from app.store.store import Store
from app.store.write_unit import WriteUnit
from gis.problems import Problem

_COLUMNS = (
    sealed_person.c.uid,
    sealed_person.c.case_no,
    sealed_person.c.party_no,
    sealed_person.c.sealed,
    sealed_person.c.key_uid,
    sealed_person.c.plate_index,
)
_PROBLEMS = {NO_TICKET: "PERSONAL_NO_TICKET", NOT_YOURS: "PERSONAL_OTHER_UNIT"}


class TicketKind(StrEnum):
    """What a ticket opens."""

    CASE = "case"
    """The persons of its case."""
    PLATE = "plate"
    """Persons with one plate, in any case."""
    RESEAL = "reseal"
    """Seals of older keys, to be renewed."""


class AccessMode(StrEnum):
    """Who keeps the rule that nothing is read without a ticket."""

    SERVER = "server"
    SINGLE_USER = "single_user"


def access_mode(store: Store) -> AccessMode:
    """Who keeps the rule in this store."""
    with store.read() as connection:
        is_file = connection.dialect.name == SQLITE
    return AccessMode.SINGLE_USER if is_file else AccessMode.SERVER


def put_ticket(store: Store, *, actor: str, kind: TicketKind, purpose: str, case_no: str) -> str:
    """Commit a ticket in a transaction of its own; returns its uid.

    Raises:
        Problem: PERSONAL_PURPOSE_MISSING, PERSONAL_CASE_MISSING, and those of `Store.write`.
    """
    if not purpose.strip():
        raise Problem("PERSONAL_PURPOSE_MISSING")
    if not case_no.strip():
        raise Problem("PERSONAL_CASE_MISSING")
    row = {
        "at": datetime.now(UTC),
        "actor": actor,
        "purpose": purpose.strip(),
        "case_no": case_no.strip(),
        "what": kind.value,
    }
    with store.write(actor=actor, action="ask for personal data") as unit:
        (uid,) = unit.insert(access_ticket, [row])
    return uid


def sealed_case(store: Store, unit: WriteUnit, ticket: str, *, actor: str) -> Sequence[Row[Any]]:
    """The sealed rows of the ticket's case; each is written down as viewed in `unit`.

    Raises:
        Problem: PERSONAL_NO_TICKET, PERSONAL_OTHER_UNIT.
    """
    if unit.connection.dialect.name != SQLITE:
        return _called(unit.connection, f"SELECT * FROM {OPEN_CASE}(:ticket)", ticket=ticket)
    case_no = _case_of(store, ticket, TicketKind.CASE, actor)
    return _viewed(unit, ticket, actor, sealed_person.c.case_no == case_no)


def sealed_with_plate(
    store: Store, unit: WriteUnit, ticket: str, plate_index: str, *, actor: str
) -> Sequence[Row[Any]]:
    """The sealed rows with one plate; each is written down as viewed in `unit`.

    Raises:
        Problem: PERSONAL_NO_TICKET.
    """
    if unit.connection.dialect.name != SQLITE:
        called = f"SELECT * FROM {FIND_PLATE}(:ticket, :plate)"
        return _called(unit.connection, called, ticket=ticket, plate=plate_index)
    _case_of(store, ticket, TicketKind.PLATE, actor)
    if not plate_index:
        return []
    return _viewed(unit, ticket, actor, sealed_person.c.plate_index == plate_index)


def old_seals(
    store: Store, unit: WriteUnit, ticket: str, current_key: str, *, actor: str
) -> Sequence[Row[Any]]:
    """Some rows that another key than the current one sealed.

    Raises:
        Problem: PERSONAL_NO_TICKET.
    """
    if unit.connection.dialect.name != SQLITE:
        called = f"SELECT * FROM {OLD_SEALS}(:ticket, :current)"
        return _called(unit.connection, called, ticket=ticket, current=current_key)
    _case_of(store, ticket, TicketKind.RESEAL, actor)
    others = sealed_person.c.key_uid != current_key
    asked: Select[Any] = select(*_COLUMNS).where(others).limit(BATCH)
    return unit.connection.execute(asked).all()


def _called(connection: Connection, statement: str, **bound: str) -> Sequence[Row[Any]]:
    try:
        return connection.execute(text(statement), bound).all()
    except DBAPIError as error:
        code = _PROBLEMS.get(str(getattr(error.orig, "sqlstate", "")))
        if code is None:
            raise
        raise Problem(code) from None


def _case_of(store: Store, ticket: str, kind: TicketKind, actor: str) -> str:
    """The case number of a ticket that counts; one that is not committed is not seen from here."""
    columns = access_ticket.c
    fresh = datetime.now(UTC) - timedelta(minutes=FRESH_MINUTES)
    asked = select(columns.case_no).where(
        columns.uid == ticket,
        columns.actor == actor,
        columns.what == kind.value,
        columns.at > fresh,
    )
    with store.read() as connection:
        found = connection.execute(asked).scalar()
    if found is None:
        raise Problem("PERSONAL_NO_TICKET")
    return str(found)


def _viewed(
    unit: WriteUnit, ticket: str, actor: str, wanted: ColumnElement[bool]
) -> Sequence[Row[Any]]:
    order = (sealed_person.c.case_no, sealed_person.c.party_no)
    asked: Select[Any] = select(*_COLUMNS).where(wanted).order_by(*order)
    rows = unit.connection.execute(asked).all()
    now = datetime.now(UTC)
    seen = [
        {
            "at": now,
            "ticket_uid": ticket,
            "actor": actor,
            "case_no": row.case_no,
            "party_no": row.party_no,
            "plate_index": row.plate_index,
        }
        for row in rows
    ]
    unit.insert(access_view, seen)
    return rows
