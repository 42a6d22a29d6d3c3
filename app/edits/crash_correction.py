"""Use case: correct a stored crash; history, derived columns and corrections go with it.

A correction wins over later imports: `app/crash_import` keeps corrected columns and only notes what
the files say there (`app/store/corrections.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update

from app.edits.change_record import (
    Edit,
    Saved,
    change_record,
    read_record,
    resolve,
)
from app.edits.conflict import Conflict, Decision
from app.edits.crash_fields import CORRECTABLE
from app.edits.three_way import Cell, RecordState, same_value
from app.locate import locate_crashes
from app.store.actor import current_actor
from app.store.corrections import Correction, load_corrections, put_corrections
from app.store.crashes import content_of, insert_crashes, load_crash
from app.store.schema import crash as crash_table
from app.store.schema import crash_history, import_run, scene
from app.store.store import Store, WriteUnit
from app.tasks import silent
from gis.crashes.identity import match_key
from gis.crashes.place_text import parse_place
from gis.crashes.records import Crash, CrashUid, Severity
from gis.problems import Problem

RUN_KIND = "correction"
"""Kind of the runs that history rows of corrections belong to."""
_ACTION = "correct crash"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashSheet:
    """A crash as it was opened to be corrected."""

    crash: Crash
    record: RecordState
    """Its correctable columns."""
    corrections: tuple[Correction, ...]
    """Columns corrected before, with what the files say."""

    @property
    def uid(self) -> CrashUid:
        """The crash's uid."""
        return self.crash.uid


def open_crash(store: Store, fid: int) -> CrashSheet:
    """A crash by its row id, to be corrected.

    Raises:
        Problem: EDIT_NO_CRASH where it is gone.
    """
    with store.read() as connection:
        query = select(crash_table.c.uid).where(crash_table.c.fid == fid)
        uid = connection.execute(query).scalar_one_or_none()
        crash = None if uid is None else load_crash(connection, CrashUid(uid))
        record = None if uid is None else read_record(connection, crash_table, uid, CORRECTABLE)
        if crash is None or record is None:
            raise Problem("EDIT_NO_CRASH")
        corrections = load_corrections(connection, [crash.uid]).get(crash.uid, ())
    return CrashSheet(crash=crash, record=record, corrections=corrections)


def correct_crash(
    store: Store, sheet: CrashSheet, mine: RecordState | None, *, actor: str | None = None
) -> Saved | Conflict:
    """Write a corrected crash; `mine` None deletes it.

    Raises:
        Problem: as `change_record`.
    """
    return change_record(store, _edit(sheet, mine), actor=actor or current_actor())


def resolve_crash(
    store: Store,
    sheet: CrashSheet,
    mine: RecordState | None,
    decision: Decision,
    *,
    actor: str | None = None,
) -> Saved | Conflict:
    """Write a corrected crash after choices in a conflict.

    Raises:
        Problem: as `change_record`.
    """
    return resolve(store, _edit(sheet, mine), decision, actor=actor or current_actor())


def _edit(sheet: CrashSheet, mine: RecordState | None) -> Edit:
    return Edit(
        table=crash_table,
        uid=sheet.uid,
        base=sheet.record,
        mine=mine,
        companion=_CrashCompanion(sheet),
        action=_ACTION,
    )


