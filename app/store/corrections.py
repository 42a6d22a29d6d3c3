"""Corrections of crashes in the store: columns that were put right, and what files say there.

A corrected column is a row of `crash_remark` (code CORRECTED) whose detail holds, as JSON, the
column and the value that the files give; the correction itself stands in the crash's row.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from app.store.schema import crash_remark
from app.store.write_unit import WriteUnit
from gis.crashes.records import CrashUid

CORRECTED = "CORRECTED"
_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One corrected column; `imported` is what the files give for it."""

    column: str
    imported: str | int | None

    @property
    def detail(self) -> str:
        """As it stands in the store."""
        held = {"column": self.column, "imported": self.imported}
        return json.dumps(held, ensure_ascii=False, sort_keys=True)


def load_corrections(
    connection: Connection, crash_uids: Iterable[CrashUid] | None = None
) -> Mapping[CrashUid, tuple[Correction, ...]]:
    """Corrections by crash, of some crashes or of all; crashes without one are left out."""
    columns = crash_remark.c
    query = select(columns.crash_uid, columns.detail).where(columns.code == CORRECTED)
    found: dict[CrashUid, list[Correction]] = defaultdict(list)
    for uids in [None] if crash_uids is None else _chunks(sorted(crash_uids)):
        asked = query if uids is None else query.where(columns.crash_uid.in_(uids))
        for crash_uid, detail in connection.execute(asked.order_by(columns.fid)):
            held = json.loads(detail)
            correction = Correction(column=held["column"], imported=held["imported"])
            found[CrashUid(crash_uid)].append(correction)
    return {uid: tuple(held) for uid, held in found.items()}


def put_corrections(unit: WriteUnit, crash_uid: CrashUid, held: Iterable[Correction]) -> None:
    """Let a crash have exactly these corrections."""
    gone = unit.connection.execute(
        delete(crash_remark).where(
            crash_remark.c.crash_uid == crash_uid, crash_remark.c.code == CORRECTED
        )
    )
    if gone.rowcount:
        unit.note("delete", crash_remark.name, f"corrections of {crash_uid}, to be put anew")
    rows = [{"crash_uid": crash_uid, "code": CORRECTED, "detail": one.detail} for one in held]
    unit.insert(crash_remark, rows)


def _chunks(uids: Sequence[CrashUid]) -> Iterable[Sequence[CrashUid]]:
    for start in range(0, len(uids), _CHUNK):
        yield uids[start : start + _CHUNK]
