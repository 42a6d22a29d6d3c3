"""Objects of the streets under an officer's hand: each edit is stored at once."""

from __future__ import annotations

from collections.abc import Callable

from app.store.object_states import ObjectRecording
from app.store.road_states import Author
from app.store.store import Store
from app.store.street_objects import change_objects, load_object_versions, load_objects
from app.streets.edit_terms import Clock, EditTerms, in_milliseconds, utc_now
from gis.problems import Problem
from gis.streets.objects import ObjectChange, ObjectUid, StreetObject, replaced_uids, same_object


class ObjectEditing:
    """The objects of a store, held in memory as long as somebody edits them."""

    def __init__(
        self,
        store: Store,
        *,
        actor: str,
        terms: Callable[[], EditTerms] = EditTerms,
        clock: Clock = utc_now,
    ) -> None:
        self._store = store
        self._actor = actor
        self._terms, self._clock = terms, clock
        with store.read() as connection:
            self.objects = {one.uid: one for one in load_objects(connection)}
            self._versions = load_object_versions(connection)

    @property
    def replaced(self) -> frozenset[str]:
        """Derived pieces that objects stand for."""
        return replaced_uids(self.objects.values())

    def is_current(self) -> bool:
        """Whether nobody changed an object of the store since."""
        with self._store.read() as connection:
            return load_object_versions(connection) == self._versions

    def edit(self, change: ObjectChange, action: str, *, taken_back: bool = False) -> None:
        """Make an edit and store it; its `undone` takes it back, and is told as `taken_back`.

        Raises:
            Problem: STALE_WRITE if somebody else changed one of the objects meanwhile; the objects
                held here and the store are then as they were.
        """
        for one in change.gone:
            held = self.objects.get(one.uid)
            if held is None or not same_object(held, one):
                version = self._versions.get(one.uid, 0)
                raise Problem("STALE_WRITE", table="street_object", uid=one.uid, version=version)
        recording = self._recording(action, taken_back=taken_back)
        with self._store.write(actor=self._actor, action=action) as unit:
            versions = change_objects(unit, change, self._versions, recording)
        for one in change.gone:
            del self.objects[one.uid]
            del self._versions[one.uid]
        self.objects |= {one.uid: one for one in change.new}
        self._versions |= versions

    def _recording(self, action: str, *, taken_back: bool) -> ObjectRecording:
        terms = self._terms()
        author = Author(name=self._actor, action=action, at=in_milliseconds(self._clock()))
        return ObjectRecording(
            author=author,
            since=lambda held: terms.since(held, author.at),
            source=terms.source,
            sigma_m=terms.sigma_m,
            taken_back=taken_back,
        )

    def of(self, *uids: str) -> tuple[StreetObject, ...]:
        """The objects of some uids, those that are there."""
        return tuple(self.objects[ObjectUid(uid)] for uid in uids if uid in self.objects)
