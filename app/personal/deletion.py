"""Personal data are deleted by case or by age, with a certificate that says what went."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, select

from app.store.erasing import empty_the_log, erase_what_is_freed
from app.store.schema import deletion_certificate, sealed_person
from app.store.store import Store
from app.store.uids import new_uid
from app.store.write_unit import WriteUnit
from gis.problems import Problem

YEARS_KEPT = 5
"""Personal data other than camera data are destroyed after five years."""


class DeletionKind(StrEnum):
    """How what was deleted was chosen."""

    CASE = "case"
    AGE = "age"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionCertificate:
    """What was deleted, without a word of what it said.

    `list_sha256` is over the lines "case number, tab, party number, tab, row uid", each ended by a
    line feed, in order of case, number and uid: who has a copy can prove that it is what went.
    """

    uid: str
    at: datetime
    actor: str
    kind: DeletionKind
    reason: str
    case_numbers: tuple[str, ...]
    persons: int
    list_sha256: str


def last_day_deleted(today: date) -> date:
    """The last day whose data have been kept for five years: this day of that year."""
    try:
        return today.replace(year=today.year - YEARS_KEPT)
    except ValueError:  # 29 February
        return today.replace(year=today.year - YEARS_KEPT, day=28)


def delete_case(store: Store, case_no: str, *, actor: str, reason: str) -> DeletionCertificate:
    """Delete the personal data of one case.

    Raises:
        Problem: PERSONAL_REASON_MISSING, PERSONAL_NOTHING_TO_DELETE; PERSONAL_OWN_ENTRY on a
            server where the person entered some of it: somebody else deletes it then.
    """
    wanted = sealed_person.c.case_no == case_no
    return _delete(store, wanted, DeletionKind.CASE, actor=actor, reason=reason)


def delete_older(store: Store, today: date, *, actor: str, reason: str) -> DeletionCertificate:
    """Delete personal data of crashes five years ago or longer (of imports, where none is known).

    Raises:
        Problem: PERSONAL_REASON_MISSING, PERSONAL_NOTHING_TO_DELETE.
    """
    wanted = sealed_person.c.since_day <= last_day_deleted(today).isoformat()
    return _delete(store, wanted, DeletionKind.AGE, actor=actor, reason=reason)


def _delete(
    store: Store, wanted: ColumnElement[bool], kind: DeletionKind, *, actor: str, reason: str
) -> DeletionCertificate:
    """Delete and certify in one unit; then nothing of it is left in file or log."""
    if not reason.strip():
        raise Problem("PERSONAL_REASON_MISSING")
    columns = sealed_person.c
    with store.write(actor=actor, action="delete personal data") as unit:
        erase_what_is_freed(unit.connection)
        asked: Select[Any] = select(columns.case_no, columns.party_no, columns.uid)
        rows = unit.connection.execute(asked.where(wanted)).all()
        if not rows:
            raise Problem("PERSONAL_NOTHING_TO_DELETE")
        gone = unit.connection.execute(delete(sealed_person).where(wanted)).rowcount
        if gone < len(rows) and store.person.is_on_server:
            raise Problem("PERSONAL_OWN_ENTRY", count=len(rows) - gone)
        if gone != len(rows):
            raise RuntimeError(f"{gone} rows deleted, {len(rows)} listed")
        unit.note("delete", sealed_person.name, f"deleted {gone}")
        certificate = _certificate(rows, kind, actor=actor, reason=reason.strip())
        stored = _kept(unit, certificate)
    empty_the_log(store)
    return stored


def list_sha256(parties: Iterable[tuple[str, int, str]]) -> str:
    """The digest of (case number, party number, uid) as `DeletionCertificate` says."""
    lines = (f"{case}\t{party}\t{uid}\n" for case, party, uid in sorted(parties))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _certificate(
    rows: Sequence[Row[Any]], kind: DeletionKind, *, actor: str, reason: str
) -> DeletionCertificate:
    now = datetime.now(UTC)
    return DeletionCertificate(
        uid=new_uid(),
        at=now.replace(microsecond=now.microsecond // 1000 * 1000),
        actor=actor,
        kind=kind,
        reason=reason,
        case_numbers=tuple(sorted({row.case_no for row in rows})),
        persons=len(rows),
        list_sha256=list_sha256((row.case_no, row.party_no, row.uid) for row in rows),
    )


def _kept(unit: WriteUnit, certificate: DeletionCertificate) -> DeletionCertificate:
    """Store a certificate; returns it with the time that a server gave it."""
    row = {
        "uid": certificate.uid,
        "at": certificate.at,
        "actor": certificate.actor,
        "kind": certificate.kind.value,
        "reason": certificate.reason,
        "case_numbers": json.dumps(certificate.case_numbers, ensure_ascii=False),
        "persons": certificate.persons,
        "list_sha256": certificate.list_sha256,
    }
    unit.insert(deletion_certificate, [row])
    asked = select(deletion_certificate).where(deletion_certificate.c.uid == certificate.uid)
    return _read(unit.connection.execute(asked).one())


def deletion_certificates(store: Store) -> tuple[DeletionCertificate, ...]:
    """All certificates, the latest first."""
    columns = deletion_certificate.c
    with store.read() as connection:
        rows = connection.execute(
            select(deletion_certificate).order_by(columns.at.desc(), columns.fid.desc())
        ).all()
    return tuple(_read(row) for row in rows)


def _read(row: Row[Any]) -> DeletionCertificate:
    return DeletionCertificate(
        uid=row.uid,
        at=row.at,
        actor=row.actor,
        kind=DeletionKind(row.kind),
        reason=row.reason,
        case_numbers=tuple(json.loads(row.case_numbers)),
        persons=row.persons,
        list_sha256=row.list_sha256,
    )
