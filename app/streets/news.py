"""What others changed in the streets of a store since they were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.store.road_states import street_from_row
from app.store.schema import road as road_table
from app.store.street_parts import load_road_versions
from app.store.streets import chunks, load_junctions
from gis.crashes.records import RoadUid
from gis.streets.derived import StreetRoad
from gis.streets.records import Junction, JunctionSource
from gis.streets.remake.change import StreetChange
from gis.streets.remake.standing import Network

MOST_NEWS = 200
"""More roads than that, changed by others, are read with all that is derived from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Roads that others deleted, and those that they drew or changed."""

    gone: frozenset[RoadUid] = frozenset()
    streets: tuple[StreetRoad, ...] = ()
    versions: Mapping[RoadUid, int]
    """Of the roads that came or changed."""
    junctions: tuple[Junction, ...] = ()
    """All of the store, where there is anything new."""

    @property
    def is_large(self) -> bool:
        """Whether reading all again is quicker than making it again here."""
        return len(self.gone) + len(self.streets) > MOST_NEWS

    def __bool__(self) -> bool:
        return bool(self.gone or self.versions)


def read_news(connection: Connection, seen: Mapping[RoadUid, int]) -> News:
    """What the store holds otherwise than `seen`, the versions of all roads."""
    columns = road_table.c
    now = load_road_versions(connection)
    changed = {uid: version for uid, version in now.items() if seen.get(uid) != version}
    gone = frozenset(seen.keys() - now.keys())
    if not gone and not changed:
        return News(versions={})
    streets = []
    for some in chunks(sorted(changed)):
        query = select(road_table).where(columns.uid.in_(some), columns.cross_section.is_not(None))
        streets += [street_from_row(row) for row in connection.execute(query)]
    junctions = tuple(load_junctions(connection, source=JunctionSource.STREETS))
    return News(gone=gone, streets=tuple(streets), versions=changed, junctions=junctions)


def changed_roads(news: News, network: Network) -> StreetChange:
    """The news as a change of the roads that stand here."""
    changed = {one.road.uid for one in news.streets}
    gone = (news.gone | changed) & network.streets.keys()
    return StreetChange(gone=frozenset(gone), new=news.streets)
