"""Streets under an officer's hand: each edit is stored at once, with what it makes again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.marking_catalogue import load_marking_catalogue
from app.store.store import Store
from app.store.street_geometry import load_features, load_street_geometry
from app.store.street_parts import load_road_versions, replace_faces, replace_part
from app.store.streets import insert_network, load_junctions, update_junctions
from gis.streets.derived import StreetRoad
from gis.streets.drawing.new_junctions import new_junctions, renewed_junctions
from gis.streets.engine.build import with_faces
from gis.streets.records import Junction, JunctionSource
from gis.streets.remake.change import Remade, StreetChange
from gis.streets.remake.remake import remake
from gis.streets.remake.standing import Standing


class StreetEditing:
    """The streets of a store, held in memory as long as somebody edits them.

    Every edit is one unit of writing: after a crash of the program at most the edit in hand is
    lost. Blocks and medians are found again by `finish`.
    """

    def __init__(self, store: Store, *, actor: str) -> None:
        self._store = store
        self._actor = actor
        self._catalogue = load_marking_catalogue()
        with store.read() as connection:
            self.standing = Standing(
                load_street_geometry(connection),
                load_features(connection),
                load_junctions(connection, source=JunctionSource.STREETS),
            )
            self._versions = load_road_versions(connection)

    def preview(self, change: StreetChange) -> Remade:
        """What an edit would give; nothing is stored."""
        return remake(self.standing, change, self._catalogue)

    def edit(self, change: StreetChange, action: str) -> Remade:
        """Make an edit and store it; its `undone` is what takes it back.

        Junctions that are new to the store are stored with it, and stay when it is taken back;
        those where other roads meet now get their names and arms anew.

        Raises:
            Problem: STALE_WRITE if somebody else changed one of the roads meanwhile; the streets
                held here and the store are then as they were.
        """
        standing = self.standing
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
            self._write(remade, action, new)
        except BaseException:
            for junction in new:
                del known[junction.uid]
            known |= {was.uid: was for was, _ in renewed}
            raise
        return remade

    def put(self, remade: Remade, action: str) -> None:
        """Store something made (or taken back) before.

        Raises:
            Problem: as `edit`.
        """
        self._write(remade, action, ())

    def _write(self, remade: Remade, action: str, new: Sequence[Junction]) -> None:
        standing = self.standing
        standing.apply(remade)
        try:
            with self._store.write(actor=self._actor, action=action) as unit:
                insert_network(unit, (), new, run_uid=None)
                update_junctions(unit, remade.junctions_after)
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
