"""A part of the streets put in the place of another: what an edit changed, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, delete, select

from app.store.schema import road as road_table
from app.store.store import WriteUnit
from app.store.street_columns import table_columns
from app.store.street_schema import street_block, street_doubt, street_island
from app.store.streets import chunks, delete_roads, road_values, section_values
from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.derived import StreetGeometry, StreetRoad
from gis.streets.remake.change import Remade

RoadVersions = Mapping[RoadUid, int]


def load_road_versions(connection: Connection) -> dict[RoadUid, int]:
    """The version of every road's row: a writer names those that were seen."""
    rows = connection.execute(select(road_table.c.uid, road_table.c.version))
    return {RoadUid(uid): version for uid, version in rows}


def replace_part(
    unit: WriteUnit, remade: Remade, seen: RoadVersions, streets: Sequence[StreetRoad]
) -> dict[RoadUid, int]:
    """Change roads, and the derived rows that go and come with them.

    `seen` holds the versions of the roads that go or change; `streets` are all roads that end at
    areas of the new part. Returns the versions of the roads that are there now.

    Raises:
        Problem: STALE_WRITE if somebody changed one of the roads since it was seen.
    """
    _take_derived(unit, remade.gone)
    versions = _change_roads(unit, remade, seen)
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


def _change_roads(unit: WriteUnit, remade: Remade, seen: RoadVersions) -> dict[RoadUid, int]:
    before = {street.road.uid: street for street in remade.gone.roads}
    after = {street.road.uid: street for street in remade.made.roads}
    versions: dict[RoadUid, int] = {}
    for uid in sorted(after.keys() & before.keys()):
        street = after[uid]
        values = {**road_values(street.road), **section_values(street)}
        del values["uid"]
        versions[uid] = unit.update(road_table, uid=uid, version=seen[uid], values=values)
    away = sorted(before.keys() - after.keys())
    _refuse_stale(unit.connection, away, seen)
    delete_roads(unit, away)
    new = [after[uid] for uid in sorted(after.keys() - before.keys())]
    unit.insert(road_table, [road_values(one.road) | section_values(one) for one in new])
    return versions | {street.road.uid: 1 for street in new}


def _refuse_stale(connection: Connection, uids: Sequence[RoadUid], seen: RoadVersions) -> None:
    """Roads are deleted only as they were seen."""
    for some in chunks(uids):
        columns = road_table.c
        rows = connection.execute(select(columns.uid, columns.version).where(columns.uid.in_(some)))
        found = {RoadUid(uid): version for uid, version in rows}
        for uid in some:
            version = seen[RoadUid(uid)]
            if found.get(RoadUid(uid)) != version:
                raise Problem("STALE_WRITE", table=road_table.name, uid=uid, version=version)
