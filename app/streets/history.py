"""The streets as they were: reopened by date, and the list of what changed in a block and when.

Only roads have states; whatever is derived from them is made again by the engine. Signals and signs
of sources are those of today, since sources say nothing of their past.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

import shapely
from sqlalchemy import Connection, or_, select

from app.marking_catalogue import load_marking_catalogue
from app.store.predicates import bbox
from app.store.road_state_schema import road_state
from app.store.road_states import ClosedState, load_states, load_streets_at
from app.store.schema import road as road_table
from app.store.store import Store
from app.store.street_geometry import load_features, load_street_geometry, load_streets
from app.store.street_objects import load_objects_at
from app.store.streets import Bounds, load_junctions
from app.streets.edit_terms import day_begins
from app.streets.making import make_street_geometry
from app.tasks import Progress, silent
from gis.crashes.filters import TAIPEI
from gis.crashes.records import RoadUid
from gis.streets.derived import StreetGeometry, StreetRoad
from gis.streets.drawing.new_junctions import new_junctions
from gis.streets.object_pieces import with_objects
from gis.streets.records import Junction, JunctionSource
from gis.streets.remake.standing import Network
from gis.streets.road_aspects import RoadAspect, differing

Piece = TypeVar("Piece")
REACH_M = 150.0
"""Roads this near to an area are made with it, so that none ends at its border."""
MAKING = "MAKING_STREET_GEOMETRY"
_TICK = timedelta(milliseconds=1)


def moment_of(day: date) -> datetime:
    """The last moment of a day in Taiwan: what was edited that day is seen."""
    return day_begins(day + timedelta(days=1)) - _TICK


def local_day(at: datetime) -> date:
    """The day of a moment in Taiwan."""
    return at.astimezone(TAIPEI).date()


def is_present(connection: Connection, at: datetime, bounds: Bounds | None = None) -> bool:
    """Whether all roads were as they stand in the store."""
    now = select(road_table.c.fid).where(road_table.c.valid_from > at)
    then = select(road_state.c.fid).where(
        road_state.c.valid_to > at,
        or_(road_state.c.valid_from.is_(None), road_state.c.valid_from <= at),
    )
    if bounds is not None:
        now = now.where(bbox(road_table.c.geom, bounds))
        then = then.where(bbox(road_state.c.geom, bounds))
    return all(connection.execute(query.limit(1)).first() is None for query in (now, then))


def geometry_at(
    store: Store, at: datetime, *, bounds: Bounds | None = None, progress: Progress = silent
) -> StreetGeometry:
    """The streets of a moment, all or what touches `bounds`, with the objects that stood there.

    The same bytes each time; where no road was otherwise it is what stands in the store.
    """
    with store.read() as connection:
        objects = load_objects_at(connection, at, bounds=bounds)
    derived = _derived_at(store, at, bounds=bounds, progress=progress)
    return with_objects(derived, objects, load_marking_catalogue())


def _derived_at(
    store: Store, at: datetime, *, bounds: Bounds | None, progress: Progress
) -> StreetGeometry:
    near = None if bounds is None else grown(bounds, REACH_M)
    with store.read() as connection:
        if is_present(connection, at, near):
            return load_street_geometry(connection, bounds=bounds)
        streets = load_streets_at(connection, at, bounds=near)
        junctions = load_junctions(connection, source=JunctionSource.STREETS)
        features = load_features(connection)
    junctions = with_missing(streets, junctions)
    if near is not None:
        box = shapely.box(*near)
        features = [one for one in features if box.covers(shapely.Point(one.at))]
    made = make_street_geometry(streets, junctions, features, lambda share: progress(MAKING, share))
    return made if bounds is None else within(made, bounds)


def grown(bounds: Bounds, by_m: float) -> Bounds:
    """A box wider on all sides."""
    west, south, east, north = bounds
    return west - by_m, south - by_m, east + by_m, north + by_m


def with_missing(streets: Sequence[StreetRoad], junctions: Sequence[Junction]) -> list[Junction]:
    """Junctions with those that were there once, named by the roads that met there."""
    known = {one.uid for one in junctions}
    network = Network({street.road.uid: street for street in streets})
    return [*junctions, *new_junctions(network, streets, known)]


def within(geometry: StreetGeometry, bounds: Bounds) -> StreetGeometry:
    """What touches a box; all roads stay, since they say what is assumed."""
    box = shapely.box(*bounds)
    shapely.prepare(box)

    def kept(pieces: tuple[Piece, ...], name: str = "shape") -> tuple[Piece, ...]:
        return tuple(one for one in pieces if box.intersects(getattr(one, name)))

    return replace(
        geometry,
        shapes=kept(geometry.shapes, "axis"),
        bodies=kept(geometry.bodies),
        junctions=kept(geometry.junctions),
        lanes=kept(geometry.lanes),
        sidewalks=kept(geometry.sidewalks),
        islands=kept(geometry.islands),
        markings=kept(geometry.markings),
        furniture=tuple(one for one in geometry.furniture if box.intersects(shapely.Point(one.at))),
        blocks=kept(geometry.blocks),
    )


# --- who changed what and when


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadChange:
    """What one edit did to one road; None where it was not there before, or not after."""

    road: RoadUid
    before: StreetRoad | None
    after: StreetRoad | None

    @property
    def aspects(self) -> tuple[RoadAspect, ...]:
        """What differs; nothing for a road that came or went."""
        if self.before is None or self.after is None:
            return ()
        return differing(self.before, self.after)

    @property
    def name(self) -> str:
        """The road's name, after the edit if it is there still."""
        street = self.after or self.before
        return "" if street is None else street.road.name


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockChange:
    """One edit as far as it concerns a block or a road."""

    recorded_at: datetime | None
    """None for what nobody wrote down: how the streets first came into the store."""
    author: str
    action: str
    holds_from: datetime | None
    """Since when it holds, the earliest of its roads; None: since ever."""
    roads: tuple[RoadChange, ...]


