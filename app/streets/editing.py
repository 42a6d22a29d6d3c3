"""Streets under an officer's hand: each edit is stored at once, with what it makes again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from threading import RLock

from app.marking_catalogue import load_marking_catalogue
from app.store.road_states import Author
from app.store.store import Store
from app.store.street_geometry import load_features, load_street_geometry
from app.store.street_parts import Recording, load_road_versions, replace_faces, replace_part
from app.store.streets import insert_network, load_junctions, update_junctions
from app.streets.edit_terms import EditTerms, ends_of_gone, in_milliseconds, stamped
from app.streets.news import News, changed_roads, read_news
from app.streets.object_editing import ObjectEditing
from app.tasks import Progress, silent
from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.derived import StreetRoad
from gis.streets.drawing.new_junctions import new_junctions, renewed_junctions
from gis.streets.engine.build import with_faces
from gis.streets.records import Junction, JunctionSource
from gis.streets.remake.change import Remade, StreetChange
from gis.streets.remake.network import Network
from gis.streets.remake.remake import remake
from gis.streets.remake.standing import Standing

LOADING = "LOADING_STREETS"
Clock = Callable[[], datetime]
MakeChange = Callable[[Network], StreetChange]
"""Makes the change of a gesture for the roads that stand; it must look at nothing that changes."""


def utc_now() -> datetime:
    """The time."""
    return datetime.now(UTC)


class StreetEditing:
    """The streets of a store, held in memory as long as somebody edits them.

    Every edit is one unit of writing: after a crash of the program at most the edit in hand is
    lost. The states that it ends are kept in the same unit. Blocks and medians are found again by
    `finish`.
    """

    def __init__(
        self,
        store: Store,
        *,
        actor: str,
        clock: Clock = utc_now,
        progress: Progress = silent,
    ) -> None:
        self._store = store
        self._actor = actor
        self._clock = clock
        self._catalogue = load_marking_catalogue()
        self._lock = RLock()
        """Held while the streets are looked at as a whole, or changed."""
        self.terms = EditTerms()
        """Since when edits hold, and from what they are known."""
        self._gone_from: dict[str, datetime | None] = {}
        """Since when states that were deleted here are gone, should they be deleted again."""
        self._read(progress)
        self.objects = ObjectEditing(store, actor=actor)
        progress(LOADING, 1.0)

    @property
    def store(self) -> Store:
        """Where all is stored."""
        return self._store

    @property
    def actor(self) -> str:
        """Who edits."""
        return self._actor

    @property
    def road_versions(self) -> Mapping[RoadUid, int]:
        """The versions of the roads' rows, as they were last seen."""
        return self._versions

    def _read(self, progress: Progress = silent) -> None:
        with self._store.read() as connection:
            progress(LOADING, 0.0)
            geometry = load_street_geometry(connection)
            progress(LOADING, 0.6)
            features = load_features(connection)
            junctions = load_junctions(connection, source=JunctionSource.STREETS)
            self._versions = load_road_versions(connection)
        progress(LOADING, 0.7)
        self.standing = Standing(geometry, features, junctions)

    def is_current(self) -> bool:
        """Whether nobody changed a road or object of the store since."""
        with self._store.read() as connection:
            roads = load_road_versions(connection)
        return roads == self._versions and self.objects.is_current()

    def preview(self, change: StreetChange) -> Remade:
        """What an edit would give; nothing is stored. Any thread may ask."""
        with self._lock:
            return remake(self.standing, change, self._catalogue)

    def preview_made(self, make: MakeChange) -> Remade:
        """What the edit that `make` gives for the roads that stand would give; as `preview`.

        Raises:
            Problem: what `make` raises.
        """
        with self._lock:
            return self.preview(make(self.standing.network))

    def edit(self, change: StreetChange, action: str, terms: EditTerms | None = None) -> Remade:
        """Make an edit and store it; `take_back` takes it back.

        It holds on `terms`, else on those that hold for all edits. Junctions that are new to the
        store are stored with it, and stay when it is taken back; those where other roads meet now
        get their names and arms anew.

        Raises:
            Problem: STALE_WRITE if somebody else changed one of the roads, or one that meets them,
                meanwhile; the streets held here and the store are then as they were.
        """
        author = self._author(action)
        on = terms or self.terms
        standing = self.standing
        change = stamped(change, standing.network.streets, on, author)
        after = standing.network.changed(change.gone, change.new)
        known = standing.junctions
        new = new_junctions(after, change.new, known)
        renewed = renewed_junctions(standing.network, after, change, known)
        known |= {one.uid: one for one in (*new, *(now for _, now in renewed))}
        try:
            remade = replace(
                self.preview(change),
                junctions_before=tuple(was for was, _ in renewed),
                junctions_after=tuple(now for _, now in renewed),
            )
            gone_from = ends_of_gone(remade.gone.roads, on, author)
            self._write(remade, Recording(author=author, gone_from=gone_from), new)
        except BaseException:
            for junction in new:
                del known[junction.uid]
            known |= {was.uid: was for was, _ in renewed}
            raise
        for street in remade.gone.roads:
            self._gone_from[_state_key(street)] = gone_from[street.road.uid]
        return remade

    def put(self, remade: Remade, action: str) -> Remade:
        """Store something again that was made and taken back; returns what came of it.

        Raises:
            Problem: as `edit`.
        """
        fitting = self._fitting(remade)
        gone_from = {
            street.road.uid: self._gone_from[_state_key(street)]
            for street in remade.gone.roads
            if _state_key(street) in self._gone_from
        }
        recording = Recording(author=self._author(action), gone_from=gone_from)
        self._write(fitting, recording, ())
        return fitting

    def take_back(self, remade: Remade, action: str) -> Remade:
        """Take back something made, with the states that it closed and opened; returns the change.

        Raises:
            Problem: as `edit`.
        """
        fitting = self._fitting(remade.undone)
        self._write(fitting, Recording(author=self._author(action), taken_back=True), ())
        return fitting

    def _author(self, action: str) -> Author:
        return Author(name=self._actor, action=action, at=in_milliseconds(self._clock()))

    def _fitting(self, remade: Remade) -> Remade:
        """The same change of roads for what stands now, should others have edited beside it.

        Raises:
            Problem: STALE_WRITE if its roads are not as it left them.
        """
        standing, gone = self.standing, remade.gone
        here = standing.network.streets
        for street in gone.roads:
            if here.get(street.road.uid) != street:
                raise _stale(street.road.uid, self._versions)
        for street in remade.made.roads:
            uid = street.road.uid
            if uid in here and uid not in {one.road.uid for one in gone.roads}:
                raise _stale(uid, self._versions)
        fits = all(
            standing.shapes.get(shape.street.road.uid) is shape for shape in gone.shapes
        ) and all(standing.areas.get(area.uid) is area for area in gone.junctions)
        if fits:
            return remade
        uids = frozenset(street.road.uid for street in gone.roads)
        return replace(
            self.preview(StreetChange(gone=uids, new=remade.made.roads)),
            junctions_before=remade.junctions_before,
            junctions_after=remade.junctions_after,
        )

    def _write(self, remade: Remade, recording: Recording, new: Sequence[Junction]) -> None:
        with self._lock:
            self._write_alone(remade, recording, new)

    def _write_alone(self, remade: Remade, recording: Recording, new: Sequence[Junction]) -> None:
        standing = self.standing
        standing.apply(remade)
        action = recording.author.action
        try:
            with self._store.write(actor=self._actor, action=action) as unit:
                insert_network(unit, (), new, run_uid=None)
                update_junctions(unit, remade.junctions_after)
                around = self._around(remade)
                versions = replace_part(unit, remade, self._versions, around, recording)
        except BaseException:
            standing.apply(remade.undone)
            raise
        for street in remade.gone.roads:
            self._versions.pop(street.road.uid, None)
        self._versions |= versions

    # --- what others do

    def news(self) -> News:
        """What others changed since it was read here; nothing here changes."""
        with self._store.read() as connection:
            return read_news(connection, self._versions)

    def catch_up(self) -> Remade | None:
        """Take in what others changed; returns what went and came, None if there was nothing.

        What is derived is made again here: it can only be what stands in the store.
        """
        news = self.news()
        if not news:
            return None
        if news.is_large:
            before = self.standing.whole()
            self._read()
            return Remade(gone=before, made=self.standing.whole())
        with self._lock:
            self.standing.junctions |= {one.uid: one for one in news.junctions}
            remade = self.preview(changed_roads(news, self.standing.network))
            self.standing.apply(remade)
        for uid in news.gone:
            self._versions.pop(uid, None)
        self._versions |= news.versions
        return remade

    def finish(self) -> None:
        """Find the faces between all streets again, and store them."""
        whole = with_faces(self.standing.whole())
        with self._store.write(actor=self._actor, action="find street faces") as unit:
            replace_faces(unit, whole)

    def _around(self, remade: Remade) -> list[StreetRoad]:
        """The roads of a part, and all that share a junction with its areas."""
        junctions = {uid for area in remade.made.junctions for uid in area.junctions}
        found = {shape.street.road.uid: shape.street for shape in remade.made.shapes}
        standing, network = self.standing, self.standing.network
        nodes = {
            node for area in remade.made.junctions for node in standing.nodes_of_area(area.uid)
        }
        for uid in network.roads_at(nodes):
            street = network.streets[uid]
            if street.road.from_junction in junctions or street.road.to_junction in junctions:
                found[street.road.uid] = street
        return list(found.values())


def _state_key(street: StreetRoad) -> str:
    return street.provenance.state or street.road.uid


def _stale(uid: RoadUid, versions: dict[RoadUid, int]) -> Problem:
    return Problem("STALE_WRITE", table="road", uid=uid, version=versions.get(uid, 0))
