"""A part of the streets put in the place of another: what an edit changed, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, select

from app.store.road_states import Author, Closing, close_states, open_states, street_values
from app.store.schema import road as road_table
from app.store.store import WriteUnit
from app.store.street_columns import table_columns
from app.store.street_schema import street_block, street_doubt, street_island
from app.store.streets import chunks, delete_roads
from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.derived import StreetGeometry, StreetRoad
from gis.streets.remake.change import Remade

RoadVersions = Mapping[RoadUid, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Who puts a part in the place of another, and what becomes of the states that end."""

    author: Author
    gone_from: Mapping[RoadUid, datetime | None] = field(default_factory=dict)
    """Since when roads that go are gone; None: since ever."""
    taken_back: bool = False
    """An edit is taken back: the states that it made go without a trace among the states."""


def load_road_versions(connection: Connection) -> dict[RoadUid, int]:
    """The version of every road's row: a writer names those that were seen."""
    rows = connection.execute(select(road_table.c.uid, road_table.c.version))
    return {RoadUid(uid): version for uid, version in rows}


def replace_part(
    unit: WriteUnit,
    remade: Remade,
    seen: RoadVersions,
    streets: Sequence[StreetRoad],
    recording: Recording,
) -> dict[RoadUid, int]:
    """Change roads, and the derived rows that go and come with them.

    `seen` holds the versions of the roads that were there; `streets` are all roads that end at
    areas of the new part. The states that end are kept. Returns the versions of the roads that are
    there now.

    Raises:
        Problem: STALE_WRITE if somebody changed, drew or deleted one of these roads since.
    """
    _refuse_stale(unit.connection, remade, seen, streets)
    _take_derived(unit, remade.gone)
    versions = _change_roads(unit, remade, seen, recording)
    for table, columns in table_columns(remade.made, streets).items():
        unit.insert_columns(table, columns)
    return versions


def replace_faces(unit: WriteUnit, whole: StreetGeometry) -> None:
    """Put the blocks and medians of the whole network in place of those that are there."""
    unit.connection.execute(delete(street_island).where(street_island.c.owner_uid == ""))
    unit.connection.execute(delete(street_block))
    medians = [one for one in whole.islands if not one.owner]
    faces = StreetGeometry(islands=tuple(medians), blocks=whole.blocks)
    columns = table_columns(faces, ())
    for table in (street_island, street_block):
        unit.insert_columns(table, columns[table])
        unit.note("bulk", table.name, "faces found again")


def _take_derived(unit: WriteUnit, gone: StreetGeometry) -> None:
    """Delete what stands no longer, those that point at others first."""
    for table, columns in reversed(table_columns(gone, ()).items()):
        if table is street_doubt:
            roads = sorted({doubt.road for doubt in gone.diagnostics if doubt.road is not None})
            _delete(unit, table, "road_uid", roads)
        elif table is not street_block:
            _delete(unit, table, "uid", list(columns["uid"]))


def _delete(unit: WriteUnit, table: Table, column: str, values: Sequence[str]) -> None:
    for some in chunks(values):
        unit.connection.execute(delete(table).where(table.c[column].in_(some)))
    if values:
        unit.note("bulk", table.name, f"deleted {len(values)}")


def _change_roads(
    unit: WriteUnit, remade: Remade, seen: RoadVersions, recording: Recording
) -> dict[RoadUid, int]:
    before = {street.road.uid: street for street in remade.gone.roads}
    after = {street.road.uid: street for street in remade.made.roads}
    runs = _record_states(unit, before, after, recording)
    versions: dict[RoadUid, int] = {}
    for uid in sorted(after.keys() & before.keys()):
        values = street_values(after[uid])
        del values["uid"]
        versions[uid] = unit.update(road_table, uid=uid, version=seen[uid], values=values)
    delete_roads(unit, sorted(before.keys() - after.keys()))
    new = [after[uid] for uid in sorted(after.keys() - before.keys())]
    rows = [street_values(one) | {"run_uid": runs.get(one.road.uid)} for one in new]
    unit.insert(road_table, rows)
    return versions | {street.road.uid: 1 for street in new}


def _record_states(
    unit: WriteUnit,
    before: Mapping[RoadUid, StreetRoad],
    after: Mapping[RoadUid, StreetRoad],
    recording: Recording,
) -> Mapping[RoadUid, str | None]:
    """Close the states that end, or open those again that an edit had closed.

    Returns the imports by which roads came that are there again.
    """
    if recording.taken_back:
        return open_states(unit, [after[uid] for uid in sorted(after)])
    closing = []
    for uid in sorted(before):
        if uid not in after:
            closed_from = recording.gone_from.get(uid, recording.author.at)
        elif after[uid].provenance == before[uid].provenance:
            continue
        else:
            closed_from = after[uid].provenance.valid_from
        closing.append(Closing(street=before[uid], closed_from=closed_from))
    close_states(unit, closing, recording.author)
    return {}


def _refuse_stale(
    connection: Connection, remade: Remade, seen: RoadVersions, streets: Sequence[StreetRoad]
) -> None:
    """Refuse a part that was made without somebody else's edit of it.

    It is not enough to look at the roads that change: an area is made from all that end at it.
    """
    new = {street.road.uid for street in remade.made.roads}
    there = {street.road.uid for street in remade.gone.roads}
    there |= {street.road.uid for street in streets} - (new - there)
    areas = (*remade.made.junctions, *remade.gone.junctions)
    junctions = {end for area in areas for end in area.junctions}
    found = _versions_of(connection, road_table.c.uid, sorted(there))
    for column in (road_table.c.from_junction_uid, road_table.c.to_junction_uid):
        found |= _versions_of(connection, column, sorted(junctions))
    for uid in sorted(there | found.keys()):
        if found.get(uid) != seen.get(uid):
            version = seen.get(uid, 0)
            raise Problem("STALE_WRITE", table=road_table.name, uid=uid, version=version)


def _versions_of(
    connection: Connection, column: ColumnElement[str], values: Sequence[str]
) -> dict[RoadUid, int]:
    columns = road_table.c
    found: dict[RoadUid, int] = {}
    for some in chunks(values):
        query = select(columns.uid, columns.version).where(column.in_(some))
        query = query.where(columns.cross_section.is_not(None))
        found |= {RoadUid(uid): version for uid, version in connection.execute(query)}
    return found