class _CrashCompanion:
    """History, corrections, worked-out columns and place of a crash that is corrected."""

    def __init__(self, sheet: CrashSheet) -> None:
        self._sheet = sheet

    def accompany(
        self, unit: WriteUnit, uid: str, before: RecordState, after: RecordState
    ) -> Iterable[Cell]:
        """Keep the old content, note what was corrected; returns what follows from the place."""
        old = load_crash(unit.connection, CrashUid(uid))
        if old is None:
            raise Problem("STALE_WRITE", table=crash_table.name, uid=uid, version=before.version)
        _keep_history(unit, old)
        held = load_corrections(unit.connection, [old.uid]).get(old.uid, ())
        put_corrections(unit, old.uid, corrections_after(held, before, after))
        return _derived(old, before, after)

    def settle(self, unit: WriteUnit, uid: str, before: RecordState, after: RecordState) -> None:
        """Find the crash's place anew where its text names other roads."""
        if _roads(before) != _roads(after):
            locate_crashes(unit, silent)

    def let_go(self, unit: WriteUnit, uid: str) -> None:
        """Keep a crash that a scene is drawn of."""
        query = select(scene.c.case_no).where(scene.c.crash_uid == uid)
        case = unit.connection.execute(query).scalars().first()
        if case is not None:
            raise Problem("EDIT_CRASH_HAS_SCENE", case=case)

    def restore(self, unit: WriteUnit, uid: str, version: int, mine: RecordState) -> None:
        """Insert the crash as it was opened, with its parties and what was typed."""
        sheet = self._sheet
        crash = with_columns(sheet.crash, {cell.column: cell.value for cell in mine.cells})
        crash = replace(crash, junction_uid=None, road_uid=None)  # may be gone as well
        _refuse_second(unit, crash)
        insert_crashes(unit, [crash], run_uid=None)
        of_uid = crash_table.c.uid == uid
        unit.connection.execute(update(crash_table).where(of_uid).values(version=version))
        held = corrections_after(sheet.corrections, sheet.record, mine)
        put_corrections(unit, crash.uid, held)
        locate_crashes(unit, silent)


def corrections_after(
    held: Iterable[Correction], before: RecordState, after: RecordState
) -> tuple[Correction, ...]:
    """The corrections of a crash after a change; a column back at the files' value is none."""
    found = {one.column: one for one in held}
    for cell in after.cells:
        old = before.value(cell.column)
        if not same_value(old, cell.value):
            imported = old if isinstance(old, str | int) else None
            found.setdefault(cell.column, Correction(column=cell.column, imported=imported))
    return tuple(
        one
        for name, one in sorted(found.items())
        if not same_value(one.imported, after.value(name))
    )


def with_columns(crash: Crash, values: Mapping[str, Any]) -> Crash:
    """A crash with other values in correctable columns, and the roads its place text names."""
    held = dict(values)
    if "severity" in held:
        held["severity"] = Severity(held["severity"])
    if "place_text" in held and held["place_text"] != crash.place_text:
        held["roads"] = parse_place(held["place_text"]).roads
    return replace(crash, **held)


def _roads(state: RecordState) -> tuple[str, ...]:
    return parse_place(str(state.value("place_text"))).roads


def _derived(old: Crash, before: RecordState, after: RecordState) -> tuple[Cell, ...]:
    """Columns that follow from a place text that changed."""
    place = str(after.value("place_text"))
    if place == before.value("place_text"):
        return ()
    roads = json.dumps(parse_place(place).roads, ensure_ascii=False)
    return (
        Cell(column="match_key", value=match_key(old.occurred_at, place)),
        Cell(column="roads", value=roads),
    )


def _refuse_second(unit: WriteUnit, crash: Crash) -> None:
    """Refuse to restore a crash whose case came in again, by an import, under another uid."""
    query = select(crash_table.c.fid).where(crash_table.c.case_no == crash.case_no)
    if crash.case_no is not None and unit.connection.execute(query).first() is not None:
        raise Problem("EDIT_CRASH_IS_BACK", case=crash.case_no)


def _keep_history(unit: WriteUnit, old: Crash) -> None:
    """The crash's content before the correction, as imports keep it."""
    now = datetime.now(UTC)
    (run,) = unit.insert(import_run, [{"kind": RUN_KIND, "started_at": now}])
    content = json.dumps(content_of(old), ensure_ascii=False)
    row = {"crash_uid": old.uid, "replaced_at": now, "run_uid": run, "content": content}
    unit.insert(crash_history, [row])
