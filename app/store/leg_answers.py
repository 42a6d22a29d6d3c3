"""Answers about legs in the store: rows are added and never changed; the last one is in force."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from app.store.schema import audit
from app.store.schema import leg_answer as answer_table
from app.store.write_unit import WriteUnit
from gis.crashes.records import CrashUid
from gis.diagrams.leg_answers import AnswerKind, LegAnswer, answer_from_json, answer_to_json

_CHUNK = 500
_STEP = timedelta(milliseconds=1)
"""Times are kept to the millisecond: two answers of one crash never share one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """A row: what was said, and which row it supersedes."""

    uid: str
    crash_uid: CrashUid
    answer: LegAnswer
    supersedes_uid: str | None


def load_leg_answers(
    connection: Connection, crash_uids: Iterable[CrashUid]
) -> Mapping[CrashUid, LegAnswer]:
    """The answers in force of some crashes; one that was withdrawn is left out."""
    found: dict[CrashUid, LegAnswer] = {}
    for stored in _rows(connection, sorted(set(crash_uids))):
        found[stored.crash_uid] = stored.answer
    return {uid: answer for uid, answer in found.items() if answer.kind is not AnswerKind.WITHDRAWN}


def answer_history(connection: Connection, crash_uid: CrashUid) -> tuple[StoredAnswer, ...]:
    """All that was ever said of a crash's legs, the first answer first."""
    return tuple(_rows(connection, [crash_uid]))


def answers_of_unit(
    connection: Connection, crash_uid: CrashUid, unit_uid: str
) -> tuple[LegAnswer | None, LegAnswer] | None:
    """The answer of a crash before a unit of writing and the one it stored; None: not stored."""
    query = select(audit.c.row_uid).where(
        audit.c.unit_uid == unit_uid, audit.c.table_name == answer_table.name
    )
    stored = {str(uid) for uid in connection.execute(query).scalars()}
    history = answer_history(connection, crash_uid) if stored else ()
    for place, row in enumerate(history):
        if row.uid in stored:
            return history[place - 1].answer if place else None, row.answer
    return None


def insert_leg_answer(unit: WriteUnit, crash_uid: CrashUid, answer: LegAnswer) -> StoredAnswer:
    """Put an answer in force; what was in force before stays as a row.

    The time is the present, and later than that of the row before.
    """
    before = answer_history(unit.connection, crash_uid)
    now = datetime.now(UTC)
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    supersedes = before[-1].uid if before else None
    if before and before[-1].answer.answered_at is not None:
        now = max(now, before[-1].answer.answered_at + _STEP)
    row = {
        "crash_uid": crash_uid,
        "answered_at": now,
        "actor": answer.actor,
        "kind": answer.kind.value,
        "content": json.dumps(answer_to_json(answer), ensure_ascii=False, sort_keys=True),
        "supersedes_uid": supersedes,
    }
    (uid,) = unit.insert(answer_table, [row])
    query = select(answer_table).where(answer_table.c.uid == uid)
    return _stored(unit.connection.execute(query).one())


def _rows(connection: Connection, crash_uids: Sequence[CrashUid]) -> Iterable[StoredAnswer]:
    """Rows of some crashes; those of one crash in order of time."""
    columns = answer_table.c
    for start in range(0, len(crash_uids), _CHUNK):
        query = select(answer_table).where(
            columns.crash_uid.in_(crash_uids[start : start + _CHUNK])
        )
        for row in connection.execute(query.order_by(columns.answered_at, columns.fid)):
            yield _stored(row)


def _stored(row: Row[Any]) -> StoredAnswer:
    return StoredAnswer(
        uid=row.uid,
        crash_uid=CrashUid(row.crash_uid),
        answer=answer_from_json(
            json.loads(row.content),
            AnswerKind(row.kind),
            actor=row.actor,
            answered_at=row.answered_at,
        ),
        supersedes_uid=row.supersedes_uid,
    )
