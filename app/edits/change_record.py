"""Use case: change or delete one record that others may have changed meanwhile.

The row is read and written in one unit, so that what was compared is what is replaced; where the
store lets somebody in between (PostgreSQL), the version refuses the write and it is tried again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, Table, select

from app.edits.conflict import (
    Author,
    Authors,
    Conflict,
    Decision,
    Side,
    decided_merge,
    still_fitting,
)
from app.edits.three_way import Cell, Fate, Merge, RecordState, record_state, three_way
from app.store.record_changes import count_changes, record_changes
from app.store.store import Store, WriteUnit
from gis.problems import Problem

ATTEMPTS = 5
"""How often a write is tried anew when somebody else was quicker by a moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What stands in the store now, and what stood there before; None: no such row."""

    uid: str
    before: RecordState | None
    after: RecordState | None
    written: bool
    """False where nothing had to be written (an identical edit, mine given up)."""


class Companion(Protocol):
    """What else belongs to a change of a table's rows, in the same unit."""

    def accompany(
        self, unit: WriteUnit, uid: str, before: RecordState, after: RecordState
    ) -> Iterable[Cell]:
        """Write what goes with a change (history); returns worked-out columns to be written too."""

    def settle(self, unit: WriteUnit, uid: str, before: RecordState, after: RecordState) -> None:
        """Do what can only be done once the row is changed."""

    def let_go(self, unit: WriteUnit, uid: str) -> None:
        """Look whether a row may be deleted; raises a `Problem` where others need it."""

    def restore(self, unit: WriteUnit, uid: str, version: int, mine: RecordState) -> None:
        """Insert a row that somebody deleted, with all that belonged to it."""


class PlainRows:
    """Companion of rows that hold all they are in the columns that are edited."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def accompany(
        self, unit: WriteUnit, uid: str, before: RecordState, after: RecordState
    ) -> Iterable[Cell]:
        """Nothing else."""
        return ()

    def settle(self, unit: WriteUnit, uid: str, before: RecordState, after: RecordState) -> None:
        """Nothing else."""

    def let_go(self, unit: WriteUnit, uid: str) -> None:
        """Nobody needs it."""

    def restore(self, unit: WriteUnit, uid: str, version: int, mine: RecordState) -> None:
        """Insert the columns as they are."""
        values = {cell.column: cell.value for cell in mine.cells}
        unit.insert(self._table, [{"uid": uid, "version": version, **values}])


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A record as it was read, and what it shall be; `mine` None deletes it."""

    table: Table
    uid: str
    base: RecordState
    mine: RecordState | None
    companion: Companion
    action: str
    """What the audit rows call it."""


def read_record(
    connection: Connection, table: Table, uid: str, columns: Sequence[str]
) -> RecordState | None:
    """Some columns of a row with its version; None where there is no such row."""
    names = sorted(columns)
    query = select(table.c.version, *(table.c[name] for name in names)).where(table.c.uid == uid)
    row = connection.execute(query).first()
    if row is None:
        return None
    cells = (Cell(column=name, value=value) for name, value in zip(names, row[1:], strict=True))
    return record_state(row[0], cells)


def change_record(store: Store, edit: Edit, *, actor: str) -> Saved | Conflict:
    """Write an edit, merged with what others changed; ask where only an officer can decide.

    Raises:
        Problem: STALE_WRITE if others were quicker every time; troubles of the store.
    """
    return _try(store, edit, Decision(), actor)


def resolve(store: Store, edit: Edit, decision: Decision, *, actor: str) -> Saved | Conflict:
    """Write an edit after choices; what changed again since they were made is asked again.

    Choices whose values still stand are kept in the new conflict.

    Raises:
        Problem: as `change_record`.
    """
    return _try(store, edit, decision, actor)


def _try(store: Store, edit: Edit, decision: Decision, actor: str) -> Saved | Conflict:
    for attempt in range(ATTEMPTS):
        try:
            with store.write(actor=actor, action=edit.action) as unit:
                return _once(unit, edit, decision)
        except Problem as problem:
            if problem.code != "STALE_WRITE" or attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("unreachable")


def _once(unit: WriteUnit, edit: Edit, decision: Decision) -> Saved | Conflict:
    """Read what stands, merge, write or ask."""
    theirs = read_record(unit.connection, edit.table, edit.uid, edit.base.columns)
    fitting = still_fitting(decision, theirs)
    merge = decided_merge(edit.base, theirs, edit.mine, fitting)
    side = None if fitting.row is None else fitting.row.side
    if merge.asks and (merge.fate is Fate.KEPT or side is None):
        return _conflict(unit.connection, edit, theirs, fitting)
    if merge.fate is Fate.KEPT and theirs is not None:
        return _update(unit, edit, theirs, merge)
    if merge.fate is Fate.THEY_DELETED and edit.mine is not None and side is Side.MINE:
        return _restore(unit, edit, edit.mine)
    if merge.fate is Fate.I_DELETE and theirs is not None and side is not Side.THEIRS:
        edit.companion.let_go(unit, edit.uid)
        unit.delete(edit.table, uid=edit.uid, version=theirs.version)
        return Saved(uid=edit.uid, before=theirs, after=None, written=True)
    return Saved(uid=edit.uid, before=theirs, after=theirs, written=False)


def _update(unit: WriteUnit, edit: Edit, theirs: RecordState, merge: Merge) -> Saved:
    wanted = merge.to_write
    if not wanted:
        return Saved(uid=edit.uid, before=theirs, after=theirs, written=False)
    after = theirs.changed(wanted)
    derived = edit.companion.accompany(unit, edit.uid, theirs, after)
    values = {cell.column: cell.value for cell in (*wanted, *derived)}
    unit.update(edit.table, uid=edit.uid, version=theirs.version, values=values)
    edit.companion.settle(unit, edit.uid, theirs, after)
    return _saved(unit, edit, theirs)


def _restore(unit: WriteUnit, edit: Edit, mine: RecordState) -> Saved:
    version = _unused_version(unit.connection, edit)
    edit.companion.restore(unit, edit.uid, version, mine)
    return _saved(unit, edit, None)


def _saved(unit: WriteUnit, edit: Edit, before: RecordState | None) -> Saved:
    after = read_record(unit.connection, edit.table, edit.uid, edit.base.columns)
    return Saved(uid=edit.uid, before=before, after=after, written=True)


def _unused_version(connection: Connection, edit: Edit) -> int:
    """A version that the row never had: each change since it was read left an audit row."""
    return edit.base.version + count_changes(connection, edit.table.name, edit.uid) + 1


def _conflict(
    connection: Connection, edit: Edit, theirs: RecordState | None, fitting: Decision
) -> Conflict:
    return Conflict(
        uid=edit.uid,
        base=edit.base,
        theirs=theirs,
        mine=edit.mine,
        merge=three_way(edit.base, theirs, edit.mine),
        authors=_authors(connection, edit),
        decided=fitting,
    )


def _authors(connection: Connection, edit: Edit) -> Authors:
    """Who touched the row and each of its columns last, from the audit rows.

    Changes of many rows at once have an audit row without uids: they count where no row of the
    record's own names the column.
    """
    changes = record_changes(connection, edit.table.name, edit.uid)
    found: dict[str, Author] = {}
    for change in changes:
        for name in change.columns:
            found.setdefault(name, Author(actor=change.who, at=change.at))
    own = [change for change in changes if change.alone] or changes
    last = Author(actor=own[0].who, at=own[0].at) if own else None
    wanted = edit.base.columns
    return Authors(columns=tuple((name, found[name]) for name in wanted if name in found), row=last)
