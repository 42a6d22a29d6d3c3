"""Personal data of an import, sealed before they reach the store: `PersonalRecords` for real."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Row, select

from app.personal import cipher
from app.personal.cipher import BrokenSealError, bound_to
from app.personal.key_ring import KeyRing
from app.personal.records import PERSONAL_FIELDS, PersonalDetails, PersonalDoor, PersonalRecords
from app.store.schema import crash, sealed_person
from app.store.uids import new_uid
from app.store.write_unit import WriteUnit
from gis.crashes.filters import TAIPEI
from gis.personal.masking import mask_plate
from gis.problems import Problem

_FIELD = "details"
_CHUNK = 500
_AT_ONCE = 5_000
"""Persons kept in memory before they are written."""


@dataclass(frozen=True, slots=True)
class PartyKey:
    """What names one party: case number and number within it."""

    case_no: str
    party_no: int


def _bound(uid: str, key_uid: str, party: PartyKey) -> bytes:
    """What a sealed text belongs to: moved to another row, case or party it does not open."""
    place = (sealed_person.name, uid, _FIELD)
    return bound_to(*place, key_uid, party.case_no, str(party.party_no))


def sealed_details(keys: KeyRing, uid: str, party: PartyKey, details: PersonalDetails) -> str:
    """What is known of a party, sealed with the current key for the row `uid`."""
    held = {name: value for name in PERSONAL_FIELDS if (value := getattr(details, name))}
    plain = cipher.padded(json.dumps(held, ensure_ascii=False, sort_keys=True).encode())
    return cipher.seal(keys.current, plain, _bound(uid, keys.current_uid, party))


def _opened(keys: KeyRing, row: Row[Any]) -> bytes:
    bound = _bound(row.uid, row.key_uid, PartyKey(row.case_no, row.party_no))
    try:
        return cipher.unseal(keys.data_key(row.key_uid), row.sealed, bound)
    except BrokenSealError as error:
        raise Problem("PERSONAL_SEAL_BROKEN", case=row.case_no, party=row.party_no) from error


def unsealed(keys: KeyRing, row: Row[Any]) -> PersonalDetails:
    """What a row (uid, case_no, party_no, sealed, key_uid) holds.

    Raises:
        Problem: PERSONAL_SEAL_BROKEN if it was changed or moved; PERSONAL_KEY_GONE.
    """
    return PersonalDetails(**json.loads(_opened(keys, row)))


def resealed(keys: KeyRing, row: Row[Any]) -> str:
    """What a row holds, sealed with the current key.

    Raises:
        Problem: as `unsealed`.
    """
    plain = _opened(keys, row)
    party = PartyKey(row.case_no, row.party_no)
    return cipher.seal(keys.current, plain, _bound(row.uid, keys.current_uid, party))


class SealedRecords:
    """Keeps personal data of one unit of writing; they are written in bulk, sealed."""

    def __init__(self, unit: WriteUnit, keys: KeyRing, *, today: date) -> None:
        self._unit = unit
        self._keys = keys
        self._today = today
        self._left_out = 0
        self._kept: set[PartyKey] = set()
        self._waiting: dict[PartyKey, PersonalDetails] = {}
        unit.at_end(self._write)

    def keep(self, case_no: str, party_no: int, details: PersonalDetails) -> None:
        """Take what is known of one party; again for the same party replaces what was known.

        Without a case number nothing is kept: it could be opened and deleted by nobody.
        """
        if not case_no:
            self._left_out += details.count
        elif details.count:
            party = PartyKey(case_no, party_no)
            self._waiting[party] = details
            self._kept.add(party)
        if len(self._waiting) >= _AT_ONCE:
            self._write()

    @property
    def left_out(self) -> int:
        """How many values were not kept: those without a case number."""
        return self._left_out

    @property
    def persons_kept(self) -> int:
        """How many persons were taken, each counted once."""
        return len(self._kept)

    def _write(self) -> None:
        """Insert new parties and change those that are known."""
        parties, self._waiting = self._waiting, {}
        if not parties:
            return
        known = self._known_uids(parties)
        days = self._days({party.case_no for party in parties})
        fresh = [party for party in parties if party not in known]
        uids = known | {party: new_uid() for party in fresh}
        columns = self._columns(parties, fresh, uids)
        since = [days.get(party.case_no, self._today).isoformat() for party in fresh]
        places: dict[str, list[Any]] = {
            "case_no": [party.case_no for party in fresh],
            "party_no": [party.party_no for party in fresh],
        }
        self._unit.insert_columns(sealed_person, {**columns, **places, "since_day": since})
        changed = [party for party in parties if party in known]
        self._unit.update_columns(sealed_person, self._columns(parties, changed, uids))

    def _columns(
        self,
        details: Mapping[PartyKey, PersonalDetails],
        parties: Sequence[PartyKey],
        uids: Mapping[PartyKey, str],
    ) -> dict[str, list[Any]]:
        keys = self._keys
        return {
            "uid": [uids[party] for party in parties],
            "plate_masked": [mask_plate(details[party].plate) for party in parties],
            "plate_index": [keys.plate_index(details[party].plate) for party in parties],
            "sealed": [
                sealed_details(keys, uids[party], party, details[party]) for party in parties
            ],
            "key_uid": [keys.current_uid] * len(parties),
        }

    def _known_uids(self, parties: Iterable[PartyKey]) -> dict[PartyKey, str]:
        columns = sealed_person.c
        asked = select(columns.uid, columns.case_no, columns.party_no)
        wanted = set(parties)
        found = {
            PartyKey(row.case_no, row.party_no): str(row.uid)
            for some in _chunks({party.case_no for party in wanted})
            for row in self._unit.connection.execute(asked.where(columns.case_no.in_(some)))
        }
        return {party: uid for party, uid in found.items() if party in wanted}

    def _days(self, case_numbers: Iterable[str]) -> dict[str, date]:
        """The local day of each case whose crash is stored."""
        asked = select(crash.c.case_no, crash.c.occurred_at)
        return {
            row.case_no: row.occurred_at.astimezone(TAIPEI).date()
            for some in _chunks(case_numbers)
            for row in self._unit.connection.execute(asked.where(crash.c.case_no.in_(some)))
        }


def _chunks(items: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(items)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def sealing_door(keys: KeyRing, *, today: date | None = None) -> PersonalDoor:
    """The door for an import that keeps personal data sealed with `keys`."""
    day = today or datetime.now(UTC).astimezone(TAIPEI).date()

    def opened(unit: WriteUnit) -> PersonalRecords:
        return SealedRecords(unit, keys, today=day)

    return opened
