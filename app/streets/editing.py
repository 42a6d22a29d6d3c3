"""Streets under an officer's hand: each edit is stored at once, with what it makes again."""

from __future__ import annotations

from collections.abc import Sequence
from threading import RLock

from app.marking_catalogue import load_marking_catalogue
from app.store.store import Store
from app.store.street_geometry import load_features, load_street_geometry
from app.store.street_parts import load_road_versions, replace_faces, replace_part
from app.store.streets import insert_network, load_junctions
from app.streets.object_editing import ObjectEditing
from app.tasks import Progress, silent
from gis.streets.derived import StreetRoad
from gis.streets.drawing.new_junctions import new_junctions
from gis.streets.engine.build import with_faces
from gis.streets.records import Junction, JunctionSource
from gis.streets.remake.change import Remade, StreetChange
from gis.streets.remake.remake import remake
from gis.streets.remake.standing import Standing

LOADING = "LOADING_STREETS"


class StreetEditing:
    """The streets of a store, held in memory as long as somebody edits them.

    Every edit is one unit of writing: after a crash of the program at most the edit in hand is
    lost. Blocks and medians are found again by `finish`.
    """

    def __init__(self, store: Store, *, actor: str, progress: Progress = silent) -> None:
        self._store = store
        self._actor = actor
        self._catalogue = load_marking_catalogue()
        self._lock = RLock()
        """Held while the streets are looked at as a whole, or changed."""
        with store.read() as connection:
            progress(LOADING, 0.0)
            geometry = load_street_geometry(connection)
            progress(LOADING, 0.6)
            features = load_features(connection)
            junctions = load_junctions(connection, source=JunctionSource.STREETS)
            self._versions = load_road_versions(connection)
        progress(LOADING, 0.7)
        self.standing = Standing(geometry, features, junctions)
        self.objects = ObjectEditing(store, actor=actor)
        progress(LOADING, 1.0)

    def is_current(self) -> bool:
        """Whether nobody changed a road or object of the store since."""
        with self._store.read() as connection:
            roads = load_road_versions(connection)
        return roads == self._versions and self.objects.is_current()

    def preview(self, change: StreetChange) -> Remade:
        """What an edit would give; nothing is stored. Any thread may ask."""
        with self._lock:
            return remake(self.standing, change, self._catalogue)

    def edit(self, change: StreetChange, action: str) -> Remade:
        """Make an edit and store it; its `undone` is what takes it back.

        Junctions that are new to the store are stored with it, and stay when it is taken back.

        Raises:
            Problem: STALE_WRITE if somebody else changed one of the roads meanwhile; the streets
                held here and the store are then as they were.
        """
        network = self.standing.network.changed(change.gone, change.new)
        new = new_junctions(network, change.new, self.standing.junctions)
        known = self.standing.junctions
        known |= {junction.uid: junction for junction in new}
        try:
            remade = self.preview(change)
            self._write(remade, action, new)
        except BaseException:
            for junction in new:
                del known[junction.uid]
            raise
        return remade

    def put(self, remade: Remade, action: str) -> None:
        """Store something made (or taken back) before.

        Raises:
            Problem: as `edit`.
        """
        self._write(remade, action, ())

    def _write(self, remade: Remade, action: str, new: Sequence[Junction]) -> None:
        with self._lock:
            self._write_alone(remade, action, new)

    def _write_alone(self, remade: Remade, action: str, new: Sequence[Junction]) -> None:
        standing = self.standing
        standing.apply(remade)
        try:
            with self._store.write(actor=self._actor, action=action) as unit:
                insert_network(unit, (), new, run_uid=None)
                versions = replace_part(unit, remade, self._versions, self._around(remade))
        except BaseException:
            standing.apply(remade.undone)
            raise
        for street in remade.gone.roads:
            self._versions.pop(street.road.uid, None)
        self._versions |= versions

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
