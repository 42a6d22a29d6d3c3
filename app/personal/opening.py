"""Personal data are opened by asking: the ticket is committed, then it is read, and logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, select

from app.personal.key_ring import KeyRing
from app.personal.records import PersonalDetails
from app.personal.sealed_records import unsealed
from app.store.schema import sealed_person
from app.store.sealed_access import (
    AccessMode,
    TicketKind,
    access_mode,
    put_ticket,
    sealed_case,
    sealed_with_plate,
)
from app.store.store import Store
from gis.personal.masking import band_of_age, mask_ends, mask_name, mask_plate
from gis.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPerson:
    """What is known of one party, in plain."""

    case_no: str
    party_no: int
    details: PersonalDetails


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What one ticket opened; `mode` says who kept the rule."""

    ticket_uid: str
    persons: tuple[OpenedPerson, ...]
    mode: AccessMode


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedPerson:
    """What may be known of a party without a ticket."""

    case_no: str
    party_no: int
    plate_masked: str


def open_case(store: Store, case_no: str, purpose: str, keys: KeyRing, *, actor: str) -> Opened:
    """The persons of a case, for somebody who says why.

    The ticket is committed before anything is read: whatever fails later, it stays.

    Raises:
        Problem: PERSONAL_PURPOSE_MISSING, PERSONAL_CASE_MISSING; PERSONAL_OTHER_UNIT;
            PERSONAL_SEAL_BROKEN, PERSONAL_KEY_GONE; STORE_NOT_ALLOWED on a server.
    """
    ticket = put_ticket(store, actor=actor, kind=TicketKind.CASE, purpose=purpose, case_no=case_no)
    with store.write(actor=actor, action="open personal data") as unit:
        rows = sealed_case(store, unit, ticket, actor=actor)
    return _opened(store, ticket, rows, keys)


def find_plate(
    store: Store, plate: str, *, case_no: str, purpose: str, keys: KeyRing, actor: str
) -> Opened:
    """The persons recorded with a plate, whatever their case; `case_no` is what it is asked for.

    Raises:
        Problem: as `open_case`; PERSONAL_PLATE_MISSING.
    """
    index = keys.plate_index(plate)
    if not index:
        raise Problem("PERSONAL_PLATE_MISSING")
    ticket = put_ticket(store, actor=actor, kind=TicketKind.PLATE, purpose=purpose, case_no=case_no)
    with store.write(actor=actor, action="search a plate") as unit:
        rows = sealed_with_plate(store, unit, ticket, index, actor=actor)
    return _opened(store, ticket, rows, keys)


def _opened(store: Store, ticket: str, rows: Sequence[Row[Any]], keys: KeyRing) -> Opened:
    persons = tuple(
        OpenedPerson(case_no=row.case_no, party_no=row.party_no, details=unsealed(keys, row))
        for row in rows
    )
    return Opened(ticket_uid=ticket, persons=persons, mode=access_mode(store))


def masked_persons(store: Store, case_no: str) -> tuple[MaskedPerson, ...]:
    """What stands unsealed of the persons of a case; needs no key and no ticket."""
    columns = sealed_person.c
    asked = select(columns.case_no, columns.party_no, columns.plate_masked)
    with store.read() as connection:
        rows = connection.execute(asked.where(columns.case_no == case_no).order_by("party_no"))
        return tuple(MaskedPerson(**row._mapping) for row in rows)


def masked_details(details: PersonalDetails) -> PersonalDetails:
    """The same with most of it hidden: ages as bands, birthdays and addresses not at all."""
    return replace(
        details,
        name=mask_name(details.name),
        identity=mask_ends(details.identity, first=1, last=2),
        birth="",
        age=band_of_age(details.age).value if details.age else "",
        address="",
        phone_number=mask_ends(details.phone_number, first=0, last=3),
        plate=mask_plate(details.plate),
    )
