"""New keys for old: the master key is changed at once, a data key batch by batch."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, select, update

from app.personal.key_ring import (
    KeyPurpose,
    KeyRing,
    KeyState,
    add_key,
    opened_ring,
    unwrapped,
    wrapped_key,
)
from app.personal.master_keys import MasterKey
from app.personal.sealed_records import resealed
from app.store.erasing import empty_the_log, erase_what_is_freed
from app.store.schema import sealed_person, sealing_key
from app.store.sealed_access import TicketKind, old_seals, put_ticket
from app.store.store import Store
from app.store.write_unit import WriteUnit
from app.tasks import Progress, silent
from gis.problems import Problem


def change_master(store: Store, old: MasterKey, new: MasterKey, *, actor: str) -> None:
    """Wrap all keys anew, all or none; what they sealed stays as it is.

    Raises:
        Problem: PERSONAL_KEY_WRONG if `old` is not the store's master key; PERSONAL_NOT_SET_UP.
    """
    with store.write(actor=actor, action="change master key") as unit:
        erase_what_is_freed(unit.connection)
        rows = unit.connection.execute(select(sealing_key)).all()
        if not rows:
            raise Problem("PERSONAL_NOT_SET_UP")
        changed = []
        for row in rows:
            purpose = KeyPurpose(row.purpose)
            key = unwrapped(old, row.uid, purpose, row.wrapped)
            again = wrapped_key(new, row.uid, purpose, key)
            changed.append({"uid": row.uid, "wrapped": again, "master": new.form.to_json()})
        unit.update_many(sealing_key, changed)
    empty_the_log(store)


def change_data_key(
    store: Store, master: MasterKey, *, actor: str, purpose: str, progress: Progress = silent
) -> KeyRing:
    """Begin a new data key and seal every row with it; what was broken off is gone on with.

    The old key stays until nothing is sealed with it any more. `purpose` stands in the ticket that
    the seals are read by (its case number is "-"): it is an access like any other.

    Raises:
        Problem: as `open_keys`; PERSONAL_SEAL_BROKEN if a row cannot be opened (nothing is lost:
            it stays sealed with its key); PERSONAL_PURPOSE_MISSING.
    """
    keys = _begin(store, master, actor)
    with store.read() as connection:
        total = _count_of_old(connection, keys)
    done = 0
    while True:
        progress("PERSONAL_RESEALING", done / total if total else 1.0)
        count = _reseal_some(store, keys, actor=actor, purpose=purpose)
        if not count:
            break
        done += count
    with store.write(actor=actor, action="drop old data keys") as unit:
        erase_what_is_freed(unit.connection)
        _drop_unused(unit)
        found = opened_ring(unit.connection, master)
    empty_the_log(store)
    return found


def _begin(store: Store, master: MasterKey, actor: str) -> KeyRing:
    """The keys with a new current one, or those of a change that was broken off."""
    with store.write(actor=actor, action="change data key") as unit:
        held = opened_ring(unit.connection, master)
        if _count_of_old(unit.connection, held):
            return held
        current = sealing_key.c.state == KeyState.CURRENT.value
        is_data = sealing_key.c.purpose == KeyPurpose.DATA.value
        old = {"state": KeyState.OLD.value, "version": sealing_key.c.version + 1}
        unit.connection.execute(update(sealing_key).where(current, is_data).values(old))
        add_key(unit, master, KeyPurpose.DATA)
        return opened_ring(unit.connection, master)


def _reseal_some(store: Store, keys: KeyRing, *, actor: str, purpose: str) -> int:
    """Seal a batch of rows with the current key; returns how many there were."""
    ticket = put_ticket(store, actor=actor, kind=TicketKind.RESEAL, purpose=purpose, case_no="-")
    with store.write(actor=actor, action="seal again") as unit:
        erase_what_is_freed(unit.connection)
        rows = old_seals(store, unit, ticket, keys.current_uid, actor=actor)
        columns = {
            "uid": [row.uid for row in rows],
            "sealed": [resealed(keys, row) for row in rows],
            "key_uid": [keys.current_uid] * len(rows),
        }
        unit.update_columns(sealed_person, columns)
    return len(rows)


def _count_of_old(connection: Connection, keys: KeyRing) -> int:
    others = sealed_person.c.key_uid != keys.current_uid
    counted = select(func.count(sealed_person.c.fid)).where(others)
    return int(connection.execute(counted).scalar_one())


def _drop_unused(unit: WriteUnit) -> None:
    used = select(sealed_person.c.key_uid)
    unused = sealing_key.c.uid.not_in(used)
    old = sealing_key.c.state == KeyState.OLD.value
    gone = unit.connection.execute(delete(sealing_key).where(old, unused)).rowcount
    if gone:
        unit.note("delete", sealing_key.name, f"deleted {gone}")