def block_changes(
    store: Store, *, bounds: Bounds | None = None, roads: Iterable[str] | None = None
) -> tuple[BlockChange, ...]:
    """The edits that made a block, or some roads, what they are; the latest first."""
    with store.read() as connection:
        closed = load_states(connection, bounds=bounds, roads=roads)
        now = load_streets(connection, bounds=bounds)
    if roads is not None:
        wanted = set(roads)
        now = [one for one in now if one.road.uid in wanted]
    chains: dict[RoadUid, list[ClosedState]] = defaultdict(list)
    for state in closed:
        chains[state.street.road.uid].append(state)
    current = {street.road.uid: street for street in now}
    found: dict[_Key, list[RoadChange]] = defaultdict(list)
    for uid in sorted(chains.keys() | current.keys()):
        for key, change in _steps(chains.get(uid, []), current.get(uid)):
            found[key].append(change)
    made = [_block_change(key, changes) for key, changes in found.items()]
    return tuple(sorted(made, key=_newest_first))


_Key = tuple[datetime | None, str, str]


def _steps(
    chain: Sequence[ClosedState], current: StreetRoad | None
) -> Iterable[tuple[_Key, RoadChange]]:
    """Each edit of a road, told by who opened or closed its states."""
    before: StreetRoad | None = None
    gone: _Key | None = None
    streets = [*(state.street for state in chain), *([] if current is None else [current])]
    for place, street in enumerate(streets):
        told = street.provenance
        key = (told.recorded_at, told.author, told.action)
        if gone is not None and before is not None and gone != key:  # deleted, then drawn again
            yield gone, RoadChange(road=street.road.uid, before=before, after=None)
            before = None
        yield key, RoadChange(road=street.road.uid, before=before, after=street)
        before, gone = street, None
        if place < len(chain):
            state = chain[place]
            gone = (state.closed_at, state.closed_by, state.closed_action)
    if gone is not None and before is not None and current is None:
        yield gone, RoadChange(road=before.road.uid, before=before, after=None)


def _block_change(key: _Key, changes: Sequence[RoadChange]) -> BlockChange:
    begun = [one.after.provenance.valid_from for one in changes if one.after is not None]
    known = [at for at in begun if at is not None]
    holds = None if len(known) < len(begun) else min(known, default=key[0])
    return BlockChange(
        recorded_at=key[0], author=key[1], action=key[2], holds_from=holds, roads=tuple(changes)
    )


def _newest_first(change: BlockChange) -> tuple[bool, float, str]:
    at = change.recorded_at
    return at is None, 0.0 if at is None else -at.timestamp(), change.action


def road_changes(
    before: Sequence[StreetRoad], after: Sequence[StreetRoad], bounds: Bounds
) -> tuple[RoadChange, ...]:
    """What became of the roads that touch a box, those that are the same left out; by name."""
    box = shapely.box(*bounds)
    old = {one.road.uid: one for one in before}
    new = {one.road.uid: one for one in after}
    found = []
    for uid in old.keys() | new.keys():
        change = RoadChange(road=uid, before=old.get(uid), after=new.get(uid))
        lines = [s.road.line for s in (change.before, change.after) if s is not None]
        came_or_went = len(lines) == 1
        if (came_or_went or change.aspects) and any(box.intersects(line) for line in lines):
            found.append(change)
    return tuple(sorted(found, key=lambda change: (change.name, change.road)))
