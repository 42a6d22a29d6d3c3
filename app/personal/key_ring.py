"""The keys that seal: made with a store's first master key, opened by it, and changed.

The store holds one current data key, older ones that something is still sealed with, and one index
key. The index key is never changed: blind indexes made with two keys could not be compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, select

from app.personal import cipher
from app.personal.cipher import BrokenSealError, bound_to
from app.personal.master_keys import MasterForm, MasterKey
from app.store.schema import sealing_key
from app.store.store import Store
from app.store.uids import new_uid
from app.store.write_unit import WriteUnit
from gis.personal.masking import normal_plate
from gis.problems import Problem


class KeyPurpose(StrEnum):
    """What a key is for."""

    DATA = "data"
    INDEX = "index"


class KeyState(StrEnum):
    """Whether new rows are sealed with a key."""

    CURRENT = "current"
    OLD = "old"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class KeyRing:
    """Open keys of one store; kept in memory only, and shown by no `repr`."""

    current_uid: str
    data_keys: Mapping[str, bytes]
    index_key: bytes

    def __repr__(self) -> str:
        return f"KeyRing({len(self.data_keys)} keys)"

    @property
    def current(self) -> bytes:
        """The key that new rows are sealed with."""
        return self.data_keys[self.current_uid]

    def data_key(self, uid: str) -> bytes:
        """The key that a row was sealed with.

        Raises:
            Problem: PERSONAL_KEY_GONE.
        """
        if uid not in self.data_keys:
            raise Problem("PERSONAL_KEY_GONE")
        return self.data_keys[uid]

    def plate_index(self, plate: str) -> str:
        """The blind index of a plate: equal for equal plates, and for equal ones only."""
        plain = normal_plate(plate)
        if not plain:
            return ""
        return cipher.keyed_hash(self.index_key, [b"plate\0", plain.encode()]).hex()


def master_form(connection: Connection) -> MasterForm | None:
    """How the master key of a store is come by; None before there is one."""
    said = connection.execute(select(sealing_key.c.master).limit(1)).scalar()
    return None if said is None else MasterForm.from_json(said)


def set_up_keys(store: Store, master: MasterKey, *, actor: str) -> KeyRing:
    """Make the first keys of a store.

    Raises:
        Problem: PERSONAL_SET_UP_ALREADY, also if two do so at once.
    """
    with store.write(actor=actor, action="set up sealing") as unit:
        if master_form(unit.connection) is not None:
            raise Problem("PERSONAL_SET_UP_ALREADY")
        for purpose in KeyPurpose:
            add_key(unit, master, purpose)
        return opened_ring(unit.connection, master)


def open_keys(store: Store, master: MasterKey) -> KeyRing:
    """The keys of a store, opened by its master key.

    Raises:
        Problem: PERSONAL_NOT_SET_UP, PERSONAL_KEY_WRONG.
    """
    with store.read() as connection:
        return opened_ring(connection, master)


def opened_ring(connection: Connection, master: MasterKey) -> KeyRing:
    """The keys of a store as one snapshot or unit sees them; as `open_keys`."""
    data_keys: dict[str, bytes] = {}
    index_key, current_uid = b"", ""
    for row in connection.execute(select(sealing_key)):
        key = unwrapped(master, row.uid, KeyPurpose(row.purpose), row.wrapped)
        if row.purpose == KeyPurpose.INDEX:
            index_key = key
            continue
        data_keys[row.uid] = key
        current_uid = row.uid if row.state == KeyState.CURRENT else current_uid
    if not current_uid or not index_key:
        raise Problem("PERSONAL_NOT_SET_UP")
    return KeyRing(current_uid=current_uid, data_keys=data_keys, index_key=index_key)


def add_key(unit: WriteUnit, master: MasterKey, purpose: KeyPurpose) -> str:
    """Make a key that is current from now on; returns its uid."""
    uid = new_uid()
    row = {
        "uid": uid,
        "purpose": purpose.value,
        "state": KeyState.CURRENT.value,
        "made_at": datetime.now(UTC),
        "master": master.form.to_json(),
        "wrapped": wrapped_key(master, uid, purpose, cipher.new_key()),
    }
    unit.insert(sealing_key, [row])
    return uid


def wrapped_key(master: MasterKey, uid: str, purpose: KeyPurpose, key: bytes) -> str:
    """A key wrapped for its row and purpose only."""
    return cipher.seal(master.key, key, bound_to("sealing_key", uid, purpose.value))


def unwrapped(master: MasterKey, uid: str, purpose: KeyPurpose, wrapped: str) -> bytes:
    """A key that stands wrapped in the row `uid`.

    Raises:
        Problem: PERSONAL_KEY_WRONG if the master key is another one, or the row was changed.
    """
    try:
        return cipher.unseal(master.key, wrapped, bound_to("sealing_key", uid, purpose.value))
    except BrokenSealError as error:
        raise Problem("PERSONAL_KEY_WRONG") from error
