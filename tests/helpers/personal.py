"""Made-up persons, and keys that cost little."""

from __future__ import annotations

from datetime import date

from app.personal.key_ring import KeyRing, set_up_keys
from app.personal.master_keys import MasterKey, new_of_passphrase
from app.personal.records import PersonalDetails
from app.personal.sealed_records import sealing_door
from app.store.store import Store

PASSPHRASE = "correct horse battery staple"
TODAY = date(2025, 6, 1)
CASE = "11406AC191B0001"
WANG = PersonalDetails(
    name="王小明",
    identity="A123456789",
    birth="民國80年1月2日",
    age="34",
    address="嘉義市東區中山路1號",
    phone_number="0912345678",
    plate="ABC-1234",
)
LEE = PersonalDetails(name="李大華", age="61", plate="889-XYZ")


def cheap_master() -> MasterKey:
    """A master key of `PASSPHRASE` that is derived at once."""
    return new_of_passphrase(PASSPHRASE, cost=2**4)


def sealed_store(
    store: Store, persons: dict[tuple[str, int], PersonalDetails] | None = None
) -> tuple[MasterKey, KeyRing]:
    """Set keys up in an empty store and keep some persons in it."""
    master = cheap_master()
    keys = set_up_keys(store, master, actor="lin")
    keep(store, keys, {(CASE, 1): WANG, (CASE, 2): LEE} if persons is None else persons)
    return master, keys


def keep(store: Store, keys: KeyRing, persons: dict[tuple[str, int], PersonalDetails]) -> None:
    """Keep persons in one unit of writing."""
    with store.write(actor="lin", action="test") as unit:
        records = sealing_door(keys, today=TODAY)(unit)
        for (case_no, party_no), details in persons.items():
            records.keep(case_no, party_no, details)
