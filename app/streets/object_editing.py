"""Objects of the streets under an officer's hand: each edit is stored at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.store.store import Store
from app.store.street_objects import (
    Closing,
    change_objects,
    load_object_versions,
    load_objects,
)
from app.streets.edit_terms import EditTerms, in_milliseconds
from gis.problems import Problem
from gis.streets.objects import (
    ObjectChange,
    ObjectOrigin,
    ObjectUid,
    StreetObject,
    replaced_uids,
    same_object,
)
from gis.streets.provenance import UNTOLD, Provenance


class ObjectEditing:
    """The objects of a store, held in memory as long as somebody edits them."""

    def __init__(self, store: Store, *, actor: str) -> None:
        self._store = store
        self._actor = actor
        with store.read() as connection:
            self.objects = {one.uid: one for one in load_objects(connection)}
            self._versions = load_object_versions(connection)

    @property
    def store(self) -> Store:
        """Where all is stored."""
        return self._store

    @property
    def replaced(self) -> frozenset[str]:
        """Derived pieces that objects stand for."""
        return replaced_uids(self.objects.values())

    def is_current(self) -> bool:
        """Whether nobody changed an object of the store since."""
        with self._store.read() as connection:
            return load_object_versions(connection) == self._versions

    def stamped(self, change: ObjectChange, terms: EditTerms) -> ObjectChange:
        """A change whose objects say since when, from whom and from what they are so."""
        now = in_milliseconds(datetime.now(UTC))
        before = {one.uid: one.origin for one in change.gone}
        new = []
        for one in change.new:
            held = before.get(one.uid)
            since = terms.since(Provenance(valid_from=held.valid_from if held else None), now)
            source, sigma = terms.source, terms.sigma_m
            if source is None and held is not None:
                source, sigma = held.source, held.sigma_m
            origin = ObjectOrigin(
                valid_from=since, author=self._actor, source=source, sigma_m=sigma
            )
            new.append(replace(one, origin=origin))
        gone_from = terms.since(UNTOLD, now)
        return ObjectChange(gone=change.gone, new=tuple(new), gone_from=gone_from)

    def edit(self, change: ObjectChange, action: str) -> None:
        """Make an edit and store it; its `undone` takes it back.

        Raises:
            Problem: STALE_WRITE if somebody else changed one of the objects meanwhile; the objects
                held here and the store are then as they were.
        """
        for one in change.gone:
            held = self.objects.get(one.uid)
            if held is None or not same_object(held, one):
                version = self._versions.get(one.uid, 0)
                raise Problem("STALE_WRITE", table="street_object", uid=one.uid, version=version)
        with self._store.write(actor=self._actor, action=action) as unit:
            now = in_milliseconds(datetime.now(UTC))
            closing = Closing(at=change.gone_from or now, by=self._actor)
            versions = change_objects(unit, change, self._versions, closing)
        for one in change.gone:
            del self.objects[one.uid]
            del self._versions[one.uid]
        self.objects |= {one.uid: one for one in change.new}
        self._versions |= versions

    def of(self, *uids: str) -> tuple[StreetObject, ...]:
        """The objects of some uids, those that are there."""
        return tuple(self.objects[ObjectUid(uid)] for uid in uids if uid in self.objects)
